import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { buildSchema, isScalarType, isSpecifiedScalarType, lexicographicSortSchema, printSchema } from 'graphql'
import { describeSchema, schema } from '../../lambda/schema.ts'
import { type Api, event, openApi, openTestDoor, sampleLines } from '../support/archive.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(await sampleLines())
})
afterAll(() => api.stop())

type Headers = { [name: string]: string }
const get = (search: string, headers: Headers = {}) => api.door(event('GET', { search, headers }))
const post = (body: unknown, headers: Headers = {}) =>
  api.door(
    event('POST', {
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )
const firstError = (body = '') => JSON.parse(body).errors[0]
const LABEL = `query=${encodeURIComponent('{ topic(id: "top_ukraine") { label } }')}`

describe('a page of another origin', () => {
  const origin = 'https://news.example'

  test('may query by GET, and read the answer', async () => {
    const { statusCode, headers, body } = await get(LABEL, {
      origin,
      'sec-fetch-site': 'cross-site',
      accept: 'application/graphql-response+json',
    })
    expect([statusCode, headers?.['access-control-allow-origin']]).toEqual([200, '*'])
    expect(JSON.parse(body ?? '').data.topic.label).toBeTruthy()
  })

  test('may not write by GET', async () => {
    const search = `query=${encodeURIComponent('mutation { recordTopic(input: { labels: [{ text: "x" }] }) { userErrors { code } } }')}`
    expect((await get(search, { origin, 'x-api-key': api.key })).statusCode).toBe(405)
  })

  test('may send whatever headers its client sends', async () => {
    const asked =
      'apollographql-client-name,apollo-require-preflight,content-type,traceparent,x-graphql-client,x-api-key'
    const preflight = await api.door(
      event('OPTIONS', {
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked },
      }),
    )
    expect(preflight).toMatchObject({
      statusCode: 204,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': asked,
        'access-control-allow-methods': 'GET, POST',
        'access-control-max-age': '86400',
        vary: expect.stringContaining('Access-Control-Request-Headers'),
      },
    })
  })

  test.each(['x\r\nset-cookie: a', 'a b', `${'x-long, '.repeat(400)}x`, '<script>'])(
    'gets no strange header back: %j',
    async (asked) => {
      const { headers } = await api.door(
        event('OPTIONS', { headers: { origin, 'access-control-request-headers': asked } }),
      )
      expect(headers?.['access-control-allow-headers']).toBe('Authorization, Content-Type, Idempotency-Key, X-Api-Key')
    },
  )

  test('is told apart from others by caches where not all are allowed', async () => {
    const door = await openTestDoor(api.table, { origins: ['https://ours.example'] })
    for (const headers of [{}, { origin: 'https://ours.example' }, { origin }]) {
      const { headers: answered } = await door(event('GET', { search: LABEL, headers: headers as Headers }))
      const names = String(answered?.vary).split(', ')
      expect(names).toEqual(expect.arrayContaining(['Accept', 'Authorization', 'X-Api-Key', 'Origin']))
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('errors that programs can use', () => {
  test('without a key, `WWW-Authenticate` says how to send one', async () => {
    const answer = await post({
      query: 'mutation { recordTopic(input: { labels: [{ text: "x" }] }) { userErrors { code } } }',
    })
    expect([answer.statusCode, answer.headers?.['www-authenticate']]).toEqual([401, 'Bearer realm="Readout"'])
    const wrong = await post({ query: '{ __typename }' }, { 'x-api-key': 'rdo_4fGh2Kq9LmXz_nothing' })
    expect([wrong.statusCode, wrong.headers?.['www-authenticate']]).toEqual([401, 'Bearer realm="Readout"'])
  })

  test('whoever sends a user and a password is told to send a key', async () => {
    const { statusCode, body } = await post({ query: '{ __typename }' }, { authorization: 'Basic dXNlcjpwYXNz' })
    expect([statusCode, firstError(body).message]).toEqual([401, expect.stringContaining('Authorization: Bearer rdo_')])
  })

  test('whoever sends no key in `Authorization` over and over is limited as one who guesses', async () => {
    const headers = { 'content-type': 'application/json', authorization: 'Basic dXNlcjpwYXNz' }
    const ask = () => api.door(event('POST', { headers, body: '{"query":"{ __typename }"}', address: '192.0.2.78' }))
    let [refused, last] = [0, await ask()]
    for (; last.statusCode === 401 && refused < 5000; refused += 1) last = await ask()
    expect([last.statusCode, refused < 3000]).toEqual([429, true])
  })

  const issued = async (pointsPerMinute: number): Promise<string> => {
    const query = `mutation ($input: ApiKeyInput!) { issueApiKey(input: $input) { secret userErrors { message } } }`
    const { data } = await api.write(query, { input: { name: 'Small', scopes: ['READ'], pointsPerMinute } })
    return data.issueApiKey.secret
  }
  const PAGE =
    '{ statements(first: 100) { nodes { text speakers { name } about { name } addressees { name } topics { label } documents { title } meeting { title } } } }'

  test('when to try again is in the error as well as in the header', async () => {
    const key = await issued(1000)
    const ask = () => post({ query: `{ nodes(ids: [${'"stk_china" '.repeat(100)}]) { id } }` }, { 'x-api-key': key })
    let answer = await ask()
    for (let turn = 0; answer.statusCode !== 429 && turn < 50; turn += 1) answer = await ask()
    const { extensions } = firstError(answer.body)
    expect(extensions).toEqual({
      code: 'RATE_LIMITED',
      help: '/docs/errors/RATE_LIMITED/',
      retryAfter: expect.any(Number),
    })
    expect(answer.headers?.['retry-after']).toBe(String(extensions.retryAfter))
  })

  test('what a key never has in a minute is refused for good, not to be tried again', async () => {
    const key = await issued(1000)
    const { statusCode, body, headers } = await post({ query: PAGE }, { 'x-api-key': key })
    expect([statusCode, firstError(body).extensions.code]).toEqual([400, 'COST_LIMIT_EXCEEDED'])
    expect(headers?.['retry-after']).toBeUndefined()
  })

  test.each([
    ['a field', '{ topic(id: "top_ukraine") { lable } }', 'Did you mean "label"'],
    ['an enum', '{ meetings(order: "NEWEST_FIRST") { nodes { id } } }', 'Did you mean the enum value "NEWEST_FIRST"'],
    ['an argument', '{ meetings(frist: 3) { nodes { id } } }', 'Did you mean "first"'],
  ])('a typo in %s gets a suggestion', async (_, query, hint) => {
    const { errors } = await api.ask(query)
    expect(errors?.[0]?.message).toContain(hint)
  })

  test('an enum without quotes in JSON, and a batch, get a sentence that helps', async () => {
    const bare = await post(
      '{"query":"query ($o: TimelineOrder) { meetings(order: $o) { nodes { id } } }","variables":{"o": NEWEST_FIRST}}',
    )
    expect(firstError(bare.body).message).toContain('quoted: "NEWEST_FIRST"')
    const batch = await post('[{"query":"{ __typename }"}]')
    expect(firstError(batch.body).message).toContain('There are no batches')
  })

  test('the place of a wrong value in a variable is data', async () => {
    const query = 'mutation ($input: MeetingInput!) { recordMeeting(input: $input) { userErrors { code } } }'
    const input = {
      title: 'x',
      kind: 'MEETING',
      state: 'HELD',
      parties: [],
      evidence: [{ document: 'doc_x', end: 'z' }],
    }
    const { errors } = await api.write(query, { input })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['input', 'evidence', '0', 'end'] })
  })
})

describe('the schema as text', () => {
  test('is served with its descriptions and directives, and a tag', async () => {
    const ask = (headers: Headers = {}) => api.door(event('GET', { path: '/schema.graphql', headers }))
    const { statusCode, headers, body = '' } = await ask()
    expect([statusCode, headers?.['cache-control']]).toEqual([200, 'public, max-age=300'])
    describeSchema()
    const served = buildSchema(body)
    expect(printSchema(lexicographicSortSchema(served))).toBe(printSchema(lexicographicSortSchema(schema)))
    expect(body).toMatch(/input RecordInput @oneOf/)
    expect(body).toMatch(/@semanticNonNull/)
    expect((await ask({ 'if-none-match': String(headers?.etag) })).statusCode).toBe(304)
  })

  test('says for every scalar where it is specified', () => {
    for (const type of Object.values(schema.getTypeMap()))
      if (isScalarType(type) && !isSpecifiedScalarType(type))
        expect([type.name, type.specifiedByURL]).toEqual([type.name, expect.stringMatching(/^https:/)])
  })

  test('is charged by its size, like any answer', async () => {
    const ask = () => api.door(event('GET', { path: '/schema.graphql', address: '192.0.2.77' }))
    let [served, last] = [0, await ask()]
    for (; last.statusCode === 200 && served < 5000; served += 1) last = await ask()
    expect(last.statusCode).toBe(429)
    expect(served).toBeLessThan(2000)
  })

  test('`/` says where things are', async () => {
    const { statusCode, body } = await api.door(event('GET', { path: '/' }))
    expect([statusCode, body]).toEqual([200, expect.stringMatching(/\/graphql[^]*\/schema\.graphql/)])
  })
})

test('one listing that fails leaves the others', async () => {
  const { data, errors } = await api.ask('{ topics(first: 0) { nodes { id } } meetings(first: 1) { nodes { id } } }')
  expect(data.topics).toBeNull()
  expect(data.meetings.nodes.length).toBe(1)
  expect(errors).toMatchObject([{ path: ['topics'], extensions: { code: 'BAD_USER_INPUT' } }])
})

test('a full page did not stop early', async () => {
  const { data } = await api.ask('{ statements(first: 2) { pageInfo { hasNextPage stoppedEarly } } }')
  expect(data.statements.pageInfo).toEqual({ hasNextPage: true, stoppedEarly: false })
})
