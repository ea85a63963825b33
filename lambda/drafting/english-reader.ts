import type { Act, Mode } from '../generated/types.ts'
import type { Quote } from './quotes.ts'
import type { Laid, Occasion, Read, Saying } from './sayings.ts'
import type { Mention, Span } from './spans.ts'
import {
  clauseStart,
  groupStart,
  isComma,
  isMark,
  isStop,
  isVerbal,
  phraseAfter,
  phraseBefore,
  type Run,
  subjectBefore,
} from './english-clauses.ts'
import { type Cue, cuesOf, LIGHT, LIGHT_NOUNS, NOUNS } from './english-cues.ts'
import { occasionsIn } from './english-occasions.ts'
import { sentencesOf, type Token } from './english-tokens.ts'

/** A saying while it is made; its content may be in pieces, one before and one behind "he said". */
interface Found extends Omit<Saying, 'mode' | 'quotes' | 'start' | 'end'> {
  pieces: Span[]
  /** The index of its verb in the sentence. */
  verb: number
}

/** A verb that may report: where it stands, and what it is. Places are indexes of tokens. */
interface Reporting {
  verb: number
  /** Where the verb group begins: "has also said" at "has". */
  group: number
  cue: Cue
  /** Behind the verb and its particle. */
  after: number
  form: 'FINITE' | 'GERUND' | 'INFINITIVE'
  /** Its own subject, which stands before it. */
  subject: Run | null
  /** Where a saying before it ends at the latest. */
  boundary: number | null
}

const TIME =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|earlier|later|recently|previously|once|night|morning|afternoon|evening|week|month|year|ago|last|this|next|again|also|publicly|repeatedly|early|late)$/

/** How somebody takes note: "noted with satisfaction". */
const MANNER = /^(satisfaction|concern|appreciation|regret|alarm|interest|pride|pleasure)$/

const isPronoun = ({ lower }: Token): boolean => /^(he|she|they|we|i|you)$/.test(lower)

const mentionOf = (text: string, tokens: readonly Token[], run: Run): Mention => {
  const [start, end] = [tokens[run.from]!.start, tokens[run.to - 1]!.end]
  return { start, end, text: text.slice(start, end) }
}

/** "that" before a clause, and not "that day". */
const isThat = (tokens: readonly Token[], at: number): boolean => {
  const [token, next, after] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (token?.lower !== 'that' || !next || isStop(next)) return false
  return token.pos !== 'DET' || !(next.pos === 'NOUN' && (after === undefined || isStop(after) || isComma(after)))
}

/** Where the adjuncts end that follow a verb of saying: "said Monday in a statement", "told reporters in Iowa". */
const afterAdjuncts = (tokens: readonly Token[], from: number): number => {
  let at = from
  for (;;) {
    const token = tokens[at]
    if (!token) return at
    if (
      TIME.test(token.lower) ||
      (token.pos === 'ADV' && !/^(how|why|when|where|there|here|not|as)$/.test(token.lower))
    ) {
      at += 1
      continue
    }
    if (!/^(in|on|at|during|by|via|through|after|before|to|of|about|with|from|for|as)$/.test(token.lower)) return at
    let to = at + 1
    while (tokens[to] && to < at + 15) {
      const one = tokens[to]!
      if (
        one.quote ||
        isStop(one) ||
        isThat(tokens, to) ||
        one.lower === 'because' ||
        (isComma(one) && one.text !== '-')
      )
        break
      if (one.pos === 'AUX' || (one.pos === 'VERB' && !/(ing|ed)$/.test(one.lower)) || isPronoun(one)) break
      to += 1
    }
    const next = tokens[to]
    if (!next || isThat(tokens, to) || next.quote || isComma(next) || isStop(next)) at = to
    else return at
  }
}

const hasClause = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some((token) => isVerbal(token) || token.quote !== null)

/** The end of a run without the commas, conjunctions and marks that do not belong to it. */
const trimmed = (tokens: readonly Token[], from: number, to: number): number => {
  let end = to
  while (
    end > from &&
    (isStop(tokens[end - 1]) ||
      (isComma(tokens[end - 1]) && !/^[)\]]$/.test(tokens[end - 1]!.text)) ||
      tokens[end - 1]!.pos === 'CCONJ')
  )
    end -= 1
  return end
}

const spanOf = (tokens: readonly Token[], from: number, to: number): Span | null => {
  let start = from
  while (start < to && (isComma(tokens[start]) || /^[:;]$/.test(tokens[start]!.text))) start += 1
  const end = trimmed(tokens, start, to)
  return end > start ? { start: tokens[start]!.start, end: tokens[end - 1]!.end } : null
}

