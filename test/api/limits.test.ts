import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getIntrospectionQuery } from 'graphql'
import { ANYONE_PER_MINUTE, blockOf } from '../../lambda/access/rate-limiter.ts'
import { MOST_POINTS } from '../../lambda/access/meter.ts'
import { LARGEST_BODY_WITHOUT_KEY } from '../../lambda/http/bodies.ts'
import { type Api, event, openApi, openTestDoor, sampleLines } from '../support/archive.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(await sampleLines())
})
afterAll(() => api.stop())

interface Asked {
  statusCode: number
  headers: { [name: string]: unknown }
  data: any // eslint-disable-line @typescript-eslint/no-explicit-any -- a test asserts what it finds
  errors?: { message: string; extensions: { code: string } }[]
  extensions: { cost: { requested: number; actual: number; limit: number; remaining: number; restoreRate: number } }
}

/** Asks as somebody at an address, or with a key. */
const askFrom = async (address: string, body: object, door = api.door, key?: string): Promise<Asked> => {
  const headers = { 'content-type': 'application/json', ...(key && { 'x-api-key': key }) }
  const answer = await door(event('POST', { headers, body: JSON.stringify(body), address }))
  const { statusCode = 0, headers: given = {} } = answer
  return { ...(JSON.parse(answer.body ?? '') as Asked), statusCode, headers: given }
}
const costOf = async (query: string, variables: object = {}) =>
  (await askFrom('192.0.2.1', { query, variables, extensions: { costOnly: true } })).extensions.cost.requested

describe('what an operation costs', () => {
  test.each([
    ['a record', '{ stakeholder(id: "stk_china") { name } }', 1],
    ['20 of a listing', '{ statements { nodes { text } } }', 21],
    ['50 of a listing', '{ statements(first: 50) { nodes { text } } }', 51],
    ['its edges with a cursor cost the same', '{ statements(first: 50) { edges { cursor node { text } } } }', 51],
    ['each with 2 speakers', '{ statements(first: 50) { nodes { speakers { name } } } }', 1 + 50 * (1 + 2)],
    ['a filter that reads through many', '{ statements(first: 50, filter: { acts: [NOTED] }) { nodes { text } } }', 61],
    ['what is skipped', '{ topics @skip(if: true) { nodes { id } } stakeholder(id: "stk_china") { name } }', 1],
    ['ids', '{ nodes(ids: ["stk_china", "stk_cambodia"]) { id } }', 2],
    ['nothing but a name of a type', '{ __typename }', 1],
  ])('%s', async (_, query, points) => {
    expect(await costOf(query)).toBe(points)
  })

  test('a size counts as a literal, as a variable, as a variable default, and as the schema assumes', async () => {
    const fields = '{ nodes { text } }'
    expect(await costOf(`{ statements(first: 70) ${fields} }`)).toBe(71)
    expect(await costOf(`query ($n: Int) { statements(first: $n) ${fields} }`, { n: 70 })).toBe(71)
    expect(await costOf(`query ($n: Int = 70) { statements(first: $n) ${fields} }`)).toBe(71)
    expect(await costOf('{ changes { nodes { recordId } } }')).toBe(101)
  })

  test('the cost of the same document is calculated again for other variables', async () => {
    const query = 'query ($n: Int) { statements(first: $n) { nodes { text } } }'
    for (const n of [1, 100, 7]) expect((await api.ask(query, { n })).extensions?.cost.requested).toBe(n + 1)
  })

  test('what was not used is refunded, and the response states both', async () => {
    const { extensions } = await askFrom('192.0.2.2', { query: '{ topics(first: 100) { nodes { label } } }' })
    const { requested, actual, limit, remaining, restoreRate } = extensions.cost
    expect([requested, limit, restoreRate]).toEqual([101, ANYONE_PER_MINUTE, ANYONE_PER_MINUTE / 60])
    expect(actual).toBeLessThan(requested)
    expect(remaining).toBeGreaterThanOrEqual(limit - actual - 1)
  })

  test('it can be requested without execution', async () => {
    const before = api.table.usage.commands
    const { data, extensions } = await askFrom('192.0.2.3', {
      query: '{ topics { nodes { label } } }',
      extensions: { costOnly: true },
    })
    expect([data, extensions.cost.requested, extensions.cost.actual]).toEqual([undefined, 21, 1])
    expect(api.table.usage.commands).toBe(before)
  })

  test('above the maximum it is refused with the figures, the dominant field and what would fit', async () => {
    const before = api.table.usage.commands
    const { statusCode, errors } = await askFrom('192.0.2.4', {
      query: '{ statements(first: 100) { nodes { topics { statements(first: 100) { nodes { id } } } } } }',
    })
    expect(statusCode).toBe(400)
    expect(errors).toEqual([
      {
        message:
          'This can cost 40901 points; an operation may cost 25000. Most of it is `statements`: 100 times 409 is 40900. It would fit with `first: 61`.',
        extensions: { code: 'COST_LIMIT_EXCEEDED', help: '/docs/errors/COST_LIMIT_EXCEEDED/' },
      },
    ])
    expect(api.table.usage.commands).toBe(before)
    expect(
      await costOf('{ statements(first: 61) { nodes { topics { statements(first: 100) { nodes { id } } } } } }'),
    ).toBeLessThanOrEqual(MOST_POINTS)
  })

  test('the introspection query of common clients is accepted', async () => {
    const query = getIntrospectionQuery({
      inputValueDeprecation: true,
      oneOf: true,
      specifiedByUrl: true,
      schemaDescription: true,
      directiveIsRepeatable: true,
    })
    const { data, errors } = await api.ask(query)
    expect(errors).toBeUndefined()
    expect(data.__schema.types.length).toBeGreaterThan(50)
  })
})

