import { isPlaceByText, isPlaceInTime } from '../table/places.ts'
import { DATED, EVERYTHING, type Range, ranges, UNDATED } from '../table/ranges.ts'
import { typeOfId } from '../domain/nouns.ts'
import type { ListingQuery } from '../domain/noun.ts'
import { badInput, ShownError } from '../errors.ts'
import type { TimelineOrder } from '../generated/types.ts'
import type { Listing } from '../domain/listings.ts'
import { type AnyRecord } from '../domain/records.ts'
import { copyIn, Damaged, wholeRecord } from '../table/bodies.ts'
import { fromCursor, toCursor } from './cursors.ts'
import { isAt } from '../table/entries.ts'
import { idOf, type Key, recordKey, sortOf } from '../table/keys.ts'
import { byteOrder, merge } from './leapfrog.ts'
import { checkSize, type Found, type Page, pageOf } from './pages.ts'
import type { Reads } from './batches.ts'
import type { Item } from '../table/table.ts'

/** Which part of a listing is asked for, as Relay's cursor specification has it. */
export interface PageArguments {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** A listing to page through: what is asked of it, in which order, and the text that tells it from every other. */
export interface Listed<R extends AnyRecord> extends ListingQuery<R> {
  name: string
  /** By date, or by the sort text where the listing is no timeline. */
  order: TimelineOrder | 'BY_SORT'
  includeRetracted?: boolean | null
}

const PAGE = 20
/** At most so many entries are read for one page; a page that stops there is short and says that there is more. */
const LARGEST_READ = 1000
/** Entries asked for at once where many may not match. */
const STRIDE = 100

const size = ({ first, last }: PageArguments): number => {
  if (first != null && last != null)
    throw badInput('`first` and `last` are both given: ask for a page from the start or from the end, not for both.')
  const asked = first ?? last ?? PAGE
  checkSize(asked, last != null ? 'last' : 'first')
  return asked
}

/** The record of an entry. Where the entry holds no copy of it, or a damaged one, it is read by its id. Throws Damaged. */
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

/** A place to start from or stop at. Exclusive, or inclusive where reading stopped before looking at it. */
interface Edge {
  place: string
  inclusive: boolean
}

const toEdge = (text: string): Edge => ({ place: text.slice(1), inclusive: text.startsWith('=') })
const after = (place: string) => `>${place}`

const holds = ({ low, high }: { low: string; high: string }, place: string) =>
  byteOrder(low, place) <= 0 && byteOrder(place, high) <= 0

/** What lies in a range from `low` to `high`; null where nothing can. */
const clip = (range: Range, low: string | undefined, high: string | undefined): Range | null => {
  const clipped = { ...range }
  if (low !== undefined && byteOrder(range.low, low) < 0) clipped.low = low
  if (high !== undefined && byteOrder(range.high, high) > 0) clipped.high = high
  return byteOrder(clipped.low, clipped.high) > 0 ? null : clipped
}

/**
 * Opens the listings of one request.
 * @param leaveOut told of every record that a listing has to leave out because it cannot be read
 */
export const openListings = (reads: Reads, leaveOut: (error: Damaged) => void) => {
  const readable = async <R extends AnyRecord>(item: Item): Promise<R | null> => {
    try {
      return (await recordOf(reads, item)) as R | null // a listing has records of its own type
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      leaveOut(error)
      return null
    }
  }

  /** A record's id with the ids of all that were merged into it, directly and indirectly. */
  const idsWithMerged = async (id: string): Promise<string[]> => {
    const ids = [id]
    for (let level = [id]; level.length;) {
      const items = await Promise.all(level.map((one) => reads.get(recordKey(one))))
      level = items.flatMap((item) => item?.absorbed ?? []).filter((one) => !ids.includes(one))
      ids.push(...level)
    }
    return ids
  }

  /** A listing about a record with those about all that were merged into it. */
  const withMerged = async ({ name, of }: Listing): Promise<Listing[]> =>
    of === undefined || typeOfId(of) === null
      ? [{ name, of }]
      : (await idsWithMerged(of)).map((one) => ({ name, of: one }))

  /** What stands between two edges, read from the one towards the other. `reversed` reads the listing from its end. */
  async function* walk<R extends AnyRecord>(
    listed: Listed<R>,
    reversed: boolean,
    start: Edge | null,
    stop: Edge | null,
    limit: number,
  ): AsyncGenerator<Found<R> | { stoppedAt: string }> {
    const backward = (listed.order === 'NEWEST_FIRST') !== reversed
    // What has no date sorts lowest and comes last: so the oldest first are read in two stretches.
    const stretches = listed.order !== 'OLDEST_FIRST' ? [EVERYTHING] : reversed ? [UNDATED, DATED] : [DATED, UNDATED]

    const passed = (place: string) => [start, stop].some((edge) => edge?.place === place && !edge.inclusive)

    let examined = 0
    const read = async (range: Range, count: number) => {
      const slice = await reads.query(range, { backward, limit: count })
      examined += slice.items.length
      // Of a page that shows what it reads, the records that are not copied into their entries are read together.
      if (listed.groups.length === 1 && !listed.isSelective)
        for (const { SK, body } of slice.items)
          if (body === undefined) reads.get(recordKey(idOf(SK))).catch(() => undefined) // asked for again, and thrown then
      return slice
    }
    const plansFor = (questions: Listing[][]) =>
      stretches.flatMap((stretch, index) => {
        const here = (edge: Edge | null) => edge && holds(stretch, edge.place)
        const startsLater = stretches.slice(index + 1).some((later) => start && holds(later, start.place))
        const stopsEarlier = stretches.slice(0, index).some((earlier) => stop && holds(earlier, stop.place))
        if (startsLater || stopsEarlier) return []
        const from = here(start) ? start?.place : undefined
        const to = here(stop) ? stop?.place : undefined
        const [low, high] = backward ? [to, from] : [from, to]
        const groups = questions.map((group) =>
          group
            .flatMap((listing) => ranges(listing, listed))
            .map((range) => clip(range, stretch.low, stretch.high))
            .map((range) => range && clip(range, low, high))
            .filter((range) => range !== null),
        )
        return groups.some((group) => group.length === 0) ? [] : [groups]
      })
    // What each stretch begins with is read along with whatever was merged into the records asked about, which is
    // seldom anything, and with the other stretch, which is often short: it saves round trips.
    for (const range of plansFor(listed.groups).flat(2)) reads.query(range, { backward, limit }).catch(() => undefined) // asked for again, and thrown then
    const [groups, compared] = await Promise.all([
      Promise.all(listed.groups.map(async (group) => (await Promise.all(group.map(withMerged))).flat())),
      Promise.all((listed.compares ?? []).map(idsWithMerged)),
    ])
    const ones = new Set(compared.flat())
    const isOne = (id: string) => ones.has(id)
    const plans = plansFor(groups)
    for (const plan of plans) {
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

  const exists = async <R extends AnyRecord>(listed: Listed<R>, reversed: boolean, start: Edge): Promise<boolean> => {
    const limit = listed.isSelective ? STRIDE : (listed.from ?? listed.to) ? PAGE : 2
    for await (const step of walk(listed, reversed, start, null, limit))
      // Where reading stopped at its bound, there may be more: say so, the next page will tell.
      return 'node' in step || 'stoppedAt' in step
    return false
  }

  const page = async <R extends AnyRecord>(listed: Listed<R>, ask: PageArguments): Promise<Page<R>> => {
    const count = size(ask)
    if (listed.from && listed.to && listed.from > listed.to)
      throw badInput(`The range runs backwards: \`from\` ${listed.from} is after \`to\` ${listed.to}.`)
    const reversed = ask.last != null
    const isPlace = listed.order === 'BY_SORT' ? isPlaceByText : isPlaceInTime
    const isEdge = (text: string) => /^[=>]/.test(text) && isPlace(toEdge(text).place)
    const edge = (cursor: string | null | undefined) =>
      cursor == null ? null : toEdge(fromCursor(listed.name, cursor, isEdge))
    const [lower, upper] = [edge(ask.after), edge(ask.before)]
    const [start, stop] = reversed ? [upper, lower] : [lower, upper]
    const pure = listed.groups.length === 1 && listed.groups[0]!.length === 1 && !listed.isSelective
    const wanted = listed.repeats ? 2 * count : count
    const limit = pure ? wanted + 1 + (start ? 1 : 0) : Math.max(count + 2, STRIDE)
    const found: Found<R>[] = []
    let stoppedAt: string | null = null
    let more = false
    for await (const step of walk(listed, reversed, start, stop, limit)) {
      if ('stoppedAt' in step) stoppedAt = step.stoppedAt
      else if (found.length < count) found.push(step)
      else more = true
      if (more || stoppedAt !== null) break
    }
    more ||= stoppedAt !== null
    // The place farthest along, at which the next page goes on.
    const far = stoppedAt ?? (found.length ? after(found.at(-1)!.place) : null)
    const near = found.length ? after(found[0]!.place) : null
    if (reversed) found.reverse()
    const [startText, endText] = reversed ? [far, near] : [near, far]
    // What an edge leaves out of the page is beyond it.
    const beyond = (edge: Edge, way: boolean) => exists(listed, way, { ...edge, inclusive: !edge.inclusive })
    const goesOn = () => more || (stop !== null && beyond(stop, reversed))
    const cameFrom = () => start !== null && beyond(start, !reversed)
    return pageOf(
      found.map(({ place, node }) => ({ place: after(place), node })),
      {
        cursorOf: (text) => toCursor(listed.name, text),
        hasNextPage: reversed ? cameFrom : goesOn,
        hasPreviousPage: reversed ? goesOn : cameFrom,
        start: startText,
        end: endText,
      },
    )
  }

  /** All of a listing that is short by nature. Throws TOO_MUCH beyond 1,000 records. */
  const whole = async <R extends AnyRecord>(listed: Listed<R>): Promise<R[]> => {
    const found: R[] = []
    for await (const step of walk(listed, false, null, null, LARGEST_READ + 1)) {
      if ('stoppedAt' in step || found.length === LARGEST_READ)
        throw new ShownError(
          'TOO_MUCH',
          `This list has more than ${LARGEST_READ} records, which is all that it can give.`,
        )
      found.push(step.node)
    }
    return found
  }

  const known = new Map<string, Promise<unknown>>()
  /** What many records of one answer lead to is walked through once: a hub's roles, an organization's meetings. */
  const once = <R extends AnyRecord, Answer>(
    { name, groups, order }: Listed<R>,
    ask: PageArguments | null,
    walkThrough: () => Promise<Answer>,
  ): Promise<Answer> => {
    const key = JSON.stringify([name, groups, order, ask])
    const answer = (known.get(key) as Promise<Answer> | undefined) ?? walkThrough() // a listing by its name has records of one type
    known.set(key, answer)
    return answer
  }

  return {
    page: <R extends AnyRecord>(listed: Listed<R>, ask: PageArguments) => once(listed, ask, () => page(listed, ask)),
    whole: <R extends AnyRecord>(listed: Listed<R>) => once(listed, null, () => whole(listed)),
  }
}

export type Listings = ReturnType<typeof openListings>
