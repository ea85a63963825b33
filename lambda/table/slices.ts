import type { Range } from './ranges.ts'
import type { Item, Table } from './table.ts'

/**
 * Reads the current items of a range, in order, slice by slice.
 * @param stride the most items per slice
 */
export async function* slicesOf(table: Pick<Table, 'query'>, range: Range, stride: number): AsyncGenerator<Item[]> {
  let { low } = range
  for (let more = true; more;) {
    const slice = await table.query({ ...range, low }, { backward: false, limit: stride, consistent: true })
    if (slice.items.length) yield slice.items
    // `!` sorts before every character that can continue a sort key, so reading resumes right after the last item.
    low = `${slice.items.at(-1)?.SK ?? low}!`
    more = slice.more
  }
}
