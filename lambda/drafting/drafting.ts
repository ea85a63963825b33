import { toRecordInput } from '../domain/inputs.ts'
import { hashOfText, lengthOf } from '../domain/texts.ts'
import { likeness, nameWords } from '../domain/likeness.ts'
import { fold, preferredName } from '../domain/names.ts'
import type { AnyRecord, RecordOf } from '../domain/records.ts'
import { heldOn } from '../domain/roles.ts'
import type {
  DocumentInput,
  EvidenceInput,
  NameInput,
  PartialDateInput,
  PartInput,
  PartyInput,
  RecordInput,
  RelayInput,
} from '../generated/types.ts'
import { dayOfIssue } from './dates.ts'
import type { Lookup } from './lookup.ts'
import type { Actor } from './people.ts'
import { type Met, type Part, readText, type Text, type Told } from './reading.ts'
import type { When } from './sayings.ts'
import type { Span } from './spans.ts'

/** A record that a text proposes. */
export interface DraftedRecord {
  input: RecordInput
  existing: AnyRecord | null
  confidence: number
  reasons: string[]
}

/** What an editor has to decide. */
export interface DraftedQuestion {
  message: string
  start: number | null
  end: number | null
  choices: AnyRecord[]
  record: string | null
  field: string | null
}

export interface Drafted {
  records: DraftedRecord[]
  questions: DraftedQuestion[]
}

/** How much of the text stands around a passage in its evidence, in UTF-16 units. */
const AROUND = 32

/** The most records and questions of a draft; a text of 200,000 characters has some 1,500. */
const MOST_RECORDS = 2000
const MOST_QUESTIONS = 500

/** The most stakeholders that a drafted statement is about. */
const MOST_ABOUT = 8

/** A name as a part of an id: letters without accents and digits, joined by hyphens. */
const slug = (text: string, longest = 48): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, longest)
    .replace(/-$/, '')

/** Code points before each of some places, which are given in UTF-16 units; for texts beyond the basic plane. */
const openPoints = (text: string) => {
  if (lengthOf(text) === text.length) return (unit: number): number => unit
  const points = new Uint32Array(text.length + 1)
  let [unit, point] = [0, 0]
  for (const character of text) {
    for (let at = 0; at < character.length; at += 1) points[unit + at] = point
    unit += character.length
    point += 1
  }
  points[unit] = point
  return (place: number): number => points[place]!
}

