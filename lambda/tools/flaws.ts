import { typeOf } from '../domain/nouns.ts'
import { slicesOf } from '../table/slices.ts'
import { referencesOf } from '../domain/references.ts'
import { problemsOf } from '../domain/problems.ts'
import { toRecordInput } from '../domain/inputs.ts'
import { type AnyRecord } from '../domain/records.ts'
import type { ChangeAction } from '../generated/types.ts'
import { actionIn, Damaged, erasureIn, isObject, recordIn, revisionIn, valueOf } from '../table/bodies.ts'
import { changeItem } from '../reading/feed.ts'
import { entriesOf } from '../table/entries.ts'
import { keyOf, type KeptRevision, revisionOf } from '../domain/revisions.ts'
import {
  changeKey,
  isChange,
  isMarker,
  isRevision,
  type Key,
  numberOfRevision,
  partsOfChange,
  pendingKey,
  recordKey,
  REVISIONS,
  revisionKey,
  nameOfKey,
} from '../table/keys.ts'
import { planIn } from '../writing/pending.ts'
import type { Item, Table, Write } from '../table/table.ts'

/** A flaw in what is stored under an id, and the writes that repair it; without them, it cannot be repaired automatically. */
export interface Flaw {
  what: string
  writes?: Write[]
}

/** The value in an item, null if it cannot be read; and whether a checksum proves it. */
interface Read<Value> {
  value: Value | null
  sure: boolean
}

interface ReadRevision extends Read<KeptRevision> {
  number: number
  item: Item
  /** Its change in the feed. */
  change: Item | null
}

