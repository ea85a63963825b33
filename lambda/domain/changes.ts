import type { ChangeAction, RecordInput, RecordStatus } from '../generated/types.ts'
import type { Problem } from './checks.ts'
import { toInput, toRecord, typeOfInput } from './inputs.ts'
import { typeOfId } from './nouns.ts'
import { type AnyRecord, fieldOf, type Kept, type TypeName } from './records.ts'
import { problemOfText, quoted } from './texts.ts'

/** What a write does to a record, given its current revision: it is refused, leaves it unchanged, or makes the next one. */
export type Decision =
  { problems: Problem[] } | { stands: AnyRecord } | { action: ChangeAction; next: (at: string) => AnyRecord }

/**
 * How a record is written: CREATE makes it or finds it as it is, AMEND replaces one revision of it, IMPORT does
 * whichever it takes.
 */
export type WriteMode = { mode: 'CREATE' } | { mode: 'AMEND'; expectedRevision: number } | { mode: 'IMPORT' }

const refusal = (code: Problem['code'], field: string[], message: string): Decision => ({
  problems: [{ code, field, message }],
})

const sameContent = (a: AnyRecord, b: AnyRecord) => JSON.stringify(toInput(a)) === JSON.stringify(toInput(b))

/** Whether a record is one revision past the expected one: a retry of a committed write finds its result; no conflict. */
const isResult = ({ revision }: AnyRecord, { expectedRevision }: { expectedRevision: number }) =>
  revision === expectedRevision + 1

const otherRevision = (before: AnyRecord, expected: number) =>
  refusal(
    'CONFLICT',
    ['expectedRevision'],
    `\`${before.id}\` is at revision ${before.revision}, not ${expected}: read it again, then decide.`,
  )

/** What a valid input does to the record that stands under its id, if one does. */
export const decideRecord = (input: RecordInput, id: string, before: AnyRecord | null, write: WriteMode): Decision => {
  const at = [fieldOf(typeOfInput(input).type), 'id']
  const next = (instant: string): AnyRecord => {
    const { revision = 0, status = 'CURRENT', createdAt = instant } = before ?? {}
    const kept: Kept = { id, revision: revision + 1, status, createdAt, updatedAt: instant }
    if (before?.statusReason) kept.statusReason = before.statusReason
    if (before?.supersededBy) kept.supersededBy = before.supersededBy
    return toRecord(input, kept)
  }
  if (!before) {
    if (write.mode !== 'AMEND') return { action: 'RECORDED', next }
    return refusal('NOT_FOUND', at, `There is no \`${id}\` to amend: leave \`expectedRevision\` out to make it.`)
  }
  const same = sameContent(before, next(before.updatedAt))
  if (write.mode === 'AMEND' && write.expectedRevision !== before.revision && !(same && isResult(before, write)))
    return otherRevision(before, write.expectedRevision)
  if (same) return { stands: before }
  if (write.mode !== 'CREATE') return { action: 'AMENDED', next }
  return refusal(
    'CONFLICT',
    at,
    `\`${id}\` exists with other content, at revision ${before.revision}: to amend it, pass that as \`expectedRevision\`.`,
  )
}

/** A change of a record's status. */
export interface StatusChange {
  id: string
  status: RecordStatus
  reason: string
  supersededBy?: string | null
  expectedRevision: number
}

const ACTIONS: { [status in RecordStatus]: ChangeAction } = {
  CURRENT: 'RESTORED',
  DISPUTED: 'DISPUTED',
  RETRACTED: 'RETRACTED',
  MERGED: 'MERGED',
}

/** Every problem of a status change that can be found without reading the record. */
export const problemsOfStatus = ({ id, status, reason, supersededBy }: StatusChange): Problem[] => {
  const found: Problem[] = []
  const check = (wrong: boolean, field: string, message: string) => {
    if (wrong) found.push({ code: 'INVALID', field: [field], message })
  }
  const type: TypeName | null = typeOfId(id)
  check(type === null, 'id', `${quoted(id)} is not the id of a record.`)
  const problem = problemOfText(reason, { lines: true })
  check(
    problem !== null,
    'reason',
    reason.trim() === '' ? 'Give the reason in a sentence: readers will see it.' : (problem ?? ''),
  )
  check(status === 'MERGED' && supersededBy == null, 'supersededBy', 'Name the record that this one was merged into.')
  check(status !== 'MERGED' && supersededBy != null, 'supersededBy', 'Only a MERGED record has a `supersededBy`.')
  if (supersededBy != null && type !== null) {
    check(typeOfId(supersededBy) !== type, 'supersededBy', `A ${type} can only be merged into another ${type}.`)
    check(supersededBy === id, 'supersededBy', 'A record cannot be merged into itself.')
  }
  return found
}

/** What a valid status change does to the current record; `into` is the current record that it is merged into. */
export const decideStatus = (
  change: StatusChange,
  before: AnyRecord | null,
  into: AnyRecord | null | undefined,
): Decision => {
  const { id, status, reason, supersededBy, expectedRevision } = change
  if (!before) return refusal('NOT_FOUND', ['id'], `There is no \`${id}\`.`)
  const same = before.status === status && (before.supersededBy ?? null) === (supersededBy ?? null)
  if (same && before.statusReason === reason && isResult(before, change)) return { stands: before }
  if (before.revision !== expectedRevision) return otherRevision(before, expectedRevision)
  if (into?.status === 'MERGED')
    return refusal(
      'INVALID',
      ['supersededBy'],
      `\`${into.id}\` was itself merged into \`${into.supersededBy ?? ''}\`: merge into that record, and never in a cycle.`,
    )
  if (same && (status === 'CURRENT' || before.statusReason === reason)) return { stands: before }
  return {
    action: ACTIONS[status],
    next: (at) => ({
      ...before,
      revision: before.revision + 1,
      status,
      statusReason: reason,
      supersededBy: supersededBy ?? undefined,
      updatedAt: at,
    }),
  }
}
