import { type Bounds, isDay } from '../domain/dates.ts'
import { ALWAYS, type Listing, LISTINGS, type Standing } from '../domain/listings.ts'
import { typeOfId } from '../domain/records.ts'

/** Where an item is: its partition and its place in it. */
export interface Key {
  PK: string
  SK: string
}

/** The current revision of a record. */
export const recordKey = (id: string): Key => ({ PK: id, SK: 'RECORD' })

const digits = (revision: number) => revision.toString().padStart(9, '0')

/** One revision of a record. Nine digits keep them in order. */
export const revisionKey = (id: string, revision: number): Key => ({ PK: id, SK: `REV#${digits(revision)}` })

/** The number of a revision, by its key. */
export const numberOfRevision = ({ SK }: Key): number => Number(SK.slice(SK.indexOf('#') + 1))

/** A change in the feed, in which changes stand by their instant. */
export const changeKey = (at: string, id: string, revision: number): Key => ({
  PK: 'CHANGES',
  SK: `${at}#${id}#${digits(revision)}`,
})

/** Which shape the table has. */
export const shapeKey: Key = { PK: 'SHAPE', SK: 'SHAPE' }

/** When something was last erased. */
export const erasedKey: Key = { PK: 'ERASED', SK: 'LAST' }

/** How far the feed of changes has been shown. */
export const shownKey: Key = { PK: 'SHOWN', SK: 'CHANGES' }

/** The answer to a write that may be sent again, by the name of its sending. */
export const answerKey = (name: string): Key => ({ PK: `SENDING#${name}`, SK: 'ANSWER' })

/** What the key of a change says. */
export const partsOfChange = ({ SK }: Key): { at: string; id: string; revision: number } => {
  const [at = '', id = '', revision] = SK.split('#')
  return { at, id, revision: Number(revision) }
}

/** The mark of a record whose entries are still being written, or removed. */
export const pendingKey = (id: string): Key => ({ PK: 'PENDING', SK: id })

/** An API key by its id; where it stands among all of them; and when it was last used. */
export const apiKeyKey = (id: string): Key => ({ PK: `KEY#${id}`, SK: 'KEY' })
export const apiKeyPlace = (createdAt: string, id: string): Key => ({ PK: 'KEYS', SK: `${createdAt}#${id}` })
export const apiKeyUseKey = (id: string): Key => ({ PK: `KEY#${id}`, SK: 'USED' })

/** What a caller has spent of what they may ask for. */
export const tokenBucketKey = (caller: string): Key => ({ PK: `ALLOWANCE#${caller}`, SK: 'SPENT' })

/** The range of sort keys of all revisions of a record. */
export const REVISIONS = { low: 'REV#', high: 'REV$' }

/**
 * Dates that mean more than a day stand a second time, in a partition for their width, so that a range of days finds
 * those that began before it by reading no further back than the width. In days; the last is for dates without limit.
 */
const WIDTHS = [31, 366, Infinity] as const

const DAY = 86_400_000

const widthOf = ({ earliest, latest }: Bounds): number | null => {
  if (earliest === null || latest === null) return Infinity
  const days = (new Date(latest).getTime() - new Date(earliest).getTime()) / DAY + 1
  return days === 1 ? null : WIDTHS.find((width) => days <= width)!
}

// What a listing is of comes last: it may be an address, which may end like a width.
const partition = ({ name, of }: Listing, width?: number): string =>
  `${name}${width === undefined ? '' : `/${width}`}${of === undefined ? '' : `#${of}`}`

/** What an index entry sorts by, and the id that breaks ties. */
export const position = (sort: string, id: string): string => `${sort}#${id}`

/** The sort text of a position. Ids hold no `#`. */
export const sortOf = (at: string): string => at.slice(0, at.lastIndexOf('#'))

/** The id of a position. */
export const idOf = (at: string): string => at.slice(at.lastIndexOf('#') + 1)

/** The keys of the index entries by which a record stands in a place. */
export const entryKeys = (standing: Standing, id: string): Key[] => {
  const SK = position(standing.sort, id)
  const width = standing.span ? widthOf(standing.span) : null
  const keys = [{ PK: partition(standing), SK }]
  return width === null ? keys : [...keys, { PK: partition(standing, width), SK }]
}

/** Sort keys of one partition, both ends included. */
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
 * The ranges that together hold a listing's entries, or those whose date may lie between two days, or whose sort
 * begins with a prefix. A record can stand in several.
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

/** Whether an item belongs to the record at all, and is no key, allowance or answer of a caller, nor what the table says of itself. */
export const isOfTheRecord = ({ PK }: Key): boolean => !/^(KEYS?|ALLOWANCE|SENDING|SHAPE|SHOWN|ERASED)(#|$)/.test(PK)

/** Whether an item of the record is a record, a revision, a change, a mark or an index entry. */
export const isRecord = ({ SK }: Key): boolean => SK === recordKey('').SK
export const isRevision = ({ SK }: Key): boolean => SK.startsWith(REVISIONS.low)
export const isChange = ({ PK }: Key): boolean => PK === changeKey('', '', 0).PK
export const isMark = ({ PK }: Key): boolean => PK === pendingKey('').PK

const NAMES: ReadonlySet<string> = new Set(LISTINGS)
export const isIndexEntry = ({ PK }: Key): boolean => NAMES.has(/^[A-Z_]+/.exec(PK)?.[0] ?? '')

// What a cursor may mark: the sort keys that the functions above make, and nothing else. A stranger can make a cursor.

const isInstant = (text: string): boolean => {
  const time = Date.parse(text)
  return isDay(text.slice(0, 10)) && !Number.isNaN(time) && new Date(time).toISOString() === text
}

/** Whether a change can stand in the feed at a place. */
export const isPlaceOfChange = (place: string): boolean => {
  const [at = '', id = '', revision = '', ...more] = place.split('#')
  return isInstant(at) && typeOfId(id) !== null && /^\d{9}$/.test(revision) && more.length === 0
}

/** Whether an API key can stand among all of them at a place. */
export const isPlaceOfApiKey = (place: string): boolean => {
  const [at = '', id = '', ...more] = place.split('#')
  return isInstant(at) && /^[0-9A-Za-z]{12}$/.test(id) && more.length === 0
}

const isPlaceOf = (place: string, isSort: (sort: string) => boolean): boolean => {
  const [sort, id] = [sortOf(place), idOf(place)]
  return position(sort, id) === place && typeOfId(id) !== null && isSort(sort)
}

/** Whether a record can stand in a timeline at a place: on a day, or without a date. */
export const isPlaceInTime = (place: string): boolean =>
  isPlaceOf(place, (sort) => sort === '' || sort === ALWAYS || isDay(sort))

/** Whether a record can stand at a place in a listing by name, or by where in a document a passage is. */
export const isPlaceByText = (place: string): boolean =>
  isPlaceOf(place, (sort) => /^[\p{L}\p{N}\p{M} ~_-]*$/u.test(sort))
