import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { CONTENT_SECURITY_POLICY } from '../site/headers.ts'
import { fileOf, isSitePage } from '../site/addresses.ts'
import { handler } from '../lambda/handler.ts'
import { refusal } from '../lambda/http/answers.ts'
import { LARGEST_BODY } from '../lambda/http/bodies.ts'

/** The folders of the site's and the documentation's files. */
const PAGES = ['../site/dist/', '../docs/dist/'].map((path) => fileURLToPath(new URL(path, import.meta.url)))

/** What the handler answers, also to a browser. */
const API = ['/graphql', '/reconcile']

const MEDIA: { [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer | null> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= LARGEST_BODY) chunks.push(chunk) // the rest is read and discarded, so that the client receives the response
  }
  return size > LARGEST_BODY ? null : Buffer.concat(chunks)
}

/** Converts a request to the event of API Gateway's HTTP API (payload format 2.0). */
const toEvent = (request: IncomingMessage, url: URL, body: Buffer): APIGatewayProxyEventV2 => {
  const method = request.method ?? 'GET'
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  )
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    body: body.length ? body.toString('base64') : undefined,
    isBase64Encoded: body.length > 0,
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method,
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: crypto.randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: new Date().toISOString(),
      timeEpoch: Date.now(),
    },
  }
}

const findPage = async (path: string, accept: string): Promise<{ file: string; size: number } | null> => {
  for (const folder of PAGES) {
    const file = join(folder, normalize(fileOf(path, accept)))
    const found = await stat(file).catch(() => null) // no such file
    if (file.startsWith(folder) && found?.isFile()) return { file, size: found.size }
  }
  return null
}

/** Sends a file of the site or the documentation. Returns false if there is no file at the path. */
const sendPage = async (request: IncomingMessage, path: string, response: ServerResponse): Promise<boolean> => {
  const page = await findPage(path, request.headers.accept ?? '')
  if (!page) return false
  const { file, size } = page
  const isUnknown = file.endsWith('/dist/index.html') && !isSitePage(path)
  response.writeHead(isUnknown ? 404 : 200, {
    'content-type': MEDIA[extname(file)] ?? 'application/octet-stream',
    'content-length': size,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
  return true
}

const answer = async (request: IncomingMessage, response: ServerResponse, lost: () => string | null): Promise<void> => {
  const url = URL.parse(request.url ?? '/', 'http://localhost')
  const body = await bodyOf(request)
  const { method = '' } = request
  const asksForPage = (method === 'GET' || method === 'HEAD') && url !== null && !API.includes(url.pathname)
  if (asksForPage && (await sendPage(request, url.pathname, response))) return
  const tooLarge = refusal(413, 'BAD_REQUEST', `The body is larger than ${LARGEST_BODY / 1024 / 1024} MiB.`)
  const wrongUrl = refusal(400, 'BAD_REQUEST', 'The address is malformed.')
  const result = !url ? wrongUrl : body ? await handler(toEvent(request, url, body)) : tooLarge
  // A write that is lost must not be acknowledged.
  const why = lost()
  if (why !== null) {
    const { statusCode = 503, headers, body: text } = refusal(503, 'UNAVAILABLE', why)
    response.writeHead(statusCode, headers as { [name: string]: string }).end(text)
    return
  }
  response.writeHead(result.statusCode ?? 200, result.headers as { [name: string]: string })
  response.end(result.body)
}

/** Time limits in milliseconds; a client that sends more slowly gets 408, so that it does not block a connection. */
const SLOWEST = { headersTimeout: 5000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 }

/**
 * Listens on the loopback interface, and serves the site's files and the API, through the Lambda handler.
 * @param lost returns a sentence that says why no write can be acknowledged any more; null if all is well
 */
export const openHttpDoor = (port: number, lost: () => string | null = () => null): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(SLOWEST, (request, response) => {
      answer(request, response, lost).catch((error: unknown) => {
        console.error(error)
        if (!response.headersSent) response.writeHead(500)
        response.end()
      })
    })
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      resolve(server)
    })
  })
