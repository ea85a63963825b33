import type { Range } from '../table/ranges.ts'
import type { Item } from '../table/table.ts'

/** Reads the next items of a range; `more` is whether there are more after them. */
export type Read = (range: Range, limit: number) => Promise<{ items: Item[]; more: boolean }>

/** Compares texts as DynamoDB sorts sort keys, by their UTF-8 bytes; JavaScript's own order differs beyond U+FFFF. */
export const byteOrder = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b))

/** How far a join has come: with an item, that is the match at the place; without, nothing before the place matches. */
export interface Step {
  place: string
  item?: Item
}

/** The most entries of a slice that has grown beyond `limit`: about 500 KB, half of what DynamoDB returns at a time. */
const MOST_AT_ONCE = 400

interface Reading {
  range: Range
  held: Item[]
  more: boolean
  /** How often it was behind the place of the join and had to move on. */
  passed: number
}

/**
 * The items whose place is in at least one range of every group, in order, each once: a leapfrog join over sorted ranges,
 * which makes all reads that it needs at the same time, and skips entries that cannot match.
 * @param limit how many entries the first read requests; at least two, since a read begins with the last entry of the one
 *   before. A range whose entries are passed one by one is read in growing slices, each as long as all before it; one
 *   in which the join skips far ahead each time is read in slices of the first size.
 */
export async function* merge(groups: Range[][], read: Read, backward: boolean, limit: number): AsyncGenerator<Step> {
  const ahead = (a: string, b: string) => (backward ? byteOrder(b, a) : byteOrder(a, b)) < 0
  const all: Reading[][] = groups.map((group) => group.map((range) => ({ range, held: [], more: true, passed: 0 })))

  const fill = async (reading: Reading) => {
    const { items, more } = await read(reading.range, Math.max(limit, Math.min(reading.passed, MOST_AT_ONCE)))
    const last = items.at(-1)?.SK
    reading.held.push(...items)
    reading.more = more && last !== undefined
    // A range is inclusive: the next read starts with an entry that was read already, which is then dropped.
    if (last !== undefined) reading.range = { ...reading.range, [backward ? 'high' : 'low']: last }
  }
  const leap = (reading: Reading, place: string, past: boolean) => {
    const behind = (at: string) => ahead(at, place) || (past && at === place)
    if (reading.held[0] && behind(reading.held[0].SK)) reading.passed += 1
    while (reading.held[0] && behind(reading.held[0].SK)) reading.held.shift()
    const edge = backward ? 'high' : 'low'
    if (reading.held.length === 0 && ahead(reading.range[edge], place))
      reading.range = { ...reading.range, [edge]: place }
    const empty = byteOrder(reading.range.low, reading.range.high) > 0
    if (reading.held.length === 0 && empty) reading.more = false
  }

  let place: string | null = null
  let past = false
  for (;;) {
    for (let lacking = all.flat(); lacking.length;) {
      for (const reading of lacking) if (place !== null) leap(reading, place, past)
      lacking = all.flat().filter((reading) => reading.held.length === 0 && reading.more)
      await Promise.all(lacking.map(fill))
    }
    const heads: (Item | undefined)[] = all.map((group) =>
      group
        .flatMap((reading) => reading.held.slice(0, 1))
        .reduce<Item | undefined>((first, item) => (first && !ahead(item.SK, first.SK) ? first : item), undefined),
    )
    if (heads.some((head) => head === undefined)) return
    const farthest = heads.reduce((far, head) => (ahead(far!.SK, head!.SK) ? head : far))!
    past = heads.every((head) => head!.SK === farthest.SK)
    place = farthest.SK
    yield past ? { place, item: farthest } : { place }
  }
}
