import { type Bounds, overlaps } from './dates.ts'
import type { AnyRecord, KeptDate } from './records.ts'

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
  'ROLES',
  'HELD_ROLES',
  'ROLES_IN',
  'DOCUMENTS',
  'PUBLISHER',
  'DOCUMENT_URL',
  'DOCUMENT_TEXT',
  'MEETINGS',
  'PARTICIPANT',
  'MEETING_COUNTRY',
  'MEETING_TOPIC',
  'MEETING_STATE',
  'PARTS',
  'STATEMENTS',
  'SPEAKER',
  'BEHALF',
  'ADDRESSEE',
  'ABOUT',
  'STATEMENT_TOPIC',
  'MEETING_STATEMENTS',
  'SAID_AT',
  'CARRIED_BY',
  'DOCUMENT_STATEMENTS',
  'RELAYER',
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

/** A place at which a record stands: the listing and what it sorts by there (the id breaks ties). */
export interface Standing extends Listing {
  /** What it sorts by, as text; empty for a record without a date, which comes last in every timeline. */
  sort: string
  /** In a timeline, the days between which the date lies. */
  span?: Bounds
  /** Whether the record is only pointed to here, because nobody pages through this listing. */
  bare?: boolean
}

/** A question to the listings: the records that stand in at least one listing of every group, and match. */
export interface ListingQuery<R extends AnyRecord> {
  groups: Listing[][]
  /** The days that a record's date must overlap, ends included. A record without a date overlaps none. */
  from?: string | null
  to?: string | null
  /** The text that the sort key must begin with. */
  prefix?: string
  /** Whether `matches` may turn many away. */
  sieve?: boolean
  /** Whether a record may stand in the listing more than once, of which `matches` takes the first. */
  repeats?: boolean
  /** The ids with which `matches` compares. */
  compares?: string[]
  /**
   * What no listing tells. `sort` is what the record sorts by at this place; `isOne` tells whether an id is one of
   * `compares` or was merged into one.
   */
  matches?: (record: R, sort: string, isOne: (id: string) => boolean) => boolean
}

/** What stands for an open or unknown start: before every day. */
export const ALWAYS = '0000-00-00'

/** A function that places a record in a timeline by a partial date. */
export const inTimeline = (date: Bounds | KeptDate | null | undefined) => {
  const at = date
    ? { sort: date.earliest ?? ALWAYS, span: { earliest: date.earliest, latest: date.latest } }
    : { sort: '' }
  return (name: ListingName, of?: string): Standing => ({ name, of, ...at })
}

/** Each value once, in the order given; absent ones left out. */
export const distinct = <T>(values: Iterable<T | null | undefined>): T[] =>
  [...new Set(values)].filter((value): value is T => value !== null && value !== undefined)

/** Whether a date may lie in a range of days; without a range, every record is in it, also one without a date. */
export const isInRange = (
  date: Bounds | null | undefined,
  { from, to }: { from?: string | null; to?: string | null },
): boolean => (!from && !to) || (!!date && overlaps(date, from ?? null, to ?? null))
