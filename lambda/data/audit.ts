import { type AnyRecord, toRecordInput } from '../domain/records.ts'
import { problemsOf, referencesOf } from '../domain/rules.ts'
import { changeItem } from './changes.ts'
import { entriesOf, nameOfKey } from './entries.ts'
import { type KeptRevision, revisionOf } from './history.ts'
import {
  changeKey,
  idOf,
  isChange,
  isMark,
  isOfTheRecord,
  isRecord,
  isRevision,
  type Key,
  pendingKey,
  recordKey,
  REVISIONS,
  revisionKey,
} from './keys.ts'
import { finishEntries, whileAt } from './pending.ts'
import { ConditionFailed, type Item, type Table, type Write } from './table.ts'

/** Something in which the archive disagrees with itself. */
export interface Finding {
  id: string
  what: string
  /** Whether it was mended. What is left is for an editor: it cannot be told from the records alone. */
  mended: boolean
}

/** How far an audit has come, and what it has found since it last said so. */
export interface AuditStep {
  items: number
  records: number
  findings: Finding[]
}

/** How often a record is looked at again when it was written meanwhile. */
const LOOKS = 5
const SIDE_BY_SIDE = 16

interface Flaw {
  what: string
  /** What mends it; none where an editor has to. */
  writes?: Write[]
}

const recordOf = (item: Item | null | undefined): AnyRecord | null =>
  item?.body === undefined ? null : (JSON.parse(item.body) as AnyRecord)

const allRevisions = async (table: Table, id: string): Promise<KeptRevision[]> => {
  const found: KeptRevision[] = []
  const range = { PK: id, ...REVISIONS }
  for (let more = true; more;) {
    const slice = await table.query(range, { backward: false, limit: 100, consistent: true })
    found.push(...slice.items.map((item) => JSON.parse(item.body ?? '') as KeptRevision))
    range.low = `${slice.items.at(-1)?.SK ?? ''}!`
    more = slice.more
  }
  return found
}

const flawsOfEntries = async (table: Table, record: AnyRecord, strays: readonly Key[]): Promise<Flaw[]> => {
  const wanted = entriesOf(record)
  const entries = [...wanted.values()]
  const found = await table.get(entries, { consistent: true })
  const absent = entries.filter((entry, index) => !found[index] || found[index].body !== entry.body)
  const stray = strays.filter((key) => !wanted.has(nameOfKey(key)))
  const left = (await table.get(stray, { consistent: true })).filter((item) => item !== null)
  return [
    ...absent.map((put) => ({ what: `its entry in ${put.PK} is missing or out of date`, writes: [{ put }] })),
    ...left.map(({ PK, SK }) => ({
      what: `it stands in ${PK}, where it does not belong`,
      writes: [{ remove: { PK, SK } }],
    })),
  ]
}

const flawsOfHistory = async (table: Table, record: AnyRecord): Promise<Flaw[]> => {
  const { id } = record
  const revisions = await allRevisions(table, id)
  const numbers = new Set(revisions.map(({ number }) => number))
  const flaws: Flaw[] = []
  for (let number = 1; number < record.revision; number += 1)
    if (!numbers.has(number)) flaws.push({ what: `its revision ${number} is missing` })
  const last = revisions.at(-1)
  if (JSON.stringify(last?.record) !== JSON.stringify(record)) {
    const mended = revisionOf(revisions.at(-2)?.record ?? null, record, 'AMENDED', { by: 'audit' })
    const put = { ...revisionKey(id, record.revision), body: JSON.stringify(mended) }
    flaws.push({ what: `its revision ${record.revision} is missing or differs from the record`, writes: [{ put }] })
  }
  const keys = revisions.map(({ at, number }) => changeKey(at, id, number))
  const changes = await table.get(keys, { consistent: true })
  revisions.forEach(({ at, number, action }, index) => {
    const put = changeItem({ at, id, revision: number }, action)
    if (changes[index]?.body !== put.body)
      flaws.push({ what: `its revision ${number} is not in the feed of changes`, writes: [{ put }] })
  })
  return flaws
}

const flawsOfReferences = async (table: Table, record: AnyRecord, absorbed: readonly string[]): Promise<Flaw[]> => {
  const { id, supersededBy } = record
  const input = toRecordInput(record)
  const named = [...new Set(referencesOf(input).map((reference) => reference.id))]
  const [into, ...found] = await table.get([supersededBy ?? id, ...named, ...absorbed].map(recordKey), {
    consistent: true,
  })
  const flaws: Flaw[] = problemsOf(input).map(({ field, message }) => ({ what: `${field.join('.')}: ${message}` }))
  named.forEach((one, index) => {
    if (found[index]?.body === undefined) flaws.push({ what: `it names \`${one}\`, which is not there` })
  })
  if (supersededBy && !into?.absorbed?.includes(id))
    flaws.push({
      what: `\`${supersededBy}\` does not know that it was merged into it`,
      writes: [{ update: recordKey(supersededBy), absorb: id, when: { exists: true } }],
    })
  absorbed.forEach((one, index) => {
    if (recordOf(found[named.length + index])?.supersededBy !== id)
      flaws.push({
        what: `it takes \`${one}\` for merged into it`,
        writes: [{ update: recordKey(id), release: one, when: { exists: true } }],
      })
  })
  return flaws
}

