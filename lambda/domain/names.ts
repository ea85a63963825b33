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

/** The longest start of a name that an index entry holds, in code points: 400 bytes of the 1,024 that a sort key may have. */
const KEY_LENGTH = 100

/**
 * The start of a folded text that index entries hold. A hyphen stands for a space, which sorts before the `#` that ends
 * what an entry sorts by: so what ends comes before what goes on.
 */
const start = (folded: string): string => Array.from(folded).slice(0, KEY_LENGTH).join('').trim().replaceAll(' ', '-')

/** What a name sorts by. */
export const nameSort = (name: string): string => start(fold(name))
/** From how many words of one name on it can be found. */
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

/** The tails of all names, each once, in the order of the listing of names: the places at which a record stands there. */
export const nameTails = (names: readonly NameInput[]): string[] =>
  [...new Set(names.flatMap((name) => tails(name.text)))].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))

/**
 * From so many words on may the names of one record be found, all together: each is an index entry. The names of a
 * state in thirty languages have some 150.
 */
export const MOST_TAILS = 500

/** How long a name may be, and so a text by which one is looked for, in characters. */
export const LONGEST_NAME = 500

/** The part of a search that index entries can be compared with. Throws BAD_USER_INPUT for one longer than any name. */
export const searchKey = (search: string): string => {
  if (isLonger(search, LONGEST_NAME))
    throw badInput(`The text looked for is longer than ${LONGEST_NAME} characters, as no name is.`)
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

/** The first letter of a folded text: names are listed by it. Empty for an empty text. */
export const initial = (text: string): string => (text ? String.fromCodePoint(text.codePointAt(0)!) : '')

/**
 * Whether one of the names has a word from which on it begins with a search key; with an empty one, none does. At a
 * place in the listing of names (`at`, the tail that stands there) only the first of the tails that match counts: so a
 * record is listed once.
 */
export const matchesName = (names: readonly NameInput[], key: string, at?: string): boolean => {
  const first = key === '' ? undefined : nameTails(names).find((tail) => tail.startsWith(key))
  return first !== undefined && (at === undefined || first === at)
}