/** The subject of the nearest finite verb before a place that has one. */
const subjectNear = (tokens: readonly Token[], bound: number): Run | null => {
  for (let at = bound - 1; at > 0; at -= 1) {
    const token = tokens[at]!
    if (!isVerbal(token) || /ing$/.test(token.lower) || tokens[at - 1]!.lower === 'to') continue
    const subject = subjectBefore(tokens, groupStart(tokens, at))
    if (subject) return subject
  }
  return null
}

/** Whether a comma stands before a place, marks aside. */
const isApartAt = (tokens: readonly Token[], place: number): boolean => {
  let at = place - 1
  while (at >= 0 && isMark(tokens[at])) at -= 1
  return isComma(tokens[at])
}

/** Whether an infinitive reports: "met to reaffirm", but not "the need to reaffirm" nor "urged them to reaffirm". */
const GOVERNING =
  /^(meet|speak|travel|visit|gather|convene|come|join|sit|host|participate|attend|take|want|wish|seize|write|go|begin|continue)$/
const reportsInInfinitive = (tokens: readonly Token[], group: number): boolean => {
  for (let at = group - 1; at >= 0; at -= 1) if (tokens[at]!.pos === 'VERB') return GOVERNING.test(tokens[at]!.lemma)
  return false
}

const isPast = ({ lower, lemma }: Token): boolean => lower !== lemma && !/(ing|s)$/.test(lower)

/** The relative pronoun before a verb stands for what is before it: "the minister, who said". */
const antecedent = (tokens: readonly Token[], group: number): Run | null => {
  const relative = tokens[group - 1]
  if (!relative || !/^(who|which|that)$/.test(relative.lower)) return null
  let at = group - 1
  if (isComma(tokens[at - 1])) at -= 1
  let least = 0
  for (let place = at - 1; place >= 0 && least === 0; place -= 1)
    if (isVerbal(tokens[place]!) || tokens[place]!.quote) least = place + 1
  return phraseBefore(tokens, at, least)
}

/** The verbs of a sentence that may report, in order. */
const reportingsOf = (tokens: readonly Token[]): Reporting[] => {
  const found: Reporting[] = []
  tokens.forEach((token, verb) => {
    const next = tokens[verb + 1]
    if (token.quote) return
    const isVerb =
      token.pos === 'VERB' ||
      (/(ed|said|told|wrote|says)$/.test(token.lower) && !['NOUN', 'PROPN'].includes(token.pos)) ||
      // "The ad claims “Jeb is ...”": a noun for the tagger
      (token.pos === 'NOUN' &&
        /(s|ed)$/.test(token.lower) &&
        (isMark(next) || next?.quote != null) &&
        tokens[verb - 1]?.pos === 'NOUN')
    if (!isVerb) return
    const quoted = tokens.some(({ quote }) => quote) || tokens.slice(verb).some((one) => isMark(one))
    // "China's resolve", "his planned visit": no verbs, whatever the tagger says
    if (/^('s|'|his|her|its|their|our|my|the|a|an)$/.test(tokens[verb - 1]?.lower ?? '')) return
    const cue = cuesOf(token.lemma).find(
      ({ particles, quotes }) => (!particles || (next && particles.includes(next.lower))) && (!quotes || quoted),
    )
    if (!cue) return
    const group = groupStart(tokens, verb)
    const helpers = tokens.slice(group, verb)
    const isBe = helpers.some(({ lemma }) => lemma === 'be')
    if (isPast(token) && isBe) return // a passive
    if (token.lemma === 'commit' && next?.lower !== 'to') return
    const form =
      helpers.some(({ lower }) => lower === 'to') || tokens[group - 1]?.lower === 'to'
        ? 'INFINITIVE'
        : /ing$/.test(token.lower) && !isBe
          ? 'GERUND'
          : 'FINITE'
    const after = verb + (cue.particles ? 2 : 1)
    const subject = form === 'FINITE' ? subjectBefore(tokens, group) : null
    const first = subject?.from ?? group
    const before = tokens[first - 1]
    const isApart = isComma(before) || before?.pos === 'CCONJ' || /^[;]$/.test(before?.text ?? '')
    const closing = tokens[afterAdjuncts(tokens, after)]
    const isTrailing = subject !== null && (closing === undefined || isStop(closing) || isComma(closing))
    const isJoined = before?.pos === 'CCONJ' && (subject === null || isComma(tokens[first - 2]))
    const earlier = found.at(-1)
    const agrees =
      earlier === undefined || subject !== null || form !== 'FINITE' || isPast(token) === isPast(tokens[earlier.verb]!)
    const ends =
      form !== 'FINITE' ? form === 'GERUND' && isApart : isApart && (subject === null ? agrees : isTrailing || isJoined)
    found.push({ verb, group, cue, after, form, subject, boundary: ends ? first : null })
  })
  return found
}

