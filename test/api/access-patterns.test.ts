import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { DYNAMODB_LOCAL } from '../../local/engine.ts'
import { type Api, costOf, makeReadKey, openApi, sampleLines } from '../support/archive.ts'

// The table of docs/access-patterns.md: what is asked, the question, round trips, commands, read units.
const ROW = /^\| ([^|]+?) +\| `(\{.*\})` +\| (\d+) +\| (\d+) +\| ([\d.]+) +\|$/gm
const page = await readFile(new URL('../../docs/access-patterns.md', import.meta.url), 'utf8')
const patterns = [...page.matchAll(ROW)].map(([, what, question, trips, commands, units]) => ({
  what: what!,
  question: question!,
  cost: { roundTrips: Number(trips), commands: Number(commands), readUnits: Number(units) },
}))

let api: Api
/** Its holder is never answered from the instance's memory. */
let key: string
beforeAll(async () => {
  api = await openApi(await sampleLines())
  key = await makeReadKey(api.table)
  await api.ask('{ __typename }', {}, key) // the key is looked up
})
afterAll(() => api.stop())

test('the table exists', () => {
  expect(patterns.length).toBeGreaterThanOrEqual(12)
})

test.each(patterns)('costs what the table says: $what', async ({ question, cost }) => {
  const measured = await costOf(api.table, async () => {
    expect((await api.ask(question, {}, key)).errors).toBeUndefined()
  })
  // DynamoDB Local counts nothing for a read that finds nothing.
  const { readUnits } = process.env.READOUT_ENGINE === DYNAMODB_LOCAL ? measured : cost
  expect(measured).toEqual({ ...cost, readUnits })
})
