import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Api, costOf, openApi } from '../support/archive.ts'

const SPEAKER = 'stk_speaker'
// Every third has no date; some dates are months; several share a day.
const dateOf = (n: number): string | undefined =>
  n % 3 === 0 ? undefined : n % 3 === 1 ? '2022-03' : `2022-03-${String((n % 20) + 1).padStart(2, '0')}`
const COUNT = 60
const NAMESAKES = 9

const lines = [
  {
    stakeholder: {
      id: SPEAKER,
      kind: 'PERSON',
      names: [{ text: 'Élodie Ångström' }, { text: 'ប្រាក់ សុខុន', kind: 'ALIAS' }],
    },
  },
  // Each is found by three parts of the name that begin alike.
  ...Array.from({ length: NAMESAKES }, (_, n) => ({
    stakeholder: { id: `stk_${n}`, kind: 'PERSON', names: [{ text: `Zara Zarin Zarko ${n}` }] },
  })),
  ...Array.from({ length: COUNT }, (_, n) => ({
    statement: {
      id: `stm_${String(n).padStart(3, '0')}`,
      act: n % 2 ? 'NOTED' : 'OTHER',
      mode: 'INDIRECT',
      parts: [{ text: `Statement ${n}` }],
      parties: [{ stakeholder: SPEAKER, function: 'SPEAKER' }],
      saidOn: dateOf(n) && { edtf: dateOf(n) },
    },
  })),
].map((line) => JSON.stringify(line))

let api: Api
beforeAll(async () => {
  api = await openApi(lines)
})
afterAll(() => api.stop())

const QUESTION = `query ($order: TimelineOrder, $first: Int, $after: String, $last: Int, $before: String, $filter: StatementFilter) {
  statements(order: $order, first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`
