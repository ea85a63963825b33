import { distinct } from '../domain/listings.ts'
import { meetingQuestion } from '../domain/meetings.ts'
import type { MeetingRecord, StatementRecord } from '../domain/records.ts'
import type { Resolvers } from '../generated/types.ts'
import { recordFields } from './common.ts'
import { allOf, pageOf } from './listings.ts'
import { byId, checkIds, maybe, references } from './records.ts'
import { recordOne } from './writing.ts'

/** Of which type the ids in a filter of meetings are. */
export const MEETING_IDS = { participants: 'Stakeholder', topic: 'Topic' } as const

export const meetingResolvers: Resolvers = {
  Query: {
    meeting: (_, ask, context, info) => byId('Meeting', ask, context, info),
    meetings: (_, { filter, order, ...ask }, context) => {
      const given = checkIds(filter ?? {}, MEETING_IDS)
      return pageOf(context, 'meetings', meetingQuestion(given), order, ask, given)
    },
  },
  Mutation: {
    recordMeeting: async (_, { input, ...how }, context, info) => {
      const { record, userErrors } = await recordOne('Meeting', { meeting: input }, how, context, info)
      return { meeting: record, userErrors }
    },
  },
  Meeting: {
    ...recordFields,
    when: (meeting) => meeting.when ?? null,
    participants: (meeting, _, context, info) =>
      references('Stakeholder', distinct(meeting.parties.map((party) => party.stakeholder)), context, info),
    topics: (meeting, _, context, info) => references('Topic', meeting.topics, context, info),
    partOf: (meeting, _, context, info) => maybe('Meeting', meeting.partOf, context, info),
    parts: ({ id }, _, context) =>
      allOf<MeetingRecord>(context, { groups: [[{ name: 'PARTS', of: id }]] }, 'OLDEST_FIRST'),
    statements: ({ id }, ask, context) =>
      pageOf<StatementRecord>(
        context,
        'statements',
        { groups: [[{ name: 'MEETING_STATEMENTS', of: id }]] },
        'BY_SORT',
        ask,
      ),
  },
}
