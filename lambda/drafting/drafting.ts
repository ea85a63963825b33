import { nameWords } from '../domain/likeness.ts'
import { preferredName } from '../domain/names.ts'
import type { RecordOf } from '../domain/records.ts'
import { lengthOf } from '../domain/texts.ts'
import type { DocumentInput, PartialDateInput, PartyInput, RelayInput } from '../generated/types.ts'
import { dayOfIssue } from './dates.ts'
import { type Cast, draftActors, unnamed } from './drafting-actors.ts'
import type { Lookup } from './lookup.ts'
import { oneLine, partsOf } from './passages.ts'
import type { Actor } from './people.ts'
import {
  type DraftedQuestion,
  type DraftedRecord,
  openProposing,
  type Proposing,
  slug,
  surnameSlug,
} from './proposing.ts'
import type { Told } from './chains.ts'
import { type Met, readText } from './reading.ts'
import type { Part } from './resolving.ts'
import type { When } from './sayings.ts'
import type { Span } from './spans.ts'

export interface Drafted {
  records: DraftedRecord[]
  questions: DraftedQuestion[]
}

/** The most records and questions of a draft; a text of 200,000 characters has some 1,500. */
const MOST_RECORDS = 2000
const MOST_QUESTIONS = 500

/** The most stakeholders and topics that a drafted statement is about, and the most meetings of a text. */
const MOST_ABOUT = 8
const MOST_TOPICS = 10
const MOST_MEETINGS = 20

/** How much of a quotation a question shows, in code points. */
const LONGEST_SHOWN = 60

/** The document that a text is of. */
interface Source {
  id: string
  /** The day on which it was issued, where its publisher is; null if that is not known. */
  day: string | null
  /** The country of its publisher. */
  country: string | null
}

/** Proposes the document, or names it in the archive, and asks for what is not known of it. */
const draftDocument = async (proposing: Proposing): Promise<Source> => {
  const { text, given, tag, read, lookup, textSha256, records, taken, ask, freeId } = proposing
  const publisher = given.publisher ? await lookup.stakeholder(given.publisher) : null
  const country = publisher?.country ?? null
  const day = dayOfIssue(given.issued?.edtf, country)
  const head = read.form.title
  const title = given.title ?? (head ? oneLine(text.slice(head.start, head.end)) : null)
  const [same] = await lookup.documents({ url: given.url ?? null, textSha256 })
  const named = title ?? [given.publisher?.slice(4), given.kind].filter(Boolean).join(' ').replaceAll('_', ' ')
  const id = given.id ?? same?.id ?? (await freeId('doc_', `${slug(named)} ${day ?? textSha256.slice(0, 8)}`))
  taken.add(id)
  if (same && !given.id) proposing.recognize(same, 1, 'The archive has a document with this address or this text.')
  else
    records.push({
      input: {
        document: {
          ...given,
          id,
          ...(title ? { title } : {}),
          language: given.language ?? tag,
          textSha256,
          held: given.held === true,
        },
      },
      existing: same ?? null,
      confidence: 1,
      reasons: [
        `The hash is that of the ${lengthOf(text)} characters given.`,
        ...(given.title || !title ? [] : ['The first line is taken for the title.']),
      ],
    })
  const isAnything = read.told.length > 0 || read.met.length > 0
  if (!given.issued && isAnything)
    ask('When was the text issued? Without it, "today" and dates without a year are left out.', null, {
      record: id,
      field: 'issued',
    })
  if (!given.publisher) ask('Who published the text?', null, { record: id, field: 'publisher' })
  if (!isAnything) ask('The rules find nobody who says anything, and no meeting. Is there something to record?', null)
  return { id, day, country }
}

/** Whom a statement is about: governments, and whoever takes part in the text anyway. */
const aboutOf = ({ start, end, speakers }: Told, named: readonly Part[], used: ReadonlySet<Actor>): Actor[] =>
  named.flatMap(({ mention, actor }) => {
    const isInside = mention.start >= start && mention.end <= end
    const isAnybody = actor !== null && (actor.kind === 'GOVERNMENT' || used.has(actor))
    return isInside && isAnybody && !speakers.some((one) => one.actor === actor) ? [actor] : []
  })

/** Everybody of a text who becomes a record: who speaks, hears, passes on, meets, or is a government that is spoken of. */
const usedIn = ({ told, met, named }: Proposing['read']): Set<Actor> => {
  const used = new Set<Actor>()
  for (const { actor } of told.flatMap(({ speakers, hearers, chain }) => [...speakers, ...hearers, ...chain]))
    if (actor) used.add(actor)
  for (const { actor } of met.flatMap(({ parties }) => parties)) if (actor) used.add(actor)
  for (const one of told) for (const actor of aboutOf(one, named, used)) used.add(actor)
  return used
}

