/**
 * `npm run bench:peers`: the same questions over the same table on Readout and on servers that people would pick
 * instead, as a table in Markdown. `-- --seconds 10` is how long each server is asked each question.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { importLines } from '../lambda/import.ts'
import { KEY, openTestDoor } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { idOf, madeUpArchive } from './archive.ts'
import { processorOf, shown, toTable, whereAndWhen } from './measure.ts'

const CLIENTS = 32
const WARM_UP = 2
const PACKAGES = ['mercurius@16.10.1', 'fastify@5.12.8', 'graphql-yoga@5.24.1']
const INSTALLED = fileURLToPath(new URL('.installed/peers', import.meta.url))

const SERVERS = {
  Readout: 'readout',
  'Apollo Server, our data layer': 'apollo',
  'Yoga, our data layer': 'yoga',
  'Mercurius with its JIT, our data layer': 'mercurius with its JIT',
  'Apollo Server, a GetItem for each reference': 'naive',
}

const QUESTIONS = {
  'a record': `{ stakeholder(id: "${idOf('Stakeholder', 5)}") { name kind } }`,
  '50 statements': '{ statements(first: 50) { nodes { act text } } }',
  '50 statements with speakers': '{ statements(first: 50) { nodes { act text speakers { name } } } }',
  '20 meetings with parties': '{ meetings(first: 20) { nodes { title parties { function stakeholder { name } } } } }',
  'a topic, statements, speakers': `{ topic(id: "${idOf('Topic', 2)}") { label statements(first: 20) { nodes { text speakers { name } } } } }`,
}

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, records: { type: 'string', default: '5000' } },
})

if (!existsSync(INSTALLED))
  // Without the graphql that they would bring along: there must be one, ours.
  execFileSync(
    'npm',
    ['install', '--prefix', INSTALLED, '--legacy-peer-deps', '--no-audit', '--no-fund', ...PACKAGES],
    {
      stdio: 'inherit',
    },
  )

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
const ask = async (port: number, query: string): Promise<string> => {
  const body = JSON.stringify({ query })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-api-key': KEY }
  const sent = request({ agent, host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [NodeJS.ReadableStream]
  return (await buffer(answer)).toString()
}
const dataIn = (answer: string) => JSON.stringify((JSON.parse(answer) as { data?: object }).data)

const load = async (port: number, query: string, seconds: number): Promise<number[]> => {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  const client = async () => {
    while (performance.now() < end) {
      const begun = performance.now()
      await ask(port, query)
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return times.sort((a, b) => a - b)
}

const { table, endpoint, stop } = await freshTable()
const rows: (string | number)[][] = []
try {
  const lines = Array.from(madeUpArchive(Number(values.records)), (record) => JSON.stringify(record))
  await importLines(table, lines, { by: 'import' })
  await openTestDoor(table) // the key is known
  const right = new Map<string, string>()
  for (const [name, server] of Object.entries(SERVERS)) {
    const child = spawn(process.execPath, ['bench/peer.ts', server], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production', AWS_ENDPOINT_URL_DYNAMODB: endpoint, TABLE_NAME: 'readout' },
    })
    try {
      const output = createInterface(child.stdout)
      const [line] = (await once(output, 'line')) as [string]
      output.on('line', () => undefined) // the lines about requests are read and dropped
      const port = Number(/^port (\d+)/.exec(line)?.[1])
      for (const [what, query] of Object.entries(QUESTIONS)) {
        const data = dataIn(await ask(port, query))
        if (server === 'readout') right.set(what, data)
        else if (data !== right.get(what)) throw new Error(`${name} answers otherwise: ${data.slice(0, 300)}`)
        await load(port, query, WARM_UP)
        const before = await processorOf(child.pid ?? 0)
        const times = await load(port, query, Number(values.seconds))
        const processor = (await processorOf(child.pid ?? 0)) - before
        const at = (share: number) => shown(times[Math.floor(times.length * share)] ?? NaN)
        rows.push([
          what,
          name,
          shown(times.length / Number(values.seconds)),
          at(0.5),
          at(0.99),
          shown((processor / times.length) * 1000),
        ])
      }
    } finally {
      child.kill('SIGTERM')
    }
  }
} finally {
  await stop()
}
agent.destroy()
console.log(whereAndWhen())
console.log(
  toTable(
    ['question', 'server', 'a second', 'p50, ms', 'p99, ms', 'processor ms of a request'],
    rows.sort((a, b) => Object.keys(QUESTIONS).indexOf(String(a[0])) - Object.keys(QUESTIONS).indexOf(String(b[0]))),
  ),
)
