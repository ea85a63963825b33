import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer as createSecure } from 'node:https'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import type { Change } from '../../lambda/generated/types.ts'
import { SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { post } from '../../lambda/webhooks/posting.ts'
import { openSender } from '../../lambda/webhooks/sending.ts'
import { findWebhook, keepWebhook, type KeptWebhook } from '../../lambda/webhooks/stored.ts'
import { type Api, makeReadKey, openApi } from '../support/archive.ts'
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts'
import { type Desk, openDesk, stakeholder, statement, topic, wait } from '../support/writing.ts'

let api: Api
let desk: Desk
let key: string
const receivers: Receiver[] = []
beforeAll(async () => {
  api = await openApi([], { toLoopback: true })
  desk = openDesk(api)
  key = await makeReadKey(api.table)
})
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()))
})
afterAll(() => api.stop())

const receiving = async (...how: Parameters<typeof startReceiver>): Promise<Receiver> => {
  const receiver = await startReceiver(...how)
  receivers.push(receiver)
  return receiver
}
const create = async (url: string, filter?: object): Promise<{ id: string; secret: string }> => {
  const query = `mutation ($input: WebhookInput!) { createWebhook(input: $input) { webhook { id } secret userErrors { message } } }`
  const { data } = await api.ask(query, { input: { url, filter } }, key)
  const { webhook, secret, userErrors } = data.createWebhook
  expect(userErrors).toEqual([])
  return { id: webhook.id, secret }
}
const change = async (id: string, mutation: string) => {
  const { data } = await api.ask(`mutation ($id: ID!) { came: ${mutation} }`, { id }, key)
  return data.came
}
const stateOf = async (id: string) =>
  (
    await api.ask(
      `query ($id: ID!) { webhook(id: $id) {
        state cursor lag nextAttemptAt lastSuccessAt lastFailure { status message }
        deliveries { nodes { type changes status failure messageId } }
      } }`,
      { id },
      key,
    )
  ).data.webhook
const kept = async (id: string): Promise<KeptWebhook> => (await findWebhook(api.table, id))!
const keep = async (id: string, changed: Partial<KeptWebhook>) =>
  keepWebhook(api.table, { ...(await kept(id)), ...changed })

const run = (milliseconds = 15_000) =>
  openSender(api.table, { loopback: true }).untilIdle(AbortSignal.timeout(milliseconds))
const changesIn = (received: Received[]): Change[] =>
  received.flatMap(({ body }) => (JSON.parse(body).data.changes ?? []) as Change[])
const idsIn = (received: Received[]) => changesIn(received).map(({ recordId }) => recordId)
let made = 0
/** Lets the feed show what was written: it goes by the table's clock. */
const settle = () => {
  api.table.clock.passed(api.table.clock.now() + SETTLED_AFTER + 10)
}
/** Writes topics that the feed shows. Returns their ids. */
const lay = async (count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => `top_t${(made += 1)}`)
  await desk.lay(ids.map((id) => topic(id)))
  settle()
  return ids
}

