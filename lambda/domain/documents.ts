import { createHash } from 'node:crypto'
import { badInput } from '../errors.ts'
import type { DocumentFilter } from '../generated/types.ts'
import { checkHash } from './checks.ts'
import { inTimeline } from './listings.ts'
import { DAYS, type FilteredNoun, listedBy, oneOf } from './noun.ts'
import { isSha256 } from './texts.ts'

/** A partition key may have 2,048 bytes of UTF-8; the name of the listing and a width take about 30 of them. */
const LONGEST_KEY = 2000

/** What an address is listed by: itself, or where that is no key its hash. */
const addressKey = (url: string): string =>
  Buffer.byteLength(url) <= LONGEST_KEY ? url : `sha256 ${createHash('sha256').update(url).digest('hex')}`

const hashSought = (hash: string): string => {
  if (isSha256(hash)) return hash
  throw badInput('`textSha256` is not a SHA-256: it must be 64 lower-case hexadecimal digits.')
}

export const documents: FilteredNoun<'Document', DocumentFilter> = {
  type: 'Document',
  prefix: 'doc_',
  all: 'DOCUMENTS',
  order: 'NEWEST_FIRST',
  derive: ({ held }) => ({ held: held ?? false }),
  check(document, check) {
    checkHash(document.textSha256, ['textSha256'], check)
  },
  entries(document) {
    const entry = inTimeline(document.issued)
    return [
      entry('DOCUMENTS'),
      ...(document.publisher ? [entry('PUBLISHER', document.publisher)] : []),
      ...(document.url ? [entry('DOCUMENT_URL', addressKey(document.url))] : []),
      ...(document.textSha256 ? [entry('DOCUMENT_TEXT', document.textSha256)] : []),
    ]
  },
  dateOf: (document) => document.issued,
  criteria: {
    publisher: listedBy('PUBLISHER'),
    url: listedBy('DOCUMENT_URL', addressKey),
    textSha256: listedBy('DOCUMENT_TEXT', hashSought),
    kinds: oneOf((document) => document.kind),
    ...DAYS,
  },
}
