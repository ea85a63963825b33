import type { ApolloServerPlugin } from '@apollo/server'
import { type FieldNode, getDirectiveValues, type GraphQLSchema, OperationTypeNode } from 'graphql'
import type { Context } from '../context.ts'
import { rootFields } from './root-fields.ts'

/** How long a cache may serve a stale response while it fetches a newer one, in seconds. */
const STALE_FOR = 60

/**
 * How long caches may keep the response to a query, in seconds: the shortest `maxAge` that `@cacheControl` gives for its
 * root fields. 0 if one of them has no `@cacheControl`.
 */
const lifeOf = (schema: GraphQLSchema, begins: readonly FieldNode[]): number => {
  const directive = schema.getDirective('cacheControl')
  const fields = schema.getQueryType()?.getFields()
  if (!directive || !fields) return 0
  const lives = begins.map(({ name }) => {
    const astNode = fields[name.value]?.astNode
    return Number((astNode && getDirectiveValues(directive, astNode)?.maxAge) ?? 0)
  })
  return lives.length ? Math.min(...lives) : 0
}

/**
 * Lets caches at the edge keep public responses: those to a GET without a key, without errors. They contain nothing
 * about the caller. No other response may be cached.
 */
export const caching: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ request, response, schema, operation, document, contextValue: { caller } }) {
        const { headers } = response.http
        const single = response.body.kind === 'single' ? response.body.singleResult : null
        const isPublic = request.http?.method === 'GET' && caller.key === null && !!single && !single.errors
        const isQuery = isPublic && document && operation?.operation === OperationTypeNode.QUERY
        const life = isQuery ? lifeOf(schema, rootFields(document, operation, request.variables)) : 0
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
