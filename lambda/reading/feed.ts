import { setTimeout as wait } from 'node:timers/promises'
import { ConditionFailed } from '../table/errors.ts'
import { badInput } from '../errors.ts'
import { isPlaceInFeed } from '../table/places.ts'
import { EVERYTHING } from '../table/ranges.ts'
import { mismatchOf, typeOf, typeOfId } from '../domain/nouns.ts'
import { referencesOf } from '../domain/references.ts'
import type { ChangeAction, ChangeFilter, RecordType } from '../generated/types.ts'
import { type AnyRecord, RECORD_TYPES } from '../domain/records.ts'
import { actionIn, Damaged, revisionIn } from '../table/bodies.ts'
import { fromCursor, toCursor } from './cursors.ts'
import { changeKey, nameOfKey, partsOfChange, recordKey, revisionKey, shownKey } from '../table/keys.ts'
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

/** One place in the feed serves every filter. */
const LISTING = 'changes of every type'

/** How far the clocks of callers may be ahead, in milliseconds. */
const CLOCKS_DIFFER = 60_000

/** The most entries that are read for one page of the changes of some types; and where revisions are read to choose them. */
const LARGEST_READ = 1000
const LARGEST_CHOICE = 300

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

const actionIfReadable = (item: Item): ChangeAction | null => {
  try {
    return actionIn(item)
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    return null
  }
}

const shown = async (table: Table, item: Item): Promise<ShownChange> => {
  const { at, id: recordId, revision } = partsOfChange(item)
  const action = await actionOf(table, item)
  const type = RECORD_TYPES[typeOfId(recordId) ?? 'Topic']
  return { cursor: toCursor(LISTING, item.SK), at, type, recordId, revision, action }
}

/** The part of the feed that is requested. */
export interface FeedRequest {
  first: number
  after?: string | null
  /** The instant with whose changes it begins, without `after`. */
  since?: string | null
  filter?: ChangeFilter | null
  /** Receives every change that is left out because it cannot be read. Without it, the error is thrown. */
  leaveOut?: (error: Damaged) => void
}

/** A part of the feed that was read: the requested changes, the last place that was examined, and whether there is more. */
interface Slice {
  found: ShownChange[]
  place: string | null
  more: boolean
}

/** The place of a cursor of the feed, also of one that the feed of some types gave before every filter had the same cursors. */
export const placeOfCursor = (cursor: string, types?: readonly RecordType[] | null): string => {
  const before = `changes ${[...new Set(types ?? [])].sort().join()}`
  try {
    return fromCursor(before, cursor, isPlaceInFeed)
  } catch {
    return fromCursor(LISTING, cursor, isPlaceInFeed)
  }
}

/** The cursor after which the changes from an instant on come. */
export const cursorAt = (instant: string): string => toCursor(LISTING, instant)

/** The most stakeholders, and topics, of one filter. */
const MOST_IDS = 100

/** What is wrong with a filter, and in which of its fields; null if nothing is. */
export const problemOfFilter = (filter: ChangeFilter): { field: string; message: string } | null => {
  const { stakeholders, topics } = filter
  for (const [field, type, ids] of [
    ['stakeholders', 'Stakeholder', stakeholders ?? []],
    ['topics', 'Topic', topics ?? []],
  ] as const) {
    if (ids.length > MOST_IDS) return { field, message: `It has ${ids.length} ids: it takes at most ${MOST_IDS}.` }
    for (const id of ids) {
      const message = mismatchOf(id, type)
      if (message !== null) return { field, message }
    }
  }
  return null
}

/** Chooses the changes that a filter lets through, of a few that follow one another in the feed. */
type Choose = (changes: readonly { id: string; revision: number; action: ChangeAction | null }[]) => Promise<boolean[]>

/** The ids of the filter's records, with those that were merged into them or that they were merged into. */
const idsWithMerged = async (table: Table, ids: readonly string[]): Promise<Set<string>> => {
  const items = await table.get(ids.map(recordKey))
  return new Set([
    ...ids,
    ...items.flatMap((item) => [...(item?.absorbed ?? []), ...(item?.merged ? [item.merged] : [])]),
  ])
}

/**
 * Prepares a filter. Whether a change concerns a stakeholder or topic is told by its revision and by the one before it,
 * since who keeps a copy has to hear that a record names it no more. An erasure leaves neither: all are let through.
 */
