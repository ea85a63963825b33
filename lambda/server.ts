import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Context } from './context.ts'
import { ShownError } from './errors.ts'
import { schema } from './schema.ts'

/** Keeps what went wrong inside out of the answer: it is logged once, with the place where it happened. */
const masked = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const original = unwrapResolverError(error)
  const { locations, path } = formatted
  const shown = original instanceof ShownError ? original : nestedShown(original)
  if (shown) return { message: shown.message, locations, path, extensions: { code: shown.code } }
  // What graphql itself says of a question is meant for whoever asked.
  if (original instanceof GraphQLError && !(original.originalError instanceof Error)) {
    const code = formatted.extensions?.code
    return { message: formatted.message, locations, path, extensions: { code } }
  }
  console.error(original)
  return {
    message: 'Something went wrong inside Readout. It was logged; try again later.',
    locations,
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  }
}

const nestedShown = (error: unknown): ShownError | null =>
  error instanceof GraphQLError && error.originalError
    ? error.originalError instanceof ShownError
      ? error.originalError
      : nestedShown(error.originalError)
    : null

const plugins: ApolloServerPlugin<Context>[] = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
]

/** Starts the GraphQL server; requests come to it through the handler. */
export const startServer = async (): Promise<ApolloServer<Context>> => {
  const server = new ApolloServer<Context>({
    schema,
    plugins,
    introspection: true,
    // The handler has a gate of its own, which lets plain GETs through.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: masked,
    logger: { debug: () => undefined, info: () => undefined, warn: console.warn, error: console.error },
  })
  await server.start()
  return server
}
