import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getDirectiveValues, type GraphQLObjectType } from 'graphql'
import { ANYONE_PER_MINUTE } from '../../lambda/access/rate-limiter.ts'
import { newKeyId, newSecret } from '../../lambda/access/secrets.ts'
import { openApiKeys } from '../../lambda/access/api-keys.ts'
import { findApiKey } from '../../lambda/access/stored-keys.ts'
import { openHandler } from '../../lambda/handler.ts'
import { schema } from '../../lambda/schema.ts'
import { type Api, event, openApi, openTestDoor, SIGNED } from '../support/archive.ts'

let api: Api
beforeAll(async () => {
  api = await openApi([])
})
afterAll(() => api.stop())

const ISSUE = `mutation ($input: ApiKeyInput!) { issueApiKey(input: $input) {
  apiKey { id name label organization prefix scopes createdAt expiresAt lastUsedAt revokedAt events { at action by } } secret userErrors { code field }
} }`
const issue = async (input: object) => {
  const { data } = await api.write(ISSUE, {
    input: { name: 'Jane Doe', label: 'Desk', scopes: ['READ', 'WRITE'], ...input },
  })
  return data.issueApiKey
}

const VIEWER = '{ viewer { name scopes key { id } } }'
const ROTATE =
  'mutation ($id: ID!, $hours: Int!) { rotateApiKey(id: $id, overlapHours: $hours) { secret userErrors { code } } }'
const REVOKE = 'mutation ($id: ID!) { revokeApiKey(id: $id) { apiKey { revokedAt } userErrors { code } } }'

