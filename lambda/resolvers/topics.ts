import { meetings } from '../domain/meetings.ts'
import { preferredName } from '../domain/names.ts'
import { statements } from '../domain/statements.ts'
import { topics } from '../domain/topics.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { allOf, listingPage } from './listings.ts'
import { ofId } from './selection.ts'

export const topicResolvers: Resolvers = {
  Query: {
    topics: (_, args, context) => listingPage(context, 'topics', topics, args),
  },
  Topic: {
    label: (topic, { lang }) => preferredName(topic.labels, lang),
    narrower: ofId(({ id }, _, context) => allOf(context, 'Topic', { name: 'NARROWER', of: id }, 'BY_SORT')),
    meetings: ofId(({ id }, args, context) =>
      listingPage(context, 'meetings', meetings, args, [{ name: 'MEETING_TOPIC', of: id }]),
    ),
    statements: ofId(({ id }, args, context) =>
      listingPage(context, 'statements', statements, args, [{ name: 'STATEMENT_TOPIC', of: id }]),
    ),
  },
}
