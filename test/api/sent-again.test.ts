import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ANSWER_KEPT_FOR } from '../../lambda/writing/idempotency.ts'
import type { Scope } from '../../lambda/generated/types.ts'
import { type Answered, type Api, event, KEY, openApi, openTestDoor } from '../support/archive.ts'
import { type Desk, meeting, openDesk, stakeholder, topic } from '../support/writing.ts'

let api: Api
let desk: Desk
let sent = 0
/** A key and ids that no other test has. */
let key: string
let id: string
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
  await desk.lay([topic('top_sent-first')]) // the key is known, and its use noted
})
afterAll(() => api.stop())
beforeEach(() => {
  sent += 1
  key = `sent-${sent}`
  id = `top_sent-${sent}`
})

const send = async (
  query: string,
  variables: object,
  idempotencyKey: string,
  apiKey = KEY,
  door = api.door,
): Promise<Answered> => {
  const headers = { 'content-type': 'application/json', 'x-api-key': apiKey, 'idempotency-key': idempotencyKey }
  const answer = await door(event('POST', { headers, body: JSON.stringify({ query, variables }) }))
  return { status: answer.statusCode ?? 0, ...(JSON.parse(answer.body ?? '') as Omit<Answered, 'status'>) }
}
const said = ({ data, errors }: Answered) => ({ data, codes: errors?.map(({ extensions }) => extensions.code) })

const RECORD = `mutation ($input: TopicInput!, $expectedRevision: Int) {
  recordTopic(input: $input, expectedRevision: $expectedRevision) { topic { id revision label } userErrors { code } }
}`
const STATUS = `mutation ($id: ID!, $expectedRevision: Int!) {
  changeStatus(id: $id, status: DISPUTED, reason: "They say so", expectedRevision: $expectedRevision) {
    record { id revision status } userErrors { code }
  }
}`
const IMPORT = `mutation ($records: [RecordInput!]!) {
  importRecords(records: $records) { results { id action userErrors { code } } userErrors { code } }
}`
const input = (text: string, of = id) => ({ id: of, labels: [{ text }] })
const amendedBySomebody = async (expectedRevision: number, of = id) => {
  const answer = await desk.record('topic', input('By an editor', of), { expectedRevision })
  expect(answer.userErrors).toEqual([])
}
const labelOf = async (of = id) =>
  (await desk.ask('query ($id: ID!) { topic(id: $id) { label } }', { id: of })).topic.label