interface PageOf {
  edges: { cursor: string; node: { id: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
}
const page = async (variables: object): Promise<PageOf> => {
  const { data, errors } = await api.ask(QUESTION, variables)
  expect(errors).toBeUndefined()
  return data.statements
}
const ids = ({ edges }: PageOf) => edges.map(({ node }) => node.id)

const sortText = (id: string) => {
  const date = dateOf(Number(id.slice(4)))
  return date === undefined ? '' : date.padEnd(10, '-01')
}
const expected = (order: string): string[] => {
  const all = Array.from({ length: COUNT }, (_, n) => `stm_${String(n).padStart(3, '0')}`)
  const key = (id: string) => `${sortText(id)}#${id}`
  const dated = all.filter((id) => sortText(id)).sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const undated = all.filter((id) => !sortText(id))
  return order === 'NEWEST_FIRST' ? [...dated.reverse(), ...undated.reverse()] : [...dated, ...undated]
}

test('all of it is imported', () => {
  expect(api.imported.wrong).toEqual([])
})

describe.each(['NEWEST_FIRST', 'OLDEST_FIRST'])('%s', (order) => {
  const all = expected(order)
  test.each([1, 7, 20, 59, 60, 61])('pages of %d from the start give everything once, in order', async (first) => {
    const found: string[] = []
    let after: string | null = null
    for (let more = true; more;) {
      const one: PageOf = await page({ order, first, after })
      expect(one.pageInfo.hasPreviousPage).toBe(found.length > 0)
      found.push(...ids(one))
      expect(one.pageInfo.hasNextPage).toBe(found.length < COUNT)
      more = one.pageInfo.hasNextPage
      after = one.pageInfo.endCursor
    }
    expect(found).toEqual(all)
  })
  test.each([1, 7, 59, 60])('pages of %d from the end give everything once, in order', async (last) => {
    let found: string[] = []
    let before: string | null = null
    for (let more = true; more;) {
      const one: PageOf = await page({ order, last, before })
      expect(one.pageInfo.hasNextPage).toBe(found.length > 0)
      found = [...ids(one), ...found]
      expect(one.pageInfo.hasPreviousPage).toBe(found.length < COUNT)
      more = one.pageInfo.hasPreviousPage
      before = one.pageInfo.startCursor
    }
    expect(found).toEqual(all)
  })
  test('between two cursors', async () => {
    const { edges } = await page({ order, first: 60 })
    const [after, before] = [edges[34]!.cursor, edges[45]!.cursor]
    const window = await page({ order, first: 100, after, before })
    expect(ids(window)).toEqual(all.slice(35, 45))
    expect(window.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
    expect(ids(await page({ order, last: 3, after, before }))).toEqual(all.slice(42, 45))
  })
  test('through a filter without a listing', async () => {
    const filter = { acts: ['NOTED'], speaker: SPEAKER }
    const first = await page({ order, first: 10, filter })
    const rest = await page({ order, first: 100, after: first.pageInfo.endCursor, filter })
    expect([...ids(first), ...ids(rest)]).toEqual(all.filter((id) => Number(id.slice(4)) % 2))
  })
})

test('a range of days returns what overlaps it, and nothing without a date', async () => {
  const found = ids(await page({ first: 100, filter: { from: '2022-03-05', to: '2022-03-06' } }))
  const overlapping = Array.from({ length: COUNT }, (_, n) => n)
    .filter((n) => ['2022-03', '2022-03-05', '2022-03-06'].includes(dateOf(n) ?? ''))
    .map((n) => `stm_${String(n).padStart(3, '0')}`)
  expect(found.toSorted()).toEqual(overlapping)
})

test.each(['elodie', 'ang', 'ÅNG', 'ប្រាក់', 'សុខុន'])(
  'a name is found in any script and whatever the accents: %s',
  async (name) => {
    const { data } = await api.ask('query ($name: String) { stakeholders(filter: { name: $name }) { nodes { id } } }', {
      name,
    })
    expect(data.stakeholders.nodes).toEqual([{ id: SPEAKER }])
  },
)

test('a stakeholder found by several parts of a name is listed once, page by page', async () => {
  const found: string[] = []
  for (let after: string | null = null, more = true; more;) {
    const { data } = await api.ask(
      'query ($after: String) { stakeholders(filter: { name: "zar" }, first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
      { after },
    )
    found.push(...data.stakeholders.nodes.map(({ id }: { id: string }) => id))
    after = data.stakeholders.pageInfo.endCursor
    more = data.stakeholders.pageInfo.hasNextPage
  }
  expect(found).toEqual(Array.from({ length: NAMESAKES }, (_, n) => `stk_${n}`))
})

test('100 nested lists of 100 take two round trips, not a hundred', async () => {
  const cost = await costOf(api.table, async () => {
    const { data, errors } = await api.ask(
      '{ statements(first: 100) { nodes { id speakers { id statements(first: 100) { nodes { id text } } } } } }',
    )
    expect(errors).toBeUndefined()
    expect(data.statements.nodes[0].speakers[0].statements.nodes).toHaveLength(COUNT)
  })
  expect(cost.roundTrips).toBeLessThanOrEqual(2)
})

describe('invalid page arguments', () => {
  const stranger = Buffer.from('something').toString('base64url')
  test.each([
    ['first of 0', { first: 0 }],
    ['first of 101', { first: 101 }],
    ['last of 0', { last: 0 }],
    ['first and last together', { first: 1, last: 1 }],
    ['a made-up cursor', { first: 1, after: stranger }],
    ['a range that runs backwards', { filter: { from: '2022-03-02', to: '2022-03-01' } }],
    ['an id of another type', { filter: { speaker: 'top_ukraine' } }],
  ])('%s', async (_, variables) => {
    const { data, errors } = await api.ask(QUESTION, variables)
    expect(data).toEqual({ statements: null })
    expect(errors).toMatchObject([{ path: ['statements'], extensions: { code: 'BAD_USER_INPUT' } }])
  })
  test('a cursor of another order or filter', async () => {
    const { pageInfo } = await page({ first: 1 })
    for (const other of [{ order: 'OLDEST_FIRST' }, { filter: { acts: ['NOTED'] } }]) {
      const { errors } = await api.ask(QUESTION, { first: 1, after: pageInfo.endCursor, ...other })
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    }
  })
})
