import { changeKey, partsOfChange, revisionKey } from '../table/keys.ts'
import { actionIn, revisionIn } from '../table/bodies.ts'
import { EVERYTHING } from '../table/ranges.ts'
import { slicesOf } from '../table/slices.ts'
import type { Table } from '../table/table.ts'
import { lineOf, type Tombstone } from '../tools/lines.ts'
import type { KeptFile } from '../reading/bulk.ts'
import { openFile } from './files.ts'
import type { Shelf } from './shelf.ts'

const STRIDE = 1000
/** How many revisions are read at a time. */
const BATCH = 100

const { PK } = changeKey('', '', 0)
const dayOf = (at: string) => at.slice(0, 10)

/** The last change of a record on a day. */
interface LastChange {
  at: string
  revision: number
  isErased: boolean
}

/** The feed between two instants, the second included, day by day: of each record that was changed on a day its last change. */
async function* daysBetween(
  table: Table,
  from: string,
  to: string,
): AsyncGenerator<{ day: string; changed: Map<string, LastChange> }> {
  let day = ''
  let changed = new Map<string, LastChange>()
  for await (const items of slicesOf(table, { PK, low: from, high: `${to}#${EVERYTHING.high}` }, STRIDE))
    for (const item of items) {
      const { at, id, revision } = partsOfChange(item)
      if (dayOf(at) !== day && changed.size) {
        yield { day, changed }
        changed = new Map()
      }
      day = dayOf(at)
      changed.delete(id) // so that the order is that of the last changes
      changed.set(id, { at, revision, isErased: actionIn(item) === 'ERASED' })
    }
  if (changed.size) yield { day, changed }
}

/** Makes the file of a day: of each changed record the line of its last revision on that day, or its tombstone. */
const makeDay = async (
  table: Table,
  shelf: Shelf,
  { day, changed }: { day: string; changed: Map<string, LastChange> },
): Promise<KeptFile> => {
  const file = openFile(shelf, `days/${day}.ndjson.gz`, 'DAY', day)
  try {
    const all = [...changed]
    for (let start = 0; start < all.length; start += BATCH) {
      const some = all.slice(start, start + BATCH)
      const items = await table.get(
        some.map(([id, { revision }]) => revisionKey(id, revision)),
        { consistent: true },
      )
      for (const [index, [id, { at, revision, isErased }]] of some.entries()) {
        const item = items[index]
        if (isErased) {
          const tombstone: Tombstone = { erased: id, changes: [{ revision, at, action: 'ERASED' }] }
          await file.write(`${JSON.stringify(tombstone)}\n`)
        } else if (item) {
          // One that is not there was erased since: its tombstone is in the file of that day.
          const { record } = revisionIn(item)
          await file.write(`${lineOf(record, { revision: record.revision })}\n`)
        }
      }
    }
    return await file.close()
  } catch (error) {
    file.abandon()
    throw error
  }
}

/** The days before one on which any of these records were changed. */
const daysOf = async (table: Table, ids: ReadonlySet<string>, before: string): Promise<Set<string>> => {
  const days = new Set<string>()
  for await (const items of slicesOf(table, { PK, low: EVERYTHING.low, high: before }, STRIDE))
    for (const { at, id } of items.map(partsOfChange)) if (ids.has(id)) days.add(dayOf(at))
  return days
}

/**
 * Makes the files of the days on which something changed, from a day on and up to an instant; and those of earlier days
 * again that hold what was erased since.
 * @param range `from` is the first day, null for the first of all; `made` are days whose files this run has made already
 * @param done is told of each file
 */
export const makeDays = async (
  table: Table,
  shelf: Shelf,
  { from, to, made }: { from: string | null; to: string; made: ReadonlySet<string> },
  done: (file: KeptFile) => Promise<void>,
): Promise<void> => {
  const erased = new Set<string>()
  for await (const one of daysBetween(table, from ?? EVERYTHING.low, to)) {
    for (const [id, { isErased }] of one.changed) if (isErased) erased.add(id)
    if (!made.has(one.day)) await done(await makeDay(table, shelf, one))
  }
  if (erased.size === 0 || from === null) return
  for (const day of await daysOf(table, erased, from))
    if (!made.has(day))
      for await (const one of daysBetween(table, day, `${day}T23:59:59.999Z`))
        await done(await makeDay(table, shelf, one))
}
