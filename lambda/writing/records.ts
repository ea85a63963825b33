import { randomUUID } from 'node:crypto'
import { ConditionFailed } from '../table/errors.ts'
import { referencesOf } from '../domain/references.ts'
import type { Problem, Warning } from '../domain/checks.ts'
import type { Beside } from '../domain/noun.ts'
import { lookAlikesOf, namedBy, problemsBeside, warningsOf } from '../domain/warnings.ts'
import { typeOfInput } from '../domain/inputs.ts'
import { typeOfId } from '../domain/nouns.ts'
import type { ChangeAction, RecordInput } from '../generated/types.ts'
import { decideRecord, decideStatus, type Decision, type StatusChange, type WriteMode } from '../domain/changes.ts'
import { type AnyRecord, fieldOf } from '../domain/records.ts'
import { forbidden } from '../domain/restrictions.ts'
import { Damaged, findWhole, revisionIn } from '../table/bodies.ts'
import { ATTEMPT_TIME, openInstant } from '../reading/feed.ts'
import {
  type Draft,
  draftOf,
  type Intent,
  missing,
  openCurrent,
  type CurrentRecords,
  checkAncestors,
  tooLarge,
} from './drafts.ts'
import type { Author } from '../domain/revisions.ts'
import { revisionKey, answerKey, shownKey, nameOfKey } from '../table/keys.ts'
import { finishEntries, fits, fitTogether, loadOf, planWrites } from './pending.ts'
import { type DuplicatesOf, openDuplicates } from './duplicates.ts'
import { heirIntents } from './inheriting.ts'
import { RETRY_TIME, withRetries } from './retries.ts'
import { answerItem, answerOf, type Idempotency } from './idempotency.ts'
import { type Item, type Table, type Write } from '../table/table.ts'

/** The outcome of a write: the current record and what was done to it, if anything; or all problems. */
export interface Outcome {
  id: string
  record: AnyRecord | null
  action: ChangeAction | null
  problems: Problem[]
  /** What about it may be right and seldom is. */
  warnings: Warning[]
}

/** The intent to write a record. `input` must be in its canonical form, with its id. */
export const recordIntent = (
  input: RecordInput,
  id: string,
  problems: Problem[],
  mode: WriteMode,
  { idempotency, strict, reason }: { idempotency?: Idempotency; strict?: boolean; reason?: string | null } = {},
): Intent => {
  const { type, content } = typeOfInput(input)
  return {
    id,
    idempotency,
    strict,
    reason,
    at: [fieldOf(type), 'id'],
    problems,
    references: referencesOf(type, content),
    decide(before, named) {
      const beside = besideNow(named)
      const found = problemsBeside(input, beside)
      return found.length ? { problems: found } : decideRecord(input, id, before, mode, beside.named)
    },
    lookAlikes: problems.length ? [] : lookAlikesOf(input),
  }
}

/** The intent to change the status of a record. */
export const statusIntent = (change: StatusChange, problems: Problem[], idempotency?: Idempotency): Intent => {
  const { id, supersededBy } = change
  const type = typeOfId(id)
  return {
    id,
    idempotency,
    at: ['id'],
    problems,
    references:
      supersededBy != null && type ? [{ field: ['supersededBy'], id: supersededBy, type, acyclic: true }] : [],
    lookAlikes: [],
    decide: (before, named) => decideStatus(change, before, supersededBy == null ? null : named(supersededBy)),
  }
}

/** What is known beside a record that is written now. A record that is damaged is as unknown as one that is not there. */
const besideNow = (read: (id: string) => AnyRecord | null): Beside => ({
  named: namedBy((id) => {
    try {
      return read(id)
    } catch (error) {
      if (error instanceof Damaged) return null
      throw error
    }
  }),
  today: new Date().toISOString().slice(0, 10),
})

const refused = (id: string, problems: Problem[]): Outcome => ({
  id,
  record: null,
  action: null,
  problems,
  warnings: [],
})

/** Runs a function. Returns the error if it needs something damaged. */
const unlessDamaged = async <Result>(run: () => Result | Promise<Result>): Promise<Result | Damaged> => {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Damaged) return error
    throw error
  }
}

