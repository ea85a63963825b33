import { preferredName } from '../domain/names.ts'
import { topics } from '../domain/topics.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { allOf, listingPage } from './listings.ts'
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
    meetings: ofId(({ id }, args, context) =>
      meetingPage(context, 'meetings', args, [{ name: 'MEETING_TOPIC', of: id }]),
    ),
    statements: ofId(({ id }, args, context) =>
      statementPage(context, 'statements', args, [{ name: 'STATEMENT_TOPIC', of: id }]),
    ),
  },
}
