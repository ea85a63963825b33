import { type DirectiveNode, type DocumentNode, type FieldNode, Kind } from 'graphql'
import type { FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql'

interface Variables {
  [name: string]: unknown
}

/** What `if` says of a directive that is there, before the variables are coerced; undefined where that is wrong. */
const conditionOf = (
  name: 'skip' | 'include',
  directives: readonly DirectiveNode[] | undefined,
  { variableDefinitions }: OperationDefinitionNode,
  variables: Variables,
): boolean | undefined => {
  const value = directives?.find((one) => one.name.value === name)?.arguments?.[0]?.value
  if (value?.kind === Kind.BOOLEAN) return value.value
  if (value?.kind !== Kind.VARIABLE) return undefined
  const asked = value.name.value
  const given = variables[asked]
  if (given !== undefined) return typeof given === 'boolean' ? given : undefined
  const byDefault = variableDefinitions?.find(({ variable }) => variable.name.value === asked)?.defaultValue
  return byDefault?.kind === Kind.BOOLEAN ? byDefault.value : undefined
}

/**
 * The fields that an operation begins with, through fragments, without those that are skipped.
 * @param variables as they were sent
 */
export const rootFields = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables = {},
): FieldNode[] => {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  const found: FieldNode[] = []
  const spread = new Set<string>()
  const collect = ({ selections }: SelectionSetNode) => {
    for (const node of selections) {
      const left = conditionOf('skip', node.directives, operation, variables) === true
      const taken = conditionOf('include', node.directives, operation, variables) !== false
      if (left || !taken) continue
      if (node.kind === Kind.FIELD) found.push(node)
      else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet)
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value)
        const fragment = fragments.get(node.name.value)
        if (fragment) collect(fragment.selectionSet)
      }
    }
  }
  collect(operation.selectionSet)
  return found
}