const choosing = async (table: Table, { types, stakeholders, topics }: ChangeFilter): Promise<Choose> => {
  const isOfType = (id: string) => !types || types.includes(RECORD_TYPES[typeOfId(id) ?? 'Topic'])
  const wanted = await Promise.all([stakeholders, topics].flatMap((ids) => (ids ? [idsWithMerged(table, ids)] : [])))
  if (wanted.length === 0) return (changes) => Promise.resolve(changes.map(({ id }) => isOfType(id)))
  const isNamed = (item: Item): boolean => {
    try {
      const { record } = revisionIn(item)
      const named = [record.id, ...referencesOf(typeOf(record), record).map(({ id }) => id)]
      return wanted.every((ids) => named.some((id) => ids.has(id)))
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      return true // what cannot be read is better told than passed over
    }
  }
  return async (changes) => {
    const asked = changes.filter(({ id, action }) => isOfType(id) && action !== 'ERASED')
    const keys = asked.flatMap(({ id, revision }) =>
      [revision - 1, revision].filter(Boolean).map((number) => revisionKey(id, number)),
    )
    // A revision that is not there was erased since, which the feed tells later.
    const naming = new Set((await table.get(keys)).flatMap((item) => (item && isNamed(item) ? [nameOfKey(item)] : [])))
    const concerns = (id: string, revision: number) =>
      [revision - 1, revision].some((number) => naming.has(nameOfKey(revisionKey(id, number))))
    return changes.map(({ id, revision, action }) => isOfType(id) && (action === 'ERASED' || concerns(id, revision)))
  }
}

/** Whether a filter asks for one of no values. */
const isEmpty = (filter: ChangeFilter | null | undefined): boolean =>
  [filter?.types, filter?.stakeholders, filter?.topics].some((values) => values?.length === 0)

const read = async (table: Table, request: FeedRequest, start: string | null, until: string): Promise<Slice> => {
  const { first, filter } = request
  const settled = `${until}#${EVERYTHING.high}`
  const choose = filter ? await choosing(table, filter) : null
  const most = filter?.stakeholders || filter?.topics ? LARGEST_CHOICE : LARGEST_READ
  const found: ShownChange[] = []
  let place = start
  let more = !isEmpty(filter)
  for (let examined = 0; more && found.length < first && examined < most;) {
    // `!` sorts before every character that can continue a place, so reading resumes right after the place.
    const low = place === null ? EVERYTHING.low : `${place}!`
    // One more than requested shows whether the feed goes on.
    const limit = choose ? LARGEST_PAGE : first - found.length + 1
    const slice = await table.query(
      { PK: changeKey('', '', 0).PK, low, high: EVERYTHING.high },
      { backward: false, limit, consistent: true },
    )
    examined += slice.items.length
    more = slice.more
    const early = slice.items.filter(({ SK }) => SK <= settled)
    const later = slice.items[early.length]
    if (later) {
      // The writer's clock is at least this far. If ours is behind it, moving ours on saves waiting.
      table.clock.passed(toInstant(instantOf(later.SK)))
      more = false
    }
    const chosen = await choose?.(early.map((item) => ({ ...partsOfChange(item), action: actionIfReadable(item) })))
    for (const [index, item] of early.entries()) {
      if (found.length === first) {
        more = true
        break
      }
      place = item.SK
      if (chosen?.[index] === false) continue
      try {
        found.push(await shown(table, item))
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
 * A page of the change feed, from its beginning or after a cursor; if a filter is given, of those that it lets through.
 * Whatever the writers' clocks show, no change is ever added before one that has been shown.
 */
export const listChanges = async (table: Table, request: FeedRequest): Promise<Page<ShownChange>> => {
  const { first, after, since = null, filter } = request
  checkSize(first)
  const problem = filter && problemOfFilter(filter)
  if (problem) throw badInput(`\`${problem.field}\`: ${problem.message}`)
  if (since !== null && toInstant(since) > table.clock.now() + CLOCKS_DIFFER)
    throw badInput(`\`since\` is ${since}, which is in the future.`)
  // An instant sorts before its changes, and is a place like that of a change.
  const start = after == null ? since : placeOfCursor(after, filter?.types)
  const { found, place, more } = await readSettled(table, request, start)
  return pageOf(
    found.map((node) => ({ place: changeKey(node.at, node.recordId, node.revision).SK, node })),
    {
      cursorOf: (at) => toCursor(LISTING, at),
      hasNextPage: () => more,
      hasPreviousPage: () => after != null,
      stoppedEarly: more && found.length < first,
      end: place,
    },
  )
}

/** The latest change of each of the records that were changed last, the latest first, of the last `count` changes that have settled. */
export const latestChanges = async (
  table: Table,
  count: number,
  leaveOut: (error: Damaged) => void,
): Promise<ShownChange[]> => {
  const settled = `${toText(table.clock.now() - SETTLED_AFTER)}#${EVERYTHING.high}`
  const { items } = await table.query(
    { PK: changeKey('', '', 0).PK, low: EVERYTHING.low, high: settled },
    { backward: true, limit: count },
  )
  const last = new Map<string, Item>()
  for (const item of items) if (!last.has(partsOfChange(item).id)) last.set(partsOfChange(item).id, item)
  const told = await Promise.all(
    [...last.values()].map(async (item) => {
      try {
        return [await shown(table, item)]
      } catch (error) {
        if (!(error instanceof Damaged)) throw error
        leaveOut(error)
        return []
      }
    }),
  )
  return told.flat()
}

/** The place of the feed's last change, settled or not. Null if nothing was ever written. */
export const latestPlace = async (table: Table): Promise<string | null> => {
  const { items } = await table.query({ ...EVERYTHING, PK: changeKey('', '', 0).PK }, { backward: true, limit: 1 })
  return items[0]?.SK ?? null
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
