import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { openTable } from '../../lambda/table/dynamodb.ts'
import { openArchive } from '../../lambda/archive.ts'
import { audit } from '../../lambda/tools/verify.ts'
import { finishAllPending } from '../../lambda/writing/erasing.ts'
import { pendingKey } from '../../lambda/table/keys.ts'
import { type Table } from '../../lambda/table/table.ts'
import type { RecordInput } from '../../lambda/generated/types.ts'
import { event, openTestDoor } from '../support/archive.ts'
import { type FaultyEngine, openFaults } from '../support/faults.ts'
import { freshTable } from '../support/table.ts'
import { everyItem, wholeOf } from '../support/whole.ts'

const PEOPLE = 180
const person = (n: number) => `stk_p${n}`
const people = (from: number, count: number) => Array.from({ length: count }, (_, n) => person((from + n) % PEOPLE))
const AUTHOR = { by: 'editor' }
const CREATE = { mode: 'CREATE' } as const
const amending = (expectedRevision: number) => ({ mode: 'AMEND', expectedRevision }) as const

/** Too large to be copied into its entries. */
const meeting = (id: string, from: number, day = '2022-03-04'): RecordInput => ({
  meeting: {
    id,
    kind: 'CONFERENCE',
    state: 'HELD',
    title: `From ${from}`,
    when: { edtf: day, basis: 'EXPLICIT' },
    parties: people(from, 120).map((stakeholder) => ({ stakeholder, function: 'PARTICIPANT', basis: 'EXPLICIT' })),
  },
})
/** Short enough that each of its entries holds a copy, and stands in more than fit into one transaction. */
const statement = (id: string, from: number, day = '2022-03-04'): RecordInput => ({
  statement: {
    id,
    act: 'NOTED',
    mode: 'INDIRECT',
    parts: [{ text: `From ${from}`, verbatim: false }],
    parties: [{ stakeholder: person(from), function: 'SPEAKER', basis: 'EXPLICIT' }],
    about: people(from, 110),
    saidOn: { edtf: day, basis: 'EXPLICIT' },
  },
})

let engine: Awaited<ReturnType<typeof freshTable>>
let faults: FaultyEngine
/** Straight to the engine, and by the way on which a test stops between two commands. */
let table: Table
let through: Table
let door: Awaited<ReturnType<typeof openTestDoor>>

beforeAll(async () => {
  engine = await freshTable()
  table = engine.table
  faults = await openFaults(engine.endpoint)
  through = openTable('readout', faults.endpoint)
  door = await openTestDoor(table)
  const all = Array.from({ length: PEOPLE }, (_, n): RecordInput => ({
    stakeholder: { id: person(n), kind: 'PERSON', names: [{ text: person(n), kind: 'PREFERRED' }] },
  }))
  await openArchive(table).import(all, AUTHOR)
})
afterAll(async () => {
  await faults.stop()
  await engine.stop()
})
afterEach(async () => {
  faults.plan(() => null)
  await finishAllPending(table)
  expect(wholeOf(await everyItem(table)).wrong).toEqual([])
})

const fields = 'nodes { id revision status }'
/** All that a reader can see of a record: by its id, in its history, and in every kind of listing in which it stands. */
const seenOf = async (id: string): Promise<string> => {
  const [nouns, filter] = id.startsWith('mtg') ? ['meetings', 'participants: ['] : ['statements', 'about: ']
  const listing = (n: number) =>
    `l${n}: ${nouns}(filter: { ${filter}"${person(n)}"${filter.endsWith('[') ? ']' : ''}, includeRetracted: true }, first: 100) { ${fields} }`
  const places = [0, 1, 59, 60, 61, 109, 110, 119, 120, 121, 169, 170, 179].map(listing).join(' ')
  const query = `{
    node(id: "${id}") { ... on Record { revision status supersededBy { id } revisions(first: 100) { nodes { number } } } }
    all: ${nouns}(first: 100, filter: { includeRetracted: true }) { ${fields} }
    standing: ${nouns}(first: 100) { ${fields} }
    early: ${nouns}(first: 100, filter: { from: "2022-01-01", to: "2022-03-31", includeRetracted: true }) { ${fields} }
    ${places}
  }`
  const answer = await door(
    event('POST', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) }),
  )
  const { data, errors } = JSON.parse(answer.body ?? '') as { data: object; errors?: unknown }
  expect(errors).toBeUndefined()
  return JSON.stringify(data)
}

/**
 * Carries out a write and looks before each of its transactions what readers see of a record: that must be what they saw
 * before, and from some transaction on what they see after, and nothing else.
 */
const watch = async (id: string, write: () => Promise<unknown>) => {
  const before = await seenOf(id)
  const seen: string[] = []
  let transactions = 0
  faults.plan(async ({ command }) => {
    if (command === 'TransactWriteItems') {
      transactions += 1
      seen.push(await seenOf(id))
    }
    return null
  })
  await write()
  faults.plan(() => null)
  const after = await seenOf(id)
  expect(after).not.toBe(before)
  const flip = seen.indexOf(after)
  const [earlier, later] = flip === -1 ? [seen, []] : [seen.slice(0, flip), seen.slice(flip)]
  expect(new Set(earlier)).toEqual(new Set([before]))
  expect(later.filter((one) => one !== after)).toEqual([])
  return transactions
}