const read = <Value>(item: Item | null, parse: (item: Item) => Value | null): Read<Value> => {
  try {
    const value = item && parse(item)
    return { value, sure: value !== null && item?.checksum !== undefined }
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    return { value: null, sure: false }
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const consistent = { consistent: true }

const readRevisions = async (table: Table, id: string): Promise<ReadRevision[]> => {
  const items: Item[] = []
  for await (const some of slicesOf(table, { PK: id, ...REVISIONS }, 100)) items.push(...some)
  const instants = items.map(({ body = '' }) => {
    const value = valueOf(body)
    return isObject(value) && typeof value.at === 'string' ? value.at : '' // of a damaged one too, if it can be parsed
  })
  const keys = items.map((item, index) => changeKey(instants[index] ?? '', id, numberOfRevision(item)))
  const changes = await table.get(keys, consistent)
  return items.map((item, index) => ({
    ...read(item, revisionIn),
    number: numberOfRevision(item),
    item,
    change: changes[index] ?? null,
  }))
}

const fieldsChanged = (before: ReadRevision | undefined, { record, action, by }: KeptRevision) =>
  revisionOf(before?.value?.record ?? null, record, action, { by }).changed

/** Whether a revision follows from the one before it, if that one can be read. */
const follows = (revision: ReadRevision, before: ReadRevision | undefined): boolean => {
  const { value, number } = revision
  if (!value || value.at !== value.record.updatedAt || value.record.revision !== number) return false
  if (number > 1 && !before?.value) return true
  return same(fieldsChanged(before, value), value.changed) && (!before?.value || before.value.at < value.at)
}

const isInFeed = ({ value, change }: ReadRevision) => {
  const inFeed = read(change, actionIn).value
  return value !== null && inFeed === value.action
}

const numbered = (revisions: readonly ReadRevision[], number: number) => revisions.find((one) => one.number === number)

/** The current record with an id, and whether a checksum proves it. */
interface Stands {
  record: AnyRecord
  proven: boolean
}

/** The current record, or why it cannot be determined. */
const verdictOf = (item: Item | null, revisions: readonly ReadRevision[]): Stands | { doubt: string } => {
  const own = read(item, recordIn)
  const last = revisions.findLast(isInFeed)
  const byRevision = ({ value, sure }: ReadRevision) => ({ record: value!.record, proven: sure })
  if (own.value) {
    const { revision } = own.value
    if (last && last.number > revision && (last.sure || !own.sure)) return byRevision(last)
    const beside = numbered(revisions, revision)
    if (!beside?.value || (own.sure && !beside.sure) || same(beside.value.record, own.value))
      return { record: own.value, proven: own.sure }
    if (beside.sure && !own.sure) return byRevision(beside)
    const why = own.sure ? 'both have a valid checksum' : 'neither has a checksum'
    return { doubt: `the record and its revision ${revision} differ, and ${why}: amend it to the right content` }
  }
  const after = revisions.filter(({ number, change }) => number > (last?.number ?? 0) && change !== null)
  const isWhole = last && (last.sure || follows(last, numbered(revisions, last.number - 1)))
  if (isWhole && after.length === 0 && last.number >= (item?.revision ?? 0)) return byRevision(last)
  const what = item ? 'the record cannot be read' : 'the record is missing'
  return { doubt: `${what}, and its last revision does not prove its content: restore it from a backup` }
}

/** The flaws of the record's own item, compared with the record that is current. */
const flawsOfItem = (item: Item | null, record: AnyRecord, revisions: readonly ReadRevision[]): Flaw[] => {
  const { id, revision, supersededBy } = record
  const own = read(item, recordIn)
  const what = [
    ...(!item ? ['the record is missing'] : own.value ? [] : ['the record is damaged']),
    ...(own.value && own.value.revision < revision ? [`the record is behind its revision ${revision}`] : []),
    ...(own.value && own.value.revision === revision && !same(own.value, record)
      ? [`the record differs from its revision ${revision}`]
      : []),
    ...(own.value && item?.revision !== own.value.revision
      ? [
          `its item has the revision number ${item?.revision ?? 'none'}, but the record is at revision ${own.value.revision}`,
        ]
      : []),
    ...(own.value && item?.merged !== own.value.supersededBy
      ? [
          `its item says that it was merged into ${item?.merged ?? 'none'}, but the record says ${supersededBy ?? 'none'}`,
        ]
      : []),
  ]
  const was = item?.revision === undefined ? { exists: item !== null } : { revision: item.revision }
  const write: Write = {
    update: recordKey(id),
    set: {
      body: JSON.stringify(record),
      revision,
      merged: supersededBy,
      madeBy: item?.madeBy ?? keyOf(numbered(revisions, 1)?.value?.by),
    },
    unset: supersededBy === undefined && item?.merged !== undefined ? ['merged'] : [],
    when: was,
  }
  return what.map((one) => ({ what: one, writes: [write] }))
}

/** The current revision of a record, rebuilt from the record and from what can still be read of the damaged revision. */
const rebuilt = (
  record: AnyRecord,
  damaged: ReadRevision | undefined,
  before: ReadRevision | undefined,
  inFeed: ChangeAction | null,
): Item => {
  const left = damaged?.value ?? valueOf(damaged?.item.body ?? '')
  const { by, reason, action } = (isObject(left) ? left : {}) as Partial<KeptRevision>
  const author = { by: typeof by === 'string' ? by : 'audit', reason: typeof reason === 'string' ? reason : null }
  const made = revisionOf(
    before?.value?.record ?? null,
    record,
    inFeed ?? action ?? (record.revision === 1 ? 'RECORDED' : 'AMENDED'),
    author,
  )
  return { ...damaged?.item, ...revisionKey(record.id, record.revision), body: JSON.stringify(made) }
}

const flawsOfRevision = (
  { record, proven }: Stands,
  number: number,
  revisions: readonly ReadRevision[],
  lastAction: ChangeAction | null,
): Flaw[] => {
  const [revision, before] = [numbered(revisions, number), numbered(revisions, number - 1)]
  const isLast = number === record.revision
  if (!revision && isLast)
    return [
      { what: `its revision ${number} is missing`, writes: [{ put: rebuilt(record, undefined, before, lastAction) }] },
    ]
  if (!revision)
    return [{ what: `its revision ${number} is missing, and nothing else has its content: restore it from a backup` }]
  const { value, change, sure } = revision
  if (!value || (isLast && !same(value.record, record))) {
    const what = `its revision ${number} is damaged`
    if (isLast && proven) return [{ what, writes: [{ put: rebuilt(record, revision, before, lastAction) }] }]
    return [{ what: `${what}, and nothing else has its content: restore it from a backup` }]
  }
  if (!follows(revision, before))
    return [
      { what: `its revision ${number} does not follow from the one before: one of them is not as it was written` },
    ]
  const put = changeItem({ at: value.at, id: record.id, revision: number }, value.action)
  if (!change) return [{ what: `its revision ${number} is not in the change feed`, writes: [{ put }] }]
  const inFeed = read(change, actionIn)
  if (inFeed.value === value.action) return []
  const what = `the change feed has another action for its revision ${number} than the revision itself`
  return [sure || !inFeed.sure ? { what, writes: [{ put }] } : { what: `${what}, which has no checksum` }]
}

/** Items without a checksum, which get one if they agree with everything that they can be compared with. */
const flawsOfChecksums = (item: Item | null, record: AnyRecord, revisions: readonly ReadRevision[]): Flaw[] => {
  const lacking = (one: Item | null): one is Item => one?.body !== undefined && one.checksum === undefined
  const fits = (number: number) => {
    const revision = numbered(revisions, number)
    return !revision || follows(revision, numbered(revisions, number - 1))
  }
  const agreed = revisions.filter(({ number, value }) => value && fits(number) && fits(number + 1))
  const puts = [...agreed.map((one) => one.item), ...agreed.filter(isInFeed).map((one) => one.change)].filter(lacking)
  const update: Write = {
    update: recordKey(record.id),
    set: { body: JSON.stringify(record) },
    when: { revision: record.revision },
  }
  const writes = [...puts.map((put): Write => ({ put })), ...(lacking(item) ? [update] : [])]
  return writes.length ? [{ what: `${writes.length} of its items have no checksum`, writes }] : []
}

const flawsOfHistory = async (
  table: Table,
  item: Item | null,
  stands: Stands,
  revisions: readonly ReadRevision[],
): Promise<Flaw[]> => {
  const { record } = stands
  const { id, revision, updatedAt } = record
  const isLastKept = numbered(revisions, revision)?.value
  const [change = null] = isLastKept ? [] : await table.get([changeKey(updatedAt, id, revision)], consistent)
  const lastAction = read(change, actionIn).value
  const flaws = flawsOfItem(item, record, revisions)
  const numbers = Array.from({ length: record.revision }, (_, index) => index + 1)
  flaws.push(...numbers.flatMap((number) => flawsOfRevision(stands, number, revisions, lastAction)))
  for (const { number, item, value, sure, change } of revisions) {
    if (number >= 1 && number <= record.revision) continue
    const what = `it has a revision ${number} after its last, ${record.revision}`
    const isMade = !sure && !change && (value !== null || isObject(valueOf(item.body ?? '')))
    flaws.push(
      isMade
        ? { what: `${what}, which was never written`, writes: [{ remove: { PK: item.PK, SK: item.SK } }] }
        : { what: `${what}: delete that revision, or restore the record from a backup, before you amend the record` },
    )
  }
  return flaws.length ? flaws : flawsOfChecksums(item, record, revisions)
}

const flawsOfEntries = async (table: Table, record: AnyRecord, strays: readonly Item[]): Promise<Flaw[]> => {
  const wanted = entriesOf(record)
  const entries = [...wanted.values()]
  const found = await table.get(entries, consistent)
  const absent = entries.filter((entry, index) => !found[index] || found[index].body !== entry.body)
  const left = strays.filter((key) => !wanted.has(nameOfKey(key)))
  return [
    ...absent.map((put) => ({ what: `its entry in ${put.PK} is missing or out of date`, writes: [{ put }] })),
    ...left.map(({ PK, SK }) => ({
      what: `it has an entry in ${PK}, where it does not belong`,
      writes: [{ remove: { PK, SK } }],
    })),
  ]
}

/** Changes that belong to no revision, or are in the feed twice. */
const flawsOfChanges = (revision: number, revisions: readonly ReadRevision[], changes: readonly Item[]): Flaw[] =>
  changes.flatMap((item): Flaw[] => {
    const { at, revision: number } = partsOfChange(item)
    const writes: Write[] = [{ remove: { PK: item.PK, SK: item.SK } }]
    const of = numbered(revisions, number)
    if (of?.value && of.value.at !== at)
      return [{ what: `its revision ${number} is in the change feed twice, also at ${at}`, writes }]
    if (number <= revision) return [] // the revision itself is missing or damaged, which is reported as such
    const what = `the change feed has a revision ${number} of it, which does not exist`
    return [read(item, actionIn).sure ? { what: `${what}: restore it from a backup` } : { what, writes }]
  })

const flawsOfReferences = async (table: Table, record: AnyRecord, absorbed: readonly string[]): Promise<Flaw[]> => {
  const { id, supersededBy } = record
  const input = toRecordInput(record)
  const named = [...new Set(referencesOf(typeOf(record), record).map((reference) => reference.id))]
  const [into, ...found] = await table.get([supersededBy ?? id, ...named, ...absorbed].map(recordKey), consistent)
  const flaws: Flaw[] = problemsOf(input).map(({ field, message }) => ({ what: `${field.join('.')}: ${message}` }))
  named.forEach((one, index) => {
    if (found[index]?.body === undefined) flaws.push({ what: `it refers to \`${one}\`, which does not exist` })
  })
  if (supersededBy && into?.body === undefined)
    flaws.push({ what: `it was merged into \`${supersededBy}\`, which does not exist` })
  else if (supersededBy && !into?.absorbed?.includes(id))
    flaws.push({
      what: `\`${supersededBy}\` does not record that this record was merged into it`,
      writes: [{ update: recordKey(supersededBy), absorb: id, when: { exists: true } }],
    })
  absorbed.forEach((one, index) => {
    const other = read(found[named.length + index] ?? null, recordIn)
    if (other.value?.supersededBy === id) return
    const what = `it records that \`${one}\` was merged into it`
    const item = found[named.length + index]
    if (item?.body !== undefined && !other.value) flaws.push({ what: `${what}, but that record cannot be read` })
    else
      flaws.push({
        what: `${what}, but it was not`,
        writes: [{ update: recordKey(id), release: one, when: { exists: true } }],
      })
  })
  return flaws
}

/** The flaws of a record's marker, and of what the record says about it. */
const flawsOfMark = (id: string, item: Item | null, mark: Item | null): Flaw[] => {
  const writes: Write[] = [{ remove: pendingKey(id) }]
  if (!mark) {
    const unset: Write = { update: recordKey(id), unset: ['closed'], when: { exists: true } }
    return item?.closed ? [{ what: 'it is closed, but is not being erased', writes: [unset] }] : []
  }
  if (item?.closed) {
    if (read(mark, erasureIn).value) return []
    return [{ what: 'it is being erased, but by whom and why cannot be read: erase it again' }]
  }
  if (item?.pending !== undefined) {
    if (mark.body === undefined || read(mark, planIn).value) return []
    const unset: Write = { update: recordKey(id), unset: ['pending'], when: { exists: true } }
    return [
      { what: 'the content of its interrupted write cannot be read: write that again', writes: [unset, ...writes] },
    ]
  }
  return [{ what: 'it has a marker of a write or an erasure, but none is under way', writes }]
}

/** What is left of a record that was erased, or that never existed. */
const flawsOfNothing = (item: Item | null, strays: readonly Item[]): Flaw[] => {
  const why = item ? 'which was erased' : 'which does not exist'
  return strays.flatMap((stray): Flaw[] => {
    const { PK, SK } = stray
    if (item && isChange(stray) && partsOfChange(stray).revision <= (item.revision ?? 0)) return []
    const what = `${PK} ${SK} is about it, ${why}`
    // A change whose checksum is valid is not deleted: it may be all that is left of a record.
    if (!item && isChange(stray) && read(stray, actionIn).sure) return [{ what: `${what}: restore it from a backup` }]
    return [{ what, writes: [{ remove: { PK, SK } }] }]
  })
}

/**
 * All flaws in what is stored under an id. Checksums decide which content is right, else the revisions do; if neither can,
 * nothing is changed. A revision is overwritten only if it is damaged and the record proves its content.
 * @param item the record's own item
 * @param keys keys of items about the record that may not belong there
 */
export const flawsOf = async (table: Table, id: string, item: Item | null, keys: readonly Key[]): Promise<Flaw[]> => {
  const [mark = null, ...found] = await table.get([pendingKey(id), ...keys], consistent)
  const strays = found.filter((stray) => stray !== null)
  if (item?.pending !== undefined && item.body === undefined)
    return [{ what: 'its first write or its erasure was interrupted', writes: [] }]
  const revisions = await readRevisions(table, id)
  const isErased = item !== null && item.body === undefined && item.closed === true
  if (isErased || (!item && revisions.length === 0)) {
    const left = [...strays.filter((stray) => !isMarker(stray) && !isRevision(stray)), ...(mark ? [mark] : [])]
    return flawsOfNothing(item, [...left, ...revisions.map((revision) => revision.item)])
  }
  const verdict = verdictOf(item, revisions)
  const interrupted: Flaw[] =
    item?.pending === undefined ? [] : [{ what: 'the writing of its entries was interrupted', writes: [] }]
  const flaws = [...flawsOfMark(id, item, mark), ...interrupted]
  if ('doubt' in verdict) return [...flaws, { what: verdict.doubt }]
  flaws.push(...(await flawsOfHistory(table, item, verdict, revisions)))
  const { record } = verdict
  const [changes, entries] = [
    strays.filter(isChange),
    strays.filter((one) => !isChange(one) && !isMarker(one) && !isRevision(one)),
  ]
  flaws.push(...flawsOfChanges(record.revision, revisions, changes))
  if (interrupted.length === 0) flaws.push(...(await flawsOfEntries(table, record, entries)))
  return [...flaws, ...(await flawsOfReferences(table, record, item?.absorbed ?? []))]
}