/** What the meetings and the statements of a text share. */
interface Setting {
  proposing: Proposing
  source: Source
  cast: Cast
  datesOf: (span: Span) => When[]
  chainOf: (chain: Told['chain']) => RelayInput[]
}

const openSetting = (proposing: Proposing, source: Source, cast: Cast): Setting => {
  const { text, given, read } = proposing
  const { language } = read
  return {
    proposing,
    source,
    cast,
    // without the day of the text, a date in full is still one
    datesOf: (span) =>
      source.day === null
        ? language.dates(text, span, '2000-01-01').filter(({ isWhole }) => isWhole)
        : language.dates(text, span, source.day),
    chainOf: (chain) => [
      ...(given.kind === 'NEWS_ARTICLE' && given.publisher
        ? [{ by: given.publisher, document: source.id, basis: 'EXPLICIT' as const }]
        : []),
      ...chain.flatMap(({ actor, cue, isInferred }): RelayInput[] =>
        actor
          ? [
              {
                by: cast.idOf(actor),
                ...(cue ? { cue: oneLine(cue) } : {}),
                basis: isInferred ? 'INFERRED' : 'EXPLICIT',
              },
            ]
          : [],
      ),
    ],
  }
}

const dateOf = (when: When | undefined): PartialDateInput | undefined =>
  when && { edtf: when.edtf, asStated: oneLine(when.text), basis: when.isWhole ? 'EXPLICIT' : 'INFERRED' }

const dayOfText = ({ day }: Source): PartialDateInput | undefined =>
  day === null ? undefined : { edtf: day, basis: 'INFERRED' }

/** A meeting that is proposed or known. */
interface DraftedMeeting {
  id: string
  when: PartialDateInput | undefined
  actors: readonly Actor[]
}

/** Who is of the country of the place receives the others; of two, the other one is a visitor. */
const functionIn = ({ kind, country }: Met, own: string | null, count: number): PartyInput['function'] => {
  if (country === null || kind === 'CALL' || own === null) return 'PARTICIPANT'
  return own === country ? 'HOST' : count === 2 ? 'VISITOR' : 'PARTICIPANT'
}

/** Proposes a meeting that the text tells of; null if it names fewer than two who met. */
const draftMeeting = async (
  met: Met,
  { proposing, source, cast, datesOf, chainOf }: Setting,
): Promise<DraftedMeeting | null> => {
  const { read, lookup, passages, ask } = proposing
  const actors = [...new Set(met.parties.flatMap(({ actor }) => actor ?? []))]
  if (actors.length < 2) return null
  const isPast = ({ edtf }: When): boolean =>
    source.day === null || met.state === 'PLANNED' || edtf.slice(0, 10) <= source.day
  const said = datesOf(met).find(isPast)
  const when = dateOf(said) ?? (met.state === 'HELD' ? dayOfText(source) : undefined)
  const day = when && /^\d{4}-\d\d-\d\d$/.test(when.edtf) ? when.edtf : null
  const [same] = day === null ? [] : await lookup.meetings(actors.map(cast.idOf), day)
  if (same) {
    proposing.recognize(same, 0.85, 'The archive has a meeting of these people on this day.')
    return { id: same.id, when, actors }
  }
  const surnames = actors.slice(0, 4).map(({ name }) => surnameSlug(name))
  const id = await proposing.freeId('mtg_', `${surnames.join(' ')} ${day ?? ''}`)
  const relay = read.relay.map((part) => ({ ...part, cue: read.form.relay?.cue ?? null, isInferred: false }))
  proposing.propose(
    {
      meeting: {
        id,
        kind: actors.length > 3 && met.kind === 'MEETING' ? 'CONFERENCE' : met.kind,
        title: read.language.meetingTitle(actors.map(({ name }) => name)),
        state: met.state,
        ...(when ? { when } : {}),
        ...(met.place ? { place: met.place.text } : {}),
        ...(met.country ? { country: met.country } : {}),
        parties: actors.map((actor) => {
          const mention = { ...actor.first, text: actor.name }
          return cast.partyOf({ actor, mention, isNamed: true }, functionIn(met, cast.countryOf(actor), actors.length))
        }),
        evidence: [passages.evidenceOf(met, source.id, chainOf(relay), false)],
      },
    },
    0.85,
    [
      'The text tells that they met.',
      ...(said
        ? [`"${said.text}" is ${said.edtf}.`]
        : when
          ? ['No day is named: it is taken for the day of the text.']
          : []),
    ],
  )
  if (!when) ask('When was this meeting?', met, { record: id, field: 'when' })
  return { id, when, actors }
}

/** A party stands once with each function. */
const distinct = (parties: readonly PartyInput[]): PartyInput[] =>
  parties.filter((one, at) => {
    const isSame = (other: PartyInput): boolean =>
      other.function === one.function &&
      (one.stakeholder ? other.stakeholder === one.stakeholder : !other.stakeholder && other.asStated === one.asStated)
    return parties.findIndex(isSame) === at
  })

