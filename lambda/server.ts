import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql'
import { limits, MOST_TOKENS } from './access/limits.ts'
import { caching } from './access/caching.ts'
import { metering } from './access/metering.ts'
import { authorizing } from './access/scopes.ts'
import { NONE_REGISTERED, registering } from './access/registered.ts'
import type { Context } from './context.ts'
import { Damaged } from './table/bodies.ts'
import { legible } from './domain/texts.ts'
import { explained, ShownError } from './errors.ts'
import { describeSchema, schema } from './schema.ts'
import { settingAside } from './setting-aside.ts'

/** The error of ours that others were wrapped around. */
const shownWithin = (error: unknown): ShownError | null => {
  if (error instanceof ShownError) return error
  return error instanceof GraphQLError ? shownWithin(error.originalError) : null
}

/** What Apollo Server says of persisted queries without a code of its own. */
const PERSISTED = new Map([
  ['provided sha does not match query', 'The hash in `extensions.persistedQuery` is not the SHA-256 of the query.'],
  ['Unsupported persisted query version', 'Of `extensions.persistedQuery` there is version 1 alone.'],
])

/**
 * The path of a value in a variable that graphql refuses, in the form that `userErrors` have: `input.evidence[0].end` is
 * `["input", "evidence", "0", "end"]`. Undefined for other errors.
 */
const fieldIn = (message: string): string[] | undefined =>
  /^Variable "\$\w+" got invalid value [^]* at "([\w.[\]]+)";/
    .exec(message)?.[1]
    ?.split(/[.[\]]+/)
    .filter(Boolean)

/** Keeps what went wrong inside out of the answer: it is logged once, with the place where it happened. */
const withoutInternals = ({ message, locations, path, extensions }: GraphQLFormattedError, error: unknown) => {
  const persisted = PERSISTED.get(message)
  if (persisted !== undefined) return { message: persisted, extensions: { code: 'BAD_REQUEST' } }
  const shown = shownWithin(error)
  // What graphql says of a null where an argument of an introspection field must have a value.
  const isWrong = unwrapResolverError(error) instanceof GraphQLError && message.startsWith('Argument "')
  const code = shown?.code ?? (isWrong ? 'BAD_USER_INPUT' : extensions?.code)
  if (shown instanceof Damaged) {
    console.error(message)
    return { message, locations, path, extensions: { code, id: shown.id } }
  }
  const retryAfter = shown?.extensions.retryAfter
  // Every other code is given by Apollo Server to what is wrong with a question, in words meant for whoever asked.
  if (code !== 'INTERNAL_SERVER_ERROR') {
    const field = fieldIn(message)
    return { message: legible(message), locations, path, extensions: { code, retryAfter, field } }
  }
  console.error(unwrapResolverError(error))
  const sorry = 'Something went wrong inside Readout. It was logged; try again later.'
  return { message: sorry, locations, path, extensions: { code } }
}

/** An error as it is answered, with the page that explains its code. */
const shown = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const { extensions, ...rest } = withoutInternals(formatted, error)
  return { ...rest, extensions: explained(extensions) }
}

/**
 * Whether a client reads the older media type alone. It takes a status other than 200 for the failure of something in
 * between, and a GraphQL answer to a well-formed request is to have 200 for it.
 * https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
const readsJsonAlone = (accept = '') => accept.includes('application/json') && !accept.includes('graphql-response')

const statusForOlderClients: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response }) => {
        if (response.http.status === 400 && readsJsonAlone(request.http?.headers.get('accept')))
          response.http.status = 200
        return Promise.resolve()
      },
    }),
}

const noSubscriptions: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation }) => {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return Promise.resolve()
        const extensions = { code: 'BAD_REQUEST', http: { status: 400 } }
        throw new GraphQLError('There are no subscriptions: follow the field `changes`.', { extensions })
      },
    }),
}

const describing: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ source }) => {
        if (/__(schema|type)\b/.test(source)) describeSchema()
        return Promise.resolve()
      },
    }),
}

/** Says in an answer what had to be left out of its lists: the rest of them is right, and comes. */
const tellingOfDamage: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body }, contextValue: { data } }) => {
        if (body.kind !== 'single' || data.damaged.length === 0) return Promise.resolve()
        const errors = data.damaged.map(({ message, extensions }) => ({ message, extensions: explained(extensions) }))
        for (const { message } of errors) console.error(message)
        body.singleResult.errors = [...(body.singleResult.errors ?? []), ...errors]
        return Promise.resolve()
      },
    }),
}

/** What stands between a question and its answer. */
export const requestPipeline = (registered = NONE_REGISTERED): ApolloServerPlugin<Context>[] => [
  statusForOlderClients,
  noSubscriptions,
  describing,
  registering(registered),
  authorizing,
  settingAside,
  tellingOfDamage,
  metering,
  caching,
]

/** Plugins of Apollo Server's own that it would load otherwise. */
const DISABLED = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
]

/** Starts the GraphQL server; requests come to it through the handler. */
export const startServer = async (plugins: ApolloServerPlugin<Context>[]): Promise<ApolloServer<Context>> => {
  const server = new ApolloServer<Context>({
    schema,
    plugins: [...plugins, ...DISABLED],
    introspection: true,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: [limits],
    allowBatchedHttpRequests: false,
    // The handler has a gate of its own, which lets plain GETs through.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: shown,
    logger: { debug: () => undefined, info: () => undefined, warn: console.warn, error: console.error },
  })
  await server.start()
  return server
}
