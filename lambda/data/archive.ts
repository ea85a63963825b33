import type { AnyRecord } from '../domain/records.ts'
import type { Revision } from '../generated/types.ts'
import { badInput } from '../errors.ts'
import { fromCursor, toCursor } from './cursors.ts'
import { recordKey, REVISIONS, revisionKey } from './keys.ts'
import { type Listings, openListings, type Page } from './listings.ts'
import { openReads } from './reads.ts'
import type { Table } from './table.ts'

/** A revision as it is kept: what the API shows of it, and the whole record as it then stood. */
export interface KeptRevision extends Revision {
  record: AnyRecord
}

/** What one request reads of the archive. */
export interface Archive extends Listings {
  /** A record by its id, whatever its type; null where there is none. */
  find(id: string): Promise<AnyRecord | null>
  /** A record as it stood at an instant; null before it was made. */
  findAt(id: string, instant: string): Promise<AnyRecord | null>
  /** The revisions of a record, the newest first. */
  revisions(id: string, first: number, after?: string | null): Promise<Page<KeptRevision>>
  /** How many sequential round trips were made so far. */
  rounds(): number
}

const NINE_DIGITS = 999_999_999
const STRIDE = 20

/** Opens the archive for one request. */
export const openArchive = (table: Table): Archive => {
  const reads = openReads(table)
  const backward = async (id: string, from: number, limit: number) => {
    const high = revisionKey(id, from).SK
    const { items, more } = await reads.query({ PK: id, low: REVISIONS.low, high }, { backward: true, limit })
    return { revisions: items.map((item) => JSON.parse(item.body ?? '') as KeptRevision), more }
  }
  return {
    ...openListings(reads),
    rounds: () => reads.rounds(),
    async find(id) {
      const item = await reads.get(recordKey(id))
      return item?.body === undefined ? null : (JSON.parse(item.body) as AnyRecord)
    },
    async findAt(id, instant) {
      for (let from = NINE_DIGITS; ;) {
        const { revisions, more } = await backward(id, from, STRIDE)
        const found = revisions.find((revision) => revision.at <= instant)
        const oldest = revisions.at(-1)
        if (found) return found.record
        if (!more || !oldest) return null
        from = oldest.number - 1
      }
    },
    async revisions(id, first, after) {
      if (first < 1 || first > 100) throw badInput(`\`first\` is ${first}: it must be from 1 to 100.`)
      const listing = `revisions ${id}`
      const start = after == null ? NINE_DIGITS : Number(fromCursor(listing, after)) - 1
      const { revisions, more } = await backward(id, start, first)
      const cursor = (revision?: KeptRevision) => revision && toCursor(listing, String(revision.number))
      return {
        edges: revisions.map((node) => ({ cursor: cursor(node) ?? '', node })),
        nodes: revisions,
        pageInfo: {
          hasNextPage: () => more && revisions.at(-1)?.number !== 1,
          hasPreviousPage: () => after != null,
          startCursor: () => cursor(revisions[0]) ?? null,
          endCursor: () => cursor(revisions.at(-1)) ?? null,
        },
      }
    },
  }
}