describe('a receiver', () => {
  test('is told every change in order, in pages, signed as Standard Webhooks says', async () => {
    const { url, received } = await receiving()
    const { id, secret } = await create(url)
    const ids = await lay(230)
    await run()
    expect(idsIn(received).toSorted()).toEqual(ids.toSorted())
    const order = changesIn(received).map(({ at, recordId }) => `${at} ${recordId}`)
    expect(order).toEqual(order.toSorted())
    expect(received.length).toBeLessThanOrEqual(4)
    for (const { body, headers } of received) {
      const { type, timestamp, data } = new Webhook(secret).verify(body, headers) as any // eslint-disable-line @typescript-eslint/no-explicit-any -- the test asserts what it holds
      expect([type, data.webhook, data.cursor]).toEqual(['changes', id, data.changes.at(-1).cursor])
      expect(timestamp).toBe(data.changes.at(-1).at)
      expect(Object.keys(data.changes[0]).sort()).toEqual(['action', 'at', 'cursor', 'recordId', 'revision', 'type'])
      expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow()
    }
    const { state, lag, cursor, lastSuccessAt, deliveries } = await stateOf(id)
    expect([state, lag, cursor]).toEqual(['ACTIVE', 0, changesIn(received).at(-1)!.cursor])
    expect(lastSuccessAt).toEqual(expect.any(String))
    expect(deliveries.nodes.map((one: { status: number }) => one.status)).toEqual(received.map(() => 204))
  }, 40_000)

  test('that fails gets the same message again, with the same id, and nothing is left out', async () => {
    let answers = 0
    const { url, received } = await receiving((response) =>
      response.writeHead((answers += 1) < 3 ? 500 : 200).end('no'),
    )
    const { id } = await create(url)
    const ids = await lay(3)
    for (let turn = 0; turn < 3; turn += 1) {
      await run()
      const { nextAttemptAt, lastFailure, lag } = await stateOf(id)
      expect(received).toHaveLength(turn + 1)
      if (turn === 2) break
      expect(lastFailure).toEqual({ status: 500, message: 'The receiver answered 500.' })
      expect(lag).toBeGreaterThanOrEqual(5)
      const seconds = (Date.parse(nextAttemptAt) - Date.now()) / 1000
      expect(seconds).toBeGreaterThan(2.5 * 2 ** turn - 1)
      expect(seconds).toBeLessThan(5 * 2 ** turn + 0.1)
      await run() // it is not due yet
      expect(received).toHaveLength(turn + 1)
      await keep(id, { nextAttemptAt: new Date().toISOString() })
    }
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(received.map(({ body }) => body)).size).toBe(1)
    expect(idsIn(received.slice(0, 1)).toSorted()).toEqual(ids.toSorted())
    expect(await stateOf(id)).toMatchObject({ state: 'ACTIVE', lag: 0, nextAttemptAt: null })
  }, 40_000)

  test('is given up after three days of failures, says so, and goes on where it was once it is resumed', async () => {
    let works = false
    const { url, received } = await receiving((response) => response.writeHead(works ? 200 : 503).end())
    const { id } = await create(url)
    await lay(1)
    await run()
    await keep(id, { nextAttemptAt: null, failingSince: new Date(Date.now() - 3 * 86_400_000 + 60_000).toISOString() })
    await run()
    expect((await stateOf(id)).state).toBe('ACTIVE')
    await keep(id, { nextAttemptAt: null, failingSince: new Date(Date.now() - 3 * 86_400_000).toISOString() })
    await run()
    const { state, nextAttemptAt } = await stateOf(id)
    expect([state, nextAttemptAt]).toEqual(['FAILING', null])
    await run()
    expect(received).toHaveLength(3)
    works = true
    await change(id, 'pauseWebhook(id: $id, paused: false) { webhook { state } }')
    await run()
    expect(received).toHaveLength(4)
    expect(await stateOf(id)).toMatchObject({ state: 'ACTIVE', lag: 0 })
  }, 40_000)

  test('that answers 410 is paused', async () => {
    const { url, received } = await receiving((response) => response.writeHead(410).end())
    const { id } = await create(url)
    await lay(1)
    await run()
    await run()
    expect(received).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ state: 'PAUSED', lastFailure: { status: 410 } })
  }, 20_000)

  test('is told what its filter lets through, and its cursor moves past the rest', async () => {
    const [any, matching, never] = [await receiving(), await receiving(), await receiving()]
    const all = await create(any.url)
    const some = await create(matching.url, { stakeholders: ['stk_w'], types: ['STATEMENT'] })
    const none = await create(never.url, { types: ['COMMITMENT'] })
    await desk.lay([
      stakeholder('stk_w'),
      stakeholder('stk_v'),
      statement('stm_w', 'stk_w'),
      statement('stm_v', 'stk_v'),
    ])
    settle()
    await run()
    expect(idsIn(matching.received)).toEqual(['stm_w'])
    expect(never.received).toEqual([])
    const cursors = [all, some, none].map(async ({ id }) => (await stateOf(id)).cursor)
    expect(new Set(await Promise.all(cursors)).size).toBe(1)
  }, 20_000)

  test('is told again what it is replayed from, and not while it is paused', async () => {
    const { url, received } = await receiving()
    const { id } = await create(url)
    const [first] = await lay(1)
    await run()
    await change(id, 'pauseWebhook(id: $id, paused: true) { webhook { state } }')
    await change(id, `replayWebhook(id: $id, since: "${changesIn(received)[0]!.at}") { webhook { state } }`)
    await run()
    expect(received).toHaveLength(1)
    await change(id, 'pauseWebhook(id: $id, paused: false) { webhook { state } }')
    await run()
    expect(idsIn(received)).toEqual([first, first])
  }, 20_000)

  test('that is replayed while a message is on its way is told from there: the message does not count', async () => {
    let open!: () => void
    const opened = new Promise<void>((resolve) => (open = resolve))
    const { url, received } = await receiving((response) => {
      void opened.then(() => response.writeHead(200).end())
    })
    const { id } = await create(url)
    const { cursor } = await kept(id)
    const ids = await lay(2)
    const running = run()
    while (received.length === 0) await wait(10)
    await change(id, `replayWebhook(id: $id, after: "${cursor}") { webhook { state } }`)
    open()
    await running
    await run()
    expect(idsIn(received).toSorted()).toEqual([...ids, ...ids].toSorted())
  }, 30_000)

  test('gets messages signed with both secrets while they overlap', async () => {
    const { url, received } = await receiving()
    const { id, secret } = await create(url)
    const { secret: next } = await change(id, 'rotateWebhookSecret(id: $id) { secret }')
    const test = 'testWebhook(id: $id) { delivery { type status failure changes } userErrors { code } }'
    expect(await change(id, test)).toEqual({
      delivery: { type: 'TEST', status: 204, failure: null, changes: 0 },
      userErrors: [],
    })
    for (const one of [secret, next])
      expect(new Webhook(one).verify(received[0]!.body, received[0]!.headers)).toMatchObject({ type: 'test' })
    await change(id, 'rotateWebhookSecret(id: $id, overlapHours: 0) { secret }')
    await change(id, test)
    for (const one of [secret, next])
      expect(() => new Webhook(one).verify(received[1]!.body, received[1]!.headers)).toThrow()
  })

  test('is told no more once its API key is revoked', async () => {
    const { url, received } = await receiving()
    const own = await api.write(
      'mutation { issueApiKey(input: {name: "Short", scopes: [READ]}) { secret apiKey { id } } }',
    )
    const { secret, apiKey } = own.data.issueApiKey
    const { data } = await api.ask(
      'mutation ($input: WebhookInput!) { createWebhook(input: $input) { webhook { id } } }',
      { input: { url } },
      secret,
    )
    await api.write('mutation ($id: ID!) { revokeApiKey(id: $id) { apiKey { id } } }', { id: apiKey.id })
    await lay(1)
    await run()
    expect(received).toEqual([])
    expect(await kept(data.createWebhook.webhook.id)).toMatchObject({ state: 'PAUSED' })
  }, 20_000)
})

