import type { Resolvers } from '../generated/resolvers.ts'
import { recordFields } from './common.ts'
import { byId } from './records.ts'
import { recordOne } from './writing.ts'

export const roleResolvers: Resolvers = {
  Query: { role: (_, ask, context, info) => byId('Role', ask, context, info) },
  Mutation: {
    recordRole: async (_, { input, ...how }, context, info) => {
      const { record, userErrors } = await recordOne('Role', { role: input }, how, context, info)
      return { role: record, userErrors }
    },
  },
  Role: {
    ...recordFields,
    attestedOn: (role) => role.attestedOn ?? [],
  },
}
