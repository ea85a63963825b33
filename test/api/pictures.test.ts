import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Answered, type Api, costOf, openApi, sampleLines } from '../support/archive.ts'
import { randomOf } from '../support/random.ts'
import { openDesk } from '../support/writing.ts'

let api: Api
let desk: ReturnType<typeof openDesk>
beforeAll(async () => {
  const us = await readFile(new URL('../../samples/us-statements-2021-2022.ndjson', import.meta.url), 'utf8')
  api = await openApi([...(await sampleLines()), ...us.trim().split('\n')])
  desk = openDesk(api)
}, 60_000)
afterAll(() => api.stop())

interface Bucket {
  start: string | null
  meetings: number
  statements: number
  isExact: boolean
}
const timelineOf = async (filter: object, by = 'MONTH'): Promise<Bucket[]> => {
  const query = `query ($filter: TimelineFilter!, $by: TimelineStep) {
    timeline(filter: $filter, by: $by) { start meetings statements isExact }
  }`
  return (await desk.ask(query, { filter, by })).timeline
}

interface Link {
  source: { id: string }
  target: { id: string }
  meetings: number
  fromSource: number
  fromTarget: number
}
const networkOf = async (filter: object, first = 100) => {
  const query = `query ($filter: NetworkFilter!, $first: Int) {
    network(filter: $filter, first: $first) {
      nodes { stakeholder { id } meetings statements }
      links { source { id } target { id } meetings fromSource fromTarget }
      isExact
    }
  }`
  return (await desk.ask(query, { filter, first })).network as {
    nodes: { stakeholder: { id: string }; meetings: number; statements: number }[]
    links: Link[]
    isExact: boolean
  }
}

/** Everything that listings give, page by page. */
const listed = async (field: string, fields: string): Promise<Answered['data'][]> => {
  const found = []
  for (let after: string | null = null; ;) {
    const query = `query ($after: String) {
      came: ${field}(first: 100, after: $after) { nodes { ${fields} } pageInfo { hasNextPage endCursor } }
    }`
    const { came } = await desk.ask(query, { after })
    found.push(...came.nodes)
    if (!came.pageInfo.hasNextPage) return found
    after = came.pageInfo.endCursor
  }
}

const sum = (buckets: Bucket[], what: 'meetings' | 'statements') => buckets.reduce((total, one) => total + one[what], 0)

/** Compares both pictures with the listings. */
const agree = async () => {
  const meetings = await listed('meetings', 'id when { earliest latest } participants { id }')
  const statements = await listed('statements', 'id saidOn { earliest latest } speakers { id } addressees { id }')
  for (const [by, length] of [
    ['MONTH', 7],
    ['YEAR', 4],
  ] as const) {
    const expected = new Map<string, { meetings: number; statements: number }>()
    const count = (
      date: { earliest: string | null; latest: string | null } | null,
      what: 'meetings' | 'statements',
    ) => {
      const step = (date?.earliest ?? date?.latest ?? '').slice(0, length)
      const bucket = expected.get(step) ?? { meetings: 0, statements: 0 }
      bucket[what] += 1
      expected.set(step, bucket)
    }
    for (const { when } of meetings) count(when, 'meetings')
    for (const { saidOn } of statements) count(saidOn, 'statements')
    const buckets = await timelineOf({}, by)
    expect(
      Object.fromEntries(
        buckets.map(({ start, meetings, statements }) => [start?.slice(0, length) ?? '', { meetings, statements }]),
      ),
    ).toEqual(Object.fromEntries(expected))
    expect(buckets.every(({ isExact }) => isExact)).toBe(true)
    const starts = buckets.map(({ start }) => start ?? '')
    expect(starts).toEqual([...starts].sort().reverse())
  }
  const together = new Map<string, number>()
  for (const { participants } of meetings) {
    if (participants.length > 20) continue
    const ids: string[] = participants.map(({ id }: { id: string }) => id).sort()
    for (const [index, one] of ids.entries())
      for (const other of ids.slice(index + 1))
        together.set(`${one} ${other}`, (together.get(`${one} ${other}`) ?? 0) + 1)
  }
  const { links } = await networkOf({})
  for (const { source, target, meetings: met } of links)
    expect([source.id, target.id, met]).toEqual([source.id, target.id, together.get(`${source.id} ${target.id}`) ?? 0])
  const addressed = statements.flatMap(({ speakers, addressees }) =>
    speakers.flatMap(({ id: from }: { id: string }) => addressees.map(({ id: to }: { id: string }) => `${from} ${to}`)),
  )
  for (const { source, target, fromSource, fromTarget } of links) {
    const times = (from: string, to: string) => addressed.filter((one) => one === `${from} ${to}`).length
    expect([fromSource, fromTarget]).toEqual([times(source.id, target.id), times(target.id, source.id)])
  }
}

test('both pictures agree with the listings', agree, 60_000)