describe('a retry with its idempotency key returns the original result, and undoes nothing that came in between', () => {
  test('creating a record', async () => {
    const first = await send(RECORD, { input: input('Made') }, key)
    expect(first.data.recordTopic).toEqual({ topic: { id, revision: 1, label: 'Made' }, userErrors: [] })
    await amendedBySomebody(1)
    expect(said(await send(RECORD, { input: input('Made') }, key))).toEqual(said(first))
    expect(await labelOf()).toBe('By an editor')
  })
  test('an amendment', async () => {
    await desk.lay([topic(id)])
    const asked = { input: input('Amended'), expectedRevision: 1 }
    const first = await send(RECORD, asked, key)
    await amendedBySomebody(2)
    expect(said(await send(RECORD, asked, key))).toEqual(said(first))
    expect(first.data.recordTopic.topic).toEqual({ id, revision: 2, label: 'Amended' })
    expect(await labelOf()).toBe('By an editor')
  })
  test('a change of status', async () => {
    await desk.lay([topic(id)])
    const asked = { id, expectedRevision: 1 }
    const first = await send(STATUS, asked, key)
    await desk.changeStatus({ id, status: 'CURRENT', expectedRevision: 2 })
    expect(said(await send(STATUS, asked, key))).toEqual(said(first))
    expect(first.data.changeStatus.record).toEqual({ id, revision: 2, status: 'DISPUTED' })
  })
  test('an import: each of its records, including those that already existed', async () => {
    const ids = [0, 1, 2].map((n) => `${id}-${n}`)
    const [made, amended, stood] = ids
    await desk.lay([topic(amended!), topic(stood!, { labels: [{ text: 'Imported' }] })])
    const records = ids.map((one) => ({ topic: input('Imported', one) }))
    const first = await send(IMPORT, { records }, key)
    expect(first.data.importRecords.results).toEqual([
      { id: made, action: 'RECORDED', userErrors: [] },
      { id: amended, action: 'AMENDED', userErrors: [] },
      { id: stood, action: null, userErrors: [] },
    ])
    await amendedBySomebody(1, made)
    await amendedBySomebody(2, amended)
    await amendedBySomebody(1, stood)
    expect(said(await send(IMPORT, { records }, key))).toEqual(said(first))
    expect(await Promise.all(ids.map((one) => labelOf(one)))).toEqual(ids.map(() => 'By an editor'))
  })
  test('a record too large for one transaction', async () => {
    const people = Array.from({ length: 120 }, (_, n) => `stk_${sent}-${n}`)
    await desk.lay(people.map((one) => stakeholder(one)))
    const parties = people.map((one) => ({ stakeholder: one, function: 'PARTICIPANT' }))
    const large = meeting(`mtg_${sent}`, { parties })
    const first = await send(IMPORT, { records: [large] }, key)
    await desk.record('meeting', { ...large.meeting, title: 'By an editor' }, { expectedRevision: 1 })
    expect(said(await send(IMPORT, { records: [large] }, key))).toEqual(said(first))
    expect(first.data.importRecords.results[0].action).toBe('RECORDED')
    expect(await desk.revisionsOf(`mtg_${sent}`)).toHaveLength(2)
  })
  test('eight times at the same moment: it is created once, and all get the same result', async () => {
    await desk.lay([topic(id)])
    const records = [{ topic: input('Imported') }]
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(IMPORT, { records }, key)))
    for (const answer of answers)
      expect(answer.data.importRecords.results).toEqual([{ id, action: 'AMENDED', userErrors: [] }])
    expect(await desk.revisionsOf(id)).toHaveLength(2)
  })
  test('a record that was erased since is no longer returned', async () => {
    await send(RECORD, { input: input('Made') }, key)
    await desk.erase(id)
    const again = await send(RECORD, { input: input('Made') }, key)
    expect(again.data.recordTopic).toEqual({ topic: null, userErrors: [{ code: 'CONFLICT' }] })
  }, 20_000)
})

describe('a key that was used for another write is refused, and nothing is written', () => {
  test.each([
    ['another record', RECORD, () => ({ input: input('Made', `${id}-other`) })],
    ['other content', RECORD, () => ({ input: input('Other') })],
    ['another revision', RECORD, () => ({ input: input('Made'), expectedRevision: 1 })],
  ])('%s', async (_, query, asked) => {
    await send(RECORD, { input: input('Made') }, key)
    const { data, errors } = await send(query, asked(), key)
    expect(data).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' }, path: ['recordTopic'] }])
    expect(errors?.[0]?.message).toContain('Idempotency-Key')
    expect(await desk.revisionsOf(id)).toHaveLength(1)
    expect(await desk.revisionsOf(`${id}-other`)).toEqual([])
  })
  test('another import, even if it shares no record with the first', async () => {
    await send(IMPORT, { records: [topic(id)] }, key)
    const { errors } = await send(IMPORT, { records: [topic(`${id}-other`)] }, key)
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(await desk.revisionsOf(`${id}-other`)).toEqual([])
  })
})

test('a refused write is decided anew when it is retried', async () => {
  const amendment = { input: input('Amended'), expectedRevision: 1 }
  const first = await send(RECORD, amendment, key)
  expect(first.data.recordTopic.userErrors).toEqual([{ code: 'NOT_FOUND' }])
  await desk.lay([topic(id)])
  const again = await send(RECORD, amendment, key)
  expect(again.data.recordTopic).toEqual({ topic: { id, revision: 2, label: 'Amended' }, userErrors: [] })
})

