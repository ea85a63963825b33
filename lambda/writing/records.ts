import { randomUUID } from 'node:crypto'
import { ConditionFailed } from '../table/errors.ts'
import { referencesOf } from '../domain/references.ts'
import type { Problem } from '../domain/checks.ts'
import { typeOfInput } from '../domain/inputs.ts'
import { typeOfId } from '../domain/nouns.ts'
import type { ChangeAction, RecordInput } from '../generated/types.ts'
import { decideRecord, decideStatus, type Decision, type StatusChange, type WriteMode } from '../domain/changes.ts'
import { type AnyRecord, fieldOf } from '../domain/records.ts'
import { forbidden } from '../domain/restrictions.ts'
import { Damaged, revisionIn } from '../table/bodies.ts'
import { ATTEMPT_TIME, openInstant } from '../reading/feed.ts'
import {
  type Draft,
  draftOf,
  type Intent,
  missing,
  openCurrent,
  sizeOf,
  type Standing,
  standsAbove,
  tooLarge,
} from './drafts.ts'
import type { Author } from '../domain/revisions.ts'
import { revisionKey, answerKey, shownKey, nameOfKey } from '../table/keys.ts'
import { ACTIONS, finishEntries, planWrites } from './pending.ts'
import { RETRY_TIME, withRetries } from './retries.ts'
import { answerItem, answerOf, type Idempotency } from './idempotency.ts'
import { type Item, type Table, type Write } from '../table/table.ts'

/** What came of a write: the record that stands, what was done to it if anything, or everything that is wrong. */
export interface Outcome {
  id: string
  record: AnyRecord | null
  action: ChangeAction | null
  problems: Problem[]
}

/** The intent to write a record whose input is in its canonical form and has its id. */
export const recordIntent = (
  input: RecordInput,
  id: string,
  problems: Problem[],
  mode: WriteMode,
  sending?: Idempotency,
): Intent => {
  const { type, content } = typeOfInput(input)
  return {
    id,
    sending,
    at: [fieldOf(type), 'id'],
    problems,
    references: referencesOf(type, content),
    decide: (before) => decideRecord(input, id, before, mode),
  }
}

/** The intent to give a record another status. */
export const statusIntent = (change: StatusChange, problems: Problem[], sending?: Idempotency): Intent => {
  const { id, supersededBy } = change
  const type = typeOfId(id)
  return {
    id,
    sending,
    at: ['id'],
    problems,
    references:
      supersededBy != null && type ? [{ field: ['supersededBy'], id: supersededBy, type, acyclic: false }] : [],
    decide: (before, named) => decideStatus(change, before, supersededBy == null ? null : named(supersededBy)),
  }
}

const refused = (id: string, problems: Problem[]): Outcome => ({ id, record: null, action: null, problems })

/** Does something, or gives back what of the archive it needs and cannot read. */
const unlessDamaged = async <Result>(run: () => Result | Promise<Result>): Promise<Result | Damaged> => {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Damaged) return error
    throw error
  }
}

const damagedProblem = ({ message }: Damaged, field: string[]): Problem => ({ code: 'DAMAGED', field, message })

/** @param taken revisions that were found made by somebody else, before the record was read */
const decide = (
  { id, at, problems, decide }: Intent,
  standing: Standing,
  taken: ReadonlyMap<string, number>,
): Decision => {
  if (problems.length) return { problems }
  const item = standing.item(id)
  const beyond = taken.get(id) ?? 0
  if (beyond > (item?.revision ?? 0)) throw new Damaged(id, `the record, which has a revision ${beyond} already,`)
  if (!item?.closed) return decide(standing.record(id), standing.record)
  const message = `\`${id}\` ${item.body === undefined ? 'was erased: its id is never used again.' : 'is being erased.'}`
  return { problems: [{ code: 'CONFLICT', field: at, message }] }
}

/** DynamoDB takes so many bytes in one transaction: 4 MB, less what `sizeOf` does not count. */
const LARGEST_TRANSACTION = 4_000_000

const fitTogether = (writes: Write[]): boolean =>
  writes.length <= ACTIONS && writes.reduce((sum, write) => sum + sizeOf(write), 0) <= LARGEST_TRANSACTION

/** A revision that was sent, and may have been committed although no answer came. */
interface Sent {
  id: string
  revision: number
  token: string
}

