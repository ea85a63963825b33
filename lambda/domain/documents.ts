import { createHash } from 'node:crypto'
import { badInput } from '../errors.ts'
import type { DocumentFilter } from '../generated/types.ts'
import { isInRange, inTimeline, type Listing, type ListingQuery, type Standing } from './listings.ts'
import type { DocumentRecord } from './records.ts'
import { isSha256 } from './texts.ts'

/** A partition's key takes 2,048 bytes of UTF-8, of which the name of the listing and a width need some 30. */
const LONGEST_KEY = 2000

/** What an address is listed by: itself, or where that is no key its hash. */
const addressKey = (url: string): string =>
  Buffer.byteLength(url) <= LONGEST_KEY ? url : `sha256 ${createHash('sha256').update(url).digest('hex')}`

/** The listings in which a document stands. */
export const documentStandings = (document: DocumentRecord): Standing[] => {
  const stands = inTimeline(document.issued)
  return [
    stands('DOCUMENTS'),
    ...(document.publisher ? [stands('PUBLISHER', document.publisher)] : []),
    ...(document.url ? [stands('DOCUMENT_URL', addressKey(document.url))] : []),
    ...(document.textSha256 ? [stands('DOCUMENT_TEXT', document.textSha256)] : []),
  ]
}

/** The question that a filter asks. Throws BAD_USER_INPUT for a hash that is none. */
export const documentQuestion = (filter: DocumentFilter): ListingQuery<DocumentRecord> => {
  if (filter.textSha256 != null && !isSha256(filter.textSha256))
    throw badInput('`textSha256` is no SHA-256: write 64 hexadecimal digits in lower case.')
  const groups: Listing[][] = []
  if (filter.publisher) groups.push([{ name: 'PUBLISHER', of: filter.publisher }])
  if (filter.url) groups.push([{ name: 'DOCUMENT_URL', of: addressKey(filter.url) }])
  if (filter.textSha256) groups.push([{ name: 'DOCUMENT_TEXT', of: filter.textSha256 }])
  return {
    groups: groups.length ? groups : [[{ name: 'DOCUMENTS' }]],
    from: filter.from,
    to: filter.to,
    sieve: !!filter.kinds,
    matches: (document) =>
      isInRange(document.issued, filter) && (!filter.kinds || filter.kinds.includes(document.kind)),
  }
}
