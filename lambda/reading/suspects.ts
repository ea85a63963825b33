import type { Path } from '../domain/checks.ts'
import { toRecordInput } from '../domain/inputs.ts'
import { initial, nameSort } from '../domain/names.ts'
import { isOf } from '../domain/nouns.ts'
import type { AnyRecord } from '../domain/records.ts'
import { lookAlikesOf } from '../domain/warnings.ts'
import { copyOf } from '../table/bodies.ts'
import { position } from '../table/keys.ts'
import { type Range, ranges } from '../table/ranges.ts'
import type { Reads } from './batches.ts'
import { isShown } from './walk.ts'

/** How many records are compared with one, for each thing that they may have in common. */
const MOST_COMPARED = 25

/** Two records that may be one, and what they have in common. */
export interface SuspectPair {
  record: AnyRecord
  other: AnyRecord
  field: Path
  what: string
}

/** Where records that may be the same as another have entries, and which of them are alike. */
interface Look {
  range: Range
  field: Path
  what: string
  isAlike: (other: AnyRecord) => boolean
}

/** The listings of the names of a stakeholder, for others who are called exactly so. */
const namesakes = (record: AnyRecord): Look[] => {
  if (!isOf(record, 'Stakeholder')) return []
  const isFromElsewhere = (other: AnyRecord) =>
    isOf(other, 'Stakeholder') && !!other.country && !!record.country && other.country !== record.country
  return record.names.flatMap(({ text, kind }): Look[] => {
    const sort = nameSort(text)
    if (kind === 'METONYM' || sort === '') return []
    const [range] = ranges({ name: 'NAME', of: initial(sort) }, { prefix: position(sort, '') })
    return [
      {
        range: range!,
        field: ['stakeholder', 'names'],
        what: `the name ${text}`,
        isAlike: (other) => !isFromElsewhere(other),
      },
    ]
  })
}

/** Opens the search for records that may be one, for one request. */
export const openSuspects = (reads: Reads) => ({
  /** The records that may be the same as one, each once, with what they have in common. */
  async suspectsOf(record: AnyRecord): Promise<SuspectPair[]> {
    const looks: Look[] = [
      ...lookAlikesOf(toRecordInput(record)).map(({ listing, on, field, what, isAlike }) => {
        const [range] = ranges(listing, on ? { from: on.earliest, to: on.latest } : {})
        return { range: range!, field, what, isAlike }
      }),
      ...namesakes(record),
    ]
    const found = await Promise.all(
      looks.map(async ({ range, field, what, isAlike }) => {
        const { items } = await reads.query(range, { backward: false, limit: MOST_COMPARED })
        return items
          .map(copyOf)
          .filter((other) => other !== null)
          .filter((other) => other.id !== record.id && isShown(other) && isAlike(other))
          .map((other): SuspectPair => ({ record, other, field, what }))
      }),
    )
    return [...new Map(found.flat().map((pair) => [pair.other.id, pair])).values()]
  },
})

export type Suspects = ReturnType<typeof openSuspects>
