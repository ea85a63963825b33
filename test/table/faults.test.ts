import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { openTable } from '../../lambda/table/dynamodb.ts'
import { openArchive } from '../../lambda/archive.ts'
import { audit } from '../../lambda/tools/verify.ts'
import { finishAllPending } from '../../lambda/writing/erasing.ts'
import type { KeptRevision } from '../../lambda/domain/revisions.ts'
import { recordKey, REVISIONS } from '../../lambda/table/keys.ts'
import { RETRY_TIME } from '../../lambda/writing/retries.ts'
import type { Outcome } from '../../lambda/writing/records.ts'
import { type Table } from '../../lambda/table/table.ts'
import type { WriteMode } from '../../lambda/domain/changes.ts'
import type { RecordInput } from '../../lambda/generated/types.ts'
import { type Answered, event, KEY, openTestDoor, sampleLines } from '../support/archive.ts'
import { type Fault, type FaultyEngine, openFaults, type Passing, type Plan } from '../support/faults.ts'
import { importRecords } from '../../lambda/writing/importing.ts'
import { importLines } from '../../lambda/tools/import.ts'
import { randomOf } from '../support/random.ts'
import { freshTable } from '../support/table.ts'
import { everyItem, wholeOf } from '../support/whole.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const WRITES = Number(process.env.WRITES ?? 30)
const CROWD = 130

/** Straight to the engine. */
let table: Table
let engine: { endpoint: string; stop: () => Promise<void> }
let way: Way
const open: FaultyEngine[] = []

const person = (id: string, name = id): RecordInput => ({
  stakeholder: { id, kind: 'PERSON', names: [{ text: name, kind: 'PREFERRED' }] },
})
const crowd = (from: number) => Array.from({ length: CROWD }, (_, index) => `stk_crowd-${(from + index) % 200}`)
/** A meeting with more entries than one transaction takes. */
const meeting = (id: string, from: number, title = 'A large meeting'): RecordInput => ({
  meeting: {
    id,
    kind: 'CONFERENCE',
    state: 'HELD',
    title,
    when: { edtf: '2022-03-04', basis: 'EXPLICIT' },
    parties: crowd(from).map((stakeholder) => ({ stakeholder, function: 'PARTICIPANT', basis: 'EXPLICIT' })),
  },
})
const statement = (id: string, text: string, day = '2022-03-04'): RecordInput => ({
  statement: {
    id,
    act: 'NOTED',
    mode: 'INDIRECT',
    parts: [{ text, verbatim: false }],
    parties: ['stk_crowd-1', 'stk_crowd-2'].map((stakeholder) => ({
      stakeholder,
      function: 'SPEAKER',
      basis: 'EXPLICIT',
    })),
    saidOn: { edtf: day, basis: 'EXPLICIT' },
    topics: ['top_t-1', 'top_t-2'],
  },
})

const CREATE: WriteMode = { mode: 'CREATE' }
const amending = (expectedRevision: number): WriteMode => ({ mode: 'AMEND', expectedRevision })

/** A way to the archive on which requests may be served badly. */
const openWay = async () => {
  const faults = await openFaults(engine.endpoint)
  open.push(faults)
  const through = openTable('readout', faults.endpoint)
  const archive = () => openArchive(through)
  const door = await openTestDoor(through)
  return {
    faults,
    record: (input: RecordInput, mode: WriteMode = CREATE, by = 'editor') => archive().record(input, mode, { by }),
    merge: (id: string, supersededBy: string, expectedRevision: number, by = 'editor') =>
      archive().changeStatus(
        { id, status: 'MERGED', supersededBy, reason: 'One and the same.', expectedRevision },
        { by },
      ),
    restore: (id: string, expectedRevision: number, by = 'editor') =>
      archive().changeStatus({ id, status: 'CURRENT', reason: 'They are two.', expectedRevision }, { by }),
    erase: (id: string) => archive().erase(id, { by: 'editor' }),
    importLines: (lines: string[]) => importLines(through, lines, { by: 'import' }),
    async ask(query: string): Promise<Answered> {
      const headers = { 'content-type': 'application/json', 'x-api-key': KEY }
      const answer = await door(event('POST', { headers, body: JSON.stringify({ query }) }))
      return { status: answer.statusCode ?? 0, ...(JSON.parse(answer.body ?? '') as Omit<Answered, 'status'>) }
    },
  }
}
type Way = Awaited<ReturnType<typeof openWay>>

