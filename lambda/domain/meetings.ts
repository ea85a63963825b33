import { badInput } from '../errors.ts'
import type { MeetingFilter } from '../generated/types.ts'
import { distinct, inTimeline } from './listings.ts'
import { DAYS, type FilteredNoun, listedBy, oneOf, oneOfListed } from './noun.ts'

/** The most listings that one filter may join: each participant adds one. */
const MOST_PARTICIPANTS = 10

export const meetings: FilteredNoun<'Meeting', MeetingFilter> = {
  type: 'Meeting',
  prefix: 'mtg_',
  all: 'MEETINGS',
  order: 'NEWEST_FIRST',
  derive: () => ({}),
  check(meeting, check) {
    meeting.parties.forEach((party, index) => {
      const fits = party.function !== 'SPEAKER' && party.function !== 'ADDRESSEE'
      check(
        !fits,
        ['parties', index, 'function'],
        'A party of a meeting takes part, hosts, visits or organizes: it is no SPEAKER or ADDRESSEE.',
      )
    })
  },
  entries(meeting) {
    const entry = inTimeline(meeting.when)
    const present = distinct(meeting.parties.flatMap((party) => [party.stakeholder, ...(party.onBehalfOf ?? [])]))
    return [
      entry('MEETINGS'),
      entry('MEETING_STATE', meeting.state),
      ...present.map((id) => entry('PARTICIPANT', id)),
      ...(meeting.country ? [entry('MEETING_COUNTRY', meeting.country)] : []),
      ...distinct(meeting.topics ?? []).map((id) => entry('MEETING_TOPIC', id)),
      ...(meeting.partOf ? [entry('PARTS', meeting.partOf)] : []),
    ]
  },
  dateOf: (meeting) => meeting.when,
  criteria: {
    participants(ids) {
      if (ids.length > MOST_PARTICIPANTS) throw badInput(`\`participants\` has more than ${MOST_PARTICIPANTS} members.`)
      return { groups: distinct(ids).map((of) => [{ name: 'PARTICIPANT', of }]) }
    },
    country: listedBy('MEETING_COUNTRY'),
    topic: listedBy('MEETING_TOPIC'),
    states: oneOfListed('MEETING_STATE', (meeting) => meeting.state),
    kinds: oneOf((meeting) => meeting.kind),
    ...DAYS,
  },
}
