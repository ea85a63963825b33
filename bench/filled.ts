import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { problemsOf } from '../lambda/domain/problems.ts'
import { withId } from '../lambda/domain/inputs.ts'
import { openTable } from '../lambda/table/dynamodb.ts'
import { checksumOf } from '../lambda/table/bodies.ts'
import { draftOf } from '../lambda/writing/drafts.ts'
import { recordIntent } from '../lambda/writing/records.ts'
import { isOf } from '../lambda/domain/nouns.ts'
import type { AnyRecord } from '../lambda/domain/records.ts'
import type { RecordInput } from '../lambda/generated/types.ts'
import { toAttributes } from '../lambda/table/expressions.ts'
import { checkShape } from '../lambda/table/shape-check.ts'
import { type Item, type Table } from '../lambda/table/table.ts'
import { readRecordInput } from '../lambda/schema.ts'
import { startEngine } from '../local/engine.ts'
import { madeUpArchive } from './archive.ts'

const NAME = 'readout'
/** What marks who made a revision; here all are made at once. */
const TOKEN = randomUUID()
const IMPORTER = { by: 'import' } as const
/** The number of rows in a transaction. */
const ROWS = 200_000

const withChecksum = (item: Item): Item => ({ ...item, checksum: checksumOf(item) })

/**
 * The items that stand in the table when a record has been imported from a line, by the functions that write it.
 * @param named the records that were imported before and from which others take something: meetings and documents
 */
const itemsOf = (line: string, named: Map<string, AnyRecord>): Item[] => {
  const read = readRecordInput(JSON.parse(line))
  if (!read.input) throw new Error(`A made-up record is wrong: ${JSON.stringify(read.problems)}`)
  const { input, id } = withId(read.input)
  const intent = recordIntent(input, id, problemsOf(input), { mode: 'IMPORT' })
  const decision = intent.decide(null, (one) => named.get(one) ?? null)
  if (!('next' in decision)) throw new Error(`A made-up record is wrong: ${JSON.stringify(decision)}`)
  const { core, entries, after } = draftOf(intent, null, decision, TOKEN, IMPORTER, Date.now())
  if (isOf(after, 'Meeting') || isOf(after, 'Document')) named.set(id, after)
  return [...core, ...entries].flatMap((write): Item[] => {
    if ('put' in write) return [withChecksum(write.put)]
    return 'update' in write ? [withChecksum({ ...write.update, ...write.set })] : []
  })
}

/** An item as the engine keeps it, the attributes as DynamoDB has them on the wire, and its size as DynamoDB counts it. */
const rowOf = (item: Item): { json: string; size: number } => {
  const attributes = Object.fromEntries(toAttributes(item, item, { packed: true, words: true }))
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
  const sizes = Object.entries(attributes).map(
    ([name, { S, B }]) => name.length + (B?.length ?? (S ? Buffer.byteLength(S) : 2)),
  )
  const inJson = Object.entries(attributes).map(([name, value]) => [
    name,
    value.B ? { B: Buffer.from(value.B).toString('base64') } : value,
  ])
  return { json: JSON.stringify(Object.fromEntries(inJson)), size: sizes.reduce((sum, one) => sum + one, 0) }
}

/** A table that was filled, and how large it is. */
export interface Filled {
  table: Table
  endpoint: string
  engine: number
  records: number
  items: number
  /** What the items take in DynamoDB: names and values of their attributes. */
  bytes: number
  /** What the engine's file takes. */
  fileBytes: number
  seconds: number
  stop(): Promise<void>
}

/**
 * A table on disk that holds a made-up archive of so many records: the same items that an import writes, put straight
 * into the engine's file (SQLite), which takes minutes where a million imported records would take hours.
 * @param archive the records, if not the usual ones
 */
export const filledTable = async (
  records: number,
  archive: Iterable<RecordInput> = madeUpArchive(records),
): Promise<Filled> => {
  const begun = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'readout-filled-'))
  const file = join(folder, 'readout.db')
  const empty = await startEngine(file)
  const made = openTable(NAME, empty.endpoint)
  await made.create()
  await checkShape(made)
  await empty.stop()

  let items = 0
  let bytes = 0
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -3000000; BEGIN')
  const insert = database.prepare(`INSERT INTO ${NAME} (pk, sk, item_json, item_size) VALUES (?, ?, ?, ?)`)
  const named = new Map<string, AnyRecord>()
  for (const record of archive)
    for (const item of itemsOf(JSON.stringify(record), named)) {
      const { json, size } = rowOf(item)
      insert.run(`S:${item.PK}`, `S:${item.SK}`, json, size)
      bytes += size
      items += 1
      if (items % ROWS === 0) database.exec('COMMIT; BEGIN')
    }
  database.exec('COMMIT')
  database.close()

  const { size: fileBytes } = await stat(file)
  const engine = await startEngine(file)
  return {
    table: openTable(NAME, engine.endpoint),
    endpoint: engine.endpoint,
    engine: engine.pid,
    records,
    items,
    bytes,
    fileBytes,
    seconds: (performance.now() - begun) / 1000,
    async stop() {
      await engine.stop()
      await rm(folder, { recursive: true })
    },
  }
}
