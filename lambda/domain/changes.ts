import type { ChangeAction, RecordInput, RecordStatus } from '../generated/types.ts'
import type { Problem } from './checks.ts'
import { INPUTS } from '../generated/records.ts'
import { canonical, inputOf, toInput, toRecord, typeOfInput, withId } from './inputs.ts'
import { problemsOf } from './problems.ts'
import type { Named } from './noun.ts'
import { typeOf, typeOfId } from './nouns.ts'
import { type AnyRecord, fieldOf, type Kept, type TypeName } from './records.ts'
import { problemOfText, quoted } from './texts.ts'

/** What a write does to a record, given its current revision: it is refused, leaves it unchanged, or makes the next one. */
export type Decision =
  { problems: Problem[] } | { stands: AnyRecord } | { action: ChangeAction; next: (at: string) => AnyRecord }

/**
 * How a record is written: CREATE makes it or finds it as it is, AMEND replaces one revision of it, IMPORT does
 * whichever it takes, as far as it knows what it replaces.
 */
export type WriteMode = { mode: 'CREATE' } | { mode: 'AMEND'; expectedRevision: number } | ImportMode

/** How an import writes a record that stands with other content. Without any of these, that is a CONFLICT. */
export interface ImportMode {
  mode: 'IMPORT'
  /** The revision that the input is based on: it is amended. */
  base?: number
  /** Whether it is amended, whatever its revision. */
  overwrite?: boolean
  /** Whether the members of lists that grow are added to those that stand; all else must be as it stands. */
  merge?: boolean
}

/** The lists that grow with what is known of a record. */
const GROWING = ['names', 'labels', 'identifiers', 'attestedOn', 'evidence']

/** An input with the members of the lists that grow added to those of the record that stands. */
const grown = (before: AnyRecord, input: RecordInput): RecordInput => {
  const { type, content } = typeOfInput(input)
  const [old, next] = [toInput(before), new Map<string, unknown>(Object.entries(canonical(content)))]
  const listIn = (value: unknown): unknown[] | null => (Array.isArray(value) ? value : null)
  for (const name of GROWING) {
    const had = listIn(old[name])
    if (!had) continue
    const known = new Set(had.map((member) => JSON.stringify(member)))
    const given = listIn(next.get(name)) ?? []
    next.set(name, [...had, ...given.filter((member) => !known.has(JSON.stringify(member)))])
  }
  return inputOf(type, Object.fromEntries(next))
}

/** The names of the fields in which two records differ. */
export const differing = (a: AnyRecord, b: AnyRecord): string[] => {
  const [one, other] = [toInput(a), toInput(b)]
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
}

const refusal = (code: Problem['code'], field: string[], message: string): Decision => ({
  problems: [{ code, field, message }],
})

/** A refusal that says what stands, and in which fields that differs from what was to be written. */
const conflict = (current: AnyRecord, differs: string[], field: string[], message: string): Decision => ({
  problems: [{ code: 'CONFLICT', field, message, current, differs }],
})

const sameContent = (a: AnyRecord, b: AnyRecord) => JSON.stringify(toInput(a)) === JSON.stringify(toInput(b))

/** Whether a record is one revision past the expected one: a retry of a committed write finds its result; no conflict. */
const isResult = ({ revision }: AnyRecord, { expectedRevision }: { expectedRevision: number }) =>
  revision === expectedRevision + 1

const otherRevision = (before: AnyRecord, expected: number, differs: string[]) =>
  conflict(
    before,
    differs,
    ['expectedRevision'],
    `\`${before.id}\` is at revision ${before.revision}, not ${expected}: read it again, then decide.`,
  )

/** What the archive keeps of a record beside its input. */
const keptOf = ({ id, revision, status, statusReason, supersededBy, createdAt, updatedAt }: AnyRecord): Kept => ({
  ...{ id, revision, status, createdAt, updatedAt },
  ...(statusReason && { statusReason }),
  ...(supersededBy && { supersededBy }),
})

