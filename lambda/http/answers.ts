import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type ErrorCode, explained, headersOf } from '../errors.ts'

/** An answer as API Gateway takes it. */
export type Answer = APIGatewayProxyStructuredResultV2

/** A request in another protocol: the operation that answers it, and how its answer is said in that protocol. */
export interface Converted {
  body: { query: string; variables: object }
  toAnswer(answer: Answer): Answer
}

/**
 * An answer with one error, in the form that GraphQL clients read.
 * @param more `retryAfter` is when it makes sense to try again, in seconds; the rest are headers
 */
export const refusal = (
  status: number,
  code: ErrorCode,
  message: string,
  { retryAfter, ...headers }: { retryAfter?: number; allow?: string } = {},
): Answer => ({
  statusCode: status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headersOf(code, retryAfter),
    ...headers,
  },
  body: JSON.stringify({ errors: [{ message, extensions: explained({ code, retryAfter }) }] }),
})
