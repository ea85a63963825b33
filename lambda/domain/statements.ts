import type { EvidenceInput, PartyFunction, Stance, StatementFilter } from '../generated/types.ts'
import { type Check, checkList, type Warn } from './checks.ts'
import { dayOf, isAfter, timeOfDay } from './dates.ts'
import { supports } from './evidence.ts'
import { isAmong, withGroups } from './groups.ts'
import { distinct, inTimeline, type Listing } from './listings.ts'
import {
  type Beside,
  type Criterion,
  DAYS,
  type FilteredNoun,
  listedBy,
  type ListingQuery,
  oneOf,
  onTopic,
  type Place,
} from './noun.ts'
import { checkParties, warnOfParties, warnOfReports } from './parties.ts'
import type { InputOf, KeptDate, RecordOf } from './records.ts'
import { isVisible, refusedIn } from './texts.ts'

type StatementRecord = RecordOf['Statement']

/** The stakeholders with a given function in a statement, each once, in the order given. */
export const withFunction = (statement: StatementRecord, wanted: PartyFunction): string[] =>
  distinct(statement.parties.filter((party) => party.function === wanted).map((party) => party.stakeholder))

/** The documents of a statement's evidence, each once, in the order given. */
export const documentsOf = (
  statement: StatementRecord,
  which: (evidence: EvidenceInput) => boolean = () => true,
): string[] => distinct((statement.evidence ?? []).filter(which).map((evidence) => evidence.document))

/** The stakeholders that relayed a statement, in the chains of its evidence. */
const relayersOf = (statement: StatementRecord): string[] =>
  distinct((statement.evidence ?? []).flatMap((evidence) => (evidence.chain ?? []).map((relay) => relay.by)))

// Ten digits hold every offset of GraphQL's Int. '~' sorts after the digits, so evidence without an offset comes last.
const offset = (evidence: EvidenceInput | undefined) => evidence?.start?.toString().padStart(10, '0') ?? '~'

/** The text that a statement sorts by among the statements that a document carries. */
const placeIn = (statement: StatementRecord, document: string | undefined) =>
  offset(statement.evidence?.find((evidence) => evidence.document === document && supports(evidence)))

/** When it was said: its own date, else that of its meeting. */
export const saidWhen = ({ saidOn, inherited }: StatementRecord): KeptDate | null => saidOn ?? inherited?.date ?? null

/** What it sorts by at its meeting: when it was said, then by the date of its first document, then by its place in that. */
const placeAt = (statement: StatementRecord) => {
  const said = saidWhen(statement)
  const first = statement.evidence?.[0]
  const day = said?.earliest ?? '~'
  const hour = said ? timeOfDay(said.edtf) : ''
  return [
    `${day}${hour && 'T'}${hour}`,
    statement.inherited?.issued ?? '~',
    first?.document ?? '~',
    offset(first),
  ].join(' ')
}

/** A text in which white space and composition do not count. */
const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

const warnOfParts = ({ mode, parts, evidence }: StatementRecord, warn: Warn) => {
  const passages = (evidence ?? []).filter(supports).flatMap(({ exact }) => (exact == null ? [] : [plain(exact)]))
  parts.forEach(({ text, verbatim, translated }, index) => {
    const isIn = passages.some((passage) => passage.includes(plain(text)))
    warn(
      !!verbatim && !translated && passages.length > 0 && !isIn,
      'NOT_IN_PASSAGE',
      ['parts', index, 'text'],
      'This verbatim part does not occur in a passage of the evidence.',
    )
  })
  const retold = parts.some(({ text, verbatim }) => !verbatim && isVisible(text))
  warn(
    mode === 'DIRECT' && retold,
    'MODE_DOES_NOT_FIT',
    ['mode'],
    'The mode is DIRECT, and a part is not verbatim: MIXED?',
  )
  warn(
    mode === 'MIXED' && !retold,
    'MODE_DOES_NOT_FIT',
    ['mode'],
    'The mode is MIXED, and every part is verbatim: DIRECT?',
  )
}

const warnOfChains = ({ evidence }: StatementRecord, { named }: Beside, warn: Warn) => {
  evidence?.forEach(({ document, chain }, index) => {
    const seen = new Set<string>()
    chain?.forEach((relay, place) => {
      const field = ['evidence', index, 'chain', place]
      const link = relay.document ?? relay.by
      warn(seen.has(link), 'RELAYS_IN_A_CIRCLE', field, `\`${link}\` is a link of this chain before.`)
      seen.add(link)
      if (relay.document == null) return
      const isOther = place === 0 && relay.document !== document
      warn(
        isOther,
        'CHAIN_DOES_NOT_FIT',
        field,
        `The chain begins with \`${relay.document}\`, and the evidence is in \`${document}\`.`,
      )
      const publisher = named(relay.document, 'Document')?.publisher
      const isOfAnother =
        publisher != null && publisher !== relay.by && named(relay.by, 'Stakeholder')?.kind !== 'PERSON'
      warn(isOfAnother, 'CHAIN_DOES_NOT_FIT', field, `\`${relay.document}\` was published by \`${publisher ?? ''}\`.`)
    })
  })
}

