import { type Ask, type AskOptions, dataOf, type TypedDocument } from './asking.ts'

/** A connection of the schema, as far as it is read here: select `nodes` or `edges { node }`, and `pageInfo { hasNextPage endCursor }`. */
export interface Connection<Node> {
  nodes?: readonly Node[]
  edges?: readonly { node: Node }[]
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}

/**
 * Every node of a connection, page by page, each read when it is asked for.
 * @param document takes the variable `$after`
 * @param pick finds the connection in the data; null ends it
 */
export async function* eachOf<Data, Variables extends object, Node>(
  ask: Ask,
  document: string | TypedDocument<Data, Variables>,
  pick: (data: Data) => Connection<Node> | null | undefined,
  variables: Omit<Variables, 'after'> & { after?: string | null } = {} as Variables,
  options?: AskOptions,
): AsyncGenerator<Node> {
  for (let { after } = variables; ;) {
    const connection = pick(dataOf(await ask<Data, Variables>(document, { ...variables, after } as never, options)))
    if (!connection) return
    for (const node of connection.nodes ?? connection.edges?.map((edge) => edge.node) ?? []) yield node
    const { hasNextPage, endCursor } = connection.pageInfo
    if (!hasNextPage || endCursor == null || endCursor === after) return
    after = endCursor
  }
}
