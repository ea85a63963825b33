import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { Busy, ConditionFailed } from './errors.ts'

/** What DynamoDB says of a request that may succeed when it is sent again. */
const PASSING = new Set([
  'InternalServerError',
  'LimitExceededException',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ThrottlingError',
  'ThrottlingException',
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
])

export const translated = (error: unknown): unknown => {
  if (error instanceof ConditionalCheckFailedException) return new ConditionFailed(error.message)
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
    if (codes.includes('ConditionalCheckFailed')) return new ConditionFailed(error.message)
    return codes.some((code) => PASSING.has(code)) ? new Busy(error) : error
  }
  if (error instanceof DynamoDBServiceException)
    return PASSING.has(error.name) || (error.$metadata.httpStatusCode ?? 0) >= 500 ? new Busy(error) : error
  // The SDK names no class for what is no answer at all: a connection that broke, a time that ran out.
  const lost =
    error instanceof Error && ('code' in error || error.name === 'AbortError' || error.name === 'TimeoutError')
  return lost || (error instanceof Error && '$metadata' in error) ? new Busy(error) : error
}
