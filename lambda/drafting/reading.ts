import type { Act, WordsOf } from '../generated/types.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import { paragraphsOf } from './layout.ts'
import { type Actor, openRegister, type Register } from './people.ts'
import type { Form, Language, Occasion, Saying } from './sayings.ts'
import type { Mention, Span } from './spans.ts'

/** Somebody who takes part in a saying: who it is, and how the text puts it. */
export interface Part {
  mention: Mention
  /** Null if the text does not tell who it is. */
  actor: Actor | null
  /** The text names them here; else it was concluded. */
  isNamed: boolean
}

/** A saying with those who take part in it. */
export interface Told extends Saying {
  speakers: readonly Part[]
  hearers: readonly Part[]
  /** Who passes it on, nearest the reader first. */
  chain: readonly (Part & { cue: string | null; isInferred: boolean })[]
  /** Whose words the quotations are. */
  wordsOf: WordsOf
}

/** A meeting that the text tells of, with those who met. */
export interface Met extends Occasion {
  parties: readonly Part[]
}

/** What was read of a text. */
export interface Text {
  language: Language
  form: Form
  issuers: readonly Part[]
  relay: readonly Part[]
  /** Whom the text names, wherever it does. */
  named: readonly Part[]
  met: Met[]
  told: Told[]
  actors: readonly Actor[]
  sentences: readonly Span[]
}

/** The languages that texts are read in, by their tags. */
export const LANGUAGES: { [language: string]: Language } = { en: english, zh: chinese }

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end

/** Finds out whom mentions mean, in the order of the text. */
const openResolving = (language: Language, register: Register, form: Form) => {
  let lastMany: readonly Actor[] = []
  let lastSource: Actor | null = null
  let lastPerson: Actor | null = null
  let paper: Actor | null = null
  let speaking: readonly Part[] = []
  /** Who met: the first two persons whom the text gives titles. */
  const parties = (): Actor[] => {
    const people = register.actors.filter(
      (actor) => actor.kind === 'PERSON' && actor.titles.length > 0 && !isRelay(actor),
    )
    return people.slice(0, 2)
  }

  const isRelay = (actor: Actor): boolean => form.relay !== null && actor.first.start === form.relay.by.start
  const many = (mention: Mention): Part[] => {
    // "the Ministers" are the ministers whom the text has named as one: "the Ministers of the Coalition"
    const last = mention.text.toLowerCase().split(/\s+/u).at(-1) ?? ''
    const whole = register.recent.findLast(
      ({ kind, name }) =>
        (kind === 'DELEGATION' || kind === 'GROUP') &&
        name
          .toLowerCase()
          .split(/[\s,]+/u)
          .includes(last),
    )
    if (whole) return [{ mention, actor: whole, isNamed: false }]
    const sides = lastMany.length ? lastMany : parties()
    return sides.length > 1
      ? sides.map((actor) => ({ mention, actor, isNamed: false }))
      : [{ mention, actor: null, isNamed: false }]
  }

  const resolve = (mention: Mention): Part[] => {
    const both = several(mention, true)
    if (both) return both
    const described = language.describe(mention.text)
    const one = (actor: Actor | null, isNamed = false): Part[] => {
      if (actor) register.seen(actor)
      return [{ mention, actor, isNamed: isNamed && actor !== null }]
    }
    switch (described.is) {
      case 'NAME':
        return one(register.named(described, mention), true)
      case 'PRONOUN': {
        if (described.person === 1)
          return speaking.length ? speaking.map(({ actor }) => ({ mention, actor, isNamed: false })) : one(null)
        if (described.isMany) return many(mention)
        if (described.gender === null) return one(lastSource)
        const fits = (actor: Actor | null): actor is Actor =>
          actor?.kind === 'PERSON' && (actor.gender === null || actor.gender === described.gender)
        const actor = fits(lastPerson) ? lastPerson : register.lastPeople(described.gender)
        if (actor) actor.gender ??= described.gender
        return one(actor)
      }
      case 'ORDER': {
        const people = register.recent.filter(({ kind }) => kind === 'PERSON').slice(-2)
        return one((described.isFirst ? people[0] : people[1]) ?? null)
      }
      case 'SIDES':
        return many(mention)
      case 'PAPER':
        return one(
          paper ??
            register.recent.findLast(({ kind }) => kind === 'PUBLIC_BODY' || kind === 'INTERNATIONAL_ORGANIZATION') ??
            null,
        )
      case 'TITLE': {
        const actor = register.titled(described.words, described.country)
        if (actor) return one(actor)
        return several(mention) ?? one(null)
      }
      case 'SOMEBODY':
        return several(mention) ?? one(null)
    }
  }
  /** @param isStrict whether each of them must have a name, so that a name with "and" in it stays one */
  const several = (mention: Mention, isStrict = false): Part[] | null => {
    const parts = language.split(mention.text)
    if (parts.length < 2) return null
    const areNames = parts.every((part) => language.describe(part).is === 'NAME')
    if (isStrict && !areNames) return null
    let from = mention.start
    const found = parts.flatMap((text) => {
      const start = mention.start + mention.text.indexOf(text, from - mention.start)
      from = start + text.length
      const described = language.describe(text)
      return described.is === 'NAME' || described.is === 'TITLE' ? resolve({ start, end: from, text }) : []
    })
    return found.length > 1 ? found : null
  }
  return {
    resolve,
    /** Tells whose the first person is from here on. */
    speak: (parts: readonly Part[]) => {
      speaking = parts
    },
    /** Notes who met. */
    meet: (parts: readonly Part[]) => {
      const actors = [...new Set(parts.flatMap(({ actor }) => actor ?? []))]
      if (actors.length > 1) lastMany = actors
      if (actors[0]?.kind === 'PERSON') lastPerson = actors[0]
    },
    /** Notes who was the source of a saying. */
    heard: (parts: readonly Part[], said: Saying, text: string) => {
      const actors = parts.flatMap(({ actor }) => actor ?? [])
      if (actors.length > 1) lastMany = actors
      if (actors.length === 1) lastSource = actors[0]!
      if (actors.length === 1 && actors[0]!.kind === 'PERSON') lastPerson = actors[0]!
      const behind = text.slice(said.at.end, said.at.end + 60)
      if (
        actors.length === 1 &&
        actors[0]!.kind !== 'PERSON' &&
        /^[^.]{0,25}\b(release|statement|readout|report|communiqu\u00E9)\b/u.test(behind)
      )
        paper = actors[0]!
    },
    issuers: form.issuers,
  }
}