const archive = () => openArchive(through)

describe.each([
  ['a meeting to which its entries point', 'mtg', meeting],
  ['a statement that its entries copy', 'stm', statement],
])('%s', (_, prefix, input) => {
  const id = `${prefix}_large`
  const into = `${prefix}_into`
  beforeAll(() => openArchive(table).record(input(into, 60), CREATE, AUTHOR))

  test('is visible in all its listings or in none while it is created', async () => {
    expect(await watch(id, () => archive().record(input(id, 0), CREATE, AUTHOR))).toBeGreaterThan(3)
  })
  test('is seen before or after an amendment, never in between', async () => {
    const more = input(id, 60, '2022-05-06')
    expect(await watch(id, () => archive().record(more, amending(1), AUTHOR))).toBeGreaterThan(3)
  })
  test('while it is retracted', async () => {
    const change = { id, status: 'RETRACTED', reason: 'It was not so', expectedRevision: 2 } as const
    await watch(id, () => archive().changeStatus(change, AUTHOR))
  })
  test('while it is merged into another one', async () => {
    const change = { id, status: 'MERGED', supersededBy: into, reason: 'The same', expectedRevision: 3 } as const
    await watch(id, () => archive().changeStatus(change, AUTHOR))
  })
  test('while it is restored', async () => {
    const change = { id, status: 'CURRENT', reason: 'Not the same', expectedRevision: 4 } as const
    await watch(id, () => archive().changeStatus(change, AUTHOR))
  })
  test('while it is erased', async () => {
    expect(await watch(id, () => archive().erase(id, AUTHOR))).toBeGreaterThan(3)
  }, 20_000)
})

test('a record whose plan has become impossible, because its target was merged meanwhile, is seen unchanged', async () => {
  const [id, into, other] = ['stm_planned', 'stm_becomes', 'stm_became']
  for (const one of [id, into, other]) await openArchive(table).record(statement(one, 0), CREATE, AUTHOR)
  const merging = (from: string, supersededBy: string) =>
    ({ id: from, status: 'MERGED', supersededBy, reason: 'The same', expectedRevision: 1 }) as const
  const own = (text: string) => text.match(new RegExp(`"id":"${id}"[^}]*`, 'g'))
  const before = own(await seenOf(id))
  let transactions = 0
  faults.plan(async ({ command }) => {
    if (command !== 'TransactWriteItems') return null
    transactions += 1
    if (transactions === 2) await openArchive(table).changeStatus(merging(into, other), AUTHOR)
    if (transactions > 2) expect(own(await seenOf(id))).toEqual(before)
    return null
  })
  const { problems } = await archive().changeStatus(merging(id, into), AUTHOR)
  expect(problems).toMatchObject([{ code: 'INVALID', field: ['supersededBy'] }])
  expect(transactions).toBeGreaterThan(4)
  faults.plan(() => null)
  expect(own(await seenOf(id))).toEqual(before)
})

test('wherever the writing of a record is interrupted, it is seen before or after the write, and `verify --repair` completes it', async () => {
  const cuts = [0, 1, 2, 3, 4, 5].flatMap((after) => [
    { input: meeting, id: `mtg_cut${after}`, after },
    { input: statement, id: `stm_cut${after}`, after },
  ])
  const own = async (id: string) => JSON.stringify((await seenOf(id)).match(new RegExp(`"id":"${id}"[^}]*`, 'g')))
  const ways: FaultyEngine[] = []
  const cut = async ({ input, id, after }: (typeof cuts)[number]) => {
    const way = await openFaults(engine.endpoint)
    ways.push(way)
    let transactions = 0
    way.plan(({ command }) => (command === 'TransactWriteItems' && (transactions += 1) > after ? 'cut before' : null))
    const amended = input(id, 60, '2022-05-06')
    return openArchive(openTable('readout', way.endpoint))
      .record(amended, amending(1), AUTHOR)
      .catch((error: unknown) => error)
  }
  const audited = async (repair: boolean) => {
    const ids = new Set<string>()
    for await (const { findings } of audit(table, { repair })) for (const { id } of findings) ids.add(id)
    return [...ids].sort()
  }
  const look = async () => Promise.all(cuts.map(({ id }) => own(id)))
  await Promise.all(cuts.map(({ input, id }) => openArchive(table).record(input(id, 0), CREATE, AUTHOR)))
  const before = await look()
  for (const error of await Promise.all(cuts.map(cut))) expect(error).toMatchObject({ code: 'UNAVAILABLE' })
  for (const way of ways) await way.stop()
  const left = await look()
  expect(await audited(false)).toEqual(cuts.flatMap(({ id, after }) => (after ? [id] : [])).sort())
  // Of one it cannot be read any more what it was to become: it stays as it was.
  await table.transact([{ put: { ...pendingKey('stm_cut1'), body: 'damaged' } }])
  await audited(true)
  expect(await audited(false)).toEqual([])
  const finished = await look()
  cuts.forEach(({ id, after }, index) => {
    expect([id, [before[index], finished[index]].includes(left[index])]).toEqual([id, true])
    expect([id, before[index] === finished[index]]).toEqual([id, after === 0 || id === 'stm_cut1'])
  })
  expect(left.some((one, index) => one === finished[index] && one !== before[index])).toBe(true)
}, 60_000)
