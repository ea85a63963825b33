import { ShownError } from '../errors.ts'

/** A condition of a transaction did not hold: nothing was written. */
export class ConditionFailed extends Error {}

/** What the local engine says, within a message of its own, where it has no place to write to. */
const DISK_FULL = 'disk is full'

/** The table is too busy or out of reach. What was to be written may have been written or not. */
export class Busy extends ShownError {
  constructor(cause: unknown) {
    const isFull = cause instanceof Error && cause.message.includes(DISK_FULL)
    super(
      'UNAVAILABLE',
      isFull
        ? 'The disk of the archive is full: nothing can be written until there is room on it.'
        : 'The archive is too busy to answer. Try again in a few seconds.',
    )
    this.cause = cause
  }
}
