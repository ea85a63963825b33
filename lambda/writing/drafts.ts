import { type Reference, referencesOf } from '../domain/references.ts'
import type { Problem } from '../domain/checks.ts'
import { typeOfId, typeOf } from '../domain/nouns.ts'
import type { Decision } from '../domain/changes.ts'
import type { AnyLookAlike } from '../domain/warnings.ts'
import { distinct } from '../domain/listings.ts'
import { type AnyRecord, fieldOf } from '../domain/records.ts'
import type { ChangeAction } from '../generated/types.ts'
import { Damaged, wholeRecord } from '../table/bodies.ts'
import { changeItem, laterThan } from '../reading/feed.ts'
import { entryWrites } from '../table/entries.ts'
import { type Author, revisionOf } from '../domain/revisions.ts'
import { type Key, recordKey, revisionKey } from '../table/keys.ts'
import type { Idempotency } from './idempotency.ts'
import type { Condition, Item, ReadOptions, Table, Write } from '../table/table.ts'

/** An intended write of one record. */
export interface Intent {
  id: string
  /** The path at which the id was given. */
  at: string[]
  /** The references that the record will have. Their records must exist by then. */
  references: Reference[]
  /** The problems that are known already. */
  problems: Problem[]
  /** Its idempotency key, if the sender gave one. */
  idempotency?: Idempotency
  /** Decides what to do, given the current version of this record and of those that it refers to. */
  decide: (before: AnyRecord | null, named: (id: string) => AnyRecord | null) => Decision
  /** The listings in which records that may be the same have an entry. */
  lookAlikes: AnyLookAlike[]
  /** Whether warnings refuse it. */
  strict?: boolean
  /** Why it is written, if it has a reason of its own and not that of all that is written with it. */
  reason?: string | null
}

/** One record that is about to be written. */
export interface Draft {
  intent: Intent
  before: AnyRecord | null
  after: AnyRecord
  action: ChangeAction
  /** Identifies the attempt that made it. */
  token: string
  /** The writes of the record, its revision and its change. */
  core: Write[]
  entries: Write[]
}

/** The largest item that DynamoDB accepts, in bytes, with its key and the names of its attributes. */
export const LARGEST_ITEM = 400 * 1024
/** The most ancestors that a record may have, direct and indirect: all are checked in one transaction. */
const MOST_ABOVE = 50

/** The records that one attempt reads: the current version of each, read once. */
export const openCurrent = (table: Table, options: ReadOptions) => {
  const items = new Map<string, Item | null>()
  const records = new Map<string, AnyRecord | Damaged | null>()
  const get = async (key: Key) => (await table.get([key], options))[0]
  const readable = async (item: Item | null): Promise<AnyRecord | Damaged | null> => {
    try {
      const record = await wholeRecord(item, get)
      if (!record || !item) return record
      // If the item and its body disagree, a condition on one of them would never hold.
      if (record.revision !== item.revision)
        return new Damaged(record.id, `the number of its revision, ${item.revision ?? 'none'} and ${record.revision},`)
      if (record.supersededBy !== item.merged)
        return new Damaged(
          record.id,
          `the id of the record that it was merged into, ${item.merged ?? 'none'} and ${record.supersededBy ?? 'none'},`,
        )
      return record
    } catch (error) {
      if (error instanceof Damaged) return error
      throw error
    }
  }
  const item = (id: string) => items.get(id) ?? null
  return {
    /** Reads the records that have not been read yet, together with other items, which it returns. */
    async read(ids: string[], others: Key[] = []): Promise<(Item | null)[]> {
      const lacking = distinct(ids).filter((id) => !items.has(id))
      const found = await table.get([...lacking.map(recordKey), ...others], options)
      lacking.forEach((id, index) => items.set(id, found[index] ?? null))
      const read = await Promise.all(lacking.map((id) => readable(item(id))))
      lacking.forEach((id, index) => records.set(id, read[index] ?? null))
      return found.slice(lacking.length)
    },
    item,
    /** Throws Damaged. */
    record: (id: string): AnyRecord | null => {
      const record = records.get(id) ?? null
      if (record instanceof Damaged) throw record
      return record
    },
    /** Whether a record may be referred to: it exists, and is not being erased. */
    isOpen: (id: string) => item(id)?.body !== undefined && !item(id)?.closed,
  }
}

export type CurrentRecords = ReturnType<typeof openCurrent>

/** The writes to the records that a record was and is merged into. */
const mergeWrites = ({ supersededBy: from }: Partial<AnyRecord>, { id, supersededBy: into }: AnyRecord): Write[] => {
  if (from === into) return []
  const writes: Write[] = []
  if (from) writes.push({ update: recordKey(from), release: id, when: { exists: true } })
  if (into) writes.push({ update: recordKey(into), absorb: id, when: { exists: true, without: ['closed', 'merged'] } })
  return writes
}

/**
 * The writes that make the next revision of a record: of the record, its revision, its change, and the records that it was
 * and is merged into.
 * @param pending the number of the write, if it takes several transactions
 */
