import { copyIn, Damaged, wholeRecord } from './data/bodies.ts'
import { EVERYTHING, idOf, ranges, recordKey } from './data/keys.ts'
import { getOne } from './data/pending.ts'
import type { Item, Table } from './data/table.ts'
import type { ListingName } from './domain/listings.ts'
import { type AnyRecord, toInput, TYPES, type TypeName } from './domain/records.ts'
import { ShownError } from './errors.ts'

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

const copyOrNull = (item: Item): AnyRecord | null => {
  try {
    return item.body === undefined ? null : copyIn(item)
  } catch (error) {
    if (error instanceof Damaged) return null
    throw error
  }
}

/** The records of entries; null where one is not there. Those that are not copied, or whose copy is damaged, are read by their ids. */
const recordsOf = async (table: Table, items: Item[]): Promise<(AnyRecord | Damaged | null)[]> => {
  const copies = items.map(copyOrNull)
  const apart = items.filter((_, index) => copies[index] === null).map(({ SK }) => recordKey(idOf(SK)))
  const found = new Map((await table.get(apart)).flatMap((item) => (item ? [[item.PK, item]] : [])))
  const readable = async ({ SK }: Item, index: number): Promise<AnyRecord | Damaged | null> => {
    const [id, copy] = [idOf(SK), copies[index]]
    try {
      return copy ?? (await wholeRecord(found.get(id) ?? null, (key) => getOne(table, key)))
    } catch (error) {
      if (error instanceof Damaged) return error
      throw error
    }
  }
  return Promise.all(items.map(readable))
}

/**
 * Every record of the archive as a line of an import file: by type, then in the order of the type's listing.
 * @throws ShownError after the last line, where records cannot be read: it names them
 */
export async function* exportLines(table: Table): AsyncGenerator<string> {
  const damaged = new Set<string>()
  for (const type of TYPES)
    for (const whole of ranges({ name: ALL[type] }, {})) {
      let last: string = EVERYTHING.low
      for (let more = true; more;) {
        const slice = await table.query({ ...whole, low: last }, { backward: false, limit: STRIDE })
        // A range is inclusive: it begins with what the one before ended with.
        const items = slice.items.filter((item) => item.SK !== last)
        for (const record of await recordsOf(table, items))
          if (record instanceof Damaged) damaged.add(record.id)
          else if (record) yield JSON.stringify({ [type.toLowerCase()]: toInput(record) })
        last = slice.items.at(-1)?.SK ?? last
        more = slice.more
      }
    }
  if (damaged.size)
    throw new ShownError(
      'DAMAGED',
      `The export lacks what cannot be read: ${[...damaged].map((id) => `\`${id}\``).join(', ')}. \`npm run verify\` says what is left of it.`,
    )
}
