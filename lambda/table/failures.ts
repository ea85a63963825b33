import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { Busy, ConditionFailed } from './errors.ts'

/** DynamoDB's codes for failures that a retry may not meet again. */
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
  // The SDK has no class for errors without a response: a broken connection, a timeout.
  const lost =
    error instanceof Error && ('code' in error || error.name === 'AbortError' || error.name === 'TimeoutError')
  return lost || (error instanceof Error && '$metadata' in error) ? new Busy(error) : error
}
