import type { IndexEntry, ListingName } from './listings.ts'
import { fold } from './names.ts'
import { isOf } from './nouns.ts'
import type { AnyRecord } from './records.ts'
import { saidWhen } from './statements.ts'
import { isStopWord, languages, stem } from './stemmers.ts'

/** How much of a text is searched, in UTF-16 units: about ten pages. */
const LONGEST_TEXT = 20_000

/** The most words by which a record is found. A page has about 150 different ones, without stop words. */
const MOST_WORDS = 300

/** The longest word that is told from a longer one, in UTF-16 units. */
const LONGEST_WORD = 64

/** A word of a text: its folded form, its form in lower case, and its place, in UTF-16 units. */
export interface Word {
  folded: string
  lower: string
  start: number
  end: number
}

/** The ending of an English genitive: "Ukraine's" is the word "Ukraine". */
const POSSESSIVE = /['\u2019](s|S)?$/u

/** A word that folding only turns into lower case: most of them, and folding takes time. */
const PLAIN = /^[A-Za-z0-9]+$/

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** The words of a text, in order. Scripts without spaces are divided by the dictionaries of ICU. */
export const wordsOf = (text: string): Word[] =>
  [...segmenter.segment(text.slice(0, LONGEST_TEXT))].flatMap(({ segment, index }) => {
    const place = { start: index, end: index + segment.length }
    if (PLAIN.test(segment)) {
      const lower = segment.slice(0, LONGEST_WORD).toLowerCase()
      return [{ folded: lower, lower, ...place }]
    }
    const plain = segment.replace(POSSESSIVE, '').slice(0, LONGEST_WORD)
    const folded = fold(plain).replaceAll(' ', '')
    return folded === '' ? [] : [{ folded, lower: plain.normalize('NFC').toLowerCase(), ...place }]
  })

/** Languages that are written in scripts of their own here; all others in Latin letters. */
const CYRILLIC = ['ru', 'uk']
const ARABIC = ['ar']
let latin: readonly string[] = []

/** The languages that a word can be of, by its script; English first. */
const languagesFor = (word: string): readonly string[] => {
  if (PLAIN.test(word) || /\p{Script=Latin}/u.test(word)) {
    if (latin.length === 0) latin = languages().filter((one) => ![...CYRILLIC, ...ARABIC].includes(one))
    return latin
  }
  if (/\p{Script=Cyrillic}/u.test(word)) return CYRILLIC
  return /\p{Script=Arabic}/u.test(word) ? ARABIC : []
}

/** How many stop words of a language a text must have to be taken for it: "Hun Sen" has one of Dutch and one of Turkish. */
const TELLING = 2

/**
 * The language by which the words of a text are reduced to stems: the one that it is said to have, or the one of whose
 * stop words it has most; that of its script if it has few.
 * @param lang a BCP 47 tag
 */
export const languageOf = (words: readonly Word[], lang?: string | null): string => {
  const said = lang?.split('-')[0]?.toLowerCase()
  if (said && languages().includes(said)) return said
  const candidates = [...new Set(words.flatMap(({ lower }) => languagesFor(lower)))]
  let best = { language: candidates[0] ?? 'en', hits: TELLING - 1 }
  for (const language of candidates) {
    const hits = words.filter(({ lower }) => isStopWord(lower, language)).length
    if (hits > best.hits) best = { language, hits }
  }
  return best.language
}

/** The form in which a word is listed, without accents. */
export const termOf = ({ lower, folded }: Word, language: string): string =>
  languagesFor(lower).includes(language) ? fold(stem(lower, language)).replaceAll(' ', '') || folded : folded

/** The forms in which a word may be listed, if the language is not known: in each, once. */
export const termsOf = (word: Word): string[] => [
  ...new Set([word.folded, ...languagesFor(word.lower).map((language) => termOf(word, language))]),
]

/** Whether a word says too little to be listed: a stop word, or a single letter of an alphabet. */
export const saysNothing = (word: Word, language: string): boolean =>
  isStopWord(word.lower, language) ||
  (word.folded.length < 2 && /[\p{Script=Latin}\p{Script=Cyrillic}\p{P}\p{S}]/u.test(word.folded))

/** A text of a record by which it is found. */
export interface SearchedText {
  /** The name of the field. */
  field: string
  text: string
  /** The language that it is said to have, as a BCP 47 tag. */
  lang?: string | null
}

/** The texts by which a record is found. */
export const textsOf = (record: AnyRecord): SearchedText[] => {
  if (isOf(record, 'Statement'))
    return [
      {
        field: 'text',
        text: record.parts.map(({ text }) => text).join(''),
        lang: record.parts.find(({ lang }) => lang)?.lang,
      },
    ]
  if (isOf(record, 'Meeting'))
    return [{ field: 'title', text: record.title }, ...(record.place ? [{ field: 'place', text: record.place }] : [])]
  if (isOf(record, 'Document'))
    return record.title ? [{ field: 'title', text: record.title, lang: record.language }] : []
  if (isOf(record, 'Stakeholder')) return record.names.map(({ text, lang }) => ({ field: 'names', text, lang }))
  if (isOf(record, 'Topic')) return record.labels.map(({ text, lang }) => ({ field: 'labels', text, lang }))
  return []
}

/** The beginning by which words are listed together: their first two characters. */
export const partOf = (term: string): string => Array.from(term).slice(0, 2).join('')

/** What ends a word in the sort text of its entry; it sorts after every character of a word. */
export const END = '~'

const LISTED: { [type in 'Statement' | 'Meeting' | 'Document']: ListingName } = {
  Statement: 'STATEMENT_WORD',
  Meeting: 'MEETING_WORD',
  Document: 'DOCUMENT_WORD',
}

const dayOfRecord = (record: AnyRecord): string => {
  if (isOf(record, 'Statement')) return saidWhen(record)?.earliest ?? ''
  if (isOf(record, 'Meeting')) return record.when?.earliest ?? ''
  return isOf(record, 'Document') ? (record.issued?.earliest ?? '') : ''
}

/**
 * The entries of a record in the listings of words, by date within each word. Stakeholders and topics have none: they are
 * listed by their names.
 */
export const wordEntries = (record: AnyRecord): IndexEntry[] => {
  const type = (['Statement', 'Meeting', 'Document'] as const).find((one) => isOf(record, one))
  if (!type) return []
  const terms = new Set<string>()
  for (const { text, lang } of textsOf(record)) {
    const words = wordsOf(text)
    const language = languageOf(words, lang)
    for (const word of words) if (!saysNothing(word, language)) terms.add(termOf(word, language))
  }
  const day = dayOfRecord(record)
  return [...terms]
    .slice(0, MOST_WORDS)
    .map((term) => ({ name: LISTED[type], of: partOf(term), sort: `${term}${END}${day}`, pointer: true }))
}
