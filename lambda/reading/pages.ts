import { badInput } from '../errors.ts'

/** A page of a list, by Relay's cursor specification. What takes a read of its own is read only when it is requested. */
export interface Page<R> {
  edges: { cursor: string; node: R }[]
  nodes: R[]
  pageInfo: PageSource
}

/** A page of a listing, which can be counted. */
export interface ListedPage<R> extends Page<R> {
  totalCount: CountSource
}

/** How many items a listing has: at least so many if that is not exact. */
export interface CountSource {
  value(): number | Promise<number>
  isExact(): boolean | Promise<boolean>
}

export interface PageSource {
  hasNextPage(): boolean | Promise<boolean>
  hasPreviousPage(): boolean | Promise<boolean>
  startCursor(): string | null
  endCursor(): string | null
  stoppedEarly(): boolean
}

export const LARGEST_PAGE = 100

/**
 * A page ends early after this many characters of large records, so that it can be delivered whatever is selected of
 * them: a statement's text may be selected three times over, and an answer has 5 MB.
 */
export const LARGEST_PAGE_TEXT = 1_200_000

/** Throws BAD_USER_INPUT if a page cannot have this size. */
export const checkSize = (size: number, argument = 'first'): void => {
  if (size < 1 || size > LARGEST_PAGE)
    throw badInput(`\`${argument}\` is ${size}: it must be from 1 to ${LARGEST_PAGE}.`)
}

/** The requested part of a list, by Relay's cursor specification. */
export interface PageArguments {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** The size of a page if none is requested. */
export const USUAL_PAGE = 20

/** The requested size of a page, in items. Throws BAD_USER_INPUT if it is not valid. */
export const sizeOfPage = ({ first, last }: PageArguments, usual = USUAL_PAGE): number => {
  if (first != null && last != null)
    throw badInput('`first` and `last` are both given: request a page from the start or from the end, not both.')
  const count = first ?? last ?? usual
  checkSize(count, last != null ? 'last' : 'first')
  return count
}

/** A node and its place in the list, from which its cursor is made. */
export interface Found<R> {
  place: string
  node: R
}

/** A page cut after some of its nodes: what is left comes with the next one. */
export const cutAfter = <R>({ edges, nodes, pageInfo }: Page<R>, count: number): Page<R> =>
  count >= nodes.length
    ? { edges, nodes, pageInfo }
    : {
        edges: edges.slice(0, count),
        nodes: nodes.slice(0, count),
        pageInfo: {
          ...pageInfo,
          hasNextPage: () => true,
          endCursor: () => edges[count - 1]?.cursor ?? null,
          stoppedEarly: () => true,
        },
      }

/**
 * Makes a page of the nodes that were found.
 * @param options `start` and `end` are the places that the page reaches; they default to those of its first and last node.
 *   `stoppedEarly` is whether reading stopped before the page was full, though there may be more
 */
export const pageOf = <R>(
  found: readonly Found<R>[],
  {
    cursorOf,
    hasNextPage,
    hasPreviousPage,
    stoppedEarly = false,
    start = found[0]?.place ?? null,
    end = found.at(-1)?.place ?? null,
  }: {
    cursorOf: (place: string) => string
    hasNextPage: PageSource['hasNextPage']
    hasPreviousPage: PageSource['hasPreviousPage']
    stoppedEarly?: boolean
    start?: string | null
    end?: string | null
  },
): Page<R> => ({
  edges: found.map(({ place, node }) => ({
    get cursor() {
      return cursorOf(place)
    },
    node,
  })),
  nodes: found.map(({ node }) => node),
  pageInfo: {
    hasNextPage,
    hasPreviousPage,
    stoppedEarly: () => stoppedEarly,
    startCursor: () => (start === null ? null : cursorOf(start)),
    endCursor: () => (end === null ? null : cursorOf(end)),
  },
})
