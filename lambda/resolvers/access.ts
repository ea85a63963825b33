import { PREFIX } from '../access/secrets.ts'
import type { Resolvers } from '../generated/types.ts'
import { sendingOf } from './writing.ts'

export const accessResolvers: Resolvers = {
  Query: {
    viewer: (_, __, { caller }) => caller,
    apiKeys: (_, ask, { keys }) => keys.list(ask),
  },
  Mutation: {
    issueApiKey: (_, { input }, context, info) =>
      context.keys.issue(input, context.caller.key, sendingOf(context, info, input)),
    rotateApiKey: (_, { id, overlapHours }, context, info) =>
      context.keys.rotate(id, overlapHours, context.caller.key, sendingOf(context, info, { id, overlapHours })),
    revokeApiKey: (_, { id }, { keys, caller }) => keys.revoke(id, caller.key),
  },
  Viewer: {
    name: ({ key, name }) => key?.name ?? name,
    rateLimit: (_, __, { meter }) => {
      const { resetAt, ...rest } = meter.allowance()
      return { ...rest, resetAt: new Date(resetAt).toISOString() }
    },
  },
  ApiKey: {
    prefix: ({ id }) => `${PREFIX}${id}`,
    label: ({ label }) => label ?? null,
    types: ({ types }) => types ?? null,
    idPrefixes: ({ idPrefixes }) => idPrefixes ?? null,
    ownRecordsOnly: ({ ownRecordsOnly }) => ownRecordsOnly ?? false,
    events: ({ events = [] }) => events.toReversed(),
  },
  ApiKeyEvent: { by: ({ by }) => (by === null ? null : `${PREFIX}${by}`) },
}
