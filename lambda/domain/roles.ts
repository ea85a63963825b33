import { type Bounds, overlaps } from './dates.ts'
import { ALWAYS, inTimeline, type Standing } from './listings.ts'
import type { RoleRecord } from './records.ts'

const earliest = (dates: readonly Bounds[]): Bounds | undefined =>
  dates.toSorted((a, b) => ((a.earliest ?? ALWAYS) < (b.earliest ?? ALWAYS) ? -1 : 1))[0]

/** The listings in which a role stands. */
export const roleStandings = (role: RoleRecord): Standing[] => {
  const stands = inTimeline(role.span ?? earliest(role.attestedOn ?? []))
  return [
    stands('ROLES'),
    stands('HELD_ROLES', role.holder),
    ...(role.organization ? [stands('ROLES_IN', role.organization)] : []),
  ]
}

/** Whether a role is known to be held on a day: its period contains the day, or it is attested on it. */
export const heldOn = (role: RoleRecord, day: string): boolean =>
  [...(role.span ? [role.span] : []), ...(role.attestedOn ?? [])].some((date) => overlaps(date, day, day))
