import { createHash } from 'node:crypto'

/** What a text may be. Characters are Unicode code points, here and in the schema. */
interface Form {
  /** The most characters that it may have. */
  longest?: number
  /** Whether it may have line feeds and tabs, as passages and reasons do; names and titles must be one line. */
  lines?: boolean
}

/** The code points that a stored text must not contain, each with a description. Unicode 16, chapters 3, 23 and UAX 44. */
const KINDS: [RegExp, string][] = [
  [/[\n\u2028\u2029]/u, 'a line break, but this text must be one line'],
  [/\p{Cs}/u, 'half of a surrogate pair'],
  [/\p{Cc}/u, 'a control character'],
  [/[\u202A-\u202E\u2066-\u2069]/u, 'a bidirectional control, which changes the order in which text is read'],
  [/[\u206A-\u206F\uFFF9-\uFFFB]/u, 'a deprecated control character'],
  [/\p{Noncharacter_Code_Point}/u, 'a noncharacter code point'],
  [/\p{Co}/u, 'a private-use character, which others may read differently'],
  [/[\u{E0000}-\u{E00FF}\u{E01F0}-\u{E0FFF}]/u, 'a tag character, which is invisible'],
  [/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u, 'a second variation selector in a row'],
]

const REFUSED = new RegExp(
  `(?<=[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}])[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]|[${[
    '\\p{Cs}\\p{Cc}\\p{Noncharacter_Code_Point}\\p{Co}\\u202A-\\u202E\\u2066-\\u2069\\u206A-\\u206F\\uFFF9-\\uFFFB',
    '\\u{E0000}-\\u{E00FF}\\u{E01F0}-\\u{E0FFF}\\u2028\\u2029',
  ].join('')}]`,
  'gu',
)

/** Those of them that a text of several lines may contain. */
const LINES = /^(?:[\n\t\u2028\u2029]|\r(?=\n))/

/** The flags of England, Scotland and Wales: the only emoji that are written with tag characters (UTS 51, annex C). */
const FLAGS =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu

/** A visible character. Marks by themselves, joiners, fillers and the Braille blank are not visible. */
const SEEN = /[^\s\p{M}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u

/** The length of a text, in Unicode code points. */
export const lengthOf = (text: string): number => Array.from(text).length

/** Whether a text has more than `longest` characters. Counts them only if its length does not already decide. */
export const isLonger = (text: string, longest: number): boolean =>
  text.length > longest && (text.length > 2 * longest || lengthOf(text) > longest)

/** Whether a text has a visible character. */
export const isVisible = (text: string): boolean => SEEN.test(text)

/** Names the character at an index of a text, and its position, for a message: `U+202E at character 5`. */
export const namedIn = (text: string, index: number): string => {
  const code = text.codePointAt(index)!.toString(16).toUpperCase().padStart(4, '0')
  return `U+${code} at character ${lengthOf(text.slice(0, index)) + 1}`
}

/** The first character that a stored text must not contain, and its position, as a sentence. Null if there is none. */
export const refusedIn = (text: string, { lines = false }: Form = {}): string | null => {
  // The replacement is as long as the flag, so that positions stay right.
  const looked = text.replace(FLAGS, (flag) => 'x'.repeat(lengthOf(flag)))
  for (const { 0: character, index } of looked.matchAll(REFUSED)) {
    if (lines && LINES.test(looked.slice(index, index + 2))) continue
    const what = KINDS.find(([kind]) => kind.test(character))?.[1] ?? 'not allowed in a text'
    return `The text contains ${namedIn(looked, index)}: ${what}. Remove it.`
  }
  return null
}

/** Why a text cannot be stored, as a sentence. Null if it can. */
export const problemOfText = (text: string, form: Form = {}): string | null => {
  if (form.longest !== undefined && isLonger(text, form.longest))
    return `The text is longer than ${form.longest} characters.`
  if (text.trim() === '') return 'The text is blank: leave the field out if there is nothing to say.'
  const refused = refusedIn(text, form)
  if (refused !== null) return refused
  return isVisible(text) ? null : 'The text has no visible characters: only marks, joiners or blanks.'
}

const escaped = (text: string): string =>
  text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )

/** How much of a value a message shows, in UTF-16 code units. */
const SHOWN = 60

/** A caller's value for use in a message: cut to 60 UTF-16 code units, control and format characters escaped. */
export const quoted = (value: unknown): string => {
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return String(value)
  if (typeof value !== 'string') return Array.isArray(value) ? 'A list' : 'An object'
  const cut = value.length > SHOWN
  const start = cut ? value.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, '') : value
  const text = escaped(JSON.stringify(start))
  return cut ? `${text.slice(0, -1)}…"` : text
}

/** How much of a long message is shown, in UTF-16 code units: of its start, and of its end, which says what is wrong. */
const [START, END] = [300, 600]

/** A library's message, which may repeat the caller's input, made safe to show: shortened, control and format characters escaped. */
export const legible = (message: string): string =>
  escaped(message.length > START + END ? `${message.slice(0, START)} … ${message.slice(-END)}` : message)

/** The SHA-256 of a text in UTF-8, in hexadecimal. */
export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Whether a text is a SHA-256 as it is stored: 64 lower-case hexadecimal digits. */
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