const warnOfDates = (statement: StatementRecord, beside: Beside, warn: Warn) => {
  const { saidOn, meeting, anticipates, evidence } = statement
  const day = saidOn?.edtf ?? ''
  warn(
    isAfter(saidOn, dayOf(beside.today)),
    'IN_THE_FUTURE',
    ['saidOn'],
    `It was said on ${day}, which is still to come.`,
  )
  warnOfReports(saidOn, evidence ?? [], beside, warn)
  const when = beside.named(meeting, 'Meeting')?.when
  const isOther = isAfter(saidOn, when) || isAfter(when, saidOn)
  warn(isOther, 'DATES_DISAGREE', ['saidOn'], `It was said on ${day} at a meeting dated ${when?.edtf ?? ''}.`)
  anticipates?.forEach((id, index) => {
    const past = beside.named(id, 'Meeting')?.when
    const message = `\`${id}\`, dated ${past?.edtf ?? ''}, was past on ${day}.`
    warn(isAfter(saidOn, past), 'DATES_DISAGREE', ['anticipates', index], message)
  })
}

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

/** What a party of a statement can do. */
const FUNCTIONS: ReadonlySet<PartyFunction> = new Set(['SPEAKER', 'ADDRESSEE', 'INTERPRETER', 'SIGNATORY'])

const checkFunctions = ({ parties }: InputOf<'Statement'>, check: Check) => {
  check(
    !parties.some((party) => party.function === 'SPEAKER'),
    ['parties'],
    'A statement has at least one SPEAKER; for one that the source does not name, set `naming` to UNNAMED.',
  )
  parties.forEach((party, index) => {
    const fits = FUNCTIONS.has(party.function)
    check(!fits, ['parties', index, 'function'], `A party of a statement is one of ${[...FUNCTIONS].join(', ')}.`)
  })
}

const checkRelations = ({ id, relations }: InputOf<'Statement'>, check: Check) => {
  relations?.forEach(({ statement }, index) => {
    check(statement === id, ['relations', index, 'statement'], 'A statement does not relate to itself.')
  })
}

/** The criterion of who speaks, or for whom, in person or through a group. */
const spokenBy =
  (
    name: 'SPEAKER' | 'BEHALF',
    idsOf: (statement: StatementRecord) => readonly string[],
  ): Criterion<string, StatementRecord, StatementFilter> =>
  (id, given) => ({
    groups: [withGroups(id, given).map((of) => ({ name, of }))],
    ...(given.memberships.has(id) && {
      compares: withGroups(id, given),
      matches: (statement: StatementRecord, { isOne }: Place) =>
        isAmong(idsOf(statement), id, saidWhen(statement), isOne, given),
    }),
  })

const behalves = (statement: StatementRecord): string[] =>
  distinct(statement.parties.filter((party) => party.function === 'SPEAKER').flatMap((party) => party.onBehalfOf ?? []))

/** Whether evidence in one of the documents has one of the stances. */
const hasStance =
  (stances: readonly Stance[], isWanted: (document: string) => boolean) => (statement: StatementRecord) =>
    (statement.evidence ?? []).some(
      ({ document, stance }) => stances.includes(stance ?? 'SUPPORTS') && isWanted(document),
    )

/** The listings of the statements that a document carries or, with stances, on which it has one of them. */
const bearingOn = (document: string, stances: readonly Stance[] | null | undefined): Listing[] => [
  ...(!stances || stances.includes('SUPPORTS') ? [{ name: 'CARRIED_BY' as const, of: document }] : []),
  ...(stances?.some((stance) => stance !== 'SUPPORTS') ? [{ name: 'CHALLENGED_BY' as const, of: document }] : []),
]