beforeAll(async () => {
  const fresh = await freshTable()
  engine = fresh
  table = fresh.table
  const people = Array.from({ length: 200 }, (_, index) => person(`stk_crowd-${index}`))
  const topics = Array.from({ length: 3 }, (_, index): RecordInput => ({
    topic: { id: `top_t-${index}`, labels: [{ text: `Topic ${index}`, kind: 'PREFERRED' }] },
  }))
  await openArchive(table).import([...people, ...topics], { by: 'import' })
  await importLines(table, await sampleLines(), { by: 'import' })
  way = await openWay()
  await way.ask('{ __typename }') // the server has started
})
afterAll(async () => {
  try {
    for await (const { findings } of audit(table, { repair: false })) expect(findings).toEqual([])
  } finally {
    for (const faults of open) await faults.stop()
    await engine.stop()
  }
}, 120_000)

const historyOf = async (id: string) => {
  const kept = await table.query({ PK: id, ...REVISIONS }, { backward: false, limit: 100, consistent: true })
  const revisions = kept.items.map(({ body }) => JSON.parse(body ?? '') as KeptRevision)
  return { revisions, actions: revisions.map(({ action }) => action) }
}

/** After the faults, and after what a start does, the archive is whole: every revision has its one change, and so on. */
const expectWhole = async () => {
  for (const faults of open) faults.plan(() => null)
  await finishAllPending(table)
  expect(wholeOf(await everyItem(table)).wrong).toEqual([])
}
afterEach(expectWhole)

/** Of the requests for each operation, every so many. */
const every = (count: number, fault: Fault): Plan => {
  const asked: { [command: string]: number } = {}
  return ({ command }) => {
    asked[command] = (asked[command] ?? 0) + 1
    return asked[command] % count === 1 ? fault : null
  }
}

const EACH: [string, Fault][] = [
  ['throughput exceeded', 'ProvisionedThroughputExceededException'],
  ['throttling', 'ThrottlingException'],
  ['an error inside', 'InternalServerError'],
  ['conflicts between transactions', 'TransactionConflict'],
  ['half of the keys', 'UnprocessedKeys'],
  ['connections cut on the way there', 'cut before'],
  ['connections cut on the way back', 'cut after'],
  ['connections cut within the answer', 'cut short'],
  ['requests that are late', { there: 100 }],
  ['answers that are late', { back: 100 }],
]

test('under each kind of fault, writes of all sizes are each made once', async () => {
  const run = async ([name, fault]: (typeof EACH)[number]) => {
    const { faults, record, merge, restore } = await openWay()
    const slug = name.replaceAll(' ', '-')
    const [small, large, double] = [`stm_${slug}`, `mtg_${slug}`, `stk_${slug}`]
    faults.plan(every(2, fault))
    const outcomes = [
      await record(statement(small, 'First')),
      await record(statement(small, 'First')),
      await record(statement(small, 'Second'), amending(1)),
      await record(meeting(large, 0)),
      await record(meeting(large, CROWD / 2), amending(1)),
      await record(person(double)),
      await merge(double, 'stk_crowd-0', 1),
      await restore(double, 2),
    ]
    const suffered = Object.values(faults.suffered())[0] ?? 0
    return { name, suffered: suffered > 5, outcomes, ids: [small, large, double] as const }
  }
  const runs = await Promise.all(EACH.map(run))
  await expectWhole()
  for (const { name, suffered, outcomes, ids } of runs) {
    expect([name, suffered, outcomes.flatMap(({ problems }) => problems)]).toEqual([name, true, []])
    expect([name, ...outcomes.map(({ action }) => action)]).toEqual([
      ...[name, 'RECORDED', null, 'AMENDED', 'RECORDED', 'AMENDED', 'RECORDED', 'MERGED', 'RESTORED'],
    ])
    expect(await historyOf(ids[0])).toMatchObject({ actions: ['RECORDED', 'AMENDED'] })
    expect(await historyOf(ids[1])).toMatchObject({ actions: ['RECORDED', 'AMENDED'] })
    expect(await historyOf(ids[2])).toMatchObject({ actions: ['RECORDED', 'MERGED', 'RESTORED'] })
  }
}, 60_000)

