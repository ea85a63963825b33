import { checkEdtf } from './checks.ts'
import { type Bounds, overlaps, storedBounds } from './dates.ts'
import { ALWAYS, inTimeline } from './listings.ts'
import type { Noun } from './noun.ts'
import type { RecordOf } from './records.ts'

const earliest = (dates: readonly Bounds[]): Bounds | undefined =>
  dates.toSorted((a, b) => ((a.earliest ?? ALWAYS) < (b.earliest ?? ALWAYS) ? -1 : 1))[0]

/**
 * Whether a role is known to be held on a day: its period contains the day, or it is attested on it.
 * @param existence when the body in which it is held existed: it is held no longer than that
 */
export const heldOn = (role: RecordOf['Role'], day: string, existence?: string | null): boolean =>
  (existence == null || overlaps(storedBounds(existence), day, day)) &&
  [...(role.span ? [role.span] : []), ...(role.attestedOn ?? [])].some((date) => overlaps(date, day, day))

export const roles: Noun<'Role'> = {
  type: 'Role',
  prefix: 'rol_',
  all: 'ROLES',
  derive: ({ period }) => ({ span: period == null ? undefined : storedBounds(period) }),
  check(role, check) {
    checkEdtf(role.period, ['period'], check)
    const isOwn = role.kind === 'MEMBER' && role.organization === role.holder
    check(isOwn, ['organization'], 'A group is not a member of itself.')
  },
  entries(role) {
    const entry = inTimeline(role.span ?? earliest(role.attestedOn ?? []))
    return [
      entry('ROLES'),
      entry('HELD_ROLES', role.holder),
      ...(role.organization ? [entry('ROLES_IN', role.organization)] : []),
    ]
  },
}