export const statements: FilteredNoun<'Statement', StatementFilter> = {
  type: 'Statement',
  prefix: 'stm_',
  all: 'STATEMENTS',
  order: 'NEWEST_FIRST',
  derive({ meeting, evidence, saidOn }, named) {
    const when = saidOn == null ? named(meeting, 'Meeting')?.when : null
    const issued = meeting == null ? null : named(evidence?.[0]?.document, 'Document')?.issued?.earliest
    const date = when ? { ...when, basis: 'INFERRED' as const } : undefined
    return date || issued ? { inherited: { ...(date && { date }), ...(issued && { issued }) } } : {}
  },
  check(statement, check) {
    checkParts(statement, check)
    checkFunctions(statement, check)
    checkParties(statement.parties, check)
    checkRelations(statement, check)
  },
  warn(statement, beside, warn) {
    warnOfParts(statement, warn)
    warnOfChains(statement, beside, warn)
    warnOfDates(statement, beside, warn)
    warnOfParties(statement.parties, beside, warn)
  },
  entries(statement) {
    const entry = inTimeline(saidWhen(statement))
    return [
      entry('STATEMENTS'),
      ...withFunction(statement, 'SPEAKER').map((id) => entry('SPEAKER', id)),
      ...behalves(statement).map((id) => entry('BEHALF', id)),
      ...withFunction(statement, 'ADDRESSEE').map((id) => entry('ADDRESSEE', id)),
      ...distinct(statement.about ?? []).map((id) => entry('ABOUT', id)),
      ...distinct(statement.topics ?? []).map((id) => entry('STATEMENT_TOPIC', id)),
      ...relayersOf(statement).map((id) => entry('RELAYER', id)),
      ...distinct((statement.relations ?? []).map((relation) => relation.statement)).map((id) =>
        entry('RELATED_TO', id),
      ),
      ...(statement.meeting
        ? [
            entry('SAID_AT', statement.meeting),
            { name: 'MEETING_STATEMENTS' as const, of: statement.meeting, sort: placeAt(statement) },
          ]
        : []),
      ...documentsOf(statement, supports).flatMap((id) => [
        entry('CARRIED_BY', id),
        { name: 'DOCUMENT_STATEMENTS' as const, of: id, sort: placeIn(statement, id) },
      ]),
      ...documentsOf(statement, (evidence) => !supports(evidence)).map((id) => entry('CHALLENGED_BY', id)),
    ]
  },
  dateOf: saidWhen,
  criteria: {
    speaker(id, given) {
      const { onBehalfOf } = given.filter
      const spoken = spokenBy('SPEAKER', (statement) => withFunction(statement, 'SPEAKER'))(id, given)
      if (onBehalfOf == null) return spoken
      // With both, it is one party that speaks for the other.
      return {
        ...spoken,
        compares: [...withGroups(id, given), ...withGroups(onBehalfOf, given)],
        matches: (statement, { isOne }) =>
          statement.parties.some(
            (party) =>
              party.function === 'SPEAKER' &&
              isAmong([party.stakeholder], id, saidWhen(statement), isOne, given) &&
              isAmong(party.onBehalfOf ?? [], onBehalfOf, saidWhen(statement), isOne, given),
          ),
      }
    },
    onBehalfOf: spokenBy('BEHALF', behalves),
    throughGroups: () => ({}), // `speaker` and `onBehalfOf` look at it
    addressee: listedBy('ADDRESSEE'),
    about: listedBy('ABOUT'),
    topic: onTopic('STATEMENT_TOPIC'),
    narrower: () => ({}), // `topic` looks at it
    meeting: listedBy('SAID_AT'),
    document: (id, { filter: { stances } }) => ({
      groups: [bearingOn(id, stances)],
      ...(stances && {
        compares: [id],
        matches: (statement, { isOne }) => hasStance(stances, (document) => isOne(document, id))(statement),
      }),
    }),
    publisher(id, { filter: { stances }, publications }) {
      const counts = stances ?? (['SUPPORTS'] as const)
      if (publications)
        return {
          groups: [publications.flatMap((document) => bearingOn(document, stances))],
          compares: [...publications],
          matches: (statement, { isOne }) =>
            hasStance(counts, (document) => publications.some((one) => isOne(document, one)))(statement),
        }
      return {
        compares: [id],
        needs: (statement) => documentsOf(statement),
        matches: (statement, { isOne, found }) =>
          hasStance(counts, (document) => {
            const record = found(document)
            return record !== null && 'publisher' in record && isOne(record.publisher, id)
          })(statement),
      }
    },
    stances: (stances, { filter: { document, publisher } }) =>
      document == null && publisher == null ? { matches: hasStance(stances, () => true) } : {},
    relatedTo: listedBy('RELATED_TO'),
    relation: (kinds, { filter: { relatedTo } }) => ({
      compares: relatedTo == null ? [] : [relatedTo],
      matches: ({ relations }, { isOne }) =>
        (relations ?? []).some(
          ({ kind, statement }) => kinds.includes(kind) && (relatedTo == null || isOne(statement, relatedTo)),
        ),
    }),
    relayedBy: listedBy('RELAYER'),
    notRelayedBy: (id) => ({
      compares: [id],
      matches: (statement, { isOne }) => !relayersOf(statement).some((one) => isOne(one, id)),
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
  // A statement carried by several documents that were merged into one has several entries: only the first counts.
  matches: (statement, { sort, isOne }) => {
    const [first, ...others] = documentsOf(statement, supports).filter((id) => isOne(id, document))
    return others.length === 0 || sort === placeIn(statement, first)
  },
})