test(`under every kind of fault, a record is erased once, and nothing of it is left (seed ${SEED})`, async () => {
  const ids = EACH.map((_, index) => `stk_erased-${index}`)
  for (const id of ids) await way.record(person(id))
  const { next, pick } = randomOf(SEED)
  way.faults.plan(() => (next() < 0.2 ? pick(EACH)[1] : null))
  /** An erasure reads some forty listings: on a bad day that is too much for one try, and the editor erases again. */
  const erase = async (id: string) =>
    way.erase(id).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'UNAVAILABLE' })
      return way.erase(id)
    })
  expect(await Promise.all(ids.map(erase))).toEqual(ids.map(() => []))
  await expectWhole()
  for (const id of ids) {
    const [item] = await table.get([recordKey(id)])
    expect(item).toMatchObject({ revision: 2, closed: true, body: undefined })
    expect(await historyOf(id)).toEqual({ revisions: [], actions: [] })
  }
}, 60_000)

test('if two erase a record that others refer to, neither gets a success', async () => {
  await way.record(person('stk_named'))
  await way.record({
    document: { id: 'doc_naming', kind: 'SPEECH', publisher: 'stk_named', held: false },
  })
  const first = way.erase('stk_named')
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const told = await Promise.all([first, way.erase('stk_named')])
  expect(told.map(([problem]) => problem?.code)).toEqual(['CONFLICT', 'CONFLICT'])
  const [item] = await table.get([recordKey('stk_named')], { consistent: true })
  expect(item).toMatchObject({ revision: 1, closed: undefined })
})

/** Whether a request is a transaction that writes a record's current revision. */
const writes = ({ command, body }: Passing, id: string) => command === 'TransactWriteItems' && body.includes(`"${id}"`)

test.each([
  ['within one transaction', 'stm_lost', () => statement('stm_lost', 'Lost')],
  ['beyond one transaction', 'mtg_lost', () => meeting('mtg_lost', 0)],
])('a write %s whose every response is lost after the commit is reported as a success', async (_, id, input) => {
  let lost = 0
  way.faults.plan((request) => (writes(request, id) && (lost += 1) <= 6 ? 'cut after' : null))
  const { action, problems, record: made } = await way.record(input())
  expect([action, problems, made?.revision]).toEqual(['RECORDED', [], 1])
  expect(lost).toBeGreaterThanOrEqual(4)
  expect(await historyOf(id)).toMatchObject({ actions: ['RECORDED'] })
})

test('a write whose response is lost is a success even if another one has followed it', async () => {
  const id = 'stm_followed'
  await way.record(statement(id, 'First'))
  let lost = 0
  way.faults.plan(async (request) => {
    if (!writes(request, id) || lost === 4) return null
    lost += 1
    // The last answer that the SDK waits for is lost when the next editor has already read and amended the record.
    if (lost === 4) await openArchive(table).record(statement(id, 'Third'), amending(2), { by: 'the next editor' })
    return 'cut after'
  })
  const { action, problems, record: made } = await way.record(statement(id, 'Second'), amending(1))
  expect([action, problems, made?.revision]).toEqual(['AMENDED', [], 2])
  const { revisions } = await historyOf(id)
  expect(revisions.map(({ by }) => by)).toEqual(['editor', 'editor', 'the next editor'])
})

test('a record that is closed between the read and the write is not amended', async () => {
  const id = 'stm_closing'
  await way.record(statement(id, 'First'))
  let closed = false
  way.faults.plan(async (request) => {
    if (!writes(request, id) || closed) return null
    closed = true
    await table.transact([{ update: recordKey(id), set: { closed: true }, when: { revision: 1 } }])
    return null
  })
  const { problems } = await way.record(statement(id, 'Second'), amending(1))
  expect([closed, problems]).toEqual([true, [expect.objectContaining({ code: 'CONFLICT' })]])
  expect(await historyOf(id)).toMatchObject({ actions: ['RECORDED'] })
  await table.transact([{ update: recordKey(id), unset: ['closed'], when: { revision: 1 } }])
})