test('a key is shown once, identifies its holder, and signs what is written with it', async () => {
  const { apiKey, secret, userErrors } = await issue({ organization: 'The Phnom Penh Post' })
  expect(userErrors).toEqual([])
  expect(secret).toMatch(/^rdo_[0-9A-Za-z]{58}$/)
  expect(secret.startsWith(apiKey.prefix)).toBe(true)
  expect(apiKey).toMatchObject({
    name: 'Jane Doe',
    label: 'Desk',
    organization: 'The Phnom Penh Post',
    lastUsedAt: null,
    revokedAt: null,
  })
  expect((await api.ask(VIEWER, {}, secret)).data.viewer).toEqual({
    name: 'Jane Doe',
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

test('without a key the viewer is anonymous, and may read', async () => {
  expect((await api.ask(VIEWER)).data.viewer).toEqual({ name: 'anonymous', scopes: ['READ'], key: null })
})

test('a rotated key works with both secrets during the overlap, and afterwards only with the new one', async () => {
  const { apiKey, secret } = await issue({})
  const opens = async (text: string) => {
    // A door of its own knows nothing of what others looked up.
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${text}` }
    const door = openHandler(api.table, { origins: ['*'], log: () => undefined })
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

test('a refusal reveals nothing: whatever is wrong with a key, the response is the same', async () => {
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
        {
          message: 'The key is not known, has expired or was revoked.',
          extensions: { code: 'UNAUTHENTICATED', help: '/docs/errors/UNAUTHENTICATED/' },
        },
      ],
    }),
  ])
})

test('guesses for an existing key fail and are charged before the table is read', async () => {
  const { apiKey } = await issue({})
  const from = (key: string) => {
    const headers = { 'content-type': 'application/json', ...(key && { 'x-api-key': key }) }
    const body = JSON.stringify({ query: '{ viewer { rateLimit { remaining } } }' })
    return api.door(event('POST', { headers, body, address: '192.0.2.99' }))
  }
  const statuses = new Map<number | undefined, number>()
  for (let guess = 0; guess < 200; guess += 1) {
    const { statusCode } = await from(newSecret(apiKey.id))
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
  }
  expect([...statuses]).toEqual([[401, 200]])
  const { body } = await from('')
  const { data } = JSON.parse(body ?? '') as { data: { viewer: { rateLimit: { remaining: number } } } }
  expect(data.viewer.rateLimit.remaining).toBeLessThan(ANYONE_PER_MINUTE - 5000)

  for (let rest = 0; rest < 1200; rest += 1) await from('mistyped')
  const before = { ...api.table.usage }
  const last = await Promise.all([newSecret(apiKey.id), newSecret(newKeyId()), 'mistyped'].map(from))
  expect(last.map(({ statusCode }) => statusCode)).toContain(429)
  // What was told to other instances meanwhile writes, and reads nothing.
  expect(api.table.usage.readUnits).toBe(before.readUnits)
})

test('a mistyped key is detected without reading the table', async () => {
  const { secret } = await issue({})
  const before = { ...api.table.usage }
  const mistyped = String(secret).replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))
  expect((await api.ask(VIEWER, {}, mistyped)).status).toBe(401)
  expect(api.table.usage.commands).toBe(before.commands)
})

test('unknown keys do not displace known ones', async () => {
  const { secret } = await issue({})
  await api.ask(VIEWER, {}, secret)
  for (let n = 0; n < 50; n += 1) await api.ask(VIEWER, {}, newSecret(newKeyId()))
  const before = { ...api.table.usage }
  expect((await api.ask(VIEWER, {}, secret)).status).toBe(200)
  expect(api.table.usage.commands).toBe(before.commands)
})

describe('an administrator', () => {
  const admin = (more: object = {}) => issue({ scopes: ['READ', 'WRITE', 'ADMIN'], label: null, ...more })
  const ISSUE_ANOTHER = 'mutation { issueApiKey(input: { name: "Another", scopes: [ADMIN] }) { secret apiKey { id } } }'

  test('whose key is revoked can do nothing more, on any instance', async () => {
    const { apiKey, secret } = await admin()
    const other = await openTestDoor(api.table)
    const askOther = async (query: string) => {
      const headers = { 'content-type': 'application/json', 'x-api-key': secret }
      return (await other(event('POST', { headers, body: JSON.stringify({ query }) }))).statusCode
    }
    expect([(await api.ask(VIEWER, {}, secret)).status, await askOther(VIEWER)]).toEqual([200, 200])
    await api.write(REVOKE, { id: apiKey.id })
    expect([(await api.ask(ISSUE_ANOTHER, {}, secret)).status, await askOther(ISSUE_ANOTHER)]).toEqual([401, 401])
  })

  test('whose key is changed during one of their requests issues nothing with it', async () => {
    const { apiKey } = await admin()
    const held = await findApiKey(api.table, apiKey.id)
    await api.write(REVOKE, { id: apiKey.id })
    const keys = openApiKeys(api.table)
    const { id } = (await issue({})).apiKey
    for (const attempt of [
      () => keys.issue({ name: 'Another', scopes: ['ADMIN'] }, held),
      () => keys.rotate(id, 0, held),
      () => keys.revoke(id, held),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect((await findApiKey(api.table, id))?.revokedAt).toBeNull()
  })

  test('sees who did what to a key, and how the keys that they issue sign', async () => {
    const { secret, apiKey: own } = await admin()
    const issued = (await api.ask(ISSUE_ANOTHER, {}, secret)).data.issueApiKey.apiKey
    await api.write(ROTATE, { id: issued.id, hours: 0 })
    await api.ask(REVOKE, { id: issued.id }, secret)
    const { data } = await api.write('{ apiKeys(first: 1) { nodes { id events { action by } } } }')
    const ours = SIGNED.slice(SIGNED.indexOf('(') + 1, -1)
    expect(data.apiKeys.nodes[0]).toEqual({
      id: issued.id,
      events: [
        { action: 'REVOKED', by: own.prefix },
        { action: 'ROTATED', by: ours },
        { action: 'ISSUED', by: own.prefix },
      ],
    })
    const topic =
      'mutation { recordTopic(input: { labels: [{ text: "No label" }] }) { topic { revisions { nodes { by } } } } }'
    expect((await api.ask(topic, {}, secret)).data.recordTopic.topic.revisions.nodes).toEqual([{ by: own.prefix }])
  })
})

test('a key that was revoked on an instance stops there at once, and a rotated one works at once', async () => {
  const { apiKey, secret } = await issue({})
  expect((await api.ask(VIEWER, {}, secret)).status).toBe(200)
  const other = await openTestDoor(api.table)
  const atOther = async (key: string) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': key }
    return (await other(event('POST', { headers, body: JSON.stringify({ query: VIEWER }) }))).statusCode
  }
  expect(await atOther(secret)).toBe(200)
  const second = (await api.write(ROTATE, { id: apiKey.id, hours: 1 })).data.rotateApiKey.secret as string
  expect([(await api.ask(VIEWER, {}, second)).status, await atOther(second), await atOther(secret)]).toEqual([
    200, 200, 200,
  ])
  await api.write(REVOKE, { id: apiKey.id })
  expect([(await api.ask(VIEWER, {}, second)).status, (await api.ask(VIEWER, {}, secret)).status]).toEqual([401, 401])
})

describe('a key that is restricted to', () => {
  const RECORD = `mutation ($records: [RecordInput!]!) { importRecords(records: $records) { results { id action userErrors { code message field } } } }`
  const write = async (secret: string, records: object[]) =>
    (await api.ask(RECORD, { records }, secret)).data.importRecords.results as {
      id: string
      action: string | null
      userErrors: { code: string; message: string; field: string[] }[]
    }[]
  const topic = (id: string | undefined, text = 'x') => ({ topic: { id, labels: [{ text }] } })
  const person = (id: string) => ({ stakeholder: { id, kind: 'PERSON', names: [{ text: id }] } })
  const codes = (results: Awaited<ReturnType<typeof write>>) =>
    results.map(({ userErrors }) => userErrors[0]?.code ?? null)

  test('types writes no others, record by record', async () => {
    const { secret } = await issue({ types: ['TOPIC'] })
    const results = await write(secret, [topic('top_held-1'), person('stk_held-1')])
    expect(codes(results)).toEqual([null, 'FORBIDDEN'])
    expect((await api.ask('{ node(id: "stk_held-1") { id } }')).data.node).toBeNull()
  })

  test('prefixes of ids writes no others, and none derived from the content', async () => {
    const { secret } = await issue({ idPrefixes: ['top_post-', 'stk_post-'] })
    const results = await write(secret, [topic('top_post-1'), topic('top_poster'), topic(undefined, 'made of content')])
    expect(codes(results)).toEqual([null, 'FORBIDDEN', 'FORBIDDEN'])
    expect(results[1]!.userErrors[0]).toMatchObject({
      field: ['topic', 'id'],
      message: expect.stringContaining('`top_post-`'),
    })
  })

  test('its own records amends, retracts and merges no others, whoever has amended them since', async () => {
    const { secret } = await issue({ ownRecordsOnly: true })
    await api.write(RECORD, { records: [topic('top_theirs'), topic('top_theirs-too')] })
    expect(codes(await write(secret, [topic('top_mine'), topic('top_mine-too')]))).toEqual([null, null])
    expect(codes(await write(secret, [topic('top_mine', 'amended'), topic('top_theirs', 'amended')]))).toEqual([
      null,
      'FORBIDDEN',
    ])
    await api.write(RECORD, { records: [topic('top_mine', 'amended by an editor')] })
    expect(codes(await write(secret, [topic('top_mine', 'once more')]))).toEqual([null])
    const change = async (id: string, more: string) => {
      const { data: seen } = await api.ask(`{ topic(id: "${id}") { revision } }`)
      const query = `mutation { changeStatus(id: "${id}", reason: "x", expectedRevision: ${String(seen.topic.revision)}, ${more}) { record { status } userErrors { code field } } }`
      return (await api.ask(query, {}, secret)).data.changeStatus
    }
    expect(await change('top_theirs', 'status: RETRACTED')).toEqual({
      record: null,
      userErrors: [{ code: 'FORBIDDEN', field: ['id'] }],
    })
    expect(await change('top_mine', 'status: MERGED, supersededBy: "top_theirs"')).toEqual({
      record: null,
      userErrors: [{ code: 'FORBIDDEN', field: ['supersededBy'] }],
    })
    expect((await change('top_mine', 'status: MERGED, supersededBy: "top_mine-too"')).record).toEqual({
      status: 'MERGED',
    })
    expect((await api.ask('{ topic(id: "top_theirs") { revision status } }')).data.topic).toEqual({
      revision: 1,
      status: 'CURRENT',
    })
  })

  test('something says so to its holder', async () => {
    const { secret } = await issue({ types: ['TOPIC'], idPrefixes: ['top_post-'], ownRecordsOnly: true })
    const { data } = await api.ask('{ viewer { key { types idPrefixes ownRecordsOnly } } }', {}, secret)
    expect(data.viewer.key).toEqual({ types: ['TOPIC'], idPrefixes: ['top_post-'], ownRecordsOnly: true })
  })

  test.each([
    ['no type', { types: [] }, 'types'],
    ['no prefix', { idPrefixes: [] }, 'idPrefixes'],
    ['a prefix of no id', { idPrefixes: ['reuters-'] }, 'idPrefixes'],
    ['a label that misleads', { label: 'Desk\u202e' }, 'label'],
  ])('%s is not issued', async (_, input, field) => {
    expect((await issue(input)).userErrors).toEqual([{ code: 'INVALID', field: ['input', field] }])
  })
})

test('a key in the URL is refused', async () => {
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

test('all keys are listed, page by page, each once', async () => {
  const query =
    'query ($after: String) { apiKeys(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }'
  const found: string[] = []
  let after: string | null = null
  for (let more = true; more;) {
    const { data }: Awaited<ReturnType<typeof api.write>> = await api.write(query, { after })
    found.push(...data.apiKeys.nodes.map(({ id }: { id: string }) => id))
    more = data.apiKeys.pageInfo.hasNextPage
    after = data.apiKeys.pageInfo.endCursor
  }
  const { data } = await api.write('{ apiKeys(first: 100) { nodes { id } } }')
  expect(found.length).toBeGreaterThan(6)
  expect(found).toEqual(data.apiKeys.nodes.map(({ id }: { id: string }) => id))
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

  test('an operation that needs a scope is FORBIDDEN to a key without it, before anything is executed', async () => {
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

describe('a key that rotates itself', () => {
  const OWN =
    'mutation ($id: ID!) { rotateApiKey(id: $id, overlapHours: 2) { secret apiKey { overlapUntil } userErrors { code } } }'

  test('needs no administrator, and may rotate no other', async () => {
    const partner = (await api.write(ISSUE, { input: { name: 'Partner', scopes: ['READ'] } })).data.issueApiKey
    const { data, status } = await api.ask(OWN, { id: partner.apiKey.id }, partner.secret)
    expect([status, data.rotateApiKey.userErrors]).toEqual([200, []])
    const left = Date.parse(data.rotateApiKey.apiKey.overlapUntil) - Date.now()
    expect(left).toBeGreaterThan(1.9 * 3_600_000)
    const other = (await api.write(ISSUE, { input: { name: 'Other', scopes: ['READ'] } })).data.issueApiKey
    for (const key of [partner.secret, undefined]) {
      const refused = await api.ask(OWN, { id: other.apiKey.id }, key)
      expect(refused.errors?.[0]?.extensions.code).toBe(key ? 'FORBIDDEN' : 'UNAUTHENTICATED')
    }
  })

  test('twice, since the first answer was lost, still has the secret that it uses', async () => {
    const partner = (await api.write(ISSUE, { input: { name: 'Partner', scopes: ['READ'] } })).data.issueApiKey
    const id = partner.apiKey.id
    const lost = (await api.ask(OWN, { id }, partner.secret)).data.rotateApiKey.secret
    const again = (await api.ask(OWN, { id }, partner.secret)).data.rotateApiKey.secret
    const viewer = '{ viewer { key { id } } }'
    for (const secret of [partner.secret, lost, again])
      expect((await api.ask(viewer, {}, secret)).data.viewer.key.id).toBe(id)
    // With an overlap of 0 nothing but the new one is left.
    const cut = 'mutation ($id: ID!) { rotateApiKey(id: $id, overlapHours: 0) { secret apiKey { overlapUntil } } }'
    const { rotateApiKey } = (await api.ask(cut, { id }, again)).data
    expect(rotateApiKey.apiKey.overlapUntil).toBeNull()
    for (const secret of [partner.secret, lost, again]) expect((await api.ask(viewer, {}, secret)).status).toBe(401)
    expect((await api.ask(viewer, {}, rotateApiKey.secret)).status).toBe(200)
  })
})
