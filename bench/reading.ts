import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Key, Range } from '../lambda/data/keys.ts'
import type { Table } from '../lambda/data/table.ts'
import { importLines } from '../lambda/import.ts'
import { event, KEY, openTestDoor } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { idOf, madeUpArchive } from './archive.ts'
import { median, secondsOf, shown, toTable } from './measure.ts'
import { openPlain } from './plain.ts'

const ROUNDS = 15
const EACH = 10
const WARM_UP = 5

const person = (place: number) => idOf('Stakeholder', place)
const meeting = idOf('Meeting', 3)
const topic = idOf('Topic', 2)

/** What people ask, and the least number of round trips in which it can be answered, with the reason. */
export const QUESTIONS: { what: string; query: string; least: number; why: string }[] = [
  { what: 'a record by its id', query: `{ stakeholder(id: "${person(5)}") { name kind } }`, least: 1, why: 'one item' },
  {
    what: 'ten records of mixed types',
    query: `{ nodes(ids: [${[0, 1, 2]
      .flatMap((place) => [person(place), idOf('Topic', place), idOf('Statement', place)])
      .map((id) => `"${id}"`)
      .join(' ')}]) { id } }`,
    least: 1,
    why: 'their keys are known',
  },
  {
    what: 'a page of 50 statements, no names',
    query: '{ statements(first: 50) { nodes { act text saidOn { edtf } } pageInfo { hasNextPage endCursor } } }',
    least: 1,
    why: 'entries hold the record',
  },
  {
    what: 'a page of 50 with the names of speakers',
    query: '{ statements(first: 50) { nodes { act text speakers { name } } pageInfo { hasNextPage endCursor } } }',
    least: 2,
    why: 'names follow from the page',
  },
  {
    what: 'a page of 100 with speakers, topics, meeting',
    query:
      '{ statements(first: 100) { nodes { text speakers { name } topics { label } meeting { title } } pageInfo { endCursor } } }',
    least: 2,
    why: 'names follow from the page',
  },
  {
    what: 'statements of a speaker',
    query: `{ statements(filter: { speaker: "${person(1)}" }, first: 50) { nodes { text } } }`,
    least: 1,
    why: 'a listing of its own',
  },
  {
    what: 'statements of a speaker on a topic',
    query: `{ statements(filter: { speaker: "${person(0)}", topic: "${idOf('Topic', 0)}" }) { nodes { text } } }`,
    least: 1,
    why: 'two listings, read side by side',
  },
  {
    what: 'statements about somebody in a year',
    query: `{ statements(filter: { about: "${person(2)}", from: "2022-01-01", to: "2022-12-31" }) { nodes { text } } }`,
    least: 1,
    why: 'a range of a listing',
  },
  {
    what: 'the latest meetings with all parties',
    query: '{ meetings(first: 20) { nodes { title parties { stakeholder { name } } } } }',
    least: 2,
    why: 'names follow from the page',
  },
  {
    what: 'a meeting with parties, topics and statements',
    query: `{ meeting(id: "${meeting}") { title parties { stakeholder { name } } topics { label } statements(first: 20) { nodes { text speakers { name } } } } }`,
    least: 2,
    why: 'meeting and statements together, then names',
  },
  {
    what: 'somebody with roles, statements and meetings',
    query: `{ stakeholder(id: "${person(1)}") { name roles { title organization { name } } statements(first: 10) { nodes { text } } meetings(first: 10) { nodes { title } } } }`,
    least: 2,
    why: 'all by the id, then names',
  },
  {
    what: 'a name begun',
    query: '{ stakeholders(filter: { name: "an" }, first: 10) { nodes { name } } }',
    least: 1,
    why: 'a listing of names',
  },
  {
    what: 'a topic with statements and their speakers',
    query: `{ topic(id: "${topic}") { label statements(first: 20) { nodes { text speakers { name } } } } }`,
    least: 2,
    why: 'topic and statements together, then names',
  },
  {
    what: 'a record as it stood',
    query: `{ statement(id: "${idOf('Statement', 7)}", asOf: "2030-01-01T00:00:00Z") { text } }`,
    least: 1,
    why: 'revisions in the order of time',
  },
  {
    what: 'a filter that matches nothing',
    query: `{ statements(filter: { speaker: "${person(1)}", from: "1950-01-01", to: "1950-12-31" }) { nodes { text } } }`,
    least: 1,
    why: 'an empty range',
  },
  {
    what: 'nodes of 100 ids',
    query: `{ nodes(ids: [${Array.from({ length: 100 }, (_, place) => `"${idOf('Statement', place)}"`).join(' ')}]) { id } }`,
    least: 1,
    why: 'their keys are known, 100 at once',
  },
  {
    what: 'documents with what they carry',
    query: '{ documents(first: 20) { nodes { title publisher { name } } } }',
    least: 2,
    why: 'names follow from the page',
  },
  {
    what: 'open commitments',
    query: '{ commitments(first: 20, filter: { states: [OPEN] }) { nodes { summary by { name } } } }',
    least: 2,
    why: 'names follow from the page',
  },
  { what: 'all topics', query: '{ topics(first: 100) { nodes { label } } }', least: 1, why: 'one listing' },
  {
    what: 'the feed of changes',
    query: '{ changes(first: 50) { nodes { recordId action at } } }',
    least: 1,
    why: 'one listing',
  },
]

