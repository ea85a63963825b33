import { documentQuestion } from '../domain/documents.ts'
import { carriedQuestion } from '../domain/statements.ts'
import type { Resolvers } from '../generated/types.ts'
import { recordFields } from './common.ts'
import { pageOf } from './listings.ts'
import { byId, checkIds, maybe, references } from './records.ts'
import { recordOne } from './writing.ts'

export const documentResolvers: Resolvers = {
  Query: {
    document: (_, ask, context, info) => byId('Document', ask, context, info),
    documents: (_, { filter, ...ask }, context) => {
      const given = checkIds(filter ?? {}, { publisher: 'Stakeholder' })
      return pageOf(context, 'documents', documentQuestion(given), 'NEWEST_FIRST', ask, given)
    },
  },
  Mutation: {
    recordDocument: async (_, { input, ...how }, context, info) => {
      const { record, userErrors } = await recordOne('Document', { document: input }, how, context, info)
      return { document: record, userErrors }
    },
  },
  Document: {
    ...recordFields,
    publisher: (document, _, context, info) => maybe('Stakeholder', document.publisher, context, info),
    issued: (document) => document.issued ?? null,
    derivedFrom: (document, _, context, info) => references('Document', document.derivedFrom, context, info),
    statements: ({ id }, ask, context) => pageOf(context, 'statements', carriedQuestion(id), 'BY_SORT', ask),
  },
}
