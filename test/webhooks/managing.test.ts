import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cursorAt } from '../../lambda/reading/feed.ts'
import { type Api, KEY, makeReadKey, openApi } from '../support/archive.ts'

let api: Api
let reader: string
let other: string
beforeAll(async () => {
  api = await openApi([])
  reader = await makeReadKey(api.table)
  other = await makeReadKey(api.table)
})
afterAll(() => api.stop())

const FIELDS =
  'id url owner state cursor lag lastSuccessAt nextAttemptAt overlapUntil filter { types stakeholders topics } lastFailure { message } deliveries { nodes { at } }'
const ask = async (query: string, variables: object, key: string | undefined) => {
  const { data, errors } = await api.ask(query, variables, key)
  return { came: data?.came, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message }
}
const create = (input: object, key: string = reader) =>
  ask(
    `mutation ($input: WebhookInput!) { came: createWebhook(input: $input) { webhook { ${FIELDS} } secret userErrors { code field message } } }`,
    { input },
    key,
  )
const listed = async (key: string | undefined, more = '') =>
  ask(`{ came: webhooks${more} { nodes { id url } pageInfo { hasNextPage endCursor } } }`, {}, key)

describe('a webhook', () => {
  test('is made by a key that reads, is told from now on, and shows its secret once', async () => {
    const { came } = await create({ url: 'https://hooks.example.org/a', filter: { types: ['MEETING'] } })
    expect(came.userErrors).toEqual([])
    expect(came.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(came.webhook).toMatchObject({
      url: 'https://hooks.example.org/a',
      state: 'ACTIVE',
      lag: 0,
      lastFailure: null,
      overlapUntil: null,
      filter: { types: ['MEETING'], stakeholders: null, topics: null },
      deliveries: { nodes: [] },
    })
    expect(JSON.stringify(await listed(reader))).not.toContain(came.secret)
  })

  test('belongs to its key: others do not find it, administrators do', async () => {
    const { came } = await create({ url: 'https://hooks.example.org/b' })
    const { id } = came.webhook
    const find = (key?: string) => ask('query ($id: ID!) { came: webhook(id: $id) { id } }', { id }, key)
    expect([(await find(reader)).came, (await find(KEY)).came]).toEqual([{ id }, { id }])
    expect((await find(other)).came).toBeNull()
    expect((await find()).code).toBe('UNAUTHENTICATED')
    expect((await listed(other)).came.nodes).toEqual([])
    expect((await listed(KEY)).came.nodes).toContainEqual({ id, url: 'https://hooks.example.org/b' })
    for (const mutation of [
      'updateWebhook(id: $id, input: {url: "https://x.example.org/"})',
      'rotateWebhookSecret(id: $id)',
      'replayWebhook(id: $id, since: "2026-01-01T00:00:00Z")',
      'pauseWebhook(id: $id, paused: true)',
      'testWebhook(id: $id)',
      'deleteWebhook(id: $id)',
    ]) {
      const query = `mutation ($id: ID!) { came: ${mutation} { userErrors { code } } }`
      expect([mutation, (await ask(query, { id }, other)).came]).toEqual([
        mutation,
        { userErrors: [{ code: 'NOT_FOUND' }] },
      ])
      expect([mutation, (await ask(query, { id }, undefined)).code]).toEqual([mutation, 'UNAUTHENTICATED'])
    }
  })

  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://169.254.169.254/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://localhost/',
    'http://127.0.0.1:3000/',
    'https://intranet/',
    'https://hooks.example.org:8443/',
    'https://user:secret@hooks.example.org/',
    'https://hooks.example.org/#part',
    'http://hooks.example.org/',
    'ftp://hooks.example.org/',
    `https://hooks.example.org/?key=rdo_abc`,
    `https://hooks.example.org/${'a'.repeat(2000)}`,
  ])('is refused at %s', async (url) => {
    const { came, code } = await create({ url })
    if (code) expect(code).toBe('BAD_USER_INPUT')
    else
      expect(came).toMatchObject({
        webhook: null,
        secret: null,
        userErrors: [{ code: 'INVALID', field: ['input', 'url'] }],
      })
  })

  test('is refused with a filter that no record can match', async () => {
    const { came } = await create({ url: 'https://hooks.example.org/f', filter: { topics: ['stk_china'] } })
    expect(came.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'filter', 'topics'] }])
  })

  test('is refused at an address that its key has already, and says which that is', async () => {
    const url = 'https://hooks.example.org/twice'
    const [one, two] = [await create({ url }), await create({ url })]
    expect(two.came.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'url'] }])
    expect(two.came.userErrors[0].message).toContain(one.came.webhook.id)
  })

  test('is one of at most 20 of a key, also if many are made at once', async () => {
    const many = await makeReadKey(api.table)
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, n) => create({ url: `https://hooks.example.org/${n}` }, many)),
    )
    expect(made.filter(({ came }) => came.webhook)).toHaveLength(20)
    expect(made.find(({ came }) => !came.webhook)!.came.userErrors[0].message).toContain('20 webhooks')
    const pages = [await listed(many, '(first: 15)')]
    pages.push(await listed(many, `(first: 15, after: "${pages[0]!.came.pageInfo.endCursor}")`))
    expect(pages.map(({ came }) => [came.nodes.length, came.pageInfo.hasNextPage])).toEqual([
      [15, true],
      [5, false],
    ])
    const [{ id }] = pages[0]!.came.nodes
    await ask('mutation ($id: ID!) { came: deleteWebhook(id: $id) { webhook { id } } }', { id }, many)
    expect((await create({ url: 'https://hooks.example.org/again' }, many)).came.webhook.id).not.toBe(id)
    expect((await ask('query ($id: ID!) { came: webhook(id: $id) { id } }', { id }, many)).came).toBeNull()
  })

  test('changes its address, state, place and secret', async () => {
    const { came } = await create({ url: 'https://hooks.example.org/old' })
    const { id } = came.webhook
    const change = (mutation: string) =>
      ask(
        `mutation ($id: ID!) { came: ${mutation} { webhook { ${FIELDS} } userErrors { code field message } } }`,
        { id },
        reader,
      )
    const updated = await change('updateWebhook(id: $id, input: {url: "https://hooks.example.org/new"})')
    expect(updated.came.webhook).toMatchObject({ url: 'https://hooks.example.org/new', filter: null })
    expect((await change('pauseWebhook(id: $id, paused: true)')).came.webhook.state).toBe('PAUSED')
    expect((await change('pauseWebhook(id: $id, paused: false)')).came.webhook.state).toBe('ACTIVE')
    const since = '2026-01-01T00:00:00.000Z'
    const replayed = await change(`replayWebhook(id: $id, since: "${since}")`)
    expect(replayed.came.webhook.cursor).toBe(cursorAt(since))
    const back = await change(`replayWebhook(id: $id, after: "${came.webhook.cursor}")`)
    expect(back.came.webhook.cursor).toBe(came.webhook.cursor)
    for (const wrong of ['', 'since: "2999-01-01T00:00:00Z"', 'after: "nonsense"', `since: "${since}", after: "x"`])
      expect((await change(`replayWebhook(id: $id${wrong && `, ${wrong}`})`)).code).toBe('BAD_USER_INPUT')
    const rotated = await ask(
      'mutation ($id: ID!) { came: rotateWebhookSecret(id: $id, overlapHours: 1) { secret webhook { overlapUntil } } }',
      { id },
      reader,
    )
    expect(rotated.came.secret).not.toBe(came.secret)
    expect(Date.parse(rotated.came.webhook.overlapUntil) - Date.now()).toBeGreaterThan(3_500_000)
    expect((await change('rotateWebhookSecret(id: $id, overlapHours: 721)')).came.userErrors).toMatchObject([
      { code: 'INVALID', field: ['overlapHours'] },
    ])
  })

  test('keeps no secret in the log', () => {
    expect(api.log.join()).not.toMatch(/whsec_/)
  })
})
