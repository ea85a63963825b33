import { type Bounds, overlaps } from './dates.ts'
import { distinct, type IsOne } from './listings.ts'
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

/** Whether a membership may have held on a date. If the date is unknown, only one without a known period has. */
const heldDuring = ({ period }: Membership, date: Bounds | null | undefined): boolean =>
  period === null || (!!date && overlaps(period, date.earliest, date.latest))

/** What was looked up of the groups of the stakeholders in a filter. */
interface Through {
  memberships: ReadonlyMap<string, readonly Membership[]>
}

/** A stakeholder of a filter with the groups through which it may be found. */
export const withGroups = (id: string, { memberships }: Through): string[] =>
  distinct([id, ...(memberships.get(id) ?? []).map(({ group }) => group)])

/** Whether a stakeholder of a filter is among others on a date, itself or by a group that it was a member of then. */
export const isAmong = (
  ids: readonly (string | null | undefined)[],
  wanted: string,
  date: Bounds | null | undefined,
  isOne: IsOne,
  { memberships }: Through,
): boolean => {
  const isHere = (one: string) => ids.some((id) => isOne(id, one))
  return isHere(wanted) || (memberships.get(wanted) ?? []).some((one) => isHere(one.group) && heldDuring(one, date))
}
