import { type Bounds, overlaps, timeOfDay } from './dates.ts'
import type { KeptDate } from './records.ts'

/** The listings of the archive; with an id or value behind them, one for each (`SPEAKER` of `stk_china`). */
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
] as const

export type ListingName = (typeof LISTINGS)[number]

/** One listing. */
export interface Listing {
  name: ListingName
  of?: string
}

/** An entry of a record in a listing, and what it sorts by there (the id breaks ties). */
export interface IndexEntry extends Listing {
  /** What it sorts by, as text; empty for a record without a date, which comes last in every timeline. */
  sort: string
  /** In a timeline, the days between which the date lies. */
  span?: Bounds
  /** Whether the entry holds no copy of the record and points to it, because nobody pages through this listing. */
  pointer?: boolean
}

/** What stands for an open or unknown start: before every day. */
export const ALWAYS = '0000-00-00'

/** A function that makes the entries of a record in timelines, by a partial date. */
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

/** Each value once, in the order given; absent ones left out. */
export const distinct = <T>(values: Iterable<T | null | undefined>): T[] =>
  [...new Set(values)].filter((value): value is T => value !== null && value !== undefined)

/** Whether a date may lie in a range of days; without a range, every record is in it, also one without a date. */
export const isInRange = (
  date: Bounds | null | undefined,
  { from, to }: { from?: string | null; to?: string | null },
): boolean => (!from && !to) || (!!date && overlaps(date, from ?? null, to ?? null))
