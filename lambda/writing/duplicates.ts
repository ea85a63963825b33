import type { Warning } from '../domain/checks.ts'
import type { AnyRecord } from '../domain/records.ts'
import type { AnyLookAlike } from '../domain/warnings.ts'
import { copyOf } from '../table/bodies.ts'
import { ranges } from '../table/ranges.ts'
import type { Table } from '../table/table.ts'
import type { Intent } from './drafts.ts'

/** The most records that are compared with one that is written. */
const MOST_COMPARED = 25

/** Warns of other records that may be the same as one that is written, as their listings showed them a moment ago. */
export type DuplicatesOf = (intent: Intent) => Promise<Warning[]>

/** Starts to read where records that may be the same have entries, along with what else a write reads. */
export const openDuplicates = (table: Table, intents: readonly Intent[]): DuplicatesOf => {
  const read = async ({ listing, on, isAlike }: AnyLookAlike): Promise<AnyRecord[]> => {
    const [range] = ranges(listing, on ? { from: on.earliest, to: on.latest } : {})
    const { items } = await table.query(range!, { backward: false, limit: MOST_COMPARED })
    const records = items.map(copyOf).filter((record) => record !== null)
    return records.filter(isAlike)
  }
  const begun = new Map(intents.flatMap(({ lookAlikes }) => lookAlikes.map((one) => [one, read(one)] as const)))
  for (const reading of begun.values()) reading.catch(() => undefined) // thrown where it is awaited
  return async ({ id, lookAlikes, references }) => {
    // What it refers to is another record for certain: the earlier version of a document has its address.
    const named = new Set(references.map((reference) => reference.id))
    const isOther = (record: AnyRecord) => record.id !== id && !named.has(record.id) && record.status !== 'MERGED'
    const found = await Promise.all(lookAlikes.map(async (one) => ({ ...one, others: (await begun.get(one)) ?? [] })))
    return found.flatMap(({ field, what, others }) => {
      const other = others.find(isOther)
      if (!other) return []
      const message = `\`${other.id}\` has ${what} too: if the two are one, merge them.`
      return [{ code: 'POSSIBLE_DUPLICATE' as const, field: field.map(String), message }]
    })
  }
}