/** What the sentences of a text say that is itself what is said, each with its reporting words if it has some. */
const ownSayings = (
  spans: readonly Span[],
  sayings: readonly Saying[],
  isOwner: (saying: Saying) => boolean,
  actOf: (span: Span) => { act: Act; cue: string; at: number } | null,
): Saying[] =>
  spans.map((span) => {
    const own = sayings.find((one) => within(one.at, span) && isOwner(one) && one.confidence > 0.5)
    const done = own ? null : actOf(span)
    const at = done ? { start: span.start + done.at, end: span.start + done.at + done.cue.length } : span
    return {
      ...span,
      cue: own?.cue ?? done?.cue ?? null,
      at: own?.at ?? at,
      act: own?.act ?? done?.act ?? 'STATED',
      mode: 'DIRECT',
      quotes: [],
      sources: [],
      addressees: own?.addressees ?? [],
      relays: [],
      confidence: 0.9,
      reasons: ['The text is itself what is said.'],
      doubt: null,
    }
  })

/**
 * Reads a text: who says what, in the order of the text. Null if nobody has written rules for the language.
 * @param isReport whether the text is known to report what others say, as the news does
 */
export const readText = (text: string, tag: string, isReport = false): Text | null => {
  const language = LANGUAGES[tag.split('-')[0]!.toLowerCase()]
  if (!language) return null
  const all = paragraphsOf(text)
  const given = language.form(text, all)
  const { sayings, names, occasions, sentences } = language.read({ text, paragraphs: given.paragraphs })
  // a text that somebody issues, and that reports nobody, is what they say
  const isSilent =
    given.is === 'REPORT' &&
    given.issuers.length > 0 &&
    !sayings.some(({ mode, confidence }) => mode === 'INDIRECT' && confidence > 0.5)
  const isOwn = (given.is === 'OWN' || isSilent) && !isReport
  const form: Form = { ...given, is: isOwn ? 'OWN' : given.is === 'OWN' ? 'REPORT' : given.is }
  const register = openRegister()
  const { resolve, speak, heard, meet } = openResolving(language, register, form)
  const heads: Mention[] = [
    ...form.issuers,
    ...(form.relay ? [form.relay.by] : []),
    ...form.turns.map(({ speaker }) => speaker),
  ]

  // the head names first, and the title may name more fully
  for (const name of form.title ? language.namesInTitle(text.slice(form.title.start, form.title.end)) : []) {
    const start = text.indexOf(name, form.title!.start)
    resolve({ start, end: start + name.length, text: name })
  }
  const relayParts = form.relay ? resolve(form.relay.by) : []
  const issuerParts = form.issuers.flatMap(resolve)
  const isSpeakers = (saying: Saying): boolean =>
    saying.sources.some((source) => {
      const described = language.describe(source.text)
      return described.is === 'PRONOUN' && described.person === 1
    })

  let wanted: readonly Saying[] = sayings
  const speakersOf = new Map<Saying, { parts: readonly Part[]; isInterpreted: boolean }>()
  if (form.is !== 'REPORT') {
    const turns = form.is === 'TRANSCRIPT' ? form.turns : []
    const own: Saying[] = []
    // "The United States welcomes", in a text of its own: who speaks speaks of themselves
    const speaksOfItself = (saying: Saying): boolean =>
      form.is === 'OWN' &&
      !/(ed|id|told)\b/u.test(saying.cue ?? 'ed') &&
      saying.sources.some(({ text: name }) => {
        const described = language.describe(name)
        return described.is === 'NAME' && described.kind === 'GOVERNMENT'
      })
    const owner = (saying: Saying, parts: readonly Part[]): boolean =>
      isSpeakers(saying) ||
      speaksOfItself(saying) ||
      saying.sources.some(({ text: name }) => parts.some(({ mention }) => mention.text === name))
    if (form.is === 'OWN') {
      const quoted = (span: Span): boolean =>
        sayings.some(
          (saying) =>
            saying.mode === 'DIRECT' &&
            saying.end - saying.start > 0.5 * (span.end - span.start) &&
            within(saying, span),
        )
      const spans = sentences.filter(
        (span) => /[.!?\u2026\u3002\uFF01]["\u201D]?$/u.test(text.slice(span.start, span.end)) && !quoted(span),
      )
      for (const one of ownSayings(
        spans,
        sayings,
        (saying) => owner(saying, issuerParts),
        ({ start, end }) => language.ownAct(text.slice(start, end)),
      )) {
        own.push(one)
        speakersOf.set(one, { parts: issuerParts, isInterpreted: false })
      }
    }
    for (const turn of turns) {
      const parts = resolve(turn.speaker)
      for (const one of ownSayings(
        turn.spans,
        [],
        () => false,
        () => null,
      )) {
        own.push(one)
        speakersOf.set(one, { parts, isInterpreted: turn.isInterpreted })
      }
    }
    // what they report of others is nested; a sentence that only reports is that report
    const nested = sayings.filter((saying) => {
      const outer = own.find((one) => within(saying.at, one))
      if (!outer) return form.is === 'OWN' && saying.mode === 'DIRECT'
      if (saying.cue === null && (saying.quotes.length === 0 || form.is === 'OWN')) return false
      if (isSpeakers(saying))
        return (
          /\b(\p{L}+ed|told|said|made)\b/u.test(saying.cue ?? '') &&
          saying.mode === 'INDIRECT' &&
          (form.is === 'TRANSCRIPT' || /^as /iu.test(saying.cue ?? ''))
        )
      return !owner(saying, speakersOf.get(outer)!.parts)
    })
    // who quotes in a text of their own quotes others: whoever is named last before is taken for them
    if (form.is === 'OWN')
      for (const quote of form.paragraphs.flatMap(({ quotes }) => quotes)) {
        const outer = own.find((one) => within(quote, one))
        if (
          !outer ||
          nested.some((saying) => within(quote, saying)) ||
          text.slice(quote.start, quote.end).split(/\s+/u).length < 4
        )
          continue
        const named = names.findLast((name) => {
          const described = language.describe(name.text)
          return (
            name.start >= outer.start &&
            name.end <= quote.start &&
            described.is === 'NAME' &&
            described.kind !== 'GOVERNMENT'
          )
        })
        nested.push({
          start: quote.start,
          end: quote.end,
          cue: null,
          at: { start: quote.outerStart, end: quote.outerEnd },
          act: 'STATED',
          mode: 'DIRECT',
          quotes: [quote],
          sources: named ? [named] : [],
          addressees: [],
          relays: [],
          confidence: 0.3,
          reasons: ['Who speaks quotes somebody: whoever is named last before is taken for them.'],
          doubt: 'Who says this?',
        })
      }
    const isOnlyReport = (one: Saying): boolean =>
      form.is === 'OWN' &&
      one.cue === null &&
      nested.some((saying) => {
        const from = Math.min(saying.start, saying.at.start, ...saying.sources.map(({ start }) => start))
        const to = Math.max(saying.end, saying.at.end)
        return (
          saying.confidence >= 0.8 &&
          saying.cue !== null &&
          within(saying, one) &&
          !isSpeakers(saying) &&
          to - from > 0.6 * (one.end - one.start)
        )
      })
    wanted = [...own.filter((one) => !isOnlyReport(one)), ...nested].sort((a, b) => a.start - b.start || b.end - a.end)
    for (const one of own)
      if (isOnlyReport(one))
        for (const saying of nested)
          if (within(saying, one))
            speakersOf.set(saying, { parts: [], isInterpreted: speakersOf.get(one)!.isInterpreted })
  }

  // everybody in the order of the text, so that "she" and "the minister" mean who was named before
  const events = [
    ...names
      .filter((name) => !heads.some((head) => within(name, head)))
      .map((mention) => ({ at: mention.start, mention, saying: null, occasion: null })),
    ...wanted.map((saying) => ({
      at: saying.sources[0]?.start ?? saying.start,
      mention: null,
      saying,
      occasion: null,
    })),
    ...occasions.map((occasion) => ({
      at: Math.max(...occasion.mentions.map(({ end }) => end)) - 1,
      mention: null,
      saying: null,
      occasion,
    })),
  ].sort((a, b) => a.at - b.at || Number(a.mention === null) - Number(b.mention === null))
  const met: Met[] = []
  if (form.is === 'TRANSCRIPT') {
    // who speak in turns, have met
    const turning = new Map(
      form.turns
        .flatMap(({ speaker }) => resolve(speaker))
        .flatMap((part) => (part.actor?.titles.length ? [[part.actor, part] as const] : [])),
    )
    const head = { start: 0, end: form.turns[0]?.speaker.start ?? 0 }
    if (turning.size === 2)
      met.push({
        ...(form.title ?? head),
        kind: 'MEETING',
        state: 'HELD',
        mentions: [],
        place: null,
        country: null,
        parties: [...turning.values()],
      })
  }
  const told: Told[] = []
  const named: Part[] = []
  const held = new Map<string, Part[]>()
  const key = ({ start, end }: Span): string => `${start}-${end}`
  const whom = (mention: Mention): Part[] => {
    const known = held.get(key(mention))
    if (known) return known
    const parts = resolve(mention)
    held.set(key(mention), parts)
    return parts
  }
  speak(issuerParts)
  for (const { mention, saying, occasion } of events) {
    if (mention) {
      const described = language.describe(mention.text)
      // a single word may be anything: it is a person's name if a title stands before it, or the text has named them
      if (
        described.is === 'NAME' &&
        (described.kind !== 'PERSON' ||
          described.titles.length > 0 ||
          /\s/u.test(described.name) ||
          register.isKnown(described.name))
      )
        named.push(...whom(mention))
      continue
    }
    if (occasion) {
      const parties = occasion.mentions.flatMap(whom)
      meet(parties)
      met.push({ ...occasion, parties })
      continue
    }
    const own = speakersOf.get(saying)
    if (own && own.parts.length) {
      speak(own.parts)
    }
    const speakers = own?.parts.length ? own.parts : saying.sources.flatMap(whom)
    heard(speakers, saying, text)
    const hearers = saying.addressees.flatMap(whom)
    const isIssuers = speakers.some(({ actor }) => issuerParts.some((part) => part.actor === actor))
    const issuing =
      form.is === 'OWN' && !isIssuers ? issuerParts.map((part) => ({ ...part, cue: null, isInferred: false })) : []
    const chain = [...relayParts.map((part) => ({ ...part, cue: form.relay!.cue, isInferred: false })), ...issuing]
    told.push({ ...saying, speakers, hearers, chain, wordsOf: own?.isInterpreted ? 'UNCLEAR' : 'SPEAKER' })
  }
  return {
    language,
    form,
    issuers: issuerParts,
    relay: relayParts,
    named,
    met,
    told: chained(text, language, told, form),
    actors: register.actors,
    sentences,
  }
}

const sameActors = (a: readonly Part[], b: readonly Part[]): boolean =>
  a.length > 0 && a.every(({ actor }) => actor !== null && b.some((other) => other.actor === actor))

/** Puts sayings within sayings into chains, and tells whose words quotations are. */
const chained = (text: string, language: Language, told: readonly Told[], form: Form): Told[] => {
  const isPaper = ({ sources }: Saying): boolean =>
    sources.some((source) => language.describe(source.text).is === 'PAPER')
  const viaPaper = (saying: Saying): boolean =>
    isPaper(saying) ||
    /^[^.]{0,30}\b(release|statement|readout|communiqu\u00E9)\b/u.test(text.slice(saying.at.end, saying.at.end + 50))
  const dropped = new Set<Told>()
  const carried = new Map<Actor, Told>()
  const done = told.map((one): Told => {
    const outers = told
      .filter(
        (other) =>
          other !== one &&
          within(one.at, other) &&
          one.end <= other.end + 1 &&
          !sameActors(one.speakers, other.speakers) &&
          other.speakers.length > 0,
      )
      .sort((a, b) => a.end - a.start - (b.end - b.start))
    const direct = outers.toReversed()
    const relays = direct.flatMap((outer) =>
      outer.speakers.map((part) => ({ ...part, cue: outer.cue, isInferred: !part.isNamed })),
    )
    const papers = form.is === 'REPORT' ? direct.filter(viaPaper) : []
    for (const outer of papers) {
      // a release that only passes on what others said is a relay, and no statement of its own
      dropped.add(outer)
      for (const { actor } of one.speakers) if (actor) carried.set(actor, outer)
    }
    let chain = [...one.chain, ...relays]
    let isRelayed = papers.length > 0
    const before = one.speakers[0]?.actor ? carried.get(one.speakers[0].actor) : undefined
    if (form.is === 'REPORT' && !isRelayed && before && !dropped.has(one) && relays.length === 0 && !isPaper(one)) {
      chain = [...chain, ...before.speakers.map((part) => ({ ...part, isNamed: false, cue: null, isInferred: true }))]
      isRelayed = one.mode !== 'INDIRECT'
    }
    const quoted = one.quotes.map(({ start, end }) => text.slice(start, end)).join(' ')
    let { wordsOf } = one
    if (wordsOf !== 'UNCLEAR' && isRelayed && one.quotes.length)
      wordsOf =
        one.quotes.some((quote) => within(one.at, { start: quote.outerStart, end: quote.outerEnd })) ||
        language.isThirdPerson(quoted)
          ? 'REPORTER'
          : language.isFirstPerson(quoted)
            ? 'SPEAKER'
            : 'UNCLEAR'
    // a report that goes into the first person without quotation marks leaves open whose words they are
    const slides = form.is === 'REPORT' && language.isFirstPerson(text.slice(one.start, one.end))
    if (one.mode === 'INDIRECT' && wordsOf !== 'UNCLEAR')
      wordsOf = isOwnReport(language, one) ? 'SPEAKER' : slides ? 'UNCLEAR' : 'REPORTER'
    const distinct = chain.filter(
      (part, at) =>
        chain.findIndex((other) => other.actor === part.actor && other.actor !== null) === at || part.actor === null,
    )
    return { ...one, chain: distinct, wordsOf }
  })
  return done.filter((one) => !dropped.has(told[done.indexOf(one)]!))
}

const isOwnReport = (language: Language, one: Saying): boolean =>
  one.sources.some((source) => {
    const described = language.describe(source.text)
    return described.is === 'PRONOUN' && described.person === 1
  })
