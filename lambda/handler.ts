import { HeaderMap } from '@apollo/server'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { openTable } from './table/dynamodb.ts'
import { newUsage, type Usage } from './table/usage.ts'
import { openRateLimiter } from './access/rate-limiter.ts'
import { openApiKeys } from './access/api-keys.ts'
import { openCallers, presented } from './access/authentication.ts'
import { ANYONE } from './access/caller.ts'
import { isTooDeepToParse, sizeOf } from './access/limits.ts'
import { LARGEST_ANSWER, openMeter, pointsOfAnswer, tooLarge } from './access/meter.ts'
import { readRegistered, type Registered } from './access/registered.ts'
import { holdsKey } from './access/secrets.ts'
import { openIdempotency } from './access/idempotency.ts'
import type { Context } from './context.ts'
import { type Archive, openArchive } from './archive.ts'
import { openMemory } from './reading/memory.ts'
import { openShapeCheck } from './table/shape-check.ts'
import { type Table } from './table/table.ts'
import { ShownError } from './errors.ts'
import { type Answer, type Converted, refusal } from './http/answers.ts'
import { feedAt, MOST_ENTRIES, queryOfFeed, toAtom } from './http/atom.ts'
import { LARGEST_BODY, LARGEST_BODY_WITHOUT_KEY, readBody, sizeOfBody, textOf } from './http/bodies.ts'
import { corsHeaders, preflight, varying } from './http/cors.ts'
import { isPastTheEdge, viewerAddress } from './http/edge.ts'
import { withEtag } from './http/etag.ts'
import { pageAt } from './http/pages.ts'
import { manifest, readBatch, RECONCILE } from './http/reconciling.ts'
import { metricsOf, type RequestLine, withMetrics } from './http/request-log.ts'
import { requestPipeline, startServer } from './server.ts'
import { openProposals } from './proposals/deciding.ts'
import { openWebhooks } from './webhooks/managing.ts'

/** How a handler is set up. */
export interface HandlerSettings {
  /** The origins whose pages may read answers in a browser; `*` allows all. */
  origins: readonly string[]
  /** Receives one line for each request. */
  log: (line: RequestLine) => void
  /**
   * SHA-256, in hexadecimal, of the values that the edge may send as `x-origin-secret`. If there are any, a request
   * that does not pass the edge is refused.
   */
  originHashes?: readonly string[]
  /** The public address of the archive, without a slash at the end, for citations. */
  address?: string | null
  /** Whether webhooks may have receivers on this machine, for trying them out. */
  toLoopback?: boolean
  /** Resolves once the table is ready; throws if it cannot be used. */
  ready?: () => Promise<void>
  /** The registered operations, and which callers may send no others. */
  registered?: Registered
}

/** What a request has, once its HTTP is read. */
interface Request {
  event: APIGatewayProxyEventV2
  headers: HeaderMap
  line: RequestLine
  usage: Usage
}

/** What a request is answered for its HTTP alone, before anything is read; null if it asks for a page or the API. */
const answeredByHttp = ({ event, headers }: Request, bytes: number, page: Answer | null): Answer | null => {
  const { method, path } = event.requestContext.http
  if (holdsKey(event.rawQueryString) || holdsKey(path))
    return refusal(400, 'BAD_REQUEST', 'A key in an address ends up in logs: send it in a header, and rotate this key.')
  if (method === 'OPTIONS' && (path === '/graphql' || path === RECONCILE)) return preflight(headers)
  if (feedAt(path) !== null) return method === 'GET' ? null : refusal(405, 'BAD_REQUEST', 'Use GET.', { allow: 'GET' })
  if (path !== '/graphql' && path !== RECONCILE && !page)
    return refusal(404, 'NOT_FOUND', 'Nothing is served here: the API is at /graphql, its schema at /schema.graphql.')
  if (method !== 'GET' && method !== 'POST')
    return refusal(405, 'BAD_REQUEST', 'Use POST or GET.', { allow: 'GET, POST' })
  if (bytes > LARGEST_BODY)
    return refusal(413, 'BAD_REQUEST', `The body is larger than ${LARGEST_BODY / 1024 / 1024} MiB.`)
  return null
}

