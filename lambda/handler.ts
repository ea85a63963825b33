import { createHash } from 'node:crypto'
import { HeaderMap } from '@apollo/server'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { openTable } from './table/dynamodb.ts'
import { newUsage, type Usage } from './table/usage.ts'
import { openRateLimiter } from './access/rate-limiter.ts'
import { openApiKeys } from './access/api-keys.ts'
import { openCallers, presented } from './access/authentication.ts'
import { ANYONE } from './access/caller.ts'
import { isTooDeepToParse, sizeOf } from './access/limits.ts'
import { LARGEST_ANSWER, openMeter, tooLarge } from './access/meter.ts'
import { readRegistered, type Registered } from './access/registered.ts'
import { hashOfSecret, holdsKey, sameHash } from './access/secrets.ts'
import { openIdempotency } from './access/idempotency.ts'
import type { Context } from './context.ts'
import { openArchive } from './archive.ts'
import { openShapeCheck } from './table/shape-check.ts'
import { type Table } from './table/table.ts'
import { ShownError } from './errors.ts'
import { metricsOf, type RequestLine, withMetrics } from './http/request-log.ts'
import { requestPipeline, startServer } from './server.ts'

type Answer = APIGatewayProxyStructuredResultV2

/** Bodies above this are refused: an import of 100 records that takes more is divided. In bytes. */
export const LARGEST_BODY = 4 * 1024 * 1024
/** And those above this of callers without a key, who can only ask: no question has a use for more. In bytes. */
export const LARGEST_BODY_WITHOUT_KEY = 100 * 1024

/** An answer with one error, in the form that GraphQL clients read. */
export const refusal = (status: number, code: string, message: string, headers: object = {}): Answer => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify({ errors: [{ message, extensions: { code } }] }),
})

/**
 * Whether a GET may have been sent by a page of another site, with which a browser would send what it holds of the
 * user's. Browsers say where a request comes from; what is no browser says neither. https://www.w3.org/TR/fetch-metadata/
 */
const isCrossSite = (headers: HeaderMap): boolean => {
  const site = headers.get('sec-fetch-site')
  return site === undefined ? headers.has('origin') : site !== 'same-origin' && site !== 'none'
}

const isAnswer = (question: { body: object } | Answer): question is Answer => 'statusCode' in question

const textOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string | null => {
  if (!isBase64Encoded) return body
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64'))
  } catch {
    return null // not UTF-8
  }
}

const questionOf = (headers: HeaderMap, text: string | null): { body: object } | Answer => {
  if (headers.has('content-encoding')) return refusal(415, 'BAD_REQUEST', 'Send the body as it is, not compressed.')
  if (!headers.get('content-type')?.toLowerCase().startsWith('application/json'))
    return refusal(415, 'BAD_REQUEST', 'Send the question as JSON, with `content-type: application/json`.')
  if (text === null) return refusal(400, 'BAD_REQUEST', 'The body is not text in UTF-8.')
  if (text.trim() === '') return refusal(400, 'BAD_REQUEST', 'The body is empty: send {"query": "..."} as JSON.')
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? { body }
      : refusal(400, 'BAD_REQUEST', 'The body is not a JSON object: send {"query": "..."}.')
  } catch {
    return refusal(400, 'BAD_REQUEST', 'The body is not JSON: send {"query": "..."}.')
  }
}

/** The headers by which a browser lets pages of these origins read an answer. Keys are no cookies: any origin is safe. */
const crossOrigin = (headers: HeaderMap, origins: readonly string[]): { [name: string]: string } => {
  const origin = headers.get('origin')
  const all = origins.includes('*')
  if (origin === undefined || !(all || origins.includes(origin))) return {}
  return {
    'access-control-allow-origin': all ? '*' : origin,
    'access-control-expose-headers': 'ETag, RateLimit, RateLimit-Policy, Retry-After',
    ...(all ? {} : { vary: 'Origin' }),
  }
}

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key, X-Api-Key',
  'access-control-max-age': '86400',
}

/** Whoever asks, as CloudFront tells: the address, then a colon and the port. */
const viewerOf = (headers: HeaderMap): string => headers.get('cloudfront-viewer-address')?.replace(/:\d+$/, '') ?? ''

