import type { BulkFormat } from '../generated/types.ts'
import { isObject, valueIn } from '../table/bodies.ts'
import { bulkKey } from '../table/keys.ts'
import type { Table } from '../table/table.ts'

/** A bulk file, as the manifest describes it. */
export interface KeptFile {
  /** Its path beside the manifest. */
  name: string
  format: BulkFormat
  mediaType: string
  bytes: number
  /** In hexadecimal. */
  sha256: string
  /** The number of records in it, of rows of a table, or of changed records of a day. */
  records: number
  /** The day whose changes are in it, in UTC. */
  day?: string
}

/** A file, with the address beside which it is found; null if it has none. */
export type PlacedFile = KeptFile & { address: string | null }

/** The bulk files that were made last, as the archive knows them. */
export interface KeptBulk {
  at: string
  cursor: string
  records: { [type: string]: number }
  /** Where the files are found; null if they have no public address. */
  address: string | null
  full: KeptFile[]
  /** The latest days. */
  days: KeptFile[]
}

/** The most days that are known here; the manifest has all. */
const MOST_DAYS = 31

/** Notes which files were made last. */
export const keepBulk = (table: Table, { at, cursor, records, address, full, days }: KeptBulk): Promise<void> => {
  const kept: KeptBulk = { at, cursor, records, address, full, days: days.slice(-MOST_DAYS) }
  return table.transact([{ put: { ...bulkKey, body: JSON.stringify(kept) } }])
}

/** The bulk files that were made last. Null if there are none, or what is known of them is damaged. */
export const findBulk = async (table: Table): Promise<KeptBulk | null> => {
  const [item] = await table.get([bulkKey])
  const kept = item && valueIn(item)
  return isObject(kept) && Array.isArray(kept.full) ? (kept as object as KeptBulk) : null
}
