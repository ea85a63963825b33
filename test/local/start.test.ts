import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { environment, start as startOn, stop } from '../support/running.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs a command to its end. */
const run = async (script: string, more: object = {}, args: string[] = []) => {
  const child = spawn(process.execPath, [`local/${script}.ts`, ...args], {
    env: environment(folder, more),
    stdio: 'pipe',
  })
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { output, errors, code: code as number }
}

const start = (more: { READOUT_DATA_DIR?: string } = {}) => startOn(more.READOUT_DATA_DIR ?? folder)

const ask = async (root: string, query: string): Promise<unknown> =>
  (await fetch(`${root}/graphql?query=${encodeURIComponent(query)}`)).json()

const NEW = '{"topic":{"id":"top_new","labels":[{"text":"New"}]}}'

test('it starts, imports and exports while it runs, and finds its data again', async () => {
  const first = await start()
  await writeFile(join(folder, 'lines.ndjson'), `${NEW}\nnonsense\n`)
  const imported = await run('import', {}, [join(folder, 'lines.ndjson')])
  expect(imported).toMatchObject({ code: 1, output: '1 written, 0 unchanged, 1 wrong\n' })
  expect(imported.errors).toContain('lines.ndjson:2: The line is not JSON.')
  expect(await ask(first.root, '{ topic(id: "top_new") { label } }')).toMatchObject({
    data: { topic: { label: 'New' } },
  })
  const beside = await run('export')
  expect(beside.output.trim().split('\n')).toHaveLength(399)

  const second = await run('start')
  expect([second.code, second.errors]).toEqual([
    1,
    expect.stringMatching(/^The data folder .* is in use by process \d+.*\n$/),
  ])
  await stop(first.child, 'SIGTERM')

  expect(await run('export')).toMatchObject({ code: 0, output: beside.output })
  const again = await start()
  expect(await ask(again.root, '{ topic(id: "top_new") { label } }')).toMatchObject({
    data: { topic: { label: 'New' } },
  })
  await stop(again.child, 'SIGINT')
}, 60_000)

test('after its owner was killed, it starts again with all its data', async () => {
  const first = await start()
  const ended = once(first.child, 'exit')
  first.child.kill('SIGKILL')
  await ended
  const again = await start()
  expect(await ask(again.root, '{ topic(id: "top_new") { label } }')).toMatchObject({
    data: { topic: { label: 'New' } },
  })
  await stop(again.child, 'SIGTERM')
}, 60_000)

test('a taken port, an unusable folder and an invalid port give one sentence and a non-zero exit; the smoke test passes', async () => {
  const { child, root } = await start()
  const other = join(folder, 'other')
  const broken = join(folder, 'lines.ndjson')
  const refused = [
    await run('start', { PORT: new URL(root).port, READOUT_DATA_DIR: other }),
    await run('start', { READOUT_DATA_DIR: broken }),
    await run('start', { PORT: 'x', READOUT_DATA_DIR: other }),
    await run('import'),
  ]
  for (const { code, errors } of refused) {
    expect(code).toBe(1)
    expect(errors.trim().split('\n')).toHaveLength(1)
  }
  expect((await fetch(`${root}/nothing`)).status).toBe(404)
  expect((await fetch(`${root}/graphql`, { method: 'POST', body: ' '.repeat(10_000_000) })).status).toBe(413)
  expect(await ask(root, '{ __typename }')).toMatchObject({ data: { __typename: 'Query' } })
  const smoke = (url: string) =>
    promisify(execFile)(process.execPath, ['infra/smoke.ts', url]).catch(
      (error: unknown) => error as { stdout: string; code: number }, // what execFile rejects with
    )
  const well = await smoke(root)
  expect([well.stdout.match(/^ok/gm)?.length, well.stdout.match(/^WRONG/gm), 'code' in well]).toEqual([6, null, false])
  expect(await smoke('http://127.0.0.1:9')).toMatchObject({ code: 1, stdout: expect.stringMatching(/^WRONG/) })
  await stop(child, 'SIGTERM')
}, 60_000)

const freshFolder = async () => mkdtemp(join(folder, 'fresh-'))

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false // there is no such process
  }
}

const engineOf = async (data: string): Promise<number> => {
  const { engine } = JSON.parse(await readFile(join(data, 'engine.json'), 'utf8')) as { engine?: { pid: number } }
  return engine?.pid ?? 0
}

const becomesTrue = async (holds: () => Promise<boolean> | boolean) => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}

