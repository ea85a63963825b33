import type { Context } from '../context.ts'
import type { Listed, Page, PageArguments } from '../reading/listings.ts'
import type { ListingQuery } from '../domain/listings.ts'
import type { AnyRecord } from '../domain/records.ts'

/** A text that tells a question from every other: with the order, the cursors of a listing belong to it. */
const nameOf = (where: string, question: object, filter: object, order: string) => {
  const said = Object.entries(filter)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([where, 'groups' in question ? question.groups : null, said, order])
}

/** Whether a filter names values to choose from, and none: then nothing is found, and nothing is read. */
const leavesNone = (filter: object): boolean =>
  Object.values(filter).some((value) => Array.isArray(value) && value.length === 0)

/** A page of the listing that a question asks for. */
export const pageOf = <R extends AnyRecord>(
  { data }: Context,
  where: string,
  question: ListingQuery<R>,
  orderAsked: Listed<R>['order'] | null,
  ask: PageArguments,
  filter: object & { includeRetracted?: boolean | null } = {},
): Promise<Page<R>> => {
  const order = orderAsked ?? 'NEWEST_FIRST' // a variable may be null although there is a default
  const name = nameOf(where, question, filter, order)
  const groups = leavesNone(filter) ? [[]] : question.groups
  return data.page({ ...question, groups, order, includeRetracted: filter.includeRetracted, name }, ask)
}

/** All of a listing that is short by nature. */
export const allOf = <R extends AnyRecord>(
  { data }: Context,
  question: ListingQuery<R>,
  order: Listed<R>['order'],
): Promise<R[]> => data.whole({ ...question, order, name: '' })
