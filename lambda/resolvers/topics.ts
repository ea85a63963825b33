import { meetings } from '../domain/meetings.ts'
import { preferredName } from '../domain/names.ts'
import { statements } from '../domain/statements.ts'
import { topics } from '../domain/topics.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { recordFields } from './common.ts'
import { allOf, listingPage } from './listings.ts'
import { byId } from './records.ts'
import { recordOne } from './writing.ts'

export const topicResolvers: Resolvers = {
  Query: {
    topic: (_, ask, context, info) => byId('Topic', ask, context, info),
    topics: (_, args, context) => listingPage(context, 'topics', topics, args),
  },
  Mutation: {
    recordTopic: async (_, { input, ...how }, context, info) => {
      const { record, userErrors } = await recordOne('Topic', { topic: input }, how, context, info)
      return { topic: record, userErrors }
    },
  },
  Topic: {
    ...recordFields,
    label: (topic, { lang }) => preferredName(topic.labels, lang),
    narrower: (topic, _, context) => allOf(context, 'Topic', { name: 'NARROWER', of: topic.id }, 'BY_SORT'),
    identifiers: (topic) => topic.identifiers ?? [],
    meetings: ({ id }, args, context) =>
      listingPage(context, 'meetings', meetings, args, [{ name: 'MEETING_TOPIC', of: id }]),
    statements: ({ id }, args, context) =>
      listingPage(context, 'statements', statements, args, [{ name: 'STATEMENT_TOPIC', of: id }]),
  },
}
