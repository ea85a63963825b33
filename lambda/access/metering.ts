import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server'
import { getVariableValues, Kind } from 'graphql'
import type { Context } from '../context.ts'
import { ShownError } from '../errors.ts'
import { type Costs, type Dominant, openCosts } from './cost.ts'

/** What one operation may cost at the most, in points. */
export const MOST_POINTS = 25_000

const tooMuch = (points: number, dominant: Dominant | null): ShownError => {
  const figure = Number.isFinite(points) ? `${points} points` : 'more points than can be counted'
  const sentences = [`This can cost ${figure}; an operation may cost ${MOST_POINTS}.`]
  if (dominant) {
    const { path, argument, size, each, cost } = dominant
    sentences.push(
      `Most of it is \`${path.join('.')}\`: ${size} times ${each}${Number.isFinite(cost) ? ` is ${cost}` : ''}.`,
    )
    const fits = Math.floor((size * (MOST_POINTS - (points - cost))) / cost)
    sentences.push(fits >= 1 ? `It would fit with \`${argument}: ${fits}\`.` : 'Ask for less at once, level by level.')
  }
  return new ShownError('COST_LIMIT_EXCEEDED', sentences.join(' '), 400)
}

/**
 * Charges every operation, before it runs, what it can cost; gives back what it did not use; and says both in
 * `extensions.cost` of the answer. A request with `"extensions": { "costOnly": true }` is told the cost and not run.
 *
 * This is no validation rule: those run once for a document, whatever its variables are the next time.
 */
export const metering: ApolloServerPlugin<Context> = {
  requestDidStart: () => {
    let costs: Costs | undefined
    let requested = 0
    let taken = 0
    const listener: GraphQLRequestListener<Context> = {
      didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (!operation) return Promise.resolve()
        const definitions = operation.variableDefinitions ?? []
        const { coerced } = getVariableValues(schema, definitions, request.variables ?? {})
        if (!coerced) return Promise.resolve() // Apollo Server says what is wrong with them, and runs nothing
        const fragments = Object.fromEntries(
          document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
        )
        costs = openCosts({ schema, operation, fragments, variables: coerced })
        const { cost, dominant } = costs.requested()
        if (cost > MOST_POINTS) throw tooMuch(cost, dominant)
        requested = Math.max(1, Math.ceil(cost))
        if (request.extensions?.costOnly === true) return Promise.resolve()
        contextValue.purse.take(requested)
        taken = requested
        return Promise.resolve()
      },
      responseForOperation: ({ request, response }) =>
        Promise.resolve(
          request.extensions?.costOnly === true
            ? { http: response.http, body: { kind: 'single' as const, singleResult: {} } }
            : null,
        ),
      async willSendResponse({ response, operationName, queryHash, contextValue: { purse, noted } }) {
        if (response.body.kind !== 'single') return
        const { singleResult } = response.body
        const actual = taken ? Math.min(taken, Math.max(1, Math.ceil(costs?.actual(singleResult.data) ?? 0))) : 0
        if (taken > actual) purse.giveBack(taken - actual)
        noted.operation = operationName ?? undefined
        noted.queryHash = queryHash
        noted.cost = actual
        const codes = singleResult.errors?.map(({ extensions }) => String(extensions?.code))
        if (codes) noted.errors = [...new Set(codes)]
        const { limit, remaining, restoreRate, resetAt } = purse.now()
        singleResult.extensions = {
          ...singleResult.extensions,
          cost: { requested, actual, limit, remaining, restoreRate },
        }
        // https://www.ietf.org/archive/id/draft-ietf-httpapi-ratelimit-headers-10.html
        const seconds = Math.max(0, Math.ceil((resetAt - Date.now()) / 1000))
        response.http.headers.set('ratelimit-policy', `"points";q=${limit};w=60`)
        response.http.headers.set('ratelimit', `"points";r=${remaining};t=${seconds}`)
        await purse.settled() // last: what comes after this plugin reads what it has set
      },
    }
    return Promise.resolve(listener)
  },
}
