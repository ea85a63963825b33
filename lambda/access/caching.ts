import type { ApolloServerPlugin } from '@apollo/server'
import { getDirectiveValues, type GraphQLSchema, Kind, OperationTypeNode, type SelectionSetNode } from 'graphql'
import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql'
import type { Context } from '../context.ts'

/** A cache may go on giving an answer for so long, in seconds, while it fetches a newer one. */
const STALE_FOR = 60

/**
 * For how long anyone may keep an answer to a query, in seconds: the shortest that `@cacheControl` says of the fields
 * that it begins with. 0 where one of them says nothing.
 */
const lifeOf = (
  schema: GraphQLSchema,
  { operation, selectionSet }: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number => {
  const directive = schema.getDirective('cacheControl')
  const fields = schema.getQueryType()?.getFields()
  if (operation !== OperationTypeNode.QUERY || !directive || !fields) return 0
  const lives: number[] = []
  const seen = new Set<string>()
  const collect = ({ selections }: SelectionSetNode) => {
    for (const node of selections)
      if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet)
      else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(node.name.value)
        if (fragment && !seen.has(node.name.value)) collect(fragment.selectionSet)
        seen.add(node.name.value)
      } else {
        const astNode = fields[node.name.value]?.astNode
        const said = astNode && getDirectiveValues(directive, astNode)
        lives.push(Number(said?.maxAge ?? 0))
      }
  }
  collect(selectionSet)
  return Math.min(...lives)
}

/**
 * Lets caches at the edge keep what anyone may read: answers to GET, without a key, in which nothing went wrong. They
 * hold nothing about who asked. Everything else is kept by nobody.
 */
export const caching: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ request, response, schema, operation, document, contextValue: { caller } }) {
        const { headers } = response.http
        const single = response.body.kind === 'single' ? response.body.singleResult : null
        const isPublic = request.http?.method === 'GET' && caller.key === null && !!single && !single.errors
        const fragments = new Map(
          document?.definitions.flatMap((one) =>
            one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
          ),
        )
        const life = isPublic && operation ? lifeOf(schema, operation, fragments) : 0
        headers.set(
          'cache-control',
          life > 0 ? `public, max-age=${life}, stale-while-revalidate=${STALE_FOR}, stale-if-error=0` : 'no-store',
        )
        if (life <= 0 || !single) return Promise.resolve()
        headers.set('vary', 'Accept, Authorization, X-Api-Key')
        headers.delete('ratelimit')
        const { cost } = single.extensions as { cost: { requested: number; actual: number } }
        const { requested, actual } = cost
        single.extensions = { cost: { requested, actual } }
        return Promise.resolve()
      },
    }),
}
