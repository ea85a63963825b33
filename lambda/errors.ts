/** A code that a client can act on. Each is explained in docs/errors.md. */
export type ErrorCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'COST_LIMIT_EXCEEDED'
  | 'DAMAGED'
  | 'ERASED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'RESPONSE_TOO_LARGE'
  | 'TIMEOUT'
  | 'TOO_MUCH'
  | 'UNAUTHENTICATED'
  | 'UNAVAILABLE'

/** The one kind of error whose message reaches the caller as it is; every other is masked by the server. */
export class ShownError extends Error {
  readonly code: ErrorCode
  /** Read by Apollo Server, which answers with this HTTP status and these headers. */
  readonly extensions: { code: ErrorCode; http?: { status: number; headers: Map<string, string> } }
  constructor(code: ErrorCode, message: string, status?: number, headers: { [name: string]: string } = {}) {
    super(message)
    this.code = code
    this.extensions = { code, ...(status && { http: { status, headers: new Map(Object.entries(headers)) } }) }
  }
}

/** An error for something wrong in what the caller sent. */
export const badInput = (message: string) => new ShownError('BAD_USER_INPUT', message)
