import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Manifest } from '../../lambda/bulk/making.ts'
import { flawsIn } from '../support/bulk.ts'
import { environment, start, stop } from '../support/running.ts'
import { wait } from '../support/writing.ts'

let work: string
let data: string
let running: Awaited<ReturnType<typeof start>>
let key: string
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'readout-'))
  data = join(work, 'data')
  running = await start(data)
  key = (await readFile(join(data, 'admin-key'), 'utf8')).trim()
}, 60_000)
afterAll(async () => {
  await stop(running.child)
  await rm(work, { recursive: true })
})

const bulk = (...given: string[]) =>
  promisify(execFile)(process.execPath, ['local/bulk.ts', ...given], { env: environment(data) })
const manifestIn = async (folder: string) =>
  JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest

const ask = async (query: string, variables: object = {}) => {
  const response = await fetch(`${running.root}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ query, variables }),
  })
  const { data: came, errors } = (await response.json()) as { data: any; errors?: unknown } // eslint-disable-line @typescript-eslint/no-explicit-any -- a test asserts what it finds
  expect(errors).toBeUndefined()
  return came
}

test('`npm run bulk` that is killed again and again goes on, and ends whole', async () => {
  const folder = join(work, 'killed')
  for (let turn = 0; turn < 4; turn += 1) {
    const child = spawn(process.execPath, ['local/bulk.ts', folder], { env: environment(data), stdio: 'ignore' })
    const ended = once(child, 'exit')
    await Promise.race([ended, wait(turn === 0 ? 5000 : 900 + 150 * turn)])
    child.kill('SIGKILL')
    await ended
  }
  await bulk(folder)
  expect(await flawsIn(folder, await manifestIn(folder))).toEqual([])
}, 60_000)

test('`npm run bulk` says what is wrong where it cannot write, and leaves what stood', async () => {
  const folder = join(work, 'full')
  await bulk(folder)
  const before = await readFile(join(folder, 'manifest.json'), 'utf8')
  // A limit on the size of files, in KiB, stands for a full disk.
  const command = `ulimit -f 4; exec ${process.execPath} local/bulk.ts ${folder}`
  const failed = promisify(execFile)('bash', ['-c', command], { env: environment(data) })
  await expect(failed).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`${folder} cannot be written: a file would be too large.`),
  })
  expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toBe(before)
  await bulk(folder)
  expect(await flawsIn(folder, await manifestIn(folder))).toEqual([])
}, 60_000)

test.each([[[]], [['one', 'two']], [['one', '--url', 'nonsense']], [['--nonsense']]])(
  '`npm run bulk` refuses %j',
  async (given) => {
    await expect(bulk(...given)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Name a folder') })
  },
)

test('a copy that is killed at any moment goes on, and ends equal to the archive', async () => {
  const folder = join(work, 'published')
  await bulk(folder)
  const copy = join(work, 'copy.sqlite')
  const mirror = (file = copy) =>
    spawn(
      process.execPath,
      ['examples/mirror/mirror.mjs', file, `${running.root}/graphql`, join(folder, 'manifest.json')],
      {
        env: { ...process.env, READOUT_KEY: key },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
  let round = 0
  const write = async () => {
    const records = Array.from({ length: 100 }, (_, n) => ({
      topic: { id: `top_m${n % 80}`, labels: [{ text: `label ${(round += 1)}` }] },
    }))
    const unique = [...new Map(records.map((one) => [one.topic.id, one])).values()]
    await ask('mutation ($records: [RecordInput!]!) { importRecords(records: $records) { userErrors { message } } }', {
      records: unique,
    })
  }
  for (let turn = 0; turn < 8; turn += 1) {
    await write()
    const child = mirror()
    const ended = once(child, 'exit')
    await Promise.race([ended, wait(60 + 40 * turn)])
    child.kill('SIGKILL')
    await ended
  }
  await ask('mutation { eraseRecord(id: "top_m7", reason: "By order of a court") { userErrors { message } } }')
  await wait(5200)
  const [code] = (await once(mirror(), 'exit')) as [number]
  expect(code).toBe(0)

  const held = new DatabaseSync(copy).prepare('SELECT id, revision, status, input FROM record ORDER BY id').all()
  const expected: { id: string; revision: number; status: string; input: string }[] = []
  const lines = (
    await promisify(execFile)(process.execPath, ['local/export.ts', '--revisions'], {
      env: environment(data),
      maxBuffer: 1e9,
    })
  ).stdout.trim()
  for (const line of lines.split('\n')) {
    const { revision, status = 'CURRENT', ...input } = JSON.parse(line)
    const [content] = Object.values<{ id: string }>(input)
    expected.push({ id: content!.id, revision, status, input: JSON.stringify(content) })
  }
  expected.sort((a, b) => (a.id < b.id ? -1 : 1))
  const parsed = (rows: readonly object[]) =>
    rows.map((row) => ({ ...row, input: JSON.parse((row as { input: string }).input) }))
  expect(parsed(held)).toEqual(parsed(expected))
  expect(held.some(({ id }) => id === 'top_m7')).toBe(false)
}, 120_000)