/** How a door is opened. */
export interface HandlerSettings {
  /** The origins whose pages may read answers in a browser; `*` for all. */
  origins: readonly string[]
  /** Takes what is written about every request. */
  log: (line: RequestLine) => void
  /**
   * SHA-256, in hexadecimal letters, of what the edge may send as `x-origin-secret`. Where there are any, requests that
   * come past the edge are refused.
   */
  originHashes?: readonly string[]
  /** Until the table can be answered from; throws where it cannot. */
  ready?: () => Promise<void>
  /** The operations known beforehand, and who may ask no others; none without it. */
  registered?: Registered
}

/** Opens the door of the API: what answers API Gateway's events with the records of a table. */
export const openHandler = (
  table: Table,
  { origins, log, registered, ready, originHashes = [] }: HandlerSettings,
): ((event: APIGatewayProxyEventV2) => Promise<Answer>) => {
  const server = startServer(requestPipeline(registered))
  const callers = openCallers()
  const bucketOf = openRateLimiter(table)

  const isPastTheEdge = (headers: HeaderMap): boolean => {
    if (originHashes.length === 0) return false
    const sent = hashOfSecret(headers.get('x-origin-secret') ?? '')
    return !originHashes.some((hash) => sameHash(sent, hash))
  }

  const respond = async (
    event: APIGatewayProxyEventV2,
    headers: HeaderMap,
    line: RequestLine,
    usage: Usage,
  ): Promise<Answer> => {
    const { method, path } = event.requestContext.http
    if (isPastTheEdge(headers)) return refusal(403, 'FORBIDDEN', 'Ask at the public address.')
    const address = originHashes.length === 0 ? event.requestContext.http.sourceIp : viewerOf(headers)
    if (holdsKey(event.rawQueryString) || holdsKey(path))
      return refusal(
        400,
        'BAD_REQUEST',
        'A key in an address ends up in logs: send it as a header, and rotate this one.',
      )
    if (path !== '/graphql') return refusal(404, 'NOT_FOUND', 'There is nothing here: the API is at /graphql.')
    if (method === 'OPTIONS') return { statusCode: 204, headers: PREFLIGHT }
    if (method !== 'GET' && method !== 'POST')
      return refusal(405, 'BAD_REQUEST', 'Ask by POST or GET.', { allow: 'GET, POST' })
    const text = textOf(event)
    const bytes = Math.max(Buffer.byteLength(text ?? ''), event.rawQueryString.length)
    if (bytes > LARGEST_BODY)
      return refusal(413, 'BAD_REQUEST', `The body is larger than ${LARGEST_BODY / 1024 / 1024} MiB.`)
    if (method === 'GET' && isCrossSite(headers))
      return refusal(400, 'BAD_REQUEST', 'A page of another site asks by POST with `content-type: application/json`.')
    await ready?.()
    const anyone = bucketOf(ANYONE, address)
    const own = table.observed(usage)
    const caller = await callers.callerOf(headers, anyone, own)
    line.key = caller.key?.id
    if (caller.key === null && bytes > LARGEST_BODY_WITHOUT_KEY)
      return refusal(
        413,
        'BAD_REQUEST',
        `The body is larger than ${LARGEST_BODY_WITHOUT_KEY / 1024} KiB, which is all that one without a key may be.`,
      )
    const meter = openMeter(caller.key ? bucketOf(caller, address) : anyone, usage)
    try {
      meter.admit({ bytes })
      const question = method === 'POST' ? questionOf(headers, text) : { body: {} }
      if (isAnswer(question)) return question
      const { query } = question.body as { query?: unknown } // whatever it is, it is looked at before it is used
      const asked = method === 'POST' ? query : new URLSearchParams(event.rawQueryString).get('query')
      if (typeof asked === 'string') {
        const size = sizeOf(asked)
        meter.admit({ tokens: size.tokens })
        if (isTooDeepToParse(size))
          return refusal(400, 'BAD_REQUEST', 'The document is nested too deep to be read: ask for less at once.')
      }
      const graphql = await server
      const noted: Context['noted'] = {}
      const sendings = openIdempotency(headers.get('idempotency-key'), caller, presented(headers))
      const observed = table.observed(usage, meter.consumed)
      const data = openArchive(observed, meter.signal)
      const keys = openApiKeys(observed, callers.forget)
      const response = await graphql.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method,
          headers,
          search: event.rawQueryString && `?${event.rawQueryString}`,
          body: method === 'POST' ? question.body : undefined,
        },
        context: () => Promise.resolve({ data, keys, caller, sendings, meter, noted }),
      })
      Object.assign(line, noted)
      const { body } = response
      if (body.kind !== 'complete') throw new Error('The answer came in pieces, which nobody asked for.')
      if (Buffer.byteLength(body.string) > LARGEST_ANSWER) throw tooLarge()
      return { statusCode: response.status ?? 200, headers: Object.fromEntries(response.headers), body: body.string }
    } finally {
      line.cost ??= meter.actual()
      meter.close()
    }
  }

  /** An answer that caches may keep gets a mark, and is not sent again to who has it. */
  const marked = (headers: HeaderMap, answer: Answer): Answer => {
    if (!String(answer.headers?.['cache-control']).startsWith('public')) return answer
    const etag = `"${createHash('sha256')
      .update(answer.body ?? '')
      .digest('base64url')
      .slice(0, 22)}"`
    const held = headers
      .get('if-none-match')
      ?.split(',')
      .map((one) => one.trim().replace(/^W\//, ''))
    return held?.includes(etag)
      ? { statusCode: 304, headers: { ...answer.headers, etag } }
      : { ...answer, headers: { ...answer.headers, etag } }
  }

  return async (event) => {
    const begun = performance.now()
    const usage = newUsage()
    const { requestId, http } = event.requestContext
    const line: RequestLine = {
      requestId,
      method: http.method,
      status: 500,
      milliseconds: 0,
      roundTrips: 0,
      readUnits: 0,
      writeUnits: 0,
    }
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(event.headers))
      if (value !== undefined) headers.set(name.toLowerCase(), value)
    let answer: Answer
    try {
      answer = marked(headers, await respond(event, headers, line, usage))
    } catch (error) {
      if (!(error instanceof ShownError)) throw error
      const { http, code } = error.extensions
      line.errors = [code]
      answer = refusal(http?.status ?? 503, code, error.message, Object.fromEntries(http?.headers ?? []))
    }
    line.roundTrips = usage.roundTrips
    line.readUnits = usage.readUnits
    line.writeUnits = usage.writeUnits
    line.status = answer.statusCode ?? 200
    line.milliseconds = Math.round((performance.now() - begun) * 10) / 10
    log(line)
    const added = { ...crossOrigin(headers, origins), 'x-content-type-options': 'nosniff' }
    return { ...answer, headers: { ...answer.headers, ...added } }
  }
}

