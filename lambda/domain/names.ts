import { badInput } from '../errors.ts'
import type { NameInput } from '../generated/types.ts'
import { LATIN, SIMPLIFIED } from '../generated/letters.ts'
import { overlaps, storedBounds } from './dates.ts'
import { isLonger } from './texts.ts'

/**
 * Arabic letters that differ by the keyboard they were typed on, or only at the end of a word: yeh, kaf, teh marbuta.
 * As Lucene's normalizers of Arabic and Persian have them.
 * https://lucene.apache.org/core/10_0_0/analysis/common/org/apache/lucene/analysis/ar/ArabicNormalizer.html
 */
const ARABIC: { [letter: string]: string } = {
  '\u0649': '\u064A',
  '\u06CC': '\u064A',
  '\u06D2': '\u064A',
  '\u06A9': '\u0643',
  '\u0629': '\u0647',
  '\u06C0': '\u0647',
  '\u06C1': '\u0647',
  '\u06D5': '\u0647',
}

/** Letters that are written for one another and that Unicode does not decompose. Eng is a nasal n, not "ng". */
const LETTERS: { [letter: string]: string } = { ...LATIN, ...ARABIC, '\u014B': 'n', '\u03C2': '\u03C3' }

const simplified = new Map<string, string>()
const simplify = (character: string): string => {
  if (simplified.size === 0) {
    const bytes = Buffer.from(SIMPLIFIED, 'base64')
    for (let at = 0; at < bytes.length; at += 4)
      simplified.set(String.fromCharCode(bytes.readUInt16LE(at)), String.fromCharCode(bytes.readUInt16LE(at + 2)))
  }
  return simplified.get(character) ?? character
}

/** Apostrophes, and the letters and half rings that are written for them in transliterations. */
const APOSTROPHES = /['\u2018\u2019\u201B\u02B9-\u02BF\u02C8\u0060\u00B4\u2032\uA78B\uA78C\uFF07]/gu

/** Initials, with or without points and spaces: "J.D.", "J. D.", "j d". */
const INITIALS = /(?<![\p{L}\p{N}\p{M}])\p{L}(?:[. ]+\p{L})+(?![\p{L}\p{N}\p{M}])/gu

/**
 * A text as names are compared, by Unicode's tables as far as they go: accents (nonspacing marks that belong to no one
 * script), case, invisible characters and the Arabic tatweel aside; initials joined; simplified Chinese characters for
 * traditional ones; everything that is not a letter, mark or digit as one space. Vowel signs of Indic, Khmer and other
 * scripts are kept: they are not accents.
 * @param apart whether an apostrophe and initials part words: then "O'Rourke" and "J.D." are two each
 */
export const fold = (text: string, apart = false): string =>
  text
    .replace(APOSTROPHES, apart ? ' ' : '')
    .normalize('NFKD')
    .replace(/[\p{Mn}&&\p{Script=Inherited}]/gv, '')
    .replace(/[\p{Default_Ignorable_Code_Point}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replace(/\p{Script=Han}/gu, simplify)
    .replace(INITIALS, (initials) => (apart ? initials : initials.replace(/[. ]/g, '')))
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

/** A Korean name without spaces: a family name of one syllable, or of two before a given name of two. */
const KOREAN = /^\p{Script=Hangul}{2,4}$/u

/** Where the words of a folded text begin, and where the given name does in a Korean one. */
const beginnings = (folded: string): number[] =>
  [...segmenter.segment(folded)]
    .filter(({ segment }) => segment !== ' ') // not isWordLike, which is false for words of scripts that the segmenter lacks
    .flatMap(({ segment, index }) => {
      const family = KOREAN.test(segment) ? (segment.length === 4 ? [1, 2] : [1]) : []
      return [index, ...family.map((syllables) => index + syllables)]
    })
    .slice(0, WORDS)

/** The tails of a name: its folded text from each word to the end. A prefix search matches their beginnings. */
const tails = (name: string): string[] =>
  [...new Set([fold(name), fold(name, true)])].flatMap((folded) =>
    beginnings(folded).map((index) => start(folded.slice(index))),
  )

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

const likely = (lang: string): Intl.Locale => new Intl.Locale(lang).maximize()

/** A language tag and what it falls back to: `zh-TW`, `zh-Hant-TW`, `zh-Hant`, `zh`. RFC 4647, section 3.4, and CLDR's likely subtags. */
const fallbacks = (lang: string): string[] => {
  const { language, script = '', region = '' } = likely(lang)
  const parts = lang.split('-')
  const truncated = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
  const ranges = [...truncated.slice(0, -1), `${language}-${script}-${region}`, `${language}-${script}`, language]
  return ranges.map((range) => range.toLowerCase())
}

const inLanguage = (lang: string, names: readonly NameInput[]): NameInput | undefined => {
  for (const range of fallbacks(lang)) {
    const found = names.find((name) => name.lang?.toLowerCase() === range)
    if (found) return found
  }
  const { language, script } = likely(lang)
  const alike = names.filter((name) => name.lang && likely(name.lang).language === language)
  return (
    alike.find((name) => likely(name.lang!).script === script) ?? alike[0] ?? names.find((name) => name.lang === 'mul')
  )
}

/** Whether a name was in use on a day: a name without a period always was. */
const inUse = ({ period }: NameInput, day: string) => period == null || overlaps(storedBounds(period), day, day)

/** The names to choose from on a day: preferred ones in use, or, if none is, former ones that were. */
const namesOn = (names: readonly NameInput[], day: string): NameInput[] => {
  const dated = names.filter((name) => name.period != null && name.kind !== 'METONYM' && inUse(name, day))
  return dated.length ? dated : names.filter((name) => name.kind === 'PREFERRED' && inUse(name, day))
}

/**
 * The name to show: a preferred one in the language asked for, else the first preferred one.
 * @param at a day, on which the name must have been in use
 */
export const preferredName = (names: readonly NameInput[], lang?: string | null, at?: string | null): string => {
  const onDay = at == null ? [] : namesOn(names, at)
  const preferred = onDay.length ? onDay : names.filter((name) => name.kind === 'PREFERRED')
  const chosen = (lang && inLanguage(lang, preferred)) || preferred[0] || names[0]
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
