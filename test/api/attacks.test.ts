import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MOST_POINTS } from '../../lambda/access/meter.ts'
import { LARGEST_BODY_WITHOUT_KEY } from '../../lambda/http/bodies.ts'
import { type Answered, type Api, openApi, sampleLines } from '../support/archive.ts'

// What one caller sends to stop the service, or to have more of it than is charged for.

const HOLDERS = 50
const ROLES = Array.from({ length: HOLDERS }, (_, n) => ({
  role: { id: `rol_hub-${n}`, holder: 'stk_hub-holder', organization: 'stk_hub', title: `Role ${n}` },
}))
const person = (id: string) => ({ stakeholder: { id, kind: 'PERSON', names: [{ text: id }] } })
const said = (n: number, of: object) => ({
  statement: {
    id: `stm_apart-${n}`,
    act: 'NOTED',
    mode: 'INDIRECT',
    parts: [{ text: 'Apart' }],
    // Speakers and topics take turns, so that two listings have nothing in common and every leap lands beside.
    saidOn: { edtf: `2021-0${1 + Math.floor(n / 56)}-${String(1 + (Math.floor(n / 2) % 28)).padStart(2, '0')}` },
    ...of,
  },
})
const APART = Array.from({ length: 400 }, (_, n) =>
  n % 2
    ? said(n, { parties: [{ stakeholder: 'stk_apart', function: 'SPEAKER' }] })
    : said(n, {
        parties: [{ stakeholder: 'stk_hub-holder', function: 'SPEAKER' }],
        topics: ['top_apart'],
      }),
)

let api: Api
beforeAll(async () => {
  const more = [
    person('stk_hub'),
    person('stk_hub-holder'),
    person('stk_apart'),
    { topic: { id: 'top_apart', labels: [{ text: 'Apart' }] } },
    ...ROLES,
    ...APART,
  ]
  api = await openApi([...(await sampleLines()), ...more.map((record) => JSON.stringify(record))])
  expect(api.imported.wrong).toEqual([])
}, 60_000)
afterAll(() => api.stop())

const many = (count: number, text: (n: number) => string) => Array.from({ length: count }, (_, n) => text(n)).join(' ')
const codesOf = ({ errors }: Answered) => errors?.map(({ extensions }) => extensions.code)
const lineOf = () =>
  JSON.parse(api.log.at(-1) ?? '') as { readUnits: number; writeUnits: number; cost: number; operation?: string }

