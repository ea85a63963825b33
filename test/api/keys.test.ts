import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getDirectiveValues, type GraphQLObjectType } from 'graphql'
import { ANYONE_PER_MINUTE } from '../../lambda/access/allowances.ts'
import { newKeyId, newSecret } from '../../lambda/access/secrets.ts'
import { openDoor } from '../../lambda/handler.ts'
import { schema } from '../../lambda/schema.ts'
import { type Api, event, openApi } from '../support/archive.ts'

let api: Api
beforeAll(async () => {
  api = await openApi([])
})
afterAll(() => api.stop())

const ISSUE = `mutation ($input: ApiKeyInput!) { issueApiKey(input: $input) {
  apiKey { id name organization prefix scopes createdAt expiresAt lastUsedAt revokedAt } secret userErrors { code field }
} }`
const issue = async (input: object) => {
  const { data } = await api.write(ISSUE, { input: { name: 'Desk', scopes: ['READ', 'WRITE'], ...input } })
  return data.issueApiKey
}

const VIEWER = '{ viewer { name scopes key { id } } }'
const ROTATE =
  'mutation ($id: ID!, $hours: Int!) { rotateApiKey(id: $id, overlapHours: $hours) { secret userErrors { code } } }'
const REVOKE = 'mutation ($id: ID!) { revokeApiKey(id: $id) { apiKey { revokedAt } userErrors { code } } }'

test('a key is shown once, tells whose it is, and signs what is written with it', async () => {
  const { apiKey, secret, userErrors } = await issue({ organization: 'The Phnom Penh Post' })
  expect(userErrors).toEqual([])
  expect(secret).toMatch(/^rdo_[0-9A-Za-z]{58}$/)
  expect(secret.startsWith(apiKey.prefix)).toBe(true)
  expect(apiKey).toMatchObject({ name: 'Desk', organization: 'The Phnom Penh Post', lastUsedAt: null, revokedAt: null })
  expect((await api.ask(VIEWER, {}, secret)).data.viewer).toEqual({
    name: 'Desk',
    scopes: ['READ', 'WRITE'],
    key: { id: apiKey.id },
  })
  const { data } = await api.ask(
    'mutation { recordTopic(input: { labels: [{ text: "By a key" }] }) { topic { revisions { nodes { by } } } } }',
    {},
    secret,
  )
  expect(data.recordTopic.topic.revisions.nodes).toEqual([{ by: `Desk (${apiKey.prefix})` }])
  const kept = JSON.stringify(await api.table.scan().next())
  expect(kept).not.toContain(secret.slice(16))
  const listed = await api.write('{ apiKeys(first: 1) { nodes { id lastUsedAt } pageInfo { hasNextPage endCursor } } }')
  expect(listed.data.apiKeys).toMatchObject({ nodes: [{ id: apiKey.id }], pageInfo: { hasNextPage: true } })
  expect(listed.data.apiKeys.nodes[0].lastUsedAt).not.toBeNull()
  const next = await api.write(
    'query ($after: String) { apiKeys(after: $after) { nodes { name } pageInfo { hasNextPage } } }',
    {
      after: listed.data.apiKeys.pageInfo.endCursor,
    },
  )
  expect(next.data.apiKeys).toEqual({ nodes: [{ name: 'Tests' }], pageInfo: { hasNextPage: false } })
})

test('without a key the viewer is anyone, who may read', async () => {
  expect((await api.ask(VIEWER)).data.viewer).toEqual({ name: 'anonymous', scopes: ['READ'], key: null })
})