test('an import begins no further record after the table has given up on one', async () => {
  const tried = new Set<string>()
  way.faults.plan(({ command, body }) => {
    if (command !== 'TransactWriteItems') return null
    for (const id of body.match(/top_given-up-\d+/g) ?? []) tried.add(id)
    // One is throttled until it is given up, while the others go on, each in its time.
    return body.includes('top_given-up-0"') ? 'ProvisionedThroughputExceededException' : { there: 200 }
  })
  const records = Array.from({ length: 3200 }, (_, n): RecordInput => ({
    topic: { id: `top_given-up-${n}`, labels: [{ text: `Given up ${n}`, kind: 'PREFERRED' }] },
  }))
  const through = openTable('readout', way.faults.endpoint)
  const importing = importRecords(through, records, { by: 'import' }, { patience: 100 })
  await expect(importing).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(tried.size).toBeGreaterThan(16)
  expect(tried.size).toBeLessThan(2400)
}, 30_000)

test('a request that arrives after its timeout changes nothing that has been decided since', async () => {
  const id = 'stm_late'
  await way.record(statement(id, 'First'))
  let first = true
  way.faults.plan((request) => {
    if (!writes(request, id) || !first) return null
    first = false
    return { there: 3000 }
  })
  const [late] = await Promise.all([
    way.record(statement(id, 'Second'), amending(1)),
    new Promise((resolve) => setTimeout(resolve, 3500)),
  ])
  expect(late).toMatchObject({ action: 'AMENDED', record: { revision: 2 } })
  expect(await historyOf(id)).toMatchObject({ actions: ['RECORDED', 'AMENDED'] })
})

test(`four writers under faults of every kind: each write is made once, or not at all and then reported so (seed ${SEED})`, async () => {
  const { next: random, below, pick } = randomOf(SEED)
  const kinds = [...EACH.map(([, fault]) => fault), 'silence' as const]
  for (const id of [0, 1, 2]) await way.record(person(`stk_shared-${id}`))
  // A silence costs a whole try of two seconds: they are few.
  way.faults.plan(() => {
    if (random() > 0.25) return null
    const fault = pick(kinds)
    return fault === 'silence' && random() > 0.1 ? null : fault
  })
  const told: { by: string; outcome: Outcome | null }[] = []
  const erased: { id: string; done: boolean }[] = []
  const current = async (id: string) => (await table.get([recordKey(id)], { consistent: true }))[0]?.revision
  const writer = async (who: number) => {
    const one = async (step: number) => {
      const by = `writer ${who}, write ${step}`
      const own = `${who}-${below(5)}`
      const id = pick([
        `stm_mix-${own}`,
        `mtg_mix-${own}`,
        `stk_mix-${own}`,
        'stk_shared-0',
        'stk_shared-1',
        'mtg_shared',
      ])
      const revision = await current(id)
      const mode = revision === undefined ? CREATE : amending(revision)
      const write = (): Promise<Outcome> => {
        if (id.startsWith('stm_')) return way.record(statement(id, by, `2022-03-${10 + (step % 20)}`), mode, by)
        if (id.startsWith('mtg_')) return way.record(meeting(id, below(200), by), mode, by)
        if (revision === undefined || random() < 0.4) return way.record(person(id, by), mode, by)
        return random() < 0.5 ? way.merge(id, 'stk_shared-2', revision, by) : way.restore(id, revision, by)
      }
      try {
        told.push({ by, outcome: await write() })
      } catch (error) {
        expect(error).toMatchObject({ code: 'UNAVAILABLE' })
        told.push({ by, outcome: null })
      }
    }
    for (let step = 0; step < WRITES; step += 1) await one(step)
  }
  const erasing = async (id: string) => {
    const made = await way.record(person(id)).catch(() => null)
    if (!made?.record) return
    const found = await way.erase(id).catch(() => null)
    erased.push({ id, done: found?.length === 0 })
  }
  await Promise.all([...[0, 1, 2, 3].map(writer), ...[0, 1, 2].map((id) => erasing(`stk_mix-erased-${id}`))])
  const suffered = way.faults.suffered()
  way.faults.plan(() => null)
  await finishAllPending(table)

  const { revisions, wrong } = wholeOf(await everyItem(table))
  expect(wrong).toEqual([])
  const made = Map.groupBy(revisions, ({ by }) => by)
  for (const { by, outcome } of told) {
    const count = made.get(by)?.length ?? 0
    if (outcome?.action) {
      expect([by, count]).toEqual([by, 1])
      expect(outcome.record?.revision).toBe(made.get(by)?.[0]?.number)
    } else if (outcome) expect([by, count, outcome.problems]).toEqual([by, 0, outcome.problems])
    else expect(count).toBeLessThanOrEqual(1)
  }
  for (const { id, done } of erased) if (done) expect((await table.get([recordKey(id)]))[0]?.body).toBeUndefined()
  const failed = told.filter(({ outcome }) => outcome === null).length
  if (process.env.WRITES)
    process.stderr.write(`${JSON.stringify({ SEED, suffered, told: told.length, failed, erased })}\n`)
  expect(Object.keys(suffered).length).toBeGreaterThanOrEqual(9)
  expect(told.length).toBe(4 * WRITES)
  expect(failed).toBeLessThan(told.length / 20)
}, 120_000)

