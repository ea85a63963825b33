import { createHash } from 'node:crypto'

/** How long a text may be, in characters, which are Unicode code points here and in the schema. */
interface Form {
  longest?: number
  /** Whether it may hold line feeds and tabs, as passages and reasons do; names and titles are one line. */
  lines?: boolean
}

/** The code points that no text that is kept may hold, by what they are called. Unicode 16, chapters 3, 23 and UAX 44. */
const KINDS: [RegExp, string][] = [
  [/[\n\u2028\u2029]/u, 'a line break, where a text of one line is wanted'],
  [/\p{Cs}/u, 'half of a surrogate pair'],
  [/\p{Cc}/u, 'a control character'],
  [/[\u202A-\u202E\u2066-\u2069]/u, 'a control of the direction of writing, which changes in what order text is read'],
  [/[\u206A-\u206F\uFFF9-\uFFFB]/u, 'a deprecated control character'],
  [/\p{Noncharacter_Code_Point}/u, 'a code point that is no character'],
  [/\p{Co}/u, 'a character for private use, which others read otherwise'],
  [/[\u{E0000}-\u{E00FF}\u{E01F0}-\u{E0FFF}]/u, 'a tag character, which nobody sees'],
  [/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u, 'a variation selector after another one'],
]

const REFUSED = new RegExp(
  `(?<=[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}])[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]|[${[
    '\\p{Cs}\\p{Cc}\\p{Noncharacter_Code_Point}\\p{Co}\\u202A-\\u202E\\u2066-\\u2069\\u206A-\\u206F\\uFFF9-\\uFFFB',
    '\\u{E0000}-\\u{E00FF}\\u{E01F0}-\\u{E0FFF}\\u2028\\u2029',
  ].join('')}]`,
  'gu',
)

/** What a text of several lines may hold of them. */
const LINES = /^(?:[\n\t\u2028\u2029]|\r(?=\n))/

/** The flags of England, Scotland and Wales: the only emoji that are written with tag characters (UTS 51, annex C). */
const FLAGS =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu

/** A character that is seen: marks alone, joiners, fillers and the blank of Braille are not. */
const SEEN = /[^\s\p{M}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u

/** The length of a text, in Unicode code points. */
export const lengthOf = (text: string): number => Array.from(text).length

/** Whether a text has more characters than that. Looks at no more of it than it must. */
export const isLonger = (text: string, longest: number): boolean =>
  text.length > longest && (text.length > 2 * longest || lengthOf(text) > longest)

/** Whether there is something to see in a text. */
export const isVisible = (text: string): boolean => SEEN.test(text)

/** The character at an index of a text and its place, as a message names them: `U+202E at character 5`. */
export const namedIn = (text: string, index: number): string => {
  const code = text.codePointAt(index)!.toString(16).toUpperCase().padStart(4, '0')
  return `U+${code} at character ${lengthOf(text.slice(0, index)) + 1}`
}

/** What in a text must not be kept, with its place, as a sentence; null where there is nothing. */
export const refusedIn = (text: string, { lines = false }: Form = {}): string | null => {
  // As long as before, so that places are told rightly.
  const looked = text.replace(FLAGS, (flag) => 'x'.repeat(lengthOf(flag)))
  for (const { 0: character, index } of looked.matchAll(REFUSED)) {
    if (lines && LINES.test(looked.slice(index, index + 2))) continue
    const what = KINDS.find(([kind]) => kind.test(character))?.[1] ?? 'no character of a text'
    return `The text holds ${namedIn(looked, index)}: ${what}. Leave it out.`
  }
  return null
}

/** What is wrong with a text that is to be kept, as a sentence; null where it can be kept. */
export const problemOfText = (text: string, form: Form = {}): string | null => {
  if (form.longest !== undefined && isLonger(text, form.longest))
    return `The text is longer than ${form.longest} characters.`
  if (text.trim() === '') return 'The text is blank: leave the field out where there is nothing to say.'
  const refused = refusedIn(text, form)
  if (refused !== null) return refused
  return isVisible(text) ? null : 'The text holds nothing that can be seen: only marks, joiners or blanks.'
}

const escaped = (text: string): string =>
  text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )

/** So much of a value is shown in a message, in UTF-16 units. */
const SHOWN = 60

/** A value of a caller as a message shows it: cut short, and nothing in it that a screen would obey. */
export const quoted = (value: unknown): string => {
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return String(value)
  if (typeof value !== 'string') return Array.isArray(value) ? 'A list' : 'An object'
  const cut = value.length > SHOWN
  const start = cut ? value.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, '') : value
  const text = escaped(JSON.stringify(start))
  return cut ? `${text.slice(0, -1)}…"` : text
}

/** So much of a message that repeats what a caller sent is shown of its start, and of its end, where it says why. */
const [START, END] = [300, 600]

/** A message of others that may repeat what a caller sent, as it may be shown. */
export const legible = (message: string): string =>
  escaped(message.length > START + END ? `${message.slice(0, START)} … ${message.slice(-END)}` : message)

/** The SHA-256 of a text in UTF-8, in hexadecimal. */
export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Whether a text is a SHA-256 as it is kept: 64 hexadecimal digits in lower case. */
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
