import { badInput } from '../errors.ts'
import { COUNTRIES, formerly } from './countries.ts'
import { isDay, isEdtf } from './dates.ts'
import { isLonger, namedIn, refusedIn, quoted } from './texts.ts'

const refuse = (what: string, value: unknown): never => {
  throw badInput(`${quoted(value)} is not a valid ${what}.`)
}

/** A text of at most `longest` characters. A longer one is refused before it is parsed. */
const text = (value: unknown, longest: number, what: string): string => {
  if (typeof value !== 'string') return refuse(what, value)
  if (isLonger(value, longest))
    throw badInput(`${quoted(value)} is longer than ${longest} characters: it is not a valid ${what}.`)
  return value
}

/** Parses a calendar day that exists, from 0001-01-01 on. */
export const parseDate = (value: unknown): string => {
  const day = text(value, 10, 'date: write YYYY-MM-DD')
  return isDay(day) ? day : refuse('date: write a day that exists, as YYYY-MM-DD', value)
}

// RFC 3339, section 5.6, without leap seconds (:60), which JavaScript does not have.
const INSTANT = /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** Parses an instant of RFC 3339, in the years 0001 to 9999. Returns it in UTC with milliseconds. */
export const parseDateTime = (value: unknown): string => {
  const what = 'instant: write 2022-03-04T09:30:00Z'
  const given = text(value, 40, what)
  const day = INSTANT.exec(given)?.[1]
  if (day === undefined) return refuse(what, value)
  parseDate(day)
  const instant = new Date(given.toUpperCase()).toISOString()
  return isDay(instant.slice(0, 10)) ? instant : refuse('instant: in UTC it must be in the years 0001 to 9999', value)
}

/** A date in EDTF level 0 or 1, or a set or season of level 2. */
export const parseEdtf = (value: unknown): string => {
  const date = text(value, 60, 'EDTF date')
  return isEdtf(date)
    ? date
    : refuse(
        'date in the Extended Date/Time Format (levels 0 and 1, sets of level 2): write 2022-03-04, 2022-03, 2022-03/.. or [2022-03-04,2022-03-05]',
        value,
      )
}

/** In characters. RFC 5646, section 4.4.1: enough for every tag that is useful for interchange. */
const LONGEST_TAG = 35

/** Parses a BCP 47 tag whose primary language has two or three letters (ISO 639). Returns its canonical form. */
export const parseLanguageTag = (value: unknown): string => {
  const tag = text(value, LONGEST_TAG, 'language tag')
  if (!/^[A-Za-z]{2,3}(-|$)/.test(tag)) return refuse('BCP 47 language tag, such as en or zh-Hant', value)
  try {
    return Intl.getCanonicalLocales(tag)[0]!
  } catch {
    return refuse('BCP 47 language tag, such as en or zh-Hant', value) // a RangeError for an invalid tag is all that it throws
  }
}

const LONGEST_ADDRESS = 2000

// Characters that RFC 3986 does not allow and that mislead readers or end a quoted address; spaces and invisible characters.
const NOT_IN_ADDRESSES = /[\s"<>\\`\p{Default_Ignorable_Code_Point}\u2800]/u

/** Parses an http or https address of at most 2,000 characters, without a user name and without anything that misleads readers. Returns it unchanged. */
export const parseUrl = (value: unknown): string => {
  const address = text(value, LONGEST_ADDRESS, 'address')
  if (!/^https?:\/\/[^/]/i.test(address)) refuse('address: it must begin with http:// or https:// and a host', value)
  const at = address.search(NOT_IN_ADDRESSES)
  const problem = at < 0 ? refusedIn(address) : `It holds ${namedIn(address, at)}: write that percent-encoded.`
  if (problem !== null) refuse(`address. ${problem.slice(0, -1)}`, value)
  if (/^https?:\/\/[^/?#]*@/i.test(address)) refuse('address: leave out the user before the `@` of its host', value)
  if (address.includes('%00')) refuse('address: leave out %00', value)
  return URL.canParse(address) ? address : refuse('address: its host is not valid', value)
}

/** A country or territory by its ISO 3166-1 alpha-2 code or XK, or one that is no more by its ISO 3166-3 code. */
export const parseCountryCode = (value: unknown): string => {
  const code = text(value, 4, 'country code')
  if (COUNTRIES.has(code)) return code
  const former = formerly(code)
  return former !== null
    ? refuse(`country code any more: write ${former}`, value)
    : refuse(
        'country code: write two capitals of ISO 3166-1, such as KH, XK for Kosovo, or four of ISO 3166-3 for a country that is no more, such as SUHH',
        value,
      )
}
