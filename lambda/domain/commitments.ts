import type { CommitmentFilter } from '../generated/types.ts'
import { isAfter } from './dates.ts'
import { distinct, inTimeline } from './listings.ts'
import { type FilteredNoun, listedBy, oneOfListed } from './noun.ts'
import { attending, speaks } from './parties.ts'

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
  warn({ by, due, statements }, { named }, warn) {
    const made = statements.map((id) => named(id, 'Statement'))
    const known = made.filter((statement) => statement !== null)
    const committed = new Set(known.flatMap(({ parties }) => parties.filter(speaks).flatMap(attending)))
    if (known.length === made.length)
      by.forEach((id, index) => {
        warn(!committed.has(id), 'NOT_A_SPEAKER', ['by', index], `\`${id}\` does not speak in its statements.`)
      })
    const tooEarly = due && known.length > 0 && known.every(({ saidOn }) => isAfter(saidOn, due))
    warn(tooEarly ?? false, 'DATES_DISAGREE', ['due'], `It was due ${due?.edtf ?? ''}, before it was made.`)
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
