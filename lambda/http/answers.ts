import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { ErrorCode } from '../errors.ts'

/** An answer as API Gateway takes it. */
export type Answer = APIGatewayProxyStructuredResultV2

/** An answer with one error, in the form that GraphQL clients read. */
export const refusal = (
  status: number,
  code: ErrorCode,
  message: string,
  headers: { [name: string]: string } = {},
): Answer => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify({ errors: [{ message, extensions: { code } }] }),
})
