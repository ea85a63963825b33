import { badInput } from '../errors.ts'
import type { AnyRecord } from './records.ts'
import { isLonger, lengthOf } from './texts.ts'
import { languageOf, saysNothing, termOf, termsOf, textsOf, type Word, wordsOf } from './words.ts'

/** The longest text to search for, in characters, and the most words in it. */
const LONGEST_SEARCH = 500
const MOST_SOUGHT = 20

/** What a record must have, or must not: a word, several in a row, or a word that begins so. */
export interface Clause {
  words: Word[]
  /** Whether the words stand between quotation marks: they must stand so in a row. */
  isPhrase: boolean
  /** Whether it is the last word and may go on, because it is still being typed. */
  isPrefix: boolean
  /** The forms in which each of the words may be listed; none for a word that says too little to be listed. */
  terms: ReadonlySet<string>[]
}

/** A text to search for, understood. */
export interface Sought {
  clauses: Clause[]
  without: Clause[]
}

/** Quotation marks: straight, curly, low, and angular ones. */
const QUOTES = '"\\u201C\\u201D\\u201E\\u00AB\\u00BB'

/** A part of a search text: between quotation marks of any script, or up to the next space; with a minus before it or none. */
const PART = new RegExp(
  `(?<minus>(?<=^|\\s)[-\\u2212])?(?:[${QUOTES}](?<phrase>[^${QUOTES}]*)[${QUOTES}]|(?<word>[^\\s${QUOTES}]+))|[${QUOTES}]`,
  'gu',
)

const clauseOf = (words: Word[], language: string, { isPhrase = false, isPrefix = false }): Clause => ({
  words,
  isPhrase,
  isPrefix,
  terms: words.map((word) => new Set(saysNothing(word, language) ? [] : termsOf(word))),
})

/**
 * Understands a search text: words, "phrases", and -what is left out. Words that say too little, such as "the", are passed
 * over outside phrases.
 * @param lang the language of the words, if the caller knows it
 * @param goesOn whether the last word may be the beginning of one, unless something follows it
 * @throws BAD_USER_INPUT if it is too long, or says nothing to search for
 */
export const soughtIn = (text: string, lang: string | null | undefined, goesOn: boolean): Sought => {
  if (isLonger(text, LONGEST_SEARCH))
    throw badInput(`The text to search for has more than ${LONGEST_SEARCH} characters: search for a few of its words.`)
  const language = languageOf(wordsOf(text), lang)
  const clauses: Clause[] = []
  const without: Clause[] = []
  let passedOver = 0
  for (const { groups = {}, index, 0: whole } of text.matchAll(PART)) {
    const { minus, phrase, word } = groups
    const words = wordsOf(phrase ?? word ?? '')
    const isLast = index + whole.length === text.length
    const into = minus ? without : clauses
    if (phrase !== undefined) {
      if (words.length) into.push(clauseOf(words, language, { isPhrase: true }))
      continue
    }
    words.forEach((one, place) => {
      if (saysNothing(one, language)) passedOver += 1
      else into.push(clauseOf([one], language, { isPrefix: goesOn && isLast && !minus && place === words.length - 1 }))
    })
  }
  const count = [...clauses, ...without].reduce((sum, { words }) => sum + words.length, 0)
  if (count > MOST_SOUGHT)
    throw badInput(`The text to search for has ${count} words: at most ${MOST_SOUGHT} can be searched for.`)
  if (!clauses.some(({ terms }) => terms.some(({ size }) => size > 0)))
    throw badInput(
      without.length
        ? 'The text to search for says only what to leave out: say what to find, too.'
        : passedOver + clauses.length > 0
          ? 'The words to search for are too common: add one that says more.'
          : 'The text to search for has no words.',
    )
  return { clauses, without }
}

/** A text of a record, with its words and the language by which they are compared. */
interface ReadText {
  field: string
  text: string
  words: Word[]
  language: string
}

const read = (record: AnyRecord): ReadText[] =>
  textsOf(record).map(({ field, text, lang }) => {
    const words = wordsOf(text)
    return { field, text, words, language: languageOf(words, lang) }
  })

