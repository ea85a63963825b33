import { type ChildProcess, spawn } from 'node:child_process'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { openSender } from '../../lambda/webhooks/sending.ts'
import { type Api, KEY, openApi } from '../support/archive.ts'
import { startReceiver } from '../support/receiver.ts'
import { openDesk, topic, wait } from '../support/writing.ts'

let api: Api
beforeAll(async () => {
  api = await openApi([], { toLoopback: true })
})
afterAll(() => api.stop())

const example = (name: string) => fileURLToPath(new URL(`../../examples/webhooks/${name}`, import.meta.url))

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).on('error', () => {
      resolve(false)
    })
  })

test.each([
  ['node', 'receiver.mjs'],
  ['python3', 'receiver.py'],
])(
  'the example for %s takes what is signed, and nothing else',
  async (command, file) => {
    const free = await startReceiver()
    const { url } = free
    await free.close()
    const { data } = await api.ask(
      'mutation ($input: WebhookInput!) { createWebhook(input: $input) { secret webhook { id } } }',
      { input: { url } },
      KEY,
    )
    const { secret, webhook } = data.createWebhook
    const port = new URL(url).port
    const child: ChildProcess = spawn(command, [example(file), port], {
      env: { ...process.env, WEBHOOK_SECRET: secret },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    child.stdout!.on('data', (text: Buffer) => (printed += text.toString()))
    try {
      while (!(await answers(Number(port)))) await wait(50)
      await openDesk(api).lay([topic(`top_${command}`)])
      api.table.clock.passed(api.table.clock.now() + SETTLED_AFTER + 10)
      await openSender(api.table, { loopback: true }).untilIdle(AbortSignal.timeout(10_000))
      while (printed === '') await wait(20)
      expect(printed.trim()).toBe(`RECORDED top_${command} 1`)
      const forged = await fetch(url, {
        method: 'POST',
        body: '{"data":{"changes":[]}}',
        headers: {
          'webhook-id': 'msg_1',
          'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
          'webhook-signature': 'v1,AAAA',
        },
      })
      expect(forged.status).toBe(401)
    } finally {
      child.kill()
      await api.ask('mutation ($id: ID!) { deleteWebhook(id: $id) { webhook { id } } }', { id: webhook.id }, KEY)
    }
  },
  30_000,
)