/** A text cut to whole characters: half of a surrogate pair is left out. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')

/** The parts of a statement: what stands in quotation marks is verbatim. */
const partsOf = (text: string, told: Told): PartInput[] => {
  const { start, end, quotes, mode, wordsOf } = told
  if (mode === 'DIRECT') return [{ text: oneLine(text.slice(start, end)), verbatim: true, wordsOf }]
  if (mode !== 'MIXED') return [{ text: oneLine(text.slice(start, end)), verbatim: false }]
  const parts: PartInput[] = []
  let at = start
  for (const quote of quotes) {
    const before = text.slice(at, Math.max(at, quote.outerStart))
    if (before.trim()) parts.push({ text: oneLine(before), verbatim: false })
    parts.push({ text: oneLine(text.slice(quote.start, quote.end)), verbatim: true, wordsOf })
    at = quote.outerEnd
  }
  const rest = text.slice(at, Math.max(at, end))
  if (/[\p{L}\p{N}]/u.test(rest)) parts.push({ text: oneLine(rest), verbatim: false })
  // a space between parts is a part's own
  return parts
    .map((part, index) => {
      const next = parts[index + 1]
      const isJoined =
        next === undefined || /\s$/u.test(part.text) || /^[\s,.;:!?\u2019'\u3000-\u303F\uFF00-\uFFEF]/u.test(next.text)
      return isJoined || !/\p{Script=Latin}/u.test(part.text)
        ? part
        : { ...part, text: part.verbatim ? part.text : `${part.text} ` }
    })
    .map((part, index, all) =>
      all[index - 1]?.verbatim && !part.verbatim && /^[\p{L}(]/u.test(part.text) && /\p{Script=Latin}/u.test(part.text)
        ? { ...part, text: ` ${part.text}` }
        : part,
    )
}
const oneLine = (text: string): string => text.replace(/\s*[\r\n\t\u2028\u2029]+\s*/gu, ' ')

const TITLES_OF_STATES =
  /minister|president|secretary|chancellor|premier|ambassador|envoy|king|queen|emir|spokes|representative|\u5916\u957F|\u4E3B\u5E2D|\u603B\u7406|\u603B\u7EDF|\u9996\u76F8|\u90E8\u957F|\u5927\u4F7F|\u59D4\u5458|\u7279\u4F7F|\u4EE3\u8868|\u53D1\u8A00\u4EBA/iu

/**
 * Proposes the records of a text.
 * @param text as it was published
 * @param given what is known of its document
 * @param tag its language, one that there are rules for
 */
export const draftOf = async (text: string, given: DocumentInput, tag: string, lookup: Lookup): Promise<Drafted> => {
  const read = readText(text, tag, given.kind === 'NEWS_ARTICLE' || given.kind === 'BROADCAST')
  if (!read) throw new Error(`There are no rules for ${tag}.`)
  const { language, form, told, met } = read
  const pointOf = openPoints(text)
  const records: DraftedRecord[] = []
  const questions: DraftedQuestion[] = []
  const ask = (message: string, at: Span | null, more: Partial<DraftedQuestion> = {}): void => {
    const place = at ? { start: pointOf(at.start), end: pointOf(at.end) } : { start: null, end: null }
    questions.push({ message, ...place, choices: [], record: null, field: null, ...more })
  }
  const textSha256 = hashOfText(text)
  const taken = new Set<string>()
  /** An id that nothing has: made of a name, and if that is taken, of the hash of the text too. */
  const free = async (prefix: string, name: string): Promise<string> => {
    const base = prefix + (slug(name, 60) || hashOfText(name).slice(0, 12))
    for (const id of [base, `${base}-${textSha256.slice(0, 8)}`])
      if (!taken.has(id) && !(await lookup.isTaken(id))) {
        taken.add(id)
        return id
      }
    const id = `${base}-${hashOfText(`${textSha256} ${taken.size}`).slice(0, 12)}`
    taken.add(id)
    return id
  }

  // the document
  const publisher = given.publisher ? await lookup.stakeholder(given.publisher) : null
  const issuerCountry = publisher?.country ?? null
  const today = dayOfIssue(given.issued?.edtf, issuerCountry)
  const title = given.title ?? (form.title ? oneLine(text.slice(form.title.start, form.title.end)) : null)
  const known = await lookup.documents({ url: given.url ?? null, textSha256 })
  const sameDocument = known[0] ?? null
  const named = title ?? [given.publisher?.slice(4), given.kind].filter(Boolean).join(' ').replaceAll('_', ' ')
  const documentId =
    given.id ?? sameDocument?.id ?? (await free('doc_', [slug(named), today ?? textSha256.slice(0, 8)].join(' ')))
  taken.add(documentId)
  const isHeld = given.held === true
  records.push({
    input:
      sameDocument && !given.id
        ? toRecordInput(sameDocument)
        : {
            document: {
              ...given,
              id: documentId,
              ...(title ? { title } : {}),
              language: given.language ?? tag,
              textSha256,
              held: isHeld,
            },
          },
    existing: sameDocument,
    confidence: 1,
    reasons: [
      sameDocument
        ? 'The archive has a document with this address or this text.'
        : `The hash is that of the ${lengthOf(text)} characters given.`,
      ...(given.title || !title ? [] : ['The first line is taken for the title.']),
    ],
  })
  const isRelative = told.length > 0 || met.length > 0
  if (!given.issued && isRelative)
    ask('When was the text issued? Without it, "today" and dates without a year are left out.', null, {
      record: documentId,
      field: 'issued',
    })
  if (!given.publisher) ask('Who published the text?', null, { record: documentId, field: 'publisher' })
  if (told.length === 0 && met.length === 0)
    ask('The rules find nobody who says anything, and no meeting. Is there something to record?', null)

  // who takes part: only those who do become records
  const used = new Set<Actor>()
  const use = (parts: readonly Part[]): void => {
    for (const { actor } of parts) if (actor) used.add(actor)
  }
  for (const one of told) {
    use(one.speakers)
    use(one.hearers)
    use(one.chain)
  }
  for (const one of met) use(one.parties)
  // whom it is about: governments, and whoever takes part anyway
  const aboutOf = ({ start, end, speakers }: Told): Part[] =>
    read.named.filter(
      ({ mention, actor }) =>
        mention.start >= start &&
        mention.end <= end &&
        actor !== null &&
        (actor.kind === 'GOVERNMENT' || used.has(actor)) &&
        !speakers.some((one) => one.actor === actor),
    )
  for (const one of told) use(aboutOf(one).filter(({ actor }) => actor!.kind === 'GOVERNMENT'))
  const ids = new Map<Actor, string>()
  const countries = new Map<Actor, string>()
  const found = new Map<Actor, RecordOf['Stakeholder'] | null>()
  const governments = new Map<string, string>()

  /** The government of a country, which is proposed when somebody acts for it. */
  const governmentOf = async (country: string): Promise<string> => {
    const before = governments.get(country)
    if (before) return before
    const name = language.countryName(country)
    const candidates = await lookup.candidates(name, 'GOVERNMENT', country)
    const match =
      candidates.find(({ stakeholder }) => stakeholder.country === country) ?? candidates.find(({ isMatch }) => isMatch)
    const id = match
      ? match.stakeholder.id
      : await free('stk_', new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? name)
    governments.set(country, id)
    records.push(
      match
        ? {
            input: toRecordInput(match.stakeholder),
            existing: match.stakeholder,
            confidence: 0.95,
            reasons: [`The archive knows the government of ${name}.`],
          }
        : {
            input: {
              stakeholder: {
                id,
                kind: 'GOVERNMENT',
                names: [{ text: name, lang: tag, kind: 'PREFERRED' }],
                country,
                ...(country.length === 2 && country !== 'XK'
                  ? { identifiers: [{ scheme: 'iso3166', value: country }] }
                  : {}),
              },
            },
            existing: null,
            confidence: 0.9,
            reasons: [`The text names ${name}, or somebody who acts for it.`],
          },
    )
    return id
  }

  for (const actor of used) {
    if (actor.kind === 'GOVERNMENT' && actor.country) {
      ids.set(actor, await governmentOf(actor.country))
      continue
    }
    const isIssuers = form.relay !== null && read.relay.some((part) => part.actor === actor)
    const isOwn = read.issuers.some((part) => part.actor === actor)
    const country =
      actor.country ??
      (actor.kind === 'PERSON' && actor.titles.length > 0 && (isIssuers || isOwn || isHomeTitle(actor, read))
        ? issuerCountry
        : actor.kind === 'PUBLIC_BODY'
          ? issuerCountry
          : null)
    if (country) countries.set(actor, country)
    const candidates = await lookup.candidates(actor.name, null, country)
    const fitting = candidates.filter(
      ({ stakeholder, score }) => (actor.kind === 'PERSON') === (stakeholder.kind === 'PERSON') && score >= 60,
    )
    const single = nameWords(actor.name).length === 1
    const match = fitting.find(({ isMatch }) => isMatch) ?? (await byRole(fitting, actor, today, lookup))
    found.set(actor, match?.stakeholder ?? null)
    if (match) {
      ids.set(actor, match.stakeholder.id)
      records.push({
        input: toRecordInput(match.stakeholder),
        existing: match.stakeholder,
        confidence: match.isMatch ? 0.95 : 0.7,
        reasons: [`"${actor.name}" is ${match.name} in the archive (${match.score} of 100).`],
      })
      continue
    }
    const id = await free('stk_', actor.name)
    ids.set(actor, id)
    const names: NameInput[] = [{ text: actor.name, lang: tag, kind: 'PREFERRED' }]
    records.push({
      input: { stakeholder: { id, kind: actor.kind, names, ...(country ? { country } : {}) } },
      existing: null,
      confidence: fitting.length ? 0.5 : single && actor.kind === 'PERSON' ? 0.5 : 0.8,
      reasons: [
        `The text names "${actor.first.text}".`,
        ...(country && !actor.country ? ['The country is that of the publisher.'] : []),
      ],
    })
    if (fitting.length)
      ask(`Is "${actor.name}" somebody whom the archive knows?`, actor.first, {
        choices: fitting.map(({ stakeholder }) => stakeholder),
        record: id,
        field: 'id',
      })
    else if (actor.kind === 'PERSON' && single)
      ask(`What is the full name of "${actor.name}"?`, actor.first, { record: id, field: 'names' })
  }

  // roles: the titles that the text gives
  const roles = new Map<Actor, string[]>()
  const onBehalf = new Map<Actor, string>()
  for (const actor of used) {
    const id = ids.get(actor)!
    const country = countries.get(actor) ?? actor.country ?? found.get(actor)?.country ?? null
    if (actor.kind !== 'PERSON') continue
    const isOfState = actor.titles.some(({ title: one }) => TITLES_OF_STATES.test(one))
    if (country && isOfState) onBehalf.set(actor, await governmentOf(country))
    const heldBy = found.get(actor) ? await lookup.roles(id) : []
    const fullest = actor.titles.filter(
      ({ title: one }) =>
        !actor.titles.some((other) => other.title !== one && other.title.toLowerCase().includes(one.toLowerCase())),
    )
    for (const { title: one, at } of fullest) {
      const same = heldBy.find(
        (role) =>
          likeness(nameWords(role.title), nameWords(one)) >= 80 ||
          nameWords(one).every((word) => nameWords(role.title).includes(word)),
      )
      if (same) {
        roles.set(actor, [...(roles.get(actor) ?? []), same.id])
        records.push({
          input: toRecordInput(same),
          existing: same,
          confidence: today && heldOn(same, today) ? 0.95 : 0.75,
          reasons: [`The archive has "${same.title}" for it.`],
        })
        continue
      }
      const roleId = await free('rol_', `${slug(actor.name, 30)} ${slug(one, 40)}`)
      roles.set(actor, [...(roles.get(actor) ?? []), roleId])
      records.push({
        input: {
          role: {
            id: roleId,
            holder: id,
            title: one,
            ...(onBehalf.has(actor) ? { onBehalfOf: onBehalf.get(actor)! } : {}),
            ...(today ? { attestedOn: [{ edtf: today, basis: 'INFERRED' }] } : {}),
          },
        },
        existing: null,
        confidence: 0.7,
        reasons: [
          `The text has "${one}" with the name: "${at.text}".`,
          ...(today ? ['It is attested on the day of the text.'] : []),
        ],
      })
    }
  }

  const chainOf = (one: { chain: Told['chain'] }): RelayInput[] => {
    const links: RelayInput[] =
      given.kind === 'NEWS_ARTICLE' && given.publisher
        ? [{ by: given.publisher, document: documentId, basis: 'EXPLICIT' }]
        : []
    for (const { actor, cue, isInferred } of one.chain)
      if (actor)
        links.push({ by: ids.get(actor)!, ...(cue ? { cue } : {}), basis: isInferred ? 'INFERRED' : 'EXPLICIT' })
    return links
  }
  const evidenceOf = ({ start, end }: Span, chain: RelayInput[], isVerbatim: boolean): EvidenceInput => {
    const exact = text.slice(start, end)
    const isKept = isHeld || isVerbatim
    // white space alone says nothing of the place, and is refused
    const prefix = whole(text.slice(Math.max(0, start - AROUND), start))
    const suffix = whole(text.slice(end, end + AROUND))
    return {
      document: documentId,
      start: pointOf(start),
      end: pointOf(end),
      ...(isKept ? { exact } : {}),
      ...(isHeld && prefix.trim() ? { prefix } : {}),
      ...(isHeld && suffix.trim() ? { suffix } : {}),
      spanSha256: hashOfText(exact),
      stance: 'SUPPORTS',
      ...(chain.length ? { chain } : {}),
    }
  }
  const dateOf = (when: When | undefined): PartialDateInput | undefined =>
    when && { edtf: when.edtf, asStated: when.text, basis: when.isWhole ? 'EXPLICIT' : 'INFERRED' }
  const issuedOn = (): PartialDateInput | undefined => (today ? { edtf: today, basis: 'INFERRED' } : undefined)
  const datesOf = (span: Span): When[] =>
    today
      ? language.dates(text, span, today)
      : language.dates(text, span, '2000-01-01').filter(({ isWhole }) => isWhole)

  // the meetings
  const meetings: { met: Met; id: string; when: PartialDateInput | undefined; actors: Actor[] }[] = []
  for (const one of met.slice(0, 20)) {
    const actors = [...new Set(one.parties.flatMap(({ actor }) => actor ?? []))]
    if (actors.length < 2) continue
    if (
      meetings.some(
        (other) => other.actors.length === actors.length && other.actors.every((actor) => actors.includes(actor)),
      )
    )
      continue
    const said = datesOf(one).find(
      ({ edtf }) => today === null || one.state === 'PLANNED' || edtf.slice(0, 10) <= today,
    )
    const when = dateOf(said) ?? (one.state === 'HELD' ? issuedOn() : undefined)
    const parties = actors.map((actor): PartyInput => ({
      stakeholder: ids.get(actor)!,
      function:
        one.country && one.kind !== 'CALL' ? functionOf(one, countries.get(actor) ?? actor.country) : 'PARTICIPANT',
      ...(roles.has(actor) ? { roles: roles.get(actor)! } : {}),
      ...(onBehalf.has(actor) ? { onBehalfOf: [onBehalf.get(actor)!] } : {}),
      basis: 'EXPLICIT',
    }))
    const day = /^\d{4}-\d\d-\d\d$/.test(when?.edtf ?? '') ? when!.edtf : null
    const same = day
      ? (
          await lookup.meetings(
            actors.map((actor) => ids.get(actor)!),
            day,
          )
        )[0]
      : undefined
    const meetingTitle = language.meetingTitle(actors.map((actor) => actor.name))
    const id =
      same?.id ??
      (await free(
        'mtg_',
        `${actors
          .map((actor) => slug(actor.name).split('-').at(-1))
          .slice(0, 4)
          .join(' ')} ${day ?? ''}`,
      ))
    meetings.push({ met: one, id, when, actors })
    const chain = read.relay.flatMap((part) =>
      part.actor ? [{ ...part, cue: form.relay!.cue, isInferred: false }] : [],
    )
    records.push({
      input: same
        ? toRecordInput(same)
        : {
            meeting: {
              id,
              kind: actors.length > 3 && one.kind === 'MEETING' ? 'CONFERENCE' : one.kind,
              title: meetingTitle,
              state: one.state,
              ...(when ? { when } : {}),
              ...(one.place ? { place: one.place.text } : {}),
              ...(one.country ? { country: one.country } : {}),
              parties,
              evidence: [evidenceOf(one, chainOf({ chain }), false)],
            },
          },
      existing: same ?? null,
      confidence: meetings.length === 1 ? 0.85 : 0.6,
      reasons: [
        same ? 'The archive has a meeting of these people on this day.' : 'The text tells that they met.',
        ...(said
          ? [`"${said.text}" is ${said.edtf}.`]
          : when
            ? ['No day is named: it is taken for the day of the text.']
            : []),
      ],
    })
    if (!when) ask('When was this meeting?', one, { record: id, field: 'when' })
  }
  const main = meetings[0]

  // the statements
  const allTopics = await lookup.topics()
  const labels = allTopics
    .flatMap((topic) =>
      topic.labels.map(({ text: label }) => ({
        topic,
        words: nameWords(label).filter((word) => word.length > 3 || /^[a-z]*\d/.test(word)),
      })),
    )
    .filter(({ words }) => words.length > 0)
  const usedTopics = new Map<string, RecordOf['Topic']>()
  const statements: DraftedRecord[] = []
  for (const [index, one] of told.entries()) {
    if (statements.length >= MOST_RECORDS - records.length) {
      ask(`The text has more statements than a draft shows: the rest begins here.`, one)
      break
    }
    const surname =
      slug(one.speakers[0]?.actor?.name ?? '')
        .split('-')
        .at(-1) ?? ''
    const id = `stm_${[surname.slice(0, 20), documentId.slice(4, 74).replace(/-$/, ''), String(index + 1).padStart(2, '0')].filter(Boolean).join('-')}`
    const speaking = one.speakers.map((part): PartyInput => party(part, 'SPEAKER'))
    const speakers = speaking.length
      ? speaking
      : [unnamed('SPEAKER', one.cue ?? text.slice(one.start, Math.min(one.end, one.start + 40)))]
    const inMeeting =
      main !== undefined &&
      one.speakers.length > 0 &&
      (form.is !== 'OWN' || one.speakers.length > 1) &&
      one.speakers.every(
        ({ actor }) =>
          actor !== null &&
          (main.actors.includes(actor) || main.actors.some((other) => ids.get(actor) === onBehalf.get(other))),
      )
    const named = one.hearers.filter(
      ({ actor }) => actor !== null && !one.speakers.some((speaker) => speaker.actor === actor),
    )
    const others =
      inMeeting && one.speakers.length === 1 && main.actors.length === 2
        ? main.actors.filter((actor) => actor !== one.speakers[0]!.actor)
        : []
    // who thanks a country at a meeting thanks its minister there
    const isTheirs = named.every(
      ({ actor }) => actor!.kind === 'GOVERNMENT' && others.some((other) => onBehalf.get(other) === ids.get(actor!)),
    )
    const hearers =
      named.length && !(isTheirs && others.length)
        ? named.map((part) => party(part, 'ADDRESSEE'))
        : others.map((actor) => party({ actor, isNamed: false, mention: actor.first }, 'ADDRESSEE', true))
    const sentence = read.sentences.find(({ start, end }) => one.at.start >= start && one.at.start < end) ?? one
    const around = { start: Math.min(sentence.start, one.at.start), end: Math.max(one.at.end, sentence.start) }
    // a date beside the cue is when it was said; one in the content is what it speaks of
    const said =
      form.is === 'REPORT'
        ? datesOf({ start: around.start, end: sentence.end }).find(
            ({ start, end }) =>
              (end <= one.start || start >= one.end) &&
              !told.some((other) => other !== one && start >= other.start && end <= other.end),
          )
        : undefined
    const saidOn = dateOf(said) ?? (inMeeting ? main.when : undefined) ?? issuedOn()
    const topicIds = labels
      .filter(({ words }) => containsAll(text.slice(one.start, one.end), words))
      .map(({ topic }) => topic)
    for (const topic of topicIds) usedTopics.set(topic.id, topic)
    const own = new Set(one.speakers.flatMap(({ actor }) => (actor ? [ids.get(actor), onBehalf.get(actor)] : [])))
    const about = [...new Set(aboutOf(one).map(({ actor }) => ids.get(actor!)!))]
      .filter((id) => !own.has(id))
      .slice(0, MOST_ABOUT)
    const isVerbatim = one.mode === 'DIRECT' || one.mode === 'MIXED'
    const chain = chainOf(one)
    const unresolved = one.speakers.filter(({ actor }) => actor === null)
    statements.push({
      input: {
        statement: {
          id,
          act: one.act,
          ...(one.cue ? { cue: oneLine(one.cue) } : {}),
          mode: one.mode,
          parts: partsOf(text, one),
          parties: distinctParties([...speakers, ...hearers]),
          ...(about.length ? { about } : {}),
          ...(saidOn ? { saidOn } : {}),
          ...(inMeeting ? { meeting: main.id } : {}),
          ...(topicIds.length ? { topics: [...new Set(topicIds.map((topic) => topic.id))].slice(0, 10) } : {}),
          evidence: [evidenceOf(one, chain, isVerbatim)],
        },
      },
      existing: null,
      confidence:
        Math.round(100 * Math.max(0.1, one.confidence * (unresolved.length || speaking.length === 0 ? 0.5 : 1))) / 100,
      reasons: [
        ...one.reasons,
        ...one.speakers
          .filter(({ actor, isNamed }) => actor && !isNamed)
          .map(({ actor, mention }) => `"${mention.text}" is taken for ${actor!.name}, named before.`),
        ...(inMeeting ? ['Who speaks took part in the meeting of the text.'] : []),
        ...(one.wordsOf === 'UNCLEAR'
          ? ['It comes through an interpreter or a release: whose words they are cannot be told.']
          : []),
      ],
    })
    for (const { mention } of unresolved.slice(0, 1)) {
      const candidates = /\p{Lu}|\p{Script=Han}/u.test(mention.text)
        ? await lookup.candidates(mention.text, null, null)
        : []
      ask(`Who is "${mention.text}"?`, mention, {
        choices: candidates.map(({ stakeholder }) => stakeholder),
        record: id,
        field: 'parties',
      })
    }
    if (speaking.length === 0) ask(one.doubt ?? 'Who says this?', one, { record: id, field: 'parties' })
    else if (one.doubt && unresolved.length === 0) ask(one.doubt, one, { record: id, field: 'parties' })
    for (const quote of one.quotes)
      if (quote.isOpen)
        ask(
          'The quotation is not closed. Where does it end?',
          { start: quote.outerStart, end: quote.outerEnd },
          { record: id, field: 'parts' },
        )
    if (one.wordsOf === 'UNCLEAR' && one.quotes.length)
      ask(`Whose words are these: those of who speaks, or of who reports them?`, one, { record: id, field: 'parts' })
  }
  for (const topic of usedTopics.values())
    records.push({
      input: toRecordInput(topic),
      existing: topic,
      confidence: 0.6,
      reasons: [`The words of "${preferredName(topic.labels)}" stand in what is said.`],
    })
  records.push(...statements)
  const sorted = questions.sort((a, b) => (a.start ?? -1) - (b.start ?? -1)).slice(0, MOST_QUESTIONS)
  return { records: ordered(records).slice(0, MOST_RECORDS), questions: sorted }

  function party(part: Part, does: 'SPEAKER' | 'ADDRESSEE', isConcluded = false): PartyInput {
    const { actor, mention, isNamed } = part
    if (!actor) return unnamed(does, mention.text)
    const stated =
      fold(mention.text) !== fold(actor.name) && !isConcluded && !/^(he|she|they|we|i|it|who)$/i.test(mention.text)
    return {
      stakeholder: ids.get(actor)!,
      function: does,
      ...(roles.has(actor) ? { roles: roles.get(actor)! } : {}),
      ...(onBehalf.has(actor) ? { onBehalfOf: [onBehalf.get(actor)!] } : {}),
      ...(stated ? { asStated: oneLine(mention.text) } : {}),
      basis: isNamed && !isConcluded ? 'EXPLICIT' : 'INFERRED',
    }
  }
}

const unnamed = (does: 'SPEAKER' | 'ADDRESSEE', words: string): PartyInput => ({
  naming: 'UNNAMED',
  function: does,
  asStated: oneLine(words),
  basis: 'EXPLICIT',
})

/** A party stands once with each function. */
const distinctParties = (parties: readonly PartyInput[]): PartyInput[] =>
  parties
    .filter(
      (one, at) =>
        parties.findIndex(
          (other) =>
            other.stakeholder === one.stakeholder && other.function === one.function && other.asStated === one.asStated,
        ) === at,
    )
    .filter(
      (one, at, all) =>
        !one.stakeholder ||
        all.findIndex((other) => other.stakeholder === one.stakeholder && other.function === one.function) === at,
    )

const containsAll = (passage: string, words: readonly string[]): boolean => {
  const own = new Set(nameWords(passage))
  return words.every(
    (word) => own.has(word) || own.has(`${word}s`) || (word.endsWith('s') && own.has(word.slice(0, -1))),
  )
}

/** Who comes from the country of the place receives the others. */
const functionOf = (one: Met, country: string | null): PartyInput['function'] =>
  country === null ? 'PARTICIPANT' : country === one.country ? 'HOST' : 'VISITOR'

/** Whether a title without a country is one of the publisher's own: a ministry writes "the Secretary" of its own only. */
const isHomeTitle = (actor: Actor, { form }: Text): boolean =>
  form.is !== 'TRANSCRIPT' && actor.titles.some(({ country }) => country === null) && form.relay !== null

/** The one of several candidates who bears on the day the title that the text has. */
const byRole = async <One extends { stakeholder: RecordOf['Stakeholder'] }>(
  candidates: readonly One[],
  actor: Actor,
  day: string | null,
  lookup: Lookup,
): Promise<One | undefined> => {
  if (actor.titles.length === 0) return undefined
  const bearing: One[] = []
  for (const one of candidates.slice(0, 3)) {
    const held = await lookup.roles(one.stakeholder.id)
    const fits = held.some(
      (role) =>
        (day === null || heldOn(role, day) || role.span === undefined) &&
        actor.titles.some(({ title }) => likeness(nameWords(role.title), nameWords(title)) >= 60),
    )
    if (fits) bearing.push(one)
  }
  return bearing.length === 1 ? bearing[0] : undefined
}

const KINDS = ['stakeholder', 'topic', 'document', 'role', 'meeting', 'statement'] as const

/** What others refer to comes first; a document names its publisher, and a meeting its parties and their roles. */
const ordered = (records: readonly DraftedRecord[]): DraftedRecord[] =>
  KINDS.flatMap((kind) => records.filter(({ input }) => input[kind] != null))
