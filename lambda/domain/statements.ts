import type { EvidenceInput, PartyFunction, StatementFilter } from '../generated/types.ts'
import { distinct, isInRange, inTimeline, type Listing, type ListingQuery, type Standing } from './listings.ts'
import type { StatementRecord } from './records.ts'

/** The stakeholders that have a function in a statement, each once, in the order given. */
export const withFunction = (statement: StatementRecord, wanted: PartyFunction): string[] =>
  distinct(statement.parties.filter((party) => party.function === wanted).map((party) => party.stakeholder))

/** The documents that carry a statement or speak against it, each once, in the order given. */
export const documentsOf = (statement: StatementRecord): string[] =>
  distinct((statement.evidence ?? []).map((evidence) => evidence.document))

/** The stakeholders through whom a statement reached the archive. */
const relayersOf = (statement: StatementRecord): string[] =>
  distinct((statement.evidence ?? []).flatMap((evidence) => (evidence.chain ?? []).map((relay) => relay.by)))

// Ten digits hold every offset that GraphQL's Int can say; '~' sorts behind the digits: what is not located comes last.
const offset = (evidence: EvidenceInput | undefined) => evidence?.start?.toString().padStart(10, '0') ?? '~'

/** What a statement sorts by among those that a document carries. */
const placeIn = (statement: StatementRecord, document: string | undefined) =>
  offset(statement.evidence?.find((evidence) => evidence.document === document))

/** The listings in which a statement stands. */
export const statementStandings = (statement: StatementRecord): Standing[] => {
  const stands = inTimeline(statement.saidOn)
  const speaking = statement.parties.filter((party) => party.function === 'SPEAKER')
  const first = statement.evidence?.[0]
  return [
    stands('STATEMENTS'),
    ...withFunction(statement, 'SPEAKER').map((id) => stands('SPEAKER', id)),
    ...distinct(speaking.flatMap((party) => party.onBehalfOf ?? [])).map((id) => stands('BEHALF', id)),
    ...withFunction(statement, 'ADDRESSEE').map((id) => stands('ADDRESSEE', id)),
    ...distinct(statement.about ?? []).map((id) => stands('ABOUT', id)),
    ...distinct(statement.topics ?? []).map((id) => stands('STATEMENT_TOPIC', id)),
    ...relayersOf(statement).map((id) => stands('RELAYER', id)),
    ...(statement.meeting
      ? [
          stands('SAID_AT', statement.meeting),
          {
            name: 'MEETING_STATEMENTS' as const,
            of: statement.meeting,
            sort: first?.start == null ? offset(first) : `${first.document} ${offset(first)}`,
          },
        ]
      : []),
    ...documentsOf(statement).flatMap((id) => [
      stands('CARRIED_BY', id),
      {
        name: 'DOCUMENT_STATEMENTS' as const,
        of: id,
        sort: placeIn(statement, id),
      },
    ]),
  ]
}

/** The question that a filter asks, of the listings it is asked on (one of them is enough), if of some. */
export const statementQuestion = (filter: StatementFilter, of?: Listing[]): ListingQuery<StatementRecord> => {
  const groups: Listing[][] = of ? [of] : []
  const on = (name: Listing['name'], id: string | null | undefined) => {
    if (id) groups.push([{ name, of: id }])
  }
  on('SPEAKER', filter.speaker)
  on('BEHALF', filter.onBehalfOf)
  on('ADDRESSEE', filter.addressee)
  on('ABOUT', filter.about)
  on('STATEMENT_TOPIC', filter.topic)
  on('SAID_AT', filter.meeting)
  on('CARRIED_BY', filter.document)
  on('RELAYER', filter.relayedBy)
  return {
    groups: groups.length ? groups : [[{ name: 'STATEMENTS' }]],
    from: filter.from,
    to: filter.to,
    sieve: !!(filter.acts ?? filter.modes ?? filter.wordsOf ?? filter.notRelayedBy),
    compares: filter.notRelayedBy ? [filter.notRelayedBy] : [],
    matches: (statement, _, isOne) =>
      isInRange(statement.saidOn, filter) &&
      (!filter.acts || filter.acts.includes(statement.act)) &&
      (!filter.modes || filter.modes.includes(statement.mode)) &&
      (!filter.wordsOf || statement.parts.some((part) => part.wordsOf && filter.wordsOf?.includes(part.wordsOf))) &&
      (!filter.notRelayedBy || !relayersOf(statement).some(isOne)),
  }
}

/** The question for the statements that a document carries, in text order. */
export const carriedQuestion = (document: string): ListingQuery<StatementRecord> => ({
  groups: [[{ name: 'DOCUMENT_STATEMENTS', of: document }]],
  compares: [document],
  // One that is carried by several documents which became one stands at several places: the first is meant.
  matches: (statement, sort, isOne) => {
    const [first, ...others] = documentsOf(statement).filter(isOne)
    return others.length === 0 || sort === placeIn(statement, first)
  },
})
