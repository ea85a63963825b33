import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openReads } from '../../lambda/reading/batches.ts'
import type { Table } from '../../lambda/table/table.ts'
import { freshTable } from '../support/table.ts'

let table: Table
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ table, stop } = await freshTable())
  await table.transact(['a', 'b', 'c'].map((SK) => ({ put: { PK: 'letters', SK, body: SK } })))
})
afterAll(() => stop())

const letter = (SK: string) => ({ PK: 'letters', SK })
const all = { PK: 'letters', low: 'a', high: 'z' }

test('reads requested together take one round trip, and each item is read once', async () => {
  const reads = openReads(table)
  const before = table.usage.commands
  await Promise.all([
    reads.get(letter('a')),
    reads.get(letter('b')),
    reads.get(letter('a')),
    reads.query(all, { backward: false, limit: 9 }),
  ])
  expect([reads.rounds(), table.usage.commands - before]).toEqual([1, 2])
})

test('chains that depend on themselves share their round trips', async () => {
  const reads = openReads(table)
  const chain = async (...steps: (() => Promise<unknown>)[]) => {
    for (const step of steps) await step()
  }
  await Promise.all([
    chain(
      () => reads.get(letter('a')),
      () => reads.get(letter('b')),
      () => reads.get(letter('c')),
    ),
    chain(
      () => reads.query(all, { backward: false, limit: 2 }),
      () => reads.query(all, { backward: true, limit: 2 }),
    ),
  ])
  expect(reads.rounds()).toBe(3)
})