const timed = async <Result>(run: () => Promise<Result>) => {
  const began = Date.now()
  const result = await run().catch((error: unknown) => error)
  return { result, time: Date.now() - began }
}

test.each(['silence', 'ThrottlingException'] as const)(
  'where there is nothing but %s, whoever writes or reads is told in time that the archive is too busy',
  async (fault) => {
    const faulty = await openWay()
    const { faults, record, erase } = faulty
    const ask = (query: string) => faulty.ask(query)
    const slug = fault.toLowerCase()
    await record(person(`stk_${slug}`))
    const before = await ask('{ statements { nodes { id } } }')
    faults.plan(() => fault)
    const cut = await openWay()
    // The first transaction gets through, and the record is left with entries to be written.
    let transactions = 0
    cut.faults.plan(({ command }) => (command === 'TransactWriteItems' && (transactions += 1) > 1 ? fault : null))
    const topic = `{ id: "top_${slug}", labels: [{ text: "T" }] }`
    const [answer, refused, ...thrown] = await Promise.all([
      ask('{ statements { nodes { id } } }'),
      ask(`mutation { recordTopic(input: ${topic}) { topic { id } } }`),
      timed(() => record(statement(`stm_${slug}`, 'Never'))),
      timed(() => erase(`stk_${slug}`)),
      timed(() => cut.record(meeting(`mtg_${slug}`, 0))),
    ])
    for (const { result, time } of thrown) {
      expect(result).toMatchObject({ code: 'UNAVAILABLE' })
      expect(time).toBeLessThan(13_000)
    }
    for (const { data, errors } of [answer, refused]) {
      expect(data ?? null).toBeNull() // where the caller's key cannot be looked up there is no `data` at all
      expect(errors).toEqual([
        expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAVAILABLE', retryAfter: 3 }) }),
      ])
    }

    await expectWhole()
    expect((await historyOf(`stm_${slug}`)).actions).toEqual([])
    expect((await historyOf(`stk_${slug}`)).actions).toEqual(['RECORDED'])
    expect((await historyOf(`mtg_${slug}`)).actions).toEqual(['RECORDED'])
    const after = await ask('{ statements { nodes { id } } }')
    expect(after).toEqual(before)
  },
  60_000,
)

