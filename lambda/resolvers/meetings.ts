import { distinct } from '../domain/listings.ts'
import { meetings } from '../domain/meetings.ts'
import type { RecordOf } from '../domain/records.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { allOf, listingPage, queryPage } from './listings.ts'
import { references } from './records.ts'
import { ofId } from './selection.ts'

export const meetingResolvers: Resolvers = {
  Query: {
    meetings: (_, args, context) => listingPage(context, 'meetings', meetings, args),
  },
  Meeting: {
    participants: (meeting, _, context, info) =>
      references('Stakeholder', distinct(meeting.parties.map((party) => party.stakeholder)), context, info),
    parts: ofId(({ id }, _, context) => allOf(context, 'Meeting', { name: 'PARTS', of: id }, 'OLDEST_FIRST')),
    statements: ofId(({ id }, args, context) =>
      queryPage<RecordOf['Statement']>(
        context,
        'statements',
        { groups: [[{ name: 'MEETING_STATEMENTS', of: id }]] },
        'BY_SORT',
        args,
      ),
    ),
  },
}
