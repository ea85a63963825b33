import { type Answer, refusal } from './answers.ts'

// Feeds for people and their feed readers, in Atom: https://www.rfc-editor.org/rfc/rfc4287

const PATH = /^\/feeds\/(changes|(?:stk|top)_[a-z0-9-]{1,96})\.atom$/i

/** What the feed at a path is of: `changes`, or the id of a stakeholder or topic. Null for other paths. */
export const feedAt = (path: string): string | null => PATH.exec(path)?.[1] ?? null

/** How long caches may keep a feed, in seconds. */
const KEPT_FOR = 60
/** The latest changes whose records a feed of changes has. */
export const MOST_ENTRIES = 50

const RECORD = `fragment R on Record {
  __typename id status createdAt updatedAt
  ... on Stakeholder { title: name }
  ... on Topic { title: label }
  ... on Role { title holder { name } }
  ... on Document { heading: title url publisher { name } issued { edtf } }
  ... on Meeting { title when { edtf } place evidence { document { url } } }
  ... on Commitment { title: summary by { name } }
  ... on Statement {
    text said: saidOn { edtf }
    parts { verbatim wordsOf }
    parties { function asStated stakeholder { name } }
    evidence { document { url title } chain { by { name } } }
  }
}`
const LISTED = 'meetings(first: 25) { nodes { ...R } } statements(first: 25) { nodes { ...R } }'
const QUERIES = {
  changes: `query ($ids: [ID!]!) { records: nodes(ids: $ids) { ...R } } ${RECORD}`,
  stakeholder: `query ($id: ID!) { of: stakeholder(id: $id) { id title: name ${LISTED} mentions(first: 25) { nodes { ...R } } } } ${RECORD}`,
  topic: `query ($id: ID!) { of: topic(id: $id) { id title: label ${LISTED} } } ${RECORD}`,
}

/** A change that a feed tells: the record and when it was changed last, and whether it was erased. */
export interface ToldChange {
  recordId: string
  at: string
  action: string
}

/** The operation that asks for what a feed holds. */
export const queryOfFeed = (
  feed: string,
  changes: readonly ToldChange[],
): { query: string; variables: { ids: string[] } | { id: string } } => {
  if (feed === 'changes') return { query: QUERIES.changes, variables: { ids: changes.map(({ recordId }) => recordId) } }
  return { query: feed.startsWith('stk_') ? QUERIES.stakeholder : QUERIES.topic, variables: { id: feed } }
}

/** A record as the queries select it. */
interface Shown {
  __typename: string
  id: string
  status: string
  createdAt: string
  updatedAt: string
  title?: string | null
  heading?: string | null
  holder?: { name: string }
  url?: string | null
  publisher?: { name: string } | null
  issued?: { edtf: string } | null
  when?: { edtf: string } | null
  said?: { edtf: string } | null
  place?: string | null
  by?: { name: string }[]
  text?: string
  parts?: { verbatim: boolean; wordsOf: string | null }[]
  parties?: { function: string; asStated: string | null; stakeholder: { name: string } | null }[]
  evidence?: { document: { url: string | null; title?: string | null }; chain?: { by: { name: string } }[] }[]
}
interface Listed {
  nodes: Shown[]
}
interface Data {
  records?: (Shown | null)[]
  of?: { id: string; title: string; meetings: Listed; statements: Listed; mentions?: Listed } | null
}

/** A text within XML: what XML 1.0 has no sign for is left out. https://www.w3.org/TR/xml/#charsets */
const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const LONGEST_TITLE = 140
const short = (text: string): string => {
  const signs = Array.from(text.replaceAll(/\s+/g, ' ').trim())
  return signs.length > LONGEST_TITLE ? `${signs.slice(0, LONGEST_TITLE - 1).join('')}\u2026` : signs.join('')
}

const listOf = (names: readonly string[]): string => names.join(', ')

const headOf = (record: Shown): string => {
  const { title, heading, holder, parties = [], text, by, when, id } = record
  if (text !== undefined) {
    const speakers = parties.filter((party) => party.function === 'SPEAKER')
    const names = speakers.flatMap(({ stakeholder, asStated }) => stakeholder?.name ?? asStated ?? [])
    return `${listOf(names) || 'Somebody'}: ${text}`
  }
  if (holder) return `${holder.name}: ${title ?? ''}`
  if (by) return `${listOf(by.map(({ name }) => name))}: ${title ?? ''}`
  return `${title ?? heading ?? id}${when ? ` (${when.edtf})` : ''}`
}

const WORDS: { [wordsOf: string]: string } = {
  SPEAKER: "the speaker's own words",
  REPORTER: 'the words of whoever relayed it',
  UNCLEAR: 'whose words is unclear',
}

