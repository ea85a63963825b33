/**
 * `npm run bench -- peers`: the same queries over the same archive, on Readout and on alternative servers, over our table
 * or over PostgreSQL, as tables in Markdown. The servers take turns; `-- --seconds 1.5` sets the length of a turn.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { importLines } from '../lambda/tools/import.ts'
import { makeReadKey } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { madeUpArchive } from './archive.ts'
import { installAll } from './installed.ts'
import { familyOf, median, memoryOf, processorOf, shown, spread, toTable, whereAndWhen } from './measure.ts'
import { loadPostgres, startPostgres } from './postgres.ts'
import { oursOf, QUESTIONS } from './what-peers-are-asked.ts'

const CLIENTS = 32
/** The turns of each server, after one more to warm up. */
const ROUNDS = 5

const SERVERS = {
  Readout: 'readout',
  'Apollo Server, our data layer': 'apollo',
  'Yoga, our data layer': 'yoga',
  'Mercurius with its JIT, our data layer': 'mercurius with its JIT',
  'Apollo Server, a GetItem for each reference': 'naive',
  'PostGraphile 5 over PostgreSQL': 'postgraphile',
}

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '1.5' }, records: { type: 'string', default: '5000' } },
})

/** The key of the requests, which is looked up once a minute. */
let key = ''

installAll()

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
const ask = async (port: number, query: string): Promise<string> => {
  const body = JSON.stringify({ query })
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'x-api-key': key }
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

/** The measurements of a server: by round, requests a second and processor milliseconds per request; and the time of each request. */
interface Seen {
  rates: number[]
  times: number[]
  processor: number[]
  database: number[]
}

/** A running server. */
interface Running {
  name: string
  isPeer: boolean
  pid: number
  database: number
  port: number
  stop: () => void
}

const start = async (name: string, server: string): Promise<Running> => {
  const isPeer = server === 'postgraphile'
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
  const output = createInterface(child.stdout)
  const [line] = (await once(output, 'line')) as [string]
  output.on('line', () => undefined) // the request log is read and discarded
  return {
    name,
    isPeer,
    pid: child.pid ?? 0,
    database: isPeer ? postgres.pid : engine.pid,
    port: Number(/^port (\d+)/.exec(line)?.[1]),
    stop: () => child.kill('SIGTERM'),
  }
}

/** Sends one query to all servers, in turns: a row of the table for each. */
const compare = async (
  servers: Running[],
  what: string,
  { ours, postgraphile }: (typeof QUESTIONS)[keyof typeof QUESTIONS],
) => {
  const queryOf = ({ isPeer }: Running) => (isPeer ? postgraphile : ours)
  const answers = await Promise.all(
    servers.map(async (server) => {
      const answer = await ask(server.port, queryOf(server))
      return dataIn(server.isPeer ? oursOf(answer) : answer)
    }),
  )
  const other = answers.findIndex((data) => data !== answers[0])
  if (other >= 0) throw new Error(`${servers[other]!.name} responds differently: ${answers[other]!.slice(0, 300)}`)
  const seen = servers.map((): Seen => ({ rates: [], times: [], processor: [], database: [] }))
  for (let round = -1; round < ROUNDS; round += 1)
    for (const [index, server] of servers.entries()) {
      const used = () => Promise.all([processorOf(server.pid), sumOver(server.database, processorOf)])
      const before = await used()
      const begun = performance.now()
      const times = await load(server.port, queryOf(server), seconds)
      const elapsed = (performance.now() - begun) / 1000
      const after = await used()
      if (round < 0) continue
      const [own, databases] = after.map((now, part) => ((now - before[part]!) / times.length) * 1000)
      const { rates, times: all, processor, database } = seen[index]!
      rates.push(times.length / elapsed)
      all.push(...times)
      processor.push(own!)
      database.push(databases!)
    }
  return seen.map(({ rates, times, processor, database }, index) => {
    const sorted = times.sort((a, b) => a - b)
    const at = (share: number) => shown(sorted[Math.floor(sorted.length * share)] ?? NaN)
    return [what, servers[index]!.name, spread(rates), at(0.5), at(0.99), spread(processor), shown(median(database))]
  })
}

const rows: string[][] = []
const sizes: string[][] = []
const servers: Running[] = []
try {
  await loadPostgres(postgres.url, madeUpArchive(count))
  const lines = Array.from(madeUpArchive(count), (record) => JSON.stringify(record))
  await importLines(engine.table, lines, { by: 'import' })
  key = await makeReadKey(engine.table)
  for (const [name, server] of Object.entries(SERVERS)) servers.push(await start(name, server))
  for (const [what, question] of Object.entries(QUESTIONS)) rows.push(...(await compare(servers, what, question)))
  for (const { name, pid, database } of servers)
    sizes.push([name, shown(await memoryOf(pid, 'Rss')), shown(await sumOver(database, (one) => memoryOf(one, 'Pss')))])
} finally {
  for (const { stop } of servers) stop()
  await Promise.all([engine.stop(), postgres.stop()])
}
agent.destroy()
console.log(whereAndWhen())
console.log(
  toTable(
    ['question', 'server', 'a second', 'p50, ms', 'p99, ms', 'processor ms of a request', 'of its database'],
    rows,
  ),
)
console.log(`\n${toTable(['server', 'resident after it all, MB', 'of its database'], sizes)}`)
