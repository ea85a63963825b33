import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Api, openApi } from '../support/archive.ts'
import { type Desk, openDesk, stakeholder, statement, wait } from '../support/writing.ts'

// Twenty statements of 300 KB each: six times as much as an answer can hold.
const LONG = Array.from({ length: 20 }, (_, n) => `stm_long-${String(n).padStart(2, '0')}`)

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
  await desk.lay([stakeholder('stk_a')])
  for (const id of LONG)
    await desk.lay([
      statement(id, 'stk_a', { parts: [{ text: `${id} ${'long '.repeat(60_000)}` }], saidOn: { edtf: '2022' } }),
    ])
}, 60_000)
afterAll(() => api.stop())

interface PageOf {
  nodes: unknown[]
  pageInfo: { hasNextPage: boolean; endCursor: string }
}

/** Every node of a listing, page by page. */
const all = async (page: (after: string | null) => Promise<PageOf>): Promise<unknown[]> => {
  const found: unknown[] = []
  let after: string | null = null
  for (let more = true; more;) {
    const { nodes, pageInfo }: PageOf = await page(after)
    expect(nodes.length).toBeGreaterThan(0)
    found.push(...nodes)
    after = pageInfo.endCursor
    more = pageInfo.hasNextPage
  }
  return found
}

test('a page of long texts ends early, with a cursor, and nothing is left out', async () => {
  const query =
    'query ($after: String) { page: statements(first: 100, after: $after) { nodes { id text parts { text } } pageInfo { hasNextPage endCursor } } }'
  const found = await all(async (after) => (await desk.ask(query, { after })).page)
  expect(found.map((node) => (node as { id: string }).id).toSorted()).toEqual(LONG)
}, 60_000)

test('a page of the feed with its records ends early, and a consumer goes on to the end', async () => {
  const query =
    'query ($after: String) { page: changes(first: 100, after: $after) { nodes { recordId record { ... on Statement { text } } } pageInfo { hasNextPage endCursor } } }'
  await wait(5500) // what was written by then is shown
  const found = await all(async (after) => (await desk.ask(query, { after })).page)
  expect(found.map((node) => (node as { recordId: string }).recordId)).toEqual(['stk_a', ...LONG])
  // Without the records, one page is enough.
  const { changes } = await desk.ask('{ changes(first: 100) { nodes { recordId } } }')
  expect(changes.nodes).toHaveLength(21)
}, 60_000)

test('what no page can divide is refused with its size', async () => {
  const { errors } = await api.ask(
    '{ stakeholder(id: "stk_a") { a: statements(first: 4) { nodes { text } } b: statements(first: 4) { nodes { t: text u: text v: text w: text x: text } } } }',
  )
  expect(errors).toMatchObject([{ extensions: { code: 'RESPONSE_TOO_LARGE' } }])
}, 60_000)
