import {
  type FieldNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLInterfaceType,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Context } from '../context.ts'

/** The fields selected under the field that is being resolved, through fragments, `@skip` and `@include` observed. */
const selectedFields = (info: GraphQLResolveInfo): FieldNode[] => {
  const found: FieldNode[] = []
  const collect = (set: SelectionSetNode | undefined) => {
    for (const selection of set?.selections ?? []) {
      const left = getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.if === true
      const taken = getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.if !== false
      if (left || !taken) continue
      if (selection.kind === Kind.FIELD) found.push(selection)
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
      else collect(info.fragments[selection.name.value]?.selectionSet)
    }
  }
  for (const node of info.fieldNodes) collect(node.selectionSet)
  return found
}

/** Whether nothing but `id` and `__typename` is selected: what a reference says by itself, without a read. */
export const asksForIdAlone = (info: GraphQLResolveInfo): boolean =>
  selectedFields(info).every(({ name }) => name.value === 'id' || name.value === '__typename')

/**
 * Starts the listings selected under a record before the record has come: they need no more of it than its id. What
 * they read is then at hand when they are resolved in earnest, and the request has saved a round trip.
 */
export const readAhead = (id: string, type: string, context: Context, info: GraphQLResolveInfo): void => {
  const declared = getNamedType(info.schema.getType(type))
  if (!(declared instanceof GraphQLObjectType) && !(declared instanceof GraphQLInterfaceType)) return
  for (const node of selectedFields(info)) {
    const field = declared.getFields()[node.name.value]
    if (!field) continue
    const resolve = field.extensions.readAhead as typeof field.resolve // as lambda/schema.ts sets it
    if (!resolve) continue
    try {
      const given = getArgumentValues(field, node, info.variableValues)
      // A failure is reported when the field itself is resolved: it asks for the same again.
      Promise.resolve(resolve({ id }, given, context, info)).catch(() => undefined)
    } catch {
      continue // as above, for what fails at once
    }
  }
}
