import type { ChangeAction } from '../generated/types.ts'
import { snapshotOf } from './inputs.ts'
import type { AnyRecord } from './records.ts'
import type { Restrictions } from './restrictions.ts'

/** A revision as it is stored: who made it, how, and the whole record after it. */
export interface KeptRevision {
  number: number
  at: string
  by: string
  reason: string | null
  action: ChangeAction
  changed: string[]
  record: AnyRecord
}

/** Who is writing, and why. */
export interface Author {
  by: string
  reason?: string | null
  /** The id of the key that they use, and its restrictions. */
  key?: { id: string; heldTo: Restrictions }
}

/** The id of the key in the `by` of a revision. Undefined if it was not made with a key. */
export const keyOf = (by = ''): string | undefined => /(?:^|\()rdo_([0-9A-Za-z]{12})\)?$/.exec(by)?.[1]

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The revision that turns `before` into `after`; its `changed` names the fields that differ. */
export const revisionOf = (
  before: AnyRecord | null,
  after: AnyRecord,
  action: ChangeAction,
  { by, reason = null }: Author,
): KeptRevision => {
  const [was, is] = [before ? snapshotOf(before) : {}, snapshotOf(after)]
  const fields = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((field) => field !== 'id')
  const changed = fields.filter((field) => !same(was[field], is[field]))
  return { number: after.revision, at: after.updatedAt, by, reason, action, changed, record: after }
}
