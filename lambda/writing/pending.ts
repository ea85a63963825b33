import { slicesOf } from '../table/slices.ts'
import { randomInt } from 'node:crypto'
import { ConditionFailed } from '../table/errors.ts'
import { EVERYTHING } from '../table/ranges.ts'
import type { AnyRecord } from '../domain/records.ts'
import type { ChangeAction } from '../generated/types.ts'
import { Damaged, revisionIn, valueIn, wholeRecord } from '../table/bodies.ts'
import { ATTEMPT_TIME, laterThan, openInstant } from '../reading/feed.ts'
import { authorOf, coreOf, type Draft, sizeOf } from './drafts.ts'
import { entriesOf } from '../table/entries.ts'
import type { Author } from '../domain/revisions.ts'
import { type Key, pendingKey, recordKey, REVISIONS, revisionKey, shownKey, nameOfKey } from '../table/keys.ts'
import { type Condition, type Item, type Table, type Write } from '../table/table.ts'

// A write whose entries do not fit into one transaction is carried out in several, and seen whole or not at all:
//   1. Its record is marked as pending, and its mark keeps the plan of what it is to become.
//   2. Where the record will stand and where it stands, entries are put that hold no copy and point to it. A reader who
//      finds one of a pending record looks whether the record, as it stands, belongs there: so nothing is seen of it yet.
//   3. One transaction makes the revision. From here on readers see it by its id, in all its listings and in the feed.
//   4. Entries where it stands no longer are removed, copies are put where there are to be any, and the marks go.
// What is cut off is finished by whoever comes across it. If step 3 cannot be made any more, because the record that it
// was to be merged into has been merged itself, step 4 leads back to what stood before. An erasure goes the same way.

/** DynamoDB takes so many actions in one transaction. */
export const ACTIONS = 100

/** The most bytes of one transaction: DynamoDB allows 4 MB; the difference is for what `sizeOf` does not count. */
const LARGEST_TRANSACTION = 4_000_000

/** How much of a transaction writes take: how many actions, and about how many bytes. */
export const loadOf = (writes: readonly Write[]): { actions: number; bytes: number } => ({
  actions: writes.length,
  bytes: writes.reduce((sum, write) => sum + sizeOf(write), 0),
})

/** Whether so much fits one transaction. */
export const fits = ({ actions, bytes }: ReturnType<typeof loadOf>): boolean =>
  actions <= ACTIONS && bytes <= LARGEST_TRANSACTION

/** Whether writes fit one transaction. */
export const fitTogether = (writes: readonly Write[]): boolean => fits(loadOf(writes))

/** Carries out writes for as long as a condition holds for a record; throws ConditionFailed when it no longer does. */
export const whileAt = async (table: Table, id: string, when: Condition, writes: Write[]) => {
  for (let start = 0; start < writes.length; start += ACTIONS - 1)
    await table.transact([{ check: recordKey(id), when }, ...writes.slice(start, start + ACTIONS - 1)])
}

/** Reads one item as it stands. */
export const getOne = async (table: Table, key: Key): Promise<Item | null> => {
  const [item] = await table.get([key], { consistent: true })
  return item ?? null
}

/** Every revision of a record: its key, and its size in bytes. */
export const revisionsOf = async (table: Table, id: string): Promise<{ key: Key; size: number }[]> => {
  const found: { key: Key; size: number }[] = []
  for await (const items of slicesOf(table, { PK: id, ...REVISIONS }, ACTIONS))
    found.push(...items.map(({ PK, SK, body = '' }) => ({ key: { PK, SK }, size: Buffer.byteLength(body) })))
  return found
}

/** What a record is to become, as its mark keeps it. */
interface Plan {
  /** Its instants are those of the plan: the revision has later ones. */
  after: AnyRecord
  action: ChangeAction
  author: Author
  token: string
  /** The ids of all that lands together. */
  together: string[]
  /** What keeps the answer for who sends the same again. */
  answer?: Write
}

/** The plan of a mark; null where it is the mark of an erasure. Throws Damaged. */
export const planIn = (mark: Item | null | undefined): Plan | null => {
  if (mark?.body === undefined) return null
  const value = Object(valueIn(mark)) as object
  if ('closedAt' in value) return null
  if ('after' in value) return value as Plan // as planWrites wrote it
  throw new Damaged(mark.SK, 'the mark of what was to be done with it')
}

/** Whether a mark is that of an erasure. Throws Damaged. */
export const isErasure = (mark: Item | null | undefined): boolean => mark?.body !== undefined && planIn(mark) === null

/**
 * The number of a write that goes on. A record has it as `pending` until it is made, and then with the sign changed
 * until all its entries stand.
 */
export const newNumber = ({ clock }: Table): number => clock.now() * 1000 + randomInt(1000)

/** The first step of a write that does not fit into one transaction. */
export const planWrites = (
  table: Table,
  drafts: Draft[],
  author: Author,
  answers: ReadonlyMap<string, Write>,
): Write[] => {
  const pending = newNumber(table)
  const together = drafts.map(({ intent }) => intent.id)
  return drafts.flatMap(({ intent, before, after, action, token }): Write[] => {
    const { id } = intent
    const plan: Plan = { after, action, author: authorOf(intent, author), token, together, answer: answers.get(id) }
    return [
      {
        update: recordKey(id),
        set: { pending },
        when: before ? { revision: before.revision, without: ['pending', 'closed'] } : { exists: false },
      },
      { put: { ...pendingKey(id), body: JSON.stringify(plan) } },
    ]
  })
}

