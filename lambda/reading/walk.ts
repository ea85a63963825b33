import { typeOfId } from '../domain/nouns.ts'
import type { Listing } from '../domain/listings.ts'
import type { ListingOrder, ListingQuery } from '../domain/noun.ts'
import type { AnyRecord } from '../domain/records.ts'
import { copyIn, Damaged, wholeRecord } from '../table/bodies.ts'
import { isAt } from '../table/entries.ts'
import { idOf, type Key, recordKey, sortOf } from '../table/keys.ts'
import { DATED, EVERYTHING, type Range, ranges, UNDATED } from '../table/ranges.ts'
import type { Item } from '../table/table.ts'
import type { Reads } from './batches.ts'
import { byteOrder, merge } from './leapfrog.ts'
import type { Found } from './pages.ts'

/** A listing to page through: its query, its order, and a text that identifies it among all listings. */
export interface Listed<R extends AnyRecord> extends ListingQuery<R> {
  name: string
  order: ListingOrder
  includeRetracted?: boolean | null
}

/** The most entries that are read for one page. A page that stops there is short and says that there is more. */
export const LARGEST_READ = 1000

/** The record of an entry. If the entry is a pointer, or its copy is damaged, it is read by its id. Throws Damaged. */
const recordOf = async (reads: Reads, item: Item): Promise<AnyRecord | null> => {
  if (item.body !== undefined)
    try {
      return copyIn(item)
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      console.error(error.message)
    }
  const get = (key: Key) => reads.get(key)
  const found = await get(recordKey(idOf(item.SK)))
  const record = await wholeRecord(found, get)
  return record && isAt(item, found, record) ? record : null
}

/** The text of an edge after a place, as a cursor contains it. */
export const after = (place: string): string => `>${place}`

/** A place to start from or stop at. Exclusive, or inclusive if reading stopped before examining it. */
export interface Edge {
  place: string
  inclusive: boolean
}

const holds = ({ low, high }: { low: string; high: string }, place: string) =>
  byteOrder(low, place) <= 0 && byteOrder(place, high) <= 0

/** The part of a range from `low` to `high`. Null if it is empty. */
const clip = (range: Range, low: string | undefined, high: string | undefined): Range | null => {
  const clipped = { ...range }
  if (low !== undefined && byteOrder(range.low, low) < 0) clipped.low = low
  if (high !== undefined && byteOrder(range.high, high) > 0) clipped.high = high
  return byteOrder(clipped.low, clipped.high) > 0 ? null : clipped
}

/** The part of a listing to read: between two edges, from `start` to `stop`; from the listing's end if `reversed`. */
export interface Stretch {
  start: Edge | null
  stop: Edge | null
  reversed: boolean
}

/** Whether a listing is read from its highest place to its lowest. */
const isBackward = ({ order }: { order: ListingOrder }, { reversed }: Stretch) =>
  (order === 'NEWEST_FIRST') !== reversed

/** Entries without a date sort lowest but are listed last, so OLDEST_FIRST is read in two parts. */
const partsOf = ({ order }: { order: ListingOrder }, { reversed }: Stretch) =>
  order !== 'OLDEST_FIRST' ? [EVERYTHING] : reversed ? [UNDATED, DATED] : [DATED, UNDATED]

/** The ranges to read, part by part, for each group of listings. Parts in which nothing can match are left out. */
const plansOf = <R extends AnyRecord>(listed: Listed<R>, groups: Listing[][], stretch: Stretch): Range[][][] => {
  const { start, stop } = stretch
  const parts = partsOf(listed, stretch)
  return parts.flatMap((part, index) => {
    const here = (edge: Edge | null) => edge && holds(part, edge.place)
    const startsLater = parts.slice(index + 1).some((later) => start && holds(later, start.place))
    const stopsEarlier = parts.slice(0, index).some((earlier) => stop && holds(earlier, stop.place))
    if (startsLater || stopsEarlier) return []
    const from = here(start) ? start?.place : undefined
    const to = here(stop) ? stop?.place : undefined
    const [low, high] = isBackward(listed, stretch) ? [to, from] : [from, to]
    const plan = groups.map((group) =>
      group
        .flatMap((listing) => ranges(listing, listed))
        .map((range) => clip(range, part.low, part.high))
        .map((range) => range && clip(range, low, high))
        .filter((range) => range !== null),
    )
    return plan.some((group) => group.length === 0) ? [] : [plan]
  })
}

