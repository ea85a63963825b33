import { type AnyRecord, type TypeName, TYPES } from '../domain/records.ts'
import { isObject } from '../table/bodies.ts'
import { cursorAt, settledInstant } from '../reading/feed.ts'
import { keepBulk, type KeptFile } from '../reading/bulk.ts'
import type { Table } from '../table/table.ts'
import { exportAs } from '../tools/export.ts'
import { lineOf } from '../tools/lines.ts'
import { makeDays } from './days.ts'
import { openFile, type OpenFile, putJson } from './files.ts'
import { popoloOf, schemaOrgOf } from './linked-data.ts'
import type { Shelf } from './shelf.ts'
import { dataPackageOf, headOf, rowsOf, tableOf, tablesOf } from './tables.ts'

/** What is said of all files, in `manifest.json` beside them. */
export interface Manifest {
  /** The instant as of which the full files are, and up to which the days go. */
  at: string
  /** The cursor of the feed with which whoever loaded the full files goes on. */
  cursor: string
  /** The number of records in the full files, by type. */
  records: { [type: string]: number }
  full: KeptFile[]
  /** The days on which something changed, the earliest first. */
  days: KeptFile[]
}

/** A run under way, in `run.json`: what is done of it is not done again after a kill. */
interface Run {
  at: string
  full: { [type: string]: KeptFile[] }
  days: { [day: string]: KeptFile }
  daysDone: boolean
}

/** After how long a run that was killed is begun anew, in milliseconds. */
const LONGEST_RUN = 86_400_000
/** How often it is noted which days are made, in milliseconds: the note names them all. */
const NOTED_EVERY = 1000

const readJson = async <Value>(shelf: Shelf, name: string): Promise<Value | null> => {
  const text = await shelf.read(name)
  if (text === null) return null
  const value: unknown = JSON.parse(text)
  return isObject(value) && typeof value.at === 'string' ? (value as Value) : null
}

const dayOf = (instant: string) => instant.slice(0, 10)
/** The instant as a name of a folder. */
const stampOf = (instant: string) => instant.replaceAll(/[-:.]/g, '')
/** 1 ms later: changes at the instant itself are in the files. */
const justAfter = (instant: string) => new Date(Date.parse(instant) + 1).toISOString()

/** The run that was killed, if it is not too old; else a new one, as of now. */
const openRun = async (table: Table, shelf: Shelf): Promise<Run> => {
  const before = await readJson<Run>(shelf, 'run.json')
  if (before && Date.now() - Date.parse(before.at) < LONGEST_RUN) return before
  const run: Run = { at: await settledInstant(table), full: {}, days: {}, daysDone: false }
  await putJson(shelf, 'run.json', run)
  return run
}

/** Makes the full files of a type: its records, tables, and what they are in Popolo and schema.org, in one pass. */
const makeType = async (table: Table, shelf: Shelf, type: TypeName, at: string): Promise<KeptFile[]> => {
  const folder = `full/${stampOf(at)}`
  const name = tableOf(type)
  const records = openFile(shelf, `${folder}/records/${name}.ndjson.gz`, 'RECORDS')
  const schemaOrg = openFile(shelf, `${folder}/schema-org/${name}.ndjson.gz`, 'SCHEMA_ORG')
  const tables = tablesOf(type).map((one) => ({
    table: one,
    file: openFile(shelf, `${folder}/tables/${one.name}.csv.gz`, 'TABLE'),
  }))
  const popolo = new Map<string, OpenFile>()
  const all = () => [records, ...tables.map(({ file }) => file), ...popolo.values(), schemaOrg]
  try {
    for (const { table: one, file } of tables) await file.write(headOf(one, type), 0)
    const shape = (record: AnyRecord) => record
    for await (const record of exportAs(table, { instant: at, types: [type], shape })) {
      await records.write(`${lineOf(record, { revision: record.revision })}\n`)
      await schemaOrg.write(`${JSON.stringify(schemaOrgOf(record))}\n`)
      for (const { table: one, file } of tables) {
        const { text, rows } = rowsOf(one, record)
        if (rows) await file.write(text, rows)
      }
      const other = popoloOf(record)
      if (!other) continue
      const { class: kind, object } = other
      let file = popolo.get(kind)
      await file?.write(',\n', 0)
      if (!file) {
        file = openFile(shelf, `${folder}/popolo/${kind}.json.gz`, 'POPOLO')
        popolo.set(kind, file)
        await file.write(`{"${kind}":[\n`, 0)
      }
      await file.write(JSON.stringify(object))
    }
    for (const file of popolo.values()) await file.write('\n]}\n', 0)
    const made: KeptFile[] = []
    for (const file of all()) made.push(await file.close())
    return made
  } catch (error) {
    for (const file of all()) file.abandon()
    throw error
  }
}

/** What a run is told of, for a log or a progress bar. */
export interface Progress {
  (what: { done: string; records: number }): void
}

/**
 * Makes the bulk files: the whole archive as of an instant, and the changes of each day up to it. Without a Scan: records
 * are read by the listings of their types. A run that was killed goes on with what it had not done; the manifest of the
 * last run stands until this one is complete.
 * @param address where the files will be found, ending in `/`; null if they have no public address
 */
export const makeBulk = async (
  table: Table,
  shelf: Shelf,
  { address, progress = () => undefined }: { address: string | null; progress?: Progress },
): Promise<Manifest> => {
  const before = await readJson<Manifest>(shelf, 'manifest.json')
  const run = await openRun(table, shelf)
  const { at } = run

  if (!run.daysDone) {
    const days = { from: before ? dayOf(before.at) : null, to: at, made: new Set(Object.keys(run.days)) }
    let notedAt = -Infinity
    await makeDays(table, shelf, days, async (file) => {
      run.days[file.day ?? ''] = file
      if (performance.now() - notedAt > NOTED_EVERY) {
        await putJson(shelf, 'run.json', run)
        notedAt = performance.now()
      }
      progress({ done: file.name, records: file.records })
    })
    run.daysDone = true
    await putJson(shelf, 'run.json', run)
  }
  for (const type of TYPES) {
    if (run.full[type]) continue
    run.full[type] = await makeType(table, shelf, type, at)
    await putJson(shelf, 'run.json', run)
    progress({ done: tableOf(type), records: run.full[type][0]?.records ?? 0 })
  }

  const files = TYPES.flatMap((type) => run.full[type] ?? [])
  const folder = `full/${stampOf(at)}`
  const dictionary = await putJson(shelf, `${folder}/tables/datapackage.json`, dataPackageOf(files, at))
  const days = new Map((before?.days ?? []).map((file) => [file.day, file]))
  for (const file of Object.values(run.days)) days.set(file.day, file)
  const manifest: Manifest = {
    at,
    cursor: cursorAt(justAfter(at)),
    records: Object.fromEntries(TYPES.map((type) => [tableOf(type), run.full[type]?.[0]?.records ?? 0])),
    full: [...files, dictionary],
    days: [...days.values()].sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1)),
  }
  await putJson(shelf, 'manifest.json', manifest)
  await keepBulk(table, { ...manifest, address })
  await shelf.remove('run.json')
  for (const old of await shelf.list('full')) if (old !== stampOf(at)) await shelf.remove(`full/${old}`)
  return manifest
}
