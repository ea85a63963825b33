import { documents } from '../domain/documents.ts'
import { carriedBy } from '../domain/statements.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { allOf, listingPage, queryPage } from './listings.ts'
import { ofId } from './selection.ts'

export const documentResolvers: Resolvers = {
  Query: {
    documents: (_, args, context) => listingPage(context, 'documents', documents, args),
  },
  Document: {
    replacedBy: ofId(({ id }, _, context) =>
      allOf(context, 'Document', { name: 'REPLACED_BY', of: id }, 'OLDEST_FIRST'),
    ),
    statements: ofId(({ id }, ask, context) => queryPage(context, 'statements', carriedBy(id), 'BY_SORT', ask)),
  },
}