const damagedProblem = ({ message }: Damaged, field: string[]): Problem => ({ code: 'DAMAGED', field, message })

/** @param taken revisions that others were found to have made, before the record was read */
const decide = (
  { id, at, problems, decide }: Intent,
  current: CurrentRecords,
  taken: ReadonlyMap<string, number>,
): Decision => {
  if (problems.length) return { problems }
  const item = current.item(id)
  const beyond = taken.get(id) ?? 0
  if (beyond > (item?.revision ?? 0)) throw new Damaged(id, `the record, which has a revision ${beyond} already,`)
  if (!item?.closed) return decide(current.record(id), current.record)
  const message = `\`${id}\` ${item.body === undefined ? 'was erased: its id is never used again.' : 'is being erased.'}`
  return { problems: [{ code: 'CONFLICT', field: at, message }] }
}

/** A revision that was sent, and may have been committed even if there was no response. */
interface Sent {
  id: string
  revision: number
  token: string
}

/** The revision and the action that an earlier write with the same idempotency key returned. */
interface Returned {
  id: string
  revision: number
  action: ChangeAction | null
}

/**
 * The outcomes of the revisions that were sent and have been committed, by id; others may have amended the records since.
 * And `taken`, the revisions that others have made instead.
 */
const landedOf = async (table: Table, sent: (Sent | Returned)[], signal?: AbortSignal) => {
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
    outcomes.set(one.id, {
      id: one.id,
      record,
      action: 'action' in one ? one.action : action,
      problems: [],
      warnings: [],
    })
  })
  return { outcomes, taken }
}

const outcomesOf = (intents: Intent[], outcomes: ReadonlyMap<string, Outcome>): Outcome[] =>
  intents.map(({ id }) => outcomes.get(id) ?? refused(id, []))

const idempotencyOf = ({ idempotency }: Intent): Idempotency[] => (idempotency ? [idempotency] : [])

/** What earlier writes with the same idempotency keys returned. Throws BAD_USER_INPUT if they requested something else. */
const answered = (table: Table, intents: Intent[], items: (Item | null)[]): Returned[] => {
  const kept = items.values()
  return intents.flatMap(({ id, idempotency }) => {
    const answer = idempotency && answerOf(table, idempotency, kept.next().value ?? null)
    return answer?.revision === undefined ? [] : [{ id, revision: answer.revision, action: answer.action ?? null }]
  })
}

/** The problems of an intent that the author's key is not allowed to carry out. */
const forbiddenIn = ({ id, at, references }: Intent, { key }: Author, current: CurrentRecords): Problem[] => {
  if (!key) return []
  const isOwn = (one: string) => !current.item(one) || current.item(one)?.madeBy === key.id
  const into = references.find(({ field }) => field[0] === 'supersededBy')
  return [
    ...forbidden(key.heldTo, id, isOwn(id), at),
    ...(into ? forbidden(key.heldTo, into.id, isOwn(into.id), into.field) : []),
  ]
}

/** One attempt to write groups of records, each together. */
interface Attempt {
  table: Table
  groups: Intent[][]
  author: Author
  /** The current records. */
  current: CurrentRecords
  token: string
  signal: AbortSignal
  /** The outcomes of the records that are finished. */
  outcomes: Map<string, Outcome>
  /** The records that are still to be written. */
  drafts: Map<string, Draft>
  duplicatesOf: DuplicatesOf
  warnings: Map<string, Warning[]>
  /** The items that keep answers for retries with the same idempotency key, by the record's id. */
  answers: Map<string, Write>
}

const keepAnswer = (
  { table, answers }: Attempt,
  { id, idempotency }: Intent,
  { revision }: AnyRecord,
  action: ChangeAction | null,
) => {
  if (idempotency) answers.set(id, { put: answerItem(table, idempotency, { revision, action }) })
}