test('the key is readable only by its owner, stays the same, and permits writing', async () => {
  const key = (await readFile(join(folder, 'admin-key'), 'utf8')).trim()
  expect((await stat(join(folder, 'admin-key'))).mode & 0o777).toBe(0o600)
  const { child, root } = await start()
  const query = 'mutation { recordTopic(input: { id: "top_by-key", labels: [{ text: "By key" }] }) { topic { id } } }'
  const send = async (headers: { [name: string]: string }) => {
    const all = { 'content-type': 'application/json', ...headers }
    const answer = await fetch(`${root}/graphql`, { method: 'POST', headers: all, body: JSON.stringify({ query }) })
    return [answer.status, await answer.json()]
  }
  expect(await send({})).toMatchObject([401, { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }])
  expect(await send({ authorization: `Bearer ${key}` })).toMatchObject([
    200,
    { data: { recordTopic: { topic: { id: 'top_by-key' } } } },
  ])
  await stop(child, 'SIGTERM')
}, 60_000)

test('when it is ended through npm, as by a terminal or a service, the engine ends too', async () => {
  const data = await freshFolder()
  const child = spawn('npm', ['start'], {
    env: environment(data),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for await (const line of createInterface(child.stdout)) if (line.startsWith('Readout is ready')) break
  const engine = await engineOf(data)
  expect(isAlive(engine)).toBe(true)
  child.kill('SIGTERM')
  expect(await becomesTrue(() => !isAlive(engine))).toBe(true)
}, 60_000)

test('when it is ended before it is ready, it leaves no engine behind', async () => {
  const data = await freshFolder()
  const child = spawn(process.execPath, ['local/start.ts'], {
    env: environment(data),
    stdio: 'ignore',
  })
  expect(await becomesTrue(async () => (await engineOf(data).catch(() => 0)) > 0)).toBe(true)
  const engine = await engineOf(data)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  expect(isAlive(engine)).toBe(false)
}, 60_000)

test('of two that start on one folder at the same moment, one runs and the other reports it', async () => {
  const data = await freshFolder()
  const both = [0, 1].map(() =>
    spawn(process.execPath, ['local/start.ts'], {
      env: environment(data),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  const said = await Promise.all(
    both.map(async (child) => {
      const first = await Promise.race([
        once(createInterface(child.stdout), 'line'),
        once(createInterface(child.stderr), 'line'),
      ])
      return String(first[0])
    }),
  )
  expect(said.filter((line) => line.startsWith('Readout is ready'))).toHaveLength(1)
  expect(said.filter((line) => line.startsWith('The data folder'))).toHaveLength(1)
  await Promise.all(
    both.map(async (child) => {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }),
  )
}, 60_000)

test('a truncated engine.json does not prevent a start', async () => {
  const data = await freshFolder()
  await writeFile(join(data, 'engine.json'), '{"owner')
  const { child } = await start({ READOUT_DATA_DIR: data })
  await stop(child, 'SIGTERM')
}, 60_000)

test.each([
  ['an engine that is not there', { READOUT_ENGINE: '/nowhere/engine' }, /cannot be used: .*engine/],
  ['an endpoint where nobody listens', { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' }, /table cannot be opened/],
])(
  '%s: one sentence and a non-zero exit',
  async (_, more, sentence) => {
    const { code, output, errors } = await run('start', { READOUT_DATA_DIR: await freshFolder(), ...more })
    expect([code, output]).toEqual([1, ''])
    expect(errors).toMatch(sentence)
    expect(errors.trim().split('\n')).toHaveLength(1)
  },
  60_000,
)

test('a damaged database: one sentence and a non-zero exit', async () => {
  const data = await freshFolder()
  await writeFile(join(data, 'archive.db'), 'This is no database. '.repeat(1000))
  const { code, errors } = await run('start', { READOUT_DATA_DIR: data })
  expect(code).toBe(1)
  expect(errors.trim().split('\n')).toHaveLength(1)
}, 60_000)

test('verify finds a consistent archive correct, and reports inconsistencies', async () => {
  const data = await freshFolder()
  await writeFile(join(data, 'line.ndjson'), NEW)
  await run('import', { READOUT_DATA_DIR: data }, [join(data, 'line.ndjson')])
  expect(await run('verify', { READOUT_DATA_DIR: data })).toMatchObject({
    code: 0,
    output: '1 records, 5 items, 0 disagreements\n',
  })
  expect(await run('verify', { READOUT_DATA_DIR: data }, ['--mend'])).toMatchObject({ code: 1, output: '' })
}, 60_000)
