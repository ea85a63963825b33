import { badInput, ShownError } from '../errors.ts'
import type { AnyRecord } from '../domain/records.ts'
import type { Damaged } from '../table/bodies.ts'
import { isPlaceByText, isPlaceInTime } from '../table/places.ts'
import type { Reads } from './batches.ts'
import { fromCursor, toCursor } from './cursors.ts'
import { checkSize, type Found, LARGEST_PAGE_TEXT, type Page, pageOf } from './pages.ts'
import { after, type Edge, LARGEST_READ, type Listed, openWalk } from './walk.ts'

/** Which part of a listing is asked for, as Relay's cursor specification has it. */
export interface PageArguments {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

const PAGE = 20
/** Entries asked for at once where many may not match. */
const STRIDE = 100

/** How many records a page is to have. */
const size = ({ first, last }: PageArguments): number => {
  if (first != null && last != null)
    throw badInput('`first` and `last` are both given: ask for a page from the start or from the end, not for both.')
  const asked = first ?? last ?? PAGE
  checkSize(asked, last != null ? 'last' : 'first')
  return asked
}

const toEdge = (text: string): Edge => ({ place: text.slice(1), inclusive: text.startsWith('=') })

/**
 * Opens the listings of one request.
 * @param leaveOut told of every record that a listing has to leave out because it cannot be read
 */
export const openListings = (reads: Reads, leaveOut: (error: Damaged) => void) => {
  const walk = openWalk(reads, leaveOut)

  const exists = async <R extends AnyRecord>(listed: Listed<R>, reversed: boolean, start: Edge): Promise<boolean> => {
    const limit = listed.isSelective ? STRIDE : (listed.from ?? listed.to) ? PAGE : 2
    for await (const step of walk(listed, { start, stop: null, reversed }, limit))
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
    let characters = 0
    for await (const step of walk(listed, { start, stop, reversed }, limit)) {
      if ('stoppedAt' in step) stoppedAt = step.stoppedAt
      else if (found.length < count) {
        if (step.isLarge) characters += JSON.stringify(step.node).length
        if (characters > LARGEST_PAGE_TEXT && found.length > 0) more = true
        else found.push(step)
      } else more = true
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
    for await (const step of walk(listed, { start: null, stop: null, reversed: false }, LARGEST_READ + 1)) {
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
