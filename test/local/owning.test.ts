import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from '@jest/globals'
import { environment, start, stop } from '../support/running.ts'

const folders: string[] = []
const children: ChildProcess[] = []
const freshFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-'))
  folders.push(folder)
  return join(folder, 'data')
}
const begin = async (data: string) => {
  const running = await start(data)
  children.push(running.child)
  return running
}
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 10 })
})

interface Noted {
  ownerPid: number
  engine: { endpoint: string; accessKeyId: string; pid: number }
}
const noteOf = async (data: string) => JSON.parse(await readFile(join(data, 'engine.json'), 'utf8')) as Noted
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false // ESRCH
  }
}
const becomesTrue = async (check: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await check()) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}
const ask = async (root: string, query: string, key?: string) => {
  const headers = { 'content-type': 'application/json', ...(key && { 'x-api-key': key }) }
  const answer = await fetch(`${root}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return (await answer.json()) as { data: any; errors?: { message: string; extensions: { code: string } }[] } // eslint-disable-line @typescript-eslint/no-explicit-any -- a test asserts what it finds
}
const CHINA = '{ stakeholder(id: "stk_china") { name } }'
const answersWell = async (root: string) => {
  expect((await ask(root, CHINA)).data).toEqual({ stakeholder: { name: 'China' } })
}
/** Runs a command of the local tools to its end. */
const run = async (data: string, file: string) => {
  const child = spawn(process.execPath, [`local/${file}.ts`], {
    env: environment(data),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { stdout, code: code as number }
}

describe('a data folder has one owner, whatever engine.json says', () => {
  test.each([
    ['our own number, as in a container that starts again', () => process.pid],
    ['a process that is no engine and no owner', () => process.ppid],
    ['a process that is gone', () => 4_194_000],
  ])(
    'a note that was left, with the number of %s, keeps nobody off',
    async (_, pid) => {
      const data = await freshFolder()
      await mkdir(data)
      const engine = { endpoint: 'http://127.0.0.1:9', accessKeyId: 'x', pid: pid() }
      await writeFile(join(data, 'engine.json'), JSON.stringify({ ownerPid: pid(), engine }))
      const { child, root } = await begin(data)
      await answersWell(root)
      await stop(child)
      expect(isAlive(process.ppid)).toBe(true)
      expect((await run(data, 'verify')).code).toBe(0)
    },
    60_000,
  )

  test('of six that start at once after another was killed, one owns it', async () => {
    const data = await freshFolder()
    const killed = await begin(data)
    const { engine } = await noteOf(data)
    killed.child.kill('SIGKILL')
    const six = Array.from({ length: 6 }, () => {
      const child = spawn(process.execPath, ['local/start.ts'], {
        env: environment(data),
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      children.push(child)
      return child
    })
    const said = await Promise.all(
      six.map((child) =>
        Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')]).then(([text]) => String(text)),
      ),
    )
    expect(said.filter((line) => line.startsWith('Readout is ready'))).toHaveLength(1)
    expect(said.filter((line) => /^The data folder .* is in use by .*: stop it/.test(line))).toHaveLength(5)
    expect(await becomesTrue(() => !isAlive(engine.pid))).toBe(true)
  }, 60_000)

  test('the engine ends with its owner, however that ends', async () => {
    const data = await freshFolder()
    for (const signal of ['SIGKILL', 'SIGHUP'] as const) {
      const { child } = await begin(data)
      const { engine } = await noteOf(data)
      child.kill(signal)
      expect(await becomesTrue(() => !isAlive(engine.pid))).toBe(true)
    }
  }, 60_000)
})

test('Ctrl-C, which a terminal sends to the whole process group, ends it cleanly and silently', async () => {
  const data = await freshFolder()
  const child = spawn(process.execPath, ['local/start.ts'], {
    env: environment(data),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  children.push(child)
  const said = text(child.stderr)
  await once(child.stdout, 'data')
  const { engine } = await noteOf(data)
  const ended = once(child, 'exit')
  process.kill(-child.pid!, 'SIGINT')
  expect(await ended).toEqual([0, null])
  expect(await said).toBe('')
  expect(isAlive(engine.pid)).toBe(false)
}, 60_000)

describe("only the same user can access the engine's data", () => {
  test('every file of the folder, even if it was open to others before', async () => {
    const data = await freshFolder()
    await mkdir(data, { mode: 0o755 })
    const { child } = await begin(data)
    const modeOf = async (path: string) => (await stat(path)).mode & 0o777
    const names = await readdir(data)
    expect(names).toEqual(expect.arrayContaining(['admin-key', 'archive.db', 'engine.json', 'lock']))
    expect(await modeOf(data)).toBe(0o700)
    for (const name of names) expect([name, await modeOf(join(data, name))]).toEqual([name, 0o600])
    await stop(child)
  }, 60_000)

  test("its proxy rejects browsers' pages, and everybody without the secret of this run", async () => {
    const data = await freshFolder()
    const { child } = await begin(data)
    const { engine } = await noteOf(data)
    const asked = (credential: string, headers: object = {}, method = 'POST') =>
      fetch(engine.endpoint, {
        method,
        headers: {
          authorization: `AWS4-HMAC-SHA256 Credential=${credential}/20261125/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
          'x-amz-date': '20261125T000000Z',
          'x-amz-target': 'DynamoDB_20120810.ListTables',
          'content-type': 'application/x-amz-json-1.0',
          ...headers,
        },
        ...(method === 'POST' && { body: '{}' }),
      })
    expect((await asked(engine.accessKeyId)).status).toBe(200)
    const refused = await Promise.all([
      asked('x'),
      asked(''),
      asked(engine.accessKeyId, { origin: 'http://evil.example' }),
      asked('x', { origin: 'http://evil.example', 'access-control-request-method': 'POST' }, 'OPTIONS'),
      fetch(engine.endpoint),
    ])
    for (const answer of refused) {
      expect(answer.status).toBe(403)
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    expect(await fetch('http://127.0.0.1:8000').catch(() => null)).toBeNull()
    await stop(child)
  }, 60_000)

  test('its commands work beside the server', async () => {
    const data = await freshFolder()
    const { child } = await begin(data)
    const { stdout, code } = await run(data, 'export')
    expect([code, stdout.trim().split('\n').length]).toEqual([0, 398])
    await stop(child)
  }, 60_000)
})

