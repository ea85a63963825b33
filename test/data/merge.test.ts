import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { byteOrder, merge } from '../../lambda/data/merge.ts'
import type { Range } from '../../lambda/data/keys.ts'

const listing = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', '\uE000', '\u{1F600}', 'f', 'g', 'h'))
const groups = fc.array(fc.array(listing, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })

test('a merge gives what stands in some range of every group, once and in order, however little is read at a time', async () => {
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

test('the longer nothing matches, the more is read at once', async () => {
  // Two listings that take turns and have nothing in common.
  const keys = (even: 0 | 1) => Array.from({ length: 1000 }, (_, place) => String(2 * place + even).padStart(4, '0'))
  const kept: { [partition: string]: string[] } = { even: keys(0), odd: keys(1) }
  let reads = 0
  const read = ({ PK, low, high }: Range, count: number) => {
    reads += 1
    const inside = kept[PK]!.filter((SK) => low <= SK && SK <= high)
    return Promise.resolve({ items: inside.slice(0, count).map((SK) => ({ PK, SK })), more: inside.length > count })
  }
  const ranges = ['even', 'odd'].map((PK) => [{ PK, low: ' ', high: 'z' }])
  for await (const { item } of merge(ranges, read, false, 100)) expect(item).toBeUndefined()
  expect(reads).toBe(2 * 5) // 100, 100, 200, 400 and the rest, of each
})
