import { edtfBounds, timeOfDay } from '../../lambda/domain/dates.ts'
import { fold } from '../../lambda/domain/names.ts'
import type {
  CommitmentFilter,
  CommitmentInput,
  DocumentFilter,
  DocumentInput,
  EvidenceInput,
  IdentifierInput,
  InputMaybe,
  MeetingFilter,
  MeetingInput,
  NameInput,
  PartialDateInput,
  RecordInput,
  RecordStatus,
  RoleInput,
  StakeholderFilter,
  StakeholderInput,
  StatementFilter,
  StatementInput,
  TimelineOrder,
  TopicFilter,
  TopicInput,
} from '../../lambda/generated/types.ts'
import type { StatusStep } from './generate.ts'

// The listings of the schema by its descriptions alone: the whole archive in memory, filtered. It shares no code with
// the listings that it is held against, but the days of a date and the folding of names, which have tests of their own.

interface Standing {
  status: RecordStatus
  supersededBy?: string
}

/** A listing of a question: the ids in order, or in no order that the schema tells. */
export interface Expected {
  ids: string[]
  ordered: boolean
}

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const ids = (values: Iterable<InputMaybe<string>>) => [...values].filter((value) => value != null)
const some = <Value>(values: InputMaybe<Value[]>): Value[] => values ?? []
const unless = <Value>(given: InputMaybe<Value>, holds: (value: NonNullable<Value>) => boolean) =>
  given == null || holds(given)
const idOf = ({ id }: { id?: InputMaybe<string> }) => id!

interface Days {
  earliest: string | null
  latest: string | null
  /** What orders it within its first day. */
  hour?: string
}
const daysOf = (date: InputMaybe<PartialDateInput>): Days | null => {
  const days = date ? edtfBounds(date.edtf) : null
  return date && days ? { ...days, hour: timeOfDay(date.edtf) } : null
}
const dayAndHour = (days: Days | null) => (days ? `${days.earliest ?? ''}${days.hour && 'T'}${days.hour ?? ''}` : '')

/** Whether a date may mean a day from the one on to the other. */
const mayBeIn = (days: Days | null, from: InputMaybe<string>, to: InputMaybe<string>): boolean => {
  if (from == null && to == null) return true
  if (!days) return false
  const tooEarly = from != null && days.latest !== null && days.latest < from
  const tooLate = to != null && days.earliest !== null && days.earliest > to
  return !tooEarly && !tooLate
}

const dayBefore = (day: string) => new Date(new Date(day).getTime() - 86_400_000).toISOString().slice(0, 10)

/** "Partial dates sort by their earliest day", "those without a date last"; an open start is before every day. */
const inOrder = <Content extends { id?: InputMaybe<string> }>(
  contents: Content[],
  daysOf: (content: Content) => Days | null,
  order: InputMaybe<TimelineOrder>,
): Expected => {
  const direction = order === 'OLDEST_FIRST' ? 1 : -1
  const place = (content: Content) => dayAndHour(daysOf(content))
  const compare = (a: Content, b: Content) => byBytes(place(a), place(b)) || byBytes(idOf(a), idOf(b))
  const sorted = contents.sort((a, b) => direction * compare(a, b))
  const dated = sorted.filter((content) => daysOf(content) !== null)
  const undated = sorted.filter((content) => daysOf(content) === null)
  return { ids: [...dated, ...undated].map(idOf), ordered: true }
}