/** The operation that an Atom feed is made from. */
const readFeed = async (feed: string, data: Archive, isPublic: boolean): Promise<Converted> => {
  const changes = feed === 'changes' ? await data.latestChanges(MOST_ENTRIES) : []
  return { body: queryOfFeed(feed, changes), toAnswer: (answer) => toAtom(feed, changes, answer, isPublic) }
}

/** Opens the handler of the API: it answers API Gateway's events with the records of a table. */
export const openHandler = (
  table: Table,
  {
    origins,
    log,
    registered,
    ready,
    originHashes = [],
    toLoopback = false,
    address: publicAddress = null,
  }: HandlerSettings,
): ((event: APIGatewayProxyEventV2) => Promise<Answer>) => {
  const server = startServer(requestPipeline(registered))
  const callers = openCallers()
  const bucketOf = openRateLimiter(table)
  const memory = openMemory()

  const respond = async (request: Request): Promise<Answer> => {
    const { event, headers, line, usage } = request
    const { method, path, sourceIp } = event.requestContext.http
    if (isPastTheEdge(headers, originHashes)) return refusal(403, 'FORBIDDEN', 'Use the public address of the API.')
    const text = textOf(event)
    const bytes = Math.max(sizeOfBody(event), event.rawQueryString.length)
    const asksForManifest = path === RECONCILE && !event.rawQueryString.includes('queries=')
    const page = method === 'GET' ? (asksForManifest ? manifest() : pageAt(path)) : null
    const answered = answeredByHttp(request, bytes, page)
    if (answered) return answered

    const address = originHashes.length === 0 ? sourceIp : viewerAddress(headers)
    const anyone = bucketOf(ANYONE, address)
    if (page) {
      anyone.take(pointsOfAnswer(page.body))
      return page
    }
    await ready?.()
    const caller = await callers.callerOf(headers, anyone, table.observed(usage))
    line.key = caller.key?.id
    if (caller.key === null && bytes > LARGEST_BODY_WITHOUT_KEY) {
      const message = `The body is larger than ${LARGEST_BODY_WITHOUT_KEY / 1024} KiB, the limit without an API key.`
      return refusal(413, 'BAD_REQUEST', message)
    }
    const meter = openMeter(caller.key ? bucketOf(caller, address) : anyone, usage)
    try {
      meter.admit({ bytes })
      const noted: Context['noted'] = {}
      const observed = table.observed(usage, meter.consumed)
      const data = openArchive(observed, { signal: meter.signal, memory, recalls: caller.key === null })
      const feed = feedAt(path)
      const converted =
        path === RECONCILE
          ? readBatch(headers, text, method === 'GET' ? event.rawQueryString : null)
          : feed !== null
            ? await readFeed(feed, data, caller.key === null)
            : null
      if (converted && 'refused' in converted) return converted.refused
      const posted = converted
        ? { body: converted.body, query: converted.body.query }
        : method === 'POST'
          ? readBody(headers, text)
          : null
      if (posted && 'refused' in posted) return posted.refused
      if (converted) for (const name of ['accept', 'content-type']) headers.set(name, 'application/json')
      const query = posted ? posted.query : new URLSearchParams(event.rawQueryString).get('query')
      if (typeof query === 'string') {
        const size = sizeOf(query)
        meter.admit({ tokens: size.tokens })
        if (isTooDeepToParse(size))
          return refusal(400, 'BAD_REQUEST', 'The document is nested too deep to parse: select less in one request.')
      }
      const context: Context = {
        data,
        address: publicAddress,
        keys: openApiKeys(observed, callers.forget),
        webhooks: openWebhooks(observed, { loopback: toLoopback }),
        proposals: openProposals(observed, data),
        caller,
        idempotency: openIdempotency(headers.get('idempotency-key'), caller, presented(headers)),
        meter,
        setAside: new Map(),
        noted,
      }
      const response = await (
        await server
      ).executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: converted ? 'POST' : method,
          headers,
          search: converted ? '' : event.rawQueryString && `?${event.rawQueryString}`,
          body: posted?.body,
        },
        context: () => Promise.resolve(context),
      })
      Object.assign(line, noted)
      const { body } = response
      if (body.kind !== 'complete') throw new Error('The response is incremental, which no operation asks for.')
      if (Buffer.byteLength(body.string) > LARGEST_ANSWER) throw tooLarge()
      const answer = {
        statusCode: response.status ?? 200,
        headers: Object.fromEntries(response.headers),
        body: body.string,
      }
      return converted ? converted.toAnswer(answer) : answer
    } finally {
      line.cost ??= meter.actual()
      meter.close()
    }
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
      answer = withEtag(headers, await respond({ event, headers, line, usage }))
    } catch (error) {
      if (!(error instanceof ShownError)) throw error
      const { http, code, retryAfter } = error.extensions
      line.errors = [code]
      answer = refusal(http?.status ?? 503, code, error.message, { retryAfter })
    }
    line.roundTrips = usage.roundTrips
    line.readUnits = usage.readUnits
    line.writeUnits = usage.writeUnits
    line.status = answer.statusCode ?? 200
    line.milliseconds = Math.round((performance.now() - begun) * 10) / 10
    log(line)
    const { vary, ...added } = corsHeaders(headers, origins)
    const varied = varying(answer.headers?.vary?.toString(), vary)
    return {
      ...answer,
      headers: { ...answer.headers, ...added, ...(varied && { vary: varied }), 'x-content-type-options': 'nosniff' },
    }
  }
}

