import type { Range } from '../table/ranges.ts'
import type { Item, Table } from '../table/table.ts'
import { fromCursor, toCursor } from './cursors.ts'
import { checkSize, type Page, pageOf } from './pages.ts'

/** A listing whose items stand in one range of the table, and are not of the record: keys, webhooks and the like. */
export interface ItemListing<Node> {
  /** What its cursors are made for. */
  name: string
  range: Range
  /** Whether the items that sort last come first. */
  backward: boolean
  /** Whether a text can be the sort key of one. */
  isPlace: (place: string) => boolean
  /** What the items stand for, in their order; null for one that cannot be read. */
  nodesOf: (items: Item[]) => Promise<(Node | null)[]> | (Node | null)[]
}

/** A page of such a listing. Throws BAD_USER_INPUT for a wrong size or cursor. */
export const pageOfItems = async <Node>(
  table: Table,
  { name, range, backward, isPlace, nodesOf }: ItemListing<Node>,
  { first, after }: { first: number; after?: string | null },
): Promise<Page<Node>> => {
  checkSize(first)
  const place = after == null ? null : fromCursor(name, after, isPlace)
  const from = place === null ? range : { ...range, [backward ? 'high' : 'low']: place }
  const { items } = await table.query(from, { backward, limit: first + 2, consistent: true })
  // A range is inclusive: it includes the last item of the page before.
  const beyond = items.filter(({ SK }) => SK !== place)
  const wanted = beyond.slice(0, first)
  const nodes = await nodesOf(wanted)
  const found = wanted.flatMap(({ SK }, index) => {
    const node = nodes[index]
    return node ? [{ place: SK, node }] : []
  })
  return pageOf(found, {
    cursorOf: (at) => toCursor(name, at),
    hasNextPage: () => beyond.length > first,
    hasPreviousPage: () => after != null,
  })
}
