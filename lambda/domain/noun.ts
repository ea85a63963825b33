import type { TypeName } from '../generated/records.ts'
import type { NameInput, TimelineOrder } from '../generated/types.ts'
import type { Check, Path, Warn } from './checks.ts'
import type { Bounds } from './dates.ts'
import type { Membership } from './groups.ts'
import { distinct, type IndexEntry, type IsOne, type Listing, type ListingName } from './listings.ts'
import { initial, matchesName, searchKey } from './names.ts'
import type { AnyRecord, DerivedOf, InputOf, RecordOf } from './records.ts'

/** What a noun adds to a record of its type, beyond the input and what the archive keeps of every record. */
export type Derived<Type extends TypeName> = Type extends keyof DerivedOf ? DerivedOf[Type] : object

/** A record of a type that another one refers to, as it stands; null if that is unknown. */
export type Named = <Type extends TypeName>(id: string | null | undefined, type: Type) => RecordOf[Type] | null

/** What is known beside a record when it is written. */
export interface Beside {
  named: Named
  /** Today, as YYYY-MM-DD in UTC. */
  today: string
}

/** A listing in which a record that may be the same has an entry. */
export interface LookAlike<Type extends TypeName> {
  listing: Listing
  /** The field that the two have in common. */
  field: Path
  /** What they have in common, for people. */
  what: string
  /** Only entries with a date that may lie on these days. */
  on?: Bounds
  /** Whether a record in the listing is alike. Every one is without it. */
  isAlike?: (record: RecordOf[Type]) => boolean
}

/** Everything that is particular to one type of record. All other code treats the types alike. */
export interface Noun<Type extends TypeName> {
  type: Type
  /** The prefix of the ids of its records. */
  prefix: string
  /** The listing in which every record of the type has an entry. */
  all: ListingName
  /** The fields of a record that its input may leave out, or that are derived from it. */
  derive: (content: InputOf<Type>, named: Named) => Derived<Type>
  /** Records the problems of an input by itself, beyond those that are checked for every type. */
  check?: (content: InputOf<Type>, check: Check) => void
  /** Notes what is wrong with an input beside the records that it refers to, as they stand. */
  checkBeside?: (content: InputOf<Type>, beside: Beside, check: Check) => void
  /** Notes what may be right and seldom is. */
  warn?: (record: RecordOf[Type], beside: Beside, warn: Warn) => void
  /** The listings in which a record that may be the same would have an entry. */
  lookAlikes?: (content: InputOf<Type>) => LookAlike<Type>[]
  /** The index entries of a record. It gets one more in `NAMED` for each reference that none of these is listed by. */
  entries: (record: RecordOf[Type]) => IndexEntry[]
}

/** By date, or by the sort text if the listing is not a timeline. */
export type ListingOrder = TimelineOrder | 'BY_SORT'

/** A noun whose records can be listed by a filter of the schema. */
export interface FilteredNoun<Type extends TypeName, Filter> extends Noun<Type> {
  /** The order of its listings if the caller does not choose one. */
  order: ListingOrder
  /** The date that its records have in timelines. */
  dateOf?: (record: RecordOf[Type]) => Bounds | null | undefined
  /** What each field of the filter means. It does not compile if one is missing. */
  criteria: Criteria<Filter, RecordOf[Type]>
}

export type Criteria<Filter, R extends AnyRecord> = {
  [Field in keyof Required<Omit<Filter, 'includeRetracted'>>]: Criterion<NonNullable<Filter[Field]>, R, Filter>
}

/** What a field of a filter asks for, by the value that it is given and, where fields belong together, by the others. */
export type Criterion<Value, R extends AnyRecord, Filter = unknown> = (
  value: Value,
  given: Given<Filter>,
) => Condition<R>

/** A filter, with what was looked up for it before. */
export interface Given<Filter> {
  filter: Filter
  /** The groups of the stakeholders in the filter, by their ids. Empty unless the filter goes through groups. */
  memberships: ReadonlyMap<string, readonly Membership[]>
  /** The documents of the publisher in the filter; null if there are too many to look into each. */
  publications: readonly string[] | null
  /** The topics under the topic in the filter, with it. Empty unless the filter asks for them. */
  under: readonly string[]
}

