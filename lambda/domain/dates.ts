import edtf, { parse } from 'edtf'

/** The days between which a date of the archive may lie, inclusive, as YYYY-MM-DD; null where an end is open or unknown. */
export interface Bounds {
  earliest: string | null
  latest: string | null
}

const FIRST_DAY = new Date('0001-01-01T00:00:00Z').getTime()
const LAST_DAY = new Date('9999-12-31T23:59:59.999Z').getTime()

/** Whether a text is a day that exists, as most dates are: the library takes a quarter of a millisecond to say so. */
const isDay = (text: string): boolean => {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN
  return !Number.isNaN(time) && time >= FIRST_DAY && new Date(time).toISOString().startsWith(text)
}

/**
 * Whether a text is in the Extended Date/Time Format of ISO 8601-2, level 0 or 1, with dates that exist.
 * https://www.loc.gov/standards/datetime/
 */
export const isEdtf = (text: string): boolean => {
  if (isDay(text)) return true
  try {
    parse(text, { level: 1 })
    edtf(text)
    // The library takes the 29th of every February for a day.
    return (text.match(/\d{4}-\d\d-\d\d/g) ?? []).every((day) => new Date(day).toISOString().startsWith(day))
  } catch {
    return false // the library throws for what is not EDTF: that is the answer
  }
}

const isSeason = (text: string): boolean => /^\d{4}-2[1-4]/.test(text)

const day = (instant: number | null): string | null =>
  instant === null || !Number.isFinite(instant) ? null : new Date(instant).toISOString().slice(0, 10)

const LIMITLESS: Bounds = { earliest: null, latest: null }

/**
 * The first and last day that an EDTF text may mean. A time of day is taken on the calendar day as written; a season
 * may be anywhere in its year, since the hemispheres differ. Null where a year is outside 0001 to 9999.
 */
export const edtfBounds = (text: string): Bounds | null => {
  if (isDay(text)) return { earliest: text, latest: text }
  if (text.includes('/')) {
    const [start, end] = text.split('/').map((one) => (one === '' || one === '..' ? LIMITLESS : edtfBounds(one)))
    return start && end ? { earliest: start.earliest, latest: end.latest } : null
  }
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return { earliest: text.slice(0, 10), latest: text.slice(0, 10) }
  if (isSeason(text)) return edtfBounds(text.slice(0, 4))
  const { min, max } = edtf(text)
  for (const end of [min, max]) {
    if (Number.isNaN(end)) return null
    if (end !== null && Number.isFinite(end) && (end < FIRST_DAY || end > LAST_DAY)) return null
  }
  return { earliest: day(min), latest: day(max) }
}

/** Whether a date may lie in a range of days, ends included; a null end of either is without limit. */
export const overlaps = (date: Bounds, from: string | null, to: string | null): boolean =>
  (to === null || date.earliest === null || date.earliest <= to) &&
  (from === null || date.latest === null || date.latest >= from)