/** Decides on one record: it becomes a draft, or its outcome is known. */
const draft = async (attempt: Attempt, intent: Intent, taken: ReadonlyMap<string, number>, instant: number) => {
  const { current, author, outcomes, drafts, token } = attempt
  const { id } = intent
  const denied = forbiddenIn(intent, author, current)
  if (denied.length) return outcomes.set(id, refused(id, denied))
  const decision = await unlessDamaged(() => decide(intent, current, taken))
  if (decision instanceof Damaged) return outcomes.set(id, refused(id, [damagedProblem(decision, intent.at)]))
  if ('problems' in decision) {
    const along = new Set(attempt.groups.flat().map((one) => one.id))
    return outcomes.set(id, refused(id, [...decision.problems, ...missing(intent, current, along)]))
  }
  const made = 'next' in decision ? draftOf(intent, current.record(id), decision, token, author, instant) : null
  const record = 'stands' in decision ? decision.stands : made!.after
  const warnings = [...warningsOf(record, besideNow(current.record)), ...(await attempt.duplicatesOf(intent))]
  if (intent.strict && warnings.length) {
    const problems = warnings.map(({ field, message }): Problem => ({ code: 'INVALID', field, message }))
    return outcomes.set(id, refused(id, problems))
  }
  attempt.warnings.set(id, warnings)
  keepAnswer(attempt, intent, record, made?.action ?? null)
  return made ? drafts.set(id, made) : outcomes.set(id, { id, record, action: null, problems: [], warnings })
}

/** Checks the ancestors of the drafts: returns, by their ids, the problems and the checks that the write needs; and which ancestors are pending. */
const checkAbove = async ({ drafts, current }: Attempt) => {
  const checks = new Map<string, Write[]>()
  const wrong = new Map<string, Problem[]>()
  const pending: string[] = []
  for (const [id, made] of drafts) {
    const above = await unlessDamaged(() => checkAncestors(made, drafts, current))
    if (above instanceof Damaged) {
      wrong.set(id, [damagedProblem(above, made.intent.at)])
      continue
    }
    pending.push(...above.pending)
    checks.set(id, above.checks)
    wrong.set(id, [...tooLarge(made), ...above.problems])
  }
  return { checks, wrong, pending }
}

/** Refuses the drafts that are wrong and, in turn, those that refer to a refused one, until the rest fits together. */
const refuseWrong = ({ drafts, answers, outcomes, current }: Attempt, wrong: ReadonlyMap<string, Problem[]>) => {
  for (let settled = false; !settled;) {
    settled = true
    for (const [id, { intent }] of drafts) {
      const problems = [...(wrong.get(id) ?? []), ...missing(intent, current, new Set(drafts.keys()))]
      if (problems.length === 0) continue
      outcomes.set(id, refused(id, problems))
      drafts.delete(id)
      answers.delete(id)
      settled = false
    }
  }
}

const refuseAll = ({ outcomes }: Attempt, { drafts }: Part, problems: Problem[]) => {
  for (const { intent } of drafts) outcomes.set(intent.id, refused(intent.id, problems))
}

/** What goes into one transaction: the drafts of some groups, with what the table must check and keep along with them. */
interface Part {
  drafts: Draft[]
  checks: Write[]
  answers: Map<string, Write>
}

const nothing = (): Part => ({ drafts: [], checks: [], answers: new Map() })

/** Both parts as one. A record that both check is checked once. */
const joined = (one: Part, other: Part): Part => ({
  drafts: [...one.drafts, ...other.drafts],
  checks: [
    ...new Map(
      [...one.checks, ...other.checks].flatMap((each) => ('check' in each ? [[nameOfKey(each.check), each]] : [])),
    ).values(),
  ],
  answers: new Map([...one.answers, ...other.answers]),
})

