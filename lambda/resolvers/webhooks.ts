import { PREFIX } from '../access/secrets.ts'
import type { Resolvers } from '../generated/resolvers.ts'

export const webhookResolvers: Resolvers = {
  Query: {
    webhooks: (_, page, { webhooks, caller }) => webhooks.list(caller, page),
    webhook: (_, { id }, { webhooks, caller }) => webhooks.find(caller, id),
  },
  Mutation: {
    createWebhook: (_, { input }, { webhooks, caller }) => webhooks.create(caller, input),
    updateWebhook: (_, { id, input }, { webhooks, caller }) => webhooks.update(caller, id, input),
    rotateWebhookSecret: (_, { id, overlapHours }, { webhooks, caller }) => webhooks.rotate(caller, id, overlapHours),
    replayWebhook: (_, asked, { webhooks, caller }) => webhooks.replay(caller, asked),
    pauseWebhook: (_, { id, paused }, { webhooks, caller }) => webhooks.pause(caller, id, paused),
    testWebhook: (_, { id }, { webhooks, caller }) => webhooks.test(caller, id),
    deleteWebhook: (_, { id }, { webhooks, caller }) => webhooks.remove(caller, id),
  },
  Webhook: {
    owner: ({ owner }) => `${PREFIX}${owner}`,
    lag: (webhook, _, { webhooks }) => webhooks.lagOf(webhook),
    overlapUntil: ({ secrets }) => {
      const now = new Date().toISOString()
      return (
        secrets
          .flatMap(({ until }) => until ?? [])
          .filter((until) => until > now)
          .sort()
          .at(-1) ?? null
      )
    },
    deliveries: (webhook, page, { webhooks }) => webhooks.deliveriesOf(webhook, page),
  },
  WebhookFilter: {
    types: ({ types }) => types ?? null,
    stakeholders: ({ stakeholders }) => stakeholders ?? null,
    topics: ({ topics }) => topics ?? null,
  },
}
