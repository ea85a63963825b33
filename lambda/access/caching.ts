import type { ApolloServerPlugin } from '@apollo/server'
import { type FieldNode, getDirectiveValues, type GraphQLSchema, OperationTypeNode } from 'graphql'
import type { Context } from '../context.ts'
import { rootFields } from './root-fields.ts'

/** A cache may go on giving an answer for so long, in seconds, while it fetches a newer one. */
const STALE_FOR = 60

/**
 * For how long anyone may keep an answer to a query, in seconds: the shortest that `@cacheControl` says of the fields
 * that it begins with. 0 where one of them says nothing.
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
