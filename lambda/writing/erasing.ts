import { setTimeout as wait } from 'node:timers/promises'
import { ConditionFailed } from '../table/errors.ts'
import { EVERYTHING, ranges } from '../table/ranges.ts'
import { slicesOf } from '../table/slices.ts'
import type { Problem } from '../domain/checks.ts'
import { LISTINGS } from '../domain/listings.ts'
import { Damaged, type Erasure, erasureIn, wholeRecord } from '../table/bodies.ts'
import { ATTEMPT_TIME, changeItem, laterThan, openInstant, SETTLED_AFTER } from '../reading/feed.ts'
import { LARGEST_ITEM } from './drafts.ts'
import { COPIED_UP_TO, entryWrites } from '../table/entries.ts'
import type { Author } from '../domain/revisions.ts'
import { erasedKey, idOf, pendingKey, proposalKey, recordKey, shownKey } from '../table/keys.ts'
import {
  ACTIONS,
  finishAllEntries,
  finishEntries,
  getOne,
  isErasure,
  newNumber,
  pendingMarkers,
  pointers,
  revisionsOf,
  whileAt,
} from './pending.ts'
import { RETRY_TIME, withRetries } from './retries.ts'
import { type Condition, type Table, type Write } from '../table/table.ts'

const problem = (code: Problem['code'], message: string): Problem[] => [{ code, field: ['id'], message }]

/** How many of the records that refer to a record are reported. */
const REPORTED = 5

/** The ids of the records that refer to a record; if there are many, only some of them. */
const namedBy = async (table: Table, id: string): Promise<string[]> => {
  const slices = await Promise.all(
    LISTINGS.flatMap((name) => ranges({ name, of: id }, {})).map((range) =>
      table.query(range, { backward: false, limit: REPORTED + 1, consistent: true }),
    ),
  )
  const [item] = await table.get([recordKey(id)], { consistent: true })
  const ids = [...slices.flatMap(({ items }) => items.map(({ SK }) => idOf(SK))), ...(item?.absorbed ?? [])]
  return [...new Set(ids)].filter((other) => other !== id).sort()
}

/** The most that is deleted in one transaction with the tombstone, in bytes: DynamoDB allows 4 MB of old and new items. */
const LARGEST_AT_ONCE = 1_000_000
/** The number of other actions in that transaction. */
const OTHERS = 6

/** Removes the proposals to revise a record, which hold its text. None can be added any more once it is closed. */
const removeProposals = async (table: Table, id: string): Promise<void> => {
  for await (const items of slicesOf(table, { ...EVERYTHING, PK: proposalKey(id, '').PK }, ACTIONS))
    await table.transact(items.map(({ PK, SK }) => ({ remove: { PK, SK } })))
}

/**
 * Finishes an erasure that was begun, by this process or by one that ended. If other records refer to the record, the
 * erasure is cancelled; else the entries and revisions are deleted, and a tombstone stays, with its change in the feed.
 * Throws ConditionFailed if another process is finishing it at the same time.
 */
