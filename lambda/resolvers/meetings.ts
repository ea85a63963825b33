import type { Context } from '../context.ts'
import { distinct, type Listing } from '../domain/listings.ts'
import { meetings } from '../domain/meetings.ts'
import type { RecordOf } from '../domain/records.ts'
import type { MeetingFilter } from '../generated/types.ts'
import type { ListedPage } from '../reading/pages.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { mismatchOf } from '../domain/nouns.ts'
import { allOf, listingPage, membershipsBy, queryPage, topicsUnder } from './listings.ts'
import { accountsOf } from './accounts.ts'
import { becoming, reference, references } from './records.ts'
import { ofId } from './selection.ts'

/** A page of meetings; with `throughGroups`, also of those that groups of the participants attended. */
export const meetingPage = async (
  context: Context,
  where: string,
  args: Parameters<typeof listingPage<'Meeting', MeetingFilter>>[3],
  of?: Listing[],
): Promise<ListedPage<RecordOf['Meeting']>> => {
  const { participantsAllOf, participantsAnyOf, throughGroups, topic, narrower, ...others } = args.filter ?? {}
  const former = others.participants // eslint-disable-line @typescript-eslint/no-deprecated -- clients may still send it
  const taking = distinct([former, participantsAllOf, participantsAnyOf].flatMap((ids) => ids ?? []))
  const [memberships, under] = await Promise.all([
    throughGroups ? membershipsBy(context, taking) : undefined,
    narrower && topic != null && mismatchOf(topic, 'Topic') === null ? topicsUnder(context, topic) : undefined,
  ])
  return listingPage(context, where, meetings, args, of, { memberships, under })
}

export const meetingResolvers: Resolvers = {
  Query: {
    meetings: (_, args, context) => meetingPage(context, 'meetings', args),
  },
  Meeting: {
    participants: (meeting, _, context, info) =>
      becoming('Stakeholder', distinct(meeting.parties.map((party) => party.stakeholder)), context, info),
    accounts: (meeting, _, context) => accountsOf(meeting, context),
    sidelines: ofId(({ id }, _, context) => allOf(context, 'Meeting', { name: 'SIDELINES', of: id }, 'OLDEST_FIRST')),
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
  Account: {
    side: ({ side }, _, context, info) => (side === null ? null : reference('Stakeholder', side, context, info)),
    documents: ({ documents }, _, context, info) => references('Document', documents, context, info),
  },
}
