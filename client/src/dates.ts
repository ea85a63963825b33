/** How a date of the archive is shown. */
export interface DateOptions {
  /** A BCP 47 tag; defaults to that of the reader's system. */
  locale?: string
  /** How months are written; `long` by default. */
  month?: 'long' | 'short' | 'numeric'
}

const QUALIFIER = /[?~%]$/

/** A year, month, day or instant of EDTF as people read it; null for what has no simple form. */
const one = (text: string, { locale, month = 'long' }: DateOptions): string | null => {
  const [, year, mm, dd, time] =
    /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(T.*)?)?)?$/.exec(text.replace(QUALIFIER, '')) ?? []
  if (year === undefined) return null
  const at = new Date(time === undefined ? `${year}-${mm ?? '01'}-${dd ?? '01'}T00:00:00Z` : text)
  const shown = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    ...(mm !== undefined && { month }),
    ...(dd !== undefined && { day: 'numeric' as const }),
    ...(time !== undefined && { hour: 'numeric' as const, minute: '2-digit' as const, timeZoneName: 'short' as const }),
    timeZone: 'UTC',
  }).format(at)
  const mark = QUALIFIER.exec(text)?.[0]
  return `${mark === '~' || mark === '%' ? '≈ ' : ''}${shown}${mark === '?' || mark === '%' ? ' (?)' : ''}`
}

/**
 * A date as it is known, in EDTF, for people: `2022-03` is “March 2022”, `2022-03-04~` “≈ March 4, 2022”, `2022-03/..`
 * “March 2022 –”. A form without a simple name, such as a season, is shown as it is.
 */
export const showDate = (edtf: string, options: DateOptions = {}): string => {
  const ends = edtf.split('/')
  if (ends.length === 1) return one(edtf, options) ?? edtf
  const shown = ends.map((end) => (end === '' || end === '..' ? '' : one(end, options)))
  if (ends.length !== 2 || shown.includes(null)) return edtf
  return `${shown[0] ?? ''} – ${shown[1] ?? ''}`.trim()
}
