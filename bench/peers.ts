/**
 * `npm run bench -- peers`: the same questions over the same archive on Readout and on servers that people would pick
 * instead, over our table or over PostgreSQL, as tables in Markdown. `-- --seconds 5` is how long each server is asked each question.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { importLines } from '../lambda/import.ts'
import { KEY, openTestDoor } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { madeUpArchive } from './archive.ts'
import { installAll } from './installed.ts'
import { familyOf, memoryOf, processorOf, shown, toTable, whereAndWhen } from './measure.ts'
import { loadPostgres, startPostgres } from './postgres.ts'
import { oursOf, QUESTIONS } from './what-peers-are-asked.ts'

const CLIENTS = 32
const WARM_UP = 2

const SERVERS = {
  Readout: 'readout',
  'Apollo Server, our data layer': 'apollo',
  'Yoga, our data layer': 'yoga',
  'Mercurius with its JIT, our data layer': 'mercurius with its JIT',
  'Apollo Server, a GetItem for each reference': 'naive',
  'PostGraphile 5 over PostgreSQL': 'postgraphile',
}

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, records: { type: 'string', default: '5000' } },
})

installAll()

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

/** A sum over a process and its children: PostgreSQL has a process for each connection. */
const sumOver = async (pid: number, what: (pid: number) => Promise<number>): Promise<number> =>
  (await Promise.all((await familyOf(pid)).map(what))).reduce((sum, one) => sum + one, 0)

const count = Number(values.records)
const seconds = Number(values.seconds)
const engine = await freshTable()
const postgres = await startPostgres()
const rows: (string | number)[][] = []
const sizes: (string | number)[][] = []
try {
  await loadPostgres(postgres.url, madeUpArchive(count))
  const lines = Array.from(madeUpArchive(count), (record) => JSON.stringify(record))
  await importLines(engine.table, lines, { by: 'import' })
  await openTestDoor(engine.table) // the key is known
  const right = new Map<string, string>()
  for (const [name, server] of Object.entries(SERVERS)) {
    const isPeer = server === 'postgraphile'
    const database = isPeer ? postgres.pid : engine.pid
    const child = spawn(process.execPath, isPeer ? ['bench/postgraphile.ts'] : ['bench/peer.ts', server], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        GRAPHILE_ENV: 'production',
        DATABASE_URL: postgres.url,
        AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
        TABLE_NAME: 'readout',
      },
    })
    const pid = child.pid ?? 0
    try {
      const output = createInterface(child.stdout)
      const [line] = (await once(output, 'line')) as [string]
      output.on('line', () => undefined) // the lines about requests are read and dropped
      const port = Number(/^port (\d+)/.exec(line)?.[1])
      for (const [what, { ours, postgraphile }] of Object.entries(QUESTIONS)) {
        const query = isPeer ? postgraphile : ours
        const answer = await ask(port, query)
        const data = dataIn(isPeer ? oursOf(answer) : answer)
        if (server === 'readout') right.set(what, data)
        else if (data !== right.get(what)) throw new Error(`${name} answers otherwise: ${data.slice(0, 300)}`)
        await load(port, query, WARM_UP)
        const used = () => Promise.all([processorOf(pid), sumOver(database, processorOf)])
        const before = await used()
        const times = await load(port, query, seconds)
        const after = await used()
        const at = (share: number) => shown(times[Math.floor(times.length * share)] ?? NaN)
        rows.push([
          what,
          name,
          shown(times.length / seconds),
          at(0.5),
          at(0.99),
          ...after.map((now, index) => shown(((now - before[index]!) / times.length) * 1000)),
        ])
      }
      sizes.push([
        name,
        shown(await memoryOf(pid, 'Rss')),
        shown(await sumOver(database, (one) => memoryOf(one, 'Pss'))),
      ])
    } finally {
      child.kill('SIGTERM')
    }
  }
} finally {
  await Promise.all([engine.stop(), postgres.stop()])
}
agent.destroy()
const order = Object.keys(QUESTIONS)
console.log(whereAndWhen())
console.log(
  toTable(
    ['question', 'server', 'a second', 'p50, ms', 'p99, ms', 'processor ms of a request', 'of its database'],
    rows.sort((a, b) => order.indexOf(String(a[0])) - order.indexOf(String(b[0]))),
  ),
)
console.log(`\n${toTable(['server', 'resident after it all, MB', 'of its database'], sizes)}`)
