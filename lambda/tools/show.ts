import { copyOf, Damaged, holds, recordIn, revisionIn, valueOf } from '../table/bodies.ts'
import { entriesOf } from '../table/entries.ts'
import { changeKey, type Key, nameOfKey, pendingKey, recordKey, REVISIONS } from '../table/keys.ts'
import { isPackable, pack } from '../table/packing.ts'
import { slicesOf } from '../table/slices.ts'
import type { Item, Table } from '../table/table.ts'

const STRIDE = 100

const orNull = <Value>(read: () => Value): Value | null => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Damaged) return null
    throw error
  }
}

/** How a body stands, in words: `packed, 195 of 1,286 bytes`. */
const sizeOf = ({ body, isPlain, ...key }: Item): string => {
  if (body === undefined) return 'no body'
  const bytes = Buffer.byteLength(body)
  return isPlain || !isPackable(key, body) ? `text, ${bytes} bytes` : `packed, ${pack(body).length} of ${bytes} bytes`
}

const SHOWN_APART = ['PK', 'SK', 'body', 'isPlain', 'checksum']

/** An item as an operator wants to see it: its key, its attributes, whether its body is what was written, and the body. */
const shown = (item: Item): string => {
  const { PK, SK, body, checksum } = item
  const said = Object.entries(item).flatMap(([name, value]: [string, unknown]) =>
    value === undefined || SHOWN_APART.includes(name) ? [] : [`${name} ${JSON.stringify(value)}`],
  )
  const proof = checksum === undefined ? 'no checksum' : holds(item) ? 'its checksum is right' : 'ITS CHECKSUM IS WRONG'
  const value = body === undefined ? undefined : valueOf(body)
  const text = value === undefined ? (body ?? '') : JSON.stringify(value, undefined, 2)
  return [`${PK} ${SK}: ${[...said, sizeOf(item), proof].join('; ')}`, text].filter(Boolean).join('\n')
}

const shownEntry = (key: Key, item: Item | null): string => {
  const name = nameOfKey(key)
  if (!item) return `${name}: MISSING`
  if (item.body === undefined) return `${name}: points to the record`
  const revision = copyOf(item)?.revision
  return `${name}: ${revision === undefined ? 'A COPY THAT CANNOT BE READ' : `a copy of revision ${revision}`}, ${sizeOf(item)}`
}

/**
 * Everything that stands in the table about a record, for an operator: its item and its marker with their bodies, its
 * revisions with their changes in the feed, and the index entries that it must have.
 * @returns a text for each item; none if there is nothing under the id
 */
export async function* showRecord(table: Table, id: string): AsyncGenerator<string> {
  const [item = null, mark = null] = await table.get([recordKey(id), pendingKey(id)], { consistent: true })
  if (item) yield shown(item)
  if (mark) yield shown(mark)
  for await (const items of slicesOf(table, { PK: id, ...REVISIONS }, STRIDE)) {
    const revisions = items.map((one) => orNull(() => revisionIn(one)))
    const keys = revisions.map((one) => changeKey(one?.at ?? '', id, one?.number ?? 0))
    const changes = await table.get(keys, { consistent: true })
    for (const [index, one] of items.entries()) {
      const revision = revisions[index]
      const what = revision
        ? `${revision.action} ${revision.at} by ${revision.by}, ${changes[index] ? 'in the feed' : 'NOT IN THE FEED'}`
        : 'CANNOT BE READ'
      yield `${nameOfKey(one)}: ${what}; ${sizeOf(one)}`
    }
  }
  const entries = [...entriesOf(orNull(() => recordIn(item))).values()]
  const found = await table.get(entries, { consistent: true })
  for (const [index, entry] of entries.entries()) yield shownEntry(entry, found[index] ?? null)
}
