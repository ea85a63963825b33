import { hash } from 'node:crypto'
import { isRecordUnder } from '../domain/inputs.ts'
import { type AnyRecord } from '../domain/records.ts'
import { ShownError } from '../errors.ts'
import type { ChangeAction } from '../generated/types.ts'
import type { KeptRevision } from '../domain/revisions.ts'
import { idOf, isIndexEntry, type Key, numberOfRevision, partsOfChange, recordKey, revisionKey } from './keys.ts'
import type { Item } from './table.ts'

/** A stored body of a record cannot be read: it is not JSON, lacks required fields, or is not what was written. */
export class Damaged extends ShownError {
  declare readonly extensions: ShownError['extensions'] & { id: string }
  readonly id: string
  /** @param what the part of the record that is damaged, such as `the record` or `its revision 3` */
  constructor(id: string, what: string) {
    const report = 'Report this to the operator of the archive: `npm run verify` finds what is left of it.'
    super('DAMAGED', `\`${id}\`: ${what} is damaged in the archive and cannot be read. ${report}`)
    this.id = id
    this.extensions.id = id
  }
}

/** The length of a checksum in base64url characters: 96 bits. */
const CHECKSUM = 16

/**
 * The checksum of an item's body. It includes the item's key, so that a body copied to another key does not pass.
 * Undefined if the item has no body, and for index entries: their bodies are copies, which are compared with the record.
 */
export const checksumOf = (item: Key & Pick<Item, 'body'>): string | undefined =>
  item.body === undefined || isIndexEntry(item)
    ? undefined
    : hash('sha256', `${item.PK} ${item.SK} ${item.body}`, 'base64url').slice(0, CHECKSUM)

/** Whether a body is what was written, by its checksum. True if there is none: it was written before there were any. */
export const holds = (item: Item): boolean => item.checksum === undefined || item.checksum === checksumOf(item)

/** The value of a body's JSON. Undefined if it is not valid JSON. */
export const valueOf = (body: string): unknown => {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}

export const isObject = (value: unknown): value is { [name: string]: unknown } =>
  typeof value === 'object' && value !== null

/** The value of the JSON in an item's body. Undefined if it is damaged. */
export const valueIn = (item: Item): unknown => (holds(item) ? valueOf(item.body ?? '') : undefined)

/** The record in its own item. Null if there is none, if it is not yet written, or if it was erased. Throws Damaged. */
export const recordIn = (item: Item | null | undefined): AnyRecord | null => {
  if (!item || (item.body === undefined && (item.closed || item.pending !== undefined))) return null
  const record = holds(item) ? valueOf(item.body ?? '') : undefined
  if (isRecordUnder(item.PK, record)) return record
  throw new Damaged(item.PK, 'the record')
}

/** The record that an index entry holds a copy of. Throws Damaged if the copy cannot be read as that record. */
export const copyIn = ({ SK, body = '' }: Item): AnyRecord => {
  const [id, record] = [idOf(SK), valueOf(body)]
  if (isRecordUnder(id, record)) return record
  throw new Damaged(id, 'its entry in a listing')
}

/** The record of which an index entry holds a copy; null if it holds none that can be read. */
export const copyOf = (item: Item): AnyRecord | null => {
  try {
    return item.body === undefined ? null : copyIn(item)
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    return null
  }
}

const isRevision = (value: unknown): value is KeptRevision =>
  isObject(value) &&
  typeof value.number === 'number' &&
  typeof value.at === 'string' &&
  typeof value.by === 'string' &&
  typeof value.action === 'string' &&
  Array.isArray(value.changed) &&
  isObject(value.record)

/** The revision in an item. Throws Damaged. */
export const revisionIn = (item: Item): KeptRevision => {
  const revision = holds(item) ? valueOf(item.body ?? '') : undefined
  const { PK: id, SK } = item
  if (isRevision(revision) && isRecordUnder(id, revision.record) && SK === revisionKey(id, revision.number).SK)
    return revision
  throw new Damaged(id, `its revision ${numberOfRevision(item)}`)
}

/** An erasure under way, as its marker records it. */
export interface Erasure {
  by: string
  reason: string | null
  closedAt: string
}

/** The erasure that a marker records. Throws Damaged. */
export const erasureIn = (mark: Item): Erasure => {
  const { by, reason, closedAt } = Object(holds(mark) ? valueOf(mark.body ?? '') : null) as Partial<Erasure>
  if (typeof by === 'string' && typeof closedAt === 'string') return { by, reason: reason ?? null, closedAt }
  throw new Damaged(mark.SK, 'the marker of its erasure')
}

/** The action of a change in the feed. Throws Damaged. */
export const actionIn = (item: Item): ChangeAction => {
  const change = holds(item) ? valueOf(item.body ?? '') : undefined
  if (isObject(change) && typeof change.action === 'string') return change.action as ChangeAction // as written by us
  throw new Damaged(partsOfChange(item).id, 'its change in the feed')
}

/**
 * The current record: the one in its own item or, if that is damaged, the one in its current revision. Null if there is
 * none or it was erased. Throws Damaged if neither can be read.
 * @param get reads one item
 */
export const wholeRecord = async (
  item: Item | null,
  get: (key: Key) => Promise<Item | null | undefined>,
): Promise<AnyRecord | null> => {
  try {
    return recordIn(item)
  } catch (error) {
    if (!(error instanceof Damaged) || item?.revision === undefined) throw error
    console.error(error.message)
    const revision = await get(revisionKey(item.PK, item.revision))
    if (!revision) throw error
    return revisionIn(revision).record
  }
}

/** Reads the current record with an id, as `wholeRecord` does. Throws Damaged. */
export const findWhole = async (id: string, get: (key: Key) => Promise<Item | null | undefined>) =>
  wholeRecord((await get(recordKey(id))) ?? null, get)
