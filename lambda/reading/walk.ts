import { typeOfId } from '../domain/nouns.ts'
import { indexEntriesOf } from '../domain/index-entries.ts'
import type { IsOne, Listing } from '../domain/listings.ts'
import type { ListingOrder, ListingQuery } from '../domain/noun.ts'
import type { AnyRecord } from '../domain/records.ts'
import { copyIn, Damaged, findWhole, wholeRecord } from '../table/bodies.ts'
import { isAt } from '../table/entries.ts'
import { idOf, type Key, recordKey, sortOf } from '../table/keys.ts'
import { DATED, entryKeys, EVERYTHING, type Range, ranges, UNDATED } from '../table/ranges.ts'
import type { Item } from '../table/table.ts'
import type { Reads } from './batches.ts'
import { readingUnlessDamaged } from './damage.ts'
import { byteOrder, merge } from './leapfrog.ts'
import type { Found } from './pages.ts'

/** A listing to page through: its query, its order, and a text that identifies it among all listings. */
export interface Listed<R extends AnyRecord> extends ListingQuery<R> {
  name: string
  order: ListingOrder
  includeRetracted?: boolean | null
}

/** When so many entries have been read for a page, no more are. A page that stops there is short and says that there is more. */
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

/** The id of what a record became: its own, unless it was merged. */
const mergedInto = async (reads: Reads, id: string): Promise<string> => {
  const seen = new Set<string>()
  for (let one = id; ;) {
    seen.add(one)
    const into = (await reads.get(recordKey(one)))?.merged
    if (into === undefined || seen.has(into)) return one
    one = into
  }
}

/** The ids of what a record became and of all that were merged into that, directly and indirectly. */
const idsWithMerged = async (reads: Reads, id: string): Promise<string[]> => {
  const ids = [await mergedInto(reads, id)]
  for (let level = ids; level.length;) {
    const items = await Promise.all(level.map((one) => reads.get(recordKey(one))))
    level = items.flatMap((item) => item?.absorbed ?? []).filter((one) => !ids.includes(one))
    ids.push(...level)
  }
  return ids
}

/** A listing about a record, and those about all records that were merged into it. */
export const withMerged = async (reads: Reads, { name, of }: Listing): Promise<Listing[]> =>
  of === undefined || typeOfId(of) === null
    ? [{ name, of }]
    : (await idsWithMerged(reads, of)).map((one) => ({ name, of: one }))

/** Each listing once: two that were merged into one are the same. */
const distinctListings = (listings: readonly Listing[]): Listing[] => [
  ...new Map(listings.map((listing) => [`${listing.name} ${listing.of ?? ''}`, listing])).values(),
]

export const isShown = ({ status }: AnyRecord): boolean => status === 'CURRENT' || status === 'DISPUTED'

/** Whether a record has entries of its own where a listing looks. */
const isListed = <R extends AnyRecord>(record: R, { groups, prefix = '' }: Listed<R>): boolean => {
  const entries = indexEntriesOf(record)
  const isIn = ({ name, of }: Listing) =>
    entries.some((entry) => entry.name === name && entry.of === of && entry.sort.startsWith(prefix))
  return groups.every((group) => group.some(isIn))
}

const NOTHING: ReadonlyMap<string, AnyRecord | null> = new Map()

/** A step of a walk: a record, and whether it is too large to be copied into its entry; or the place at which reading stopped at its limit. */
export type WalkStep<R> = (Found<R> & { isLarge: boolean }) | { stoppedAt: string }

/**
 * Walks a stretch of a listing.
 * @param limit how many entries the first read requests
 * @param most how many entries may be read; by default LARGEST_READ
 */
export type WalkListing = <R extends AnyRecord>(
  listed: Listed<R>,
  stretch: Stretch,
  limit: number,
  most?: number,
) => AsyncGenerator<WalkStep<R>>

/**
 * Opens the walks of one request.
 * @param leaveOut receives every record that a listing leaves out because it cannot be read
 */
