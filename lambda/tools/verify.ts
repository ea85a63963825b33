import { setTimeout as wait } from 'node:timers/promises'
import { ConditionFailed } from '../table/errors.ts'
import { distinct } from '../domain/listings.ts'
import { isOf, typeOfId } from '../domain/nouns.ts'
import type { AnyRecord } from '../domain/records.ts'
import { actionIn, copyOf, Damaged, recordIn, revisionIn } from '../table/bodies.ts'
import { entriesOf } from '../table/entries.ts'
import { type Flaw, flawsOf } from './flaws.ts'
import {
  idOf,
  isChange,
  isMarker,
  isOfTheRecord,
  isRecord,
  isRevision,
  type Key,
  partsOfChange,
  recordKey,
  revisionKey,
  nameOfKey,
} from '../table/keys.ts'
import { finishEntries, whileAt } from '../writing/pending.ts'
import { ancestorsOf, inheritIntent, isStale } from '../writing/inheriting.ts'
import { writeTogether } from '../writing/records.ts'
import { markShape } from '../table/shape-check.ts'
import { packBodies } from './packing.ts'
import { type Item, type Table, type Write } from '../table/table.ts'

/** A flaw that was found in the archive. */
export interface Finding {
  id: string
  what: string
  /** Whether it was repaired and is gone. Otherwise an editor must correct it. */
  mended: boolean
}

/** The progress of an audit since its last step: how many items and records it has read, and what it has found. */
export interface AuditStep {
  items: number
  records: number
  findings: Finding[]
  /** Records that may be one, because they have an identifier in common: for an editor to merge, no disagreement. */
  alike: { ids: string[]; identifier: string }[]
  /** While bodies are packed, after the repair: how many items were looked at again, and how many packed. */
  passed: number
  packed: number
}

const NOTHING: AuditStep = { items: 0, records: 0, findings: [], alike: [], passed: 0, packed: 0 }

const IDENTIFIER = /^[A-Z]+_IDENTIFIER#(.+)$/

/** Collects who has which identifier, by the index entries that show it. Records that were merged have become another. */
const openAlike = () => {
  const holders = new Map<string, Set<string>>()
  return {
    note: (item: Item) => {
      const identifier = IDENTIFIER.exec(item.PK)?.[1]
      if (identifier === undefined || copyOf(item)?.status === 'MERGED') return
      holders.set(identifier, (holders.get(identifier) ?? new Set()).add(idOf(item.SK)))
    },
    found: () =>
      [...holders].flatMap(([identifier, ids]) => (ids.size > 1 ? [{ ids: [...ids].sort(), identifier }] : [])),
  }
}

/** The most times that a record is checked, if it is written meanwhile or if a repair reveals more. */
const LOOKS = 8
const SIDE_BY_SIDE = 16
/** How long to wait before checking a record whose entries are being written, in milliseconds. */
const BEING_WRITTEN = 100

const readItem = async (table: Table, id: string): Promise<Item | null> => {
  const [item] = await table.get([recordKey(id)], { consistent: true })
  return item ?? null
}

const mend = async (table: Table, id: string, item: Item | null, flaws: readonly Flaw[]) => {
  const writes = [...new Set(flaws.flatMap((flaw) => flaw.writes ?? []))]
  // A transaction cannot both write an item and check it.
  const isOnRecord = (write: Write) => 'update' in write && write.update.PK === id
  for (const write of writes.filter(isOnRecord)) await table.transact([write])
  if (item?.pending !== undefined) await finishEntries(table, id)
  const others = writes.filter((write) => !isOnRecord(write))
  const revision = others.length ? (await readItem(table, id))?.revision : undefined
  if (revision !== undefined) await whileAt(table, id, { revision }, others)
  else for (const write of others) await table.transact([write])
}

