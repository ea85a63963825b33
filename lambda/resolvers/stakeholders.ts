import { commitments } from '../domain/commitments.ts'
import { meetings } from '../domain/meetings.ts'
import { preferredName } from '../domain/names.ts'
import type { RecordOf } from '../domain/records.ts'
import { heldOn } from '../domain/roles.ts'
import { stakeholders } from '../domain/stakeholders.ts'
import { statements } from '../domain/statements.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { allOf, listingPage } from './listings.ts'
import { ofId } from './selection.ts'

const onDay = (roles: RecordOf['Role'][], day: string | null | undefined) =>
  day == null ? roles : roles.filter((role) => heldOn(role, day))

export const stakeholderResolvers: Resolvers = {
  Query: {
    stakeholders: (_, args, context) => listingPage(context, 'stakeholders', stakeholders, args),
  },
  Stakeholder: {
    name: (stakeholder, { lang }) => preferredName(stakeholder.names, lang),
    roles: ofId(async ({ id }, { at }, context) =>
      onDay(await allOf(context, 'Role', { name: 'HELD_ROLES', of: id }, 'OLDEST_FIRST'), at),
    ),
    holders: ofId(async ({ id }, { at }, context) =>
      onDay(await allOf(context, 'Role', { name: 'ROLES_IN', of: id }, 'OLDEST_FIRST'), at),
    ),
    meetings: ofId(({ id }, args, context) =>
      listingPage(context, 'meetings', meetings, args, [{ name: 'PARTICIPANT', of: id }]),
    ),
    statements: ofId(({ id }, args, context) =>
      listingPage(context, 'statements', statements, args, [{ name: 'SPEAKER', of: id }]),
    ),
    mentions: ofId(({ id }, args, context) =>
      listingPage(context, 'mentions', statements, args, [
        { name: 'ABOUT', of: id },
        { name: 'ADDRESSEE', of: id },
      ]),
    ),
    commitments: ofId(({ id }, args, context) =>
      listingPage(context, 'commitments', commitments, args, [{ name: 'COMMITTED', of: id }]),
    ),
  },
}