/** A condition that a record must meet. If there are several, it must meet all of them. */
export interface Condition<R extends AnyRecord> {
  /** The record must have an entry in at least one listing of each group. */
  groups?: Listing[][]
  /** Whether records found under one that was merged are shown as what it became: for look-ups by what others call it. */
  followsMerges?: boolean
  /** A group of listings to use if no other condition names one. Otherwise `matches` alone decides. */
  fallback?: { listings: Listing[]; prefix?: string; repeats?: boolean }
  /** The record's date must overlap the days from `from` to `to`, ends included. */
  from?: string
  to?: string
  /** The ids with which `matches` compares. */
  compares?: string[]
  matches?: (record: R, place: Place) => boolean
  /** The ids of further records that `matches` looks at. */
  needs?: (record: R) => readonly string[]
}

/** What is known about a record at the entry where it was found. */
export interface Place {
  /** The sort text of the entry, if it was found by the `fallback` of this condition. */
  sort?: string
  isOne: IsOne
  /** A record that the condition needs; null if there is none. */
  found: (id: string) => AnyRecord | null
}

/** A listing query: it finds the records that have an entry in at least one listing of every group, and that match. */
export interface ListingQuery<R extends AnyRecord> {
  groups: Listing[][]
  /** The range of days that a record's date must overlap, ends included. A record without a date never does. */
  from?: string | null
  to?: string | null
  /** A prefix that the sort text must have. */
  prefix?: string
  /** Whether `matches` may reject many records. */
  isSelective?: boolean
  /** Whether a record may have several entries in the listing, of which `matches` accepts only the first. */
  repeats?: boolean
  /** The ids with which `matches` compares. */
  compares?: string[]
  /** What no listing tells. `sort` is what the record sorts by at this place. */
  matches?: (record: R, place: Place & { sort: string }) => boolean
  /** The ids of further records that `matches` looks at. */
  needs?: (record: R) => readonly string[]
  /** Whether a record that was merged is shown as what it became. */
  followsMerges?: boolean
}

/** The criterion of a field with one listing for each value. */
export const listedBy =
  <Value = string>(name: ListingName, key: (value: Value) => string = String) =>
  (value: Value): { groups: Listing[][] } => ({ groups: [[{ name, of: key(value) }]] })

/** The criterion of what others call a record: one that was merged is found as what it became. */
export const knownBy =
  <Value = string>(name: ListingName, key: (value: Value) => string = String) =>
  (value: Value): { groups: Listing[][]; followsMerges: true } => ({
    groups: [[{ name, of: key(value) }]],
    followsMerges: true,
  })

/** The criterion of a list of values, one of which the record must have. */
export const oneOf =
  <Value, R extends AnyRecord>(read: (record: R) => Value): Criterion<readonly Value[], R> =>
  (values) => ({ matches: (record) => values.includes(read(record)) })

/** As `oneOf`, with one listing for each value, which are read if no other condition names a listing. */
export const oneOfListed =
  <Value extends string, R extends AnyRecord>(
    name: ListingName,
    read: (record: R) => Value,
  ): Criterion<readonly Value[], R> =>
  (values) => ({
    fallback: { listings: distinct(values).map((of) => ({ name, of })) },
    matches: (record) => values.includes(read(record)),
  })

/** The criterion of a topic, with those under it if the filter asks for them. */
export const onTopic =
  <R extends AnyRecord, Filter>(name: ListingName): Criterion<string, R, Filter> =>
  (topic, { under }) => ({ groups: [(under.length ? under : [topic]).map((of) => ({ name, of }))] })

/** The criteria of a range of days. */
export const DAYS = { from: (from: string) => ({ from }), to: (to: string) => ({ to }) }

/** The criterion of a search for names, from any word on. Throws BAD_USER_INPUT if the text is longer than any name. */
export const nameBegins =
  <R extends AnyRecord>(name: ListingName, namesOf: (record: R) => readonly NameInput[]): Criterion<string, R> =>
  (text) => {
    const key = searchKey(text)
    return {
      followsMerges: true,
      fallback: { listings: [{ name, of: initial(key) }], prefix: key, repeats: true },
      matches: (record, { sort }) => matchesName(namesOf(record), key, sort),
    }
  }
