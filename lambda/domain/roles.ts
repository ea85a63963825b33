import { overlaps } from './dates.ts'
import { inTimeline, type Standing } from './listings.ts'
import type { RoleRecord } from './records.ts'

/** The listings in which a role stands. */
export const roleStandings = (role: RoleRecord): Standing[] => {
  const stands = inTimeline(role.span ?? role.attestedOn?.[0])
  return [
    stands('ROLES'),
    stands('HELD_ROLES', role.holder),
    ...(role.organization ? [stands('ROLES_IN', role.organization)] : []),
  ]
}

/** Whether a role is known to be held on a day: its period contains the day, or it is attested on it. */
export const heldOn = (role: RoleRecord, day: string): boolean =>
  [...(role.span ? [role.span] : []), ...(role.attestedOn ?? [])].some((date) => overlaps(date, day, day))
