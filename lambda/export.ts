import { EVERYTHING, idOf, ranges, recordKey } from './data/keys.ts'
import type { Item, Table } from './data/table.ts'
import type { ListingName } from './domain/listings.ts'
import { type AnyRecord, toInput, TYPES, type TypeName } from './domain/records.ts'

const STRIDE = 100

/** The listing in which every record of a type stands. */
const ALL: { [type in TypeName]: ListingName } = {
  Topic: 'TOPICS',
  Stakeholder: 'STAKEHOLDERS',
  Role: 'ROLES',
  Document: 'DOCUMENTS',
  Meeting: 'MEETINGS',
  Statement: 'STATEMENTS',
  Commitment: 'COMMITMENTS',
}

const bodies = async (table: Table, items: Item[]): Promise<string[]> => {
  const apart = items.filter((item) => item.body === undefined)
  const found = await table.get(apart.map((item) => recordKey(idOf(item.SK))))
  const byKey = new Map(apart.map((item, index) => [item.SK, found[index]?.body]))
  return items.flatMap((item) => item.body ?? byKey.get(item.SK) ?? [])
}

/** Every record of the archive as a line of an import file: by type, then in the order of the type's listing. */
export async function* exportLines(table: Table): AsyncGenerator<string> {
  for (const type of TYPES)
    for (const whole of ranges({ name: ALL[type] }, {})) {
      let last: string = EVERYTHING.low
      for (let more = true; more;) {
        const slice = await table.query({ ...whole, low: last }, { backward: false, limit: STRIDE })
        // A range is inclusive: it begins with what the one before ended with.
        const items = slice.items.filter((item) => item.SK !== last)
        for (const body of await bodies(table, items))
          yield JSON.stringify({ [type.toLowerCase()]: toInput(JSON.parse(body) as AnyRecord) })
        last = slice.items.at(-1)?.SK ?? last
        more = slice.more
      }
    }
}
