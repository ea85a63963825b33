/**
 * `npm run bench:cold-start`: the time that Lambda waits when it starts the function, compared with a function that has
 * only the AWS SDK and one that has nothing, as a table in Markdown. `-- --runs 20` sets how often each is started, in
 * turns.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { bundle, SETTINGS } from '../infra/bundle.ts'
import { importLines } from '../lambda/tools/import.ts'
import { event, sampleLines } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { median, shown, toTable, whereAndWhen } from './measure.ts'
import { startCold } from './runtime-api.ts'

/** The first query of the README. */
const QUESTION =
  '{ meeting(id: "mtg_sokhonn-yang-2022-03-04") { title statements(first: 1) { nodes { act text speakers { name } } } } }'
const CLIENT = 'aws-lambda-ric@4.0.2'
const INSTALLED = fileURLToPath(new URL('.installed/lambda', import.meta.url))

/** Lambda's own runtime interface client; it is built on the first run, which takes a C++ compiler and some minutes. */
const runtimeClient = (): string => {
  const path = join(INSTALLED, 'node_modules/aws-lambda-ric/index.mjs')
  if (!existsSync(path))
    execFileSync('npm', ['install', '--prefix', INSTALLED, '--no-audit', '--no-fund', CLIENT], { stdio: 'inherit' })
  return path
}

/** The functions to compare with: one that does nothing, and one that sends one Query through the AWS SDK. */
const HELLO = 'export const handler = async () => ({ statusCode: 200, body: "hello" })'
const SDK_ALONE = `
  import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
  const client = new DynamoDBClient({})
  export const handler = async () => {
    const { Items } = await client.send(new QueryCommand({
      TableName: 'readout', Limit: 20, KeyConditionExpression: 'PK = :listing',
      ExpressionAttributeValues: { ':listing': { S: 'STATEMENTS' } },
    }))
    return { statusCode: 200, body: JSON.stringify(Items) }
  }`

/** A wrapper that returns, in the response itself, how long the module takes to load, and then to give its first response. */
const TIMED = (file: string) => `
  const begun = performance.now()
  const { handler: inner } = await import('./${file}.mjs')
  const loaded = performance.now() - begun
  export const handler = async (event) => {
    const asked = performance.now()
    const { statusCode, body } = await inner(event)
    return { statusCode, size: body.length, loaded, answered: performance.now() - asked }
  }`

const { values } = parseArgs({ options: { runs: { type: 'string', default: '20' } } })

const client = runtimeClient()
const folder = await mkdtemp(join(tmpdir(), 'readout-bench-'))
const { table, endpoint, stop } = await freshTable()
try {
  await importLines(table, await sampleLines(), { by: 'import' })
  await bundle(folder)
  await writeFile(join(folder, 'hello.mjs'), HELLO)
  const root = fileURLToPath(new URL('..', import.meta.url))
  for (const [name, plugins] of [
    ['sdk', []],
    ['sdk-lean', SETTINGS.plugins],
  ] as const)
    await build({
      ...SETTINGS,
      plugins: [...plugins],
      stdin: { contents: SDK_ALONE, resolveDir: root },
      outfile: join(folder, `${name}.mjs`),
    })
  const kinds = {
    nothing: 'hello',
    'the AWS SDK alone': 'sdk',
    'the AWS SDK alone, credentials from the environment': 'sdk-lean',
    Readout: 'handler',
  }
  const environment = {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    TABLE_NAME: 'readout',
  }
  const asked = event('POST', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUESTION }),
  })
  const times = new Map<string, { loaded: number[]; first: number[]; ready: number[]; answered: number[] }>()
  for (let run = -2; run < Number(values.runs); run += 1)
    for (const [kind, file] of Object.entries(kinds)) {
      await writeFile(join(folder, `timed-${file}.mjs`), TIMED(file))
      const started = await startCold({ client, folder, handler: `timed-${file}.handler`, environment, event: asked })
      const { statusCode, loaded, answered } = JSON.parse(started.answer) as {
        statusCode: number
        loaded: number
        answered: number
      }
      if (statusCode !== 200) throw new Error(`${kind} answered ${started.answer}`)
      if (run < 0) continue
      const of = times.get(kind) ?? { loaded: [], first: [], ready: [], answered: [] }
      times.set(kind, of)
      of.loaded.push(loaded)
      of.first.push(loaded + answered)
      of.ready.push(started.ready)
      of.answered.push(started.answered)
    }
  console.log(whereAndWhen())
  const base = times.get('the AWS SDK alone')!
  const rows = await Promise.all(
    Object.entries(kinds).map(async ([kind, file]) => {
      const { size } = await stat(join(folder, `${file}.mjs`))
      const { loaded, first, ready, answered } = times.get(kind)!
      const ratio = (ours: number[], theirs: number[]) => shown(median(ours) / median(theirs))
      return [
        kind,
        shown(size / 1024),
        shown(median(loaded)),
        ratio(loaded, base.loaded),
        shown(median(first)),
        ratio(first, base.first),
        shown(median(ready)),
        shown(median(answered)),
      ]
    }),
  )
  console.log(
    toTable(
      [
        'function',
        'KB',
        'import, ms',
        'ratio',
        'import and first answer, ms',
        'ratio',
        'process ready, ms',
        'process answered, ms',
      ],
      rows,
    ),
  )
} finally {
  await stop()
  await rm(folder, { recursive: true })
}
