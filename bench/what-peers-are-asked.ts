import { idOf } from './archive.ts'

const person = (place: number) => idOf('Stakeholder', place)
const topic = (place: number) => idOf('Topic', place)
const meeting = idOf('Meeting', 3)

const SPEAKERS =
  'speakers: statementParties(condition: { function: "SPEAKER" }, orderBy: PRIMARY_KEY_ASC) { nodes { of: stakeholder { name } } }'
const NEWEST = 'orderBy: [SORT_DESC, PRIMARY_KEY_DESC]'

/**
 * The queries, in our schema and in the one that PostGraphile generates from the tables. If PostGraphile's response has
 * another form, `oursOf` converts it: `of` names what is one level deeper.
 */
export const QUESTIONS = {
  'a record': {
    ours: `{ stakeholder(id: "${person(5)}") { name kind } }`,
    postgraphile: `{ stakeholder(rowId: "${person(5)}") { name kind } }`,
  },
  '50 statements': {
    ours: '{ statements(first: 50) { nodes { act text } } }',
    postgraphile: `{ statements(first: 50, ${NEWEST}) { nodes { act text } } }`,
  },
  '50 statements with speakers': {
    ours: '{ statements(first: 50) { nodes { act text speakers { name } } } }',
    postgraphile: `{ statements(first: 50, ${NEWEST}) { nodes { act text ${SPEAKERS} } } }`,
  },
  '20 meetings with parties': {
    ours: '{ meetings(first: 20) { nodes { title parties { function stakeholder { name } } } } }',
    postgraphile: `{ meetings(first: 20, ${NEWEST}) { nodes { title parties: meetingParties { nodes { function stakeholder { name } } } } } }`,
  },
  'a topic, statements, speakers': {
    ours: `{ topic(id: "${topic(2)}") { label statements(first: 20) { nodes { text speakers { name } } } } }`,
    postgraphile: `{ topic(rowId: "${topic(2)}") { label statements: statementTopics(first: 20, ${NEWEST}) { nodes { of: statement { text ${SPEAKERS} } } } } }`,
  },
  'statements of a speaker': {
    ours: `{ statements(filter: { speaker: "${person(1)}" }, first: 50) { nodes { text } } }`,
    postgraphile: `{ of: stakeholder(rowId: "${person(1)}") { statements: statementParties(condition: { function: "SPEAKER" }, first: 50, ${NEWEST}) { nodes { of: statement { text } } } } }`,
  },
  'statements of a speaker on a topic': {
    ours: `{ statements(filter: { speaker: "${person(0)}", topic: "${topic(0)}" }, first: 20) { nodes { text } } }`,
    postgraphile: `{ statements: statementsOfOn(speaker: "${person(0)}", topic: "${topic(0)}", first: 20) { nodes { text } } }`,
  },
  'statements about somebody in a year': {
    ours: `{ statements(filter: { about: "${person(2)}", from: "2022-01-01", to: "2022-12-31" }, first: 20) { nodes { text } } }`,
    postgraphile: `{ statements: statementsAboutBetween(about: "${person(2)}", since: "2022-01-01", until: "2022-12-31", first: 20) { nodes { text } } }`,
  },
  'a meeting with all that belongs to it': {
    ours: `{ meeting(id: "${meeting}") { title parties { stakeholder { name } } topics { label } statements(first: 20) { nodes { text speakers { name } } } } }`,
    postgraphile: `{ meeting(rowId: "${meeting}") { title parties: meetingParties { nodes { stakeholder { name } } } topics: meetingTopics { nodes { of: topic { label } } } statements(first: 20, orderBy: [PLACE_ASC, PRIMARY_KEY_ASC]) { nodes { text ${SPEAKERS} } } } }`,
  },
  'a name begun': {
    ours: '{ stakeholders(filter: { name: "an" }, first: 10) { nodes { name } } }',
    postgraphile: '{ stakeholders: stakeholdersNamed(begun: "an", first: 10) { nodes { name } } }',
  },
}

const LISTS = new Set(['speakers', 'parties', 'topics'])

/** Converts a response of PostGraphile to the form of ours. */
export const oursOf = (answer: string): string => {
  const unwrap = (name: string, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value
    if ('of' in value) return value.of
    return LISTS.has(name) && 'nodes' in value ? value.nodes : value
  }
  return JSON.stringify(JSON.parse(answer, unwrap))
}