export const openWalk = (reads: Reads, leaveOut: (error: Damaged) => void): WalkListing => {
  const unlessDamaged = readingUnlessDamaged(leaveOut)
  const readable = <R extends AnyRecord>(item: Item) => unlessDamaged(() => recordOf(reads, item) as Promise<R | null>) // a listing has records of its own type

  return async function* walk<R extends AnyRecord>(
    listed: Listed<R>,
    stretch: Stretch,
    limit: number,
    most = LARGEST_READ,
  ) {
    const { start, stop } = stretch
    const backward = isBackward(listed, stretch)
    const passed = (place: string) => [start, stop].some((edge) => edge?.place === place && !edge.inclusive)

    const find = (id: string) => findWhole(id, (key) => reads.get(key))
    const findReadable = (id: string) => unlessDamaged(() => find(id))
    const neededBy = async (node: R): Promise<ReadonlyMap<string, AnyRecord | null>> => {
      if (!listed.needs) return NOTHING
      return new Map(await Promise.all(listed.needs(node).map(async (id) => [id, await findReadable(id)] as const)))
    }
    let examined = 0
    const mayRead = () => examined < most
    const read = async (range: Range, count: number, looksInto: boolean) => {
      // No more is read than may be examined, but for what a walk begins with.
      const left = Math.max(limit, most - examined)
      const slice = await reads.query(range, { backward, limit: Math.min(count, left) })
      examined += slice.items.length
      // If all that is read is looked into, the records without a copy in their entries are read together.
      if (looksInto || (listed.groups.length === 1 && !listed.isSelective))
        for (const { SK, body } of slice.items)
          if (body === undefined) reads.get(recordKey(idOf(SK))).catch(() => undefined) // read again below, which throws
      if (listed.needs)
        for (const item of slice.items)
          readable<R>(item)
            .then((node) => node && neededBy(node))
            .catch(() => undefined) // as above
      return slice
    }
    // The first slice of each part is read together with what was merged into the records in question, which is seldom
    // anything, and with the other part, which is often short: this saves round trips.
    for (const range of plansOf(listed, listed.groups, stretch).flat(2))
      reads.query(range, { backward, limit }).catch(() => undefined) // read again below, which throws
    const [groups, compared] = await Promise.all([
      Promise.all(
        listed.groups.map(async (group) =>
          distinctListings((await Promise.all(group.map((one) => withMerged(reads, one)))).flat()),
        ),
      ),
      Promise.all((listed.compares ?? []).map(async (one) => [one, new Set(await idsWithMerged(reads, one))] as const)),
    ])
    const ones = new Map(compared)
    const isOne: IsOne = (id, of) => id != null && (ones.get(of)?.has(id) ?? false)
    const matches = (node: R, place: string, needed: ReadonlyMap<string, AnyRecord | null>): boolean =>
      listed.matches?.(node, { sort: sortOf(place), isOne, found: (id) => needed.get(id) ?? null }) ?? true
    const keysOf = async (item: Item): Promise<Key[]> => {
      const record = await readable<R>(item)
      return record ? indexEntriesOf(record).flatMap((entry) => entryKeys(entry, record.id)) : []
    }
    const shown = new Set<string>()
    /** What is shown for a record that was merged: what it became, once, unless that is found by itself. */
    const became = async ({ id }: R): Promise<R | null> => {
      const record = (await findReadable(await mergedInto(reads, id))) as R | null // a record becomes one of its own type
      return record && isShown(record) && !shown.has(record.id) && !isListed(record, listed) ? record : null
    }
    for (const plan of plansOf(listed, groups, stretch)) {
      for await (const { place, item, stops } of merge(plan, { read, mayRead, keysOf }, backward, limit)) {
        reads.proceed()
        if (item && !passed(place)) {
          const found = await readable<R>(item)
          const isMerged = found?.status === 'MERGED' && listed.followsMerges
          const isWanted = found && (isMerged || listed.includeRetracted || isShown(found))
          if (isWanted && matches(found, place, listed.needs ? await neededBy(found) : NOTHING)) {
            const node = isMerged ? await became(found) : found
            if (node) {
              if (listed.followsMerges) shown.add(node.id)
              yield { place, node, isLarge: item.body === undefined }
            }
          }
        }
        if (stops) yield { stoppedAt: stops === 'AFTER' ? after(place) : `=${place}` }
      }
    }
  }
}
