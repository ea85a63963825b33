/**
 * `npm run bench -- profile`: where the time of warm requests and of a cold start goes, as a table in Markdown and, in
 * docs/, as flame graphs.
 */
import { execFile } from 'node:child_process'
import type { Profiler } from 'node:inspector'
import { Session } from 'node:inspector/promises'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundle } from '../infra/bundle.ts'
import { importLines } from '../lambda/tools/import.ts'
import { event } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { idOf, madeUpArchive } from './archive.ts'
import { openAsking } from './asking.ts'
import { type Frame, flameGraph, stacksOf } from './flame.ts'
import { shown, toTable, whereAndWhen } from './measure.ts'

const RECORDS = 2000
const ASKED = 1000
const DOCS = new URL('../docs/', import.meta.url)
/** Microseconds between two samples of the stack. */
const EVERY = 100

const PAGE = '{ statements(first: 50) { nodes { act text speakers { name } } pageInfo { hasNextPage endCursor } } }'
const WARM = {
  'a record': `{ stakeholder(id: "${idOf('Stakeholder', 5)}") { name kind } }`,
  'a page of 50': '{ statements(first: 50) { nodes { act text } pageInfo { hasNextPage endCursor } } }',
  'a page of 50 with names': PAGE,
}

/**
 * The parts of a request. Time is attributed to the part of the innermost function that matches one, by name and file, so
 * what Node.js does for the SDK counts for the SDK.
 */
const PARTS: [part: string, of: RegExp][] = [
  ['the request pipeline: keys, costs, limits, log', /lambda\/(access|http|handler|server|context)/],
  ['parse and validate the document', /graphql\/(language|validation)/],
  ["Apollo Server's pipeline, the answer as text", /@apollo|negotiator|content-type/],
  ['plan what to read, merge, read records from text', /lambda\/(reading|table|writing|archive)|dataloader/],
  ['resolve fields', /lambda\/(resolvers|domain)/],
  ['execute the document', /graphql\//],
  ['SDK: hand commands to the kernel, which lets the engine run first', /^writev /],
  ['SDK: send and receive', /node-http-handler|^\S+ node:(_http|net|internal\/stream|stream|https?)/],
  ['SDK: sign', /signature-v4|submodules\/checksum|httpAuthSchemes/],
  ['SDK: read answers', /(deserializeResponse|collectBody|^read|^_read\w*|^readAttributeValue) |dynamodb-codec/],
  ['SDK: all else', /@smithy|@aws-sdk/],
]

const partOf = (stack: Frame[]): string => {
  for (const { name, file } of stack.toReversed()) {
    const part = PARTS.find(([, of]) => of.test(`${name} ${file}`))
    if (part) return part[0]
  }
  return stack.at(-1)?.name === '(garbage collector)' ? 'collect garbage' : 'Node.js itself'
}

/** The profile of a function call. */
const profileOf = async (run: () => Promise<unknown>): Promise<Profiler.Profile> => {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: EVERY })
  await session.post('Profiler.start')
  await run()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return profile
}

/** The profile of a process that loads the bundle and handles a first request. */
const coldProfileOf = async (endpoint: string): Promise<Profiler.Profile> => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-profile-'))
  try {
    await bundle(folder, { minify: false, minifySyntax: true, minifyWhitespace: true }) // names are kept
    const asked = event('POST', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: PAGE }),
    })
    const script = `
      const { handler } = await import('./handler.mjs')
      const { statusCode, body } = await handler(${JSON.stringify(asked)})
      if (statusCode !== 200) throw new Error(body)
      process.exit()`
    await writeFile(join(folder, 'cold.mjs'), script)
    await promisify(execFile)(
      process.execPath,
      ['--cpu-prof', `--cpu-prof-interval=${EVERY}`, `--cpu-prof-dir=${folder}`, 'cold.mjs'],
      {
        cwd: folder,
        env: {
          ...process.env,
          AWS_LAMBDA_FUNCTION_NAME: 'readout',
          AWS_ENDPOINT_URL_DYNAMODB: endpoint,
          TABLE_NAME: 'readout',
        },
      },
    )
    const file = (await readdir(folder)).find((name) => name.endsWith('.cpuprofile')) ?? ''
    return JSON.parse(await readFile(join(folder, file), 'utf8')) as Profiler.Profile
  } finally {
    await rm(folder, { recursive: true })
  }
}

const { table, endpoint, stop } = await freshTable()
try {
  const lines = Array.from(madeUpArchive(RECORDS), (record) => JSON.stringify(record))
  await importLines(table, lines, { by: 'import' })
  const { ask } = await openAsking(table, endpoint)
  const columns = new Map<string, Map<string, number>>()
  for (const [what, query] of Object.entries(WARM)) {
    const run = async () => {
      for (let count = 0; count < ASKED; count += 1) await ask(query)
    }
    await run() // warm
    const stacks = stacksOf(await profileOf(run))
    const times = new Map<string, number>()
    for (const { stack, time } of stacks) {
      const part = partOf(stack)
      times.set(part, (times.get(part) ?? 0) + time / ASKED / 1000)
    }
    columns.set(what, times)
    if (query === PAGE) await writeFile(new URL('flame-of-a-page.svg', DOCS), flameGraph(`Warm: ${what}`, stacks))
  }
  const cold = stacksOf(await coldProfileOf(endpoint))
  await writeFile(new URL('flame-of-a-cold-start.svg', DOCS), flameGraph('A cold start and its first page', cold))
  const parts = [...PARTS.map(([part]) => part), 'collect garbage', 'Node.js itself']
  const rows = parts.map((part) => [part, ...[...columns.values()].map((times) => times.get(part) ?? 0)] as const)
  const sums = [...columns.values()].map((times) => [...times.values()].reduce((sum, time) => sum + time, 0))
  console.log(whereAndWhen())
  console.log(
    toTable(
      ['milliseconds of the processor', ...columns.keys()],
      [...rows, ['all', ...sums] as const].map(([part, ...times]) => [
        part,
        ...times.map((time, column) => `${shown(time)} (${((time / sums[column]!) * 100).toFixed(0)} %)`),
      ]),
    ),
  )
} finally {
  await stop()
}