/** Checks what is stored under an id at a moment when nobody writes it, repairs what it can, and checks again. */
const inspect = async (table: Table, id: string, strays: readonly Key[], repair: boolean): Promise<Finding[]> => {
  const seen = new Set<string>()
  const mended = new Set<string>()
  for (let look = 1; ; look += 1) {
    const item = await readItem(table, id)
    if (item?.pending !== undefined) await wait(BEING_WRITTEN)
    const flaws = await flawsOf(table, id, item, strays)
    // A record that was written during the check is checked again.
    const isWritten = flaws.length > 0 && JSON.stringify(await readItem(table, id)) !== JSON.stringify(item)
    if (isWritten && look < LOOKS) continue
    const left = new Set(flaws.map(({ what }) => what))
    const goesOn = repair && look < LOOKS && flaws.some(({ what, writes }) => writes && !mended.has(what))
    for (const what of left) seen.add(what)
    if (!goesOn) return [...seen].map((what) => ({ id, what, mended: !left.has(what) }))
    try {
      await mend(table, id, item, flaws)
      for (const what of left) mended.add(what)
    } catch (error) {
      // A concurrent write, or something that cannot be read: it is checked again, and reported if it cannot be repaired.
      if (!(error instanceof ConditionFailed) && !(error instanceof Damaged)) throw error
    }
  }
}

const idOfItem = (item: Key): string => {
  if (isChange(item)) return partsOfChange(item).id
  if (isMarker(item)) return item.SK
  return isRecord(item) || isRevision(item) ? item.PK : idOf(item.SK)
}

/** Whether an item is about a record. One whose key has the form of an index entry counts as one, of a former listing. */
const isKnown = (item: Key): boolean => typeOfId(idOfItem(item)) !== null

const orNull = <Value>(parse: () => Value): Value | null => {
  try {
    return parse()
  } catch (error) {
    if (error instanceof Damaged) return null
    throw error
  }
}

/** The ids to check in a page of the table, with the keys of items that visibly disagree with their record: every record, and those of such items. */
const suspects = async (table: Table, items: Item[]): Promise<Map<string, Key[]>> => {
  const found = new Map<string, Key[]>()
  const others = items.filter((item) => !isRecord(item))
  for (const item of items) if (isRecord(item)) found.set(item.PK, [])
  const ids = [...new Set(others.map(idOfItem))]
  const changes = others.filter(isChange)
  const keys = changes.map(partsOfChange).map(({ id, revision }) => revisionKey(id, revision))
  const read = await table.get([...ids.map(recordKey), ...keys], { consistent: true })
  const records = new Map(ids.map((id, index) => [id, read[index] ?? null]))
  const revisions = new Map(changes.map((change, index) => [change, read[ids.length + index] ?? null]))
  const wanted = new Map(ids.map((id) => [id, entriesOf(orNull(() => recordIn(records.get(id))))]))
  const fits = (item: Item): boolean => {
    const id = idOfItem(item)
    const record = records.get(id)
    if (isRevision(item) || isMarker(item)) return record != null // it is checked with its record
    if (isChange(item)) {
      const revision = revisions.get(item)
      const of = revision && orNull(() => revisionIn(revision))
      return of?.at === partsOfChange(item).at && of.action === orNull(() => actionIn(item))
    }
    const entry = wanted.get(id)?.get(nameOfKey(item))
    return entry !== undefined && entry.body === item.body
  }
  for (const item of others) {
    const id = idOfItem(item)
    if (!fits(item)) found.set(id, [...(found.get(id) ?? []), { PK: item.PK, SK: item.SK }])
  }
  return found
}

const unknown = ({ PK, SK }: Key): Finding => ({
  id: `${PK} ${SK}`,
  what: 'it is not an item of Readout: delete it, unless a newer version wrote it',
  mended: false,
})

const STALE = 'it is listed by another date than its meeting or its first document has'