test('they agree after writes, merges, retractions and erasures', async () => {
  const { below, pick } = randomOf(7)
  const people = Array.from({ length: 6 }, (_, n) => `stk_pictured-${n}`)
  await desk.lay(
    people.map((id) => ({ stakeholder: { id, kind: 'PERSON', names: [{ text: `Pictured ${id.slice(-1)}` }] } })),
  )
  const party = (stakeholder: string, does: string) => ({ stakeholder, function: does, basis: 'EXPLICIT' })
  const month = () => ({
    edtf: pick(['2019-03-04', '2019-03', '2020', '2020-11-30/2020-12-02', '2021-05-06']),
    basis: 'EXPLICIT',
  })
  for (let n = 0; n < 30; n += 1) {
    await desk.record('meeting', {
      id: `mtg_pictured-${n}`,
      kind: 'CALL',
      title: `Pictured ${n}`,
      state: 'HELD',
      when: month(),
      parties: [party(pick(people.slice(0, 3)), 'PARTICIPANT'), party(pick(people.slice(3)), 'PARTICIPANT')],
    })
    await desk.record('statement', {
      id: `stm_pictured-${n}`,
      act: 'STATED',
      mode: 'INDIRECT',
      saidOn: month(),
      parts: [{ text: `Pictured ${n}`, verbatim: false }],
      parties: [party(pick(people), 'SPEAKER'), party(pick(people), 'ADDRESSEE')],
    })
  }
  for (const n of [1, 5, 9]) {
    await desk.changeStatus({ id: `mtg_pictured-${n}`, status: 'RETRACTED', expectedRevision: 1 })
    await desk.changeStatus({ id: `stm_pictured-${n + below(3)}`, status: 'RETRACTED', expectedRevision: 1 })
  }
  await desk.changeStatus({ id: people[0], status: 'MERGED', supersededBy: people[5], expectedRevision: 1 })
  await desk.erase('stm_pictured-20')
  await agree()
}, 120_000)

test.each([
  [{ stakeholder: 'stk_yang-yanyi' }, { speaker: 'stk_yang-yanyi' }, { participants: ['stk_yang-yanyi'] }],
  [{ topic: 'top_myanmar-crisis' }, { topic: 'top_myanmar-crisis' }, { topic: 'top_myanmar-crisis' }],
  [
    { topic: 'top_myanmar-crisis', narrower: true, from: '2022-03-01', to: '2022-03-31' },
    { topic: 'top_myanmar-crisis', narrower: true, from: '2022-03-01', to: '2022-03-31' },
    { topic: 'top_myanmar-crisis', narrower: true, from: '2022-03-01', to: '2022-03-31' },
  ],
])('a timeline of %j counts what the listings do', async (filter, said, met) => {
  const query = `query ($said: StatementFilter, $met: MeetingFilter) {
    statements(filter: $said) { totalCount { value } }
    meetings(filter: $met) { totalCount { value } }
  }`
  const { statements, meetings } = await desk.ask(query, { said, met })
  const buckets = await timelineOf(filter)
  expect([sum(buckets, 'statements'), sum(buckets, 'meetings')]).toEqual([
    statements.totalCount.value,
    meetings.totalCount.value,
  ])
  expect(sum(buckets, 'statements')).toBeGreaterThan(0)
})

test('a network of somebody has their links', async () => {
  const { nodes, links, isExact } = await networkOf({ stakeholder: 'stk_prak-sokhonn' })
  expect(isExact).toBe(true)
  expect(links).toContainEqual({
    source: { id: 'stk_prak-sokhonn' },
    target: { id: 'stk_yang-yanyi' },
    meetings: 1,
    fromSource: 0,
    fromTarget: 0,
  })
  expect(nodes[0]?.stakeholder.id).toBe('stk_prak-sokhonn')
  const some = await networkOf({ stakeholder: 'stk_prak-sokhonn' }, 1)
  expect([some.links.length, some.isExact, some.nodes.length]).toEqual([1, false, 2])
})

test.each([
  ['timeline', { from: '2022-02-01', to: '2022-01-01' }],
  ['network', { from: '2022-02-01', to: '2022-01-01' }],
  ['timeline', { topic: 'stk_china' }],
  ['network', { stakeholder: 'top_ukraine' }],
])('%s refuses %j', async (field, filter) => {
  const type = field === 'timeline' ? 'Timeline' : 'Network'
  const { data, errors } = await api.ask(
    `query ($filter: ${type}Filter!) { ${field}(filter: $filter) { __typename } }`,
    { filter },
  )
  expect(data).toEqual({ [field]: null })
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

test('counting stops at its bound, and says where', async () => {
  const statement = (n: number) => ({
    statement: {
      id: `stm_counted-${n}`,
      act: 'STATED',
      mode: 'INDIRECT',
      saidOn: { edtf: `${1900 + Math.floor(n / 32)}-06-15`, basis: 'EXPLICIT' },
      parts: [{ text: `Counted ${n}`, verbatim: false }],
      parties: [{ stakeholder: 'stk_hun-sen', function: 'SPEAKER', basis: 'EXPLICIT' }],
    },
  })
  await desk.lay(Array.from({ length: 3200 }, (_, n) => statement(n)))
  let buckets: Bucket[] = []
  const { roundTrips } = await costOf(api.table, async () => {
    buckets = await timelineOf({ stakeholder: 'stk_hun-sen' }, 'YEAR')
  })
  expect(roundTrips).toBeLessThanOrEqual(12)
  expect(sum(buckets, 'statements')).toBeGreaterThan(2900)
  expect(buckets.at(-1)?.isExact).toBe(false)
  expect(buckets.slice(0, -1).every(({ isExact, statements }) => isExact && statements === 32)).toBe(true)
}, 120_000)