/** Entries that hold no copy, where a record stands with one or will stand. */
export const pointers = (before: AnyRecord | null, after: AnyRecord | null): Write[] => {
  const [old, wanted] = [entriesOf(before), entriesOf(after)]
  const copies = [...old.values()].filter(({ body }) => body !== undefined)
  const added = [...wanted].filter(([name]) => !old.has(name)).map(([, entry]) => entry)
  return [...copies, ...added].map(({ PK, SK }) => ({ put: { PK, SK } }))
}

/** How often it is tried to make a revision that meets others. */
const LANDINGS = 4

/** Makes the planned revisions of the records that land together, or gives them up: after it none of them is to be made. */
const land = async (table: Table, pending: number, ids: readonly string[]): Promise<void> => {
  const found = await table.get(
    ids.flatMap((id) => [recordKey(id), pendingKey(id)]),
    { consistent: true },
  )
  const members = await Promise.all(
    ids.map(async (id, index) => {
      const [item = null, mark] = found.slice(2 * index, 2 * index + 2)
      const plan = planIn(mark)
      if (item?.pending !== pending || !plan) throw new ConditionFailed('Somebody else has made it.')
      return { id, plan, before: await wholeRecord(item, (key) => getOne(table, key)) }
    }),
  )
  for (const { id, plan, before } of members) await whileAt(table, id, { pending }, pointers(before, plan.after))
  for (let attempt = 1; ; attempt += 1) {
    const signal = AbortSignal.timeout(ATTEMPT_TIME)
    const [shown = null] = await table.get([shownKey], { consistent: true, signal })
    const { instant, check } = openInstant(table, shown)
    const made = members.map(({ plan, before }) => {
      const at = laterThan(before, instant)
      const after = { ...plan.after, createdAt: before?.createdAt ?? at, updatedAt: at }
      return { at, writes: coreOf(before, after, plan, plan.author, pending) }
    })
    const latest =
      made
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? ''
    const answers = members.flatMap(({ plan }) => plan.answer ?? [])
    try {
      await table.transact([...check(latest), ...made.flatMap(({ writes }) => writes), ...answers], { signal })
      return
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      const items = await table.get(ids.map(recordKey), { consistent: true })
      if (items.some((item) => item?.pending !== pending)) return
      if (attempt < LANDINGS) continue
      const given = ids.map((id): Write => ({ update: recordKey(id), set: { pending: -pending }, when: { pending } }))
      await table.transact(given)
      return
    }
  }
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

/** Makes the entries of a record those of what stands, whatever of another revision is among them, and takes the marks away. */
const settle = async (table: Table, id: string): Promise<void> => {
  const [item, mark] = await table.get([recordKey(id), pendingKey(id)], { consistent: true })
  if (item?.pending === undefined) return
  const when = { pending: item.pending }
  const plan = planIn(mark)
  const stands = await wholeRecord(item, (key) => getOne(table, key))
  const isErased = item.body === undefined && item.closed === true
  const last = (plan?.after.revision ?? item.revision ?? 1) - 1
  const wanted = entriesOf(stands)
  const others = new Map([...entriesOf(await oneThatStands(table, id, last)), ...entriesOf(plan?.after ?? null)])
  const puts = [...wanted.values()].filter(({ body }) => body !== undefined || plan === null) // the others have been put
  const gone = [...others].filter(([name]) => !wanted.has(name)).map(([, { PK, SK }]) => ({ PK, SK }))
  // The last revision tells where an erased record stood: it goes at the end.
  const lastKey = revisionKey(id, last)
  const history = isErased ? (await revisionsOf(table, id)).map(({ key }) => key) : []
  const earlier = history.filter((key) => nameOfKey(key) !== nameOfKey(lastKey))
  await whileAt(table, id, when, [
    ...puts.map((put) => ({ put })),
    ...[...gone, ...earlier].map((remove) => ({ remove })),
  ])
  const isNothing = item.body === undefined && !item.closed
  await table.transact([
    isNothing ? { remove: recordKey(id), when } : { update: recordKey(id), unset: ['pending'], when },
    { remove: pendingKey(id) },
    ...(isErased ? [{ remove: lastKey }] : []),
  ])
}

/**
 * Finishes a write or an erasure that was too large for one transaction, whether it was cut off or is still going on
 * elsewhere: both do the same, and whoever is late finds that the record has moved on. Throws Damaged.
 */
export const finishEntries = async (table: Table, id: string): Promise<void> => {
  const [item, mark] = await table.get([recordKey(id), pendingKey(id)], { consistent: true })
  if (item?.pending === undefined) return
  try {
    const plan = planIn(mark)
    if (plan && item.pending > 0) await land(table, item.pending, plan.together)
    await settle(table, id)
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error // else somebody else has finished it
  }
}

/** The marks of all that was begun in one transaction and is to be finished in others: writes and erasures. */
export async function* pendingMarkers(table: Table): AsyncGenerator<Item> {
  const range = { ...EVERYTHING, PK: pendingKey('').PK }
  for await (const items of slicesOf(table, range, ACTIONS)) yield* items
}

/** Finishes every write that was cut off. What cannot be finished, because it is damaged, is logged and left. */
export const finishAllEntries = async (table: Table): Promise<void> => {
  for await (const { SK: id } of pendingMarkers(table))
    await finishEntries(table, id).catch((error: unknown) => {
      if (!(error instanceof Damaged)) throw error
      console.error(error.message)
    })
}
