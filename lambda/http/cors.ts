import type { HeaderMap } from '@apollo/server'
import type { Answer } from './answers.ts'

/**
 * The headers that let pages of the allowed origins read an answer in a browser. Callers authenticate with keys, never
 * with cookies, so any origin is safe, for GET as well: there is nothing of the visitor's that a page could use.
 * @param origins the allowed origins; `*` allows all
 */
export const corsHeaders = (
  headers: HeaderMap,
  origins: readonly string[],
): { vary?: string; [name: string]: string | undefined } => {
  const origin = headers.get('origin')
  const all = origins.includes('*')
  const vary: { vary?: string } = all ? {} : { vary: 'Origin' } // also where no origin was sent: caches must not mix them
  if (origin === undefined || !(all || origins.includes(origin))) return vary
  return {
    'access-control-allow-origin': all ? '*' : origin,
    'access-control-expose-headers': 'ETag, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate',
    ...vary,
  }
}

/** Headers that clients send, if a browser does not say which. */
const USUAL_HEADERS = 'Authorization, Content-Type, Idempotency-Key, X-Api-Key'
/** A list of header names, of a length that no client needs to exceed. https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~-]+(?: *, *[\w!#$%&'*+.^`|~-]+)*$/
const LONGEST_HEADERS = 1000

/**
 * The answer to a preflight request: every header that a client wants to send is allowed, as those of Apollo, urql and of
 * tracing are. Browsers may cache it for a day.
 */
export const preflight = (headers: HeaderMap): Answer => {
  const asked = headers.get('access-control-request-headers') ?? ''
  const isList = asked.length <= LONGEST_HEADERS && HEADER_NAMES.test(asked)
  return {
    statusCode: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': isList ? asked : USUAL_HEADERS,
      'access-control-max-age': '86400',
      vary: 'Access-Control-Request-Headers',
    },
  }
}

/** The value of a `Vary` header that names all of these, each once. */
export const varying = (...said: (string | undefined)[]): string => {
  const names = said.flatMap((one) => one?.split(',') ?? []).map((name) => name.trim())
  return [...new Set(names.filter(Boolean))].join(', ')
}
