import type { CommitmentFilter } from '../generated/types.ts'
import { distinct, inTimeline } from './listings.ts'
import { type FilteredNoun, listedBy, oneOfListed } from './noun.ts'

const dayBefore = (day: string) => new Date(new Date(day).getTime() - 86_400_000).toISOString().slice(0, 10)

export const commitments: FilteredNoun<'Commitment', CommitmentFilter> = {
  type: 'Commitment',
  prefix: 'com_',
  all: 'COMMITMENTS',
  order: 'OLDEST_FIRST',
  derive: ({ state }) => ({ state: state ?? 'OPEN' }),
  check(commitment, check) {
    check(commitment.by.length === 0, ['by'], 'A commitment must name who made it.')
    check(commitment.statements.length === 0, ['statements'], 'A commitment must name a statement that makes it.')
  },
  entries(commitment) {
    const entry = inTimeline(commitment.due)
    return [
      entry('COMMITMENTS'),
      entry('COMMITMENT_STATE', commitment.state),
      ...distinct(commitment.by).map((id) => entry('COMMITTED', id)),
      ...distinct(commitment.toward ?? []).map((id) => entry('TOWARD', id)),
      ...distinct(commitment.statements).map((id) => entry('COMMITMENTS_BY_STATEMENT', id)),
    ]
  },
  dateOf: (commitment) => commitment.due,
  criteria: {
    by: listedBy('COMMITTED'),
    toward: listedBy('TOWARD'),
    states: oneOfListed('COMMITMENT_STATE', (commitment) => commitment.state),
    dueBefore: (day) => ({ to: dayBefore(day) }),
  },
}
