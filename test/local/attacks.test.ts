import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { start, stop } from '../support/running.ts'

let folder: string
let child: ChildProcess
let root: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
  ;({ child, root } = await start(folder))
}, 60_000)
afterAll(async () => {
  await stop(child)
  await rm(folder, { recursive: true })
})

const QUESTION = JSON.stringify({ query: '{ stakeholder(id: "stk_china") { name } }' })
const JSON_BODY = { 'content-type': 'application/json' }

/** What comes back on a connection on which these bytes are sent, until the other side ends it. */
const exchange = (send: (write: (bytes: string | Buffer) => void) => void): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(root).port), '127.0.0.1', () => {
      send((bytes) => socket.write(bytes))
    })
    const pieces: Buffer[] = []
    socket.on('data', (piece) => pieces.push(piece))
    socket.on('close', () => {
      resolve(Buffer.concat(pieces).toString())
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error) // these two are the other side's end
    })
  })

const head = (more: string) => `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${more}\r\n`
const closing =
  (body: string | Buffer, more = '') =>
  (write: (bytes: string | Buffer) => void) => {
    write(head(`Connection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}`))
    write(body)
  }
const statusOf = (answer: string) => Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1])

const asksAsBefore = async () => {
  const answer = await fetch(`${root}/graphql`, { method: 'POST', headers: JSON_BODY, body: QUESTION })
  expect(await answer.json()).toMatchObject({ data: { stakeholder: { name: 'China' } } })
}

test('headers that arrive slowly are ended with 408, while others are served', async () => {
  let ended = false
  const slow = Array.from({ length: 100 }, () =>
    exchange((write) => {
      write('POST /graphql HTTP/1.1\r\nHost: a\r\n')
      const trickle = setInterval(() => {
        write('X-Slow: 1\r\n')
        if (ended) clearInterval(trickle)
      }, 500)
    }),
  )
  await asksAsBefore()
  const answers = await Promise.all(slow)
  ended = true
  expect(new Set(answers.map(statusOf))).toEqual(new Set([408]))
}, 30_000)

test('invalid HTTP, and line breaks in headers, are refused before anything reads them', async () => {
  expect(
    statusOf(
      await exchange((write) => {
        write('\x16\x03\x01 this is no HTTP\r\n\r\n')
      }),
    ),
  ).toBe(400)
  expect(statusOf(await exchange(closing(QUESTION, 'X-Api-Key: a\rSet-Cookie: b\r\n')))).toBe(400)
  expect(statusOf(await exchange(closing(QUESTION, `X-Long: ${'x'.repeat(17_000)}\r\n`)))).toBe(431)
  expect(statusOf(await exchange(closing(QUESTION, 'Content-Length: 5\r\n')))).toBe(400)
})

test('a gzip bomb is not unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(100_000_000))
  expect(statusOf(await exchange(closing(bomb, 'Content-Encoding: gzip\r\n')))).toBe(415)
}, 30_000)

test('bytes that are not UTF-8 are refused', async () => {
  expect(statusOf(await exchange(closing(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))))).toBe(400)
})

test.each(['/../package.json', '/..%2f..%2fpackage.json', '/%00', '//etc/passwd', '/.readout/admin-key'])(
  'the address %s leads to no file',
  async (path) => {
    const answer = await exchange((write) => {
      write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    })
    expect(statusOf(answer)).toBe(404)
  },
)

test('the explorer has headers that let it load only from its own origin', async () => {
  const { headers } = await fetch(root)
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'; .*frame-ancestors 'none'$/)
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src|https?:|\*/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
})

test('after repeated attacks, memory is as after the first one', async () => {
  const resident = async () => {
    const [, pages] = (await readFile(`/proc/${String(child.pid)}/statm`, 'utf8')).split(' ')
    return Number(pages) * 4096
  }
  const post = async (body: object) => {
    const answer = await fetch(`${root}/graphql`, { method: 'POST', headers: JSON_BODY, body: JSON.stringify(body) })
    await answer.text()
    return answer.status
  }
  let unique = 0
  const attack = async () => {
    for (let times = 0; times < 20; times += 1) {
      const name = `A${(unique += 1)}`
      await post({ query: `query ${name} { ${'statements { nodes { speakers '.repeat(30)} }` })
      await post({
        query: `query ${name} { ${Array.from({ length: 3000 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
      })
      await post({
        query: 'query ($n: String) { stakeholders(filter: { name: $n }) { nodes { id } } }',
        variables: { n: name.repeat(300_000) },
      })
      await post({ query: `query ${name} { __typename ${'@include(if: true) '.repeat(2000)} }` })
      await post({
        query: `query ${name} { topics(first: 100) { nodes { statements(first: 100) { nodes { topics { id } } } } } }`,
      })
      await fetch(`${root}/graphql?query=${name}`, { headers: { 'x-api-key': name } }).then((answer) => answer.text())
    }
  }
  // After the first the heap has the room that it takes; on a busy machine, after the second.
  for (let round = 0; round < 2; round += 1) await attack()
  const before = await resident()
  for (let round = 0; round < 4; round += 1) await attack()
  expect(await resident()).toBeLessThan(before * 1.3)
  await asksAsBefore()
}, 120_000)