describe('requests are bounded before they are parsed', () => {
  const IDS = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'

  test('wrong values of a variable are reported up to a limit, and do not count as our failure', async () => {
    for (const [count, errors] of [
      [20, 20],
      [21, 1],
      [60, 1],
      [20_000, 1],
    ] as const) {
      const answer = await api.ask(IDS, { ids: Array(count).fill({}) })
      expect([answer.status, answer.errors?.length]).toEqual([400, errors])
      expect(new Set(codesOf(answer))).toEqual(new Set(['BAD_USER_INPUT']))
    }
    expect((await api.write(IDS, { ids: Array(300_000).fill({}) })).errors).toMatchObject([
      { message: expect.stringContaining('More than 20 values are wrong') },
    ])
  })

  test('a body without a key is smaller than one with a key', async () => {
    const large = { ids: ['x'.repeat(LARGEST_BODY_WITHOUT_KEY)] }
    expect(await api.ask(IDS, large)).toMatchObject({ status: 413, errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
    expect((await api.write(IDS, large)).status).toBe(200)
  })

  test('a mutation without its scope is refused before its variables are read', async () => {
    const days = Array(5000).fill({ edtf: 'no date' })
    const mutation =
      'mutation ($days: [PartialDateInput!]) { recordRole(input: { holder: "stk_hub", title: "x", attestedOn: $days }) { userErrors { code } } }'
    expect(codesOf(await api.ask(mutation, { days }))).toEqual(['UNAUTHENTICATED'])
    expect(codesOf(await api.write(mutation, { days }))).toEqual(['BAD_USER_INPUT'])
  })

  test('brackets in strings do not count, others do', async () => {
    const named = (text: string) => api.ask(`{ stakeholders(filter: { name: "${text}" }) { nodes { id } } }`)
    expect((await named('('.repeat(400))).errors).toBeUndefined()
    const closed = `{ stakeholders(filter: { name: "${')'.repeat(5000)}" }) { nodes ${'{ parent '.repeat(3000)} } }`
    expect(await api.ask(closed)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
    const block = `{ a: stakeholders(filter: { name: """${'}'.repeat(300)} \\""" }""" }) { nodes { id } } }`
    expect((await api.ask(block)).errors).toBeUndefined()
    expect((await api.ask(`# ${'('.repeat(500)}\n{ __typename }`)).errors).toBeUndefined()
  })

  test('what is refused, or only costed, is charged by its size', async () => {
    const refused = `{ ${many(900, (n) => `...F${n}`)} } ${many(900, (n) => `fragment F${n} on Query { x }`)}`
    const { extensions, errors } = await api.ask(refused)
    expect([errors?.[0]?.extensions.code, extensions?.cost.actual]).toEqual(['GRAPHQL_VALIDATION_FAILED', 801])
    expect((await api.ask('{ x }')).extensions?.cost.actual).toBe(1)
  })
})

describe('an operation is stopped at its limits while it runs', () => {
  test('lists that are longer than assumed', async () => {
    const nest = (depth: number): string => (depth ? `holders { organization { ${nest(depth - 1)} } }` : 'id')
    const attack = api.ask(`{ stakeholder(id: "stk_hub") { ${nest(3)} } }`)
    const honest = await Promise.all(
      Array.from({ length: 20 }, () => api.ask('{ stakeholder(id: "stk_china") { name } }')),
    )
    for (const { data } of honest) expect(data.stakeholder.name).toBe('China')
    const { data, errors, extensions } = await attack
    expect(data).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED' } }])
    expect(extensions?.cost.requested).toBeLessThan(1000)
    expect(extensions?.cost.actual).toBeGreaterThan(MOST_POINTS)
    expect(extensions?.cost.actual).toBeLessThan(MOST_POINTS * 1.2)

    const two = await api.ask(`{ stakeholder(id: "stk_hub") { ${nest(2)} } }`)
    expect(two.errors).toBeUndefined()
    expect(two.extensions?.cost.actual).toBe(1 + 2 * HOLDERS + 2 * HOLDERS ** 2)
  })

  test.each([
    [
      'free objects under many names',
      (n: number) => `e${n}: evidence { start end exact prefix suffix spanSha256 }`,
      60,
    ],
    ['a text under many names', (n: number) => `t${n}: text`, 70],
    ['one name that is long', () => `${'a'.repeat(60_000)}: id`, 1],
    ['free lists of lists', (n: number) => `p${n}: parties { asStated basis function } q${n}: parts { text }`, 38],
  ])('a response that grows without bound: %s', async (_, field, count) => {
    const query = `query ($ids: [ID!]!) { a: nodes(ids: $ids) { ...F } } fragment F on Statement { ${many(count, field)} }`
    const ids = Array(100).fill('stm_joint-reaffirmed-cooperation')
    const whole = `query ($ids: [ID!]!) { ${many(20, (n) => `n${n}: nodes(ids: $ids) { ...F }`)} } ${query.slice(query.indexOf('fragment'))}`
    const { status, data, errors, extensions } = await api.ask(whole, { ids })
    expect([status, data]).toEqual([200, null])
    expect(errors).toMatchObject([
      { message: expect.stringContaining('request fewer'), extensions: { code: 'RESPONSE_TOO_LARGE' } },
    ])
    expect(errors?.[0]?.message.length).toBeLessThan(1000)
    expect(extensions?.cost.actual).toBeGreaterThanOrEqual(2000)
  })
})

describe('reads are charged', () => {
  const READS = many(
    20,
    (n) => `a${n}: statements(first: 5, filter: { from: "2021-0${1 + (n % 8)}-11" }) { nodes { id } }`,
  )

  test('even if an error makes a listing null', async () => {
    const plain = await api.ask(`{ ${READS} }`)
    const nulled = await api.ask(
      `{ ${READS} z: statements(first: 1) { nodes { speakers { revisions(first: 0) { nodes { number } } } } } }`,
    )
    expect(nulled.data).toEqual({ ...plain.data, z: null })
    expect(nulled.extensions?.cost.actual).toBeGreaterThanOrEqual(plain.extensions?.cost.actual ?? Infinity)
  })

  const BIG = 'x'.repeat(300_000)
  test.each([
    [
      'listings with nothing in common',
      '{ statements(first: 1, filter: { topic: "top_apart", speaker: "stk_apart" }) { nodes { id } } }',
    ],
    [
      'the same over and over',
      `{ ${many(30, (n) => `a${n}: statements(first: 1, filter: { topic: "top_apart", speaker: "stk_apart", from: "2021-01-${10 + (n % 19)}" }) { nodes { id } }`)} }`,
    ],
    ['what few match', '{ statements(first: 1, filter: { acts: [DENIED] }) { nodes { id } } }'],
    ['history', '{ topic(id: "top_big", asOf: "2001-01-01T00:00:00Z") { id } }'],
    ['the record of a large document', '{ statement(id: "stm_big") { origins evidence { link } } }'],
    ['pages of a feed', '{ changes(first: 1, types: [COMMITMENT]) { nodes { recordId } } }'],
  ])('%s', async (_, query) => {
    await api.write(
      'mutation ($records: [RecordInput!]!) { importRecords(records: $records) { results { userErrors { message } } } }',
      {
        records: [
          { document: { id: 'doc_big', kind: 'OTHER', title: BIG, url: 'https://example.org/big' } },
          { topic: { id: 'top_big', labels: [{ text: 'Big' }], evidence: [{ document: 'doc_big', exact: BIG }] } },
          {
            statement: {
              id: 'stm_big',
              act: 'NOTED',
              mode: 'INDIRECT',
              parts: [{ text: 'Big' }],
              parties: [{ stakeholder: 'stk_hub', function: 'SPEAKER' }],
              evidence: [{ document: 'doc_big', exact: 'x' }],
            },
          },
        ],
      },
    )
    const { errors, extensions } = await api.ask(query)
    expect(errors).toBeUndefined()
    const { readUnits, cost } = lineOf()
    expect(readUnits).toBeGreaterThan(0)
    expect(cost).toBeGreaterThanOrEqual(readUnits)
    expect(extensions?.cost.actual).toBe(cost)
  })

  test('writes are charged by their units', async () => {
    const names = Array.from({ length: 20 }, (_, n) => ({
      text: many(10, (k) => `w${n}x${k}`),
      kind: n ? 'ALIAS' : 'PREFERRED',
    }))
    await api.write(
      'mutation ($names: [NameInput!]!) { recordStakeholder(input: { id: "stk_wide", kind: PERSON, names: $names }) { stakeholder { id } userErrors { message } } }',
      { names },
    )
    const { writeUnits, readUnits, cost } = lineOf()
    expect(writeUnits).toBeGreaterThan(100)
    expect(cost).toBeGreaterThanOrEqual(writeUnits + readUnits)
  })

  test('introspection costs as much in a fragment, and once for each time', async () => {
    const plain = '__schema { types { name } }'
    for (const [query, times] of [
      [`{ ${plain} }`, 1],
      [`{ ...F } fragment F on Query { ${plain} }`, 1],
      [`{ ... { a: ${plain} b: ${plain} } c: __type(name: "Query") { name } }`, 3],
      [`{ ${plain} ...F } fragment F on Query { __schema { queryType { name } } }`, 1],
    ] as const) {
      const { extensions, errors } = await api.ask(query)
      expect(errors).toBeUndefined()
      expect([extensions?.cost.requested, extensions?.cost.actual]).toEqual([100 * times, 100 * times])
    }
  })
})

test('the suggested size is accepted', async () => {
  const asked = await api.write('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: Array(30_000).fill('stk_hub'),
  })
  expect(asked.errors?.[0]?.message).toMatch(/`ids: 100`/)
})

test('if one field of a mutation is refused, none is executed', async () => {
  const { data } = await api.write('mutation { issueApiKey(input: { name: "Writer", scopes: [WRITE] }) { secret } }')
  const writer = data.issueApiKey.secret as string
  const both = (second: string) =>
    `mutation { a: recordTopic(input: { id: "top_mixed", labels: [{ text: "k" }] }) { topic { id } } ${second} }`
  const revoke = 'revokeApiKey(id: "x") { userErrors { code } }'
  for (const second of [revoke, `...F } fragment F on Mutation { ${revoke}`])
    expect(await api.ask(both(second), {}, writer)).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    })
  expect((await api.ask('{ topic(id: "top_mixed") { id } }')).data).toEqual({ topic: null })

  // What is skipped needs no scope.
  const skipped = `mutation ($no: Boolean = false) { a: recordTopic(input: { id: "top_mixed", labels: [{ text: "k" }] }) { topic { id } } ${revoke.replace('{', '@include(if: $no) {')} }`
  expect((await api.ask(skipped, {}, writer)).data).toEqual({ a: { topic: { id: 'top_mixed' } } })
})