export const coreOf = (
  before: AnyRecord | null,
  after: AnyRecord,
  { action, token }: { action: ChangeAction; token: string },
  author: Author,
  pending?: number,
): Write[] => {
  const { id, revision, supersededBy, updatedAt: at } = after
  const anew: Condition = before ? { revision: before.revision, without: ['pending', 'closed'] } : { exists: false }
  return [
    {
      update: recordKey(id),
      set: {
        body: JSON.stringify(after),
        revision,
        merged: supersededBy,
        pending: pending && -pending,
        madeBy: before ? undefined : author.key?.id,
      },
      unset: before?.supersededBy && !supersededBy ? ['merged'] : [],
      when: pending === undefined ? anew : { pending },
    },
    {
      put: { ...revisionKey(id, revision), body: JSON.stringify(revisionOf(before, after, action, author)), token },
      when: { exists: false },
    },
    { put: changeItem({ at, id, revision }, action) },
    ...mergeWrites(before ?? {}, after),
  ]
}

/** The author of one write, with its own reason if it has one. */
export const authorOf = ({ reason }: Intent, author: Author): Author =>
  reason == null ? author : { ...author, reason }

/** The next revision of a record, made at an instant or later, with all of its writes. `token` identifies the attempt. */
export const draftOf = (
  intent: Intent,
  before: AnyRecord | null,
  { action, next }: Extract<Decision, { next: unknown }>,
  token: string,
  author: Author,
  instant: number,
): Draft => {
  const after = next(laterThan(before, instant))
  const core = coreOf(before, after, { action, token }, authorOf(intent, author))
  return { intent, before, after, action, token, core, entries: entryWrites(before, after) }
}

/** A problem for each reference whose record does not exist and is not written in the same transaction (`along`). */
export const missing = (intent: Intent, current: CurrentRecords, along: ReadonlySet<string>): Problem[] =>
  intent.references
    .filter(({ id, type }) => typeOfId(id) === type && !current.isOpen(id) && !along.has(id))
    .map(({ field, id, type }) => ({ code: 'NOT_FOUND', field, message: `There is no ${type} \`${id}\`.` }))

/** About how many bytes a write takes in the table. */
export const sizeOf = (write: Write): number => {
  const item = 'put' in write ? write.put : 'update' in write ? { ...write.update, ...write.set } : {}
  const { PK = '', SK = '', body = '' }: Partial<Item> = item
  return Buffer.byteLength(`PK${PK}SK${SK}body${body}`) + 100 // the other attributes
}

/** A problem if a record, or its revision, is larger than an item can be. */
export const tooLarge = ({ intent: { id }, core }: Draft): Problem[] => {
  const size = Math.max(...core.map(sizeOf))
  if (size <= LARGEST_ITEM) return []
  const message = `The record takes ${size} bytes in the table, which is more than the ${LARGEST_ITEM} that it may take. Divide it.`
  return [{ code: 'TOO_LARGE', field: [fieldOf(typeOfId(id) ?? 'Topic')], message }]
}

/** What a record stands directly under; of one that was merged, what it became, which stands for it. */
const parentsOf = (record: AnyRecord | null): string[] => {
  if (record?.supersededBy) return [record.supersededBy]
  return record ? referencesOf(typeOf(record), record).flatMap(({ id, acyclic }) => (acyclic ? [id] : [])) : []
}

/**
 * Checks that a record would not become its own ancestor. The transaction checks that its ancestors are as they were
 * read, so that two concurrent writes cannot close a cycle. Writes that are pending there must be finished first.
 */
export const checkAncestors = async (
  { intent: { id, references } }: Draft,
  drafts: ReadonlyMap<string, Draft>,
  current: CurrentRecords,
): Promise<{ problems: Problem[]; checks: Write[]; pending: string[] }> => {
  const checked = new Set<string>()
  const problems: Problem[] = []
  for (const { field, id: parent, acyclic } of references) {
    if (!acyclic) continue
    const seen = new Set<string>()
    for (let level = [parent]; level.length && seen.size <= MOST_ABOVE;) {
      for (const one of level) seen.add(one)
      await current.read(level.filter((one) => !drafts.has(one)))
      const next = level.flatMap((one) => parentsOf(drafts.get(one)?.after ?? current.record(one)))
      level = distinct(next).filter((one) => !seen.has(one))
    }
    if (seen.has(id))
      problems.push({
        code: 'INVALID',
        field,
        message: `\`${id}\` is itself above \`${parent}\`: this would close a cycle.`,
      })
    else if (seen.size > MOST_ABOVE)
      problems.push({
        code: 'TOO_LARGE',
        field,
        message: `It would be below more than ${MOST_ABOVE} records, directly and indirectly.`,
      })
    for (const one of seen) checked.add(one)
  }
  const checks = [...checked].flatMap((one): Write[] => {
    const revision = current.item(one)?.revision
    return drafts.has(one) || revision === undefined
      ? []
      : [{ check: recordKey(one), when: { revision, without: ['pending'] } }]
  })
  return { problems, checks, pending: [...checked].filter((one) => current.item(one)?.pending !== undefined) }
}
