import type { Context } from '../context.ts'
import type { Listing } from '../domain/listings.ts'
import { type Membership, membershipsOf } from '../domain/groups.ts'
import type { FilteredNoun, Given, ListingOrder, ListingQuery } from '../domain/noun.ts'
import { queryOf } from '../domain/queries.ts'
import type { AnyRecord, RecordOf, TypeName } from '../domain/records.ts'
import type { TimelineOrder } from '../generated/types.ts'
import type { Page, PageArguments } from '../reading/pages.ts'

/** A text that identifies a listing query and its order. The cursors of the listing are bound to it. */
const nameOf = (where: string, query: object, filter: object, order: string) => {
  const said = Object.entries(filter)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([where, 'groups' in query ? query.groups : null, said, order])
}

/** A page of the records that a listing query finds. */
export const queryPage = <R extends AnyRecord>(
  { data }: Context,
  where: string,
  query: ListingQuery<R>,
  order: ListingOrder,
  ask: PageArguments,
  filter: object & { includeRetracted?: boolean | null } = {},
): Promise<Page<R>> => {
  const name = nameOf(where, query, filter, order)
  return data.page({ ...query, order, includeRetracted: filter.includeRetracted, name }, ask)
}

/** The arguments of a field that lists records of a noun. */
export type ListingArguments<Filter> = PageArguments & {
  filter?: (Filter & { includeRetracted?: boolean | null }) | null
  order?: TimelineOrder | null
}

/**
 * A page of the records of a noun that match a filter.
 * @param where identifies the field among those that list the same noun
 * @param of listings of which a record must have an entry in at least one; without it, all records of the noun qualify
 * @param lookedUp what was looked up for the filter before
 */
export const listingPage = <Type extends TypeName, Filter extends object>(
  context: Context,
  where: string,
  noun: FilteredNoun<Type, Filter>,
  { filter, order, ...ask }: ListingArguments<Filter>,
  of?: Listing[],
  lookedUp?: Partial<Omit<Given<Filter>, 'filter'>>,
): Promise<Page<RecordOf[Type]>> => {
  const given = filter ?? ({} as Filter) // a filter without fields
  return queryPage(context, where, queryOf(noun, given, of, lookedUp), order ?? noun.order, ask, given)
}

/** The groups that stakeholders are members of, by the ids of those that are in any. */
export const membershipsBy = async (context: Context, ids: readonly string[]): Promise<Map<string, Membership[]>> => {
  const found = await Promise.all(
    ids.map(
      async (id) =>
        [id, membershipsOf(await allOf(context, 'Role', { name: 'HELD_ROLES', of: id }, 'OLDEST_FIRST'))] as const,
    ),
  )
  return new Map(found.filter(([, memberships]) => memberships.length > 0))
}

/** All records of a listing that is short by nature. */
export const allOf = <Type extends TypeName>(
  { data }: Context,
  _type: Type,
  listing: Listing,
  order: ListingOrder,
): Promise<RecordOf[Type][]> => data.whole<RecordOf[Type]>({ groups: [[listing]], order, name: '' })