/** A revision with which a write was answered when it was sent before, and what had been done then. */
interface Told {
  id: string
  revision: number
  action: ChangeAction | null
}

/**
 * What was sent and has been committed, by the ids; others may have amended it since. And which revisions somebody else
 * has made meanwhile.
 */
const landedOf = async (table: Table, sent: (Sent | Told)[], signal?: AbortSignal) => {
  const items = await table.get(
    sent.map(({ id, revision }) => revisionKey(id, revision)),
    { consistent: true, signal },
  )
  const outcomes = new Map<string, Outcome>()
  const taken = new Map<string, number>()
  sent.forEach((one, index) => {
    const item = items[index]
    if (item?.body === undefined) return
    if ('token' in one && item.token !== one.token) {
      taken.set(one.id, one.revision)
      return
    }
    const { record, action } = revisionIn(item)
    outcomes.set(one.id, { id: one.id, record, action: 'action' in one ? one.action : action, problems: [] })
  })
  return { outcomes, taken }
}

const outcomesOf = (intents: Intent[], outcomes: ReadonlyMap<string, Outcome>): Outcome[] =>
  intents.map(({ id }) => outcomes.get(id) ?? refused(id, []))

const idempotencyOf = ({ sending }: Intent): Idempotency[] => (sending ? [sending] : [])

/** What writes were answered with when they were sent before. Throws BAD_USER_INPUT where they asked for something else then. */
const answered = (table: Table, intents: Intent[], items: (Item | null)[]): Told[] => {
  const kept = items.values()
  return intents.flatMap(({ id, sending }) => {
    const answer = sending && answerOf(table, sending, kept.next().value ?? null)
    return answer?.revision === undefined ? [] : [{ id, revision: answer.revision, action: answer.action ?? null }]
  })
}

/** What the author's key may not do of what is intended. */
const forbiddenIn = ({ id, at, references }: Intent, { key }: Author, standing: Standing): Problem[] => {
  if (!key) return []
  const isOwn = (one: string) => !standing.item(one) || standing.item(one)?.madeBy === key.id
  const into = references.find(({ field }) => field[0] === 'supersededBy')
  return [
    ...forbidden(key.heldTo, id, isOwn(id), at),
    ...(into ? forbidden(key.heldTo, into.id, isOwn(into.id), into.field) : []),
  ]
}

