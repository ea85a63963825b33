/**
 * Writes to the archive until it is killed: `crash-writer.ts <endpoint> <name> <seed> [erasing|once]`. It begins as
 * `npm start` does and prints `ready`, then `try <by>` before each write, and after it for each record
 * `done <by> <id> <revision>` or `unwritten <by> <id>`; `erasing <id>` before an erasure and `erased <id>` after it.
 * Each write has its own author, `<name>.<seed>.<number>`.
 */
import { writeSync } from 'node:fs'
import { openTable } from '../../lambda/table/dynamodb.ts'
import { openArchive } from '../../lambda/archive.ts'
import { eraseRecord, finishAllPending, finishErasing } from '../../lambda/writing/erasing.ts'
import { pendingKey, recordKey } from '../../lambda/table/keys.ts'
import { withRetries } from '../../lambda/writing/retries.ts'
import type { Outcome } from '../../lambda/writing/records.ts'
import type { WriteMode } from '../../lambda/domain/changes.ts'
import type { RecordInput } from '../../lambda/generated/types.ts'
import { randomOf } from './random.ts'

const [endpoint = '', name = '', seed = '', option] = process.argv.slice(2)
process.env.AWS_REGION = 'local'
process.env.AWS_ACCESS_KEY_ID = 'local'
process.env.AWS_SECRET_ACCESS_KEY = 'local'

const { next, below, pick } = randomOf(Number(seed))
const table = openTable('readout', endpoint)
const say = (line: string) => writeSync(1, `${line}\n`)

const PEOPLE = 160
const people = (count: number) => {
  const from = below(PEOPLE)
  return Array.from({ length: count }, (_, index) => `stk_base-${(from + index) % PEOPLE}`)
}
const day = () =>
  next() < 0.8 ? `2022-0${1 + below(9)}-1${below(9)}` : pick(['2022-03', '2022-03-05/2022-03-20', '2021'])
const when = () => (next() < 0.1 ? undefined : { edtf: day(), basis: 'EXPLICIT' as const })
const topics = () => [`top_base-${below(10)}`, `top_base-${below(10)}`]
const parties = (ids: string[], as: 'PARTICIPANT' | 'SPEAKER') =>
  ids.map((stakeholder) => ({ stakeholder, function: as, basis: 'EXPLICIT' as const }))

const person = (id: string, text: string, parent?: string, document?: string): RecordInput => ({
  stakeholder: {
    id,
    kind: 'PERSON',
    names: [{ text, kind: 'PREFERRED' }],
    country: pick(['KH', 'CN', undefined]),
    parent,
    evidence: document ? [{ document, stance: 'SUPPORTS' }] : undefined,
  },
})
const statement = (id: string, text: string, many: number): RecordInput => ({
  statement: {
    id,
    act: 'NOTED',
    mode: 'INDIRECT',
    parts: [{ text, verbatim: false }],
    parties: parties(people(2), 'SPEAKER'),
    about: people(many),
    saidOn: when(),
    topics: topics(),
  },
})
const meeting = (id: string, title: string, many: number): RecordInput => ({
  meeting: {
    id,
    kind: 'CONFERENCE',
    state: pick(['PLANNED', 'HELD']),
    title,
    when: when(),
    parties: parties(people(many), 'PARTICIPANT'),
    topics: topics(),
  },
})

const revisionOf = async (id: string) => (await table.get([recordKey(id)], { consistent: true }))[0]?.revision
const modeAt = (revision: number | undefined): WriteMode =>
  revision === undefined ? { mode: 'CREATE' } : { mode: 'AMEND', expectedRevision: revision }

let writes = 0
const isBusy = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'UNAVAILABLE'

/** Runs one write, and prints its result. */
const writing = async (write: (by: string) => Promise<Outcome[]>) => {
  const by = `${name}.${seed}.${(writes += 1)}`
  say(`try ${by}`)
  for (const { id, record, action } of await write(by))
    say(action && record ? `done ${by} ${id} ${record.revision}` : `unwritten ${by} ${id}`)
}

