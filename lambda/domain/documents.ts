import { createHash } from 'node:crypto'
import { badInput } from '../errors.ts'
import type { DocumentFilter } from '../generated/types.ts'
import { checkHash } from './checks.ts'
import { dayOf, edtfBounds, isAfter } from './dates.ts'
import { identifierKey, identifierSought, sameIdentifier } from './identifiers.ts'
import { inTimeline } from './listings.ts'
import { DAYS, type FilteredNoun, knownBy, listedBy, oneOf } from './noun.ts'
import { isSha256 } from './texts.ts'

/** A partition key may have 2,048 bytes of UTF-8; the name of the listing and a width take about 30 of them. */
const LONGEST_KEY = 2000

/**
 * What an address is listed by: its normal form, so that another spelling of the same address is found (the case of the
 * host, the default port, the fragment; URL Standard), or the hash of that if it is too long for a key.
 */
const addressKey = (url: string): string => {
  const normal = new URL(url)
  normal.hash = ''
  const { href } = normal
  return Buffer.byteLength(href) <= LONGEST_KEY ? href : `sha256 ${createHash('sha256').update(href).digest('hex')}`
}

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
  checkBeside({ issued, replaces }, { named }, check) {
    const earlier = named(replaces, 'Document')?.issued
    const message = `\`${replaces ?? ''}\` was issued later (${earlier?.edtf ?? ''}): a version replaces an earlier one.`
    check(isAfter(earlier, issued && edtfBounds(issued.edtf)), ['replaces'], message)
  },
  warn({ issued }, { today }, warn) {
    warn(
      isAfter(issued, dayOf(today)),
      'IN_THE_FUTURE',
      ['issued'],
      `It was issued on ${issued?.edtf ?? ''}, which is still to come.`,
    )
  },
  lookAlikes: ({ identifiers, url, textSha256 }) => [
    ...sameIdentifier('DOCUMENT_IDENTIFIER', identifiers),
    ...(url == null
      ? []
      : [{ listing: { name: 'DOCUMENT_URL' as const, of: addressKey(url) }, field: ['url'], what: 'the address' }]),
    ...(textSha256 == null
      ? []
      : [{ listing: { name: 'DOCUMENT_TEXT' as const, of: textSha256 }, field: ['textSha256'], what: 'the text' }]),
  ],
  entries(document) {
    const entry = inTimeline(document.issued)
    return [
      entry('DOCUMENTS'),
      ...(document.publisher ? [entry('PUBLISHER', document.publisher)] : []),
      ...(document.url ? [entry('DOCUMENT_URL', addressKey(document.url))] : []),
      ...(document.textSha256 ? [entry('DOCUMENT_TEXT', document.textSha256)] : []),
      ...(document.replaces ? [entry('REPLACED_BY', document.replaces)] : []),
      ...(document.identifiers ?? []).map((identifier) => entry('DOCUMENT_IDENTIFIER', identifierKey(identifier))),
    ]
  },
  dateOf: (document) => document.issued,
  criteria: {
    publisher: listedBy('PUBLISHER'),
    url: knownBy('DOCUMENT_URL', addressKey),
    textSha256: knownBy('DOCUMENT_TEXT', hashSought),
    identifier: knownBy('DOCUMENT_IDENTIFIER', identifierSought),
    kinds: oneOf((document) => document.kind),
    ...DAYS,
  },
}
