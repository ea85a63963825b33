import type { RecordInput } from '../generated/types.ts'
import { type AnyRecord, typeOfInput, toInput, toRecord } from '../domain/records.ts'
import { type Problem, referencesOf } from '../domain/rules.ts'
import { standingsOf } from '../domain/standings.ts'
import type { KeptRevision } from './archive.ts'
import { entryKeys, type Key, pendingKey, recordKey, revisionKey } from './keys.ts'
import { ConditionFailed, type Item, type Table, type Write } from './table.ts'

/** Who writes, when, and why. */
export interface Author {
  by: string
  at: string
  reason?: string | null
}

/** A record above this size, in characters of JSON, is not copied into its entries: they point to it. */
export const COPIED_UP_TO = 4096
/** DynamoDB takes so many actions in one transaction. */
const ACTIONS = 100
/** How often a write is tried again after somebody else's came between. */
const ATTEMPTS = 5

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const name = ({ PK, SK }: Key) => `${PK} ${SK}`

const entriesOf = (record: AnyRecord | null): Item[] => {
  if (!record) return []
  const text = JSON.stringify(record)
  const body = text.length > COPIED_UP_TO ? undefined : text
  const keys = standingsOf(record).flatMap((standing) => entryKeys(standing, record.id))
  return [...new Map(keys.map((key) => [name(key), { ...key, body }])).values()]
}

/** What turns the index entries of one revision into those of the next. */
const entryWrites = (before: AnyRecord | null, after: AnyRecord): Write[] => {
  const wanted = entriesOf(after)
  const kept = new Set(wanted.map(name))
  const gone = entriesOf(before).filter((entry) => !kept.has(name(entry)))
  return [...wanted.map((put) => ({ put })), ...gone.map(({ PK, SK }) => ({ remove: { PK, SK } }))]
}

const inTransactions = async (table: Table, writes: Write[]) => {
  for (let start = 0; start < writes.length; start += ACTIONS)
    await table.transact(writes.slice(start, start + ACTIONS))
}

const read = async (table: Table, key: Key): Promise<AnyRecord | null> => {
  const [item] = await table.get([key], true)
  return item?.body === undefined ? null : (JSON.parse(item.body) as AnyRecord)
}

/** What a record says beside its id, field by field, with its status. */
const snapshotOf = (record: AnyRecord) => {
  const content = Object.fromEntries(Object.entries(toInput(record)).filter(([field]) => field !== 'id'))
  const { status, statusReason, supersededBy } = record
  return { ...content, status, ...(statusReason ? { statusReason } : {}), ...(supersededBy ? { supersededBy } : {}) }
}

const revisionOf = (before: AnyRecord | null, after: AnyRecord, author: Author): KeptRevision => {
  const [old, now] = [before ? snapshotOf(before) : {}, snapshotOf(after)]
  const [was, is] = [new Map<string, unknown>(Object.entries(old)), new Map<string, unknown>(Object.entries(now))]
  const changed = [...new Set([...is.keys(), ...was.keys()])].filter((field) => !same(was.get(field), is.get(field)))
  const { by, at, reason = null } = author
  return { number: after.revision, at, by, reason, changed, snapshot: { id: after.id, ...now }, record: after }
}

/**
 * Writes one record whose content is valid: the record, its revision and its entries. The same content again changes
 * nothing. `unchecked` names the references that the caller vouches for; every other must exist at the moment of the write.
 * @returns whether something was written, or the references that do not exist
 */
export const writeRecord = async (
  table: Table,
  input: RecordInput,
  author: Author,
  unchecked: ReadonlySet<string> = new Set(),
): Promise<{ written: boolean; problems: Problem[] }> => {
  const { content } = typeOfInput(input)
  if (!content.id) throw new Error('A record has its id before it is written.')
  const { id } = content
  const references = referencesOf(input).filter((reference) => !unchecked.has(reference.id))
  const needed = [...new Set(references.map((reference) => reference.id))].map(recordKey)
  for (let attempt = 1; ; attempt += 1) {
    const [current, ...found] = await table.get([recordKey(id), ...needed], true)
    const missing = new Set(needed.filter((_, index) => !found[index]).map((key) => key.PK))
    if (missing.size)
      return {
        written: false,
        problems: references
          .filter((reference) => missing.has(reference.id))
          .map(({ field, id: absent, type }) => ({ field, message: `There is no ${type} \`${absent}\`.` })),
      }
    const before = current?.body === undefined ? null : (JSON.parse(current.body) as AnyRecord)
    const after = toRecord(input, {
      id,
      revision: (before?.revision ?? 0) + 1,
      status: before?.status ?? 'CURRENT',
      statusReason: before?.statusReason,
      supersededBy: before?.supersededBy,
      createdAt: before?.createdAt ?? author.at,
      updatedAt: author.at,
    })
    if (before && same(toInput(before), toInput(after))) return { written: false, problems: [] }
    const core: Write[] = [
      {
        put: { ...recordKey(id), body: JSON.stringify(after) },
        revision: after.revision,
        ...(before ? { ifRevision: before.revision } : { ifAbsent: true }),
      },
      {
        put: { ...revisionKey(id, after.revision), body: JSON.stringify(revisionOf(before, after, author)) },
        ifAbsent: true,
      },
    ]
    const entries = entryWrites(before, after)
    const checks: Write[] = needed.filter((key) => key.PK !== id).map((mustExist) => ({ mustExist }))
    try {
      if (core.length + checks.length + entries.length <= ACTIONS)
        await table.transact([...core, ...checks, ...entries])
      else {
        const pending = { put: { ...pendingKey(id), body: String(before?.revision ?? 0) }, ifAbsent: true }
        await table.transact([...core, pending, ...checks.slice(0, ACTIONS - core.length - 1)])
        await inTransactions(table, [...entries, { remove: pendingKey(id) }])
      }
      return { written: true, problems: [] }
    } catch (error) {
      if (!(error instanceof ConditionFailed) || attempt === ATTEMPTS) throw error
      await finishPending(table, id)
    }
  }
}

/** Finishes the entries of a record whose write was too large for one transaction and was cut off, if it was. */
export const finishPending = async (table: Table, id: string): Promise<void> => {
  const [marker] = await table.get([pendingKey(id)], true)
  if (!marker) return
  const [after, before] = [await read(table, recordKey(id)), Number(marker.body)]
  if (!after) return
  const [revision] = await table.get([revisionKey(id, before)], true)
  const old = revision?.body === undefined ? null : (JSON.parse(revision.body) as KeptRevision).record
  await inTransactions(table, [...entryWrites(old, after), { remove: pendingKey(id) }])
}

/** Finishes every write that was cut off. For the start of the local run. */
export const finishAllPending = async (table: Table): Promise<void> => {
  const { PK } = pendingKey('')
  for (;;) {
    const { items, more } = await table.query({ PK, low: ' ', high: '\u{10FFFF}' }, { backward: false, limit: ACTIONS })
    for (const item of items) await finishPending(table, item.SK)
    if (!more) return
  }
}