/** What an entry says of a record, as paragraphs. */
const contentOf = ({ text, parts = [], said, evidence = [], place, when, publisher, issued }: Shown): string => {
  const words = new Set(parts.flatMap(({ verbatim, wordsOf }) => (verbatim ? (wordsOf ?? []) : [])))
  const [wordsOf, ...others] = words
  const date = said ?? when ?? issued
  const chain = evidence[0]?.chain?.map(({ by }) => by.name) ?? []
  const facts = [
    text,
    wordsOf !== undefined && others.length === 0 ? `Quoted: ${WORDS[wordsOf] ?? wordsOf}.` : null,
    chain.length ? `Through: ${listOf(chain)}.` : null,
    date ? `Date: ${date.edtf}.` : null,
    place ? `Place: ${place}.` : null,
    publisher ? `Publisher: ${publisher.name}.` : null,
  ]
  return facts.filter(Boolean).join('\n\n')
}

const FOLDERS: { [type: string]: string } = {
  Topic: 'topics',
  Stakeholder: 'stakeholders',
  Role: 'roles',
  Document: 'documents',
  Meeting: 'meetings',
  Statement: 'statements',
  Commitment: 'commitments',
}

const entryOf = (record: Shown): string => {
  const { id, __typename: type, status, createdAt, updatedAt, url, evidence = [] } = record
  const flag = status === 'CURRENT' ? '' : `[${status.toLowerCase()}] `
  const sources = [...new Set([url, ...evidence.map(({ document }) => document.url)])].flatMap((source) => source ?? [])
  return [
    '<entry>',
    `<id>urn:readout:${id}</id>`,
    `<title>${xml(short(flag + headOf(record)))}</title>`,
    `<published>${createdAt}</published>`,
    `<updated>${updatedAt}</updated>`,
    `<category term="${type}"/>`,
    `<link rel="alternate" type="text/html" href="/${FOLDERS[type] ?? 'records'}/${id}"/>`,
    ...sources.map((source) => `<link rel="via" href="${xml(source)}"/>`),
    `<content type="text">${xml(contentOf(record) || headOf(record))}</content>`,
    '</entry>',
  ].join('\n')
}

/** That a record was erased. https://www.rfc-editor.org/rfc/rfc6721 */
const tombstoneOf = ({ recordId, at }: ToldChange): string =>
  `<at:deleted-entry ref="urn:readout:${recordId}" when="${at}"/>`

/** The latest of some instants; the beginning of time without any. */
const latest = (instants: readonly string[]): string => instants.toSorted().at(-1) ?? '1970-01-01T00:00:00.000Z'

/**
 * The feed, from what the API answers to its query; an error is passed on as it is.
 * @param isPublic whether caches may keep it
 */
export const toAtom = (feed: string, changes: readonly ToldChange[], answer: Answer, isPublic: boolean): Answer => {
  const { data, errors } = JSON.parse(answer.body ?? '{}') as { data?: Data | null; errors?: unknown } // as the operation selects it
  const { of } = data ?? {}
  // What is damaged is left out, and the rest is told; caches do not keep that.
  if (!data || (errors && !of && !data.records)) return answer
  if (feed !== 'changes' && !of)
    return refusal(404, 'NOT_FOUND', `There is no ${feed.startsWith('stk_') ? 'stakeholder' : 'topic'} \`${feed}\`.`)
  const listed = of
    ? [of.meetings, of.statements, of.mentions].flatMap((one) => one?.nodes ?? [])
    : (data.records ?? []).flatMap((record) => record ?? [])
  const records = [...new Map(listed.map((record) => [record.id, record])).values()].sort((a, b) =>
    a.updatedAt < b.updatedAt ? 1 : -1,
  )
  const erased = changes.filter(({ action }) => action === 'ERASED')
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">',
    `<id>urn:readout:feed:${feed}</id>`,
    `<title>${xml(of ? `Readout: ${of.title}` : 'Readout: what changed')}</title>`,
    `<updated>${latest([...records.map(({ updatedAt }) => updatedAt), ...erased.map(({ at }) => at)])}</updated>`,
    '<author><name>Readout</name></author>',
    `<link rel="self" type="application/atom+xml" href="/feeds/${feed}.atom"/>`,
    ...records.map(entryOf),
    ...erased.map(tombstoneOf),
    '</feed>',
    '',
  ].join('\n')
  const headers = {
    ...answer.headers,
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': isPublic && !errors ? `public, max-age=${KEPT_FOR}` : 'no-store',
  }
  return { ...answer, headers, body }
}
