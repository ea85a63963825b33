import type { Context } from '../context.ts'
import { type CheckedCitation, checkingAgainst } from '../domain/evidence.ts'
import { identifierSought } from '../domain/identifiers.ts'
import type { ListingName } from '../domain/listings.ts'
import { isOf, mismatchOf } from '../domain/nouns.ts'
import type { AnyRecord } from '../domain/records.ts'
import { badInput, ShownError } from '../errors.ts'
import { hashOfText } from '../domain/texts.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { IdentifierInput, QueryCheckEvidenceArgs } from '../generated/types.ts'
import { citationsOf } from '../reading/citing.ts'
import { fromCursor, toCursor } from '../reading/cursors.ts'
import { LARGEST_PAGE, type Page, pageOf, sizeOfPage } from '../reading/pages.ts'

const checkEvidence = async (
  { data }: Context,
  { document: id, text, first, after }: QueryCheckEvidenceArgs,
): Promise<Page<CheckedCitation> & { isSameText: boolean | null }> => {
  const mismatch = mismatchOf(id, 'Document')
  if (mismatch !== null) throw badInput(`\`document\`: ${mismatch}`)
  const count = sizeOfPage({ first }, LARGEST_PAGE)
  if (text.trim() === '') throw badInput('`text` is empty: send the text of the document.')
  const document = await data.find(id)
  if (!document || !isOf(document, 'Document'))
    throw new ShownError('BAD_USER_INPUT', `There is no document \`${id}\`.`)

  const citations = await citationsOf(data, id)
  const listing = `checkEvidence ${id}`
  const place = after == null ? -1 : Number(fromCursor(listing, after, (one) => /^\d{1,9}$/.test(one)))
  const check = checkingAgainst(text)
  const page = citations.slice(place + 1, place + 1 + count).map(({ record, index, evidence }, offset) => ({
    place: String(place + 1 + offset),
    node: { record, index, ...check(evidence) },
  }))
  return {
    ...pageOf(page, {
      cursorOf: (one) => toCursor(listing, one),
      hasNextPage: () => citations.length > place + 1 + count,
      hasPreviousPage: () => place >= 0 && citations.length > 0,
    }),
    isSameText: document.textSha256 == null ? null : document.textSha256 === hashOfText(text),
  }
}

const MOST_IDENTIFIERS = 100
const BY_IDENTIFIER: ListingName[] = [
  'TOPIC_IDENTIFIER',
  'STAKEHOLDER_IDENTIFIER',
  'DOCUMENT_IDENTIFIER',
  'MEETING_IDENTIFIER',
]

const byIdentifier = ({ data }: Context, identifier: IdentifierInput): Promise<AnyRecord[]> => {
  const of = identifierSought(identifier)
  const listings = BY_IDENTIFIER.map((name) => ({ name, of }))
  return data.whole({ groups: [listings], order: 'BY_SORT', name: '', followsMerges: true })
}

export const evidenceResolvers: Resolvers = {
  Query: {
    checkEvidence: (_, args, context) => checkEvidence(context, args),
    recordsByIdentifier(_, { identifiers }, context) {
      if (identifiers.length > MOST_IDENTIFIERS)
        throw badInput(`\`identifiers\` has ${identifiers.length} members: it takes at most ${MOST_IDENTIFIERS}.`)
      return Promise.all(identifiers.map((one) => byIdentifier(context, one)))
    },
  },
}
