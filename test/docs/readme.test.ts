import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { environment, start, stop } from '../support/running.ts'

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')
const run = promisify(execFile)

let folder: string
let running: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
  running = await start(folder)
}, 60_000)
afterAll(async () => {
  await stop(running.child)
  await rm(folder, { recursive: true })
})

/** Runs lines of the README in a shell, on this test's server and data. */
const inShell = async (lines: string) => {
  const here = lines
    .replaceAll('http://127.0.0.1:4000', running.root)
    .replaceAll('.readout/admin-key', join(folder, 'admin-key'))
    .replaceAll('> archive.ndjson', `> ${join(folder, 'archive.ndjson')}`)
  const { stdout } = await run('sh', ['-ec', here], { env: environment(folder) })
  return stdout
}

const blocks = async () => {
  const fences = [...(await read('README.md')).matchAll(/^```(\w+)\n(.*?)^```/gms)]
  return fences.map(([, language, text]) => ({ language, text: text! }))
}

test('the commands of the README give the responses that it shows', async () => {
  const all = await blocks()
  const shown = all.flatMap((block, index) => (block.language === 'json' ? [[all[index - 1]!.text, block.text]] : []))
  expect(shown.length).toBeGreaterThanOrEqual(2)
  for (const [command, answer] of shown) {
    const expected = JSON.parse(answer!)
    // What is left of the minute's points depends on how fast this machine is.
    expected.extensions.cost.remaining = expect.any(Number)
    expect(JSON.parse(await inShell(command!))).toEqual(expected)
  }
}, 60_000)

test('the import and export commands of the README run', async () => {
  const filling = (await blocks()).filter(({ text }) => text.includes('npm run import'))
  expect(filling).toHaveLength(1)
  expect(await inShell(filling[0]!.text)).toContain('0 written, 61 unchanged, 0 wrong')
  expect((await readFile(join(folder, 'archive.ndjson'), 'utf8')).trim().split('\n')).toHaveLength(399)
}, 60_000)

test('every npm command in the docs exists', async () => {
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: { [name: string]: string } } // as npm has it
  const pages = (await readdir(new URL('../../docs', import.meta.url))).filter((name) => name.endsWith('.md'))
  for (const page of ['README.md', ...pages.map((name) => `docs/${name}`)])
    for (const [, name] of (await read(page)).matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g))
      expect({ page, names: Object.keys(scripts) }).toEqual({ page, names: expect.arrayContaining([name]) })
})
