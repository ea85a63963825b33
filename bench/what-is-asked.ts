import { idOf, NEVER_TOGETHER } from './archive.ts'

const person = (place: number) => idOf('Stakeholder', place)
const meeting = idOf('Meeting', 3)
const topic = idOf('Topic', 2)

/** The id of a meeting of 200 parties, which is added to the synthetic archive. */
export const LARGE_MEETING = idOf('Meeting', 9_000_000)

/** A query, and the least number of round trips in which it can be answered, with the reason. */
export interface Question {
  what: string
  query: string
  least: number
  why: string
}

/** Typical queries, at this instant. */
export const questions = (): Question[] => [
  { what: 'a record by its id', query: `{ stakeholder(id: "${person(5)}") { name kind } }`, least: 1, why: 'one item' },
  {
    what: 'nine records of mixed types',
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
    why: 'two listings, read side by side; 2 where 100 of each have no 20 in common',
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
    query: `{ statement(id: "${idOf('Statement', 7)}", asOf: "${new Date().toISOString()}") { text } }`,
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
    what: 'documents with their publishers',
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

/** The most expensive queries: long listings with few matches, large records, distant pages. */
export const WORST: Question[] = [
  {
    what: 'a speaker and a topic, each in very many statements, never together',
    query: `{ statements(filter: { speaker: "${person(NEVER_TOGETHER.speaker)}", topic: "${idOf('Topic', NEVER_TOGETHER.topic)}" }) { nodes { text } pageInfo { hasNextPage } } }`,
    least: 1,
    why: 'both lists read whole, to the bound of 1,000 entries',
  },
  {
    what: 'a speaker of few statements and a topic of very many',
    query: `{ statements(filter: { speaker: "${person(300)}", topic: "${idOf('Topic', 0)}" }) { nodes { text } pageInfo { hasNextPage } } }`,
    least: 1,
    why: 'the short list read whole, and filtered by what it holds',
  },
  {
    what: 'acts that nobody ever did, of all statements',
    query: '{ statements(filter: { acts: [DENIED] }) { nodes { text } pageInfo { hasNextPage } } }',
    least: 1,
    why: 'an index by act, which is not kept',
  },
  {
    what: 'a year in which nothing was said',
    query: '{ statements(filter: { from: "1850-01-01", to: "1850-12-31" }) { nodes { text } } }',
    least: 1,
    why: 'an empty range',
  },
  {
    what: 'the newest 100 of the busiest listing, with all that they name',
    query:
      '{ statements(first: 100) { nodes { text speakers { name } addressees { name } about { name } topics { label } meeting { title } documents { title } } } }',
    least: 2,
    why: 'names follow from the page',
  },
  {
    what: 'a meeting of 200 parties with their sides',
    query: `{ meeting(id: "${LARGE_MEETING}") { title parties { stakeholder { name } onBehalfOf { name } } } }`,
    least: 2,
    why: 'names follow from the meeting, 100 in a command',
  },
  {
    what: 'nodes of 100 ids with what they name',
    query: `{ nodes(ids: [${Array.from({ length: 100 }, (_, place) => `"${idOf('Statement', place * 7)}"`).join(' ')}]) { id ... on Statement { text speakers { name } topics { label } } } }`,
    least: 2,
    why: 'names follow from the records',
  },
]
