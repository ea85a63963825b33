import { badInput } from '../errors.ts'
import { FILTER_REFERENCES, type TypeName } from '../generated/records.ts'
import { isInRange, type Listing } from './listings.ts'
import type { Condition, Criteria, FilteredNoun, Given, ListingQuery } from './noun.ts'
import { mismatchOf } from './nouns.ts'
import type { RecordOf } from './records.ts'

const checkIds = (type: TypeName, filter: object) => {
  for (const [field, wanted] of Object.entries(FILTER_REFERENCES[type] ?? {})) {
    const given: unknown = Object.entries(filter).find(([name]) => name === field)?.[1]
    for (const id of Array.isArray(given) ? (given as unknown[]) : [given]) {
      const mismatch = typeof id === 'string' && mismatchOf(id, wanted)
      if (mismatch) throw badInput(`\`${field}\`: ${mismatch}`)
    }
  }
}

/**
 * The query that a filter asks for.
 * @param of the listings that it is asked of, one of which a record must be in; all records of the type without them
 * @param lookedUp what was looked up for the filter before
 * @throws BAD_USER_INPUT for an id of another type, and for what a criterion refuses
 */
export const queryOf = <Type extends TypeName, Filter extends object>(
  noun: FilteredNoun<Type, Filter>,
  filter: Filter,
  of: Listing[] = [],
  { memberships = new Map(), publications = null, under = [] }: Partial<Omit<Given<Filter>, 'filter'>> = {},
): ListingQuery<RecordOf[Type]> => {
  checkIds(noun.type, filter)
  type R = RecordOf[Type]
  const query: ListingQuery<R> = { groups: of.length ? [of] : [], compares: [], isSelective: false }
  const given: Given<Filter> = { filter, memberships, publications, under }
  const conditions: Condition<R>[] = []
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it ties the value to its criterion
  const read = <Field extends keyof Criteria<Filter, R> & keyof Filter>(field: Field) => {
    const value = filter[field]
    if (value !== null && value !== undefined) conditions.push(noun.criteria[field](value, given))
  }
  for (const field of Object.keys(noun.criteria) as (keyof Criteria<Filter, R> & keyof Filter)[]) read(field) // its own keys

  for (const {
    groups = [],
    from = query.from,
    to = query.to,
    compares = [],
    matches,
    fallback,
    followsMerges,
  } of conditions) {
    query.groups.push(...groups)
    query.compares?.push(...compares)
    Object.assign(query, { from, to })
    if (matches && !fallback) query.isSelective = true
    query.followsMerges ||= followsMerges
  }
  /** The condition whose fallback is read, because no other condition names a listing. */
  let leading: Condition<R> | null = null
  for (const condition of conditions) {
    if (!condition.fallback) continue
    if (query.groups.length) {
      query.isSelective = true
      continue
    }
    const { listings, ...rest } = condition.fallback
    query.groups.push(listings)
    Object.assign(query, rest)
    leading = condition
  }

  const { from, to } = query
  const isEmpty = Object.values(filter).some((value) => Array.isArray(value) && value.length === 0)
  if (isEmpty)
    query.groups = [[]] // an empty list of values matches nothing: nothing is read
  else if (query.groups.length === 0) query.groups = [[{ name: noun.all }]]
  query.matches = (record, { sort, ...place }) =>
    (!noun.dateOf || isInRange(noun.dateOf(record), { from, to })) &&
    conditions.every((one) => one.matches?.(record, { ...place, sort: one === leading ? sort : undefined }) ?? true)
  const needing = conditions.flatMap(({ needs }) => needs ?? [])
  if (needing.length) query.needs = (record) => needing.flatMap((needs) => needs(record))
  return query
}
