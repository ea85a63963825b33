import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Range } from '../../lambda/table/ranges.ts'
import { byteOrder, merge } from '../../lambda/reading/leapfrog.ts'

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
      const found: string[] = []
      for await (const { place, item } of merge(ranges, read, backward, limit)) if (item) found.push(place)
      const expected = [...new Set(contents.flat(2))]
        .filter((key) => contents.every((group) => group.some((keys) => keys.includes(key))))
        .sort(byteOrder)
      expect(found).toEqual(backward ? expected.reverse() : expected)
    }),
  )
})

/** How much a merge of two listings of numbers reads, from 100 entries a time on, until it has gone through. */
const readingOf = async (
  one: number[],
  other: number[],
): Promise<{ reads: number; entries: number; found: number }> => {
  const kept: { [partition: string]: string[] } = {}
  for (const [PK, numbers] of Object.entries({ one, other }))
    kept[PK] = numbers.map((number) => String(number).padStart(6, '0'))
  const seen = { reads: 0, entries: 0, found: 0 }
  const read = ({ PK, low, high }: Range, count: number) => {
    const inside = kept[PK]!.filter((SK) => low <= SK && SK <= high)
    const items = inside.slice(0, count).map((SK) => ({ PK, SK }))
    seen.reads += 1
    seen.entries += items.length
    return Promise.resolve({ items, more: inside.length > count })
  }
  const ranges = ['one', 'other'].map((PK) => [{ PK, low: ' ', high: 'z' }])
  for await (const { item } of merge(ranges, read, false, 100)) if (item) seen.found += 1
  return seen
}

const every = (step: number, from = 0) => Array.from({ length: 20_000 / step }, (_, place) => from + place * step)

test('the longer two listings alternate without a match, the more is read at once', async () => {
  const { reads, found } = await readingOf(every(20), every(20, 1))
  expect(found).toBe(0)
  expect(reads).toBe(2 * 5) // of 1,000 entries each 100, 100, 200, 400 and the rest
})

test('leaping from entry to entry in a long listing never increases the size of the reads', async () => {
  const rare = every(500)
  const { entries, found } = await readingOf(every(1), rare)
  expect(found).toBe(rare.length)
  expect(entries).toBeLessThanOrEqual(100 * (rare.length + 2))
})