/** The noun of a light verb, such as "concern" of "expressed deep concern about": its act, and where what is said begins. */
const lightAfter = (tokens: readonly Token[], { verb, after }: Reporting): { act: Act; to: number } | null => {
  if (!LIGHT.has(tokens[verb]!.lemma)) return null
  for (let at = after; at < Math.min(tokens.length, after + 6); at += 1) {
    const token = tokens[at]!
    if (token.quote || isStop(token) || token.pos === 'ADP' || token.pos === 'SCONJ' || token.pos === 'AUX') return null
    const act = [token.lower, token.lemma].find((word) => Object.hasOwn(LIGHT_NOUNS, word))
    if (act === undefined) continue
    const next = tokens[at + 1]
    if (/^(case|matter|question|issue)s?$/.test(token.lower)) return { act: LIGHT_NOUNS[act]!, to: after }
    return {
      act: LIGHT_NOUNS[act]!,
      to: next && (next.pos === 'ADP' || next.lower === 'that' || next.lower === 'to') ? at + 2 : at + 1,
    }
  }
  return null
}

/** Who is meant by a verb that has no subject of its own, and how sure that is. */
const sourcesOf = (
  text: string,
  tokens: readonly Token[],
  one: Reporting,
  previous: Found | undefined,
): { run: Run | null; sources: readonly Mention[]; after: number; isInverted: boolean; confidence: number } | null => {
  const { group, cue, form, after, subject } = one
  const before = tokens[group - 1]
  const taken = (run: Run, confidence: number, more: { after?: number; isInverted?: boolean } = {}) => ({
    run,
    sources: [mentionOf(text, tokens, run)],
    after: more.after ?? after,
    isInverted: more.isInverted ?? false,
    confidence,
  })
  const inherited = (confidence: number) => {
    if (previous && previous.verb < one.verb && previous.verb >= 0)
      return { run: null, sources: previous.sources, after, isInverted: false, confidence }
    const main = subjectNear(tokens, group)
    return main ? { ...taken(main, confidence), run: null } : null
  }
  if (form === 'GERUND') {
    if (group === 0) {
      // "Noting the progress made, the Secretary thanked"
      const verb = tokens.findIndex(
        (token, at) =>
          isVerbal(token) &&
          !/ing$/.test(token.lower) &&
          isComma(tokens[(subjectBefore(tokens, groupStart(tokens, at))?.from ?? 0) - 1]),
      )
      const main = verb > 0 ? subjectBefore(tokens, groupStart(tokens, verb)) : null
      return main ? { ...taken(main, 0.75), run: null } : null
    }
    if (
      isComma(before) ||
      before?.pos === 'CCONJ' ||
      before?.quote ||
      before?.lower === 'by' ||
      before?.lower === 'while'
    )
      return inherited(0.8)
    const by =
      cue.pattern !== 'OBJECT' && before && ['NOUN', 'PROPN', 'PRON'].includes(before.pos) && !previous
        ? phraseBefore(tokens, group, clauseStart(tokens, group))
        : null
    return by ? taken(by, 0.6) : null
  }
  if (form === 'INFINITIVE') {
    if (!cue.isFormal || !reportsInInfinitive(tokens, group)) return null
    const main = subjectNear(tokens, group)
    return main ? { ...taken(main, 0.75), run: null } : null
  }
  // "..., said the minister"
  let place = group - 1
  while (place >= 0 && (isComma(tokens[place]) || isMark(tokens[place]))) place -= 1
  const isBehindQuote = tokens[place]?.quote != null
  const next = tokens[after]
  const mayInvert = cue.pattern === 'CLAUSE' || cue.pattern === 'HEARER' || cue.quotes
  if (
    mayInvert &&
    next &&
    (isBehindQuote || (isApartAt(tokens, group) && !subject && ['PROPN', 'DET', 'NOUN', 'ADJ'].includes(next.pos)))
  ) {
    const behind = phraseAfter(tokens, after, true)
    if (
      behind &&
      (tokens[behind.from]!.pos !== 'PRON' || isPronoun(tokens[behind.from]!)) &&
      !(isBehindQuote && subject)
    )
      return taken(behind, 0.9, { after: behind.to, isInverted: true })
  }
  if (subject && !(subject.to - subject.from === 1 && /^(who|which|that)$/.test(tokens[subject.from]!.lower)))
    return taken(subject, 0.9)
  const relative = cue.isPosition ? null : antecedent(tokens, group)
  if (relative) return taken(relative, 0.75)
  return before && (before.pos === 'CCONJ' || isComma(before)) ? inherited(0.8) : null
}

/** Words that begin a clause which is no statement of its own: "Asked about it, he said". */
const startsAside = (tokens: readonly Token[], from: number): boolean => {
  const first = tokens[from]
  return (
    first === undefined ||
    ['SCONJ', 'ADP'].includes(first.pos) ||
    /ing$/.test(first.lower) ||
    /^(when|asked|while|as|after|if|though|although|because|since)$/.test(first.lower)
  )
}

const quoteAt = (tokens: readonly Token[], from: number, to: number): Token | undefined =>
  tokens.slice(from, to).find(({ quote }) => quote)

