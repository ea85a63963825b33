import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freshTable } from '../support/table.ts'
import { deliverUnderFire } from '../support/under-fire.ts'

let fresh: Awaited<ReturnType<typeof freshTable>>
beforeAll(async () => {
  fresh = await freshTable()
})
afterAll(() => fresh.stop())

test('whatever is killed, and however often a receiver fails, every change comes once or more and in order', async () => {
  const { missing, disordered, changes, refused, senderKills } = await deliverUnderFire(fresh.table, fresh.endpoint, 6)
  expect([missing, disordered]).toEqual([[], []])
  expect([changes, senderKills]).toEqual([240, 6])
  expect(refused).toBeGreaterThan(0)
}, 120_000)
