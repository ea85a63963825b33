import { distinct, type IndexEntry } from './listings.ts'
import { typeOf, withNoun } from './nouns.ts'
import type { AnyRecord } from './records.ts'
import { referencesOf } from './references.ts'

/** All index entries of a record. */
export const indexEntriesOf = (record: AnyRecord): IndexEntry[] => {
  const own = withNoun(record, (noun, one) => noun.entries(one))
  // Each id that a record refers to lists it, in `NAMED` if in none of the noun's own listings: erasing needs that.
  const listed = new Set(own.map(({ of }) => of))
  const others = distinct(referencesOf(typeOf(record), record).map(({ id }) => id)).filter((id) => !listed.has(id))
  return [...own, ...others.map((of): IndexEntry => ({ name: 'NAMED', of, sort: '', pointer: true }))]
}