interface Sent {
  wave: number
  get?: Key[]
  query?: { range: Range; backward: boolean; limit: number }
}

/** A table that notes what it is asked, and in which wave. */
const noting = (table: Table): { table: Table; sent: Sent[] } => {
  const sent: Sent[] = []
  let underWay = 0
  let wave = 0
  const noted = async <Answer>(one: Omit<Sent, 'wave'>, run: () => Promise<Answer>): Promise<Answer> => {
    if (underWay === 0) wave += 1
    underWay += 1
    sent.push({ wave, ...one })
    try {
      return await run()
    } finally {
      underWay -= 1
    }
  }
  return {
    sent,
    table: {
      ...table,
      get: (keys, options) => noted({ get: keys }, () => table.get(keys, options)),
      query: (range, options) => {
        const { backward, limit } = options
        return noted({ query: { range, backward, limit } }, () => table.query(range, options))
      },
    },
  }
}

/**
 * What questions cost: round trips against the least possible, commands, read units, and the time of the Lambda handler
 * against the bare SDK commands for the same items, in turns, over a made-up archive of so many records.
 */
export const benchReading = async (records: number): Promise<string> => {
  const { table, endpoint, stop } = await freshTable()
  try {
    const lines = Array.from(madeUpArchive(records), (record) => JSON.stringify(record))
    await importLines(table, lines, { by: 'import' })
    const plain = openPlain(endpoint)
    const noted = noting(table)
    const door = await openTestDoor(noted.table)
    const headers = { 'content-type': 'application/json', 'x-api-key': KEY }
    const ask = async (query: string): Promise<APIGatewayProxyStructuredResultV2> => {
      const answer = await door(event('POST', { headers, body: JSON.stringify({ query }) }))
      if (answer.body?.includes('"errors"')) throw new Error(`${query}: ${answer.body}`)
      return answer
    }
    const rows = []
    for (const { what, query: given, least, why } of QUESTIONS) {
      const query = given.replace('2030-01-01T00:00:00Z', new Date().toISOString())
      await ask(query)
      noted.sent.length = 0
      const before = { ...table.usage }
      await ask(query)
      const waves = [...Map.groupBy(noted.sent, ({ wave }) => wave).values()]
      const units = table.usage.readUnits - before.readUnits
      const commands = table.usage.commands - before.commands
      const bare = async () => {
        for (const wave of waves)
          await Promise.all(wave.map(({ get, query }) => (get ? plain.get(get) : plain.query(query!))))
      }
      const ratios: number[] = []
      const times: number[] = []
      for (let round = -WARM_UP; round < ROUNDS; round += 1) {
        const ours = await secondsOf(async () => {
          for (let count = 0; count < EACH; count += 1) await ask(query)
        })
        const theirs = await secondsOf(async () => {
          for (let count = 0; count < EACH; count += 1) await bare()
        })
        if (round < 0) continue
        ratios.push(ours / theirs)
        times.push((ours / EACH) * 1000)
      }
      rows.push([
        what,
        waves.length,
        `${least}: ${why}`,
        commands,
        shown(units),
        shown(median(times)),
        shown(median(ratios)),
      ])
    }
    return toTable(
      ['question', 'round trips', 'the least', 'commands', 'read units', 'milliseconds', 'times the bare commands'],
      rows,
    )
  } finally {
    await stop()
  }
}
