import type { AnyRecord } from '../domain/records.ts'
import { indexEntriesOf } from '../domain/index-entries.ts'
import { type Key, nameOfKey } from './keys.ts'
import { entryKeys } from './ranges.ts'
import type { Item, Write } from './table.ts'

/**
 * A record above this size, in characters of JSON, is not copied into its entries: they point to it. At 4 KB a page of
 * 50 copies is 25 read units (0.5 for every 4 KB), what 50 records read by their ids cost; below, copies are cheaper.
 */
export const COPIED_UP_TO = 4096

/** The index entries of a record, by the names of their keys: it stands exactly in these, with exactly this content. */
export const entriesOf = (record: AnyRecord | null): Map<string, Item> => {
  if (!record) return new Map()
  const text = JSON.stringify(record)
  const copy = text.length > COPIED_UP_TO ? undefined : text
  const entries = indexEntriesOf(record).flatMap((entry) =>
    entryKeys(entry, record.id).map((key): Item => ({ ...key, body: entry.pointer ? undefined : copy })),
  )
  return new Map(entries.map((entry) => [nameOfKey(entry), entry]))
}

/** What turns the index entries of one revision into those of the next. */
export const entryWrites = (before: AnyRecord | null, after: AnyRecord | null): Write[] => {
  const [old, wanted] = [entriesOf(before), entriesOf(after)]
  const puts = [...wanted].filter(([name, { body }]) => !old.has(name) || old.get(name)?.body !== body)
  const gone = [...old].filter(([name]) => !wanted.has(name))
  return [...puts.map(([, put]) => ({ put })), ...gone.map(([, { PK, SK }]) => ({ remove: { PK, SK } }))]
}

/**
 * Whether a record belongs where an entry points to it. While its entries are being written, some are those of another
 * revision than the one that stands.
 */
export const isAt = (entry: Key, item: Item | null, record: AnyRecord): boolean =>
  item?.pending === undefined || entriesOf(record).has(nameOfKey(entry))
