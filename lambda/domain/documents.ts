import type { DocumentFilter } from '../generated/types.ts'
import { inRange, inTimeline, type Listing, type ListingQuestion, type Standing } from './listings.ts'
import type { DocumentRecord } from './records.ts'

/** The listings in which a document stands. */
export const documentStandings = (document: DocumentRecord): Standing[] => {
  const stands = inTimeline(document.issued)
  return [
    stands('DOCUMENTS'),
    ...(document.publisher ? [stands('PUBLISHER', document.publisher)] : []),
    ...(document.url ? [stands('DOCUMENT_URL', document.url)] : []),
    ...(document.textSha256 ? [stands('DOCUMENT_TEXT', document.textSha256)] : []),
  ]
}

/** The question that a filter asks. */
export const documentQuestion = (filter: DocumentFilter): ListingQuestion<DocumentRecord> => {
  const groups: Listing[][] = []
  if (filter.publisher) groups.push([{ name: 'PUBLISHER', of: filter.publisher }])
  if (filter.url) groups.push([{ name: 'DOCUMENT_URL', of: filter.url }])
  if (filter.textSha256) groups.push([{ name: 'DOCUMENT_TEXT', of: filter.textSha256 }])
  return {
    groups: groups.length ? groups : [[{ name: 'DOCUMENTS' }]],
    from: filter.from,
    to: filter.to,
    sieve: !!filter.kinds,
    matches: (document) => inRange(document.issued, filter) && (!filter.kinds || filter.kinds.includes(document.kind)),
  }
}
