import { badInput } from '../errors.ts'
import type { MeetingFilter } from '../generated/types.ts'
import { dayOf, edtfBounds, isAfter } from './dates.ts'
import { isAmong, withGroups } from './groups.ts'
import { identifierKey, identifierSought, sameIdentifier } from './identifiers.ts'
import { distinct, inTimeline, type Listing } from './listings.ts'
import {
  type Condition,
  type Criterion,
  DAYS,
  type FilteredNoun,
  type Given,
  knownBy,
  listedBy,
  onTopic,
  oneOf,
  oneOfListed,
} from './noun.ts'
import { attending, checkParties, participantsOf, warnOfParties, warnOfReports } from './parties.ts'
import type { RecordOf } from './records.ts'

/** The most listings that one filter may join: each participant adds one. */
const MOST_PARTICIPANTS = 10

const checkParticipants = (field: string, ids: readonly string[]) => {
  if (ids.length > MOST_PARTICIPANTS) throw badInput(`\`${field}\` has more than ${MOST_PARTICIPANTS} members.`)
}

/** The listings of what somebody attended, in person or through a group. */
const attendedBy = (id: string, given: Given<MeetingFilter>): Listing[] =>
  withGroups(id, given).map((of) => ({ name: 'PARTICIPANT', of }))

/** What else a meeting must be if groups count: they count while the stakeholder was their member. */
const matchingGroups = (
  each: readonly string[],
  given: Given<MeetingFilter>,
  isWanted: (isPresent: (id: string) => boolean) => boolean,
): Condition<RecordOf['Meeting']> =>
  given.memberships.size === 0
    ? {}
    : {
        compares: each.flatMap((id) => withGroups(id, given)),
        matches: ({ parties, when }, { isOne }) => {
          const present = parties.flatMap(attending)
          return isWanted((id) => isAmong(present, id, when, isOne, given))
        },
      }

/** The criterion that all of some stakeholders took part. */
const allOf =
  (field: string): Criterion<readonly string[], RecordOf['Meeting'], MeetingFilter> =>
  (ids, given) => {
    checkParticipants(field, ids)
    const each = distinct(ids)
    return {
      groups: each.map((id) => attendedBy(id, given)),
      ...matchingGroups(each, given, (isPresent) => each.every(isPresent)),
    }
  }

export const meetings: FilteredNoun<'Meeting', MeetingFilter> = {
  type: 'Meeting',
  prefix: 'mtg_',
  all: 'MEETINGS',
  order: 'NEWEST_FIRST',
  derive: () => ({}),
  check(meeting, check) {
    checkParties(meeting.parties, check)
    meeting.parties.forEach((party, index) => {
      const fits = party.function !== 'SPEAKER' && party.function !== 'ADDRESSEE'
      check(
        !fits,
        ['parties', index, 'function'],
        'A party of a meeting takes part, hosts, visits, organizes, interprets, signs or mediates: it is not a SPEAKER or ADDRESSEE.',
      )
    })
  },
  warn(meeting, beside, warn) {
    const { when, state, evidence = [] } = meeting
    const day = when?.edtf ?? ''
    warn(
      state === 'HELD' && isAfter(when, dayOf(beside.today)),
      'IN_THE_FUTURE',
      ['when'],
      `It is HELD, and ${day} is still to come.`,
    )
    if (state === 'HELD') warnOfReports(when, evidence ?? [], beside, warn)
    warnOfParties(meeting.parties, beside, warn)
  },
  lookAlikes({ identifiers, when, parties }) {
    const [first] = participantsOf(parties)
    const day = when && edtfBounds(when.edtf)
    return [
      ...sameIdentifier('MEETING_IDENTIFIER', identifiers),
      ...(first && day?.earliest != null && day.earliest === day.latest
        ? [
            {
              listing: { name: 'PARTICIPANT' as const, of: first },
              field: ['parties'],
              what: 'the day and the participants',
              on: day,
              isAlike: (other: RecordOf['Meeting']) =>
                other.when?.earliest === day.earliest &&
                other.when.latest === day.latest &&
                participantsOf(other.parties).join() === participantsOf(parties).join(),
            },
          ]
        : []),
    ]
  },
  entries(meeting) {
    const entry = inTimeline(meeting.when)
    const present = distinct(meeting.parties.flatMap(attending))
    return [
      entry('MEETINGS'),
      entry('MEETING_STATE', meeting.state),
      ...present.map((id) => entry('PARTICIPANT', id)),
      ...(meeting.country ? [entry('MEETING_COUNTRY', meeting.country)] : []),
      ...distinct(meeting.topics ?? []).map((id) => entry('MEETING_TOPIC', id)),
      ...(meeting.partOf ? [entry('PARTS', meeting.partOf)] : []),
      ...(meeting.onSidelinesOf ? [entry('SIDELINES', meeting.onSidelinesOf)] : []),
      ...(meeting.identifiers ?? []).map((identifier) => entry('MEETING_IDENTIFIER', identifierKey(identifier))),
    ]
  },
  dateOf: (meeting) => meeting.when,
  criteria: {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- clients may still send it
    participants: allOf('participants'),
    participantsAllOf: allOf('participantsAllOf'),
    participantsAnyOf(ids, given) {
      checkParticipants('participantsAnyOf', ids)
      const each = distinct(ids)
      return {
        groups: [each.flatMap((id) => attendedBy(id, given))],
        ...matchingGroups(each, given, (isPresent) => each.some(isPresent)),
      }
    },
    throughGroups: () => ({}), // the participants' criteria look at it
    identifier: knownBy('MEETING_IDENTIFIER', identifierSought),
    onSidelinesOf: listedBy('SIDELINES'),
    country: listedBy('MEETING_COUNTRY'),
    topic: onTopic('MEETING_TOPIC'),
    narrower: () => ({}), // `topic` looks at it
    states: oneOfListed('MEETING_STATE', (meeting) => meeting.state),
    kinds: oneOf((meeting) => meeting.kind),
    ...DAYS,
  },
}
