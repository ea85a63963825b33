import { type Bounds, overlaps, timeOfDay } from './dates.ts'
import type { KeptDate } from './records.ts'

/** The names of the listings. Some have one listing for each id or value, such as `SPEAKER` of `stk_china`. */
export const LISTINGS = [
  'TOPICS',
  'LABEL',
  'NARROWER',
  'TOPIC_IDENTIFIER',
  'STAKEHOLDERS',
  'NAME',
  'STAKEHOLDER_COUNTRY',
  'STAKEHOLDER_IDENTIFIER',
  'SUCCESSORS',
  'ROLES',
  'HELD_ROLES',
  'ROLES_IN',
  'DOCUMENTS',
  'PUBLISHER',
  'DOCUMENT_URL',
  'DOCUMENT_TEXT',
  'DOCUMENT_IDENTIFIER',
  'REPLACED_BY',
  'MEETINGS',
  'PARTICIPANT',
  'MEETING_COUNTRY',
  'MEETING_TOPIC',
  'MEETING_STATE',
  'PARTS',
  'SIDELINES',
  'MEETING_IDENTIFIER',
  'STATEMENTS',
  'SPEAKER',
  'BEHALF',
  'ADDRESSEE',
  'ABOUT',
  'STATEMENT_TOPIC',
  'MEETING_STATEMENTS',
  'SAID_AT',
  'CARRIED_BY',
  'CHALLENGED_BY',
  'DOCUMENT_STATEMENTS',
  'RELAYER',
  'RELATED_TO',
  'COMMITMENTS',
  'COMMITTED',
  'TOWARD',
  'COMMITMENT_STATE',
  'COMMITMENTS_BY_STATEMENT',
  'NAMED',
  'STATEMENT_WORD',
  'MEETING_WORD',
  'DOCUMENT_WORD',
] as const

export type ListingName = (typeof LISTINGS)[number]

/** One listing. */
export interface Listing {
  name: ListingName
  of?: string
}

/** An entry of a record in a listing. */
export interface IndexEntry extends Listing {
  /** The text that it sorts by (the id breaks ties); empty for a record without a date, which comes last in a timeline. */
  sort: string
  /** In a timeline, the earliest and latest day of the date. */
  span?: Bounds
  /** Whether the entry is a pointer, without a copy of the record, because nobody pages through this listing. */
  pointer?: boolean
}

/** Sorts an open or unknown start before every day. */
export const ALWAYS = '0000-00-00'

/** Returns a function that makes the entries of a record in timelines, sorted by a partial date. */
export const inTimeline = (date: Bounds | KeptDate | null | undefined) => {
  const time = date && 'edtf' in date ? timeOfDay(date.edtf) : ''
  const at = date
    ? {
        sort: `${date.earliest ?? ALWAYS}${time && 'T'}${time}`,
        span: { earliest: date.earliest, latest: date.latest },
      }
    : { sort: '' }
  return (name: ListingName, of?: string): IndexEntry => ({ name, of, ...at })
}

/** Each value once, in the order given, without null and undefined. */
export const distinct = <T>(values: Iterable<T | null | undefined>): T[] =>
  [...new Set(values)].filter((value): value is T => value !== null && value !== undefined)

/** Whether a date may be in a range of days. Without a range, always true, even if there is no date. */
export const isInRange = (
  date: Bounds | null | undefined,
  { from, to }: { from?: string | null; to?: string | null },
): boolean => (!from && !to) || (!!date && overlaps(date, from ?? null, to ?? null))

/** Whether an id is that of a record with which a condition compares, or was merged into it. */
export type IsOne = (id: string | null | undefined, of: string) => boolean
