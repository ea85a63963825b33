import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Clock } from './clock.ts'

/** The `Date` of an HTTP response, as the SDK passes it on. */
const dateOf = (response: unknown): number => {
  const { headers } = response as { headers?: { date?: string } } // the SDK types it as unknown
  return Date.parse(headers?.date ?? '')
}

/**
 * Opens a client of DynamoDB, with the region and credentials that the environment gives the AWS SDK.
 * @param clock is told the table's time by every response
 */
export const openClient = (endpoint: string | undefined, clock: Clock): DynamoDBClient => {
  const client = new DynamoDBClient({ ...(endpoint && { endpoint }), maxAttempts: 4 })
  // It copies every response for a logger that is not there: a twentieth of the processor time of a page.
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
