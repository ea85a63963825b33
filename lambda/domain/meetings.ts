import { badInput } from '../errors.ts'
import type { MeetingFilter } from '../generated/types.ts'
import { distinct, isInRange, inTimeline, type Listing, type ListingQuery, type Standing } from './listings.ts'
import type { MeetingRecord } from './records.ts'

/** The listings in which a meeting stands. */
export const meetingStandings = (meeting: MeetingRecord): Standing[] => {
  const stands = inTimeline(meeting.when)
  const present = distinct(meeting.parties.flatMap((party) => [party.stakeholder, ...(party.onBehalfOf ?? [])]))
  return [
    stands('MEETINGS'),
    stands('MEETING_STATE', meeting.state),
    ...present.map((id) => stands('PARTICIPANT', id)),
    ...(meeting.country ? [stands('MEETING_COUNTRY', meeting.country)] : []),
    ...distinct(meeting.topics ?? []).map((id) => stands('MEETING_TOPIC', id)),
    ...(meeting.partOf ? [stands('PARTS', meeting.partOf)] : []),
  ]
}

/** So many listings are read side by side at the most. */
const MOST_PARTICIPANTS = 10

/** The question that a filter asks, of the listing it is asked on, if of one. Throws BAD_USER_INPUT for too many participants. */
export const meetingQuestion = (filter: MeetingFilter, of?: Listing): ListingQuery<MeetingRecord> => {
  if ((filter.participants?.length ?? 0) > MOST_PARTICIPANTS)
    throw badInput(`\`participants\` names more than ${MOST_PARTICIPANTS} stakeholders.`)
  const groups: Listing[][] = of ? [[of]] : []
  for (const id of distinct(filter.participants ?? [])) groups.push([{ name: 'PARTICIPANT', of: id }])
  if (filter.country) groups.push([{ name: 'MEETING_COUNTRY', of: filter.country }])
  if (filter.topic) groups.push([{ name: 'MEETING_TOPIC', of: filter.topic }])
  if (filter.states && groups.length === 0)
    groups.push(distinct(filter.states).map((of) => ({ name: 'MEETING_STATE', of })))
  return {
    groups: groups.length ? groups : [[{ name: 'MEETINGS' }]],
    from: filter.from,
    to: filter.to,
    sieve: !!(filter.kinds ?? filter.states),
    matches: (meeting) =>
      isInRange(meeting.when, filter) &&
      (!filter.kinds || filter.kinds.includes(meeting.kind)) &&
      (!filter.states || filter.states.includes(meeting.state)),
  }
}
