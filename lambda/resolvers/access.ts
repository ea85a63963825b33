import { PREFIX } from '../access/secrets.ts'
import type { Resolvers } from '../generated/types.ts'
import { sendingOf } from './writing.ts'

export const accessResolvers: Resolvers = {
  Query: {
    viewer: (_, __, { caller }) => caller,
    apiKeys: (_, ask, { keys }) => keys.list(ask),
  },
  Mutation: {
    issueApiKey: (_, { input }, context, info) => context.keys.issue(input, sendingOf(context, info, input)),
    rotateApiKey: (_, { id, overlapHours }, context, info) =>
      context.keys.rotate(id, overlapHours, sendingOf(context, info, { id, overlapHours })),
    revokeApiKey: (_, { id }, { keys }) => keys.revoke(id),
  },
  Viewer: {
    name: ({ key, name }) => key?.name ?? name,
    rateLimit: (_, __, { meter }) => {
      const { resetAt, ...rest } = meter.allowance()
      return { ...rest, resetAt: new Date(resetAt).toISOString() }
    },
  },
  ApiKey: { prefix: ({ id }) => `${PREFIX}${id}` },
}
