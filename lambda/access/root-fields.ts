import { type DirectiveNode, type DocumentNode, type FieldNode, Kind } from 'graphql'
import type { FragmentDefinitionNode, OperationDefinitionNode, SelectionNode } from 'graphql'
import { walkFields } from './selections.ts'

interface Variables {
  [name: string]: unknown
}

/** The value of a directive's `if`, before variables are coerced; undefined if the directive is absent or its value is invalid. */
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
 * The root fields of an operation, through fragments, without those that are skipped.
 * @param variables as they were sent, not coerced
 */
export const rootFields = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables = {},
): FieldNode[] => {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  const found: FieldNode[] = []
  const walk = {
    fragmentOf: (name: string) => fragments.get(name),
    isIncluded: ({ directives }: SelectionNode) =>
      conditionOf('skip', directives, operation, variables) !== true &&
      conditionOf('include', directives, operation, variables) !== false,
  }
  walkFields([operation.selectionSet], walk, (field) => found.push(field))
  return found
}