const fits = (clause: Clause, at: number, word: Word, language: string): boolean => {
  const sought = clause.words[at]!
  if (word.folded === sought.folded) return true
  if (clause.isPhrase) return false
  return (clause.isPrefix && word.folded.startsWith(sought.folded)) || clause.terms[at]!.has(termOf(word, language))
}

/** The indexes of the words with which a clause begins in a text. */
const placesOf = (clause: Clause, { words, language }: ReadText): number[] =>
  words.flatMap((_, start) =>
    clause.words.every((_, at) => words[start + at] && fits(clause, at, words[start + at]!, language)) ? [start] : [],
  )

/** A range of characters (Unicode code points) of a text that matches. */
export interface Highlight {
  field: string
  text: string
  ranges: { start: number; end: number }[]
}

/** How a record matches. */
export interface Match {
  /** How well, beside others of the same search. */
  score: number
  highlights: Highlight[]
}

/** How much a match counts, by the field in which it is. */
const WEIGHTS: { [field: string]: number } = { names: 3, labels: 3, title: 2, text: 1, place: 1 }

/** The length of a usual statement, in words: the parameters of BM25 are the usual ones. https://doi.org/10.1561/1500000019 */
const USUAL_LENGTH = 25
const [K1, B] = [1.2, 0.75]
/** What it adds that two words stand side by side as they were sought, and that all of a name was sought. */
const SIDE_BY_SIDE = 0.5
const WHOLE_NAME = 2

/**
 * Compares a record with what is sought. Null if it does not match.
 * @param rarity how much each clause tells, above 0
 * @param meets whether the record meets a clause otherwise than by its words: it is about the person who is named so
 */
export const matchOf = (
  record: AnyRecord,
  { clauses, without }: Sought,
  rarity: (clause: Clause) => number,
  meets: (clause: Clause) => boolean = () => false,
): Match | null => {
  const texts = read(record)
  if (without.some((clause) => texts.some((text) => placesOf(clause, text).length > 0))) return null
  const found = new Map(clauses.map((clause) => [clause, texts.map((text) => placesOf(clause, text))]))
  if (clauses.some((clause) => !meets(clause) && found.get(clause)!.every((places) => places.length === 0))) return null
  let score = 0
  texts.forEach(({ field, words }, index) => {
    const length = 1 - B + (B * words.length) / USUAL_LENGTH
    const placesIn = clauses.map((clause) => found.get(clause)![index]!)
    clauses.forEach((clause, at) => {
      const places = placesIn[at]!
      if (places.length === 0) return
      const often = (places.length * (K1 + 1)) / (places.length + K1 * length)
      const next = placesIn[at + 1] ?? []
      const isBeside = places.some((place) => next.includes(place + clause.words.length))
      score += rarity(clause) * (WEIGHTS[field] ?? 1) * (often + (isBeside ? SIDE_BY_SIDE : 0))
    })
    const sought = clauses.reduce((sum, { words: all }) => sum + all.length, 0)
    const isName = field === 'names' || field === 'labels'
    if (isName && words.length === sought && placesIn.every((places) => places.length > 0)) score += WHOLE_NAME
  })
  for (const clause of clauses) if (meets(clause)) score += rarity(clause)
  const highlights = texts.flatMap((text, index): Highlight[] => {
    const marked = clauses.flatMap((clause) =>
      found.get(clause)![index]!.map((place) => ({
        from: text.words[place]!.start,
        to: text.words[place + clause.words.length - 1]!.end,
      })),
    )
    if (marked.length === 0) return []
    const ranges = marked
      .sort((a, b) => a.from - b.from)
      .reduce<{ from: number; to: number }[]>((joined, one) => {
        const last = joined.at(-1)
        if (last && one.from <= last.to) last.to = Math.max(last.to, one.to)
        else joined.push({ ...one })
        return joined
      }, [])
      .map(({ from, to }) => ({ start: lengthOf(text.text.slice(0, from)), end: lengthOf(text.text.slice(0, to)) }))
    return [{ field: text.field, text: text.text, ranges }]
  })
  return { score, highlights }
}