/** What one verb reports, or null if it does not. */
const saidBy = (
  text: string,
  tokens: readonly Token[],
  one: Reporting,
  others: readonly Reporting[],
  found: readonly Found[],
): Found | null => {
  const { verb, group, cue } = one
  const token = tokens[verb]!
  const by = sourcesOf(text, tokens, one, found.at(-1))
  if (
    !by ||
    by.sources.some(
      (source) =>
        /^(there|this|that|these|those|which|what|one|let)$/i.test(source.text) ||
        (cue.isPosition && /^it$/i.test(source.text)),
    )
  )
    return null
  let { after } = by
  let cueEnd = one.after
  let { act } = cue
  const addressees: Mention[] = []
  const hear = (run: Run | null): void => {
    if (run) addressees.push(mentionOf(text, tokens, run))
  }
  if (cue.pattern === 'HEARER' && !by.isInverted) {
    const hearer = tokens[after]?.lower === 'that' ? null : phraseAfter(tokens, after)
    hear(hearer)
    after = hearer?.to ?? after
    if (
      /^(on|of|about)$/.test(tokens[after]?.lower ?? '') &&
      /^(brief|inform|update|remind|notify|assure|ask|apprise)$/.test(token.lemma)
    )
      after += 1
    if (token.lemma === 'ask' && tokens[after]?.lower === 'to') act = 'REQUESTED'
  }
  const light = lightAfter(tokens, one)
  if (light) {
    act = light.act
    after = light.to
    cueEnd = light.to
    if (tokens[after - 1]?.lower === 'to' && (act === 'THANKED' || act === 'CONDOLED' || act === 'CONGRATULATED'))
      hear(phraseAfter(tokens, after))
  } else if (LIGHT.has(token.lemma) && !/^(express|voice|convey)$/.test(token.lemma)) return null
  if (tokens[after]?.lower === 'with' && MANNER.test(tokens[after + 1]?.lower ?? '')) {
    after += 2
    cueEnd = after
  }
  if (cue.pattern === 'REQUEST' || (!light && (act === 'THANKED' || act === 'CONGRATULATED' || act === 'PRAISED'))) {
    const whom = phraseAfter(tokens, after)
    if (
      whom &&
      cue.act !== 'ACCUSED' &&
      act !== 'PRAISED' &&
      (tokens[whom.to]?.lower === 'to' || cue.pattern !== 'REQUEST')
    )
      hear(whom)
  }
  // "Noting the progress made, the Secretary": it ends where the subject begins
  const opening =
    one.form === 'GERUND' && group === 0 ? tokens.findIndex(({ start }) => start === by.sources[0]?.start) : -1
  const according = tokens.findIndex(
    ({ lower }, at) => at > after && lower === 'according' && tokens[at + 1]?.lower === 'to',
  )
  const next =
    others.find(({ boundary, verb: other }) => other > verb && boundary !== null && boundary > after)?.boundary ??
    tokens.length
  const bound =
    according > 0 && isComma(tokens[according - 1]) ? Math.min(next, according) : opening > after ? opening : next
  const behind = afterAdjuncts(tokens, after)
  const that = isThat(tokens, behind)
  const isClosed = (at: number) => tokens[at] === undefined || isStop(tokens[at]) || isComma(tokens[at])
  let from = that ? behind + 1 : behind !== after && !(tokens[behind]?.quote || isClosed(behind)) ? after : behind
  if (tokens[from]?.text === ':') from += 1
  const first = by.run && !by.isInverted ? by.run.from : group
  const preceding = tokens[first - 1]
  let place = first
  while (place > 0 && (isComma(tokens[place - 1]) || isMark(tokens[place - 1]))) place -= 1
  const quoteBefore = tokens[place - 1]?.quote != null
  // "As the minister said, ..."
  const isAs = preceding?.lower === 'as' && cue.pattern !== 'OBJECT'
  const isPreceded = isApartAt(tokens, first)
  const isParenthetical = isPreceded && !by.isInverted && isComma(tokens[behind]) && !that
  const pieces: Span[] = []
  const take = (start: number, end: number): void => {
    const span = spanOf(tokens, start, end)
    if (span) pieces.push(span)
  }
  if (isAs) {
    let comma = after
    while (comma < tokens.length && !isComma(tokens[comma])) comma += 1
    if (first <= 2) take(comma + 1, bound)
    else {
      const opening = clauseStart(tokens, first - 1)
      take(isComma(tokens[first - 2]) ? opening : opening, first - 1)
      if (comma < tokens.length - 2) take(comma + 1, bound)
    }
  } else if (quoteBefore && cue.pattern !== 'REQUEST') {
    const quote = tokens[place - 1]!
    pieces.push({ start: quote.start, end: quote.end })
    const next = that ? undefined : quoteAt(tokens, after, Math.min(bound, behind + 3))
    if (next) pieces.push({ start: next.start, end: next.end })
  } else if (
    isPreceded &&
    !that &&
    cue.pattern !== 'OBJECT' &&
    cue.pattern !== 'REQUEST' &&
    !cue.isPosition &&
    (isClosed(behind) || by.isInverted)
  ) {
    const isWhole = isClosed(behind) && !isComma(tokens[behind])
    let opening = 0
    if (!isWhole || !found.length)
      for (const { pieces: taken } of found) {
        const end = Math.max(...taken.map((piece) => piece.end))
        const next = tokens.findIndex(({ start }) => start >= end)
        if (next > opening && next < place) opening = next
      }
    while (opening < place && (isComma(tokens[opening]) || tokens[opening]!.pos === 'CCONJ')) opening += 1
    const isClause = hasClause(tokens, opening, place)
    if (
      isParenthetical &&
      behind + 1 < bound &&
      !/^(but|and|while|who|which)$/.test(tokens[behind + 1]?.lower ?? '') &&
      !/ing$/.test(tokens[behind + 1]?.lower ?? '')
    ) {
      take(opening, place)
      take(behind + 1, bound)
    } else if (isClause && !(startsAside(tokens, opening) && !isWhole)) {
      take(opening, place)
      const next = quoteAt(tokens, behind, Math.min(bound, behind + 3))
      if (next) pieces.push({ start: next.start, end: next.end })
    }
    if (pieces.length === 0 && isComma(tokens[behind])) {
      const next = quoteAt(tokens, behind, bound)
      if (next) pieces.push({ start: next.start, end: next.end })
    }
  } else if (!isClosed(from)) take(from, bound)
  else if (isComma(tokens[from])) {
    const quote = quoteAt(tokens, from, bound)
    if (quote) pieces.push({ start: quote.start, end: quote.end })
  }
  const isQuoted = pieces.some(({ start, end }) =>
    tokens.some((other) => (other.quote || isMark(other)) && other.start >= start - 1 && other.end <= end + 1),
  )
  const isClausal = pieces.some(({ start, end }) =>
    tokens.some((other) => isVerbal(other) && other.start >= start && other.end <= end),
  )
  if (pieces.length === 0 || (cue.isWeak && !that && !isQuoted) || (cue.quotes && !isQuoted)) return null
  if (cue.isPosition && !that && !isClausal && cue.pattern === 'CLAUSE') return null
  const at = { start: token.start, end: tokens[Math.max(cueEnd, verb + 1) - 1]!.end }
  const words = text.slice(at.start, at.end)
  return {
    pieces,
    verb,
    cue: isAs ? text.slice(preceding.start, tokens[Math.max(after, verb + 1) - 1]!.end) : words,
    at: isAs ? { start: preceding.start, end: at.end } : at,
    act,
    sources: by.sources,
    addressees,
    confidence: cue.isPosition ? 0.5 : by.confidence,
    reasons: [
      `"${words}" reports ${cue.isPosition ? 'what is held by' : 'the words of'} ${by.sources.map((source) => `"${source.text}"`).join(', ')}.`,
    ],
    doubt: null,
  }
}

