import { readFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'

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
  return `${day}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, Node.js ${process.versions.node}, load ${load}\n`
}
