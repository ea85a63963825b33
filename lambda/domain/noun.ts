import type { TypeName } from '../generated/records.ts'
import type { NameInput, TimelineOrder } from '../generated/types.ts'
import type { Check } from './checks.ts'
import type { Bounds } from './dates.ts'
import { distinct, type IndexEntry, type Listing, type ListingName } from './listings.ts'
import { initial, matchesName, searchKey } from './names.ts'
import type { AnyRecord, DerivedOf, InputOf, RecordOf } from './records.ts'

/** What a noun adds to a record of its type, beyond its input and what is kept of every record. */
export type Derived<Type extends TypeName> = Type extends keyof DerivedOf ? DerivedOf[Type] : object

/** All that is particular to one type of record. Everything else about records is the same for all of them. */
export interface Noun<Type extends TypeName> {
  type: Type
  /** How the ids of its records begin. */
  prefix: string
  /** The listing in which every record of the type has an entry. */
  all: ListingName
  /** What a record of the type has that its input may leave out, or that is derived from it. */
  derive: (content: InputOf<Type>) => Derived<Type>
  /** Notes what is wrong with an input by itself, beyond what is checked of every type. */
  check?: (content: InputOf<Type>, check: Check) => void
  /** The index entries by which a record can be listed. What it refers to beside them lists it in `NAMED`. */
  entries: (record: RecordOf[Type]) => IndexEntry[]
}

/** By date, or by the sort text where the listing is no timeline. */
export type ListingOrder = TimelineOrder | 'BY_SORT'

/** A noun whose records can be listed by a filter of the schema. */
export interface FilteredNoun<Type extends TypeName, Filter> extends Noun<Type> {
  /** The order of its listings where the caller asks for none. */
  order: ListingOrder
  /** The date by which its records are listed in time. */
  dateOf?: (record: RecordOf[Type]) => Bounds | null | undefined
  /** What each field of the filter means: one that is not here does not compile. */
  criteria: Criteria<Filter, RecordOf[Type]>
}

export type Criteria<Filter, R extends AnyRecord> = {
  [Field in keyof Required<Omit<Filter, 'includeRetracted'>>]: Criterion<NonNullable<Filter[Field]>, R>
}

/** What a field of a filter asks for, by the value that it is given. */
export type Criterion<Value, R extends AnyRecord> = (value: Value) => Condition<R>

/** What a record must meet. Where there are several conditions, all of them. */
export interface Condition<R extends AnyRecord> {
  /** It has an entry in at least one listing of each group. */
  groups?: Listing[][]
  /** As one group of `groups`, where no other condition says in which listing to look: else `matches` alone decides. */
  fallback?: { listings: Listing[]; prefix?: string; repeats?: boolean }
  /** Its date may lie on this day or later, and on this day or earlier. */
  from?: string
  to?: string
  /** The ids with which `matches` compares. */
  compares?: string[]
  matches?: (record: R, place: Place) => boolean
}

/** What is known of a record where it is found. */
export interface Place {
  /** What it sorts by there, if it is found by the `fallback` of the condition. */
  sort?: string
  /** Whether an id is one of those that the condition compares with, or was merged into one. */
  isOne: (id: string) => boolean
}

/** A query of the listings: the records that have an entry in at least one listing of every group, and match. */
export interface ListingQuery<R extends AnyRecord> {
  groups: Listing[][]
  /** The days that a record's date must overlap, ends included. A record without a date overlaps none. */
  from?: string | null
  to?: string | null
  /** The text that the sort key must begin with. */
  prefix?: string
  /** Whether `matches` may turn many away. */
  isSelective?: boolean
  /** Whether a record may have more than one entry in the listing, of which `matches` takes the first. */
  repeats?: boolean
  /** The ids with which `matches` compares. */
  compares?: string[]
  /**
   * What no listing tells. `sort` is what the record sorts by at this place; `isOne` tells whether an id is one of
   * `compares` or was merged into one.
   */
  matches?: (record: R, sort: string, isOne: (id: string) => boolean) => boolean
}

/** The criterion of a value by which there is a listing. */
export const listedBy =
  <Value = string>(name: ListingName, key: (value: Value) => string = String) =>
  (value: Value): { groups: Listing[][] } => ({ groups: [[{ name, of: key(value) }]] })

/** The criterion of a list of values, of which the record has one. */
export const oneOf =
  <Value, R extends AnyRecord>(read: (record: R) => Value): Criterion<readonly Value[], R> =>
  (values) => ({ matches: (record) => values.includes(read(record)) })

/** The criterion of a list of values, for each of which there is a listing, in which to look where nothing else says. */
export const oneOfListed =
  <Value extends string, R extends AnyRecord>(
    name: ListingName,
    read: (record: R) => Value,
  ): Criterion<readonly Value[], R> =>
  (values) => ({
    fallback: { listings: distinct(values).map((of) => ({ name, of })) },
    matches: (record) => values.includes(read(record)),
  })

/** The criteria of a range of days. */
export const DAYS = { from: (from: string) => ({ from }), to: (to: string) => ({ to }) }

/** The criterion of a text with which a word of a name begins. It throws BAD_USER_INPUT for one longer than any name. */
export const nameBegins =
  <R extends AnyRecord>(name: ListingName, namesOf: (record: R) => readonly NameInput[]): Criterion<string, R> =>
  (text) => {
    const key = searchKey(text)
    return {
      fallback: { listings: [{ name, of: initial(key) }], prefix: key, repeats: true },
      matches: (record, { sort }) => matchesName(namesOf(record), key, sort),
    }
  }