/** "according to the release": it stands before or behind what is said. */
const accordingTo = (text: string, tokens: readonly Token[]): Found[] =>
  tokens.flatMap((token, at): Found[] => {
    if (token.lower !== 'according' || tokens[at + 1]?.lower !== 'to') return []
    const source = phraseAfter(tokens, at + 2, true)
    // "according to the law" names a rule, and nobody who said it
    if (
      !source ||
      /^(laws?|rules?|resolutions?|principles?|standards?|schedules?|plans?|traditions?|needs?|obligations?)$/.test(
        tokens[source.to - 1]!.lower,
      )
    )
      return []
    let from = 0
    let to = at
    if (at <= 1) {
      from = source.to
      while (from < tokens.length && !isComma(tokens[from])) from += 1
      to = tokens.length
    } else for (let place = 0; place < at; place += 1) if (tokens[place]!.text === ';') from = place + 1
    const span = spanOf(tokens, from, to)
    if (!span) return []
    const by = mentionOf(text, tokens, source)
    return [
      {
        pieces: [span],
        verb: at,
        cue: text.slice(token.start, tokens[at + 1]!.end),
        at: { start: token.start, end: tokens[at + 1]!.end },
        act: 'STATED',
        sources: [by],
        addressees: [],
        confidence: 0.85,
        reasons: [`"according to" names "${by.text}" as the source.`],
        doubt: null,
      },
    ]
  })

/** Nouns that go on with an infinitive: "his promise to". */
const WITH_INFINITIVE = /^(promise|pledge|vow|commitment|threat|demand|request|call|decision|proposal)$/

/** Words that say that what a noun names was said: "their stated commitment to". */
const STATED = /^(stated|declared|announced|expressed|repeated|public)$/

