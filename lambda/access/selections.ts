import {
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

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