describe('several senders', () => {
  test('tell a webhook once, and one that died is replaced after its lease', async () => {
    const { url, received } = await receiving()
    const { id } = await create(url)
    const ids = await lay(150)
    await Promise.all([run(), run(), run()])
    expect(idsIn(received).toSorted()).toEqual(ids.toSorted())
    const more = await lay(1)
    await keep(id, { leasedUntil: new Date(Date.now() + 2000).toISOString() }) // by a sender that died
    await run(500)
    expect(idsIn(received)).not.toContain(more[0])
    await wait(2000)
    await run()
    expect(idsIn(received).slice(-1)).toEqual(more)
  }, 40_000)

  test('are not held up by a receiver that is slow', async () => {
    const waiting: ServerResponse[] = []
    const slow = await receiving((response) => waiting.push(response))
    const quick = await receiving()
    const { id } = await create(slow.url)
    await create(quick.url)
    const stop = new AbortController()
    const running = openSender(api.table, { loopback: true }).until(stop.signal)
    try {
      await lay(1)
      while (slow.received.length === 0) await wait(20)
      const ids = await lay(1)
      const begun = Date.now()
      while (!idsIn(quick.received).includes(ids[0]!)) await wait(20)
      expect(Date.now() - begun).toBeLessThan(8000)
      while (!(await stateOf(id)).lastFailure) await wait(100)
      expect((await stateOf(id)).lastFailure).toEqual({
        status: null,
        message: 'There was no answer within 10 seconds.',
      })
    } finally {
      stop.abort()
      for (const response of waiting) response.destroy()
      await running
    }
  }, 40_000)
})

describe('a message is not posted', () => {
  const message = { id: 'msg_1', body: '{}', secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] }

  test.each([
    ['https://127.0.0.1/', 'not public'],
    ['https://[::1]/', 'not public'],
    ['https://[::ffff:127.0.0.1]/', 'not public'],
    ['https://169.254.169.254/', 'not public'],
    ['https://10.0.0.1/', 'not public'],
    ['https://100.64.0.1/', 'not public'],
    ['https://[64:ff9b::a00:1]/', 'not public'],
    ['https://[fd00::1]/', 'not public'],
    ['https://localhost/', 'not public'],
    ['https://no-such-name.invalid/', 'does not resolve'],
  ])('to %s', async (url, why) => {
    const { status, failure } = await post(url, message, { loopback: false })
    expect([status, failure]).toEqual([null, expect.stringContaining(why)])
  })

  test('further than its receiver: redirects are not followed', async () => {
    const aim = await receiving()
    const { url } = await receiving((response) => response.writeHead(307, { location: aim.url }).end())
    const { status, failure } = await post(url, message, { loopback: true })
    expect([status, failure]).toEqual([307, 'The receiver answered 307: redirects are not followed.'])
    expect(aim.received).toEqual([])
  })

  test('to a receiver with a wrong certificate, or one that hangs up', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'readout-'))
    const [pem, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=hooks.example.org', '-days', '1']
    await promisify(execFile)('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      pem,
      '-out',
      cert,
      ...subject,
    ])
    const server = createSecure({ key: await readFile(pem), cert: await readFile(cert) }, (_, response) =>
      response.end(),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const wrong = await post(`https://127.0.0.1:${port}/`, message, { loopback: true })
    server.close()
    await rm(folder, { recursive: true })
    expect(wrong).toEqual({ status: null, failure: 'The TLS certificate is not valid (DEPTH_ZERO_SELF_SIGNED_CERT).' })
    const { url } = await receiving((response) => response.destroy())
    expect(await post(url, message, { loopback: true })).toEqual({
      status: null,
      failure: 'The connection failed (ECONNRESET).',
    })
  })

  test('for longer than 64 KB of answer', async () => {
    let sent = 0
    const { url } = await receiving((response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536
      }
      response.on('drain', more)
      more()
    })
    const begun = Date.now()
    expect(await post(url, message, { loopback: true })).toEqual({ status: 200, failure: null })
    expect(Date.now() - begun).toBeLessThan(5000)
    await wait(200)
    expect(sent).toBeLessThan(20_000_000)
  })
})
