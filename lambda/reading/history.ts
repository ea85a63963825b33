import { type AnyRecord, type Frozen, frozen } from '../domain/records.ts'
import type { KeptRevision } from '../domain/revisions.ts'
import { badInput } from '../errors.ts'
import { Damaged, findWhole, revisionIn } from '../table/bodies.ts'
import { fromCursor, toCursor } from './cursors.ts'
import { numberOfRevision, recordKey, REVISIONS, revisionKey } from '../table/keys.ts'
import { type Page, type PageArguments, pageOf, sizeOfPage } from './pages.ts'
import type { Reads } from './batches.ts'
import type { Memory } from './memory.ts'
import type { Item } from '../table/table.ts'

const NINE_DIGITS = 999_999_999
const isRevisionNumber = (text: string) => /^[1-9]\d{0,8}$/.test(text)
const STRIDE = 20
/** How many revisions are read at once to find that of an instant among many: three round trips for 10,000. */
const PROBES = 15
/** How far the clocks of clients may be ahead, in milliseconds. */
const CLOCKS_DIFFER = 60_000

/** The revision in an item, or the error if it is damaged. */
const readRevision = (item: Item): KeptRevision | Damaged => {
  try {
    return revisionIn(item)
  } catch (error) {
    if (error instanceof Damaged) return error
    throw error
  }
}

/**
 * Opens the histories of records for one request.
 * @param leaveOut receives every revision that a page leaves out because it cannot be read
 * @param memory what may be shown of records to which others refer
 */
