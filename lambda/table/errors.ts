import { ShownError } from '../errors.ts'

/** A condition of a transaction did not hold: nothing was written. */
export class ConditionFailed extends Error {}

/** Part of the local engine's message if its disk is full. */
const DISK_FULL = 'disk is full'

/** When it makes sense to try again, in seconds: DynamoDB adapts within some. */
const RETRY_AFTER = 3

/** The table is too busy or cannot be reached. A write may or may not have been made. */
export class Busy extends ShownError {
  constructor(cause: unknown) {
    const isFull = cause instanceof Error && cause.message.includes(DISK_FULL)
    super(
      'UNAVAILABLE',
      isFull
        ? "The archive's disk is full: nothing can be written until there is space on it."
        : 'The archive is too busy to answer. Try again in a few seconds.',
      undefined,
      isFull ? undefined : RETRY_AFTER,
    )
    this.cause = cause
  }
}
