import { badInput } from '../errors.ts'
import { COUNTRIES } from './countries.ts'
import { isEdtf } from './dates.ts'

const refuse = (what: string, value: unknown): never => {
  throw badInput(`${JSON.stringify(value).slice(0, 80)} is no ${what}.`)
}

const text = (value: unknown, what: string): string => (typeof value === 'string' ? value : refuse(what, value))

/** A calendar day that exists, from 0001-01-01 on. */
export const parseDate = (value: unknown): string => {
  const day = text(value, 'date: write YYYY-MM-DD')
  const instant = /^\d{4}-\d\d-\d\d$/.test(day) && day >= '0001' ? new Date(day) : new Date(NaN)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)
    ? day
    : refuse('date that exists: write YYYY-MM-DD', value)
}

// RFC 3339, section 5.6; seconds of 60 are left out, JavaScript has none.
const INSTANT = /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** An instant of RFC 3339, in UTC with milliseconds. */
export const parseDateTime = (value: unknown): string => {
  const given = text(value, 'instant: write 2022-03-04T09:30:00Z')
  const day = INSTANT.exec(given)?.[1]
  if (day === undefined) return refuse('instant: write 2022-03-04T09:30:00Z', value)
  parseDate(day)
  return new Date(given.toUpperCase()).toISOString()
}

/** A date in EDTF level 0 or 1. */
export const parseEdtf = (value: unknown): string => {
  const date = text(value, 'EDTF date')
  return date.length <= 60 && isEdtf(date)
    ? date
    : refuse('date in the Extended Date/Time Format (levels 0 and 1): write 2022-03-04, 2022-03 or 2022-03/..', value)
}

/** A BCP 47 tag with a primary language of two or three letters (ISO 639), in its canonical form. */
export const parseLanguageTag = (value: unknown): string => {
  const tag = text(value, 'language tag')
  if (!/^[A-Za-z]{2,3}(-|$)/.test(tag)) return refuse('BCP 47 language tag, such as en or zh-Hant', value)
  try {
    return Intl.getCanonicalLocales(tag)[0]!
  } catch {
    return refuse('BCP 47 language tag, such as en or zh-Hant', value) // the only error it throws says so
  }
}

/** An http or https address of at most 2,000 bytes of UTF-8: it is part of a key. */
export const parseUrl = (value: unknown): string => {
  const address = text(value, 'address')
  const url =
    Buffer.byteLength(address) <= 2000 && address.isWellFormed() && /^https?:\/\/\S+$/i.test(address)
      ? URL.parse(address)
      : null
  return url ? address : refuse('address that begins with http:// or https://', value)
}

/** A country or territory by its ISO 3166-1 alpha-2 code. */
export const parseCountryCode = (value: unknown): string => {
  const code = text(value, 'country code')
  return COUNTRIES.has(code) ? code : refuse('country code of ISO 3166-1: write two capitals, such as KH', value)
}
