import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLRequestListener } from '@apollo/server'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  getVariableValues,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import type { Context } from '../context.ts'
import { explained, ShownError } from '../errors.ts'
import { costOf, type Cost } from './cost.ts'
import { MOST_POINTS } from './meter.ts'
import { loggable } from './secrets.ts'

/** The most invalid variables that are reported one by one. If there are more, only the first is. */
const MOST_WRONG = 20
/** The most members that a page, or a list of ids or records in the arguments, may have. */
const LONGEST_LIST = 100

const tooMuch = ({ cost: points, dominant }: Cost): ShownError => {
  const figure = Number.isFinite(points) ? `${points} points` : 'too many points to count'
  const sentences = [`This can cost ${figure}; an operation may cost ${MOST_POINTS}.`]
  if (dominant) {
    const { path, argument, size, each, cost } = dominant
    sentences.push(
      `Most of it is \`${path.join('.')}\`: ${size} times ${each}${Number.isFinite(cost) ? ` is ${cost}` : ''}.`,
    )
    const fits = Math.min(LONGEST_LIST, Math.floor((size * (MOST_POINTS - (points - cost))) / cost))
    sentences.push(fits >= 1 ? `It would fit with \`${argument}: ${fits}\`.` : 'Request less at once, level by level.')
  }
  return new ShownError('COST_LIMIT_EXCEEDED', sentences.join(' '), 400)
}

/** The variables of an operation, with their defaults. Null if some are invalid: Apollo Server then reports each. */
const coerce = ({ schema, operation, request }: Resolved): { [name: string]: unknown } | null => {
  const definitions = operation.variableDefinitions ?? []
  const { coerced, errors } = getVariableValues(schema, definitions, request.variables ?? {}, { maxErrors: MOST_WRONG })
  if (coerced) return coerced
  // graphql-js stops at 50 errors, and then says only that there are too many.
  if (errors.length <= MOST_WRONG) return null
  const message = `${errors[0]?.message ?? ''} More than ${MOST_WRONG} values are wrong: only the first is named.`
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
}

interface Resolved extends Pick<GraphQLRequestContext<Context>, 'schema' | 'request'> {
  operation: OperationDefinitionNode
  document: DocumentNode
}

const weigh = (resolved: Resolved, variables: { [name: string]: unknown }): Cost => {
  const { schema, document, operation } = resolved
  const fragments: { [name: string]: FragmentDefinitionNode } = {}
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one
  try {
    return costOf({ schema, operation, fragments, variables })
  } catch (error) {
    // A variable may be null where the type of the argument forbids it, and has a default: that shows only here.
    if (!(error instanceof GraphQLError)) throw error
    const { message, nodes } = error
    throw new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
  }
}

/** The one error of a response whose operation was stopped: the first of its kind, instead of one for every field. */
const stoppedFor = ({ code, message }: ShownError, errors: readonly GraphQLFormattedError[] = []) => {
  const [first] = errors.filter(({ extensions }) => extensions?.code === code)
  return first ?? { message, extensions: explained({ code }) }
}

/**
 * Charges every operation before it runs for what it can cost, and while it runs for what it uses beyond that; refunds
 * what it did not use; and returns both costs in `extensions.cost` of the response. For a request with
 * `"extensions": { "costOnly": true }` it returns the cost, and the operation is not executed.
 *
 * This is not a validation rule: those run once for a document, but its variables may differ the next time.
 */
export const metering: ApolloServerPlugin<Context> = {
  requestDidStart: () => {
    let requested = 0
    const listener: GraphQLRequestListener<Context> = {
      didResolveOperation({ operation, ...resolved }) {
        const { request, contextValue } = resolved
        const { meter } = contextValue
        const variables = operation ? coerce({ ...resolved, operation }) : null
        if (!operation || !variables) return Promise.resolve()
        const cost = weigh({ ...resolved, operation }, variables)
        if (cost.cost > MOST_POINTS) throw tooMuch(cost)
        requested = Math.max(meter.actual(), Math.ceil(cost.cost))
        if (request.extensions?.costOnly === true) return Promise.resolve()
        meter.reserve(requested, operation.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query')
        // Introspection fields are not counted by our resolvers.
        meter.count(cost.introspection, 0, 0)
        return Promise.resolve()
      },
      responseForOperation: ({ request, response }) =>
        Promise.resolve(
          request.extensions?.costOnly === true
            ? { http: response.http, body: { kind: 'single' as const, singleResult: {} } }
            : null,
        ),
      async willSendResponse({ response, operation, operationName, queryHash, contextValue: { meter, noted } }) {
        if (response.body.kind !== 'single') return
        const { singleResult } = response.body
        const stopped = meter.stopped()
        if (stopped) {
          singleResult.errors = [stoppedFor(stopped, singleResult.errors)]
          if (operation?.operation === OperationTypeNode.QUERY) singleResult.data = null
        }
        meter.settle()
        const actual = meter.actual()
        noted.operation = operationName == null ? undefined : loggable(operationName)
        noted.queryHash = queryHash
        noted.cost = actual
        const codes = singleResult.errors?.map(({ extensions }) => String(extensions?.code))
        if (codes) noted.errors = [...new Set(codes)]
        const { limit, remaining, restoreRate, resetAt } = meter.rateLimit()
        singleResult.extensions = {
          ...singleResult.extensions,
          cost: { requested, actual, limit, remaining, restoreRate },
        }
        // https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-10.html
        const seconds = Math.max(0, Math.ceil((resetAt - Date.now()) / 1000))
        response.http.headers.set('ratelimit-policy', `"points";q=${limit};w=60`)
        response.http.headers.set('ratelimit', `"points";r=${remaining};t=${seconds}`)
        await meter.settled() // last: plugins that run after this one read what it has set
      },
    }
    return Promise.resolve(listener)
  },
}
