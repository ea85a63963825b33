import { distinct, type IndexEntry } from './listings.ts'
import { isOf, NOUNS, typeOf } from './nouns.ts'
import type { AnyRecord, TypeName } from './records.ts'
import { referencesOf } from './references.ts'

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it ties the noun to the record
const entriesBy = <Type extends TypeName>(type: Type, record: AnyRecord): IndexEntry[] =>
  isOf(record, type) ? NOUNS[type].entries(record) : []

/** All index entries of a record. */
export const indexEntriesOf = (record: AnyRecord): IndexEntry[] => {
  const type = typeOf(record)
  const own = entriesBy(type, record)
  // Each id that a record refers to lists it, in `NAMED` if in none of the noun's own listings: erasing needs that.
  const listed = new Set(own.map(({ of }) => of))
  const others = distinct(referencesOf(type, record).map(({ id }) => id)).filter((id) => !listed.has(id))
  return [...own, ...others.map((of): IndexEntry => ({ name: 'NAMED', of, sort: '', pointer: true }))]
}
