import { badInput } from '../errors.ts'
import type { ChangeAction, RecordType } from '../generated/types.ts'
import { type TypeName, typeOfId } from '../domain/records.ts'
import { fromCursor, toCursor } from './cursors.ts'
import { changeKey, EVERYTHING } from './keys.ts'
import type { Page } from './listings.ts'
import type { Item, Table } from './table.ts'

/**
 * A write makes its instant at most so long before it is committed, in milliseconds: after that it is given up, and what
 * is tried again has a new instant.
 */
export const ATTEMPT_TIME = 2000
/**
 * The feed shows a change when its instant is so long ago, in milliseconds: then no change with an earlier instant can
 * come any more. What is left beyond ATTEMPT_TIME is for clocks that differ and for what is on its way to the table.
 */
export const SETTLED_AFTER = 5000

/** A change as it is shown. */
export interface ShownChange {
  cursor: string
  at: string
  type: RecordType
  recordId: string
  revision: number
  action: ChangeAction
}

/** The feed's item of a change. `note` is kept for the operator and shown to nobody. */
export const changeItem = (
  { at, id, revision }: { at: string; id: string; revision: number },
  action: ChangeAction,
  note?: { by: string; reason: string | null },
): Item => ({ ...changeKey(at, id, revision), body: JSON.stringify({ action, ...note }) })

const LARGEST_PAGE = 100
/** At most so many entries are read for one page of the changes of some types. */
const LARGEST_READ = 1000

const RECORD_TYPES: { [type in TypeName]: RecordType } = {
  Topic: 'TOPIC',
  Stakeholder: 'STAKEHOLDER',
  Role: 'ROLE',
  Document: 'DOCUMENT',
  Meeting: 'MEETING',
  Statement: 'STATEMENT',
  Commitment: 'COMMITMENT',
}

const shown = (item: Item, listing: string): ShownChange => {
  const [at = '', recordId = '', revision] = item.SK.split('#')
  const { action } = JSON.parse(item.body ?? '') as { action: ChangeAction }
  const type = RECORD_TYPES[typeOfId(recordId) ?? 'Topic']
  return { cursor: toCursor(listing, item.SK), at, type, recordId, revision: Number(revision), action }
}

/** A page of the feed of changes, from its beginning or from a cursor on; of some types of record where they are named. */
export const listChanges = async (
  table: Table,
  { first, after, types }: { first: number; after?: string | null; types?: readonly RecordType[] | null },
): Promise<Page<ShownChange>> => {
  if (first < 1 || first > LARGEST_PAGE) throw badInput(`\`first\` is ${first}: it must be from 1 to ${LARGEST_PAGE}.`)
  const listing = `changes ${types ? [...new Set(types)].sort().join() : 'of every type'}`
  const settled = new Date(Date.now() - SETTLED_AFTER).toISOString()
  const high = `${settled}#${EVERYTHING.high}`
  const found: ShownChange[] = []
  let place = after == null ? null : fromCursor(listing, after)
  let more = true
  for (let examined = 0; more && found.length < first && examined < LARGEST_READ;) {
    // '!' is the lowest sign that a place can go on with, and none does: so reading begins behind the place.
    const low = place === null ? EVERYTHING.low : `${place}!`
    if (low > high) {
      more = false
      break
    }
    // One more than is wanted tells whether the feed goes on.
    const limit = types ? LARGEST_PAGE : first - found.length + 1
    const slice = await table.query(
      { PK: changeKey('', '', 0).PK, low, high },
      { backward: false, limit, consistent: true },
    )
    examined += slice.items.length
    more = slice.more
    for (const item of slice.items) {
      if (found.length === first) {
        more = true
        break
      }
      place = item.SK
      const change = shown(item, listing)
      if (!types || types.includes(change.type)) found.push(change)
    }
  }
  return {
    edges: found.map((node) => ({ cursor: node.cursor, node })),
    nodes: found,
    pageInfo: {
      hasNextPage: () => more,
      hasPreviousPage: () => after != null,
      startCursor: () => found[0]?.cursor ?? null,
      endCursor: () => (place === null ? null : toCursor(listing, place)),
    },
  }
}
