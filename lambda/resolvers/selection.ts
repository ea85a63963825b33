import { type FieldNode, getNamedType, GraphQLInterfaceType, GraphQLObjectType, type GraphQLResolveInfo } from 'graphql'
import { argumentsOf, isIncludedBy, walkFields } from '../access/selections.ts'
import type { Context } from '../context.ts'

/** The fields selected under others: those of a request's field that is being resolved, if no others are given. */
const selectedFields = (
  { fieldNodes, fragments, variableValues }: GraphQLResolveInfo,
  under: readonly FieldNode[] = fieldNodes,
): FieldNode[] => {
  const found: FieldNode[] = []
  const walk = { fragmentOf: (name: string) => fragments[name], isIncluded: isIncludedBy(variableValues) }
  walkFields(
    under.flatMap(({ selectionSet }) => selectionSet ?? []),
    walk,
    (field) => found.push(field),
  )
  return found
}

/** Whether a field of the nodes of a page is selected, through `nodes` or `edges`. */
export const selectsOfNodes = (info: GraphQLResolveInfo, name: string): boolean => {
  const named = (fields: FieldNode[], wanted: string) => fields.filter((field) => field.name.value === wanted)
  const fields = selectedFields(info)
  const nodes = [...named(fields, 'nodes'), ...named(selectedFields(info, named(fields, 'edges')), 'node')]
  return named(selectedFields(info, nodes), name).length > 0
}

/** A resolver of a field that needs only the id of its record. */
type OfId<Given, Found> = (parent: { id: string }, given: Given, context: Context, info: GraphQLResolveInfo) => Found

const needsIdOnly = new WeakSet<object>()

/** Marks a resolver that needs only the id of its record: it may run before the record has been read. */
export const ofId = <Given, Found>(resolve: OfId<Given, Found>): OfId<Given, Found> => {
  needsIdOnly.add(resolve)
  return resolve
}

/** The extensions of a field that tell `prefetch` how to resolve it early, if it may. */
export const prefetchable = (resolve: object): { prefetch?: object } =>
  needsIdOnly.has(resolve) ? { prefetch: resolve } : {}

/** Whether only `id` and `__typename` are selected, which a reference holds itself: nothing needs to be read. */
export const selectsOnlyId = (info: GraphQLResolveInfo): boolean =>
  selectedFields(info).every(({ name }) => name.value === 'id' || name.value === '__typename')

/**
 * Starts to resolve the fields selected under a record that need only its id, while the record itself is read. When
 * they are resolved for the answer, what they read is at hand: this saves a round trip.
 */
export const prefetch = (id: string, type: string, context: Context, info: GraphQLResolveInfo): void => {
  const declared = getNamedType(info.schema.getType(type))
  if (!(declared instanceof GraphQLObjectType) && !(declared instanceof GraphQLInterfaceType)) return
  for (const node of selectedFields(info)) {
    const field = declared.getFields()[node.name.value]
    if (!field) continue
    const resolve = field.extensions.prefetch as typeof field.resolve // as `prefetchable` sets it
    if (!resolve) continue
    try {
      const given = argumentsOf(field, node, info.variableValues)
      // The field itself fails the same way when it is resolved, and reports it.
      Promise.resolve(resolve({ id }, given, context, info)).catch(() => undefined)
    } catch {
      continue // as above
    }
  }
}
