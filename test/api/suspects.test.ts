import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Api, openApi, sampleLines } from '../support/archive.ts'
import { openDesk } from '../support/writing.ts'

let api: Api
let desk: ReturnType<typeof openDesk>
beforeAll(async () => {
  api = await openApi(await sampleLines())
  desk = openDesk(api)
}, 60_000)
afterAll(() => api.stop())

const QUERY = `query ($type: RecordType!, $first: Int, $after: String) {
  suspects(type: $type, first: $first, after: $after) {
    nodes { record { id } other { id } field what }
    pageInfo { hasNextPage endCursor }
  }
}`
/** All pairs of a type, by pages of so many records looked through. */
const pairsOf = async (type: string, first = 100) => {
  const found: string[] = []
  for (let after: string | null = null; ;) {
    const { data, errors } = await api.write(QUERY, { type, first, after })
    expect(errors).toBeUndefined()
    const { nodes, pageInfo } = data.suspects
    found.push(
      ...nodes.map(
        ({
          record,
          other,
          field,
          what,
        }: {
          record: { id: string }
          other: { id: string }
          field: string[]
          what: string
        }) => `${record.id} ${other.id} ${field.join('.')}: ${what}`,
      ),
    )
    if (!pageInfo.hasNextPage) return found.sort()
    after = pageInfo.endCursor
  }
}

test('records that may be one are found once, on whatever pages the two are', async () => {
  for (const type of ['STAKEHOLDER', 'TOPIC', 'DOCUMENT', 'MEETING', 'STATEMENT', 'ROLE', 'COMMITMENT'])
    expect([type, await pairsOf(type)]).toEqual([type, []])
  const person = (id: string, text: string, more: object = {}) => ({
    stakeholder: { id, kind: 'PERSON', names: [{ text }], ...more },
  })
  const meeting = (id: string) => ({
    meeting: {
      id,
      kind: 'CALL',
      title: 'A call',
      state: 'HELD',
      when: { edtf: '2021-02-03' },
      parties: ['stk_hun-sen', 'stk_yang-yanyi'].map((stakeholder) => ({ stakeholder, function: 'PARTICIPANT' })),
    },
  })
  const document = (id: string) => ({
    document: { id, kind: 'READOUT', held: false, url: 'https://example.org/readout' },
  })
  const number = { identifiers: [{ scheme: 'wikidata', value: 'Q84263196' }] }
  await desk.lay([
    person('stk_same-a', 'Ánna Same', { country: 'FR' }),
    person('stk_same-b', 'anna same'),
    person('stk_same-c', 'Anna Same', { country: 'US' }),
    person('stk_same-longer', 'Anna Same Longer'),
    { topic: { id: 'top_pandemic', labels: [{ text: 'Pandemic' }], ...number } },
    meeting('mtg_call-a'),
    meeting('mtg_call-b'),
    document('doc_twice-a'),
    document('doc_twice-b'),
  ])
  for (const first of [100, 3]) {
    expect(await pairsOf('STAKEHOLDER', first)).toEqual([
      'stk_same-a stk_same-b stakeholder.names: the name Ánna Same',
      'stk_same-b stk_same-c stakeholder.names: the name anna same',
    ])
    expect(await pairsOf('TOPIC', first)).toEqual([
      'top_covid-19 top_pandemic topic.identifiers.0: the identifier wikidata Q84263196',
    ])
    expect(await pairsOf('MEETING', first)).toEqual([
      'mtg_call-a mtg_call-b meeting.parties: the day and the participants',
    ])
    expect(await pairsOf('DOCUMENT', first)).toEqual(['doc_twice-a doc_twice-b document.url: the address'])
  }
  await desk.changeStatus({ id: 'mtg_call-b', status: 'MERGED', supersededBy: 'mtg_call-a', expectedRevision: 1 })
  expect(await pairsOf('MEETING')).toEqual([])
}, 60_000)

test('only administrators see them', async () => {
  const { errors } = await api.ask(QUERY, { type: 'TOPIC' })
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})
