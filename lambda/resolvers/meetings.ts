import { distinct } from '../domain/listings.ts'
import { meetings } from '../domain/meetings.ts'
import type { RecordOf } from '../domain/records.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { recordFields } from './common.ts'
import { allOf, listingPage, queryPage } from './listings.ts'
import { byId, references } from './records.ts'
import { recordOne } from './writing.ts'

export const meetingResolvers: Resolvers = {
  Query: {
    meeting: (_, ask, context, info) => byId('Meeting', ask, context, info),
    meetings: (_, args, context) => listingPage(context, 'meetings', meetings, args),
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
    parts: ({ id }, _, context) => allOf(context, 'Meeting', { name: 'PARTS', of: id }, 'OLDEST_FIRST'),
    statements: ({ id }, ask, context) =>
      queryPage<RecordOf['Statement']>(
        context,
        'statements',
        { groups: [[{ name: 'MEETING_STATEMENTS', of: id }]] },
        'BY_SORT',
        ask,
      ),
  },
}