/** What a valid input does to the current record with its id, if there is one. */
export const decideRecord = (
  input: RecordInput,
  id: string,
  before: AnyRecord | null,
  write: WriteMode,
  named: Named = () => null,
): Decision => {
  const at = [fieldOf(typeOfInput(input).type), 'id']
  const next = (instant: string): AnyRecord => {
    const first: Kept = { id, revision: 0, status: 'CURRENT', createdAt: instant, updatedAt: instant }
    const kept = before ? keptOf(before) : first
    return toRecord(input, { ...kept, revision: kept.revision + 1, updatedAt: instant }, named)
  }
  if (!before) {
    if (write.mode !== 'AMEND') return { action: 'RECORDED', next }
    return refusal('NOT_FOUND', at, `There is no \`${id}\` to amend: leave \`expectedRevision\` out to make it.`)
  }
  const differs = () => differing(before, next(before.updatedAt))
  const same = sameContent(before, next(before.updatedAt))
  if (write.mode === 'AMEND' && write.expectedRevision !== before.revision && !(same && isResult(before, write)))
    return otherRevision(before, write.expectedRevision, differs())
  if (same) return { stands: before }
  if (write.mode === 'AMEND') return { action: 'AMENDED', next }
  if (write.mode === 'IMPORT') {
    if (write.overwrite || write.base === before.revision) return { action: 'AMENDED', next }
    if (write.merge) {
      const merged = grown(before, input)
      const problems = problemsOf(merged)
      if (problems.length) return { problems }
      const rest = differing(before, toRecord(merged, keptOf(before), named)).filter((name) => !GROWING.includes(name))
      if (rest.length === 0) return decideRecord(merged, id, before, { mode: 'IMPORT', overwrite: true }, named)
    }
    const fields = differs().map((name) => `\`${name}\``)
    return conflict(
      before,
      differs(),
      at,
      `\`${id}\` stands at revision ${before.revision} with other ${fields.join(', ')}. Say which revision the line is based on (\`"revision": ${before.revision}\`), or import with \`--merge\` or \`--overwrite\`.`,
    )
  }
  return conflict(
    before,
    differs(),
    at,
    `\`${id}\` exists with other content, at revision ${before.revision}: to amend it, pass that as \`expectedRevision\`.`,
  )
}

/** A change of some fields of a record, as it is at a revision. */
export interface Amendment {
  id: string
  expectedRevision: number
  /** The new values of fields, by their names; null removes one. */
  set: { [field: string]: unknown }
}

/** The problem of a change to a record that does not exist. */
export const noRecord = (id: string): Problem => ({
  code: 'NOT_FOUND',
  field: ['id'],
  message: `There is no ${quoted(id)}.`,
})

/** Every problem of an amendment that can be found without the record: a field that is required cannot be removed. */
export const problemsOfAmendment = ({ id, set }: Amendment): Problem[] => {
  const inputs = INPUTS[typeOfId(id) ?? 'Topic'] ?? {}
  return Object.entries(set).flatMap(([name, value]): Problem[] => {
    const { required, absent } = inputs[name] ?? {}
    if (value !== null || !required || absent !== undefined) return []
    return [{ code: 'INVALID', field: ['set', name], message: `\`${name}\` is required: it cannot be removed.` }]
  })
}

/** The input of a record with some of its fields changed. */
export const amended = (base: AnyRecord, { id, set }: Amendment): RecordInput => {
  const type = typeOf(base)
  const content = new Map(Object.entries(toInput(base)))
  for (const [name, value] of Object.entries(set))
    if (value === null && INPUTS[type]?.[name]?.absent === undefined) content.delete(name)
    else content.set(name, value ?? INPUTS[type]?.[name]?.absent)
  return withId(inputOf(type, { ...Object.fromEntries(content), id })).input
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
  if (before.revision !== expectedRevision) {
    const wanted = { status, statusReason: reason, supersededBy: supersededBy ?? undefined }
    const names = ['status', 'statusReason', 'supersededBy'] as const
    return otherRevision(
      before,
      expectedRevision,
      names.filter((name) => before[name] !== wanted[name]),
    )
  }
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
