import type { Resolvers } from '../generated/resolvers.ts'
import { PREFIX } from '../access/secrets.ts'
import type { Context } from '../context.ts'
import { idempotencyOf } from './writing.ts'

/** Counts a change to a key, where there was one, for the metrics of the request: an alarm tells of it. */
const counted = async <Done extends { apiKey: unknown }>({ noted }: Context, change: Promise<Done>): Promise<Done> => {
  const done = await change
  if (done.apiKey) noted.keyEvents = (noted.keyEvents ?? 0) + 1
  return done
}

export const accessResolvers: Resolvers = {
  Query: {
    viewer: (_, __, { caller }) => caller,
    apiKeys: (_, ask, { keys }) => keys.list(ask),
  },
  Mutation: {
    issueApiKey: (_, { input }, context, info) =>
      counted(context, context.keys.issue(input, context.caller.key, idempotencyOf(context, info, input))),
    rotateApiKey: (_, { id, overlapHours }, context, info) => {
      const sending = idempotencyOf(context, info, { id, overlapHours })
      return counted(context, context.keys.rotate(id, overlapHours, context.caller.key, sending))
    },
    revokeApiKey: (_, { id }, context) => counted(context, context.keys.revoke(id, context.caller.key)),
  },
  Viewer: {
    name: ({ key, name }) => key?.name ?? name,
    rateLimit: (_, __, { meter }) => {
      const { resetAt, ...rest } = meter.rateLimit()
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