/** Writes drafts that do not fit one transaction: stores a plan, then carries it out. */
const writeInSeveral = async (attempt: Attempt, part: Part, core: Write[], sent: Sent[]): Promise<void> => {
  const { table, author, token, signal, outcomes, warnings } = attempt
  const { drafts: all, checks, answers } = part
  const planning = new Set(all.map(({ intent }) => intent.id))
  const ofOthers = [...answers].flatMap(([id, write]) => (planning.has(id) ? [] : [write]))
  const begun = [...checks, ...ofOthers, ...planWrites(table, all, author, answers)]
  if (!fitTogether(begun) || !fitTogether(core)) {
    const message =
      all.length > 1
        ? `${all.length} records refer to each other in a cycle: too many to write together.`
        : `It is below ${checks.length} records, directly and indirectly: too many to check together.`
    refuseAll(attempt, part, [{ code: 'TOO_LARGE', field: [], message }])
    return
  }
  const large = all.flatMap((one) => tooLarge({ ...one, core: begun }))
  if (large.length) {
    refuseAll(attempt, part, large)
    return
  }
  const planned = all.map(({ after: { id, revision } }) => ({ id, revision, token }))
  sent.push(...planned)
  await table.transact(begun, { signal })
  for (const { id } of planned) await finishEntries(table, id)
  const landed = await landedOf(table, planned)
  if (landed.outcomes.size < planned.length) throw new ConditionFailed('The plan can no longer be carried out.')
  for (const [id, outcome] of landed.outcomes) outcomes.set(id, { ...outcome, warnings: warnings.get(id) ?? [] })
}

/** Checks and writes in one transaction, which takes one action for an item: a check of one that is updated joins its condition. */
const withChecks = (checks: readonly Write[], writes: readonly Write[]): Write[] => {
  const byKey = new Map(checks.flatMap((one) => ('check' in one ? [[nameOfKey(one.check), one] as const] : [])))
  const joined = writes.map((one) => {
    const check = 'update' in one ? byKey.get(nameOfKey(one.update)) : undefined
    if (!check || !('update' in one)) return one
    byKey.delete(nameOfKey(check.check))
    const without = [...new Set([...(one.when.without ?? []), ...(check.when.without ?? [])])]
    return {
      ...one,
      when: { ...check.when, ...one.when, ...(check.when.revision && { revision: check.when.revision }), without },
    }
  })
  return [...byKey.values(), ...joined]
}

/** The writes of a part in one transaction, and those of its records without their index entries. */
const writesOf = ({ drafts, checks, answers }: Part, check: (latest: string) => Write[]) => {
  const [latest] = drafts
    .map(({ after }) => after.updatedAt)
    .sort()
    .slice(-1)
  const core = [
    ...(latest === undefined ? [] : check(latest)),
    ...answers.values(),
    ...drafts.flatMap((one) => one.core),
  ]
  return { core, whole: withChecks(checks, [...core, ...drafts.flatMap(({ entries }) => entries)]) }
}

/** The drafts as parts of one transaction each, with as many groups as fit; a group that does not fit is a part by itself. */
const partsOf = (
  { groups, drafts, answers }: Attempt,
  checks: ReadonlyMap<string, Write[]>,
  check: (latest: string) => Write[],
): Part[] => {
  const parts: Part[] = []
  let load = { actions: 0, bytes: 0 }
  const partOf = ({ id }: Intent): Part => {
    const [made, answer] = [drafts.get(id), answers.get(id)]
    return { drafts: made ? [made] : [], checks: checks.get(id) ?? [], answers: new Map(answer ? [[id, answer]] : []) }
  }
  for (const group of groups) {
    const part = group.map(partOf).reduce(joined, nothing())
    const { actions, bytes } = loadOf(writesOf(part, check).whole)
    const sum = { actions: load.actions + actions, bytes: load.bytes + bytes }
    const last = parts.at(-1)
    if (last && fits(sum)) parts[parts.length - 1] = joined(last, part)
    else parts.push(part)
    load = last && fits(sum) ? sum : { actions, bytes }
  }
  return parts
}

/** Writes a part, in one transaction if it fits. */
const write = async (attempt: Attempt, part: Part, check: (latest: string) => Write[], sent: Sent[]): Promise<void> => {
  const { table, token, signal, outcomes, warnings } = attempt
  const { core, whole } = writesOf(part, check)
  if (!fitTogether(whole)) return writeInSeveral(attempt, part, core, sent)
  sent.push(...part.drafts.map(({ after: { id, revision } }) => ({ id, revision, token })))
  if (whole.length) await table.transact(whole, { signal })
  for (const { after, action } of part.drafts)
    outcomes.set(after.id, {
      id: after.id,
      record: after,
      action,
      problems: [],
      warnings: warnings.get(after.id) ?? [],
    })
}