const put = async (id: string, input: (id: string, text: string) => RecordInput) => {
  const mode = modeAt(await revisionOf(id))
  await writing(async (by) => [await openArchive(table).record(input(id, by), mode, { by })])
}

const own = (prefix: string, many: number) => `${prefix}_${name}-${below(many)}`
const shared = (prefix: string) => `${prefix}_shared-${below(2)}`
const small = (id: string, text: string) => statement(id, text, 2)
const about = (id: string, text: string) => statement(id, text, 104 + below(10))
const large = (id: string, text: string) => meeting(id, text, 104 + below(20))
const child = (id: string, text: string) => person(id, text, pick(['stk_shared-0', 'stk_base-0', undefined]))

const changeStatus = async (id: string) => {
  const expectedRevision = await revisionOf(id)
  if (expectedRevision === undefined) return
  const merged = { status: 'MERGED' as const, supersededBy: pick([`stk_${name}-0`, 'stk_shared-0', 'stk_base-0']) }
  const change = next() < 0.6 ? merged : { status: pick(['CURRENT', 'DISPUTED', 'RETRACTED'] as const) }
  await writing(async (by) => [
    await openArchive(table).changeStatus({ id, ...change, reason: by, expectedRevision }, { by }),
  ])
}

/** Two records that refer to each other, and a statement; some of them may already exist. */
const importCircle = async () => {
  const [one, document] = [own('stk', 9), own('doc', 9)]
  await writing((by) =>
    openArchive(table).import(
      [
        small(own('stm', 20), by),
        person(one, by, 'stk_base-1', document),
        { document: { id: document, kind: 'NEWS_ARTICLE', title: by, publisher: one, held: false, issued: when() } },
      ],
      { by },
      { modeAt: () => ({ mode: 'IMPORT', overwrite: true }) },
    ),
  )
}

/** Erases a record that no other refers to, as if it had been closed long ago, which avoids the five seconds. */
const eraseAtOnce = async () => {
  const id = `stm_${name}-${seed}-${(writes += 1)}`
  await put(id, pick([small, about]))
  const [item] = await table.get([recordKey(id)], { consistent: true })
  if (item?.body === undefined) return
  const mark = { by: name, reason: null, closedAt: '2022-03-04T00:00:00.000Z' }
  say(`erasing ${id}`)
  await table.transact([
    { update: recordKey(id), set: { closed: true }, when: { revision: item.revision, without: ['pending'] } },
    { put: { ...pendingKey(id), body: JSON.stringify(mark) } },
  ])
  await withRetries(() => finishErasing(table, id)) // another writer that starts may be completing it
  say(`erased ${id}`)
}

const eraseSlowly = async () => {
  const id = `stk_${name}-${seed}-${(writes += 1)}`
  await put(id, (id, text) => person(id, text))
  say(`erasing ${id}`)
  if ((await eraseRecord(table, id, { by: name })).length === 0) say(`erased ${id}`)
}

const STEPS: (() => Promise<void>)[] = [
  () => put(own('stm', 20), small),
  () => put(own('stm', 20), small),
  () => put(own('stm', 20), about),
  () => put(own('mtg', 6), large),
  () => put(own('mtg', 6), large),
  () => put(own('stk', 9), child),
  () => put(shared('stk'), child),
  () => put(shared('mtg'), large),
  () => put(shared('stm'), pick([small, about])),
  () => changeStatus(own('stk', 9)),
  () => changeStatus(shared('stk')),
  () => changeStatus(own('stm', 20)),
  importCircle,
  eraseAtOnce,
]

const work = async () => {
  for (;;)
    try {
      await pick(STEPS)()
    } catch (error) {
      if (!isBusy(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 50)) // the engine was killed
    }
}

try {
  await finishAllPending(table)
  say('ready')
  if (option === 'erasing') void eraseSlowly().catch(() => undefined)
  if (option === 'once') for (const step of STEPS) await step()
  else await Promise.all([work(), work()])
} catch (error) {
  say(`broken ${(error instanceof Error ? error.stack : String(error))?.replaceAll('\n', ' ') ?? ''}`)
  process.exitCode = 1
}
