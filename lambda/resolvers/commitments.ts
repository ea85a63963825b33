import { commitments } from '../domain/commitments.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { recordFields } from './common.ts'
import { listingPage } from './listings.ts'
import { byId } from './records.ts'
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
    due: (commitment) => commitment.due ?? null,
  },
}