/** Everything that is wrong about what is kept under an id. `strays` are keys at which it may stand wrongly. */
const flawsOf = async (table: Table, id: string, item: Item | null, strays: readonly Key[]): Promise<Flaw[]> => {
  const record = recordOf(item)
  if (record) {
    const [mark] = await table.get([pendingKey(id)], { consistent: true })
    const writes = [{ update: recordKey(id), unset: ['closed' as const], when: { exists: true } }]
    return [
      ...(item?.closed && !mark ? [{ what: 'it is closed, and nobody is erasing it', writes }] : []),
      ...(await flawsOfEntries(table, record, strays)),
      ...(await flawsOfHistory(table, record)),
      ...(await flawsOfReferences(table, record, item?.absorbed ?? [])),
    ]
  }
  const left = (await table.get([...strays], { consistent: true })).filter((key) => key !== null)
  const why = item ? 'which was erased' : 'which is not there'
  return left.map(({ PK, SK }) => ({
    what: `${PK} ${SK} is about it, ${why}`,
    // A revision without its record is kept: it may be all that is left of it.
    ...(isRevision({ PK, SK }) && !item ? {} : { writes: [{ remove: { PK, SK } }] }),
  }))
}

/** Looks at what is kept under an id until it was not written meanwhile. */
const inspect = async (table: Table, id: string, strays: readonly Key[], repair: boolean): Promise<Finding[]> => {
  for (let look = 1; ; look += 1) {
    const [item] = await table.get([recordKey(id)], { consistent: true })
    const flaws =
      item?.pending === undefined
        ? await flawsOf(table, id, item ?? null, strays)
        : [{ what: 'the writing of its entries was cut off', writes: [] }]
    if (flaws.length === 0) return []
    // It may have been written while it was looked at, or be written just now: then it is looked at once more.
    await new Promise((resolve) => setTimeout(resolve, 100))
    const [later] = await table.get([recordKey(id)], { consistent: true })
    const still = JSON.stringify(later) === JSON.stringify(item)
    if (!still && look < LOOKS) continue
    try {
      if (repair && item?.pending !== undefined) await finishEntries(table, id)
      else if (repair) {
        const writes = flaws.flatMap((flaw) => flaw.writes ?? [])
        // Writes to the record itself cannot stand beside a check of it.
        const onRecord = writes.filter((write) => 'update' in write && write.update.PK === id)
        if (item?.revision !== undefined)
          await whileAt(
            table,
            id,
            { revision: item.revision },
            writes.filter((write) => !onRecord.includes(write)),
          )
        else for (const write of writes) await table.transact([write])
        for (const write of onRecord) await table.transact([write])
      }
      return flaws.map(({ what, writes }) => ({ id, what, mended: repair && writes !== undefined }))
    } catch (error) {
      if (!(error instanceof ConditionFailed) || look >= LOOKS) throw error
    }
  }
}

const idOfItem = (item: Key): string => {
  if (isChange(item)) return item.SK.split('#')[1] ?? ''
  if (isMark(item)) return item.SK
  return isRecord(item) || isRevision(item) ? item.PK : idOf(item.SK)
}

/** What on a page of the table has to be looked at closely: every record, and what disagrees with its record at a glance. */
const suspects = async (table: Table, items: Item[]): Promise<Map<string, Key[]>> => {
  const found = new Map<string, Key[]>()
  const others = items.filter((item) => !isRecord(item))
  for (const item of items) if (isRecord(item)) found.set(item.PK, [])
  const ids = [...new Set(others.map(idOfItem))]
  const records = await table.get(ids.map(recordKey), { consistent: true })
  const byId = new Map(ids.map((id, index) => [id, records[index] ?? null]))
  const wanted = new Map(ids.map((id) => [id, entriesOf(recordOf(byId.get(id)))]))
  for (const item of others) {
    const id = idOfItem(item)
    const record = byId.get(id)
    const fits = () => {
      if (isChange(item)) return record != null
      if (isRevision(item)) return record?.body !== undefined
      if (isMark(item)) return record?.pending !== undefined || record?.closed
      const entry = wanted.get(id)?.get(nameOfKey(item))
      return entry && entry.body === item.body
    }
    if (!fits()) found.set(id, [...(found.get(id) ?? []), { PK: item.PK, SK: item.SK }])
  }
  return found
}

/**
 * Walks the whole table, and tells in what the archive disagrees with itself: entries, revisions and changes against
 * the records, references against what is there. The archive may be read and written meanwhile.
 * @param repair whether to mend what the records can tell: listings, changes, merges. That is also how the listings are
 *   rebuilt after their shape changed.
 */
export async function* audit(table: Table, { repair }: { repair: boolean }): AsyncGenerator<AuditStep> {
  for await (const page of table.scan()) {
    const items = page.filter(isOfTheRecord)
    const found = await suspects(table, items)
    const queue = found.entries()
    const findings: Finding[] = []
    const work = async () => {
      for (const [id, strays] of queue) findings.push(...(await inspect(table, id, strays, repair)))
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
    yield { items: items.length, records: items.filter(isRecord).length, findings }
  }
}
