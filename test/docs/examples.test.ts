import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { buildSchema, parse, validate } from 'graphql'
import { format } from 'prettier'
import { SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { answerOf, blocksOf, lasting, pages, type Place, read } from '../support/examples.ts'
import { start, stop } from '../support/running.ts'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

/** `ANSWERS=write npm run test:jest -- test/docs/examples` writes the answers into the pages, instead of comparing them. */
const WRITES = process.env['ANSWERS'] === 'write'

let running: Awaited<ReturnType<typeof start>>
let place: Place
beforeAll(async () => {
  const work = await mkdtemp(join(tmpdir(), 'readout-'))
  const data = join(work, 'data')
  // Citations name the address of the archive.
  running = await start(data, { ADDRESS: 'https://readout.example' })
  place = { root: running.root, data, work }
  const client = join(work, 'node_modules/readout-client')
  await mkdir(client, { recursive: true })
  await writeFile(join(client, 'package.json'), '{ "type": "module", "exports": "./index.js" }')
  await build({
    entryPoints: [join(PROJECT, 'client/src/index.ts')],
    outfile: join(client, 'index.js'),
    bundle: true,
    format: 'esm',
    logLevel: 'error',
  })
  await setTimeout(SETTLED_AFTER) // so that the feed shows the samples
}, 60_000)
afterAll(async () => {
  await stop(running.child)
  await rm(place.work, { recursive: true })
})

const schema = buildSchema(await read('schema.graphql'))
const texts = new Map<string, string>()
// The README shows costs too, and has a test of its own.
for (const page of await pages()) if (page !== 'README.md') texts.set(page, await read(page))

/** An example of a page, and the answer below it. */
const examplesOf = (text: string) => {
  const blocks = blocksOf(text)
  return blocks.flatMap((block, index) => {
    const shown = blocks[index + 1]
    const isRun = ['graphql', 'js', 'sh'].includes(block.language) && /^(json|text)$/.test(shown?.language ?? '')
    return isRun && shown ? [{ block, shown }] : []
  })
}

test.each([...texts].filter(([, text]) => examplesOf(text).length > 0))(
  'the answers in %s are the real ones',
  async (page, text) => {
    let written = text
    for (const { block, shown } of examplesOf(text)) {
      const answer = await answerOf(block, shown.language, place)
      if (WRITES) {
        const fresh = typeof answer === 'string' ? answer : await format(JSON.stringify(answer), { parser: 'json' })
        const fenced = (body: string) =>
          `\`\`\`${block.language}\n${block.text}\`\`\`\n\n\`\`\`${shown.language}\n${body}\`\`\``
        expect(written).toContain(fenced(shown.text))
        written = written.replace(fenced(shown.text), () => fenced(fresh))
      } else if (typeof answer === 'string') expect(answer).toBe(shown.text)
      else expect(answer).toEqual(lasting(JSON.parse(shown.text) as object))
    }
    if (WRITES) await writeFile(join(PROJECT, page), written)
  },
  60_000,
)

test('every other query in the pages is valid', () => {
  const wrong = [...texts].flatMap(([page, text]) => {
    const answered = new Set(examplesOf(text).map(({ block }) => block.text))
    const queries = blocksOf(text).filter((block) => block.language === 'graphql' && !answered.has(block.text))
    return queries.flatMap((query) => validate(schema, parse(query.text)).map(({ message }) => `${page}: ${message}`))
  })
  expect(wrong).toEqual([])
})
