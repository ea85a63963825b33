import { toRecord, toRecordInput } from '../domain/inputs.ts'
import { distinct, type Listing } from '../domain/listings.ts'
import { isOf } from '../domain/nouns.ts'
import type { AnyRecord, RecordOf } from '../domain/records.ts'
import { referencesOf } from '../domain/references.ts'
import { namedBy } from '../domain/warnings.ts'
import { idOf } from '../table/keys.ts'
import { ranges } from '../table/ranges.ts'
import { slicesOf } from '../table/slices.ts'
import type { Table } from '../table/table.ts'
import type { Intent } from './drafts.ts'

// A statement without a date of its own is listed by that of its meeting, and at its meeting by when its first document
// was issued. When one of these is dated anew, the statement has a next revision, made by the archive itself.

const STRIDE = 100

/** The listings of the statements that take something from a record; none if its change does not concern them. */
const heirsOf = (before: AnyRecord | null, after: AnyRecord): Listing[] => {
  if (!before) return []
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  if (isOf(after, 'Meeting') && isOf(before, 'Meeting'))
    return same(before.when, after.when) ? [] : [{ name: 'SAID_AT', of: after.id }]
  if (isOf(after, 'Document') && isOf(before, 'Document') && !same(before.issued?.earliest, after.issued?.earliest))
    return [
      { name: 'CARRIED_BY', of: after.id },
      { name: 'CHALLENGED_BY', of: after.id },
    ]
  return []
}

/** The intent to let a statement take anew what it takes from others. */
export const inheritIntent = (statement: AnyRecord): Intent => ({
  id: statement.id,
  at: ['statement', 'id'],
  problems: [],
  references: referencesOf('Statement', statement).map((reference) => ({ ...reference, acyclic: false })),
  lookAlikes: [],
  decide(before, named) {
    if (!before || !isOf(before, 'Statement')) return { problems: [] }
    const { id, revision, status, statusReason, supersededBy, createdAt } = before
    const next = (updatedAt: string): AnyRecord => {
      const kept = { id, revision: revision + 1, status, createdAt, updatedAt }
      const reason = { ...(statusReason && { statusReason }), ...(supersededBy && { supersededBy }) }
      return toRecord(toRecordInput(before), { ...kept, ...reason }, namedBy(named))
    }
    const made = next(before.updatedAt)
    const inherited = isOf(made, 'Statement') ? made.inherited : undefined
    if (JSON.stringify(inherited) === JSON.stringify(before.inherited)) return { stands: before }
    return { action: 'AMENDED', next }
  },
})

/** The ids of the records from which a statement takes something. */
export const ancestorsOf = ({ meeting, evidence }: RecordOf['Statement']): string[] =>
  meeting == null ? [] : distinct([meeting, evidence?.[0]?.document])

/**
 * Whether a statement has not taken what it takes from others, or took what is otherwise by now.
 * @param find the records from which it takes
 */
export const isStale = (statement: AnyRecord, find: (id: string) => AnyRecord | null): boolean =>
  'next' in inheritIntent(statement).decide(statement, find)

/**
 * The intents by which statements take anew what they take from a record that was amended.
 * @param read reads the records of these ids, as they stand, without those that cannot be read
 */
export async function* heirIntents(
  table: Table,
  before: AnyRecord | null,
  after: AnyRecord,
  read: (ids: string[]) => Promise<AnyRecord[]>,
): AsyncGenerator<Intent[]> {
  for (const listing of heirsOf(before, after))
    for (const range of ranges(listing, {}))
      for await (const items of slicesOf(table, range, STRIDE)) {
        const records = await read([...new Set(items.map(({ SK }) => idOf(SK)))])
        yield records.map(inheritIntent)
      }
}
