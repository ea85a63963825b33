import type { Context } from '../context.ts'
import { distinct, type Listing, type ListingName } from '../domain/listings.ts'
import { type Membership, membershipsOf } from '../domain/groups.ts'
import type { FilteredNoun, Given, ListingOrder, ListingQuery } from '../domain/noun.ts'
import { queryOf } from '../domain/queries.ts'
import type { AnyRecord, RecordOf, TypeName } from '../domain/records.ts'
import { ShownError } from '../errors.ts'
import type { TimelineOrder } from '../generated/types.ts'
import type { ListedPage, PageArguments } from '../reading/pages.ts'

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
): Promise<ListedPage<R>> => {
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
): Promise<ListedPage<RecordOf[Type]>> => {
  const given = filter ?? ({} as Filter) // a filter without fields
  return queryPage(context, where, queryOf(noun, given, of, lookedUp), order ?? noun.order, ask, given)
}

/** The records of a noun that match a filter, for a picture of them, and whether these are all. */
export const sampleOf = <Type extends TypeName, Filter extends object>(
  { data }: Context,
  noun: FilteredNoun<Type, Filter>,
  filter: Filter,
  under?: readonly string[],
): Promise<{ records: RecordOf[Type][]; isAll: boolean }> =>
  data.sample({ ...queryOf(noun, filter, [], { under }), order: 'NEWEST_FIRST', name: '' })

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

/** The most topics under one that a listing looks into. */
const MOST_TOPICS = 50

/** A topic with all that are under it, directly and indirectly. Throws TOO_MUCH if there are more than 50. */
export const topicsUnder = async (context: Context, topic: string): Promise<string[]> => {
  const found = [topic]
  for (let level = found; level.length;) {
    const below = level.map((of) => allOf(context, 'Topic', { name: 'NARROWER', of }, 'BY_SORT'))
    level = distinct((await Promise.all(below)).flat().map(({ id }) => id)).filter((id) => !found.includes(id))
    found.push(...level)
    if (found.length > MOST_TOPICS)
      throw new ShownError('TOO_MUCH', `More than ${MOST_TOPICS} topics are under \`${topic}\`: ask for narrower ones.`)
  }
  return found
}

/**
 * The listings of what is on a topic: its own, and those of the topics under it if a filter asks for them.
 * @param name the listing of the noun
 */
export const onTopic = async (
  context: Context,
  topic: string,
  name: ListingName,
  filter: { narrower?: boolean | null } | null | undefined,
): Promise<Listing[]> => (filter?.narrower ? await topicsUnder(context, topic) : [topic]).map((of) => ({ name, of }))

/** All records of a listing that is short by nature. */
export const allOf = <Type extends TypeName>(
  { data }: Context,
  _type: Type,
  listing: Listing,
  order: ListingOrder,
): Promise<RecordOf[Type][]> => data.whole<RecordOf[Type]>({ groups: [[listing]], order, name: '' })
