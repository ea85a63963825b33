import type { MeetingInput, RecordInput, StatementInput } from '../lambda/generated/types.ts'
import type { Table } from '../lambda/table/table.ts'
import { importLines } from '../lambda/tools/import.ts'
import { event, KEY, openTestDoor } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { idOf, madeUpArchive } from './archive.ts'

const STAKEHOLDERS = 400
const TOPICS = 50
const MEETINGS = 20
const DOCUMENTS = 20

/** The records that the statements refer to: 400 stakeholders, 50 topics, 20 documents and 20 meetings. */
const named = (): RecordInput[] => [
  ...[...madeUpArchive(STAKEHOLDERS * 25)].filter(
    ({ topic, stakeholder, document }) =>
      topic ?? stakeholder ?? (document?.id && document.id < idOf('Document', DOCUMENTS)),
  ),
  ...Array.from({ length: MEETINGS }, (_, place) => ({ meeting: meeting(idOf('Meeting', place), 2, 2) })),
]

/** A meeting with a number of parties, each on behalf of another stakeholder, and a number of topics. */
export const meeting = (id: string, parties: number, topics: number): MeetingInput => ({
  id,
  kind: 'CONFERENCE',
  title: 'A meeting of many parties',
  state: 'HELD',
  when: { edtf: '2022-03-04', basis: 'EXPLICIT' },
  country: 'KH',
  parties: Array.from({ length: parties }, (_, place) => ({
    stakeholder: idOf('Stakeholder', place),
    function: 'PARTICIPANT' as const,
    onBehalfOf: [idOf('Stakeholder', STAKEHOLDERS - 1 - place)],
    basis: 'EXPLICIT' as const,
  })),
  topics: Array.from({ length: topics }, (_, place) => idOf('Topic', place)),
})

/** A typical statement: 3 speakers, each on behalf of a side, 5 topics, made on a day at a meeting, with a passage and its chain. */
export const statement = (place: number): StatementInput => {
  const spread = (of: number, by: number) => (place * 7 + by * 11) % of
  const document = idOf('Document', spread(DOCUMENTS, 0))
  return {
    id: idOf('Statement', place),
    act: 'REAFFIRMED',
    cue: 'reaffirmed',
    mode: 'MIXED',
    parts: [
      { text: `For the ${place}th time they reaffirmed their resolve to `, verbatim: false },
      { text: 'further strengthen and broaden cooperation in all fields', verbatim: true, wordsOf: 'UNCLEAR' },
    ],
    parties: [1, 2, 3].map((by) => ({
      stakeholder: idOf('Stakeholder', spread(200, by)),
      function: 'SPEAKER' as const,
      onBehalfOf: [idOf('Stakeholder', 200 + spread(200, by))],
      basis: 'EXPLICIT' as const,
    })),
    about: [idOf('Stakeholder', spread(200, 4))],
    saidOn: { edtf: `2022-03-${10 + (place % 20)}`, asStated: 'on that day', basis: 'EXPLICIT' },
    meeting: idOf('Meeting', spread(MEETINGS, 0)),
    topics: [1, 2, 3, 4, 5].map((by) => idOf('Topic', spread(TOPICS, by))),
    evidence: [
      {
        document,
        start: 100,
        end: 220,
        stance: 'SUPPORTS',
        chain: [
          { by: idOf('Stakeholder', spread(200, 5)), document, cue: 'the release said', basis: 'EXPLICIT' },
          { by: idOf('Stakeholder', spread(200, 6)), basis: 'EXPLICIT' },
        ],
      },
    ],
  }
}

/** The API over its own table, in memory, with the records that the statements refer to; `sent` counts its commands. */
export const openBench = async () => {
  const { table, endpoint, stop } = await freshTable()
  const { wrong } = await importLines(
    table,
    named().map((record) => JSON.stringify(record)),
    { by: 'import' },
  )
  if (wrong.length) throw new Error(`The synthetic records are wrong: ${JSON.stringify(wrong.slice(0, 3))}`)
  const sent = { transactions: 0, actions: 0 }
  const counting = (inner: Table): Table => ({
    ...inner,
    async transact(writes, options) {
      sent.transactions += 1
      sent.actions += writes.length
      await inner.transact(writes, options)
    },
    observed: (...by) => counting(inner.observed(...by)),
  })
  const door = await openTestDoor(counting(table))
  const headers = { 'content-type': 'application/json', 'x-api-key': KEY }
  await door(event('POST', { headers, body: '{"query":"{ __typename }"}' })) // so that the key is cached, and its use recorded
  Object.assign(sent, { transactions: 0, actions: 0 })
  /** Executes a mutation. Throws if it is refused. */
  const write = async (query: string, variables: object) => {
    const { body = '' } = await door(event('POST', { headers, body: JSON.stringify({ query, variables }) }))
    if (!body.includes('"userErrors":[]') || body.includes('"errors":')) throw new Error(`Refused: ${body}`)
  }
  return { usage: table.usage, sent, endpoint, write, stop }
}

/** The mutation that records a statement or a meeting. */
export const recording = (type: 'Statement' | 'Meeting') =>
  `mutation ($input: ${type}Input!, $expectedRevision: Int) {
    record${type}(input: $input, expectedRevision: $expectedRevision) {
      ${type.toLowerCase()} { id revision }
      userErrors { code message }
    }
  }`