const tryOnce = async (
  table: Table,
  groups: Intent[][],
  author: Author,
  sent: Sent[],
  amended: Map<string, Draft>,
): Promise<Outcome[]> => {
  const signal = AbortSignal.timeout(ATTEMPT_TIME)
  const intents = groups.flat()
  const { outcomes, taken } = await landedOf(table, sent, signal)
  const current = openCurrent(table, { consistent: true, signal })
  const duplicatesOf = openDuplicates(table, intents)
  const ids = intents.map(({ id }) => id).filter((id) => typeOfId(id) !== null)
  const named = intents.flatMap(({ references }) => references.filter(({ id, type }) => typeOfId(id) === type))
  const [shown = null, ...kept] = await current.read(
    [...ids, ...named.map(({ id }) => id)],
    [shownKey, ...intents.flatMap(idempotencyOf).map(({ name }) => answerKey(name))],
  )
  const interrupted = ids.filter((id) => current.item(id)?.pending !== undefined)
  const finished = await Promise.all(interrupted.map((id) => unlessDamaged(() => finishEntries(table, id))))
  if (finished.some((one) => !(one instanceof Damaged))) return tryOnce(table, groups, author, sent, amended)

  const returned = await landedOf(table, answered(table, intents, kept), signal)
  for (const [id, outcome] of returned.outcomes) outcomes.set(id, outcome)
  const { instant, check } = openInstant(table, shown)
  const attempt: Attempt = {
    table,
    groups,
    author,
    current,
    token: randomUUID(),
    signal,
    outcomes,
    drafts: new Map(),
    duplicatesOf,
    warnings: new Map(),
    answers: new Map(),
  }
  for (const intent of intents) if (!outcomes.has(intent.id)) await draft(attempt, intent, taken, instant)
  const { checks, wrong, pending } = await checkAbove(attempt)
  if (pending.length) {
    await Promise.all(pending.map((one) => finishEntries(table, one)))
    return tryOnce(table, groups, author, sent, amended)
  }
  refuseWrong(attempt, wrong)
  for (const [id, made] of attempt.drafts) amended.set(id, made)
  for (const part of partsOf(attempt, checks, check)) await write(attempt, part, check, sent)
  return outcomesOf(intents, outcomes)
}

/** Lets the statements that take a date from a record take it anew. */
const passOn = async (table: Table, before: AnyRecord | null, after: AnyRecord, patience: number): Promise<void> => {
  const find = (id: string) => findWhole(id, async (key) => (await table.get([key], { consistent: true }))[0])
  const readAll = async (ids: string[]) => {
    const found = await Promise.all(ids.map((id) => unlessDamaged(() => find(id))))
    return found.flatMap((record) => (record === null || record instanceof Damaged ? [] : [record]))
  }
  const author = { by: 'archive', reason: `\`${after.id}\` was dated anew.` }
  for await (const intents of heirIntents(table, before, after, readAll))
    await Promise.all(intents.map((intent) => writeTogether(table, [intent], author, patience)))
}

/**
 * Writes groups of records: each record whole, with its revision, its change and its entries, or not at all. The records
 * of a group, which may refer to each other, are written together; groups that do not refer to each other share
 * transactions, as many as fit. Retries after concurrent writes; a write whose response was lost is not made twice.
 * @param patience how long it is retried, in milliseconds
 * @returns the outcome of each record, in the order given
 * @throws Busy if the table does not respond: then it is not known whether anything was written
 */
export const writeGroups = async (
  table: Table,
  groups: Intent[][],
  author: Author,
  patience = RETRY_TIME,
): Promise<Outcome[]> => {
  const sent: Sent[] = []
  const amended = new Map<string, Draft>()
  const outcomes = await withRetries(() => tryOnce(table, groups, author, sent, amended), patience)
  for (const { before, after } of amended.values()) await passOn(table, before, after, patience)
  return outcomes
}

/** Writes records that belong together, as `writeGroups` does. */
export const writeTogether = (table: Table, intents: Intent[], author: Author, patience?: number): Promise<Outcome[]> =>
  writeGroups(table, [intents], author, patience)
