import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { newKeyId, newSecret } from '../lambda/access/secrets.ts'
import { idOf, madeUpArchive } from './archive.ts'
import { shown, toTable } from './measure.ts'

const RECORDS = 2000
const HONEST = 24
const HOSTILE = 8

/** A request: its body, and additional headers. */
type Request = () => { body: string; headers?: { [name: string]: string } }

const question = (query: string, variables: object = {}) => ({ body: JSON.stringify({ query, variables }) })
const any = (most: number) => Math.floor(Math.random() * most)

const ABOUT = 'query ($about: ID) { statements(filter: { about: $about }) { nodes { text speakers { name } } } }'

/** Honest queries: a statement, a page about somebody, the latest meetings, a name. */
const HONEST_REQUESTS: Request[] = [
  () =>
    question('query ($id: ID!) { statement(id: $id) { text speakers { name } } }', {
      id: idOf('Statement', any(1000)),
    }),
  () => question(ABOUT, { about: idOf('Stakeholder', any(80)) }),
  () => question('{ meetings(first: 20) { nodes { title parties { stakeholder { name } } } } }'),
  () => question('{ stakeholders(first: 50) { nodes { name kind } } }'),
]

const many = (count: number, text: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => text(place)).join(' ')

/** Hostile requests: bombs, forged keys, rubbish, and the largest permitted operations. */
const HOSTILE_REQUESTS: Request[] = [
  () => question(`{ ${'statements { nodes { speakers '.repeat(30)} { id } ${'} } '.repeat(30)} }`),
  () => question(`query A${any(1e9)} { ${many(3000, (place) => `a${place}: __typename`)} }`),
  () => question('query ($n: Int) { statements(first: $n) { nodes { id } } }', { n: 100_000 }),
  () =>
    question('query ($name: String) { stakeholders(filter: { name: $name }) { nodes { id } } }', {
      name: 'x'.repeat(200_000),
    }),
  () => ({ ...question('{ __typename }'), headers: { 'x-api-key': newSecret(newKeyId()) } }),
  () => ({ body: '{"query": ' }),
  () => question('{ statements(first: 100) { nodes { topics { statements(first: 50) { nodes { id text } } } } } }'),
]

/** How often each status and code was returned, and the milliseconds of the honest requests. */
interface Seen {
  answers: Map<string, number>
  times: number[]
}

const load = async (root: string, keys: string[], hostile: number, seconds: number) => {
  const seen: { honest: Seen; hostile: Seen } = {
    honest: { answers: new Map(), times: [] },
    hostile: { answers: new Map(), times: [] },
  }
  const end = Date.now() + seconds * 1000
  const client = async (kind: Seen, requests: Request[], own: object) => {
    for (let sent = any(requests.length); Date.now() < end; sent += 1) {
      const { body, headers } = requests[sent % requests.length]!()
      const begun = performance.now()
      const answer = await fetch(`${root}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...own, ...headers },
        body,
      })
      const text = await answer.text()
      kind.times.push(performance.now() - begun)
      const code = /"code":"(\w+)"/.exec(text)?.[1] ?? 'answered'
      const what = `${code} ${answer.status}`
      kind.answers.set(what, (kind.answers.get(what) ?? 0) + 1)
    }
  }
  await Promise.all([
    ...keys.map((key) => client(seen.honest, HONEST_REQUESTS, { 'x-api-key': key })),
    ...Array.from({ length: hostile }, () => client(seen.hostile, HOSTILE_REQUESTS, {})),
  ])
  return seen
}

const started = async (
  script: string,
  folder: string,
  args: string[] = [],
): Promise<{ child: ChildProcess; line: string }> => {
  const child = spawn(process.execPath, [`local/${script}.ts`, ...args], {
    env: { ...process.env, PORT: '0', READOUT_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)
  const [line] = (await once(lines, 'line')) as [string]
  lines.on('line', () => undefined) // the request log is read and discarded
  return { child, line }
}

const ended = async (child: ChildProcess) => {
  if (child.exitCode === null) await once(child, 'exit')
}

const issueKeys = async (root: string, admin: string): Promise<string[]> => {
  const query =
    'mutation { issueApiKey(input: { name: "Load", scopes: [READ], pointsPerMinute: 10000000 }) { secret } }'
  const keys = Array.from({ length: HONEST }, async () => {
    const headers = { 'content-type': 'application/json', 'x-api-key': admin }
    const answer = await fetch(`${root}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    const { data } = (await answer.json()) as { data: { issueApiKey: { secret: string } } }
    return data.issueApiKey.secret
  })
  return Promise.all(keys)
}

/** 24 honest clients alone, then beside 8 hostile ones, for a number of seconds each, over HTTP. */
export const benchLoad = async (seconds: number): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-bench-'))
  const { child, line } = await started('start', folder)
  try {
    const root = /site (http:\S+)\/ /.exec(line)![1]!
    const file = join(folder, 'records.ndjson')
    await writeFile(file, Array.from(madeUpArchive(RECORDS), (record) => JSON.stringify(record)).join('\n'))
    await ended((await started('import', folder, [file])).child)
    const keys = await issueKeys(root, (await readFile(join(folder, 'admin-key'), 'utf8')).trim())
    await load(root, keys, HOSTILE, Math.min(5, seconds)) // warm
    const alone = await load(root, keys, 0, seconds)
    const mixed = await load(root, keys, HOSTILE, seconds)
    const row = (what: string, { times, answers }: Seen) => {
      const sorted = times.toSorted((a, b) => a - b)
      const at = (share: number) => shown(sorted[Math.floor(sorted.length * share)] ?? 0)
      const codes = [...answers].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code}: ${shown(count)}`)
      return [what, shown(times.length), shown(times.length / seconds), at(0.5), at(0.99), codes.join(', ')]
    }
    return toTable(
      ['clients', 'answers', 'a second', 'p50, ms', 'p99, ms', 'by code and status'],
      [
        row(`${HONEST} honest, alone`, alone.honest),
        row(`${HONEST} honest, beside ${HOSTILE} hostile`, mixed.honest),
        row(`${HOSTILE} hostile`, mixed.hostile),
      ],
    )
  } finally {
    child.kill('SIGTERM')
    await ended(child)
    await rm(folder, { recursive: true })
  }
}
