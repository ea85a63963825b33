import type { Resolvers } from '../generated/resolvers.ts'
import { mustHave } from '../access/caller.ts'
import { PREFIX } from '../access/secrets.ts'
import type { Context } from '../context.ts'
import { idempotencyOf } from './writing.ts'

/** Counts a change to a key, if one was made, in the log of the request: an alarm reports it. */
const counted = async <Done extends { apiKey: unknown }>({ noted }: Context, change: Promise<Done>): Promise<Done> => {
  const done = await change
  if (done.apiKey) noted.keyEvents = (noted.keyEvents ?? 0) + 1
  return done
}

export const accessResolvers: Resolvers = {
  Query: {
    viewer: (_, __, { caller }) => caller,
    apiKeys: (_, args, { keys }) => keys.list(args),
  },
  Mutation: {
    issueApiKey: (_, { input }, context, info) =>
      counted(context, context.keys.issue(input, context.caller.key, idempotencyOf(context, info, input))),
    rotateApiKey: (_, { id, overlapHours }, context, info) => {
      if (context.caller.key?.id !== id) mustHave('ADMIN', context.caller)
      const idempotency = idempotencyOf(context, info, { id, overlapHours })
      return counted(context, context.keys.rotate(id, overlapHours, context.caller.key, idempotency))
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
    overlapUntil: ({ secrets }) => {
      const until = secrets
        .flatMap((one) => one.until ?? [])
        .sort()
        .at(-1)
      return until !== undefined && until > new Date().toISOString() ? until : null
    },
    types: ({ types }) => types ?? null,
    idPrefixes: ({ idPrefixes }) => idPrefixes ?? null,
    ownRecordsOnly: ({ ownRecordsOnly }) => ownRecordsOnly ?? false,
    events: ({ events = [] }) => events.toReversed(),
  },
  ApiKeyEvent: { by: ({ by }) => (by === null ? null : `${PREFIX}${by}`) },
}
