import { HeaderMap } from '@apollo/server'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { openAllowances } from './access/allowances.ts'
import { openApiKeys } from './access/apiKeys.ts'
import { type Caller, holdsKey, openCallers } from './access/callers.ts'
import { openArchive } from './data/archive.ts'
import { openTable, type Table } from './data/table.ts'
import { ShownError } from './errors.ts'
import { startServer } from './server.ts'

type Answer = APIGatewayProxyStructuredResultV2

/** Bodies above this are refused: the largest question anyone has a use for is far below. In bytes. */
export const LARGEST_BODY = 4 * 1024 * 1024

/** An answer with one error, in the form that GraphQL clients read. */
export const refusal = (status: number, code: string, message: string, headers: object = {}): Answer => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
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

const questionOf = (headers: HeaderMap, text: string): { body: unknown } | Answer => {
  if (!headers.get('content-type')?.toLowerCase().startsWith('application/json'))
    return refusal(415, 'BAD_REQUEST', 'Send the question as JSON, with `content-type: application/json`.')
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

/** Opens the door of the API: what answers API Gateway's events with the records of a table. */
export const openDoor = (table: Table): ((event: APIGatewayProxyEventV2) => Promise<Answer>) => {
  const server = startServer()
  const callerOf = openCallers(table)
  const keys = openApiKeys(table)
  const purseOf = openAllowances(table)
  return async (event) => {
    const { method, path, sourceIp } = event.requestContext.http
    if (path !== '/graphql') return refusal(404, 'NOT_FOUND', 'There is nothing here: the API is at /graphql.')
    if (method !== 'GET' && method !== 'POST')
      return refusal(405, 'BAD_REQUEST', 'Ask by POST or GET.', { allow: 'GET, POST' })
    if (holdsKey(event.rawQueryString))
      return refusal(
        400,
        'BAD_REQUEST',
        'A key in an address ends up in logs: send it as a header, and rotate this one.',
      )
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(event.headers))
      if (value !== undefined) headers.set(name.toLowerCase(), value)
    const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : (event.body ?? '')
    if (Buffer.byteLength(text) > LARGEST_BODY)
      return refusal(413, 'BAD_REQUEST', `The body is larger than ${LARGEST_BODY / 1024 / 1024} MiB.`)
    if (method === 'GET' && isCrossSite(headers))
      return refusal(400, 'BAD_REQUEST', 'A page of another site asks by POST with `content-type: application/json`.')
    const question = method === 'POST' ? questionOf(headers, text) : { body: undefined }
    if ('statusCode' in question) return question
    let caller: Caller | null
    try {
      caller = await callerOf(headers)
    } catch (error) {
      if (!(error instanceof ShownError)) throw error
      return refusal(error.extensions.http?.status ?? 400, error.code, error.message)
    }
    const response = await (
      await server
    ).executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method,
        headers,
        search: event.rawQueryString && `?${event.rawQueryString}`,
        body: 'body' in question ? question.body : undefined,
      },
      context: () => Promise.resolve({ data: openArchive(table), keys, caller, purse: purseOf(caller, sourceIp) }),
    })
    const { body } = response
    if (body.kind !== 'complete') throw new Error('The answer came in pieces, which nobody asked for.')
    return { statusCode: response.status ?? 200, headers: Object.fromEntries(response.headers), body: body.string }
  }
}

let door: ReturnType<typeof openDoor> | undefined

/** What Lambda calls. The table is named by TABLE_NAME. */
export const handler = (event: APIGatewayProxyEventV2): Promise<Answer> => {
  door ??= openDoor(openTable(process.env.TABLE_NAME ?? 'readout'))
  return door(event)
}
