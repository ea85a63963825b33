import type { ChangeAction } from '../generated/types.ts'
import { snapshotOf } from './inputs.ts'
import type { AnyRecord } from './records.ts'
import type { Restrictions } from './restrictions.ts'

/** A revision as it is kept: who made it, how, and the whole record as it then stood. */
export interface KeptRevision {
  number: number
  at: string
  by: string
  reason: string | null
  action: ChangeAction
  changed: string[]
  record: AnyRecord
}

/** Who writes, and why. */
export interface Author {
  by: string
  reason?: string | null
  /** The id of the key with which they do, and what that is held to. */
  key?: { id: string; heldTo: Restrictions }
}

/** The id of the key in what a revision says of who made it; undefined where that was none. */
export const keyOf = (by = ''): string | undefined => /(?:^|\()rdo_([0-9A-Za-z]{12})\)?$/.exec(by)?.[1]

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The revision that leads from one state of a record to the next; `changed` names the fields that differ. */
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
