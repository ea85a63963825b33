import { preferredName } from '../domain/names.ts'
import { meetingQuestion } from '../domain/meetings.ts'
import { statementQuestion } from '../domain/statements.ts'
import { topicQuestion } from '../domain/topics.ts'
import type { Resolvers } from '../generated/types.ts'
import { recordFields } from './common.ts'
import { allOf, pageOf } from './listings.ts'
import { byId, checkIds, maybe } from './records.ts'
import { MEETING_IDS } from './meetings.ts'
import { STATEMENT_IDS } from './statements.ts'
import { recordOne } from './writing.ts'

export const topicResolvers: Resolvers = {
  Query: {
    topic: (_, ask, context, info) => byId('Topic', ask, context, info),
    topics: (_, { filter, ...ask }, context) => {
      const given = checkIds(filter ?? {}, { broader: 'Topic' })
      return pageOf(context, 'topics', topicQuestion(given), 'BY_SORT', ask, given)
    },
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
    broader: (topic, _, context, info) => maybe('Topic', topic.broader, context, info),
    narrower: (topic, _, context) => allOf(context, topicQuestion({ broader: topic.id }), 'BY_SORT'),
    instrument: (topic, _, context, info) => maybe('Document', topic.instrument, context, info),
    identifiers: (topic) => topic.identifiers ?? [],
    meetings: ({ id }, { filter, order, ...ask }, context) => {
      const given = checkIds(filter ?? {}, MEETING_IDS)
      const question = meetingQuestion(given, { name: 'MEETING_TOPIC', of: id })
      return pageOf(context, 'meetings', question, order, ask, given)
    },
    statements: ({ id }, { filter, order, ...ask }, context) => {
      const given = checkIds(filter ?? {}, STATEMENT_IDS)
      const question = statementQuestion(given, [{ name: 'STATEMENT_TOPIC', of: id }])
      return pageOf(context, 'statements', question, order, ask, given)
    },
  },
}