test('a key belongs to its caller, and to one field of an operation', async () => {
  const issued = await api.write(
    'mutation ($input: ApiKeyInput!) { issueApiKey(input: $input) { secret userErrors { message } } }',
    { input: { name: 'Another', scopes: ['READ', 'WRITE'] satisfies Scope[] } },
  )
  await send(RECORD, { input: input('Made') }, key)
  await amendedBySomebody(1)
  const other = await send(RECORD, { input: input('Made') }, key, issued.data.issueApiKey.secret)
  expect(other.data.recordTopic.userErrors).toEqual([{ code: 'CONFLICT' }])
  const two = `mutation ($a: TopicInput!, $b: TopicInput!) {
    a: recordTopic(input: $a) { topic { id } } b: recordTopic(input: $b) { topic { id } }
  }`
  const asked = { a: input('A', `${id}-a`), b: input('B', `${id}-b`) }
  const both = await send(two, asked, `${key}-two`)
  expect(both.data).toEqual({ a: { topic: { id: `${id}-a` } }, b: { topic: { id: `${id}-b` } } })
  expect(said(await send(two, asked, `${key}-two`))).toEqual(said(both))
})

test('a result is kept for 24 hours', async () => {
  await send(RECORD, { input: input('Made') }, key)
  const kept: number[] = []
  for await (const page of api.table.scan()) {
    const items = page.filter(({ PK }) => PK.startsWith('SENDING#'))
    for (const { expiresAt } of items) kept.push(expiresAt! * 1000 - Date.now())
    // So the table looks a day later, to an engine that never deletes what has expired.
    for (const item of items) await api.table.transact([{ put: { ...item, expiresAt: item.expiresAt! - 86_401 } }])
  }
  expect(Math.max(...kept)).toBeLessThanOrEqual(ANSWER_KEPT_FOR + 1000)
  expect(Math.max(...kept)).toBeGreaterThan(ANSWER_KEPT_FOR - 10_000)
  await amendedBySomebody(1)
  const late = await send(RECORD, { input: input('Made') }, key)
  expect(late.data.recordTopic.userErrors).toEqual([{ code: 'CONFLICT' }])
  const anew = await send(RECORD, { input: input('Anew'), expectedRevision: 2 }, key)
  expect(anew.data.recordTopic.topic.revision).toBe(3)
})

test.each([
  ['with spaces', 'two words'],
  ['empty', '""'],
  ['longer than 255 characters', 'x'.repeat(256)],
  ['outside ASCII', 'clé'],
])('a key %s is refused, and nothing is written', async (_, given) => {
  const { status, data, errors } = await send(RECORD, { input: input('Made') }, given)
  expect([status, data]).toEqual([400, null])
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
  expect(await desk.revisionsOf(id)).toEqual([])
})
test.each(['"8e03978e-40d5-43dd-bc93-6894a57f9324"', 'x'.repeat(255)])('%s is a key', async (given) => {
  expect((await send(RECORD, { input: input('Made') }, given)).data.recordTopic.topic.revision).toBe(1)
})

test('a page in a browser may send one', async () => {
  const { headers } = await api.door(event('OPTIONS', { headers: { origin: 'https://example.org' } }))
  expect(String(headers?.['access-control-allow-headers']).split(', ')).toContain('Idempotency-Key')
})

test('retrying a write takes no more round trips than the write, and one or two write units', async () => {
  const costOf = async (run: () => Promise<unknown>) => {
    const { roundTrips, writeUnits } = { ...api.table.usage }
    await run()
    return { roundTrips: api.table.usage.roundTrips - roundTrips, writeUnits: api.table.usage.writeUnits - writeUnits }
  }
  const plain = await costOf(() => desk.record('topic', input('Made', `${id}-plain`)))
  const keyed = await costOf(() => send(RECORD, { input: input('Made') }, key))
  const again = await costOf(() => send(RECORD, { input: input('Made') }, key))
  expect(keyed).toEqual({ roundTrips: plain.roundTrips, writeUnits: plain.writeUnits + 2 })
  expect(again).toEqual({ roundTrips: plain.roundTrips, writeUnits: 0 })
})