describe('the points of a caller per minute', () => {
  const LIMIT = 6000
  const keyWithLimit = async () => {
    const { data } = await api.write('mutation ($input: ApiKeyInput!) { issueApiKey(input: $input) { secret } }', {
      input: { name: 'Small', scopes: ['READ'], pointsPerMinute: LIMIT },
    })
    return data.issueApiKey.secret as string
  }
  const query =
    '{ stakeholders(first: 100) { nodes { name } } topics(first: 100) { nodes { label } } statements(first: 100) { nodes { id } } }'

  test('beyond them the response is RATE_LIMITED, with 429 and a time to retry; others are not affected', async () => {
    const key = await keyWithLimit()
    let answer = await askFrom('192.0.2.10', { query }, api.door, key)
    for (let asked = 0; answer.statusCode === 200 && asked < 1000; asked += 1) {
      expect(answer.headers).toMatchObject({ 'ratelimit-policy': `"points";q=${LIMIT};w=60` })
      answer = await askFrom('192.0.2.10', { query }, api.door, key)
    }
    expect(answer.statusCode).toBe(429)
    expect(answer.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect((await askFrom('192.0.2.10', { query })).statusCode).toBe(200)
  }, 60_000)

  test('instances share them through the table: each admits at most a block beyond them', async () => {
    const key = await keyWithLimit()
    const instances = await Promise.all([0, 1, 2, 3].map(() => openTestDoor(api.table)))
    const begun = Date.now()
    let used = 0
    let refused = 0
    for (let asked = 0; refused < 4 && asked < 2000; asked += 1) {
      const { statusCode, extensions } = await askFrom('192.0.2.20', { query }, instances[asked % 4], key)
      if (statusCode === 429) refused += 1
      else used += extensions.cost.actual
    }
    const restored = ((Date.now() - begun) / 60_000) * LIMIT
    expect(used).toBeLessThanOrEqual(LIMIT + restored + 4 * blockOf(LIMIT))
    // What an operation may cost is charged before it runs: the last ones did not fit any more.
    expect(used).toBeGreaterThan(LIMIT * 0.9)
  }, 60_000)

  test('the neighbours in one network of IPv6 share it', async () => {
    const first = await askFrom('2001:db8:1:2::1', {
      query: `{ ${Array.from({ length: 40 }, (_, n) => `s${n}: statements(first: 100) { nodes { id } }`).join(' ')} }`,
    })
    const second = await askFrom('2001:db8:1:2:ffff::9', { query: '{ viewer { rateLimit { remaining } } }' })
    expect(second.data.viewer.rateLimit.remaining).toBeLessThan(first.extensions.cost.limit)
  })

  test('a small query costs no additional round trip', async () => {
    const before = { ...api.table.usage }
    await askFrom('192.0.2.30', { query: '{ stakeholder(id: "stk_china") { name } }' })
    expect(api.table.usage.roundTrips - before.roundTrips).toBe(1)
  })
})

describe('attacks', () => {
  const deep = (levels: number) =>
    '{ statements { nodes { speakers '.repeat(levels) + '{ id }' + ' } } }'.repeat(levels)
  const many = (count: number, text: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => text(n)).join(' ')
  test.each([
    ['a depth bomb', deep(30), {}, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['deeper than a parser stands', '{ a '.repeat(4000), {}, 400, 'BAD_REQUEST'],
    ['an alias bomb', `{ ${many(1000, (n) => `a${n}: __typename`)} }`, {}, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['10,000 aliases', `{ ${many(10_000, (n) => `a${n}: __typename`)} }`, {}, 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'directive overload',
      `{ __typename ${many(500, () => '@include(if: true)')} }`,
      {},
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a circle of fragments',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      {},
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'introspection in circles',
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
      {},
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['20,000 tokens', `{ ${'__typename '.repeat(20_000)} }`, {}, 400, 'GRAPHQL_PARSE_FAILED'],
    ['a first of 100,000', '{ statements(first: 100000) { nodes { id } } }', {}, 400, 'COST_LIMIT_EXCEEDED'],
    [
      'as a variable',
      'query ($n: Int) { statements(first: $n) { nodes { id } } }',
      { n: 100_000 },
      400,
      'COST_LIMIT_EXCEEDED',
    ],
    [
      'as a default',
      'query ($n: Int = 100000) { statements(first: $n) { nodes { id } } }',
      {},
      400,
      'COST_LIMIT_EXCEEDED',
    ],
    [
      'a product of 10^9',
      `{ topics(first: 100) { nodes { ${'statements(first: 100) { nodes { topics { '.repeat(4)} id ${'} } } '.repeat(4)} } } }`,
      {},
      400,
      'COST_LIMIT_EXCEEDED',
    ],
    [
      '100,000 ids',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array(100_000).fill('stk_china') },
      400,
      'COST_LIMIT_EXCEEDED',
    ],
    [
      'a text of 1 MB',
      'query ($name: String) { stakeholders(filter: { name: $name }) { nodes { id } } }',
      { name: 'x'.repeat(1_000_000) },
      200,
      'BAD_USER_INPUT',
    ],
    [
      'an id of 1 MB',
      'query ($id: ID!) { node(id: $id) { id } }',
      { id: 'x'.repeat(1_000_000) },
      200,
      'BAD_USER_INPUT',
    ],
    ['an id of a prototype', '{ node(id: "__proto__") { id } }', {}, 200, 'BAD_USER_INPUT'],
    ['another', '{ node(id: "constructor") { id } }', {}, 200, 'BAD_USER_INPUT'],
    ['a forged cursor', '{ statements(after: "AAAAAAAAc3RtX3g") { nodes { id } } }', {}, 200, 'BAD_USER_INPUT'],
    ['the year 0', '{ meeting(id: "mtg_x", asOf: "0000-01-01T00:00:00Z") { id } }', {}, 400, 'BAD_USER_INPUT'],
  ])('%s', async (_, query, variables, status, code) => {
    const isLarge = JSON.stringify({ query, variables }).length > LARGEST_BODY_WITHOUT_KEY
    if (isLarge) expect((await api.ask(query, variables)).status).toBe(413)
    const answer = await (isLarge ? api.write : api.ask)(query, variables)
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([status, code])
    expect(JSON.stringify(answer)).not.toMatch(/readout"|node_modules|at \w+ \(|dynamodb/i)
  })

  test('a selection may be 20 fields deep, and no deeper, however it is written', async () => {
    const fields = (levels: number): string => (levels === 1 ? 'id' : `parent { ${fields(levels - 1)} }`)
    const asked = (levels: number) => api.ask(`{ stakeholder(id: "stk_china") { ${fields(levels - 1)} } }`)
    const spread = (levels: number) =>
      api.ask(
        `{ ... { stakeholder(id: "stk_china") { ...F } } } fragment F on Stakeholder { ...G } fragment G on Stakeholder { ${fields(levels - 1)} }`,
      )
    for (const ask of [asked, spread]) {
      expect((await ask(20)).errors).toBeUndefined()
      expect((await ask(21)).errors).toMatchObject([{ message: expect.stringContaining('21 fields deep') }])
    }
  })

  test('a fragment that is spread twice costs what it costs once, at every level', async () => {
    const doubled = Array.from(
      { length: 16 },
      (_, n) => `fragment F${n} on Stakeholder { parent { ...F${n + 1} ...F${n + 1} } }`,
    )
    const query = `{ stakeholder(id: "stk_china") { ...F0 ...F0 } } ${doubled.join(' ')} fragment F16 on Stakeholder { id }`
    expect(await costOf(query)).toBe(17)
  })

  test('the cost of fragments that double at every level is calculated quickly', async () => {
    const levels = Array.from(
      { length: 18 },
      (_, n) => `fragment F${n} on Stakeholder { a: parent { ...F${n + 1} } b: parent { ...F${n + 1} } }`,
    )
    const query = `{ stakeholder(id: "stk_china") { ...F0 } } ${levels.join(' ')} fragment F18 on Stakeholder { id }`
    expect((await api.ask(query)).errors).toMatchObject([{ extensions: { code: 'COST_LIMIT_EXCEEDED' } }])
  })

  const json = { 'content-type': 'application/json' }
  const body = JSON.stringify({ query: '{ __typename }' })
  test.each([
    ['a batch of 1,000', 'POST', { headers: json, body: `[${Array(1000).fill(body).join()}]` }, 400],
    [
      'a form',
      'POST',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={__typename}' },
      415,
    ],
    ['plain text', 'POST', { headers: { 'content-type': 'text/plain' }, body }, 415],
    [
      'a mutation by GET',
      'GET',
      { search: `query=${encodeURIComponent('mutation { revokeApiKey(id: "x") { apiKey { id } } }')}` },
      405,
    ],
    [
      'a GET of a page of another site',
      'GET',
      { search: 'query={__typename}', headers: { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' } },
      200,
    ],
    ['a body that says it is compressed', 'POST', { headers: { ...json, 'content-encoding': 'gzip' }, body }, 415],
    [
      'names of prototypes in variables',
      'POST',
      { headers: json, body: '{"query":"{ __typename }","variables":{"__proto__":{"x":1},"constructor":{}}}' },
      200,
    ],
  ])('%s', async (_, method, parts, status) => {
    expect((await api.door(event(method, parts))).statusCode).toBe(status)
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  test('a future instant is refused; one from a clock that is slightly ahead is not', async () => {
    const at = (instant: number) =>
      api.ask('query ($at: DateTime) { stakeholder(id: "stk_china", asOf: $at) { id } }', {
        at: new Date(instant).toISOString(),
      })
    const { errors } = await at(Date.now() + 3_600_000)
    expect(errors).toMatchObject([
      {
        path: ['stakeholder'],
        message: expect.stringContaining('is in the future'),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
    expect((await at(Date.now() + 1000)).data).toEqual({ stakeholder: { id: 'stk_china@1' } })
  })

  test('line breaks in a request do not become headers of the response', async () => {
    const line = 'x\r\nset-cookie: a=b'
    const headers = { origin: line, accept: line, 'x-api-key': line, 'if-none-match': line }
    const answers = [
      await api.door(event('GET', { search: `query={__typename}&x=${encodeURIComponent(line)}`, headers })),
      await api.door(event('POST', { headers: { ...json, ...headers }, body })),
      await api.door(event('POST', { headers: { ...json, origin: line }, body })),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 200])
    for (const answer of answers)
      expect(Object.entries(answer.headers ?? {}).filter((header) => /[\r\n]|cookie/.test(header.join()))).toEqual([])
  })

  test('a page of an origin that is not allowed may not read responses; one of an allowed origin may', async () => {
    const door = await openTestDoor(api.table, { origins: ['https://ours.example'] })
    const leaveOf = async (method: string, origin: string) => {
      const answer = await door(event(method, { headers: { ...json, origin }, ...(method === 'POST' && { body }) }))
      return answer.headers?.['access-control-allow-origin']
    }
    for (const method of ['POST', 'OPTIONS']) {
      expect(await leaveOf(method, 'https://ours.example')).toBe('https://ours.example')
      for (const origin of ['https://other.example', 'https://ours.example.other.example', 'null', '*'])
        expect(await leaveOf(method, origin)).toBeUndefined()
    }
  })

  test('invalid UTF-8 is refused', async () => {
    const broken = {
      ...event('POST', { headers: json, body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]).toString('base64') }),
      isBase64Encoded: true,
    }
    expect((await api.door(broken)).statusCode).toBe(400)
  })

  test('afterwards a query is answered as before', async () => {
    const { data, errors } = await api.ask('{ stakeholder(id: "stk_china") { name } }')
    expect([data, errors]).toEqual([{ stakeholder: { name: 'China' } }, undefined])
  })
})

describe('caches', () => {
  const get = (query: string, headers: { [name: string]: string } = {}) =>
    api.door(event('GET', { search: `query=${encodeURIComponent(query)}`, headers }))
  const CHINA = '{ stakeholder(id: "stk_china") { name } }'

  test('may store public responses, which contain nothing about the caller', async () => {
    const answer = await get(CHINA)
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=10, stale-while-revalidate=60, stale-if-error=0',
    })
    expect(answer.headers).not.toHaveProperty('ratelimit')
    expect(answer.body).not.toContain('remaining')
    const again = await get(CHINA)
    expect([again.body, again.headers?.etag]).toEqual([answer.body, answer.headers?.etag])
    const held = await get(CHINA, { 'if-none-match': String(answer.headers?.etag) })
    expect([held.statusCode, held.body]).toEqual([304, undefined])
  })

  test.each([
    ['who one is', '{ viewer { name } }', {}],
    ['the feed', '{ changes { nodes { at } } }', {}],
    ['both in one', `{ ...F } fragment F on Query { viewer { name } stakeholder(id: "stk_china") { name } }`, {}],
    ['an error', '{ node(id: "x") { id } }', {}],
  ])('may not store %s', async (_, query, headers) => {
    expect((await get(query, headers)).headers).toMatchObject({ 'cache-control': 'no-store' })
  })

  test('may not store responses to requests with a key or by POST', async () => {
    const withKey = await get(CHINA, { 'x-api-key': api.key })
    const posted = await api.door(
      event('POST', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: CHINA }) }),
    )
    for (const { headers } of [withKey, posted]) expect(headers).toMatchObject({ 'cache-control': 'no-store' })
  })
})

test('one line is logged for every request, without values of variables and without secrets', async () => {
  api.log.length = 0
  await api.write('query Secretive($name: String) { stakeholders(filter: { name: $name }) { nodes { name } } }', {
    name: 'prak s',
  })
  await api.ask('{ nonsense }')
  expect(api.log).toHaveLength(2)
  const [good, bad] = api.log.map((line) => JSON.parse(line) as { [name: string]: unknown })
  // An administrator's key is looked up every time, in a round trip of its own.
  expect(good).toMatchObject({ requestId: 'test', method: 'POST', status: 200, operation: 'Secretive', roundTrips: 2 })
  expect(good).toHaveProperty('queryHash')
  expect(good).toHaveProperty('key')
  expect(bad).toMatchObject({ status: 400, errors: ['GRAPHQL_VALIDATION_FAILED'] })
  expect(api.log.join()).not.toMatch(/prak|nonsense/)
  expect(api.log.join()).not.toContain(api.key)
})
