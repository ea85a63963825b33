import type { EvidenceInput, PartyFunction, StatementFilter } from '../generated/types.ts'
import { type Check, checkList } from './checks.ts'
import { distinct, inTimeline } from './listings.ts'
import { DAYS, type FilteredNoun, listedBy, type ListingQuery, oneOf } from './noun.ts'
import type { InputOf, RecordOf } from './records.ts'
import { isVisible, refusedIn } from './texts.ts'

type StatementRecord = RecordOf['Statement']

/** The stakeholders with a given function in a statement, each once, in the order given. */
export const withFunction = (statement: StatementRecord, wanted: PartyFunction): string[] =>
  distinct(statement.parties.filter((party) => party.function === wanted).map((party) => party.stakeholder))

/** The documents that carry a statement or speak against it, each once, in the order given. */
export const documentsOf = (statement: StatementRecord): string[] =>
  distinct((statement.evidence ?? []).map((evidence) => evidence.document))

/** The stakeholders that relayed a statement, in the chains of its evidence. */
const relayersOf = (statement: StatementRecord): string[] =>
  distinct((statement.evidence ?? []).flatMap((evidence) => (evidence.chain ?? []).map((relay) => relay.by)))

// Ten digits hold every offset of GraphQL's Int. '~' sorts after the digits, so evidence without an offset comes last.
const offset = (evidence: EvidenceInput | undefined) => evidence?.start?.toString().padStart(10, '0') ?? '~'

/** The text that a statement sorts by among the statements that a document carries. */
const placeIn = (statement: StatementRecord, document: string | undefined) =>
  offset(statement.evidence?.find((evidence) => evidence.document === document))

const checkParts = ({ mode, parts }: InputOf<'Statement'>, check: Check) => {
  const verbatim = parts.some((part) => part.verbatim)
  const quoted = mode === 'DIRECT' || mode === 'MIXED'
  check(parts.length === 0, ['parts'], 'A statement must have at least one part.')
  check(quoted && !verbatim, ['parts'], `The mode ${mode} requires a verbatim part.`)
  check(!quoted && verbatim, ['mode'], `The mode ${mode} does not allow a verbatim part: use DIRECT or MIXED.`)
  checkList(parts, ['parts'], check)
  parts.forEach((part, index) => {
    const field = ['parts', index, 'wordsOf']
    const text = ['parts', index, 'text']
    check(
      !!part.verbatim && !part.wordsOf,
      field,
      'A verbatim part must say whose words it is in; use UNCLEAR if that is unknown.',
    )
    check(!part.verbatim && !!part.wordsOf, field, 'Only a verbatim part may have `wordsOf`: leave it out.')
    // A part may be blank: a space may join two others.
    check(part.text === '', text, 'The part is empty.')
    const refused = refusedIn(part.text, { lines: true })
    check(refused !== null, text, refused ?? '')
  })
  const isSilent = parts.every(({ text }) => text !== '' && !isVisible(text))
  check(parts.length > 0 && isSilent, ['parts'], 'The parts have no visible characters.')
}

const checkParties = ({ parties }: InputOf<'Statement'>, check: Check) => {
  check(!parties.some((party) => party.function === 'SPEAKER'), ['parties'], 'A statement has at least one SPEAKER.')
  parties.forEach((party, index) => {
    const fits = party.function === 'SPEAKER' || party.function === 'ADDRESSEE'
    check(!fits, ['parties', index, 'function'], 'A party of a statement is a SPEAKER or an ADDRESSEE.')
  })
}

export const statements: FilteredNoun<'Statement', StatementFilter> = {
  type: 'Statement',
  prefix: 'stm_',
  all: 'STATEMENTS',
  order: 'NEWEST_FIRST',
  derive: () => ({}),
  check(statement, check) {
    checkParts(statement, check)
    checkParties(statement, check)
  },
  entries(statement) {
    const entry = inTimeline(statement.saidOn)
    const speaking = statement.parties.filter((party) => party.function === 'SPEAKER')
    const first = statement.evidence?.[0]
    return [
      entry('STATEMENTS'),
      ...withFunction(statement, 'SPEAKER').map((id) => entry('SPEAKER', id)),
      ...distinct(speaking.flatMap((party) => party.onBehalfOf ?? [])).map((id) => entry('BEHALF', id)),
      ...withFunction(statement, 'ADDRESSEE').map((id) => entry('ADDRESSEE', id)),
      ...distinct(statement.about ?? []).map((id) => entry('ABOUT', id)),
      ...distinct(statement.topics ?? []).map((id) => entry('STATEMENT_TOPIC', id)),
      ...relayersOf(statement).map((id) => entry('RELAYER', id)),
      ...(statement.meeting
        ? [
            entry('SAID_AT', statement.meeting),
            {
              name: 'MEETING_STATEMENTS' as const,
              of: statement.meeting,
              sort: first?.start == null ? offset(first) : `${first.document} ${offset(first)}`,
            },
          ]
        : []),
      ...documentsOf(statement).flatMap((id) => [
        entry('CARRIED_BY', id),
        { name: 'DOCUMENT_STATEMENTS' as const, of: id, sort: placeIn(statement, id) },
      ]),
    ]
  },
  dateOf: (statement) => statement.saidOn,
  criteria: {
    speaker: listedBy('SPEAKER'),
    onBehalfOf: listedBy('BEHALF'),
    addressee: listedBy('ADDRESSEE'),
    about: listedBy('ABOUT'),
    topic: listedBy('STATEMENT_TOPIC'),
    meeting: listedBy('SAID_AT'),
    document: listedBy('CARRIED_BY'),
    relayedBy: listedBy('RELAYER'),
    notRelayedBy: (id) => ({
      compares: [id],
      matches: (statement, { isOne }) => !relayersOf(statement).some(isOne),
    }),
    acts: oneOf((statement) => statement.act),
    modes: oneOf((statement) => statement.mode),
    wordsOf: (whose) => ({
      matches: ({ parts }) => parts.some((part) => part.wordsOf && whose.includes(part.wordsOf)),
    }),
    ...DAYS,
  },
}

/** The listing query for the statements that a document carries, in the order of its text. */
export const carriedBy = (document: string): ListingQuery<StatementRecord> => ({
  groups: [[{ name: 'DOCUMENT_STATEMENTS', of: document }]],
  compares: [document],
  // One that is carried by several documents which became one has several entries: the first is meant.
  matches: (statement, sort, isOne) => {
    const [first, ...others] = documentsOf(statement).filter(isOne)
    return others.length === 0 || sort === placeIn(statement, first)
  },
})
