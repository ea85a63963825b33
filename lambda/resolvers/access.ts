import { PREFIX } from '../access/secrets.ts'
import type { Resolvers } from '../generated/types.ts'

export const accessResolvers: Resolvers = {
  Query: {
    viewer: (_, __, { caller }) => caller,
    apiKeys: (_, ask, { keys }) => keys.list(ask),
  },
  Mutation: {
    issueApiKey: (_, { input }, { keys }) => keys.issue(input),
    rotateApiKey: (_, { id, overlapHours }, { keys }) => keys.rotate(id, overlapHours),
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
