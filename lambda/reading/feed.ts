import { setTimeout as wait } from 'node:timers/promises'
import { ConditionFailed } from '../table/errors.ts'
import { badInput } from '../errors.ts'
import { isPlaceInFeed } from '../table/places.ts'
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
 * How long a write may take from its instant to its commit, in milliseconds. After that it is given up, and a retry gets
 * a new instant.
 */
export const ATTEMPT_TIME = 2000
/**
 * How long after its instant the feed shows a change, in milliseconds: by then no change with an earlier instant can be
 * committed. The margin beyond ATTEMPT_TIME is for clocks that differ and for commands on their way to the table.
 */
export const SETTLED_AFTER = 5000
/** Clocks that differ by less than this, in milliseconds, count as equal. The margin beyond ATTEMPT_TIME is three times as long. */
const SAME_TIME = 1000

const toText = (instant: number) => new Date(instant).toISOString()
const toInstant = (text: string | undefined) => (text === undefined ? -Infinity : new Date(text).getTime())

/** The instant of a revision: the given one, or 1 ms after that of the revision before it, if that is later. */
export const laterThan = (before: Pick<AnyRecord, 'updatedAt'> | null, instant: number): string =>
  toText(Math.max(instant, toInstant(before?.updatedAt) + 1))

/**
 * Chooses the instant of a write, given how far the feed has been shown, as read at most ATTEMPT_TIME ago. No change may
 * be added before that. If this clock is so late that it might, the instant is one that has not been shown yet, and
 * `check` makes sure that it still has not been when the write commits.
 * @returns the instant in milliseconds since 1970, and `check`, which returns the writes to add to the transaction, from
 *   the latest instant in it
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

/** A change as the feed shows it. */
export interface ShownChange {
  cursor: string
  at: string
  type: RecordType
  recordId: string
  revision: number
  action: ChangeAction
}

/** The item of a change in the feed. `note` is stored for the operator and never shown. */
export const changeItem = (
  { at, id, revision }: { at: string; id: string; revision: number },
  action: ChangeAction,
  note?: { by: string; reason: string | null },
): Item => ({ ...changeKey(at, id, revision), body: JSON.stringify({ action, ...note }) })

/** How far the clocks of callers may be ahead, in milliseconds. */
const CLOCKS_DIFFER = 60_000

/** The most entries that are read for one page of the changes of some types. */
const LARGEST_READ = 1000

const instantOf = (place: string) => place.split('#')[0] ?? ''

/** The action of a change. If its item is damaged, the action of its revision, which an erasure does not have. Throws Damaged. */
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

/** The part of the feed that is requested. */
interface FeedRequest {
  first: number
  after?: string | null
  /** The instant with whose changes it begins, without `after`. */
  since?: string | null
  types?: readonly RecordType[] | null
  /** Receives every change that is left out because it cannot be read. Without it, the error is thrown. */
  leaveOut?: (error: Damaged) => void
}

/** A part of the feed that was read: the requested changes, the last place that was examined, and whether there is more. */
interface Slice {
  found: ShownChange[]
  place: string | null
  more: boolean
}

const nameOf = ({ types }: FeedRequest) => `changes ${types ? [...new Set(types)].sort().join() : 'of every type'}`

const read = async (table: Table, request: FeedRequest, start: string | null, until: string): Promise<Slice> => {
  const { first, types } = request
  const listing = nameOf(request)
  const settled = `${until}#${EVERYTHING.high}`
  const found: ShownChange[] = []
  let place = start
  let more = types?.length !== 0
  for (let examined = 0; more && found.length < first && examined < LARGEST_READ;) {
    // `!` sorts before every character that can continue a place, so reading resumes right after the place.
    const low = place === null ? EVERYTHING.low : `${place}!`
    // One more than requested shows whether the feed goes on.
    const limit = types ? LARGEST_PAGE : first - found.length + 1
    const slice = await table.query(
      { PK: changeKey('', '', 0).PK, low, high: EVERYTHING.high },
      { backward: false, limit, consistent: true },
    )
    examined += slice.items.length
    more = slice.more
    for (const item of slice.items) {
      if (item.SK > settled) {
        // The writer's clock is at least this far. If ours is behind it, moving ours on saves waiting.
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
        if (!(error instanceof Damaged) || !request.leaveOut) throw error
        request.leaveOut(error)
      }
    }
  }
  return { found, place, more }
}

