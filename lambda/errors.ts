/** A code that a client can act on. Each is explained in docs/errors/. */
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

/** The path of the page that explains a code: docs/errors/ has one for each. */
export const helpFor = (code: string): string => `/docs/errors/${code}/`

/** The extensions of an error: its code, where that is explained, and more. */
export const explained = <More extends object>({ code, ...more }: { code?: unknown } & More) => ({
  code,
  help: typeof code === 'string' ? helpFor(code) : undefined,
  ...more,
})

/** The HTTP headers of an error. https://www.rfc-editor.org/rfc/rfc9110#name-www-authenticate */
export const headersOf = (code: ErrorCode, retryAfter?: number): { [name: string]: string } => ({
  ...(code === 'UNAUTHENTICATED' && { 'www-authenticate': 'Bearer realm="Readout"' }),
  ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
})

/** The one kind of error whose message reaches the caller as it is; every other is masked by the server. */
export class ShownError extends Error {
  readonly code: ErrorCode
  /** Read by Apollo Server, which answers with this HTTP status and these headers. */
  readonly extensions: {
    code: ErrorCode
    retryAfter?: number
    http?: { status: number; headers: Map<string, string> }
  }
  /**
   * @param status the HTTP status, if it is not that of the rest of the response
   * @param retryAfter when it makes sense to try again, in seconds
   */
  constructor(code: ErrorCode, message: string, status?: number, retryAfter?: number) {
    super(message)
    this.code = code
    const headers = headersOf(code, retryAfter)
    this.extensions = {
      code,
      ...(retryAfter !== undefined && { retryAfter }),
      ...(status && { http: { status, headers: new Map(Object.entries(headers)) } }),
    }
  }
}

/** An error for something wrong in what the caller sent. */
export const badInput = (message: string) => new ShownError('BAD_USER_INPUT', message)
