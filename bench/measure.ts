import { readFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import versions from '../package.json' with { type: 'json' }

/** The middle of some numbers. */
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

/** The processor time that a process has taken, in seconds: what a busy machine does not change. NaN where there is no /proc. */
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
 * The memory that a process holds, in MB: all that is resident, or with what it shares with other processes counted in
 * parts, so that a sum over them is right. NaN where there is no /proc.
 */
export const memoryOf = async (pid: number, count: 'Rss' | 'Pss'): Promise<number> => {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '') // only Linux has it
  return Number(new RegExp(`^${count}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? NaN) / 1024
}

/** Carries out a task for each of some things, so many at once. */
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

/** A number as people read it: three digits that count, thousands set off. */
export const shown = (number: number): string =>
  number.toLocaleString('en', number < 1000 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 })

/** The middle of some numbers with the middles of their halves, as people read them: `1.3 (1.2 to 1.5)`. */
export const spread = (numbers: readonly number[]): string => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = Math.ceil(sorted.length / 2)
  return `${shown(median(sorted))} (${shown(median(sorted.slice(0, half)))} to ${shown(median(sorted.slice(-half)))})`
}

/** When and on what something was measured, in a line. */
export const whereAndWhen = (): string => {
  const [cpu] = cpus()
  const day = new Date().toISOString().slice(0, 10)
  const load = loadavg()[0]?.toFixed(1) ?? ''
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GiB`
  const { dependencies, optionalDependencies } = versions
  const sdk = dependencies['@aws-sdk/client-dynamodb']
  const engine = optionalDependencies['@dynoxide/linux-x64']
  return `${day}, ${machine}, Node.js ${process.versions.node}, AWS SDK ${sdk}, dynoxide ${engine}, load ${load}\n`
}