test('a rotated key opens with both secrets during the overlap, and without one with the new secret alone', async () => {
  const { apiKey, secret } = await issue({})
  const opens = async (text: string) => {
    // A door of its own knows nothing of what others looked up.
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${text}` }
    const door = openDoor(api.table, { origins: ['*'], log: () => undefined })
    return (await door(event('POST', { headers, body: JSON.stringify({ query: VIEWER }) }))).statusCode
  }
  const second = (await api.write(ROTATE, { id: apiKey.id, hours: 1 })).data.rotateApiKey.secret
  expect([await opens(secret), await opens(second)]).toEqual([200, 200])
  const third = (await api.write(ROTATE, { id: apiKey.id, hours: 0 })).data.rotateApiKey.secret
  expect([await opens(secret), await opens(second), await opens(third)]).toEqual([401, 401, 200])
  expect((await api.write(REVOKE, { id: apiKey.id })).data.revokeApiKey.apiKey.revokedAt).not.toBeNull()
  expect(await opens(third)).toBe(401)
  expect((await api.write(ROTATE, { id: apiKey.id, hours: 0 })).data.rotateApiKey).toEqual({
    secret: null,
    userErrors: [{ code: 'CONFLICT' }],
  })
})

test('a stranger learns nothing from a refusal: whatever is wrong with a key, the answer is the same', async () => {
  const { secret } = await issue({})
  const expired = await issue({ expiresAt: new Date(Date.now() + 200).toISOString() })
  await new Promise((resolve) => setTimeout(resolve, 250))
  const revoked = await issue({})
  await api.write(REVOKE, { id: revoked.apiKey.id })
  const id = newKeyId()
  const wrong = [
    secret.slice(0, -1),
    `${secret}0`,
    newSecret(id),
    secret.replace(/.$/, '!'),
    expired.secret,
    revoked.secret,
    'x',
    '__proto__',
  ]
  const sameKeyOtherSecret = newSecret(secret.slice(4, 16))
  const answers = new Set<string>()
  for (const key of [...wrong, sameKeyOtherSecret]) {
    const { status, data, errors } = await api.ask('{ __typename }', {}, key)
    answers.add(JSON.stringify({ status, data, errors }))
  }
  expect([...answers]).toEqual([
    JSON.stringify({
      status: 401,
      errors: [
        { message: 'The key is not known, has expired or was revoked.', extensions: { code: 'UNAUTHENTICATED' } },
      ],
    }),
  ])
})

test('guesses of a key that exists find nothing, ask the table for it once, and cost whoever guesses', async () => {
  const { apiKey } = await issue({})
  const before = api.table.usage.commands
  const statuses = new Map<number | undefined, number>()
  const from = (key: string) => {
    const headers = { 'content-type': 'application/json', ...(key && { 'x-api-key': key }) }
    const body = JSON.stringify({ query: '{ viewer { rateLimit { remaining } } }' })
    return api.door(event('POST', { headers, body, address: '192.0.2.99' }))
  }
  for (let guess = 0; guess < 1000; guess += 1) {
    const { statusCode } = await from(newSecret(apiKey.id))
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
  }
  expect([...statuses]).toEqual([[401, 1000]])
  // Beside the one look-up, what 50,000 points of guesses take to be told in blocks of 2,000.
  expect(api.table.usage.commands - before).toBeLessThanOrEqual(1 + 2 * 25)
  const { body } = await from('')
  const { data } = JSON.parse(body ?? '') as { data: { viewer: { rateLimit: { remaining: number } } } }
  expect(data.viewer.rateLimit.remaining).toBeLessThan(ANYONE_PER_MINUTE - 10_000)
})

test('a key in the address is refused', async () => {
  const { secret } = await issue({})
  const answer = await api.door(event('GET', { search: `query={__typename}&key=${secret}` }))
  expect(answer.statusCode).toBe(400)
  expect(answer.body).not.toContain(secret)
})

test.each([
  ['no name', { name: ' ' }, ['input', 'name']],
  ['a name of two lines', { name: 'a\nb' }, ['input', 'name']],
  ['no scope', { scopes: [] }, ['input', 'scopes']],
  ['an expiry that is over', { expiresAt: '2020-01-01T00:00:00Z' }, ['input', 'expiresAt']],
  ['too low a rate', { pointsPerMinute: 1 }, ['input', 'pointsPerMinute']],
])('a key with %s is not issued', async (_, input, field) => {
  const { apiKey, secret, userErrors } = await issue(input)
  expect([apiKey, secret, userErrors]).toEqual([null, null, [{ code: 'INVALID', field }]])
})

test('a key that does not exist can be neither rotated nor revoked', async () => {
  for (const id of [newKeyId(), '__proto__', 'x'.repeat(5000), '']) {
    const { data } = await api.write(REVOKE, { id })
    expect(data.revokeApiKey).toEqual({ apiKey: null, userErrors: [{ code: 'NOT_FOUND' }] })
    expect((await api.write(ROTATE, { id, hours: 1 })).data.rotateApiKey.userErrors).toEqual([{ code: 'NOT_FOUND' }])
  }
})

describe('scopes', () => {
  const fields = (type: GraphQLObjectType | null | undefined) => Object.values(type?.getFields() ?? {})
  const scopeOf = (field: ReturnType<typeof fields>[number]) =>
    field.astNode && getDirectiveValues(schema.getDirective('needs')!, field.astNode)?.scope

  test('every mutation needs one', () => {
    expect(fields(schema.getMutationType()).filter((field) => scopeOf(field) === undefined)).toEqual([])
  })

  test('what needs a scope is FORBIDDEN to a key without it, before anything is done', async () => {
    const { secret } = await issue({ scopes: ['READ'] })
    const attempts = [
      ['{ apiKeys { nodes { id } } }', 403],
      ['mutation { recordTopic(input: { labels: [{ text: "x" }] }) { topic { id } } }', 403],
      ['mutation { eraseRecord(id: "top_x", reason: "x") { record { id } } }', 403],
      ['{ topics { nodes { id } } }', 200],
    ] as const
    for (const [query, status] of attempts) {
      const answer = await api.ask(query, {}, secret)
      expect(answer.status).toBe(status)
      if (status === 403) expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
    const writer = (await issue({})).secret
    expect(
      (await api.ask('mutation { issueApiKey(input: { name: "x", scopes: [ADMIN] }) { secret } }', {}, writer)).status,
    ).toBe(403)
  })
})
