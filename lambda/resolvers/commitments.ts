import { commitmentQuestion } from '../domain/commitments.ts'
import type { Resolvers } from '../generated/types.ts'
import { recordFields } from './common.ts'
import { pageOf } from './listings.ts'
import { byId, checkIds, references } from './records.ts'
import { recordOne } from './writing.ts'

/** Of which type the ids in a filter of commitments are. */
export const COMMITMENT_IDS = { by: 'Stakeholder', toward: 'Stakeholder' } as const

export const commitmentResolvers: Resolvers = {
  Query: {
    commitment: (_, ask, context, info) => byId('Commitment', ask, context, info),
    commitments: (_, { filter, ...ask }, context) => {
      const given = checkIds(filter ?? {}, COMMITMENT_IDS)
      return pageOf(context, 'commitments', commitmentQuestion(given), 'OLDEST_FIRST', ask, given)
    },
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
