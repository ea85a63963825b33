import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Clock } from './clock.ts'

/** The `Date` of an HTTP response, as the SDK exposes it, in milliseconds since 1970. NaN if it has none. */
const dateOf = (response: unknown): number => {
  const { headers } = response as { headers?: { date?: string } } // the SDK types it as unknown
  return Date.parse(headers?.date ?? '')
}

/**
 * Opens a DynamoDB client, with the region and credentials that the AWS SDK finds in the environment.
 * @param clock receives the table's time from every response
 */
export const openClient = (endpoint: string | undefined, clock: Clock): DynamoDBClient => {
  const client = new DynamoDBClient({ ...(endpoint && { endpoint }), maxAttempts: 4 })
  // It copies every response for a logger that we do not set: a twentieth of the processor time of a page.
  client.middlewareStack.remove('loggerMiddleware')
  client.middlewareStack.add(
    (next) => async (request) => {
      const begun = performance.now()
      const answer = await next(request)
      const date = dateOf(answer.response)
      if (!Number.isNaN(date)) clock.hear(date, performance.now() - begun)
      return answer
    },
    { step: 'deserialize', priority: 'low', name: 'hearingTheTime' },
  )
  return client
}
