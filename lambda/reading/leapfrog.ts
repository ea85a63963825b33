import type { Range } from '../table/ranges.ts'
import type { Key } from '../table/keys.ts'
import type { Item } from '../table/table.ts'

/** Compares texts as DynamoDB sorts sort keys, by their UTF-8 bytes; JavaScript's own order differs beyond U+FFFF. */
export const byteOrder = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b))

/**
 * How far a join has come: with an item, that is the match at the place; without, nothing before the place matches. If it
 * stops because no more may be read, it goes on at the place or after it.
 */
export interface Step {
  place: string
  item?: Item
  stops?: 'AT' | 'AFTER'
}

/** How a join reads. */
export interface Reader {
  /**
   * Reads the next items of a range; `more` is whether there are more after them.
   * @param looksInto whether the record of every item will be looked into
   */
  read: (range: Range, limit: number, looksInto: boolean) => Promise<{ items: Item[]; more: boolean }>
  /** Whether more may be read. */
  mayRead: () => boolean
  /** The keys of all index entries of an item's record. Empty if the record cannot be read. */
  keysOf: (item: Item) => Promise<readonly Key[]>
}

/** The most entries of a slice that has grown beyond `limit`: DynamoDB returns at most 1 MB at a time. */
const MOST_AT_ONCE = 400

/**
 * Leaping pays where one listing has no entries although so many were to be expected, in times of `limit`: such gaps come
 * in bursts, and the other listing has entries that need not be read. A leap costs a slice and a round trip of either.
 */
const GAP = 2

interface Reading {
  range: Range
  held: Item[]
  more: boolean
  /** How often it was behind the place of the join and had to move on. */
  passed: number
  /** How many entries were read since the last leap, from where to where. */
  read: number
  first?: string
  last?: string
}

const DAY = 86_400_000

/** How many days lie between two places of a timeline. NaN if one of them has no date. */
const daysBetween = (a: string, b: string): number =>
  Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / DAY

/** How many entries of a reading were to be expected between two places, by how many a day it has had. */
const expectedIn = ({ read, first, last }: Reading, from: string, to: string): number => {
  if (first === undefined || last === undefined) return 0
  const entries = (daysBetween(from, to) * read) / Math.max(1, daysBetween(first, last))
  return Number.isNaN(entries) ? 0 : entries
}

const isIn = (group: readonly Range[], place: string, keys: readonly Key[]): boolean =>
  keys.some(
    ({ PK, SK }) =>
      SK === place &&
      group.some((range) => range.PK === PK && byteOrder(range.low, SK) <= 0 && byteOrder(SK, range.high) <= 0),
  )

/**
 * The items whose place is in at least one range of every group, in order, each once. It reads all groups side by side
 * and skips entries that cannot match: a leapfrog join over sorted ranges. When a group must be read further, although
 * another one has entries beyond, that one is thinner or ends first: then the group is read no more, and the records of
 * the thinner one are looked into instead, unless that has a gap over which leaping is cheaper.
 * @param limit how many entries the first read requests; at least two, since a read begins with the last entry of the one
 *   before. A range whose entries are passed one by one is read in growing slices, each as long as all before it, or
 *   twice as long if its records are looked into; one in which the join skips far ahead each time is read in slices of
 *   the first size.
 */
export async function* merge(
  groups: Range[][],
  { read, mayRead, keysOf }: Reader,
  backward: boolean,
  limit: number,
): AsyncGenerator<Step> {
  const ahead = (a: string, b: string) => (backward ? byteOrder(b, a) : byteOrder(a, b)) < 0
  const edge = backward ? 'high' : 'low'
  let joined = groups.map((group) => ({
    group,
    readings: group.map((range): Reading => ({ range, held: [], more: true, passed: 0, read: 0 })),
  }))
  /** The groups that are read no more: the records of the others are looked into. */
  const lookedInto: Range[][] = []

  const lacks = ({ held, more }: Reading) => held.length === 0 && more
  const fill = async (reading: Reading) => {
    const size = reading.passed * (lookedInto.length ? 2 : 1)
    const { items, more } = await read(
      reading.range,
      Math.max(limit, Math.min(size, MOST_AT_ONCE)),
      lookedInto.length > 0,
    )
    const last = items.at(-1)?.SK
    reading.held.push(...items)
    reading.more = more && last !== undefined
    reading.read += items.length
    reading.first ??= items[0]?.SK
    // A range is inclusive: the next read starts with an entry that was read already, which is then dropped.
    if (last !== undefined) {
      reading.last = last
      reading.range = { ...reading.range, [edge]: last }
    }
  }
  const leap = (reading: Reading, place: string, past: boolean) => {
    const behind = (at: string) => ahead(at, place) || (past && at === place)
    if (reading.held[0] && behind(reading.held[0].SK)) reading.passed += 1
    while (reading.held[0] && behind(reading.held[0].SK)) reading.held.shift()
    if (reading.held.length === 0 && ahead(reading.range[edge], place))
      Object.assign(reading, { range: { ...reading.range, [edge]: place }, read: 0, first: undefined })
    const empty = byteOrder(reading.range.low, reading.range.high) > 0
    if (reading.held.length === 0 && empty) reading.more = false
  }
  /** Stops reading groups that lack entries while another one has some, unless that has a gap up to there. */
  const lookInstead = (place: string) => {
    const lacking = joined.filter(({ readings }) => readings.some(lacks))
    const others = joined.filter((one) => !lacking.includes(one))
    const ends = lacking.flatMap(({ readings }) => readings.filter(lacks).flatMap(({ last }) => last ?? []))
    const hasGap = (reading: Reading) => ends.some((end) => expectedIn(reading, end, place) >= GAP * limit)
    if (others.length === 0 || others.some(({ readings }) => readings.some(hasGap))) return
    for (const { group } of lacking) lookedInto.push(group)
    joined = others
  }

  let place: string | null = null
  let past = false
  for (;;) {
    const all = () => joined.flatMap(({ readings }) => readings)
    for (let lacking = all(); lacking.length;) {
      for (const reading of lacking) if (place !== null) leap(reading, place, past)
      if (place !== null) lookInstead(place)
      lacking = all().filter(lacks)
      if (lacking.length && place !== null && !mayRead()) {
        yield { place, stops: past ? 'AFTER' : 'AT' }
        return
      }
      await Promise.all(lacking.map(fill))
    }
    const heads: (Item | undefined)[] = joined.map(({ readings }) =>
      readings
        .flatMap((reading) => reading.held.slice(0, 1))
        .reduce<Item | undefined>((first, item) => (first && !ahead(item.SK, first.SK) ? first : item), undefined),
    )
    if (heads.some((head) => head === undefined)) return
    const farthest = heads.reduce((far, head) => (ahead(far!.SK, head!.SK) ? head : far))!
    past = heads.every((head) => head!.SK === farthest.SK)
    place = farthest.SK
    const at = place
    const keys = past && lookedInto.length ? await keysOf(farthest) : []
    const matches = past && lookedInto.every((group) => isIn(group, at, keys))
    yield matches ? { place, item: farthest } : { place }
  }
}
