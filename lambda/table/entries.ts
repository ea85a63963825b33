import type { AnyRecord } from '../domain/records.ts'
import { indexEntriesOf } from '../domain/index-entries.ts'
import { wordEntries } from '../domain/words.ts'
import { type Key, nameOfKey } from './keys.ts'
import { entryKeys } from './ranges.ts'
import type { Item, Write } from './table.ts'

/**
 * The largest record, in characters of JSON, that is copied into its index entries; those of larger ones are pointers.
 * At 4 KB a page of 50 copies takes 25 read units (0.5 per 4 KB), as much as 50 reads by id; below, copies are cheaper.
 */
export const COPIED_UP_TO = 4096

/** All index entries of a record, exactly as they must be in the table, by the names of their keys. */
export const entriesOf = (record: AnyRecord | null): Map<string, Item> => {
  if (!record) return new Map()
  const text = JSON.stringify(record)
  const copy = text.length > COPIED_UP_TO ? undefined : text
  const entries = [...indexEntriesOf(record), ...wordEntries(record)].flatMap((entry) =>
    entryKeys(entry, record.id).map((key): Item => ({ ...key, body: entry.pointer ? undefined : copy })),
  )
  return new Map(entries.map((entry) => [nameOfKey(entry), entry]))
}

/** The writes that turn the index entries of one revision into those of the next. */
export const entryWrites = (before: AnyRecord | null, after: AnyRecord | null): Write[] => {
  const [old, wanted] = [entriesOf(before), entriesOf(after)]
  const puts = [...wanted].filter(([name, { body }]) => !old.has(name) || old.get(name)?.body !== body)
  const gone = [...old].filter(([name]) => !wanted.has(name))
  return [...puts.map(([, put]) => ({ put })), ...gone.map(([, { PK, SK }]) => ({ remove: { PK, SK } }))]
}

/**
 * Whether a record belongs to an entry that points to it. While its entries are being written, some belong to a revision
 * other than the current one.
 */
export const isAt = (entry: Key, item: Item | null, record: AnyRecord): boolean =>
  item?.pending === undefined || entriesOf(record).has(nameOfKey(entry))
