import { badInput, ShownError } from '../errors.ts'
import type { AnyRecord } from '../domain/records.ts'
import type { Damaged } from '../table/bodies.ts'
import { isPlaceByText, isPlaceInTime } from '../table/places.ts'
import type { Reads } from './batches.ts'
import { fromCursor, toCursor } from './cursors.ts'
import {
  type Found,
  LARGEST_PAGE_TEXT,
  type ListedPage,
  type PageArguments,
  pageOf,
  sizeOfPage,
  USUAL_PAGE,
} from './pages.ts'
import { after, type Edge, LARGEST_READ, type Listed, openWalk } from './walk.ts'

/** How many entries are read at once if many of them may not match. */
const STRIDE = 100

const toEdge = (text: string): Edge => ({ place: text.slice(1), inclusive: text.startsWith('=') })

/** How many entries are read for a picture, and how many of them at once. A statement's is some 700 bytes. */
export const MOST_PICTURED = 3000
const MOST_AT_ONCE = 400

/**
 * Opens the listings of one request.
 * @param leaveOut receives every record that a listing leaves out because it cannot be read
 */
export const openListings = (reads: Reads, leaveOut: (error: Damaged) => void) => {
  const walk = openWalk(reads, leaveOut)

  const exists = async <R extends AnyRecord>(listed: Listed<R>, reversed: boolean, start: Edge): Promise<boolean> => {
    const limit = listed.isSelective ? STRIDE : (listed.from ?? listed.to) ? USUAL_PAGE : 2
    // As far as a page before this one has read, whose last entries were read twice.
    for await (const step of walk(listed, { start, stop: null, reversed }, limit, LARGEST_READ + STRIDE))
      // If reading stopped at its limit, there may be more: say yes, and let the next page find out.
      return 'node' in step || 'stoppedAt' in step
    return false
  }

  /** Counts a listing, as far as a page may read. */
  const countOf = async <R extends AnyRecord>(listed: Listed<R>): Promise<{ value: number; isExact: boolean }> => {
    // Each listing of a group is read for itself, and one of days from four ranges.
    const ranges = Math.max(1, listed.groups.flat().length) * ((listed.from ?? listed.to) ? 4 : 1)
    const limit = Math.max(2, Math.ceil((LARGEST_READ + 1) / ranges))
    let value = 0
    for await (const step of walk(listed, { start: null, stop: null, reversed: false }, limit))
      if ('stoppedAt' in step) return { value, isExact: false }
      else value += 1
    return { value, isExact: true }
  }

  const page = async <R extends AnyRecord>(listed: Listed<R>, args: PageArguments): Promise<ListedPage<R>> => {
    const count = sizeOfPage(args)
    if (listed.from && listed.to && listed.from > listed.to)
      throw badInput(`The range of days is reversed: \`from\` ${listed.from} is after \`to\` ${listed.to}.`)
    const reversed = args.last != null
    const isPlace = listed.order === 'BY_SORT' ? isPlaceByText : isPlaceInTime
    const isEdge = (text: string) => /^[=>]/.test(text) && isPlace(toEdge(text).place)
    const edge = (cursor: string | null | undefined) =>
      cursor == null ? null : toEdge(fromCursor(listed.name, cursor, isEdge))
    const [lower, upper] = [edge(args.after), edge(args.before)]
    const [start, stop] = reversed ? [upper, lower] : [lower, upper]
    // Of each listing of one group no more is needed than the page.
    const pure = listed.groups.length === 1 && !listed.isSelective
    const wanted = listed.repeats ? 2 * count : count
    const limit = pure ? wanted + 1 + (start ? 1 : 0) : Math.max(count + 2, STRIDE)
    const found: Found<R>[] = []
    let stoppedAt: string | null = null
    let more = false
    let characters = 0
    for await (const step of walk(listed, { start, stop, reversed }, limit)) {
      if ('stoppedAt' in step) stoppedAt = step.stoppedAt
      else if (found.length < count) {
        if (step.isLarge) characters += JSON.stringify(step.node).length
        if (characters > LARGEST_PAGE_TEXT) more = true
        else found.push(step)
      } else more = true
      if (more || stoppedAt !== null) break
    }
    more ||= stoppedAt !== null
    // The farthest place, where the next page continues.
    const far = stoppedAt ?? (found.length ? after(found.at(-1)!.place) : null)
    const near = found.length ? after(found[0]!.place) : null
    if (reversed) found.reverse()
    const [startText, endText] = reversed ? [far, near] : [near, far]
    // The records beyond an edge are those that the edge excludes from the page.
    const beyond = (edge: Edge, way: boolean) => exists(listed, way, { ...edge, inclusive: !edge.inclusive })
    const goesOn = () => more || (stop !== null && beyond(stop, reversed))
    const cameFrom = () => start !== null && beyond(start, !reversed)
    const isAll = !more && start === null && stop === null
    const page = pageOf(
      found.map(({ place, node }) => ({ place: after(place), node })),
      {
        cursorOf: (text) => toCursor(listed.name, text),
        hasNextPage: reversed ? cameFrom : goesOn,
        hasPreviousPage: reversed ? goesOn : cameFrom,
        stoppedEarly: found.length < count && more,
        start: startText,
        end: endText,
      },
    )
    const counted = () =>
      isAll ? { value: found.length, isExact: true } : once(listed, 'count', () => countOf(listed))
    return {
      ...page,
      totalCount: {
        value: async () => (await counted()).value,
        isExact: async () => (await counted()).isExact,
      },
    }
  }

  /** All records of a listing that is short by nature. Throws TOO_MUCH if it has more than 1,000. */
  const whole = async <R extends AnyRecord>(listed: Listed<R>): Promise<R[]> => {
    const found: R[] = []
    for await (const step of walk(listed, { start: null, stop: null, reversed: false }, LARGEST_READ + 1)) {
      if ('stoppedAt' in step || found.length === LARGEST_READ)
        throw new ShownError(
          'TOO_MUCH',
          `This list has more than ${LARGEST_READ} records, the most that it can return.`,
        )
      found.push(step.node)
    }
    return found
  }

  /** The records of a listing for a picture of it, as far as may be read for one, and whether these are all. */
  const sample = async <R extends AnyRecord>(listed: Listed<R>): Promise<{ records: R[]; isAll: boolean }> => {
    const records: R[] = []
    for await (const step of walk(listed, { start: null, stop: null, reversed: false }, MOST_AT_ONCE, MOST_PICTURED)) {
      if ('stoppedAt' in step) return { records, isAll: false }
      records.push(step.node)
    }
    return { records, isAll: true }
  }

  const known = new Map<string, Promise<unknown>>()
  /** Reads a listing once even if many records of a response lead to it: a hub's roles, an organization's meetings. */
  const once = <R extends AnyRecord, Answer>(
    { name, groups, order }: Listed<R>,
    args: PageArguments | 'count' | null,
    walkThrough: () => Promise<Answer>,
  ): Promise<Answer> => {
    const key = JSON.stringify([name, groups, order, args])
    const answer = (known.get(key) as Promise<Answer> | undefined) ?? walkThrough() // a listing by its name has records of one type
    known.set(key, answer)
    return answer
  }

  return {
    page: <R extends AnyRecord>(listed: Listed<R>, args: PageArguments) => once(listed, args, () => page(listed, args)),
    whole: <R extends AnyRecord>(listed: Listed<R>) => once(listed, null, () => whole(listed)),
    sample,
  }
}

export type Listings = ReturnType<typeof openListings>