/** Labels of topics by the words that tell them. */
const openTopics = (topics: readonly RecordOf['Topic'][]) => {
  const labels = topics.flatMap((topic) =>
    topic.labels.flatMap(({ text }) => {
      const words = nameWords(text).filter((word) => word.length > 3 || /\d/.test(word))
      return words.length ? [{ topic, words }] : []
    }),
  )
  const used = new Set<RecordOf['Topic']>()
  return {
    used,
    /** The topics all of whose words stand in a passage. */
    of: (passage: string): string[] => {
      const own = new Set(nameWords(passage))
      const has = (word: string): boolean =>
        own.has(word) || own.has(`${word}s`) || (word.endsWith('s') && own.has(word.slice(0, -1)))
      const found = [...new Set(labels.filter(({ words }) => words.every(has)).map(({ topic }) => topic))].slice(
        0,
        MOST_TOPICS,
      )
      for (const topic of found) used.add(topic)
      return found.map(({ id }) => id)
    },
  }
}

/** When something was said: a date beside the reporting words, and none in what was said. */
const dateBeside = (one: Told, { proposing: { read }, datesOf }: Setting): When | undefined => {
  if (read.form.is !== 'REPORT') return undefined
  const sentence = read.sentences.find(({ start, end }) => one.at.start >= start && one.at.start < end) ?? one
  const isSaid = ({ start, end }: When): boolean => read.told.some((other) => start >= other.start && end <= other.end)
  return datesOf({ start: Math.min(sentence.start, one.at.start), end: sentence.end }).find((when) => !isSaid(when))
}

/** Who hears a statement: whom it names, or at a talk of two the other one. */
const hearersOf = (one: Told, meeting: DraftedMeeting | null, cast: Cast): PartyInput[] => {
  const speaking = new Set(one.speakers.map(({ actor }) => actor))
  const named = one.hearers.filter(({ actor }) => actor !== null && !speaking.has(actor))
  const others =
    meeting && one.speakers.length === 1 && meeting.actors.length === 2
      ? meeting.actors.filter((actor) => !speaking.has(actor))
      : []
  // who thanks a country at a talk thanks its minister there
  const isTheirs = named.every(
    ({ actor }) =>
      actor?.kind === 'GOVERNMENT' && others.some((other) => cast.governmentOf(other) === cast.idOf(actor)),
  )
  return named.length && !(isTheirs && others.length)
    ? named.map((part) => cast.partyOf(part, 'ADDRESSEE'))
    : others.map((actor) => cast.partyOf({ actor, isNamed: false, mention: actor.first }, 'ADDRESSEE', true))
}

/** Whether everybody who speaks took part in a meeting, or is a government that somebody there acted for. */
const isSaidAt = (one: Told, { actors }: DraftedMeeting, { proposing: { read }, cast }: Setting): boolean =>
  one.speakers.length > (read.form.is === 'OWN' ? 1 : 0) &&
  one.speakers.every(
    ({ actor }) =>
      actor !== null &&
      (actors.includes(actor) || actors.some((other) => cast.governmentOf(other) === cast.idOf(actor))),
  )

