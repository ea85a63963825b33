import type { HeaderMap } from '@apollo/server'
import type { Answer } from './answers.ts'

/**
 * Whether a page of another site may have sent a GET. Browsers say where a request comes from; other clients say
 * nothing. https://www.w3.org/TR/fetch-metadata/
 */
export const isCrossSite = (headers: HeaderMap): boolean => {
  const site = headers.get('sec-fetch-site')
  return site === undefined ? headers.has('origin') : site !== 'same-origin' && site !== 'none'
}

/**
 * The headers that let pages of the allowed origins read an answer in a browser. Callers authenticate with keys, never
 * with cookies, so any origin is safe.
 * @param origins the allowed origins; `*` allows all
 */
export const corsHeaders = (headers: HeaderMap, origins: readonly string[]): { [name: string]: string } => {
  const origin = headers.get('origin')
  const all = origins.includes('*')
  if (origin === undefined || !(all || origins.includes(origin))) return {}
  return {
    'access-control-allow-origin': all ? '*' : origin,
    'access-control-expose-headers': 'ETag, RateLimit, RateLimit-Policy, Retry-After',
    ...(all ? {} : { vary: 'Origin' }),
  }
}

/** The answer to a preflight request. Browsers may cache it for a day. */
export const PREFLIGHT: Answer = {
  statusCode: 204,
  headers: {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key, X-Api-Key',
    'access-control-max-age': '86400',
  },
}
