import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { blocksOf, inShell, pages, type Place, read } from '../support/examples.ts'
import { start, stop } from '../support/running.ts'

let running: Awaited<ReturnType<typeof start>>
let place: Place
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-'))
  running = await start(folder)
  place = { root: running.root, data: folder, work: folder }
}, 60_000)
afterAll(async () => {
  await stop(running.child)
  await rm(place.data, { recursive: true })
})

const blocks = blocksOf(await read('README.md'))

test('the commands of the README give the responses that it shows', async () => {
  const shown = blocks.flatMap(({ language, text }, index) =>
    language === 'json' ? [[blocks[index - 1]!.text, text] as const] : [],
  )
  expect(shown.length).toBeGreaterThanOrEqual(2)
  for (const [command, answer] of shown) {
    const expected = JSON.parse(answer)
    // What is left of the minute's points depends on how fast this machine is.
    expected.extensions.cost.remaining = expect.any(Number)
    expect(JSON.parse(await inShell(command, place))).toEqual(expected)
  }
}, 60_000)

test('the import and export commands of the README run', async () => {
  const filling = blocks.filter(({ text }) => text.includes('npm run import'))
  expect(filling).toHaveLength(1)
  expect(await inShell(filling[0]!.text, place)).toContain('0 written, 61 unchanged, 0 wrong')
  expect((await readFile(join(place.work, 'archive.ndjson'), 'utf8')).trim().split('\n')).toHaveLength(399)
}, 60_000)

test('every npm command in the docs exists', async () => {
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: { [name: string]: string } } // as npm has it
  for (const page of await pages())
    for (const [, name] of (await read(page)).matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g))
      expect({ page, names: Object.keys(scripts) }).toEqual({ page, names: expect.arrayContaining([name]) })
})
