import { type Bounds, overlaps } from './dates.ts'
import { distinct } from './listings.ts'
import type { RecordOf } from './records.ts'

/** A group that a stakeholder was a member of, and when; null if that is unknown, which counts as always. */
export interface Membership {
  group: string
  period: Bounds | null
}

/** The most groups of one stakeholder that are looked into. */
export const MOST_GROUPS = 100

/** The groups that a stakeholder is a member of, by the roles that it holds. */
export const membershipsOf = (held: readonly RecordOf['Role'][]): Membership[] =>
  held
    .flatMap(({ kind, organization, span }) =>
      kind === 'MEMBER' && organization ? [{ group: organization, period: span ?? null }] : [],
    )
    .slice(0, MOST_GROUPS)

/** Each group of memberships once. */
export const groupsOf = (memberships: readonly Membership[]): string[] =>
  distinct(memberships.map(({ group }) => group))

/** Whether a membership may have held on a date. If the date is unknown, only one without a known period has. */
export const heldDuring = ({ period }: Membership, date: Bounds | null | undefined): boolean =>
  period === null || (!!date && overlaps(period, date.earliest, date.latest))
