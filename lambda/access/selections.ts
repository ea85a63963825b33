import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  type GraphQLArgument,
  type GraphQLField,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

interface Arguments {
  [name: string]: unknown
}

/** What a walk through selections needs. */
export interface Walk {
  fragmentOf: (name: string) => FragmentDefinitionNode | undefined
  /** Called for every selection, before it is entered; what it returns false for is left out. */
  isIncluded: (node: SelectionNode) => boolean
}

/**
 * The fields of selection sets that belong to one object, through fragments, each of which is spread once.
 * @param visit receives each field, and the type condition it is under, if any
 */
export const walkFields = (
  sets: readonly SelectionSetNode[],
  { fragmentOf, isIncluded }: Walk,
  visit: (field: FieldNode, typeCondition: string | undefined) => void,
): void => {
  const spread = new Set<string>()
  const enter = ({ selections }: SelectionSetNode, typeCondition: string | undefined) => {
    for (const node of selections) {
      if (!isIncluded(node)) continue
      if (node.kind === Kind.FIELD) visit(node, typeCondition)
      else if (node.kind === Kind.INLINE_FRAGMENT)
        enter(node.selectionSet, node.typeCondition?.name.value ?? typeCondition)
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value)
        const fragment = fragmentOf(node.name.value)
        if (fragment) enter(fragment.selectionSet, fragment.typeCondition.name.value)
      }
    }
  }
  for (const set of sets) enter(set, undefined)
}

/** The arguments of a field with their defaults, which stand for null too. */
export const withDefaults = ({ args }: { args: readonly GraphQLArgument[] }, given: Arguments): Arguments => {
  const lacking = args.filter(({ name, defaultValue }) => given[name] === null && defaultValue !== undefined)
  return lacking.length
    ? { ...given, ...Object.fromEntries(lacking.map(({ name, defaultValue }) => [name, defaultValue])) }
    : given
}

/**
 * The arguments with which a selected field is resolved.
 * @param variables coerced, with their defaults
 * @throws GraphQLError if one is wrong
 */
export const argumentsOf = (field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Arguments): Arguments =>
  field.args.length ? withDefaults(field, getArgumentValues(field, node, variables)) : {}

/**
 * Whether `@skip` and `@include` leave a selection in.
 * @param variables coerced, with their defaults
 */
export const isIncludedBy =
  (variables: { [name: string]: unknown }) =>
  (node: SelectionNode): boolean =>
    !node.directives?.length ||
    (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
      getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false)
