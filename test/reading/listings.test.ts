import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from '../../lambda/reading/pages.ts'
import type { Listed } from '../../lambda/reading/walk.ts'
import { entryKeys } from '../../lambda/table/ranges.ts'
import { openArchive } from '../../lambda/archive.ts'
import type { Table, Write } from '../../lambda/table/table.ts'
import { queryOf } from '../../lambda/domain/queries.ts'
import { statements } from '../../lambda/domain/statements.ts'
import { inTimeline, type Listing } from '../../lambda/domain/listings.ts'
import type { RecordOf } from '../../lambda/domain/records.ts'
import { freshTable } from '../support/table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await freshTable())
})
afterAll(() => stop())

/** Speaker and topic take turns, and have every so manieth in common. */
const MANY = 2400
const APART = 25
const meets = (index: number) => index % APART === 0
const isSpoken = (index: number) => meets(index) || index % 2 === 1
const isOnTopic = (index: number) => meets(index) || index % 2 === 0

const DAY = 86_400_000
const dayAt = (index: number) => new Date(Date.UTC(2000, 0, 1) + index * DAY).toISOString().slice(0, 10)
const statementAt = (index: number): RecordOf['Statement'] => {
  const saidOn = { edtf: dayAt(index), basis: 'EXPLICIT' as const, earliest: dayAt(index), latest: dayAt(index) }
  return {
    ...{ id: `stm_${index}`, revision: 1, status: 'CURRENT', createdAt: '', updatedAt: '' },
    ...{ act: 'NOTED', mode: 'INDIRECT', parts: [], saidOn },
    parties: isSpoken(index) ? [{ stakeholder: 'stk_one', function: 'SPEAKER', basis: 'EXPLICIT' }] : [],
    topics: isOnTopic(index) ? ['top_one'] : [],
  }
}
const entriesIn = (listing: Listing, index: number): Write[] => {
  const statement = statementAt(index)
  const keys = entryKeys(inTimeline(statement.saidOn)(listing.name, listing.of), statement.id)
  return keys.map((key) => ({ put: { ...key, body: JSON.stringify(statement) } }))
}
const write = async (writes: Write[]) => {
  for (let start = 0; start < writes.length; start += 100) await table.transact(writes.slice(start, start + 100))
}

const speaker: Listing = { name: 'SPEAKER', of: 'stk_one' }
const topic: Listing = { name: 'STATEMENT_TOPIC', of: 'top_one' }
beforeAll(async () => {
  const writes = Array.from({ length: MANY }, (_, index) => [
    ...(isSpoken(index) ? entriesIn(speaker, index) : []),
    ...(isOnTopic(index) ? entriesIn(topic, index) : []),
  ])
  await write(writes.flat())
})

/** Every record that both have in common from a day on, page by page, and how many pages came short. */
const everyPage = async (from: string) => {
  const found: string[] = []
  let short = 0
  let after: string | null = null
  for (let more = true; more;) {
    const listed = { groups: [[speaker], [topic]], order: 'OLDEST_FIRST' as const, name: 'all', from }
    const page: Page<RecordOf['Statement']> = await openArchive(table).page(listed, { first: 100, after })
    found.push(...page.nodes.map(({ id }) => id))
    more = await page.pageInfo.hasNextPage()
    if (more && page.nodes.length < 100) short += 1
    after = page.pageInfo.endCursor()
  }
  return { found, short }
}

// What is read at once begins a day later each time: so one of the records in common lies just where a page stops.
test('no record is lost if a page stops at its limit', async () => {
  for (let start = 0; start < APART; start += 1) {
    const { found, short } = await everyPage(dayAt(start))
    const indexes = Array.from({ length: MANY }, (_, index) => index)
    expect(found).toEqual(indexes.filter((index) => index >= start && meets(index)).map((index) => `stm_${index}`))
    expect(short).toBeGreaterThan(0)
  }
}, 60_000)

/** How many entries a page reads, and in how many commands. */
const costOf = async (listed: Listed<RecordOf['Statement']>, first: number) => {
  const seen = { entries: 0, commands: 0 }
  const counted: Table = {
    ...table,
    async query(range, options) {
      const slice = await table.query(range, options)
      seen.commands += 1
      seen.entries += slice.items.length
      return slice
    },
  }
  await openArchive(counted).page(listed, { first })
  return seen
}

test('of a filter that nothing matches no more than a thousand entries are read', async () => {
  const listed = {
    groups: [[speaker]],
    order: 'OLDEST_FIRST' as const,
    name: 'none',
    isSelective: true,
    matches: () => false,
  }
  const { entries } = await costOf(listed, 10)
  expect(entries).toBeLessThanOrEqual(1000 + 1) // and the undated part, which is empty
  expect(entries).toBeGreaterThan(900)
})

test('of a filter that may match seldom, a hundred entries are read at once', async () => {
  const found = queryOf(statements, { acts: ['DENIED'], speaker: 'stk_one' })
  const { commands } = await costOf({ ...found, order: 'NEWEST_FIRST', name: 'acts' }, 1)
  expect(commands).toBe(5) // 100, 100, 200, 400, and 200 up to the bound
})
