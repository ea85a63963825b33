import { typeOf } from '../../lambda/domain/nouns.ts'
import { referencesOf } from '../../lambda/domain/references.ts'
import { checksumOf } from '../../lambda/table/bodies.ts'
import { entriesOf } from '../../lambda/table/entries.ts'
import type { KeptRevision } from '../../lambda/domain/revisions.ts'
import {
  changeKey,
  isChange,
  isIndexEntry,
  isMarker,
  isOfTheRecord,
  isRecord,
  isRevision,
  recordKey,
  revisionKey,
  nameOfKey,
} from '../../lambda/table/keys.ts'
import type { Item, Table } from '../../lambda/table/table.ts'
import { type AnyRecord } from '../../lambda/domain/records.ts'

/** Every item of a table, by the name of its key. */
export const everyItem = async (table: Table): Promise<Map<string, Item>> => {
  const items = new Map<string, Item>()
  for await (const page of table.scan())
    for (const item of page) if (isOfTheRecord(item)) items.set(nameOfKey(item), item)
  return items
}

/** The contents of a whole archive, record by record. */
export interface Whole {
  /** Every stored revision. */
  revisions: KeptRevision[]
  /** Every item that should not exist but does, or should but does not. */
  wrong: string[]
}

/**
 * Checks the items of an archive without concurrent writers: they must be the records, all their revisions and changes,
 * the index entries of the records, the changes and tombstones of erased records, and nothing else.
 */
export const wholeOf = (items: ReadonlyMap<string, Item>): Whole => {
  const revisions: KeptRevision[] = []
  const wrong: string[] = []
  const left = new Set(items.keys())
  const take = (item: { PK: string; SK: string }): Item | undefined => {
    left.delete(nameOfKey(item))
    return items.get(nameOfKey(item))
  }
  const check = (right: boolean, what: string) => {
    if (!right) wrong.push(what)
  }
  const actionOf = (item: Item | undefined) => (JSON.parse(item?.body ?? '{}') as { action?: string }).action
  const changes = Map.groupBy(
    [...items.values()].filter((item) => isChange(item)),
    ({ SK }) => SK.split('#')[1] ?? '',
  )

  for (const item of items.values())
    check(
      item.checksum === (isIndexEntry(item) ? undefined : checksumOf(item)),
      `${nameOfKey(item)} has a wrong checksum, or lacks it`,
    )
  for (const item of items.values()) {
    if (!isRecord(item)) continue
    const { PK: id, body, revision = 0 } = item
    take(item)
    const of = changes.get(id) ?? []
    const numbers = of.map(({ SK }) => Number(SK.split('#')[2]))
    check(
      numbers.every((number, index) => number === index + 1) && numbers.length === revision,
      `${id} is at revision ${revision} and has the changes ${numbers.join()}`,
    )
    if (body === undefined) {
      check(item.closed === true && item.merged === undefined, `${id} was erased and is not closed, or is merged`)
      check(actionOf(of.at(-1)) === 'ERASED', `${id} was erased and the feed does not say so`)
      of.forEach(take)
      continue
    }
    const record = JSON.parse(body) as AnyRecord
    check(record.id === id && record.revision === revision, `${id} holds another record`)
    check(item.pending === undefined && !item.closed, `${id} is pending or closed`)
    check(item.merged === record.supersededBy, `${id} is merged into another record than it says`)
    for (const entry of entriesOf(record).values()) {
      const found = take(entry)
      check(found !== undefined && found.body === entry.body, `${id} misses ${nameOfKey(entry)}, or has it otherwise`)
    }
    let before: KeptRevision | undefined
    for (let number = 1; number <= revision; number += 1) {
      const kept = take(revisionKey(id, number))
      if (kept?.body === undefined) {
        wrong.push(`${id} has no revision ${number}`)
        continue
      }
      const found = JSON.parse(kept.body) as KeptRevision
      revisions.push(found)
      const change = take(changeKey(found.at, id, number))
      check(found.number === number && found.record.revision === number, `${id} has a wrong revision ${number}`)
      check(!before || before.at < found.at, `${id} has revisions ${number - 1} and ${number} in the wrong order`)
      check(actionOf(change) === found.action, `${id} has no change for its revision ${number}`)
      before = found
    }
    check(JSON.stringify(before?.record) === body, `${id} differs from its last revision`)
    for (const one of referencesOf(typeOf(record), record))
      check(items.get(nameOfKey(recordKey(one.id)))?.body !== undefined, `${id} names ${one.id}, which is not there`)
    if (record.supersededBy) {
      const into = items.get(nameOfKey(recordKey(record.supersededBy)))
      check(into?.body !== undefined, `${id} became ${record.supersededBy}, which is not there`)
      check(!!into?.absorbed?.includes(id), `${record.supersededBy} does not know that ${id} became it`)
    }
    for (const one of item.absorbed ?? [])
      check(items.get(nameOfKey(recordKey(one)))?.merged === id, `${id} takes ${one} for merged into it`)
  }
  for (const name of left) {
    const item = items.get(name)!
    const what = isMarker(item) ? 'mark' : isRevision(item) ? 'revision' : isChange(item) ? 'change' : 'entry'
    wrong.push(`a stray ${what}: ${name}`)
  }
  return { revisions, wrong }
}