/**
 * Opens the handler as the environment says: TABLE_NAME is the table; ALLOWED_ORIGINS the origins of pages, separated by
 * commas, all by default; REGISTERED_DOCUMENTS a file of operations, and REGISTERED_ONLY the callers who may send no
 * others; STAGE the deployment, for which metrics are then written; ORIGIN_HASHES the hashes of what the edge may send,
 * separated by commas; WEBHOOKS_TO_LOOPBACK allows webhooks with receivers on this machine;
 * ADDRESS is the public address of the archive.
 */
const handlerFromEnvironment = () => {
  const {
    TABLE_NAME,
    ALLOWED_ORIGINS,
    REGISTERED_DOCUMENTS,
    REGISTERED_ONLY,
    STAGE,
    ORIGIN_HASHES,
    WEBHOOKS_TO_LOOPBACK,
    ADDRESS,
  } = process.env
  const table = openTable(TABLE_NAME ?? 'readout')
  // On Lambda the connection opens while the rest still starts. If that fails, the first request reports it.
  const ready = process.env.AWS_LAMBDA_FUNCTION_NAME ? openShapeCheck(table) : undefined
  return openHandler(table, {
    ready,
    origins: (ALLOWED_ORIGINS || '*').split(',').map((origin) => origin.trim()),
    registered: readRegistered(REGISTERED_DOCUMENTS, REGISTERED_ONLY),
    originHashes: ORIGIN_HASHES?.split(','),
    toLoopback: Boolean(WEBHOOKS_TO_LOOPBACK),
    address: ADDRESS,
    // Lambda prefixes what goes through the console, and CloudWatch then finds no metrics in it.
    log: (line) => {
      process.stdout.write(
        `${STAGE === undefined ? JSON.stringify(line) : withMetrics(line, STAGE, metricsOf(line))}\n`,
      )
    },
  })
}

let opened = process.env.AWS_LAMBDA_FUNCTION_NAME ? handlerFromEnvironment() : undefined

/** The function that Lambda invokes. */
export const handler = (event: APIGatewayProxyEventV2): Promise<Answer> => {
  opened ??= handlerFromEnvironment() // elsewhere the environment is complete only when the first request comes
  return opened(event)
}
