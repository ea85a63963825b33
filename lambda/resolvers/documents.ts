import { documents } from '../domain/documents.ts'
import { carriedBy } from '../domain/statements.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { recordFields } from './common.ts'
import { listingPage, queryPage } from './listings.ts'
import { byId } from './records.ts'
import { recordOne } from './writing.ts'

export const documentResolvers: Resolvers = {
  Query: {
    document: (_, ask, context, info) => byId('Document', ask, context, info),
    documents: (_, args, context) => listingPage(context, 'documents', documents, args),
  },
  Mutation: {
    recordDocument: async (_, { input, ...how }, context, info) => {
      const { record, userErrors } = await recordOne('Document', { document: input }, how, context, info)
      return { document: record, userErrors }
    },
  },
  Document: {
    ...recordFields,
    issued: (document) => document.issued ?? null,
    statements: ({ id }, ask, context) => queryPage(context, 'statements', carriedBy(id), 'BY_SORT', ask),
  },
}
