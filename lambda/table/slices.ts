import type { Range } from './ranges.ts'
import type { Item, Table } from './table.ts'

/**
 * The items of a range as they are now, in order, in the slices in which they are read.
 * @param stride how many are read at once
 */
export async function* slicesOf(table: Pick<Table, 'query'>, range: Range, stride: number): AsyncGenerator<Item[]> {
  let { low } = range
  for (let more = true; more;) {
    const slice = await table.query({ ...range, low }, { backward: false, limit: stride, consistent: true })
    if (slice.items.length) yield slice.items
    // `!` sorts before everything that a sort key goes on with: so reading goes on behind the last item.
    low = `${slice.items.at(-1)?.SK ?? low}!`
    more = slice.more
  }
}