const QUESTIONS = [
  `{ stakeholders(first: 100) { pageInfo { hasNextPage endCursor } nodes { id name } } }`,
  `{ statements(first: 30) { pageInfo { hasNextPage } nodes { id text speakers { id name statements { nodes { id } } } topics { id label } } } }`,
  `{ meetings(first: 10) { nodes { id parties { stakeholder { id name } } statements { nodes { id } } } } }`,
  `{ nodes(ids: [${crowd(0)
    .slice(0, 100)
    .map((id) => `"${id}"`)
    .join()}]) { id ... on Stakeholder { name } } }`,
  `{ statements(last: 7, filter: { from: "2022-03-01", to: "2022-03-31" }) { pageInfo { hasPreviousPage } nodes { id } } }`,
]

/** Whether an answer says nothing else than another one: what is null in it may be more there, but no list is shorter. */
const agrees = (given: unknown, whole: unknown): boolean => {
  if (given === null || given === undefined) return true
  if (Array.isArray(given))
    return Array.isArray(whole) && given.length === whole.length && given.every((one, at) => agrees(one, whole[at]))
  if (typeof given !== 'object') return given === whole
  const other = whole as { [name: string]: unknown }
  return Object.entries(given).every(([name, value]) => agrees(value, other[name]))
}

test(`under faults of every kind a query is answered as without them, or with an error, and never in part (seed ${SEED})`, async () => {
  const ask = async (way: Way, query: string) => {
    const { data, errors } = await way.ask(query)
    return { data: data as unknown, errors }
  }
  const whole = await Promise.all(QUESTIONS.map((query) => ask(way, query)))
  for (const { errors } of whole) expect(errors).toBeUndefined()
  const counts = { same: 0, refused: 0 }
  const run = async ([name, fault]: (typeof EACH)[number], seed: number) => {
    const faulty = await openWay()
    await faulty.ask('{ __typename }')
    const { next } = randomOf(SEED + seed)
    for (const often of [0.3, 0.7]) {
      faulty.faults.plan(() => (next() < often ? fault : null))
      const answers = await Promise.all(QUESTIONS.map((query) => ask(faulty, query)))
      answers.forEach(({ data, errors }, index) => {
        if (errors) {
          counts.refused += 1
          // Where several round trips are slow, the time of the whole operation may run out first.
          for (const { extensions } of errors) expect(['UNAVAILABLE', 'TIMEOUT']).toContain(extensions.code)
          expect([name, agrees(data, whole[index]?.data)]).toEqual([name, true])
        } else {
          counts.same += 1
          expect([name, data]).toEqual([name, whole[index]?.data])
        }
      })
    }
    faulty.faults.plan(() => null)
    const after = []
    for (const query of QUESTIONS) after.push(await ask(faulty, query))
    expect([name, ...after]).toEqual([name, ...whole])
  }
  await Promise.all(EACH.filter(([, fault]) => fault !== 'TransactionConflict').map(run))
  expect(counts.same).toBeGreaterThan(counts.refused)
}, 60_000)

test('an operation that takes longer than 10 seconds ends with TIMEOUT, and reads no further', async () => {
  const slow = await openWay()
  await slow.ask('{ __typename }')
  let asked = 0
  slow.faults.plan(() => {
    asked += 1
    return { back: 4000 }
  })
  const begun = performance.now()
  const { errors } = await slow.ask(
    '{ topics(first: 2) { nodes { statements(first: 2) { nodes { topics { statements(first: 2) { nodes { topics { statements(first: 1) { nodes { id } } } } } } } } } } }',
  )
  expect(errors?.map(({ extensions }) => extensions.code)).toContain('TIMEOUT')
  expect(performance.now() - begun).toBeLessThan(15_000)
  const then = asked
  await new Promise((resolve) => setTimeout(resolve, 5000))
  expect(asked).toBe(then)
}, 60_000)

test('an import waits for a table that is throttled longer than a single write may take', async () => {
  const throttled = await openWay()
  const until = Date.now() + RETRY_TIME + 2000
  throttled.faults.plan(() => (Date.now() < until ? 'ThrottlingException' : null))
  const lines = ['a', 'b'].map((id) => JSON.stringify(statement(`stm_waiting-${id}`, 'They waited.')))
  expect(await throttled.importLines(lines)).toEqual({ written: 2, unchanged: 0, wrong: [], warned: [] })
}, 60_000)
