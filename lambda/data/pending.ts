import type { AnyRecord } from '../domain/records.ts'
import { Damaged, revisionIn, wholeRecord } from './bodies.ts'
import { entryWrites } from './entries.ts'
import { EVERYTHING, type Key, pendingKey, recordKey, revisionKey } from './keys.ts'
import { type Condition, ConditionFailed, type Item, type Table, type Write } from './table.ts'

/** DynamoDB takes so many actions in one transaction. */
export const ACTIONS = 100

/** Carries out writes for as long as a record stands at a revision; throws ConditionFailed when it no longer does. */
export const whileAt = async (table: Table, id: string, when: Condition, writes: Write[]) => {
  for (let start = 0; start < writes.length; start += ACTIONS - 1)
    await table.transact([{ check: recordKey(id), when }, ...writes.slice(start, start + ACTIONS - 1)])
}

/** Reads one item as it stands. */
export const getOne = async (table: Table, key: Key): Promise<Item | null> => {
  const [item] = await table.get([key], { consistent: true })
  return item ?? null
}

const oneThatStands = async (table: Table, id: string, number: number): Promise<AnyRecord | null> => {
  const revision = await getOne(table, revisionKey(id, number))
  try {
    return revision ? revisionIn(revision).record : null
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    console.error(error.message) // `verify` finds the entries that it leaves behind
    return null
  }
}

/**
 * Finishes the index entries of a record whose write was too large for one transaction, whether it was cut off or is
 * still going on elsewhere: both do the same, and whoever is late finds that the record has moved on. Throws Damaged.
 */
export const finishEntries = async (table: Table, id: string): Promise<void> => {
  const [item] = await table.get([recordKey(id)], { consistent: true })
  const after = item?.pending === undefined ? null : await wholeRecord(item, (key) => getOne(table, key))
  if (item?.pending === undefined || after === null) return
  const at = { revision: item.revision ?? after.revision, pending: item.pending }
  const before = await oneThatStands(table, id, item.pending)
  try {
    await whileAt(table, id, at, entryWrites(before, after))
    await table.transact([{ update: recordKey(id), unset: ['pending'], when: at }, { remove: pendingKey(id) }])
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error // else somebody else has finished it
  }
}

/** The marks of all that was begun in one transaction and is to be finished in others: writes, and erasures with a body. */
export async function* pendingMarks(table: Table): AsyncGenerator<Item> {
  const range = { ...EVERYTHING, PK: pendingKey('').PK }
  for (let more = true; more;) {
    const slice = await table.query(range, { backward: false, limit: ACTIONS, consistent: true })
    yield* slice.items
    range.low = `${slice.items.at(-1)?.SK ?? ''}!`
    more = slice.more
  }
}

/** Finishes every write that was cut off. What cannot be finished, because it is damaged, is logged and left. */
export const finishAllEntries = async (table: Table): Promise<void> => {
  for await (const { SK: id, body } of pendingMarks(table))
    if (body === undefined)
      await finishEntries(table, id).catch((error: unknown) => {
        if (!(error instanceof Damaged)) throw error
        console.error(error.message)
      })
}
