import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Api, costOf, openApi } from '../support/archive.ts'
import {
  type Desk,
  document,
  meeting,
  type Noun,
  openDesk,
  stakeholder,
  statement,
  told,
  topic,
} from '../support/writing.ts'

const count = <Value>(length: number, make: (n: number) => Value) => Array.from({ length }, (_, n) => make(n))
const people = count(300, (n) => `stk_${n}`)
const sides = count(60, (n) => `stk_side${n}`)
const topics = count(75, (n) => `top_${n}`)

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
  await desk.lay([...people.map((id) => stakeholder(id)), ...sides.map((id) => stakeholder(id))])
  await desk.lay([...topics.map((id) => topic(id)), document('doc_x'), meeting('mtg_x')])
})
afterAll(() => api.stop())

/** In which of these listings the record stands, and at which revision: each id is asked for its own. */
const standsIn = async (ids: string[], type: string, listing: (id: string) => string) => {
  const found = new Map<string, number[]>()
  for (let start = 0; start < ids.length; start += 75) {
    const chunk = ids.slice(start, start + 75)
    const fields = chunk.map((id, n) => `_${n}: ${listing(id)} { nodes { id revision } }`)
    const data = await desk.ask(`{ ${fields.join(' ')} }`)
    chunk.forEach((id, n) => {
      const nodes: { id: string; revision: number }[] = data[`_${n}`].nodes
      expect(nodes.every((node) => node.id === type)).toBe(true)
      if (nodes.length)
        found.set(
          id,
          nodes.map(({ revision }) => revision),
        )
    })
  }
  return found
}
const each = (ids: string[], revision: number) => new Map(ids.map((id) => [id, [revision]]))

describe('a meeting of 200 parties with their sides, on 50 topics', () => {
  const summit = (first: number) =>
    meeting('mtg_summit', {
      when: { edtf: '2022-03' },
      parties: people.slice(first, first + 200).map((id, n) => ({
        stakeholder: id,
        function: 'PARTICIPANT',
        onBehalfOf: [sides[((first + n) % 40) + (first ? 20 : 0)]],
      })),
      topics: topics.slice(first / 4, first / 4 + 50),
    }).meeting
  const standsRight = async (first: number, revision: number) => {
    const [present, met] = await Promise.all([
      standsIn([...people, ...sides], 'mtg_summit', (id) => `meetings(filter: { participants: ["${id}"] })`),
      standsIn(topics, 'mtg_summit', (id) => `meetings(filter: { topic: "${id}", from: "2022-03-31" })`),
    ])
    const here = [...people.slice(first, first + 200), ...sides.slice(first ? 20 : 0, first ? 60 : 40)]
    expect(present).toEqual(each(here, revision))
    expect(met).toEqual(each(topics.slice(first / 4, first / 4 + 50), revision))
  }

  test('is found once by each of its parties and topics', async () => {
    const made = await desk.record('meeting', summit(0), {}, 'revision parties { stakeholder { id } }')
    expect([made.userErrors, made.record.revision, made.record.parties.length]).toEqual([[], 1, 200])
    await standsRight(0, 1)
  })
  test('is amended to keep half of them: it leaves the other listings and has its new content in the rest', async () => {
    expect(await desk.record('meeting', summit(100), { expectedRevision: 1 })).toMatchObject({
      record: { revision: 2 },
    })
    await standsRight(100, 2)
    expect((await desk.revisionsOf('mtg_summit')).map(({ changed }) => changed)[0]).toEqual(['parties', 'topics'])
  })
  test('is amended by two at once: one succeeds, and the listings follow that one', async () => {
    const answers = await Promise.all(
      [0, 100].map((first) =>
        desk.record('meeting', { ...summit(first), title: `From ${first} on` }, { expectedRevision: 2 }, 'title'),
      ),
    )
    expect(answers.flatMap(told)).toEqual(['CONFLICT expectedRevision'])
    await standsRight(answers[0]?.record ? 0 : 100, 3)
  })
  test('leaves every listing when it is retracted', async () => {
    await desk.changeStatus({ id: 'mtg_summit', status: 'RETRACTED', expectedRevision: 3 })
    expect(await standsIn(people, 'mtg_summit', (id) => `meetings(filter: { participants: ["${id}"] })`)).toEqual(
      new Map(),
    )
    const filter = (id: string) => `meetings(filter: { participants: ["${id}"], includeRetracted: true })`
    expect((await standsIn(people, 'mtg_summit', filter)).size).toBe(200)
  })
})

