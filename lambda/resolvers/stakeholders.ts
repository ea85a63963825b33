import type { Context } from '../context.ts'
import { commitments } from '../domain/commitments.ts'
import { preferredName } from '../domain/names.ts'
import type { RecordOf } from '../domain/records.ts'
import { heldOn } from '../domain/roles.ts'
import { stakeholders } from '../domain/stakeholders.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { allOf, listingPage } from './listings.ts'
import { meetingPage } from './meetings.ts'
import { readable } from './records.ts'
import { ofId } from './selection.ts'
import { statementPage } from './statements.ts'

/** The roles that were held on a day; in a body that had ended by then, none is. */
const onDay = async (roles: RecordOf['Role'][], day: string | null | undefined, context: Context) => {
  if (day == null) return roles
  const held = await Promise.all(
    roles.map(async (role) => {
      const { organization } = role
      const body =
        organization && heldOn(role, day) ? await readable(context, () => context.data.find(organization)) : null
      return heldOn(role, day, body && 'existence' in body ? body.existence : null)
    }),
  )
  return roles.filter((_, index) => held[index])
}

export const stakeholderResolvers: Resolvers = {
  Query: {
    stakeholders: (_, args, context) => listingPage(context, 'stakeholders', stakeholders, args),
  },
  Stakeholder: {
    name: (stakeholder, { lang, at }) => preferredName(stakeholder.names, lang, at),
    successors: ofId(({ id }, _, context) => allOf(context, 'Stakeholder', { name: 'SUCCESSORS', of: id }, 'BY_SORT')),
    roles: ofId(async ({ id }, { at }, context) =>
      onDay(await allOf(context, 'Role', { name: 'HELD_ROLES', of: id }, 'OLDEST_FIRST'), at, context),
    ),
    holders: ofId(async ({ id }, { at }, context) =>
      onDay(await allOf(context, 'Role', { name: 'ROLES_IN', of: id }, 'OLDEST_FIRST'), at, context),
    ),
    meetings: ofId(({ id }, args, context) =>
      meetingPage(context, 'meetings', args, [{ name: 'PARTICIPANT', of: id }]),
    ),
    statements: ofId(({ id }, args, context) =>
      statementPage(context, 'statements', args, [{ name: 'SPEAKER', of: id }]),
    ),
    mentions: ofId(({ id }, args, context) =>
      statementPage(context, 'mentions', args, [
        { name: 'ABOUT', of: id },
        { name: 'ADDRESSEE', of: id },
      ]),
    ),
    commitments: ofId(({ id }, args, context) =>
      listingPage(context, 'commitments', commitments, args, [{ name: 'COMMITTED', of: id }]),
    ),
  },
}