/** Records how far the feed is about to be shown. False if others have shown more, or writers with late clocks have written. */
const recordShown = async (table: Table, shown: string, lifted?: string | null): Promise<boolean> => {
  try {
    await table.update({ update: shownKey, set: { shown }, when: { shownBefore: shown, lifted } })
    return true
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    return false
  }
}

/** Reads the feed as far as it has settled. Records first how far it will be shown, so that no change is added before that. */
const readSettled = async (table: Table, request: FeedRequest, start: string | null): Promise<Slice> => {
  const settled = toText(table.clock.now() - SETTLED_AFTER)
  const [[mark], slice] = await Promise.all([
    table.get([shownKey], { consistent: true }),
    read(table, request, start, settled),
  ])
  const { shown = '', lifted } = mark ?? {}
  if (shown) table.clock.passed(toInstant(shown))
  // A cursor may be forged: the place in it does not prove that the feed was shown that far.
  const last = slice.place === null || slice.place === start ? '' : instantOf(slice.place)
  if (last <= shown) return slice
  const isUsual = lifted === undefined || lifted <= shown
  if (isUsual && (await recordShown(table, last, lifted ?? null))) return slice
  // A writer with a late clock may have committed a change since the page was read, which belongs before the end of the
  // page. After this it no longer can, and reading again finds what was committed.
  await recordShown(table, settled)
  return read(table, request, start, settled)
}

/**
 * A page of the change feed, from its beginning or after a cursor; if `types` is given, of those types of record only.
 * Whatever the writers' clocks show, no change is ever added before one that has been shown.
 */
export const listChanges = async (table: Table, request: FeedRequest): Promise<Page<ShownChange>> => {
  const { first, after, since = null } = request
  checkSize(first)
  const listing = nameOf(request)
  if (since !== null && toInstant(since) > table.clock.now() + CLOCKS_DIFFER)
    throw badInput(`\`since\` is ${since}, which is in the future.`)
  // An instant sorts before its changes, and is a place like that of a change.
  const start = after == null ? since : fromCursor(listing, after, isPlaceInFeed)
  const { found, place, more } = await readSettled(table, request, start)
  return pageOf(
    found.map((node) => ({ place: changeKey(node.at, node.recordId, node.revision).SK, node })),
    {
      cursorOf: (at) => toCursor(listing, at),
      hasNextPage: () => more,
      hasPreviousPage: () => after != null,
      stoppedEarly: more && found.length < first,
      end: place,
    },
  )
}

/** Now, or the instant of the feed's last change if another clock was ahead of ours. Later writes of this process get later instants. */
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

/** The instant of the call, returned once no change can be added before it any more: after 5 seconds. */
export const settledInstant = async (table: Table): Promise<string> => {
  const instant = await latestInstant(table)
  await wait(SETTLED_AFTER)
  await recordShown(table, instant) // if others have shown more, no change can be added before that either
  return instant
}

/** The ids of the records that were changed after an instant, each with the number of its first revision since. */
export const changedSince = async (table: Table, instant: string): Promise<Map<string, number>> => {
  const changed = new Map<string, number>()
  const range = { PK: changeKey('', '', 0).PK, low: `${instant}#${EVERYTHING.high}`, high: EVERYTHING.high }
  for await (const items of slicesOf(table, range, LARGEST_READ))
    for (const { id, revision } of items.map(partsOfChange))
      changed.set(id, Math.min(revision, changed.get(id) ?? Infinity))
  return changed
}
