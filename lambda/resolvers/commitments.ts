import { commitments } from '../domain/commitments.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { recordFields } from './common.ts'
import { listingPage } from './listings.ts'
import { byId, references } from './records.ts'
import { recordOne } from './writing.ts'

export const commitmentResolvers: Resolvers = {
  Query: {
    commitment: (_, ask, context, info) => byId('Commitment', ask, context, info),
    commitments: (_, args, context) => listingPage(context, 'commitments', commitments, args),
  },
  Mutation: {
    recordCommitment: async (_, { input, ...how }, context, info) => {
      const { record, userErrors } = await recordOne('Commitment', { commitment: input }, how, context, info)
      return { commitment: record, userErrors }
    },
  },
  Commitment: {
    ...recordFields,
    by: (commitment, _, context, info) => references('Stakeholder', commitment.by, context, info),
    toward: (commitment, _, context, info) => references('Stakeholder', commitment.toward, context, info),
    statements: (commitment, _, context, info) => references('Statement', commitment.statements, context, info),
    due: (commitment) => commitment.due ?? null,
    realizedBy: (commitment, _, context, info) => references('Meeting', commitment.realizedBy, context, info),
  },
}
