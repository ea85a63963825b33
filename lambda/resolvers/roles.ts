import type { Resolvers } from '../generated/resolvers.ts'
import { recordFields } from './common.ts'
import { byId, maybe, reference } from './records.ts'
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
    holder: (role, _, context, info) => reference('Stakeholder', role.holder, context, info),
    organization: (role, _, context, info) => maybe('Stakeholder', role.organization, context, info),
    onBehalfOf: (role, _, context, info) => maybe('Stakeholder', role.onBehalfOf, context, info),
    attestedOn: (role) => role.attestedOn ?? [],
  },
}
