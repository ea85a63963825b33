/** A code that a client can act on. Each is explained in docs/errors.md. */
export type ErrorCode = 'BAD_USER_INPUT' | 'TOO_MUCH' | 'UNAVAILABLE'

/** The one kind of error whose message reaches the caller as it is; every other is masked by the server. */
export class ShownError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** An error for something wrong in what the caller sent. */
export const badInput = (message: string) => new ShownError('BAD_USER_INPUT', message)