/** Proposes a statement, and asks what its text leaves open. */
const draftStatement = async (
  one: Told,
  number: number,
  used: ReadonlySet<Actor>,
  main: DraftedMeeting | null,
  topics: ReturnType<typeof openTopics>,
  setting: Setting,
): Promise<void> => {
  const { proposing, source, cast, chainOf } = setting
  const { text, read, lookup, passages, ask } = proposing
  const place = [
    surnameSlug(one.speakers[0]?.actor?.name ?? '').slice(0, 20),
    source.id.slice(4, 74).replace(/-$/, ''),
    String(number).padStart(2, '0'),
  ]
  const id = `stm_${place.filter(Boolean).join('-')}`
  const meeting = main && isSaidAt(one, main, setting) ? main : null
  const speakers = one.speakers.map((part) => cast.partyOf(part, 'SPEAKER'))
  const nobody = unnamed('SPEAKER', one.cue ?? text.slice(one.start, Math.min(one.end, one.start + 40)))
  const own = new Set(one.speakers.flatMap(({ actor }) => (actor ? [cast.idOf(actor), cast.governmentOf(actor)] : [])))
  const about = [...new Set(aboutOf(one, read.named, used).map(cast.idOf))]
    .filter((other) => !own.has(other))
    .slice(0, MOST_ABOUT)
  const saidOn = dateOf(dateBeside(one, setting)) ?? meeting?.when ?? dayOfText(source)
  const topicIds = topics.of(text.slice(one.start, one.end))
  const unresolved = one.speakers.find(({ actor }) => actor === null)
  const isKnown = unresolved === undefined && speakers.length > 0
  proposing.propose(
    {
      statement: {
        id,
        act: one.act,
        ...(one.cue ? { cue: oneLine(one.cue) } : {}),
        mode: one.mode,
        parts: partsOf(text, one),
        parties: distinct([...(speakers.length ? speakers : [nobody]), ...hearersOf(one, meeting, cast)]),
        ...(about.length ? { about } : {}),
        ...(saidOn ? { saidOn } : {}),
        ...(meeting ? { meeting: meeting.id } : {}),
        ...(topicIds.length ? { topics: topicIds } : {}),
        evidence: [
          passages.evidenceOf(one, source.id, chainOf(one.chain), one.mode === 'DIRECT' || one.mode === 'MIXED'),
        ],
      },
    },
    Math.round(100 * Math.max(0.1, one.confidence * (isKnown ? 1 : 0.5))) / 100,
    [
      ...one.reasons,
      ...one.speakers.flatMap(({ actor, isNamed, mention }) =>
        actor && !isNamed ? [`"${mention.text}" is taken for ${actor.name}, named before.`] : [],
      ),
      ...(meeting ? ['Who speaks took part in the meeting of the text.'] : []),
      ...(one.wordsOf === 'UNCLEAR'
        ? ['It comes through an interpreter or a release: whose words they are cannot be told.']
        : []),
    ],
  )
  if (unresolved) {
    const { mention } = unresolved
    const isName = /\p{Lu}|\p{Script=Han}/u.test(mention.text)
    const choices = isName
      ? (await lookup.candidates(mention.text, null, null)).map(({ stakeholder }) => stakeholder)
      : []
    ask(`Who is "${mention.text}"?`, mention, { choices, record: id, field: 'parties' })
  } else if (one.doubt !== null || speakers.length === 0)
    ask(one.doubt ?? 'Who says this?', one, { record: id, field: 'parties' })
  for (const { isOpen, outerStart, outerEnd } of one.quotes)
    if (isOpen)
      ask(
        'The quotation is not closed. Where does it end?',
        { start: outerStart, end: outerEnd },
        { record: id, field: 'parts' },
      )
  const [quote] = one.quotes
  if (one.wordsOf === 'UNCLEAR' && quote) {
    const words = oneLine(text.slice(quote.start, quote.end))
    const first = Array.from(words).slice(0, LONGEST_SHOWN).join('')
    const shown = first.length < words.length ? `${first.trimEnd()} ...` : words
    ask(`Whose words are "${shown}": those of who speaks, or of who reports them?`, one, { record: id, field: 'parts' })
  }
}

const KINDS = ['stakeholder', 'topic', 'document', 'role', 'meeting', 'statement'] as const

/**
 * Proposes the records of a text.
 * @param text as it was published
 * @param given what is known of its document
 * @param tag its language, one that there are rules for
 * @returns the records, what others refer to first, and the questions, in the order of the text
 */
export const draftOf = async (text: string, given: DocumentInput, tag: string, lookup: Lookup): Promise<Drafted> => {
  const read = readText(text, tag, given.kind === 'NEWS_ARTICLE' || given.kind === 'BROADCAST')
  if (!read) throw new Error(`There are no rules for ${tag}.`)
  const proposing = openProposing(text, given, tag, read, lookup)
  const { records, questions, ask } = proposing
  const source = await draftDocument(proposing)
  const used = usedIn(read)
  const cast = await draftActors(proposing, used, source.day, source.country)
  const setting = openSetting(proposing, source, cast)
  const meetings: DraftedMeeting[] = []
  for (const met of read.met.slice(0, MOST_MEETINGS)) {
    const actors = met.parties.flatMap(({ actor }) => actor ?? [])
    if (
      meetings.some(
        (other) =>
          other.actors.length === new Set(actors).size && other.actors.every((actor) => actors.includes(actor)),
      )
    )
      continue
    const meeting = await draftMeeting(met, setting)
    if (meeting) meetings.push(meeting)
  }
  const topics = openTopics(await lookup.topics())
  for (const [index, one] of read.told.entries()) {
    if (records.length >= MOST_RECORDS) {
      ask('The text has more statements than a draft shows: the rest begins here.', one)
      break
    }
    await draftStatement(one, index + 1, used, meetings[0] ?? null, topics, setting)
  }
  for (const topic of topics.used)
    proposing.recognize(topic, 0.6, `The words of "${preferredName(topic.labels)}" stand in what is said.`)
  return {
    records: KINDS.flatMap((kind) => records.filter(({ input }) => input[kind] != null)).slice(0, MOST_RECORDS),
    questions: questions.sort((a, b) => (a.start ?? -1) - (b.start ?? -1)).slice(0, MOST_QUESTIONS),
  }
}
