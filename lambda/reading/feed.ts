import { setTimeout as wait } from 'node:timers/promises'
import { ConditionFailed } from '../table/errors.ts'
import { isPlaceOfChange } from '../table/places.ts'
import { EVERYTHING } from '../table/ranges.ts'
import { typeOfId } from '../domain/nouns.ts'
import type { ChangeAction, RecordType } from '../generated/types.ts'
import { type AnyRecord, RECORD_TYPES } from '../domain/records.ts'
import { actionIn, Damaged, revisionIn } from '../table/bodies.ts'
import { fromCursor, toCursor } from './cursors.ts'
import { changeKey, partsOfChange, revisionKey, shownKey } from '../table/keys.ts'
import { slicesOf } from '../table/slices.ts'
import { checkSize, LARGEST_PAGE, type Page, pageOf } from './pages.ts'
import { type Item, type Table, type Write } from '../table/table.ts'

/**
 * A write makes its instant at most so long before it is committed, in milliseconds: after that it is given up, and what
 * is tried again has a new instant.
 */
export const ATTEMPT_TIME = 2000
/**
 * The feed shows a change when its instant is so long ago, in milliseconds: then no change with an earlier instant can
 * come any more. What is left beyond ATTEMPT_TIME is for clocks that differ and for what is on its way to the table.
 */
export const SETTLED_AFTER = 5000
/** Clocks that differ by less, in milliseconds, are taken for the same: the margin beyond ATTEMPT_TIME is three times as long. */
const SAME_TIME = 1000

const toText = (instant: number) => new Date(instant).toISOString()
const toInstant = (text: string | undefined) => (text === undefined ? -Infinity : new Date(text).getTime())

/** When a revision is made that follows another one: at an instant, or later where that one's was later. */
export const laterThan = (before: Pick<AnyRecord, 'updatedAt'> | null, instant: number): string =>
  toText(Math.max(instant, toInstant(before?.updatedAt) + 1))

/**
 * Finds the instant of a write in the light of what the feed has shown, which was read no longer than ATTEMPT_TIME ago.
 * Behind that nothing may come. A clock that is so late that it might must not be relied on: then the instant is one
 * that was not shown yet, and `check` sees to it that none later has been when the write lands.
 * @returns the instant in milliseconds, and what to write along, told the latest instant that was taken
 */
export const openInstant = (
  { clock }: Table,
  mark: Item | null,
): { instant: number; check: (latest: string) => Write[] } => {
  const shown = toInstant(mark?.shown)
  const isLate = clock.now() < shown + SETTLED_AFTER - SAME_TIME
  if (!isLate) return { instant: clock.now(), check: () => [] }
  clock.passed(shown + 1)
  const instant = clock.now()
  return {
    instant,
    check: (lifted) => [{ update: shownKey, set: { lifted }, when: { shownBefore: toText(instant) } }],
  }
}

/** A change as it is shown. */
export interface ShownChange {
  cursor: string
  at: string
  type: RecordType
  recordId: string
  revision: number
  action: ChangeAction
}

/** The feed's item of a change. `note` is kept for the operator and shown to nobody. */
export const changeItem = (
  { at, id, revision }: { at: string; id: string; revision: number },
  action: ChangeAction,
  note?: { by: string; reason: string | null },
): Item => ({ ...changeKey(at, id, revision), body: JSON.stringify({ action, ...note }) })

/** At most so many entries are read for one page of the changes of some types. */
const LARGEST_READ = 1000

const instantOf = (place: string) => place.slice(0, place.indexOf('#'))

/** What a change did. Where its own item is damaged, its revision says so; an erasure leaves none. Throws Damaged. */
const actionOf = async (table: Table, item: Item): Promise<ChangeAction> => {
  try {
    return actionIn(item)
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    console.error(error.message)
    const { id, revision } = partsOfChange(item)
    const [kept] = await table.get([revisionKey(id, revision)], { consistent: true })
    if (!kept) throw error
    return revisionIn(kept).action
  }
}

const shown = async (table: Table, item: Item, listing: string): Promise<ShownChange> => {
  const { at, id: recordId, revision } = partsOfChange(item)
  const action = await actionOf(table, item)
  const type = RECORD_TYPES[typeOfId(recordId) ?? 'Topic']
  return { cursor: toCursor(listing, item.SK), at, type, recordId, revision, action }
}

/** Which part of the feed is asked for. */
interface Ask {
  first: number
  after?: string | null
  types?: readonly RecordType[] | null
  /** Told of every change that is left out because it cannot be read; without it, that is thrown. */
  leaveOut?: (error: Damaged) => void
}

/** What was read of the feed: the changes asked for, the place as far as which it was looked through, whether it goes on. */
interface Slice {
  found: ShownChange[]
  place: string | null
  more: boolean
}

const nameOf = ({ types }: Ask) => `changes ${types ? [...new Set(types)].sort().join() : 'of every type'}`