const byText = <Content extends { id?: InputMaybe<string> }>(
  contents: Content[],
  text: (content: Content) => string,
  ordered = true,
): Expected => {
  const compare = (a: Content, b: Content) => byBytes(text(a), text(b)) || byBytes(idOf(a), idOf(b))
  return { ids: contents.sort(compare).map(idOf), ordered }
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** What a name says from each of its words on, accents and case aside. */
const fromWordsOn = (name: string): string[] =>
  // With an apostrophe within a word, and between two; initials as one word, and as several.
  [fold(name), fold(name, true)].flatMap((text) =>
    [...segmenter.segment(text)]
      .filter(({ segment }) => segment !== ' ')
      .flatMap(({ segment, index }) => {
        // The given name of a Korean one begins with its second syllable, of four also with the third.
        const isKorean = /^\p{Script=Hangul}{2,4}$/u.test(segment)
        return isKorean ? [index, index + 1, ...(segment.length === 4 ? [index + 2] : [])] : [index]
      })
      .slice(0, 20)
      .map((index) => text.slice(index)),
  )
/** The first of what begins with a search; none for a search without a letter or digit. */
const found = (names: NameInput[], search: string): string | undefined => {
  const wanted = fold(search)
  return names
    .flatMap(({ text }) => fromWordsOn(text))
    .filter((text) => wanted !== '' && text.startsWith(wanted))
    .sort(byBytes)[0]
}
const preferred = (names: NameInput[]) => fold(names.find(({ kind }) => (kind ?? 'PREFERRED') === 'PREFERRED')!.text)

const hasIdentifier = (given: InputMaybe<IdentifierInput[]>, { scheme, value }: IdentifierInput) =>
  some(given).some((one) => one.scheme === scheme && one.value === value)

const supports = ({ stance }: EvidenceInput) => (stance ?? 'SUPPORTS') === 'SUPPORTS'

const relayers = (statement: StatementInput) =>
  some(statement.evidence).flatMap(({ chain }) => some(chain).map(({ by }) => by))

/** The archive of these records, with the statuses that they were given. */
export const openModel = (records: readonly RecordInput[], statuses: ReadonlyMap<string, Standing>) => {
  const statusOf = (id: string): Standing => statuses.get(id) ?? { status: 'CURRENT' }
  /** The id of what a record became: its own, unless it was merged. */
  const intoOf = (id: string): string => {
    const into = statusOf(id).supersededBy
    return into === undefined ? id : intoOf(into)
  }
  /** Whether two ids are of what is one record by now. */
  const became = (id: string, other: string): boolean => intoOf(id) === intoOf(other)
  const isShown = (id: string) => ['CURRENT', 'DISPUTED'].includes(statusOf(id).status)
  const contentOf = new Map(
    records.map((record) => [idOf(Object.values(record)[0] as { id: string }), Object.values(record)[0]]),
  )
  /** A statement without a date has that of its meeting. */
  const saidOn = (statement: StatementInput) => {
    const meeting = statement.meeting == null ? null : (contentOf.get(statement.meeting) as MeetingInput)
    return daysOf(statement.saidOn ?? meeting?.when)
  }
  /**
   * The records that a look-up by what others call them finds: one that was merged as what it became, once, unless that
   * is found by itself.
   */
  const lookedUp = <Content extends { id?: InputMaybe<string> }>(
    isFound: (content: Content) => boolean,
    all: Content[],
    isListed: (content: Content) => boolean,
  ): Content[] => {
    const shown = new Map<string, Content>()
    for (const content of all.filter(isFound)) {
      const into = contentOf.get(intoOf(idOf(content))) as Content
      if (isShown(idOf(content))) shown.set(idOf(content), content)
      else if (statusOf(idOf(content)).status === 'MERGED' && isShown(idOf(into)) && !isListed(into))
        shown.set(idOf(into), into)
    }
    return [...shown.values()]
  }
  const names = (named: Iterable<InputMaybe<string>>, id: string) => ids(named).some((one) => became(one, id))
  const listed = <Content extends { id?: InputMaybe<string> }>(
    pick: (record: RecordInput) => InputMaybe<Content>,
    includeRetracted: InputMaybe<boolean> = false,
  ): Content[] =>
    records
      .map(pick)
      .filter((content) => content != null)
      .filter((content) => includeRetracted || isShown(idOf(content)))

  const meetings = (
    filter: InputMaybe<MeetingFilter>,
    order: InputMaybe<TimelineOrder>,
    on: { participant?: string; topic?: string; partOf?: string } = {},
  ): Expected => {
    const { participantsAllOf, participantsAnyOf, country, topic, kinds, states, from, to, includeRetracted } =
      filter ?? {}
    const tookPart = ({ parties }: MeetingInput, id: string) =>
      names(
        parties.flatMap(({ stakeholder, onBehalfOf }) => [stakeholder, ...some(onBehalfOf)]),
        id,
      )
    const isAbout = ({ topics }: MeetingInput, id: string) => names(some(topics), id)
    const picked = listed<MeetingInput>(({ meeting }) => meeting, includeRetracted).filter(
      (meeting) =>
        unless(on.participant, (id) => tookPart(meeting, id)) &&
        unless(on.topic, (id) => isAbout(meeting, id)) &&
        unless(on.partOf, (id) => names([meeting.partOf], id)) &&
        unless(participantsAllOf, (all) => all.length > 0 && all.every((id) => tookPart(meeting, id))) &&
        unless(participantsAnyOf, (any) => any.some((id) => tookPart(meeting, id))) &&
        unless(country, (code) => meeting.country === code) &&
        unless(topic, (id) => isAbout(meeting, id)) &&
        unless(kinds, (wanted) => wanted.includes(meeting.kind)) &&
        unless(states, (wanted) => wanted.includes(meeting.state)) &&
        mayBeIn(daysOf(meeting.when), from, to),
    )
    return inOrder(picked, ({ when }) => daysOf(when), order)
  }

  const pickedStatements = (
    filter: InputMaybe<StatementFilter>,
    on: { speaker?: string; mentions?: string; topic?: string } = {},
  ) => {
    const { speaker, onBehalfOf, addressee, about, topic, meeting, document, relayedBy, notRelayedBy } = filter ?? {}
    const { acts, modes, wordsOf, from, to, includeRetracted } = filter ?? {}
    return listed<StatementInput>(({ statement }) => statement, includeRetracted).filter((statement) => {
      const speaking = statement.parties.filter((party) => party.function === 'SPEAKER')
      const addressed = statement.parties.filter((party) => party.function === 'ADDRESSEE')
      const speaks = (id: string) =>
        names(
          speaking.map((party) => party.stakeholder),
          id,
        )
      const isAddressed = (id: string) =>
        names(
          addressed.map((party) => party.stakeholder),
          id,
        )
      const isMeant = (id: string) => names(some(statement.about), id)
      const quoted = statement.parts.flatMap((part) => part.wordsOf ?? [])
      return (
        unless(on.speaker, speaks) &&
        unless(on.topic, (id) => names(some(statement.topics), id)) &&
        unless(on.mentions, (id) => isMeant(id) || isAddressed(id)) &&
        unless(speaker, speaks) &&
        unless(onBehalfOf, (id) =>
          names(
            speaking.flatMap((party) => some(party.onBehalfOf)),
            id,
          ),
        ) &&
        unless(addressee, isAddressed) &&
        unless(about, isMeant) &&
        unless(topic, (id) => names(some(statement.topics), id)) &&
        unless(meeting, (id) => names([statement.meeting], id)) &&
        unless(document, (id) =>
          names(
            some(statement.evidence)
              .filter(supports)
              .map((passage) => passage.document),
            id,
          ),
        ) &&
        (speaker == null ||
          onBehalfOf == null ||
          speaking.some((party) => names([party.stakeholder], speaker) && names(some(party.onBehalfOf), onBehalfOf))) &&
        unless(relayedBy, (id) => names(relayers(statement), id)) &&
        unless(notRelayedBy, (id) => !names(relayers(statement), id)) &&
        unless(acts, (wanted) => wanted.includes(statement.act)) &&
        unless(modes, (wanted) => wanted.includes(statement.mode)) &&
        unless(wordsOf, (wanted) => quoted.some((words) => wanted.includes(words))) &&
        mayBeIn(saidOn(statement), from, to)
      )
    })
  }
  const statements = (
    filter: InputMaybe<StatementFilter>,
    order: InputMaybe<TimelineOrder>,
    on: { speaker?: string; mentions?: string; topic?: string } = {},
  ): Expected => inOrder(pickedStatements(filter, on), saidOn, order)

  /** By where a passage starts; without offsets last. */
  const offset = (passage: EvidenceInput | undefined) =>
    passage?.start == null ? '~' : String(passage.start).padStart(10, '0')

  const commitments = (
    filter: InputMaybe<CommitmentFilter>,
    on: { by?: string; statement?: string } = {},
  ): Expected => {
    const { by, toward, states, dueBefore } = filter ?? {}
    const picked = listed<CommitmentInput>(({ commitment }) => commitment).filter(
      (commitment) =>
        unless(on.by, (id) => names(commitment.by, id)) &&
        unless(on.statement, (id) => names(commitment.statements, id)) &&
        unless(by, (id) => names(commitment.by, id)) &&
        unless(toward, (id) => names(some(commitment.toward), id)) &&
        unless(states, (wanted) => wanted.includes(commitment.state ?? 'OPEN')) &&
        unless(dueBefore, (day) => mayBeIn(daysOf(commitment.due), null, dayBefore(day))),
    )
    return inOrder(picked, ({ due }) => daysOf(due), 'OLDEST_FIRST')
  }

  const roles = (on: { holder?: string; organization?: string }, at: InputMaybe<string>): Expected => {
    const spans = ({ period, attestedOn }: RoleInput): Days[] => [
      ...(period == null ? [] : [edtfBounds(period)!]),
      ...some(attestedOn).map((day) => daysOf(day)!),
    ]
    const picked = listed<RoleInput>(({ role }) => role).filter(
      (role) =>
        unless(on.holder, (id) => names([role.holder], id)) &&
        unless(on.organization, (id) => names([role.organization], id)) &&
        unless(at, (day) => spans(role).some((span) => mayBeIn(span, day, day))),
    )
    // A role is dated by its period, else by the earliest day on which it is attested.
    const dated = ({ period, attestedOn }: RoleInput) => {
      if (period != null) return edtfBounds(period)
      const days = some(attestedOn).map((day) => daysOf(day)!)
      return days.sort((a, b) => byBytes(a.earliest ?? '', b.earliest ?? ''))[0] ?? null
    }
    return inOrder(picked, dated, 'OLDEST_FIRST')
  }

  const topics = (filter: InputMaybe<TopicFilter>): Expected => {
    const { label, broader, identifier } = filter ?? {}
    const isUnder = (topic: TopicInput) => unless(broader, (id) => names([topic.broader], id))
    const isSame = (topic: TopicInput) => unless(identifier, (one) => hasIdentifier(topic.identifiers, one))
    const isCalled = (topic: TopicInput) => unless(label, (search) => found(topic.labels, search) !== undefined)
    const isWanted = (topic: TopicInput) => isUnder(topic) && isSame(topic) && isCalled(topic)
    const isByLabel = broader == null && identifier == null
    const picked =
      label == null && identifier == null
        ? listed<TopicInput>(({ topic }) => topic).filter(isWanted)
        : lookedUp(
            isWanted,
            listed<TopicInput>(({ topic }) => topic, true),
            isByLabel ? isCalled : (topic) => isUnder(topic) && isSame(topic),
          )
    const hasMerged = picked.some((topic) => !isWanted(topic))
    if (hasMerged) return byText(picked, idOf, false)
    if (label == null) return byText(picked, ({ labels }) => preferred(labels))
    return byText(picked, ({ labels }) => found(labels, label)!, broader == null && identifier == null)
  }

  return {
    meetings,
    statements,
    commitments,
    roles,
    topics,
    /** By when it was said, then by when its first document was issued, then by where in that it stands. */
    statementsOfMeeting: (id: string): Expected =>
      byText(pickedStatements({ meeting: id }), (statement) => {
        const [first] = some(statement.evidence)
        const document = first && (contentOf.get(first.document) as DocumentInput)
        const said = saidOn(statement)
        const when = said?.earliest == null ? '~' : dayAndHour(said)
        const issued = daysOf(document?.issued)?.earliest ?? '~'
        return [when, issued, first?.document ?? '~', offset(first)].join(' ')
      }),
    /** "In text order: by where the first passage named for each starts in it." */
    statementsOfDocument: (id: string): Expected =>
      byText(pickedStatements({ document: id }), ({ evidence }) =>
        offset(
          some(evidence)
            .filter(supports)
            .find(({ document }) => became(document, id)),
        ),
      ),
    stakeholders: (filter: InputMaybe<StakeholderFilter>): Expected => {
      const { name, kinds, country, identifier } = filter ?? {}
      const isSame = (stakeholder: StakeholderInput) =>
        unless(identifier, (one) => hasIdentifier(stakeholder.identifiers, one))
      const isCalled = (stakeholder: StakeholderInput) =>
        unless(name, (search) => found(stakeholder.names, search) !== undefined)
      const isWanted = (stakeholder: StakeholderInput) =>
        isSame(stakeholder) &&
        isCalled(stakeholder) &&
        unless(kinds, (wanted) => wanted.includes(stakeholder.kind)) &&
        unless(country, (code) => stakeholder.country === code)
      const picked =
        name == null && identifier == null
          ? listed<StakeholderInput>(({ stakeholder }) => stakeholder).filter(isWanted)
          : lookedUp(
              isWanted,
              listed<StakeholderInput>(({ stakeholder }) => stakeholder, true),
              identifier == null ? isCalled : isSame,
            )
      if (picked.some((stakeholder) => !isWanted(stakeholder))) return byText(picked, idOf, false)
      if (name == null) return byText(picked, ({ names: given }) => preferred(given))
      return byText(picked, ({ names: given }) => found(given, name)!, identifier == null)
    },
    documents: (filter: InputMaybe<DocumentFilter>): Expected => {
      const { publisher, url, textSha256, kinds, from, to } = filter ?? {}
      const isListed = (document: DocumentInput) =>
        unless(publisher, (id) => names([document.publisher], id)) &&
        unless(url, (address) => document.url === address) &&
        unless(textSha256, (hash) => document.textSha256 === hash)
      const isWanted = (document: DocumentInput) =>
        isListed(document) &&
        unless(kinds, (wanted) => wanted.includes(document.kind)) &&
        mayBeIn(daysOf(document.issued), from, to)
      const picked =
        url == null && textSha256 == null
          ? listed<DocumentInput>(({ document }) => document).filter(isWanted)
          : lookedUp(
              isWanted,
              listed<DocumentInput>(({ document }) => document, true),
              isListed,
            )
      if (picked.some((document) => !isWanted(document))) return byText(picked, idOf, false)
      return inOrder(picked, ({ issued }) => daysOf(issued), 'NEWEST_FIRST')
    },
  }
}

export type Model = ReturnType<typeof openModel>

/** What a record stands directly under. */
const above = ({ topic, stakeholder, document, meeting }: RecordInput): string[] =>
  ids([topic?.broader, stakeholder?.parent, ...some(document?.derivedFrom), meeting?.partOf])

/**
 * The statuses after some steps, and those of the steps that are refused: into what became another record itself, and
 * into what stands under it.
 */
export const takeSteps = (steps: readonly StatusStep[], records: readonly RecordInput[]) => {
  const statuses = new Map<string, Standing>()
  const parents = new Map(records.map((record) => [idOf(Object.values(record)[0] as { id: string }), above(record)]))
  /** Whether a record stands under another one, directly or not; of one that was merged, what it became does. */
  const isUnder = (id: string, other: string, seen = new Set<string>()): boolean => {
    if (id === other) return true
    if (seen.has(id)) return false
    seen.add(id)
    const into = statuses.get(id)?.supersededBy
    return (into === undefined ? (parents.get(id) ?? []) : [into]).some((one) => isUnder(one, other, seen))
  }
  const refused = steps.map(({ id, status, supersededBy }) => {
    if (supersededBy !== undefined && statuses.get(supersededBy)?.status === 'MERGED') return true
    if (supersededBy !== undefined && isUnder(supersededBy, id)) return true
    statuses.set(id, { status, supersededBy })
    return false
  })
  return { statuses, refused }
}
