import { edtfBounds } from '../../lambda/domain/dates.ts'
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
}
const daysOf = (date: InputMaybe<PartialDateInput>): Days | null => (date ? edtfBounds(date.edtf) : null)

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
  const place = (content: Content) => daysOf(content)?.earliest ?? ''
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
const fromWordsOn = (name: string): string[] => {
  const text = fold(name)
  return [...segmenter.segment(text)].filter(({ segment }) => segment !== ' ').map(({ index }) => text.slice(index))
}
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

const relayers = (statement: StatementInput) =>
  some(statement.evidence).flatMap(({ chain }) => some(chain).map(({ by }) => by))

/** The archive of these records, with the statuses that they were given. */
export const openModel = (records: readonly RecordInput[], statuses: ReadonlyMap<string, Standing>) => {
  const statusOf = (id: string): Standing => statuses.get(id) ?? { status: 'CURRENT' }
  /** Whether an id is another one, or of a record that became that one, directly or indirectly. */
  const became = (id: string, other: string): boolean => {
    const into = statusOf(id).supersededBy
    return id === other || (into !== undefined && became(into, other))
  }
  const names = (named: Iterable<InputMaybe<string>>, id: string) => ids(named).some((one) => became(one, id))
  const listed = <Content extends { id?: InputMaybe<string> }>(
    pick: (record: RecordInput) => InputMaybe<Content>,
    includeRetracted: InputMaybe<boolean> = false,
  ): Content[] =>
    records
      .map(pick)
      .filter((content) => content != null)
      .filter((content) => includeRetracted || ['CURRENT', 'DISPUTED'].includes(statusOf(idOf(content)).status))

  const meetings = (
    filter: InputMaybe<MeetingFilter>,
    order: InputMaybe<TimelineOrder>,
    on: { participant?: string; topic?: string; partOf?: string } = {},
  ): Expected => {
    const { participants, country, topic, kinds, states, from, to, includeRetracted } = filter ?? {}
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
        some(participants).every((id) => tookPart(meeting, id)) &&
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
            some(statement.evidence).map((passage) => passage.document),
            id,
          ),
        ) &&
        unless(relayedBy, (id) => names(relayers(statement), id)) &&
        unless(notRelayedBy, (id) => !names(relayers(statement), id)) &&
        unless(acts, (wanted) => wanted.includes(statement.act)) &&
        unless(modes, (wanted) => wanted.includes(statement.mode)) &&
        unless(wordsOf, (wanted) => quoted.some((words) => wanted.includes(words))) &&
        mayBeIn(daysOf(statement.saidOn), from, to)
      )
    })
  }
  const statements = (
    filter: InputMaybe<StatementFilter>,
    order: InputMaybe<TimelineOrder>,
    on: { speaker?: string; mentions?: string; topic?: string } = {},
  ): Expected => inOrder(pickedStatements(filter, on), ({ saidOn }) => daysOf(saidOn), order)

  /** By where a passage starts; without offsets last. */
  const offset = (passage: EvidenceInput | undefined, before = '') =>
    passage?.start == null ? '~' : `${before} ${String(passage.start).padStart(10, '0')}`

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
    const picked = listed<TopicInput>(({ topic }) => topic).filter(
      (topic) =>
        unless(label, (search) => found(topic.labels, search) !== undefined) &&
        unless(broader, (id) => names([topic.broader], id)) &&
        unless(identifier, (one) => hasIdentifier(topic.identifiers, one)),
    )
    if (label == null) return byText(picked, ({ labels }) => preferred(labels))
    return byText(picked, ({ labels }) => found(labels, label)!, broader == null && identifier == null)
  }

  return {
    meetings,
    statements,
    commitments,
    roles,
    topics,
    /** "In source order: by where the first passage named for each statement starts in its document." */
    statementsOfMeeting: (id: string): Expected =>
      byText(pickedStatements({ meeting: id }), ({ evidence }) => {
        const [first] = some(evidence)
        return offset(first, first?.document)
      }),
    /** "In text order: by where the first passage named for each starts in it." */
    statementsOfDocument: (id: string): Expected =>
      byText(pickedStatements({ document: id }), ({ evidence }) =>
        offset(some(evidence).find(({ document }) => became(document, id))),
      ),
    stakeholders: (filter: InputMaybe<StakeholderFilter>): Expected => {
      const { name, kinds, country, identifier } = filter ?? {}
      const picked = listed<StakeholderInput>(({ stakeholder }) => stakeholder).filter(
        (stakeholder) =>
          unless(name, (search) => found(stakeholder.names, search) !== undefined) &&
          unless(kinds, (wanted) => wanted.includes(stakeholder.kind)) &&
          unless(country, (code) => stakeholder.country === code) &&
          unless(identifier, (one) => hasIdentifier(stakeholder.identifiers, one)),
      )
      if (name == null) return byText(picked, ({ names: given }) => preferred(given))
      return byText(picked, ({ names: given }) => found(given, name)!, identifier == null)
    },
    documents: (filter: InputMaybe<DocumentFilter>): Expected => {
      const { publisher, url, textSha256, kinds, from, to } = filter ?? {}
      const picked = listed<DocumentInput>(({ document }) => document).filter(
        (document) =>
          unless(publisher, (id) => names([document.publisher], id)) &&
          unless(url, (address) => document.url === address) &&
          unless(textSha256, (hash) => document.textSha256 === hash) &&
          unless(kinds, (wanted) => wanted.includes(document.kind)) &&
          mayBeIn(daysOf(document.issued), from, to),
      )
      return inOrder(picked, ({ issued }) => daysOf(issued), 'NEWEST_FIRST')
    },
  }
}

export type Model = ReturnType<typeof openModel>

/** The statuses after some steps, and those of the steps that are refused: into what became another record itself. */
export const takeSteps = (steps: readonly StatusStep[]) => {
  const statuses = new Map<string, Standing>()
  const refused = steps.map(({ id, status, supersededBy }) => {
    if (supersededBy !== undefined && statuses.get(supersededBy)?.status === 'MERGED') return true
    statuses.set(id, { status, supersededBy })
    return false
  })
  return { statuses, refused }
}
