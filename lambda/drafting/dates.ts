import type { ParsedResult } from 'chrono-node'
import type { When } from './sayings.ts'
import type { Span } from './spans.ts'

/** How a library reads dates in a language, counted from an instant. */
interface Parser {
  parse: (
    text: string,
    reference: { instant: Date; timezone: number },
    options: { forwardDate: boolean },
  ) => ParsedResult[]
}

const day = (time: Date): string => time.toISOString().slice(0, 10)

/** What a date is exactly: a day, a month or a week, as EDTF. */
const edtfOf = ({ text, start, end }: ParsedResult): string => {
  const first = day(start.date())
  if (end) return `${first}/${day(end.date())}`
  if (/\bweek|\u5468|\u661F\u671F$/u.test(text) && !start.isCertain('weekday')) return ''
  if (
    /\bmonth\b|\u6708$/u.test(text) ||
    (start.isCertain('month') && !start.isCertain('day') && !start.isCertain('weekday'))
  )
    return first.slice(0, 7)
  if (/\byear\b/u.test(text)) return first.slice(0, 4)
  return first
}

/**
 * The dates that a stretch of a text names.
 * @param issued the day from which "today" is counted, as YYYY-MM-DD
 */
export const datesIn = (parser: Parser, text: string, { start, end }: Span, issued: string): When[] => {
  const reference = { instant: new Date(`${issued}T12:00:00Z`), timezone: 0 }
  return parser.parse(text.slice(start, end), reference, { forwardDate: false }).flatMap((found) => {
    const edtf = edtfOf(found)
    if (!/^\d{4}/.test(edtf)) return []
    const lead = /^(on|in|by|at)\s+/i.exec(found.text)?.[0].length ?? 0
    const words = found.text.slice(lead).replace(/[,\s]+$/u, '')
    const from = start + found.index + lead
    const isWhole = found.start.isCertain('year') && /\d{4}/.test(words)
    return [{ start: from, end: from + words.length, text: words, edtf, isWhole }]
  })
}

/** Where a government that is in several time zones has its seat. */
const SEATS: { [country: string]: string } = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
}

/** The time zones of a country. Intl.Locale has them since V8 13; TypeScript does not know it. */
const zonesOf = (country: string): string[] | undefined => {
  const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined } = new Intl.Locale(`und-${country}`)
  return locale.getTimeZones?.()
}

/** The time zone of a country's government; UTC if it is not known. */
export const zoneOf = (country: string | null): string => {
  if (country === null) return 'UTC'
  const zones = SEATS[country] === undefined && /^[A-Z]{2}$/.test(country) ? zonesOf(country) : undefined
  return SEATS[country] ?? zones?.[0] ?? 'UTC'
}

/**
 * The day on which a text was issued where its issuer is: an instant late in the evening of UTC is the next day in Beijing.
 * @param edtf when it was issued
 * @param country the issuer's, as an ISO 3166-1 code
 * @returns YYYY-MM-DD; null if the day is not known
 */
export const dayOfIssue = (edtf: string | null | undefined, country: string | null): string | null => {
  if (!edtf) return null
  if (/^\d{4}-\d\d-\d\d$/.test(edtf)) return edtf
  if (!/^\d{4}-\d\d-\d\dT/.test(edtf)) return null
  const time = new Date(edtf)
  if (Number.isNaN(time.getTime()) || !/(Z|[+-]\d\d:?\d\d)$/.test(edtf)) return edtf.slice(0, 10)
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zoneOf(country),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(time)
}