describe('a statement about 150 stakeholders', () => {
  const resolution = (first: number) =>
    statement('stm_resolution', 'stk_0', {
      about: people.slice(first, first + 150),
      meeting: 'mtg_x',
      evidence: [{ document: 'doc_x', start: first, end: first + 1 }],
    }).statement
  const standsRight = async (first: number, revision: number) => {
    const filtered = await standsIn(people, 'stm_resolution', (id) => `statements(filter: { about: "${id}" })`)
    expect(filtered).toEqual(each(people.slice(first, first + 150), revision))
    const data = await desk.ask(`{
      statements(filter: { speaker: "stk_0", document: "doc_x", meeting: "mtg_x" }) { nodes { id revision } }
      document(id: "doc_x") { statements { nodes { id revision } } }
      meeting(id: "mtg_x") { statements { nodes { id revision } } }
    }`)
    const nodes = [{ id: 'stm_resolution', revision }]
    expect([data.statements, data.document.statements, data.meeting.statements]).toEqual([
      { nodes },
      { nodes },
      { nodes },
    ])
  }
  test('is found by each of them once, and after an amendment by those of its new content', async () => {
    expect(told(await desk.record('statement', resolution(0)))).toEqual([])
    await standsRight(0, 1)
    expect(told(await desk.record('statement', resolution(75), { expectedRevision: 1 }))).toEqual([])
    await standsRight(75, 2)
  })
})

describe('a record of more than 400 KB', () => {
  const limit = 400 * 1024
  const of = (noun: Noun, length: number): object =>
    noun === 'statement'
      ? statement('stm_long', 'stk_0', { parts: [{ text: 'x'.repeat(length) }] }).statement
      : document('doc_long', { title: 'ឯ'.repeat(length) }).document
  test('is refused with its size and the limit', async () => {
    const refused = await desk.record('statement', of('statement', 600_000))
    expect([refused.record, told(refused)]).toEqual([null, ['TOO_LARGE statement']])
    const [size, most] = refused.userErrors[0]!.message.match(/\d+/g)!.map(Number)
    expect(most).toBe(limit)
    expect(size).toBeGreaterThan(600_000)
    expect(size).toBeLessThan(601_000)
    expect((await desk.ask('{ statement(id: "stm_long") { id } }')).statement).toBeNull()
  })
  test('is measured in bytes: just below the limit it is accepted, just above it is refused', async () => {
    const letters = Math.floor(limit / 3)
    expect(told(await desk.record('document', of('document', letters)))).toEqual(['TOO_LARGE document'])
    const made = await desk.record('document', of('document', letters - 300), {}, 'title')
    expect([made.userErrors, made.record.title.length]).toEqual([[], letters - 300])
    const { documents } = await desk.ask('{ documents(first: 100) { nodes { id title } } }')
    expect(documents.nodes.find(({ id }: { id: string }) => id === 'doc_long').title).toHaveLength(letters - 300)
    expect((await desk.revisionsOf('doc_long'))[0]?.snapshot).toMatchObject({ id: 'doc_long' })
  })
  test('cannot result from amending a smaller one', async () => {
    const long = { ...of('document', 10), title: 'x'.repeat(limit) }
    expect(told(await desk.record('document', long, { expectedRevision: 1 }))).toEqual(['TOO_LARGE document'])
    expect(await desk.revisionsOf('doc_long')).toHaveLength(1)
  })
})

test('records that refer to each other in a cycle are refused together if they are too large together, and the rest is written', async () => {
  const text = 'x'.repeat(300_000)
  const circle = count(6, (n) => [
    stakeholder(`stk_circle${n}`, { evidence: [{ document: `doc_circle${(n + 1) % 6}`, exact: text }] }),
    document(`doc_circle${n}`, { publisher: `stk_circle${n}`, title: text }),
  ]).flat()
  const { results } = await desk.importAll([topic('top_beside'), ...circle])
  expect(results.map(told)).toEqual([[], ...circle.map(() => ['TOO_LARGE'])])
  expect(results[0]?.action).toBe('RECORDED')
  expect((await desk.ask('{ node(id: "doc_circle0") { id } }')).node).toBeNull()
})

test('a record below more records than can be checked together is refused', async () => {
  const sources = count(100, (n) => `doc_source${n}`)
  await desk.lay(sources.map((id) => document(id)))
  const { document: input } = document('doc_collage', { derivedFrom: sources })
  const refused = await desk.record('document', input)
  expect([refused.record, told(refused)]).toEqual([null, ['TOO_LARGE']])
  expect(refused.userErrors[0]?.message).toContain('100 records')
  expect(told(await desk.record('document', { ...input, derivedFrom: sources.slice(0, 90) }))).toEqual([])
})

test('a page of records that are too large to be copied takes two round trips', async () => {
  const long = 'A word that is long enough to fill a topic. '.repeat(9)
  const labels = Array.from({ length: 20 }, (_, n) => ({ text: `Long ${n} ${long}`, kind: n ? 'ALIAS' : 'PREFERRED' }))
  await desk.lay(Array.from({ length: 20 }, (_, n) => topic(`top_long-${n}`, { labels })))
  const cost = await costOf(api.table, async () => {
    const { topics } = await desk.ask('{ topics(filter: { label: "long 0" }, first: 20) { nodes { id } } }')
    expect(topics.nodes).toHaveLength(20)
  })
  expect(cost).toMatchObject({ commands: 2, roundTrips: 2 })
})
