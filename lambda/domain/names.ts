import { badInput } from '../errors.ts'
import type { NameInput } from '../generated/types.ts'
import { isLonger } from './texts.ts'

// Letters that Unicode does not decompose although readers take them for a letter with an accent, or for the same letter.
const LETTERS: Record<string, string> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
}

// Made of the table, not written out: one sign beyond Latin-1 in the bundle's code doubles the time it takes to load.
const KEPT_APART = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

/**
 * A text as names are compared: accents (nonspacing marks that belong to no one script) and case aside, everything
 * that is no letter, mark or digit as one space. Vowel signs of Indic, Khmer and other scripts are kept: they are no accents.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{Mn}&&\p{Script=Inherited}]/gv, '')
    .toLowerCase()
    .replace(KEPT_APART, (letter) => LETTERS[letter]!)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()

/** How much of a name an index entry holds, in code points: at most 400 bytes of the 1,024 that a sort key may have. */
const KEY_LENGTH = 100

/**
 * The start of a folded text, as index entries hold it. Spaces become hyphens: a space would sort before the `#` that
 * ends the sort text, and a name must sort before the longer names that begin with it.
 */
const start = (folded: string): string => Array.from(folded).slice(0, KEY_LENGTH).join('').trim().replaceAll(' ', '-')

/** The text that a name sorts by. */
export const nameSort = (name: string): string => start(fold(name))
/** How many of a name's words, from the first on, a search can begin at. */
const WORDS = 20

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** The folded rest of a name from each of its words on: what a prefix search can begin with. */
const tails = (name: string): string[] => {
  const folded = fold(name)
  return [...segmenter.segment(folded)]
    .filter(({ segment }) => segment !== ' ') // what is no word to the segmenter is a word of a script that it lacks
    .slice(0, WORDS)
    .map((segment) => start(folded.slice(segment.index)))
}

/** The tails of all names, each once, in the order of the listing of names: the record has an entry there for each. */
export const nameTails = (names: readonly NameInput[]): string[] =>
  [...new Set(names.flatMap((name) => tails(name.text)))].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))

/**
 * How many tails the names of one record may have, all together: each is an index entry. The names of a state in thirty
 * languages have about 150.
 */
export const MOST_TAILS = 500

/** The most characters that a name may have, and so the text of a search for one. */
export const LONGEST_NAME = 500

/** The part of a search text that index entries are compared with. Throws BAD_USER_INPUT if it is longer than any name. */
export const searchKey = (search: string): string => {
  if (isLonger(search, LONGEST_NAME))
    throw badInput(`The search text is longer than ${LONGEST_NAME} characters, the most that a name has.`)
  return start(fold(search))
}

const longest = (lang: string, names: readonly NameInput[]): NameInput | undefined => {
  for (let range = lang.toLowerCase(); range; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    const found = names.find((name) => name.lang?.toLowerCase() === range)
    if (found) return found
  }
  return names.find((name) => name.lang?.toLowerCase().startsWith(`${lang.toLowerCase()}-`))
}

/** The name to show: the preferred one in the language asked for (by RFC 4647 lookup), else the first preferred one. */
export const preferredName = (names: readonly NameInput[], lang?: string | null): string => {
  const preferred = names.filter((name) => name.kind === 'PREFERRED')
  const chosen = (lang && longest(lang, preferred)) || preferred[0] || names[0]
  return chosen!.text
}

/** The first character of a folded text, by which names are listed. Empty for an empty text. */
export const initial = (text: string): string => (text ? String.fromCodePoint(text.codePointAt(0)!) : '')

/**
 * Whether a tail of one of the names begins with a search key; false if the key is empty. At an entry in the listing of
 * names (`at` is its tail), true only if that is the first matching tail, so that a record is listed once.
 */
export const matchesName = (names: readonly NameInput[], key: string, at?: string): boolean => {
  const first = key === '' ? undefined : nameTails(names).find((tail) => tail.startsWith(key))
  return first !== undefined && (at === undefined || first === at)
}