export const openHistory = (reads: Reads, leaveOut: (error: Damaged) => void, memory?: Memory) => {
  /** The revisions from a number downwards, and the number to continue with: 0 if there are no more. */
  const backward = async (id: string, from: number, limit: number) => {
    const high = revisionKey(id, from).SK
    const { items, more } = await reads.query({ PK: id, low: REVISIONS.low, high }, { backward: true, limit })
    const lowest = numberOfRevision(items.at(-1) ?? revisionKey(id, 1))
    return { found: items.map(readRevision), next: lowest - 1, more }
  }
  const found = new Map<string, Promise<AnyRecord | null>>()
  /** The current record with an id, whatever its type. Null if there is none. */
  const find = (id: string): Promise<AnyRecord | null> => {
    const record = found.get(id) ?? findWhole(id, (key) => reads.get(key))
    found.set(id, record)
    return record
  }

  /** Reads a record, and keeps it for the next request that may show it as one that is referred to. */
  const remember = async (id: string, memory: Memory): Promise<AnyRecord | null> => {
    const item = await reads.get(recordKey(id))
    const record = await find(id)
    if (record && item?.body !== undefined && !item.closed) memory.keep(record, item.body.length)
    else memory.forget(id)
    return record
  }
  const referenced = new Map<string, Promise<AnyRecord | null>>()
  /** A record to which another one refers, as `find` does, or from memory if that has it and it was not read for itself. */
  const findReferenced = (id: string): Promise<AnyRecord | null> => {
    if (!memory || found.has(id)) return find(id)
    const known = memory.recall(id)
    const record = referenced.get(id) ?? (known ? Promise.resolve(known) : remember(id, memory))
    referenced.set(id, record)
    return record
  }

  /**
   * A number above that of a record's revision at an instant, by at most STRIDE if no revision is damaged. Probes a few
   * evenly spaced revisions at once, then those between two of them in the same way.
   * @param from the number of a revision that is later than the instant
   */
  const near = async (id: string, instant: string, from: number): Promise<number> => {
    for (let [low, high] = [1, from]; ;) {
      if (high - low <= STRIDE) return high
      const apart = (high - low) / (PROBES + 1)
      const keys = Array.from({ length: PROBES }, (_, n) => revisionKey(id, Math.round(low + (n + 1) * apart)))
      const items = await Promise.all(keys.map((key) => reads.get(key)))
      const before = [low, high]
      for (const revision of items.filter((item) => item !== null).map(readRevision))
        if (revision instanceof Damaged) continue
        else if (revision.at <= instant) low = Math.max(low, revision.number)
        else high = Math.min(high, revision.number)
      if (before[0] === low && before[1] === high) return high // all of them are damaged
    }
  }

  /** What a record to which another one refers became: itself, unless it was merged; null where there is none. Throws Damaged. */
  const became = async (id: string): Promise<AnyRecord | null> => {
    const seen = new Set([id])
    let record = await findReferenced(id)
    for (let into = record?.supersededBy; into && !seen.has(into); into = record?.supersededBy) {
      seen.add(into)
      record = await findReferenced(into)
    }
    return record
  }

  return {
    find,
    findReferenced,
    became,
    /** One revision of a record, frozen. Null if there is none with this number. Throws Damaged. */
    async findRevision(id: string, number: number): Promise<Frozen | null> {
      const [item, stands] = await Promise.all([reads.get(revisionKey(id, number)), reads.get(recordKey(id))])
      // Of a large record that was erased, revisions are deleted one after another: none of them is shown any more.
      return item && stands?.body !== undefined ? frozen(revisionIn(item).record) : null
    },
    /** A record as it was at an instant, frozen. Null if it did not exist yet. Throws BAD_USER_INPUT if the instant is in the future. */
    async findAt(id: string, instant: string): Promise<Frozen | null> {
      if (Date.parse(instant) > Date.now() + CLOCKS_DIFFER)
        throw badInput(`\`asOf\` is ${instant}, which is in the future: use an instant in the past.`)
      let from = NINE_DIGITS
      try {
        const record = await find(id)
        if (!record || instant < record.createdAt) return null
        if (instant >= record.updatedAt) return frozen(record)
        from = (await near(id, instant, record.revision)) - 1
      } catch (error) {
        if (!(error instanceof Damaged)) throw error // an earlier revision may still be readable
      }
      let doubt: Damaged | null = null
      for (;;) {
        const { found, next, more } = await backward(id, from, STRIDE)
        for (const revision of found) {
          if (revision instanceof Damaged) doubt = revision
          else if (revision.at > instant) doubt = null
          else if (doubt)
            throw doubt // it may have been current at that instant
          else return frozen(revision.record)
        }
        if (more && next) from = next
        else if (doubt) throw doubt
        else return null
      }
    },
    /** A page of the revisions of a record, the newest first. */
    async revisions(id: string, ask: PageArguments): Promise<Page<KeptRevision>> {
      const count = sizeOfPage(ask)
      const listing = `revisions ${id}`
      const numberAt = (cursor: string | null | undefined) =>
        cursor == null ? null : Number(fromCursor(listing, cursor, isRevisionNumber))
      const [after, before] = [numberAt(ask.after), numberAt(ask.before)]
      const fromEnd = ask.last != null
      let [low, high] = [(before ?? 0) + 1, (after ?? NINE_DIGITS + 1) - 1]
      const revisions: KeptRevision[] = []
      // One more than requested shows whether there are more. Large ones take several reads: DynamoDB returns at most 1 MB.
      for (let more = low <= high; more && revisions.length <= count;) {
        const range = { PK: id, low: revisionKey(id, low).SK, high: revisionKey(id, high).SK }
        const slice = await reads.query(range, { backward: !fromEnd, limit: count + 1 - revisions.length })
        for (const revision of slice.items.map(readRevision))
          if (revision instanceof Damaged) leaveOut(revision)
          else revisions.push(revision)
        const last = slice.items.at(-1)
        more = slice.more && last !== undefined
        if (last) [low, high] = fromEnd ? [numberOfRevision(last) + 1, high] : [low, numberOfRevision(last) - 1]
      }
      const goesOn = revisions.length > count
      const page = revisions.slice(0, count).map((node) => ({ place: String(node.number), node }))
      return pageOf(fromEnd ? page.reverse() : page, {
        cursorOf: (place) => toCursor(listing, place),
        hasNextPage: () => (fromEnd ? before !== null : goesOn || before !== null),
        hasPreviousPage: () => (fromEnd ? goesOn || after !== null : after !== null),
      })
    },
  }
}

export type History = ReturnType<typeof openHistory>