const read = async (table: Table, ask: Ask, start: string | null, until: string): Promise<Slice> => {
  const { first, types } = ask
  const listing = nameOf(ask)
  const settled = `${until}#${EVERYTHING.high}`
  const found: ShownChange[] = []
  let place = start
  let more = types?.length !== 0
  for (let examined = 0; more && found.length < first && examined < LARGEST_READ;) {
    // '!' is the lowest sign that a place can go on with, and none does: so reading begins behind the place.
    const low = place === null ? EVERYTHING.low : `${place}!`
    // One more than is wanted tells whether the feed goes on.
    const limit = types ? LARGEST_PAGE : first - found.length + 1
    const slice = await table.query(
      { PK: changeKey('', '', 0).PK, low, high: EVERYTHING.high },
      { backward: false, limit, consistent: true },
    )
    examined += slice.items.length
    more = slice.more
    for (const item of slice.items) {
      if (item.SK > settled) {
        // Whoever wrote it has a clock that is as late as this: where ours is behind, it need not be waited for.
        table.clock.passed(toInstant(instantOf(item.SK)))
        more = false
        break
      }
      if (found.length === first) {
        more = true
        break
      }
      place = item.SK
      try {
        const change = await shown(table, item, listing)
        if (!types || types.includes(change.type)) found.push(change)
      } catch (error) {
        if (!(error instanceof Damaged) || !ask.leaveOut) throw error
        ask.leaveOut(error)
      }
    }
  }
  return { found, place, more }
}

/** Notes how far the feed is about to be shown. False where others have shown more, or clocks that are late have written. */
const note = async (table: Table, shown: string, lifted?: string | null): Promise<boolean> => {
  try {
    await table.update({ update: shownKey, set: { shown }, when: { shownBefore: shown, lifted } })
    return true
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    return false
  }
}

/** Reads the feed as far as it has settled. What is shown of it is noted first, so that nothing comes before it any more. */
const readSettled = async (table: Table, ask: Ask, start: string | null): Promise<Slice> => {
  const settled = toText(table.clock.now() - SETTLED_AFTER)
  const [[mark], slice] = await Promise.all([
    table.get([shownKey], { consistent: true }),
    read(table, ask, start, settled),
  ])
  const { shown = '', lifted } = mark ?? {}
  if (shown) table.clock.passed(toInstant(shown))
  // A cursor may be made up: what it names was not shown for that.
  const last = slice.place === null || slice.place === start ? '' : instantOf(slice.place)
  if (last <= shown) return slice
  const isUsual = lifted === undefined || lifted <= shown
  if (isUsual && (await note(table, last, lifted ?? null))) return slice
  // What a clock that is late writes may have landed since the page was read, and would stand before its end: from now
  // on it cannot, and what has landed is read.
  await note(table, settled)
  return read(table, ask, start, settled)
}

/**
 * A page of the feed of changes, from its beginning or from a cursor on; of some types of record where they are named.
 * Whatever the clocks of those who write, nothing is ever added before what was shown.
 */
export const listChanges = async (table: Table, ask: Ask): Promise<Page<ShownChange>> => {
  const { first, after } = ask
  checkSize(first)
  const listing = nameOf(ask)
  const { found, place, more } = await readSettled(
    table,
    ask,
    after == null ? null : fromCursor(listing, after, isPlaceOfChange),
  )
  return pageOf(
    found.map((node) => ({ place: changeKey(node.at, node.recordId, node.revision).SK, node })),
    {
      cursorOf: (at) => toCursor(listing, at),
      hasNextPage: () => more,
      hasPreviousPage: () => after != null,
      end: place,
    },
  )
}

/** Now, or the instant of the feed's last change where a clock was ahead of ours. What this process writes from here on is later. */
export const latestInstant = async (table: Table): Promise<string> => {
  const { items } = await table.query(
    { ...EVERYTHING, PK: changeKey('', '', 0).PK },
    { backward: true, limit: 1, consistent: true },
  )
  for (const { SK } of items) table.clock.passed(toInstant(instantOf(SK)))
  const now = table.clock.now()
  table.clock.passed(now + 1)
  return toText(now)
}

/** The instant at which this is called, as soon as nothing can come before it any more. That takes 5 seconds. */
export const settledInstant = async (table: Table): Promise<string> => {
  const instant = await latestInstant(table)
  await wait(SETTLED_AFTER)
  await note(table, instant) // where others have shown more, nothing can come before that either
  return instant
}

/** What was changed after an instant: the ids, each with the first revision that it was given since. */
export const changedSince = async (table: Table, instant: string): Promise<Map<string, number>> => {
  const changed = new Map<string, number>()
  const range = { PK: changeKey('', '', 0).PK, low: `${instant}#${EVERYTHING.high}`, high: EVERYTHING.high }
  for await (const items of slicesOf(table, range, LARGEST_READ))
    for (const { id, revision } of items.map(partsOfChange))
      changed.set(id, Math.min(revision, changed.get(id) ?? Infinity))
  return changed
}
