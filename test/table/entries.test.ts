import { expect, test } from '@jest/globals'
import { COPIED_UP_TO, entriesOf, entryWrites } from '../../lambda/table/entries.ts'
import type { RecordOf } from '../../lambda/domain/records.ts'

const topic = (text: string): RecordOf['Topic'] => ({
  ...{ id: 'top_x', revision: 1, status: 'CURRENT', createdAt: '', updatedAt: '' },
  labels: [{ text, kind: 'PREFERRED' }],
})
/** A topic of exactly so many characters as JSON. */
const ofSize = (size: number) => topic('x'.repeat(size - JSON.stringify(topic('')).length))

test.each([
  [4095, true],
  [4096, true],
  [4097, false],
])('a record of %i characters is copied into its index entries: %s', (size, isCopied) => {
  expect(COPIED_UP_TO).toBe(4096)
  const bodies = [...entriesOf(ofSize(size)).values()].map(({ body }) => body)
  expect(bodies.length).toBeGreaterThan(1)
  expect(new Set(bodies)).toEqual(new Set([isCopied ? JSON.stringify(ofSize(size)) : undefined]))
})

test('the writes that turn the entries of one revision into those of the next leave unchanged entries alone', () => {
  const [small, large] = [topic('Mekong'), topic(`Mekong ${'x'.repeat(5000)}`)]
  expect(entryWrites(small, small)).toEqual([])
  const writes = entryWrites(small, large)
  const puts = writes.filter((write) => 'put' in write).map((write) => ('put' in write ? write.put : null))
  expect(puts.every((put) => put?.body === undefined)).toBe(true)
  expect(writes.some((write) => 'remove' in write)).toBe(true)
  expect(entryWrites(small, null)).toHaveLength(entriesOf(small).size)
})