export const finishErasing = async (table: Table, id: string): Promise<Problem[]> => {
  const [item, mark] = await table.get([recordKey(id), pendingKey(id)], { consistent: true })
  if (item?.body === undefined) {
    await finishEntries(table, id)
    return []
  }
  if (!mark || !isErasure(mark)) return problem('CONFLICT', `Other records refer to \`${id}\`: it was not erased.`)
  const { by, reason, closedAt } = erasureIn(mark)
  // By then, a writer that read the record as open has written or given up. Capped, since a clock may have been set back.
  await wait(Math.max(0, Math.min(SETTLED_AFTER, new Date(closedAt).getTime() + SETTLED_AFTER - table.clock.now())))
  await finishAllEntries(table)
  const [since] = await table.get([pendingKey(id)], { consistent: true })
  if (since?.body !== mark.body) return finishErasing(table, id) // another process has started to erase it again
  const record = await wholeRecord(item, (key) => getOne(table, key))
  if (!record) return []
  const { revision = record.revision } = item
  const when: Condition = { revision, with: ['closed'] }
  const others = await namedBy(table, id)
  if (others.length) {
    await table.transact([{ update: recordKey(id), unset: ['closed'], when }, { remove: pendingKey(id) }])
    const some = others.slice(0, REPORTED).map((other) => `\`${other}\``)
    const more = others.length > REPORTED ? ' and others' : ''
    return problem('CONFLICT', `${some.join(', ')}${more} refer to it: amend or erase those first.`)
  }
  await removeProposals(table, id)
  const revisions = await revisionsOf(table, id)
  const gone: Write[] = [...entryWrites(record, null), ...revisions.map(({ key }) => ({ remove: key }))]
  const size = revisions.reduce((sum, revision) => sum + revision.size, 0) + gone.length * COPIED_UP_TO
  const isAtOnce = gone.length + OTHERS <= ACTIONS && size <= LARGEST_AT_ONCE
  // Its entries become pointers first, so that readers find it in all of its listings until it is gone, and then in none.
  if (!isAtOnce) await whileAt(table, id, when, pointers(record, null))
  const pending = isAtOnce ? undefined : -newNumber(table)
  const signal = AbortSignal.timeout(ATTEMPT_TIME)
  const [shown = null] = await table.get([shownKey], { consistent: true, signal })
  const { instant, check } = openInstant(table, shown)
  const at = laterThan(record, instant)
  await table.transact(
    [
      ...check(at),
      { update: recordKey(id), set: { revision: revision + 1, pending }, unset: ['body', 'checksum', 'merged'], when },
      { put: changeItem({ at, id, revision: revision + 1 }, 'ERASED', { by, reason }) },
      { put: { ...erasedKey, body: JSON.stringify({ at }) } },
      ...(record.supersededBy ? [{ update: recordKey(record.supersededBy), release: id, when: { exists: true } }] : []),
      ...(isAtOnce ? [{ remove: pendingKey(id) }, ...gone] : []),
    ],
    { signal },
  )
  await finishEntries(table, id)
  return []
}

/** Closes a record to new references and writes the marker of its erasure. Returns null; or the outcome, if there is one already. */
const beginErasing = async (table: Table, id: string, { by, reason = null }: Author): Promise<Problem[] | null> => {
  const size = Buffer.byteLength(JSON.stringify(reason)) + 500 // the rest of the item
  if (size > LARGEST_ITEM) {
    const message = `The reason takes ${size} bytes in the table, which is more than the ${LARGEST_ITEM} that it may take.`
    return [{ code: 'TOO_LARGE', field: ['reason'], message }]
  }
  const [item] = await table.get([recordKey(id)], { consistent: true })
  if (!item) return problem('NOT_FOUND', `There is no \`${id}\`.`)
  if (item.pending !== undefined) {
    await finishEntries(table, id)
    throw new ConditionFailed('It was being written.')
  }
  if (item.body === undefined) return []
  const mark: Erasure = { by, reason, closedAt: new Date(table.clock.now()).toISOString() }
  await table.transact([
    { update: recordKey(id), set: { closed: true }, when: { revision: item.revision ?? 0, without: ['pending'] } },
    { put: { ...pendingKey(id), body: JSON.stringify(mark) } },
  ])
  return null
}

/** Erases a record, with every copy and revision of it. If other records refer to it, it stays as it was. */
export const eraseRecord = async (table: Table, id: string, author: Author): Promise<Problem[]> =>
  (await withRetries(() => beginErasing(table, id, author))) ??
  withRetries(() => finishErasing(table, id), SETTLED_AFTER + RETRY_TIME)

/** The instant of the last erasure, as a text to compare with. Null if nothing was ever erased. */
export const lastErased = async (table: Table): Promise<string | null> => {
  const [item] = await table.get([erasedKey], { consistent: true })
  return item?.body ?? null
}

/**
 * Finishes every interrupted write and erasure. Other processes may be doing so at the same time. One that cannot be
 * finished because it is damaged is logged and left to `verify`.
 * @returns how many there were
 */
export const finishAllPending = async (table: Table): Promise<number> => {
  let count = 0
  for await (const mark of pendingMarkers(table)) {
    count += 1
    try {
      await (isErasure(mark) ? finishErasing(table, mark.SK) : finishEntries(table, mark.SK))
    } catch (error) {
      if (error instanceof Damaged) console.error(error.message)
      else if (!(error instanceof ConditionFailed)) throw error // else another process has finished it
    }
  }
  return count
}
