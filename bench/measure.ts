import { readFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import versions from '../package.json' with { type: 'json' }

/** The median. */
export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}

/** How long something takes, in seconds. */
export const secondsOf = async (run: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1000
}

/** The processor time of a process, in seconds, which hardly depends on other load. NaN without /proc. */
export const processorOf = async (pid: number): Promise<number> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') // only Linux has it
  const [user, system] = text.slice(text.lastIndexOf(')')).split(' ').slice(12)
  return (Number(user) + Number(system)) / 100
}

/** A process and its children. */
export const familyOf = async (pid: number): Promise<number[]> => {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '') // only Linux has it
  return [pid, ...children.split(' ').filter(Boolean).map(Number)]
}

/**
 * The memory of a process, in MB: resident (Rss), or proportional (Pss), which divides shared memory among the processes,
 * so that sums are right. NaN without /proc.
 */
export const memoryOf = async (pid: number, count: 'Rss' | 'Pss'): Promise<number> => {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '') // only Linux has it
  return Number(new RegExp(`^${count}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? NaN) / 1024
}

/** Runs a task for each thing, with a number of workers in parallel. */
export const sideBySide = async <Thing>(
  workers: number,
  things: Iterable<Thing>,
  task: (thing: Thing) => Promise<unknown>,
): Promise<void> => {
  const queue = things[Symbol.iterator]()
  const work = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await task(next.value)
  }
  await Promise.all(Array.from({ length: workers }, work))
}

/** A table in Markdown. */
export const toTable = (heads: string[], rows: (string | number)[][]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** A number for people: three significant digits, with thousands separators. */
export const shown = (number: number): string =>
  number.toLocaleString('en', number < 1000 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 })

/** The median with the medians of the lower and upper half, for people: `1.3 (1.2 to 1.5)`. */
export const spread = (numbers: readonly number[]): string => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = Math.ceil(sorted.length / 2)
  return `${shown(median(sorted))} (${shown(median(sorted.slice(0, half)))} to ${shown(median(sorted.slice(-half)))})`
}

/** How busy the machine was before this process measured anything, in processes that ran. */
const LOAD = loadavg()[0] ?? 0
/** On a machine that is busier, times and their ratios are not to be relied on. */
export const QUIET = 1.2

/** The date and machine of a measurement, as a line. */
export const whereAndWhen = (): string => {
  const [cpu] = cpus()
  const day = new Date().toISOString().slice(0, 10)
  const load = `load ${LOAD.toFixed(1)}${LOAD < QUIET ? '' : ': **the machine was busy, rely on the counts alone**'}`
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GiB`
  const { dependencies, optionalDependencies } = versions
  const sdk = dependencies['@aws-sdk/client-dynamodb']
  const engine = optionalDependencies['@dynoxide/linux-x64']
  return `${day}, ${machine}, Node.js ${process.versions.node}, AWS SDK ${sdk}, dynoxide ${engine}, ${load}\n`
}
