import type { ListingOrder } from '../domain/noun.ts'
import type { Listing } from '../domain/listings.ts'
import type { AnyRecord } from '../domain/records.ts'
import type { EvidenceInput } from '../generated/types.ts'
import type { Listings } from './listings.ts'

/** A passage of a document that a record cites. */
export interface Citation {
  record: AnyRecord
  /** Its place in the record's evidence, from 0. */
  index: number
  evidence: EvidenceInput
}

/** The passages of a document that records cite: statements in text order, then those it challenges, then other records. */
export const citationsOf = async ({ whole }: Pick<Listings, 'whole'>, document: string): Promise<Citation[]> => {
  const read = (name: Listing['name'], order: ListingOrder) =>
    whole({ groups: [[{ name, of: document }]], order, name: '' })
  const found = await Promise.all([
    read('DOCUMENT_STATEMENTS', 'BY_SORT'),
    read('CHALLENGED_BY', 'OLDEST_FIRST'),
    read('REPLACED_BY', 'OLDEST_FIRST'),
    read('NAMED', 'BY_SORT'),
  ])
  const records = new Map(found.flat().map((record) => [record.id, record]))
  return [...records.values()].flatMap((record) =>
    ('evidence' in record ? (record.evidence ?? []) : []).flatMap((evidence, index) =>
      evidence.document === document ? [{ record, index, evidence }] : [],
    ),
  )
}