/** Whose a noun that reports is, and where what is said begins. */
const ownerOf = (tokens: readonly Token[], at: number): { source: Run; isStated: boolean; from: number } | null => {
  let owner = at
  let isStated = false
  while (owner > 0 && (['ADJ', 'NOUN'].includes(tokens[owner - 1]!.pos) || STATED.test(tokens[owner - 1]!.lower))) {
    owner -= 1
    isStated ||= STATED.test(tokens[owner]!.lower)
  }
  const mark = tokens[owner - 1]
  if (/^('s|')$/.test(mark?.lower ?? '')) {
    const source = phraseBefore(tokens, owner - 1, 0)
    return source && { source, isStated: true, from: at + 1 }
  }
  if (/^(his|her|their|its)$/.test(mark?.lower ?? ''))
    return { source: { from: owner - 1, to: owner }, isStated, from: at + 1 }
  // "the declared commitment of the two sides to", "the commitments made by the Taliban yesterday to"
  const isMade =
    /^(made|given|announced|expressed|voiced)$/.test(tokens[at + 1]?.lower ?? '') && tokens[at + 2]?.lower === 'by'
  const by = isMade ? at + 3 : isStated && tokens[at + 1]?.lower === 'of' ? at + 2 : null
  const source = by === null ? null : phraseAfter(tokens, by)
  if (!source) return null
  let from = source.to
  while (TIME.test(tokens[from]?.lower ?? '')) from += 1
  return { source, isStated: true, from }
}

/** "Russia's claims that ...", "their stated commitment to ...". */
const nounCues = (text: string, tokens: readonly Token[]): Found[] =>
  tokens.flatMap((token, at): Found[] => {
    if (token.pos !== 'NOUN' || !Object.hasOwn(NOUNS, token.lemma)) return []
    const owned = ownerOf(tokens, at)
    if (!owned) return []
    const { source, isStated } = owned
    const next = tokens[owned.from]
    const isThatClause = isThat(tokens, owned.from)
    const isTo = next?.lower === 'to' && WITH_INFINITIVE.test(token.lemma)
    const isInfinitive = isTo && isStated && (tokens[owned.from + 1]?.pos === 'VERB' || owned.from > at + 1)
    if (!isThatClause && !isInfinitive) return []
    const from = owned.from + (isThatClause || tokens[owned.from + 1]?.pos !== 'VERB' ? 1 : 0)
    let to = from
    while (to < tokens.length && !isStop(tokens[to]) && (isInfinitive || tokens[to]!.text !== ',')) to += 1
    const span = spanOf(tokens, from, to)
    if (!span || to - from < 3) return []
    // "any evidence substantiating Russia's claims": the name alone owns them
    let owning = source.to - 1
    while (owning > source.from && ['PROPN', 'DET'].includes(tokens[owning - 1]!.pos)) owning -= 1
    const isName = tokens[source.to - 1]!.pos === 'PROPN' && source.to <= at
    const by = mentionOf(text, tokens, isName ? { from: owning, to: source.to } : source)
    return [
      {
        pieces: [span],
        verb: at,
        cue: text.slice(token.start, token.end),
        at: { start: token.start, end: token.end },
        act: NOUNS[token.lemma]!,
        sources: [by],
        addressees: [],
        confidence: 0.6,
        reasons: [`It is the "${token.text}" of "${by.text}".`],
        doubt: null,
      },
    ]
  })

/** "The outlets were accused of ...": who says it stands behind "by", or is whoever acted just before. */
const passives = (text: string, tokens: readonly Token[], before: readonly Found[]): Found[] =>
  tokens.flatMap((token, verb): Found[] => {
    if (
      token.pos !== 'VERB' ||
      !/^(accuse|blame|criticize|denounce|condemn|describe|label)$/.test(token.lemma) ||
      !isPast(token)
    )
      return []
    const group = groupStart(tokens, verb)
    if (!tokens.slice(group, verb).some(({ lemma }) => lemma === 'be')) return []
    let from = verb + 1
    const agent = tokens[from]?.lower === 'by' ? phraseAfter(tokens, from + 1, true) : null
    if (agent) from = agent.to
    if (!/^(of|for|as)$/.test(tokens[from]?.lower ?? '')) return []
    const span = spanOf(tokens, from + 1, tokens.length)
    if (!span) return []
    const sources = agent ? [mentionOf(text, tokens, agent)] : (before.at(-1)?.sources ?? [])
    const words = `${token.text} ${tokens[from]!.text}`
    return [
      {
        pieces: [span],
        verb,
        cue: words,
        at: { start: token.start, end: tokens[from]!.end },
        act: cuesOf(token.lemma)[0]?.act ?? 'OTHER',
        sources,
        addressees: [],
        confidence: agent ? 0.8 : 0.4,
        reasons: [
          agent
            ? `"${words}" reports the words of "${sources[0]!.text}".`
            : `"${words}" is a passive that does not say who; whoever acted just before is taken for it.`,
        ],
        doubt: agent ? null : 'Who says this?',
      },
    ]
  })

