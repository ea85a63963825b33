import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Table } from '../../lambda/table/table.ts'
import { type Answered, type Api, event, openApi, openTestDoor, sampleLines } from '../support/archive.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(await sampleLines())
})
afterAll(() => api.stop())
// Whatever was sent, the next question is answered.
afterEach(async () => {
  expect((await api.ask('{ node(id: "stk_china") { id } }')).data).toEqual({ node: { id: 'stk_china' } })
})

const JSON_BODY = { 'content-type': 'application/json' }
const post = (body: string | undefined, headers: { [name: string]: string } = JSON_BODY) =>
  api.door(event('POST', { headers, body }))

test.each([
  ['malformed JSON', '{"query": ', 400],
  ['an empty body', '', 400],
  ['no body', undefined, 400],
  ['a list of questions', '[{"query":"{ __typename }"}]', 400],
  ['a body of 10 MB', JSON.stringify({ query: ' '.repeat(10_000_000) }), 413],
  ['an unknown field', '{"query":"{ nothing }"}', 400],
  ['a broken query', '{"query":"{ "}', 400],
  [
    'a variable of the wrong type',
    '{"query":"query ($n: Int) { meetings(first: $n) { nodes { id } } }","variables":{"n":"x"}}',
    400,
  ],
])('%s is refused with a code', async (_, body, status) => {
  const answer = await post(body)
  expect(answer.statusCode).toBe(status)
  const { errors } = JSON.parse(answer.body ?? '')
  expect(errors[0]).toMatchObject({ message: expect.any(String), extensions: { code: expect.any(String) } })
  expect(answer.body).not.toMatch(/node_modules|stacktrace/)
})

test('a list of operations is refused with a sentence that says so', async () => {
  const { body } = await post('[{"query":"{ __typename }"}]')
  expect(JSON.parse(body ?? '').errors[0].message).toMatch(/is not a JSON object/)
})

test('a tag that a proxy has weakened is still the one of the answer', async () => {
  const search = `query=${encodeURIComponent('{ topic(id: "top_ukraine") { label } }')}`
  const { headers } = await api.door(event('GET', { search }))
  const tag = String(headers?.etag)
  for (const held of [tag, `W/${tag}`, `"other", W/${tag}`])
    expect((await api.door(event('GET', { search, headers: { 'if-none-match': held } }))).statusCode).toBe(304)
  expect((await api.door(event('GET', { search, headers: { 'if-none-match': '"other"' } }))).statusCode).toBe(200)
})

test('a plain GET is answered, also from a page of another site; a malformed one gets an error', async () => {
  const search = `query=${encodeURIComponent('{ __typename }')}`
  expect((await api.door(event('GET', { search }))).statusCode).toBe(200)
  expect((await api.door(event('GET', { search, headers: { 'sec-fetch-site': 'same-origin' } }))).statusCode).toBe(200)
  expect((await api.door(event('GET', { search, headers: { 'sec-fetch-site': 'cross-site' } }))).statusCode).toBe(200)
  expect((await api.door(event('GET', { search: 'query=%7B' }))).statusCode).toBe(400)
})

test('other methods, paths and media types are refused', async () => {
  expect((await api.door(event('PUT', {}))).statusCode).toBe(405)
  expect((await api.door(event('GET', { path: '/other' }))).statusCode).toBe(404)
  expect((await post('{ __typename }', { 'content-type': 'text/plain' })).statusCode).toBe(415)
})

test('a subscription is refused, with a hint on how to follow changes', async () => {
  const { status, errors } = await api.ask('subscription { changes { nodes { at } } }')
  expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST'])
  expect(errors?.[0]?.message).toContain('`changes`')
})

test.each(['mtg_x y', 'nothing', '', 'stk_china'])("an id that is not a meeting's is refused: %p", async (id) => {
  const { data, errors } = await api.ask('query ($id: ID!) { meeting(id: $id) { title } }', { id })
  expect(data).toEqual({ meeting: null })
  expect(errors).toMatchObject([{ path: ['meeting'], extensions: { code: 'BAD_USER_INPUT' } }])
})

test('nodes: in the order of the ids, null if a record does not exist, an error if the id is not valid', async () => {
  const ids = ['stk_china', 'top_nothing', 'nonsense', 'mtg_sokhonn-yang-2022-03-04']
  const { data, errors } = await api.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids })
  expect(data.nodes).toEqual([
    { __typename: 'Stakeholder', id: ids[0] },
    null,
    null,
    { __typename: 'Meeting', id: ids[3] },
  ])
  expect(errors).toMatchObject([{ path: ['nodes', 2], extensions: { code: 'BAD_USER_INPUT' } }])
  const many = Array.from({ length: 101 }, () => 'stk_china')
  const tooMany = await api.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: many })
  expect(tooMany.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

test('a date that does not exist is refused, in a literal and in a variable', async () => {
  const literal = await api.ask('{ meetings(filter: { from: "2022-02-30" }) { nodes { id } } }')
  const variable = await api.ask('query ($from: Date) { meetings(filter: { from: $from }) { nodes { id } } }', {
    from: '2022-02-30',
  })
  for (const { status, errors } of [literal, variable]) {
    expect(status).toBe(400)
    expect(errors?.[0]?.message).toContain('2022-02-30')
  }
})

test('internal errors are masked and logged', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  const broken: Table = { ...api.table, query: () => Promise.reject(new TypeError('No token in JSON of readout"')) }
  const door = await openTestDoor({ ...api.table, observed: () => broken })
  const body = JSON.stringify({ query: '{ statements { nodes { id } } }' })
  const answer = await door(event('POST', { headers: { 'content-type': 'application/json' }, body }))
  const { errors } = JSON.parse(answer.body ?? '') as Answered
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
  expect(JSON.stringify(errors)).not.toMatch(/JSON|token|readout"|node_modules/)
  expect(logged).toHaveBeenCalledTimes(1)
  logged.mockRestore()
})
