import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTable } from '../lambda/table/dynamodb.ts'
import { importLines } from '../lambda/tools/import.ts'
import { type Engine, startEngine } from '../local/engine.ts'
import { madeUpArchive } from './archive.ts'
import { processorOf, secondsOf, shown, sideBySide, toTable } from './measure.ts'
import { openPlain, type PlainItem } from './plain.ts'

const BATCH = 25
/** The same number of requests in flight as an import. */
const SIDE_BY_SIDE = 16
/** Items put between two reads of the items to put. */
const HELD = 400 * BATCH

const chunksOf = <Thing>(things: Thing[], size: number): Thing[][] =>
  Array.from({ length: Math.ceil(things.length / size) }, (_, index) => things.slice(index * size, (index + 1) * size))

const megabytes = (bytes: number) => `${shown(bytes / 1024 ** 2)} MB`
const residentAtMost = () => process.resourceUsage().maxRSS * 1024

/** Elapsed time, and processor time of this process and of the engine, in seconds. */
interface Taken {
  clock: number
  here: number
  engine: number
}

const taken = async (engine: Engine, run: () => Promise<unknown>): Promise<Taken> => {
  const before = [await processorOf(process.pid), await processorOf(engine.pid)] as const
  const clock = await secondsOf(run)
  return {
    clock,
    here: (await processorOf(process.pid)) - before[0],
    engine: (await processorOf(engine.pid)) - before[1],
  }
}

const sum = (a: Taken, b: Taken): Taken => ({
  clock: a.clock + b.clock,
  here: a.here + b.here,
  engine: a.engine + b.engine,
})

const importInto = async (engine: Engine, count: number, progress: (text: string) => void) => {
  const table = openTable('readout', engine.endpoint)
  await table.create()
  const lines = Array.from(madeUpArchive(count), (record) => JSON.stringify(record))
  const size = lines.reduce((sum, line) => sum + line.length, 0)
  const memoryBefore = residentAtMost()
  const ours = await taken(engine, async () => {
    const { written } = await importLines(
      table,
      lines,
      { by: 'import' },
      {
        progress: (done, of) => {
          progress(`${done} of ${of} records`)
        },
      },
    )
    if (written !== count) throw new Error(`Of ${count} records ${written} were written.`)
  })
  return { ours, size, memoryBefore, memory: residentAtMost(), writeUnits: table.usage.writeUnits }
}

const putAgain = async (from: Engine, to: Engine, progress: (text: string) => void) => {
  await openTable('readout', to.endpoint).create()
  const table = openPlain(to.endpoint)
  let items = 0
  let plain: Taken = { clock: 0, here: 0, engine: 0 }
  let held: PlainItem[] = []
  const put = async () => {
    const chunks = chunksOf(held, BATCH)
    plain = sum(plain, await taken(to, () => sideBySide(SIDE_BY_SIDE, chunks, (chunk) => table.batch(chunk))))
    items += held.length
    held = []
    progress(`${items} items put again`)
  }
  for await (const page of openPlain(from.endpoint).scan()) if (held.push(...page) >= HELD) await put()
  await put()
  return { plain, items }
}

/**
 * An import of a made-up archive into a fresh table, against the same items put by BatchWriteItem into another. To be
 * the first of a process, whose most memory it tells.
 * @param onDisk whether the engine keeps them in files, where it commits every item of a BatchWriteItem by itself; else in memory
 */
export const benchImporting = async (
  count: number,
  onDisk: boolean,
  progress: (text: string) => void,
): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-bench-'))
  const engines: Engine[] = []
  try {
    for (const name of ['import.db', 'plain.db'])
      engines.push(await startEngine(onDisk ? join(folder, name) : undefined))
    const { ours, size, memoryBefore, memory, writeUnits } = await importInto(engines[0]!, count, progress)
    const { plain, items } = await putAgain(engines[0]!, engines[1]!, progress)
    const row = (what: string, { clock, here, engine }: Taken) => [what, ...[clock, here, engine].map(shown)]
    const ratio = { clock: ours.clock / plain.clock, here: ours.here / plain.here, engine: ours.engine / plain.engine }
    return [
      `${shown(count)} records, ${megabytes(size)} of lines, become ${shown(items)} items ${onDisk ? 'on disk' : 'in memory'}:`,
      `${shown(count / ours.clock)} records and ${shown(items / ours.clock)} items a second,`,
      `${shown(writeUnits / count)} write units a record.`,
      `Memory (RSS) of the import: ${megabytes(memoryBefore)} with all lines read, at most ${megabytes(memory)}.\n\n`,
    ]
      .join(' ')
      .concat(
        toTable(
          ['', 'seconds', 'processor seconds of Node.js', 'of the engine'],
          [row('import', ours), row('the same items by BatchWriteItem of 25, 16 at once', plain), row('ratio', ratio)],
        ),
      )
  } finally {
    for (const engine of engines) await engine.stop()
    await rm(folder, { recursive: true })
  }
}