/** A label in capitals within a quotation, and a name that signs one. */
const LABEL = /^(\p{Lu}[\p{Lu}.' -]{2,40}): /u
const SIGNED = /^\s*(?:\n\s*)?[\u2014\u2013\u2015-]{1,2}\s*(\p{Lu}[\p{L}.'\u2019-]+(?: \p{Lu}[\p{L}.'\u2019-]*){1,3})/u

/** Quotations that no verb of saying reports: who speaks in the sentence, or acts in it, is taken to say them. */
const uncovered = (
  text: string,
  tokens: readonly Token[],
  quotes: readonly Quote[],
  found: readonly Found[],
  last: readonly Mention[],
): Found[] =>
  quotes.flatMap((quote): Found[] => {
    const place = { start: quote.outerStart, end: quote.outerEnd }
    const [first, end] = [tokens[0]!.start, tokens.at(-1)!.end]
    const isTaken = found.some(({ pieces }) =>
      pieces.some(
        (piece) =>
          Math.min(piece.end, place.end) - Math.max(piece.start, place.start) > 0.4 * (place.end - place.start),
      ),
    )
    if (place.start < first || place.start >= end || isTaken) return []
    const inner = text.slice(quote.start, quote.end)
    const words = inner.split(/\s+/u)
    const stand = tokens.find((token) => token.quote === quote)
    const make = (sources: readonly Mention[], confidence: number, reason: string): Found => ({
      pieces: [place],
      verb: -1,
      cue: null,
      at: place,
      act: 'STATED',
      sources,
      addressees: [],
      confidence,
      reasons: [reason],
      doubt: sources.length ? null : 'Who says this?',
    })
    // "“WALLACE: Governor, ...": a label within the marks
    const label = LABEL.exec(inner)?.[1]
    if (label !== undefined)
      return [
        make(
          [{ start: quote.start, end: quote.start + label.length, text: label }],
          0.8,
          'The quotation begins with the name of its speaker.',
        ),
      ]
    // "“...” \u2014 Maria Lopez"
    const signed = SIGNED.exec(text.slice(quote.outerEnd, quote.outerEnd + 120))
    if (signed) {
      const from = quote.outerEnd + signed[0].length - signed[1]!.length
      return [
        make([{ start: from, end: from + signed[1]!.length, text: signed[1]! }], 0.8, 'A name signs the quotation.'),
      ]
    }
    if (stand) {
      const colon =
        tokens[tokens.indexOf(stand) - 1]?.text === ':' ? phraseBefore(tokens, tokens.indexOf(stand) - 1, 0) : null
      const isLabel = words.length <= 3 && words.filter((word) => /^[\p{Lu}\d(]/u.test(word)).length * 2 > words.length
      if (isLabel && found.length === 0 && tokens.length > 3) return []
      if (colon && colon.from === 0)
        return [make([mentionOf(text, tokens, colon)], 0.8, 'A name and a colon stand before the quotation.')]
      const sources = found.at(-1)?.sources ?? last
      return [
        make(
          sources,
          sources.length ? 0.6 : 0.3,
          'The quotation has no reporting words of its own: who spoke last is taken to speak on.',
        ),
      ]
    }
    // a title, a name or a single word in marks is no quotation
    const isTitle = words.filter((word) => /^[\p{Lu}\d(]/u.test(word)).length * 2 > words.length
    const speaking = found.findLast(({ at }) => at.start < place.start) ?? found[0]
    if (isTitle || words.length < (speaking ? 1 : 3)) return []
    if (speaking)
      return [
        make(
          speaking.sources,
          0.5,
          'It stands in quotation marks in a sentence that reports words of the same source.',
        ),
      ]
    const here = tokens.findIndex(({ start }) => start >= place.start)
    const verb = tokens.findLastIndex((token, at) => at < here && token.pos === 'VERB')
    const isPassive =
      verb > 0 &&
      isPast(tokens[verb]!) &&
      tokens.slice(groupStart(tokens, verb), verb).some(({ lemma }) => lemma === 'be')
    const subject = isPassive ? null : subjectNear(tokens, here)
    if (isPassive && words.length > 3)
      return [make([], 0.3, 'It stands in quotation marks in a passive, which does not say whose words they are.')]
    if (subject && !/^(it|there|this|that|these|those|which|what)$/i.test(tokens[subject.from]!.lower))
      return [
        make(
          [mentionOf(text, tokens, subject)],
          0.4,
          'It stands in quotation marks; the subject of the sentence is taken for who says it.',
        ),
      ]
    return []
  })

/** Words of titles, which may stand in small letters before a name: "special representative Yang Yanyi". */
const SMALL_TITLE =
  /^(foreign|prime|deputy|vice|special|acting|minister|president|secretary|representative|envoy|ambassador|spokesperson|spokesman|spokeswoman|director|chairman|chair|leader|chief|general|premier|chancellor|king|queen|counterpart|senator|governor|mayor)$/

/** Where a sentence names somebody: names with the titles before them. */
const namesIn = (text: string, tokens: readonly Token[]): Mention[] => {
  const names: Mention[] = []
  const isCapital = (token: Token | undefined): boolean =>
    token !== undefined && /^\p{Lu}/u.test(token.text) && !token.quote
  const isNaming = (at: number): boolean => {
    const token = tokens[at]
    if (!token || token.quote || token.pos === 'AUX') return false
    if (token.pos === 'PROPN') return true
    return (
      isCapital(token) && at > 0 && ['ADJ', 'NOUN', 'VERB', 'NUM', 'X'].includes(token.pos) && !isStop(tokens[at - 1])
    )
  }
  for (let at = 0; at < tokens.length;) {
    if (!isNaming(at)) {
      at += 1
      continue
    }
    let from = at
    while (from > 0 && SMALL_TITLE.test(tokens[from - 1]!.lower)) from -= 1
    if (from < at && from > 0 && isCapital(tokens[from - 1]) && tokens[from - 1]!.pos === 'ADJ') from -= 1
    let to = at + 1
    while (to < tokens.length) {
      const token = tokens[to]!
      if (isNaming(to) || SMALL_TITLE.test(token.lower)) to += 1
      else if (
        /^(of|for|\/|-|&|the|al|bin|von|de)$/.test(token.lower) &&
        (isNaming(to + 1) || (token.lower !== 'the' && tokens[to + 1]?.lower === 'the' && isNaming(to + 2)))
      )
        to += 1
      else if (
        token.lower === 'and' &&
        isNaming(to + 1) &&
        tokens.slice(from, to).some(({ lower }) => lower === 'of') &&
        /^(International|Cooperation|Expatriates|Trade|European|Development|Commonwealth|Community|Security|Migration|Integration|Worship|Religion|African|Foreign)/u.test(
          tokens[to + 1]!.text,
        )
      )
        to += 1
      else if (token.text === '.' && /^(Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|[A-Z])$/.test(tokens[to - 1]!.text)) to += 1
      else break
    }
    while (to > from && !isNaming(to - 1)) to -= 1
    names.push(mentionOf(text, tokens, { from, to: Math.max(to, at + 1) }))
    at = Math.max(to, at + 1)
  }
  return names
}

/** Reads an English text for acts of saying. */
export const readEnglish = ({ text, paragraphs }: Laid): Read => {
  const sayings: Saying[] = []
  const names: Mention[] = []
  const sentences: Span[] = []
  const occasions: Occasion[] = []
  let last: readonly Mention[] = []
  for (const paragraph of paragraphs) {
    const found: Found[] = []
    for (const tokens of sentencesOf(text, paragraph)) {
      sentences.push({ start: tokens[0]!.start, end: tokens.at(-1)!.end })
      names.push(...namesIn(text, tokens))
      occasions.push(...occasionsIn(text, tokens))
      const reportings = reportingsOf(tokens)
      const here: Found[] = []
      for (const one of reportings) {
        const said = saidBy(text, tokens, one, reportings, here)
        if (said) here.push(said)
      }
      here.push(...accordingTo(text, tokens), ...nounCues(text, tokens), ...passives(text, tokens, found))
      here.push(...uncovered(text, tokens, paragraph.quotes, here, found.at(-1)?.sources ?? last))
      found.push(...here)
    }
    for (const { pieces, cue, at, act, sources, addressees, confidence, reasons, doubt } of found)
      for (const piece of pieces)
        sayings.push({
          ...placed(piece, paragraph.quotes),
          cue,
          at,
          act,
          sources,
          addressees,
          confidence,
          reasons,
          doubt,
        })
    if (found.length) last = found.at(-1)!.sources
  }
  return { sayings: sayings.sort((a, b) => a.start - b.start || b.end - a.end), names, occasions, sentences }
}

/** A piece of what is said, with its quotations: one that begins or ends within a quotation takes in all of it. */
const placed = (piece: Span, quotes: readonly Quote[]): Span & { mode: Mode; quotes: readonly Quote[] } => {
  const touched = quotes.filter(({ start, end }) => start < piece.end && end > piece.start)
  const whole =
    touched.length === 1 && touched[0]!.outerStart <= piece.start && touched[0]!.outerEnd >= piece.end - 1
      ? touched[0]!
      : null
  if (whole) return { start: whole.start, end: whole.end, mode: 'DIRECT', quotes: [whole] }
  const start = Math.min(piece.start, ...touched.map(({ outerStart }) => outerStart))
  const end = Math.max(piece.end, ...touched.map(({ outerEnd }) => outerEnd))
  return { start, end, mode: touched.length ? 'MIXED' : 'INDIRECT', quotes: touched }
}
