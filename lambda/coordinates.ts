import { type ASTNode, Kind } from 'graphql'

/** The schema coordinate of a node below others. https://spec.graphql.org/September2025/#sec-Schema-Coordinates */
export const coordinateOf = (path: readonly ASTNode[]): string =>
  path
    .flatMap((node) => ('name' in node && node.name ? [{ kind: node.kind, name: node.name.value }] : []))
    .map(({ kind, name }, index, { length }) => {
      if (index === 0) return kind === Kind.DIRECTIVE_DEFINITION ? `@${name}` : name
      return kind === Kind.INPUT_VALUE_DEFINITION && (length === 3 || path[0]?.kind === Kind.DIRECTIVE_DEFINITION)
        ? `(${name}:)`
        : `.${name}`
    })
    .join('')

/** The nodes above a node and the node itself, from a definition on, as `visit` gives its ancestors. */
export const pathTo = (node: ASTNode, ancestors: readonly (ASTNode | readonly ASTNode[])[]): ASTNode[] => [
  ...ancestors.filter((one): one is ASTNode => 'kind' in one && one.kind !== Kind.DOCUMENT),
  node,
]
