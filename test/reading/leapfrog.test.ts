import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Key } from '../../lambda/table/keys.ts'
import type { Range } from '../../lambda/table/ranges.ts'
import { byteOrder, merge } from '../../lambda/reading/leapfrog.ts'

const mayRead = () => true

const listing = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', '\uE000', '\u{1F600}', 'f', 'g', 'h'))
const groups = fc.array(fc.array(listing, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })

test('a leapfrog join returns what has an entry in some range of every group, once and in order, however little is read at a time', async () => {
  await fc.assert(
    fc.asyncProperty(groups, fc.boolean(), fc.integer({ min: 2, max: 12 }), async (contents, backward, limit) => {
      const kept = new Map<string, string[]>()
      const ranges: Range[][] = contents.map((group, g) =>
        group.map((keys, k) => {
          kept.set(`${g} ${k}`, keys)
          return { PK: `${g} ${k}`, low: ' ', high: '\u{10FFFF}' }
        }),
      )
      const read = ({ PK, low, high }: Range, count: number) => {
        const inside = kept
          .get(PK)!
          .filter((SK) => byteOrder(low, SK) <= 0 && byteOrder(SK, high) <= 0)
          .sort(byteOrder)
        if (backward) inside.reverse()
        return Promise.resolve({ items: inside.slice(0, count).map((SK) => ({ PK, SK })), more: inside.length > count })
      }
      const keysOf = ({ SK }: Key) =>
        Promise.resolve([...kept].flatMap(([PK, keys]) => (keys.includes(SK) ? [{ PK, SK }] : [])))
      const found: string[] = []
      const reader = { read, mayRead, keysOf }
      for await (const { place, item } of merge(ranges, reader, backward, limit)) if (item) found.push(place)
      const expected = [...new Set(contents.flat(2))]
        .filter((key) => contents.every((group) => group.some((keys) => keys.includes(key))))
        .sort(byteOrder)
      expect(found).toEqual(backward ? expected.reverse() : expected)
    }),
  )
})

const START = Date.UTC(2000, 0, 1)
/** A place in a timeline, a number of days after its first. */
const placeOf = (days: number) => `${new Date(START + days * 86_400_000).toISOString().slice(0, 10)}#${days}`

/** How much a join of two timelines reads, from 100 entries a time on, in how many round trips, and what it finds. */
const readingOf = async (one: number[], other: number[]) => {
  const kept = { one: one.map(placeOf).sort(), other: other.map(placeOf).sort() }
  const sets = { one: new Set(kept.one), other: new Set(kept.other) }
  const seen = { roundTrips: 0, entries: 0, found: 0 }
  let inFlight = 0
  const read = async ({ PK, low, high }: Range, count: number) => {
    if (inFlight === 0) seen.roundTrips += 1
    inFlight += 1
    await Promise.resolve()
    inFlight -= 1
    const inside = kept[PK as 'one' | 'other'].filter((SK) => low <= SK && SK <= high)
    const items = inside.slice(0, count).map((SK) => ({ PK, SK }))
    seen.entries += items.length
    return { items, more: inside.length > count }
  }
  const keysOf = ({ SK }: Key) =>
    Promise.resolve((['one', 'other'] as const).flatMap((PK) => (sets[PK].has(SK) ? [{ PK, SK }] : [])))
  const ranges = ['one', 'other'].map((PK) => [{ PK, low: ' ', high: 'z' }])
  for await (const { item } of merge(ranges, { read, mayRead, keysOf }, false, 100)) if (item) seen.found += 1
  return seen
}

const every = (step: number, from = 0, count = 20_000 / step) =>
  Array.from({ length: count }, (_, place) => from + place * step)

test('of two listings that alternate without a match, one is read, in growing slices', async () => {
  const { roundTrips, entries, found } = await readingOf(every(20), every(20, 1))
  expect(found).toBe(0)
  expect(entries).toBeLessThanOrEqual(1000 + 105)
  expect(roundTrips).toBe(4) // 100 of each, then 200, 400 and the rest
})

test('of a listing that ends first, nothing is read twice, and of the other one no more than a slice', async () => {
  const { roundTrips, entries, found } = await readingOf(every(1), every(500))
  expect(found).toBe(40)
  expect({ roundTrips, entries }).toEqual({ roundTrips: 1, entries: 140 })
})

test('of a thin listing and a dense one, the thin one alone is read on', async () => {
  const { entries, found } = await readingOf(every(2), every(20))
  expect(found).toBe(1000)
  expect(entries).toBeLessThanOrEqual(1000 + 100 + 20)
})

test('of two listings that take turns in long bursts, it leaps over what it need not read', async () => {
  const bursts = (from: number) => Array.from({ length: 5 }, (_, turn) => every(1, from + 4000 * turn, 2000)).flat()
  const { entries, found } = await readingOf([...bursts(0), 20_000], [...bursts(2000), 20_000])
  expect(found).toBe(1)
  expect(entries).toBeLessThan(2500) // of 20,000
})
