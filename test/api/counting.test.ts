import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { openArchive } from '../../lambda/archive.ts'
import type { Table } from '../../lambda/table/table.ts'
import { type Api, openApi } from '../support/archive.ts'
import { type Desk, meeting, openDesk, stakeholder, statement, topic, wait } from '../support/writing.ts'

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
  await desk.lay([
    stakeholder('stk_a'),
    topic('top_broad'),
    topic('top_under', { broader: 'top_broad' }),
    topic('top_deep', { broader: 'top_under' }),
    topic('top_other'),
  ])
  await desk.lay(
    ['top_broad', 'top_under', 'top_deep', 'top_other'].flatMap((on) => [
      statement(`stm_${on.slice(4)}`, 'stk_a', { topics: [on] }),
      meeting(`mtg_${on.slice(4)}`, { topics: [on, 'top_under'] }),
    ]),
  )
})
afterAll(() => api.stop())

const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id).sort()

describe('a topic with all under it', () => {
  test('finds what is on one of them, once', async () => {
    const data = await desk.ask(`{
      alone: statements(filter: { topic: "top_broad" }) { nodes { id } }
      statements(filter: { topic: "top_broad", narrower: true }) { nodes { id } totalCount { value isExact } }
      meetings(filter: { topic: "top_broad", narrower: true }) { nodes { id } }
      spoken: statements(filter: { topic: "top_under", narrower: true, speaker: "stk_a" }) { nodes { id } }
      topic(id: "top_under") { statements(filter: { narrower: true }) { nodes { id } } meetings(filter: { narrower: true }) { nodes { id } } }
    }`)
    expect(idsOf(data.alone)).toEqual(['stm_broad'])
    expect(idsOf(data.statements)).toEqual(['stm_broad', 'stm_deep', 'stm_under'])
    expect(data.statements.totalCount).toEqual({ value: 3, isExact: true })
    expect(idsOf(data.meetings)).toEqual(['mtg_broad', 'mtg_deep', 'mtg_other', 'mtg_under'])
    expect(idsOf(data.spoken)).toEqual(['stm_deep', 'stm_under'])
    expect([idsOf(data.topic.statements), idsOf(data.topic.meetings).length]).toEqual([['stm_deep', 'stm_under'], 4])
  })

  test('has a cursor of its own', async () => {
    const { statements } = await desk.ask('{ statements(filter: { topic: "top_broad" }) { pageInfo { endCursor } } }')
    const query = `{ statements(filter: { topic: "top_broad", narrower: true }, after: "${statements.pageInfo.endCursor}") { nodes { id } } }`
    expect((await api.ask(query)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  test('of more than 50 is refused', async () => {
    await desk.lay(Array.from({ length: 50 }, (_, n) => topic(`top_many-${n}`, { broader: 'top_other' })))
    const query = '{ statements(filter: { topic: "top_other", narrower: true }) { nodes { id } } }'
    expect((await api.ask(query)).errors).toMatchObject([{ extensions: { code: 'TOO_MUCH' } }])
  })
})

describe('the count of a listing', () => {
  const count = async (listing: string) =>
    (await desk.ask(`{ ${listing} { totalCount { value isExact } } }`))[listing.split('(')[0]!].totalCount

  test('is of the whole listing, whatever the page', async () => {
    const exact = (value: number) => ({ value, isExact: true })
    expect(await count('statements(first: 1)')).toEqual(exact(4))
    expect(await count('statements(last: 2)')).toEqual(exact(4))
    expect(await count('statements(first: 100)')).toEqual(exact(4))
    expect(await count('statements(filter: { acts: [DENIED] })')).toEqual(exact(0))
    expect(await count('meetings(first: 1, filter: { topic: "top_deep" })')).toEqual(exact(1))
    expect(await count('topics(first: 3)')).toEqual(exact(54))
    const { statements } = await desk.ask('{ statements(first: 1) { pageInfo { endCursor } } }')
    expect(await count(`statements(first: 1, after: "${statements.pageInfo.endCursor}")`)).toEqual(exact(4))
  })

  test('leaves out what was retracted, as the listing does', async () => {
    await desk.changeStatus({ id: 'stm_other', status: 'RETRACTED', expectedRevision: 1 })
    expect(await count('statements(first: 1)')).toEqual({ value: 3, isExact: true })
    expect(await count('statements(first: 1, filter: { includeRetracted: true })')).toEqual({ value: 4, isExact: true })
  })

  test('of several listings together reads about a thousand entries, not as many of each', async () => {
    const entries = { read: 0 }
    const counted: Table = {
      ...api.table,
      async query(range, options) {
        entries.read += options.limit
        return api.table.query(range, options)
      },
    }
    const groups = [
      ['top_broad', 'top_under', 'top_deep', ...Array.from({ length: 47 }, (_, n) => `top_none-${n}`)].map((of) => ({
        name: 'STATEMENT_TOPIC' as const,
        of,
      })),
    ]
    const page = await openArchive(counted).page({ groups, order: 'NEWEST_FIRST', name: 'some' }, { first: 1 })
    entries.read = 0
    expect(await page.totalCount.value()).toBe(3)
    expect(entries.read).toBeLessThanOrEqual(1100)
    expect(entries.read).toBeGreaterThan(0)
  })

  test('costs nothing more if the page is the whole listing', async () => {
    const unitsOf = async (fields: string) => {
      const before = api.table.usage.readUnits
      await desk.ask(`{ commitments(first: 100) { ${fields} } }`)
      return api.table.usage.readUnits - before
    }
    expect(await unitsOf('nodes { id } totalCount { value }')).toBe(await unitsOf('nodes { id }'))
  })
})

test('the feed can be entered at an instant', async () => {
  const before = new Date().toISOString()
  await wait(5)
  await desk.record('topic', topic('top_since').topic)
  await wait(SETTLED_AFTER + 500)
  const page = async (how: string) =>
    (await desk.ask(`{ changes(${how}) { nodes { recordId } pageInfo { endCursor hasNextPage } } }`)).changes
  const since = await page(`since: "${before}"`)
  expect(since.nodes).toEqual([{ recordId: 'top_since' }])
  expect((await page('since: "2001-01-01T00:00:00Z", first: 100')).nodes.length).toBeGreaterThan(60)
  // With nothing new there is a cursor to go on from all the same.
  const now = await page(`since: "${new Date().toISOString()}"`)
  expect(now.nodes).toEqual([])
  expect((await page(`after: "${now.pageInfo.endCursor}"`)).nodes).toEqual([])
  expect((await page(`since: "2001-01-01T00:00:00Z", after: "${since.pageInfo.endCursor}"`)).nodes).toEqual([])
  const future = await api.ask(
    `{ changes(since: "${new Date(Date.now() + 3_600_000).toISOString()}") { nodes { at } } }`,
  )
  expect(future.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
}, 20_000)