/**
 * Opens the door as the environment says: TABLE_NAME names the table; ALLOWED_ORIGINS the origins of pages, with commas
 * between, all without it; REGISTERED_DOCUMENTS a file of operations, and REGISTERED_ONLY who may ask no others; STAGE
 * the deployment, whose metrics are then written; ORIGIN_HASHES of what the edge in front may send, with commas between.
 */
const handlerFromEnvironment = () => {
  const { TABLE_NAME, ALLOWED_ORIGINS, REGISTERED_DOCUMENTS, REGISTERED_ONLY, STAGE, ORIGIN_HASHES } = process.env
  const table = openTable(TABLE_NAME ?? 'readout')
  // In Lambda the connection is made while the rest still starts. If it cannot be, the first question says so.
  const ready = process.env.AWS_LAMBDA_FUNCTION_NAME ? openShapeCheck(table) : undefined
  return openHandler(table, {
    ready,
    origins: (ALLOWED_ORIGINS || '*').split(',').map((origin) => origin.trim()),
    registered: readRegistered(REGISTERED_DOCUMENTS, REGISTERED_ONLY),
    originHashes: ORIGIN_HASHES?.split(','),
    // Lambda puts words of its own before what goes through the console, and then CloudWatch finds no metrics in it.
    log: (line) => {
      process.stdout.write(
        `${STAGE === undefined ? JSON.stringify(line) : withMetrics(line, STAGE, metricsOf(line))}\n`,
      )
    },
  })
}

let door = process.env.AWS_LAMBDA_FUNCTION_NAME ? handlerFromEnvironment() : undefined

/** What Lambda calls. */
export const handler = (event: APIGatewayProxyEventV2): Promise<Answer> => {
  door ??= handlerFromEnvironment() // on other machines the environment is complete when the first question comes
  return door(event)
}
