import { rangeOf } from '../domain/dates.ts'
import { wordsOf } from './words.ts'

/** A document, as a citation names it. */
export interface CitedDocument {
  kind: string
  title: string | null
  publisher: string | null
  /** In EDTF. */
  issued: string | null
  url: string | null
  retrievedAt: string | null
}

/** Who speaks, and as what. */
export interface CitedSpeaker {
  name: string
  roles: string[]
  onBehalfOf: string[]
}

/** Who passed the words on, and in which document if there is one. */
export interface CitedRelay {
  by: string
  document: CitedDocument | null
}

/** What a citation of a statement is made from: names are in the language of the citation. */
export interface Cited {
  /** The id of the revision, as `stm_x@3`. */
  id: string
  text: string
  /** The language of the text, if it is known. */
  language: string | null
  speakers: CitedSpeaker[]
  /** When it was said, in EDTF. */
  saidOn: string | null
  meeting: { title: string; place: string | null } | null
  /** The document that the first passage is in, and through whom that had it: the publisher first. */
  document: CitedDocument | null
  relays: CitedRelay[]
  /** The address of the archive, without a slash at the end; null if it is not known. */
  address: string | null
}

/** A date in EDTF in the words of a locale; what is more than a day, month or year stays as it is. */
const dateIn = (edtf: string, locale: string): string => {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(edtf) ?? []
  if (year === undefined) return edtf
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  const shown: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' }
  if (month !== undefined) shown.month = 'long'
  if (day !== undefined) shown.day = 'numeric'
  return new Intl.DateTimeFormat(locale, shown).format(date)
}

/** A list of names in the words of a language. */
const listOf = (names: readonly string[], and: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1) ?? ''}`

/** The first letter small, if it is the only capital: "Special representative", but not "Prime Minister". */
const uncapitalized = (title: string): string =>
  /^\p{Lu}\P{Lu}*$/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title

/**
 * Who said it and through whom it reached us, in words: "Yang Yanyi, special representative of China, as relayed by the
 * Ministry of Foreign Affairs (press release, 4 March 2022), in The Phnom Penh Post".
 */
export const chainInWords = ({ speakers, document, relays }: Cited, lang: string): string => {
  const words = wordsOf(lang)
  const within = ({ kind, issued }: CitedDocument): string => {
    const facts = [words.kinds[kind], issued && dateIn(issued, words.dates)].filter(Boolean)
    return facts.length ? ` (${facts.join(', ')})` : ''
  }
  const who = speakers.map(({ name, roles, onBehalfOf }) => {
    const whom = listOf(onBehalfOf, words.and)
    const titles = roles.map(uncapitalized)
    const last = titles.at(-1)
    if (!whom) return [name, ...titles].join(', ')
    if (last === undefined) return `${name}, ${words.onBehalfOf(whom)}`
    return [name, ...titles.slice(0, -1), words.roleOf(last, whom)].join(', ')
  })
  // The publisher of the document is where it stands; whoever stands between it and the speaker relayed it.
  const between = relays.filter(({ by }) => by !== document?.publisher).reverse()
  const publisher = document?.publisher ?? document?.title
  return [
    who.length ? listOf(who, words.and) : words.somebody,
    ...between.map((relay) => words.relayedBy(relay.by) + (relay.document ? within(relay.document) : '')),
    ...(document && publisher ? [words.in(publisher) + within(document)] : []),
  ].join(', ')
}

/** The types of CSL that kinds of documents are. https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
const TYPES: { [kind: string]: string } = {
  NEWS_ARTICLE: 'article-newspaper',
  PRESS_RELEASE: 'report',
  READOUT: 'report',
  TRANSCRIPT: 'speech',
  SPEECH: 'speech',
  BRIEFING: 'speech',
  INTERVIEW: 'interview',
  BROADCAST: 'broadcast',
  LETTER: 'personal_communication',
  SOCIAL_POST: 'post',
  AGREEMENT: 'treaty',
  COURT_DECISION: 'legal_case',
}

const LONGEST_TITLE = 300
const shortened = (text: string): string => {
  const signs = Array.from(text.replaceAll(/\s+/g, ' ').trim())
  return signs.length > LONGEST_TITLE ? `${signs.slice(0, LONGEST_TITLE - 1).join('')}\u2026` : signs.join('')
}

/** A date of CSL from EDTF; undefined where no day, month or year is known. */
const cslDate = (edtf: string | null | undefined) => {
  const { start } = rangeOf(edtf)
  return start === null ? undefined : { 'date-parts': [start.split('-').map(Number)] }
}

/** A date of CSL from an instant. */
const cslDay = (instant: string | null | undefined) => (instant ? cslDate(instant.slice(0, 10)) : undefined)

/** The item of CSL-JSON that stands for a statement. https://github.com/citation-style-language/schema */
export const cslOf = (cited: Cited, lang: string) => {
  const { id, text, language, speakers, document, saidOn, meeting, address } = cited
  const own = address === null ? null : `${address}/statements/${id}`
  return {
    id,
    // BibTeX takes few signs in a key.
    'citation-key': id.replace('@', '_r').replaceAll('-', '_'),
    type: TYPES[document?.kind ?? ''] ?? 'document',
    title: shortened(text),
    author: speakers.map(({ name }) => ({ literal: name })),
    'container-title': document?.publisher ?? undefined,
    issued: cslDate(document?.issued) ?? cslDate(saidOn),
    'event-title': meeting?.title,
    'event-date': cslDate(saidOn),
    'event-place': meeting?.place ?? undefined,
    URL: document?.url ?? own ?? undefined,
    accessed: cslDay(document?.retrievedAt),
    language: language ?? undefined,
    archive: 'Readout',
    archive_location: own ?? id,
    note: chainInWords(cited, lang),
  }
}

/** The item as our own style shows it: with the text in quotation marks and the date in words. */
export const shownOf = (cited: Cited, lang: string) => {
  const { quote, dates } = wordsOf(lang)
  const item = cslOf(cited, lang)
  const saidOn = cited.saidOn === null ? undefined : { literal: dateIn(cited.saidOn, dates) }
  // The address in the archive stands at the end anyway.
  return { ...item, URL: cited.document?.url ?? undefined, annote: quote.join(item.title), 'event-date': saidOn }
}
