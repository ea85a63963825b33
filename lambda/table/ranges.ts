import type { Bounds } from '../domain/dates.ts'
import type { IndexEntry, Listing } from '../domain/listings.ts'
import { type Key, position } from './keys.ts'

/**
 * An entry whose date spans more than a day has a second entry, in a partition for its width. A range of days then finds
 * the dates that began before it by reading back no further than the width. In days; the last is for unbounded dates.
 */
const WIDTHS = [31, 366, Infinity] as const

const DAY = 86_400_000

const widthOf = ({ earliest, latest }: Bounds): number | null => {
  if (earliest === null || latest === null) return Infinity
  const days = (new Date(latest).getTime() - new Date(earliest).getTime()) / DAY + 1
  return days === 1 ? null : WIDTHS.find((width) => days <= width)!
}

// `of` comes last: it may be a URL, which may end like a width.
const partition = ({ name, of }: Listing, width?: number): string =>
  `${name}${width === undefined ? '' : `/${width}`}${of === undefined ? '' : `#${of}`}`

/** The keys of the items that an index entry takes: one, or two if its date spans more than a day. */
export const entryKeys = (entry: IndexEntry, id: string): Key[] => {
  const SK = position(entry.sort, id)
  const width = entry.span ? widthOf(entry.span) : null
  const keys = [{ PK: partition(entry), SK }]
  return width === null ? keys : [...keys, { PK: partition(entry, width), SK }]
}

/** A range of sort keys in one partition, both ends included. */
export interface Range {
  PK: string
  low: string
  high: string
}

const LOWEST = '\u0020'
const HIGHEST = '\u{10FFFF}'
/** All positions of a partition. */
export const EVERYTHING = { low: LOWEST, high: HIGHEST }
/** The positions with a date, which begin with a digit. */
export const DATED = { low: '0', high: HIGHEST }
/** The positions without a date: `#id`, before those with one. */
export const UNDATED = { low: LOWEST, high: `#${HIGHEST}` }

const shift = (day: string, days: number): string =>
  Number.isFinite(days) ? new Date(new Date(day).getTime() - days * DAY).toISOString().slice(0, 10) : DATED.low

/**
 * The ranges that together contain a listing's entries, or those whose date may be between two days, or whose sort text
 * begins with a prefix. A record can have entries in several of them.
 */
export const ranges = (
  listing: Listing,
  { from, to, prefix }: { from?: string | null; to?: string | null; prefix?: string },
): Range[] => {
  const PK = partition(listing)
  if (prefix !== undefined) return [{ PK, low: prefix, high: prefix + HIGHEST }]
  if (!from && !to) return [{ PK, low: LOWEST, high: HIGHEST }]
  const high = to ? to + HIGHEST : HIGHEST
  if (!from) return [{ PK, low: DATED.low, high }]
  const earlier = to && to < from ? to : from
  return [
    { PK, low: from, high },
    ...WIDTHS.map((width) => ({ PK: partition(listing, width), low: shift(from, width), high: earlier + HIGHEST })),
  ]
}