describe('a key that is issued or rotated', () => {
  const ISSUE = `mutation ($input: ApiKeyInput!) {
    issueApiKey(input: $input) { apiKey { id name } secret userErrors { code } }
  }`
  const ROTATE = 'mutation ($id: ID!) { rotateApiKey(id: $id) { apiKey { id } secret userErrors { code } } }'
  const asked = (scopes: Scope[] = ['READ']) => ({ input: { name: `Partner ${sent}`, scopes } })
  const issued = async () => {
    const { data } = await api.write('{ apiKeys(first: 100) { nodes { id name } } }')
    const nodes: { id: string; name: string }[] = data.apiKeys.nodes
    return nodes.filter(({ name }) => name === `Partner ${sent}`).map(({ id }) => id)
  }
  const opens = async (secret: string) => (await api.ask('{ viewer { name } }', {}, secret)).status === 200

  test('twice is one key, whose secret is returned again', async () => {
    const first = await send(ISSUE, asked(), key)
    expect(said(await send(ISSUE, asked(), key))).toEqual(said(first))
    expect(await issued()).toEqual([first.data.issueApiKey.apiKey.id])
    expect(await opens(first.data.issueApiKey.secret)).toBe(true)
  })
  test('six times at the same moment is one key', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(ISSUE, asked(), key)))
    expect(new Set(answers.map(({ data }) => data.issueApiKey.secret)).size).toBe(1)
    expect(await issued()).toHaveLength(1)
  })
  test('for a different request is refused', async () => {
    await send(ISSUE, asked(), key)
    const { errors } = await send(ISSUE, asked(['READ', 'WRITE']), key)
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(await issued()).toHaveLength(1)
  })
  test('gets one new secret, even if it is rotated twice at the same moment', async () => {
    const { id: of } = (await send(ISSUE, asked(), key)).data.issueApiKey.apiKey
    const answers = await Promise.all(Array.from({ length: 4 }, () => send(ROTATE, { id: of }, `${key}-rotated`)))
    const [{ secret }] = answers.map(({ data }) => data.rotateApiKey) as [{ secret: string }]
    for (const { data } of answers) expect(data.rotateApiKey).toEqual({ apiKey: { id: of }, secret, userErrors: [] })
    expect(await opens(secret)).toBe(true)
  })
  test('keeps its secret from readers of the table and from other callers', async () => {
    const { secret: admin } = (await send(ISSUE, asked(['READ', 'ADMIN']), key)).data.issueApiKey
    const first = await send(ISSUE, asked(), `${key}-1`, admin)
    const { secret } = first.data.issueApiKey
    for await (const page of api.table.scan()) expect(JSON.stringify(page)).not.toContain(secret)
    const { id: own } = (await api.ask('{ viewer { key { id } } }', {}, admin)).data.viewer.key
    const renewed = (await send(ROTATE, { id: own }, `${key}-2`)).data.rotateApiKey.secret
    // Another process knows the new secret at once.
    const elsewhere = await openTestDoor(api.table)
    const { data, errors } = await send(ISSUE, asked(), `${key}-1`, renewed, elsewhere)
    expect([data, errors?.map(({ extensions }) => extensions.code)]).toEqual([null, ['BAD_USER_INPUT']])
    expect(said(await send(ISSUE, asked(), `${key}-1`, admin))).toEqual(said(first))
  })
  test('can be revoked repeatedly, with the same result', async () => {
    const { id: of } = (await send(ISSUE, asked(), key)).data.issueApiKey.apiKey
    const revoke = 'mutation ($id: ID!) { revokeApiKey(id: $id) { apiKey { id revokedAt } userErrors { code } } }'
    const first = await api.write(revoke, { id: of })
    expect((await api.write(revoke, { id: of })).data).toEqual(first.data)
  })
})