const tryOnce = async (table: Table, intents: Intent[], author: Author, sent: Sent[]): Promise<Outcome[]> => {
  const signal = AbortSignal.timeout(ATTEMPT_TIME)
  const { outcomes, taken } = await landedOf(table, sent, signal)
  const standing = openCurrent(table, { consistent: true, signal })
  const ids = intents.map(({ id }) => id).filter((id) => typeOfId(id) !== null)
  const named = intents.flatMap(({ references }) => references.filter(({ id, type }) => typeOfId(id) === type))
  const [shown = null, ...answers] = await standing.read(
    [...ids, ...named.map(({ id }) => id)],
    [shownKey, ...intents.flatMap(idempotencyOf).map(({ name }) => answerKey(name))],
  )
  const cutOff = ids.filter((id) => standing.item(id)?.pending !== undefined)
  const finished = await Promise.all(cutOff.map((id) => unlessDamaged(() => finishEntries(table, id))))
  if (finished.some((one) => !(one instanceof Damaged))) return tryOnce(table, intents, author, sent)

  const token = randomUUID()
  const told = await landedOf(table, answered(table, intents, answers), signal)
  for (const [id, outcome] of told.outcomes) outcomes.set(id, outcome)
  const { instant, check } = openInstant(table, shown)
  const drafts = new Map<string, Draft>()
  /** The answers that are kept, for who sends the same again. */
  const noted = new Map<string, Write>()
  const note = ({ id, sending }: Intent, { revision }: AnyRecord, action: ChangeAction | null) => {
    if (sending) noted.set(id, { put: answerItem(table, sending, { revision, action }) })
  }
  for (const intent of intents) {
    const { id } = intent
    if (outcomes.has(id)) continue
    const denied = forbiddenIn(intent, author, standing)
    if (denied.length) {
      outcomes.set(id, refused(id, denied))
      continue
    }
    const decision = await unlessDamaged(() => decide(intent, standing, taken))
    if (decision instanceof Damaged) {
      outcomes.set(id, refused(id, [damagedProblem(decision, intent.at)]))
      continue
    }
    if ('next' in decision) {
      const draft = draftOf(intent, standing.record(id), decision, token, author, instant)
      drafts.set(id, draft)
      note(intent, draft.after, draft.action)
    } else if ('stands' in decision) {
      outcomes.set(id, { id, record: decision.stands, action: null, problems: [] })
      note(intent, decision.stands, null)
    } else outcomes.set(id, refused(id, [...decision.problems, ...missing(intent, standing, new Set(ids))]))
  }

  const checks = new Map<string, Write>()
  const wrong = new Map<string, Problem[]>()
  for (const [id, draft] of drafts) {
    const above = await unlessDamaged(() => standsAbove(draft, drafts, standing))
    if (above instanceof Damaged) {
      wrong.set(id, [damagedProblem(above, draft.intent.at)])
      continue
    }
    if (above.pending.length) {
      await Promise.all(above.pending.map((one) => finishEntries(table, one)))
      return tryOnce(table, intents, author, sent)
    }
    for (const check of above.checks) if ('check' in check) checks.set(nameOfKey(check.check), check)
    wrong.set(id, [...tooLarge(draft), ...above.problems])
  }
  // What names a record that is refused is refused in its turn, until all that is left fits together.
  for (let settled = false; !settled;) {
    settled = true
    for (const [id, { intent }] of drafts) {
      const problems = [...(wrong.get(id) ?? []), ...missing(intent, standing, new Set(drafts.keys()))]
      if (problems.length === 0) continue
      outcomes.set(id, refused(id, problems))
      drafts.delete(id)
      noted.delete(id)
      settled = false
    }
  }

  const all = [...drafts.values()]
  const latest = all
    .map(({ after }) => after.updatedAt)
    .sort()
    .at(-1)
  const core = [
    ...(latest === undefined ? [] : check(latest)),
    ...noted.values(),
    ...all.flatMap((draft) => draft.core),
  ]
  const whole = [...checks.values(), ...core, ...all.flatMap(({ entries }) => entries)]
  if (fitTogether(whole)) {
    sent.push(...all.map(({ after: { id, revision } }) => ({ id, revision, token })))
    if (whole.length) await table.transact(whole, { token, signal })
    for (const { after, action } of all) outcomes.set(after.id, { id: after.id, record: after, action, problems: [] })
    return outcomesOf(intents, outcomes)
  }
  const stood = [...noted].flatMap(([id, write]) => (drafts.has(id) ? [] : [write]))
  const begun = [...checks.values(), ...stood, ...planWrites(table, all, author, noted)]
  if (!fitTogether(begun) || !fitTogether(core)) {
    const message =
      all.length > 1
        ? `${all.length} records name each other in a circle: more than can be written together.`
        : `It stands under ${checks.size} records, directly and indirectly: more than can be checked together.`
    for (const id of drafts.keys()) outcomes.set(id, refused(id, [{ code: 'TOO_LARGE', field: [], message }]))
    return outcomesOf(intents, outcomes)
  }
  const large = all.flatMap((draft) => tooLarge({ ...draft, core: begun }))
  if (large.length) {
    for (const id of drafts.keys()) outcomes.set(id, refused(id, large))
    return outcomesOf(intents, outcomes)
  }
  const planned = all.map(({ after: { id, revision } }) => ({ id, revision, token }))
  sent.push(...planned)
  await table.transact(begun, { token, signal })
  for (const { id } of planned) await finishEntries(table, id)
  const landed = await landedOf(table, planned)
  if (landed.outcomes.size < planned.length) throw new ConditionFailed('What was planned could not be made any more.')
  for (const [id, outcome] of landed.outcomes) outcomes.set(id, outcome)
  return outcomesOf(intents, outcomes)
}

/**
 * Writes records that belong together: each whole, with its revision, its change and its entries, or not at all. Those
 * that name each other land together. What comes between is tried again; a write whose answer was lost is not doubled.
 * @param patience for how long it is tried, in milliseconds
 * @returns what came of each, in the order given
 * @throws Busy where the table did not answer: then it is not known whether anything was written
 */
export const writeTogether = async (
  table: Table,
  intents: Intent[],
  author: Author,
  patience = RETRY_TIME,
): Promise<Outcome[]> => {
  const sent: Sent[] = []
  return withRetries(() => tryOnce(table, intents, author, sent), patience)
}