/** A record's id with the ids of all that were merged into it, directly and indirectly. */
const idsWithMerged = async (reads: Reads, id: string): Promise<string[]> => {
  const ids = [id]
  for (let level = [id]; level.length;) {
    const items = await Promise.all(level.map((one) => reads.get(recordKey(one))))
    level = items.flatMap((item) => item?.absorbed ?? []).filter((one) => !ids.includes(one))
    ids.push(...level)
  }
  return ids
}

/** A listing about a record, and those about all records that were merged into it. */
const withMerged = async (reads: Reads, { name, of }: Listing): Promise<Listing[]> =>
  of === undefined || typeOfId(of) === null
    ? [{ name, of }]
    : (await idsWithMerged(reads, of)).map((one) => ({ name, of: one }))

/** A step of a walk: a record, or the place at which reading stopped at its limit. */
export type WalkStep<R> = Found<R> | { stoppedAt: string }

/** Walks a stretch of a listing. `limit` is how many entries the first read requests. */
export type WalkListing = <R extends AnyRecord>(
  listed: Listed<R>,
  stretch: Stretch,
  limit: number,
) => AsyncGenerator<WalkStep<R>>

/**
 * Opens the walks of one request.
 * @param leaveOut receives every record that a listing leaves out because it cannot be read
 */
export const openWalk = (reads: Reads, leaveOut: (error: Damaged) => void): WalkListing => {
  const readable = async <R extends AnyRecord>(item: Item): Promise<R | null> => {
    try {
      return (await recordOf(reads, item)) as R | null // a listing has records of its own type
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      leaveOut(error)
      return null
    }
  }

  return async function* walk<R extends AnyRecord>(listed: Listed<R>, stretch: Stretch, limit: number) {
    const { start, stop } = stretch
    const backward = isBackward(listed, stretch)
    const passed = (place: string) => [start, stop].some((edge) => edge?.place === place && !edge.inclusive)

    let examined = 0
    const read = async (range: Range, count: number) => {
      const slice = await reads.query(range, { backward, limit: count })
      examined += slice.items.length
      // If the page shows all that is read, the records without a copy in their entries are read together.
      if (listed.groups.length === 1 && !listed.isSelective)
        for (const { SK, body } of slice.items)
          if (body === undefined) reads.get(recordKey(idOf(SK))).catch(() => undefined) // read again below, which throws
      return slice
    }
    // The first slice of each part is read together with what was merged into the records in question, which is seldom
    // anything, and with the other part, which is often short: this saves round trips.
    for (const range of plansOf(listed, listed.groups, stretch).flat(2))
      reads.query(range, { backward, limit }).catch(() => undefined) // read again below, which throws
    const [groups, compared] = await Promise.all([
      Promise.all(
        listed.groups.map(async (group) => (await Promise.all(group.map((one) => withMerged(reads, one)))).flat()),
      ),
      Promise.all((listed.compares ?? []).map((one) => idsWithMerged(reads, one))),
    ])
    const ones = new Set(compared.flat())
    const isOne = (id: string) => ones.has(id)
    for (const plan of plansOf(listed, groups, stretch)) {
      for await (const { place, item } of merge(plan, read, backward, limit)) {
        reads.proceed()
        if (item && !passed(place)) {
          const node = await readable<R>(item)
          const shown = listed.includeRetracted ?? false
          const stands = node && (shown || node.status === 'CURRENT' || node.status === 'DISPUTED')
          if (stands && (listed.matches?.(node, sortOf(place), isOne) ?? true)) yield { place, node }
        }
        if (examined >= LARGEST_READ) yield { stoppedAt: item ? after(place) : `=${place}` }
      }
    }
  }
}