/** The statements among items that took a date from a record which has another by now; those of old archives took none. */
const staleAmong = async (table: Table, items: readonly Item[]): Promise<AnyRecord[]> => {
  const readable = (item: Item | null | undefined) => {
    try {
      return recordIn(item)
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      return null // reported where the record itself is inspected
    }
  }
  const statements = items
    .filter(isRecord)
    .map(readable)
    .filter((record) => record !== null && isOf(record, 'Statement'))
  const ids = distinct(statements.flatMap(ancestorsOf))
  const found = await table.get(ids.map(recordKey), { consistent: true })
  const byId = new Map(ids.map((id, index) => [id, readable(found[index])]))
  return statements.filter((statement) => isStale(statement, (id) => byId.get(id) ?? null))
}

/** Finds such statements, and lets them take the date anew if they are to be repaired. */
const inspectDates = async (table: Table, items: readonly Item[], repair: boolean): Promise<Finding[]> => {
  const suspected = await staleAmong(table, items)
  if (suspected.length === 0) return []
  await wait(BEING_WRITTEN) // the archive may just be doing it
  const again = await table.get(
    suspected.map(({ id }) => recordKey(id)),
    { consistent: true },
  )
  const stale = await staleAmong(
    table,
    again.filter((item) => item !== null),
  )
  const author = { by: 'archive', reason: 'Its date is that of its meeting.' }
  const renew = async (statement: AnyRecord): Promise<Finding> => {
    const [outcome] = repair ? await writeTogether(table, [inheritIntent(statement)], author) : []
    return { id: statement.id, what: STALE, mended: outcome?.problems.length === 0 }
  }
  return Promise.all(stale.map(renew))
}

/**
 * Scans the whole table for inconsistencies. Compares records, revisions and changes with their checksums and with each
 * other, entries with the records, and references with the records that exist. The archive may be read and written
 * meanwhile.
 * @param repair whether to repair what the rest of the archive proves. This also adds checksums and rebuilds the listings
 *   after their shape has changed; then the table is marked as having this version's shape, and bodies that stand as text
 *   are packed. It may be interrupted and run again
 */
export async function* audit(table: Table, { repair }: { repair: boolean }): AsyncGenerator<AuditStep> {
  const said = new Set<string>() // a record may be checked again for items on another page
  const fresh = (findings: Finding[]) =>
    findings.filter(({ id, what, mended }) => {
      const isFresh = mended || !said.has(`${id} ${what}`)
      said.add(`${id} ${what}`)
      return isFresh
    })
  /** Findings that were not repaired: a later repair may resolve them too. */
  const left = new Map<string, Finding[]>()
  const alike = openAlike()
  for await (const page of table.scan()) {
    const items = page.filter(isOfTheRecord)
    const findings = items.filter((item) => !isKnown(item)).map(unknown)
    const found = await suspects(table, items.filter(isKnown))
    const queue = found.entries()
    const work = async () => {
      for (const [id, strays] of queue) findings.push(...(await inspect(table, id, strays, repair)))
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
    findings.push(...(await inspectDates(table, items, repair)))
    const [now, later] = repair
      ? [findings.filter(({ mended }) => mended), findings.filter(({ mended }) => !mended)]
      : [findings, []]
    for (const finding of later) left.set(finding.id, [...(left.get(finding.id) ?? []), finding])
    items.forEach(alike.note)
    yield { ...NOTHING, items: items.length, records: items.filter(isRecord).length, findings: fresh(now) }
  }
  for (const [id, findings] of left) {
    const found = typeOfId(id) === null ? findings : await inspect(table, id, [], repair)
    found.push(...findings.filter((one) => one.what === STALE && !found.includes(one))) // `inspect` does not look for it
    const stillThere = new Set(found.map(({ what }) => what))
    const gone = findings.filter(({ what }) => !stillThere.has(what)).map((one) => ({ ...one, mended: true }))
    yield { ...NOTHING, findings: fresh([...gone, ...found]) }
  }
  yield { ...NOTHING, alike: alike.found() }
  if (!repair) return
  await markShape(table)
  for await (const { items, packed } of packBodies(table)) yield { ...NOTHING, passed: items, packed }
}
