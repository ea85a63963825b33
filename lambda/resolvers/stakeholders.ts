import { commitmentQuestion } from '../domain/commitments.ts'
import { meetingQuestion } from '../domain/meetings.ts'
import { preferredName } from '../domain/names.ts'
import { heldOn } from '../domain/roles.ts'
import type { RoleRecord } from '../domain/records.ts'
import { stakeholderQuestion } from '../domain/stakeholders.ts'
import { statementQuestion } from '../domain/statements.ts'
import type { Resolvers } from '../generated/types.ts'
import { recordFields } from './common.ts'
import { COMMITMENT_IDS } from './commitments.ts'
import { allOf, pageOf } from './listings.ts'
import { MEETING_IDS } from './meetings.ts'
import { byId, checkIds, maybe } from './records.ts'
import { STATEMENT_IDS } from './statements.ts'
import { recordOne } from './writing.ts'

const onDay = (roles: RoleRecord[], day: string | null | undefined) =>
  day == null ? roles : roles.filter((role) => heldOn(role, day))

export const stakeholderResolvers: Resolvers = {
  Query: {
    stakeholder: (_, ask, context, info) => byId('Stakeholder', ask, context, info),
    stakeholders: (_, { filter, ...ask }, context) =>
      pageOf(context, 'stakeholders', stakeholderQuestion(filter ?? {}), 'BY_SORT', ask, filter ?? {}),
  },
  Mutation: {
    recordStakeholder: async (_, { input, ...how }, context, info) => {
      const { record, userErrors } = await recordOne('Stakeholder', { stakeholder: input }, how, context, info)
      return { stakeholder: record, userErrors }
    },
  },
  Stakeholder: {
    ...recordFields,
    name: (stakeholder, { lang }) => preferredName(stakeholder.names, lang),
    parent: (stakeholder, _, context, info) => maybe('Stakeholder', stakeholder.parent, context, info),
    identifiers: (stakeholder) => stakeholder.identifiers ?? [],
    roles: async ({ id }, { at }, context) =>
      onDay(await allOf<RoleRecord>(context, { groups: [[{ name: 'HELD_ROLES', of: id }]] }, 'OLDEST_FIRST'), at),
    holders: async ({ id }, { at }, context) =>
      onDay(await allOf<RoleRecord>(context, { groups: [[{ name: 'ROLES_IN', of: id }]] }, 'OLDEST_FIRST'), at),
    meetings: ({ id }, { filter, order, ...ask }, context) => {
      const given = checkIds(filter ?? {}, MEETING_IDS)
      const question = meetingQuestion(given, { name: 'PARTICIPANT', of: id })
      return pageOf(context, 'meetings', question, order, ask, given)
    },
    statements: ({ id }, { filter, order, ...ask }, context) => {
      const given = checkIds(filter ?? {}, STATEMENT_IDS)
      const question = statementQuestion(given, [{ name: 'SPEAKER', of: id }])
      return pageOf(context, 'statements', question, order, ask, given)
    },
    mentions: ({ id }, { filter, order, ...ask }, context) => {
      const given = checkIds(filter ?? {}, STATEMENT_IDS)
      const question = statementQuestion(given, [
        { name: 'ABOUT', of: id },
        { name: 'ADDRESSEE', of: id },
      ])
      return pageOf(context, 'mentions', question, order, ask, given)
    },
    commitments: ({ id }, { filter, ...ask }, context) => {
      const given = checkIds(filter ?? {}, COMMITMENT_IDS)
      const question = commitmentQuestion(given, { name: 'COMMITTED', of: id })
      return pageOf(context, 'commitments', question, 'OLDEST_FIRST', ask, given)
    },
  },
}
