import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
})
afterAll(() => rm(folder, { recursive: true }))

const environment = (more: object) => ({ ...process.env, PORT: '0', READOUT_DATA_DIR: folder, ...more })

/** Runs a command to its end. */
const run = async (script: string, more: object = {}, args: string[] = []) => {
  const child = spawn(process.execPath, [`local/${script}.ts`, ...args], { env: environment(more), stdio: 'pipe' })
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { output, errors, code: code as number }
}

const start = async (more: object = {}): Promise<{ child: ChildProcess; root: string }> => {
  const child = spawn(process.execPath, ['local/start.ts'], {
    env: environment(more),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  expect(line).toMatch(
    /^Readout is ready: explorer http:\/\/127\.0\.0\.1:\d+\/ · API http:\/\/127\.0\.0\.1:\d+\/graphql · admin key in .*admin-key$/,
  )
  return { child, root: /explorer (http:\S+)\/ /.exec(line)![1]! }
}

const stop = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGINT') => {
  const ended = once(child, 'exit')
  child.kill(signal)
  expect(await ended).toEqual([0, null])
}

const ask = async (root: string, query: string): Promise<unknown> =>
  (await fetch(`${root}/graphql?query=${encodeURIComponent(query)}`)).json()

const NEW = '{"topic":{"id":"top_new","labels":[{"text":"New"}]}}'

test('it starts, is imported into and exported from while it runs, and finds its data again', async () => {
  const first = await start()
  await writeFile(join(folder, 'lines.ndjson'), `${NEW}\nnonsense\n`)
  const imported = await run('import', {}, [join(folder, 'lines.ndjson')])
  expect(imported).toMatchObject({ code: 1, output: '1 written, 0 unchanged, 1 wrong\n' })
  expect(imported.errors).toContain('lines.ndjson:2: The line is not JSON.')
  expect(await ask(first.root, '{ topic(id: "top_new") { label } }')).toEqual({ data: { topic: { label: 'New' } } })
  const beside = await run('export')
  expect(beside.output.trim().split('\n')).toHaveLength(62)

  const second = await run('start')
  expect([second.code, second.errors]).toEqual([
    1,
    expect.stringMatching(/^The data folder .* is in use by process \d+.*\n$/),
  ])
  await stop(first.child, 'SIGTERM')

  expect(await run('export')).toMatchObject({ code: 0, output: beside.output })
  const again = await start()
  expect(await ask(again.root, '{ topic(id: "top_new") { label } }')).toEqual({ data: { topic: { label: 'New' } } })
  await stop(again.child, 'SIGINT')
}, 60_000)

test('after its owner was killed, it starts again with all that was there', async () => {
  const first = await start()
  const ended = once(first.child, 'exit')
  first.child.kill('SIGKILL')
  await ended
  const again = await start()
  expect(await ask(again.root, '{ topic(id: "top_new") { label } }')).toEqual({ data: { topic: { label: 'New' } } })
  await stop(again.child, 'SIGTERM')
}, 60_000)

test('a taken port, a broken folder and a wrong port are one sentence and a non-zero exit', async () => {
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
  expect(await ask(root, '{ __typename }')).toEqual({ data: { __typename: 'Query' } })
  await stop(child, 'SIGTERM')
}, 60_000)
