import type { CommitmentFilter, CommitmentState } from '../generated/types.ts'
import { distinct, isInRange, inTimeline, type Listing, type ListingQuery, type Standing } from './listings.ts'
import type { CommitmentRecord } from './records.ts'

/** The listings in which a commitment stands. */
export const commitmentStandings = (commitment: CommitmentRecord): Standing[] => {
  const stands = inTimeline(commitment.due)
  return [
    stands('COMMITMENTS'),
    stands('COMMITMENT_STATE', commitment.state),
    ...distinct(commitment.by).map((id) => stands('COMMITTED', id)),
    ...distinct(commitment.toward ?? []).map((id) => stands('TOWARD', id)),
    ...distinct(commitment.statements).map((id) => stands('COMMITMENTS_BY_STATEMENT', id)),
  ]
}

const dayBefore = (day: string) => new Date(new Date(day).getTime() - 86_400_000).toISOString().slice(0, 10)

/** The question that a filter asks, of the listing it is asked on, if of one. */
export const commitmentQuestion = (filter: CommitmentFilter, of?: Listing): ListingQuery<CommitmentRecord> => {
  const groups: Listing[][] = of ? [[of]] : []
  if (filter.by) groups.push([{ name: 'COMMITTED', of: filter.by }])
  if (filter.toward) groups.push([{ name: 'TOWARD', of: filter.toward }])
  if (filter.states && groups.length === 0)
    groups.push(distinct<CommitmentState>(filter.states).map((of) => ({ name: 'COMMITMENT_STATE', of })))
  return {
    groups: groups.length ? groups : [[{ name: 'COMMITMENTS' }]],
    to: filter.dueBefore && dayBefore(filter.dueBefore),
    sieve: !!(filter.states ?? filter.dueBefore),
    matches: (commitment) =>
      isInRange(commitment.due, { to: filter.dueBefore && dayBefore(filter.dueBefore) }) &&
      (!filter.states || filter.states.includes(commitment.state)),
  }
}
