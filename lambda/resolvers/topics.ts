import { preferredName } from '../domain/names.ts'
import { topics } from '../domain/topics.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { allOf, listingPage, onTopic } from './listings.ts'
import { meetingPage } from './meetings.ts'
import { ofId } from './selection.ts'
import { statementPage } from './statements.ts'

export const topicResolvers: Resolvers = {
  Query: {
    topics: (_, args, context) => listingPage(context, 'topics', topics, args),
  },
  Topic: {
    label: (topic, { lang }) => preferredName(topic.labels, lang),
    narrower: ofId(({ id }, _, context) => allOf(context, 'Topic', { name: 'NARROWER', of: id }, 'BY_SORT')),
    meetings: ofId(async ({ id }, args, context) =>
      meetingPage(context, 'meetings', args, await onTopic(context, id, 'MEETING_TOPIC', args.filter)),
    ),
    statements: ofId(async ({ id }, args, context) =>
      statementPage(context, 'statements', args, await onTopic(context, id, 'STATEMENT_TOPIC', args.filter)),
    ),
  },
}