describe('failures of the engine are noticed', () => {
  test('it ends: it is restarted, and after many times the server ends with a message', async () => {
    const data = await freshFolder()
    const child = spawn(process.execPath, ['local/start.ts'], {
      env: environment(data),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(child)
    let said = ''
    child.stderr.on('data', (more) => (said += String(more)))
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const root = /API (http:\S+)\/graphql/.exec(String(line))![1]!
    const ended = once(child, 'exit')
    for (let times = 0; times < 6 && child.exitCode === null; times += 1) {
      const { engine } = await noteOf(data)
      process.kill(engine.pid, 'SIGKILL')
      if (times === 5) break
      expect(await becomesTrue(async () => (await noteOf(data).catch(() => null))?.engine.pid !== engine.pid)).toBe(
        true,
      )
      if (times === 0) await answersWell(root)
    }
    expect(await ended).toEqual([1, null])
    expect(said).toContain('The database engine ended, and was restarted.')
    expect(said).toContain('The database engine ended 6 times within a minute.')
  }, 60_000)

  test('its folder is moved away: later writes are not acknowledged, and the server ends', async () => {
    const data = await freshFolder()
    const child = spawn(process.execPath, ['local/start.ts'], {
      env: environment(data),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(child)
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const root = /API (http:\S+)\/graphql/.exec(String(line))![1]!
    const key = (await readFile(join(data, 'admin-key'), 'utf8')).trim()
    await rename(data, `${data}-moved`)
    const ended = once(child, 'exit')
    const write = 'mutation { recordTopic(input: { id: "top_lost", labels: [{ text: "x" }] }) { topic { id } } }'
    expect(await ask(root, write, key)).toMatchObject({
      errors: [{ message: expect.stringContaining('was moved or removed'), extensions: { code: 'UNAVAILABLE' } }],
    })
    expect(await ended).toEqual([1, null])
  }, 60_000)
})

test('erased data is gone from every file when the server has ended', async () => {
  const data = await freshFolder()
  const { child, root } = await begin(data)
  const key = (await readFile(join(data, 'admin-key'), 'utf8')).trim()
  const TEXT = 'ZEBRAQUAGGA takedown'
  await ask(
    root,
    `mutation { recordTopic(input: { id: "top_gone", labels: [{ text: "${TEXT}" }] }) { topic { id } } }`,
    key,
  )
  await ask(
    root,
    `mutation { recordTopic(input: { id: "top_gone", labels: [{ text: "${TEXT} again" }] }, expectedRevision: 1) { topic { id } } }`,
    key,
  )
  const found = async () => {
    const texts = await Promise.all((await readdir(data)).map((name) => readFile(join(data, name), 'latin1')))
    return texts.reduce((sum, text) => sum + text.toUpperCase().split('ZEBRAQUAGGA').length - 1, 0)
  }
  expect(await found()).toBeGreaterThan(0)
  const erased = await ask(
    root,
    'mutation { eraseRecord(id: "top_gone", reason: "By order") { userErrors { message } } }',
    key,
  )
  expect(erased.data.eraseRecord.userErrors).toEqual([])
  await stop(child)
  expect(await found()).toBe(0)
  const again = await begin(data)
  await answersWell(again.root)
  await stop(again.child)
}, 60_000)
