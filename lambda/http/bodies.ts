import type { HeaderMap } from '@apollo/server'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { notUtf8, readUtf8, withoutMark } from '../domain/utf8.ts'
import { type Answer, refusal } from './answers.ts'

/** Larger bodies are refused: split an import of 100 records that needs more. In bytes. */
export const LARGEST_BODY = 4 * 1024 * 1024
/** Larger bodies are refused without a key: such callers only query, and no query needs more. In bytes. */
export const LARGEST_BODY_WITHOUT_KEY = 100 * 1024

/** How large the body of a request is, in bytes. */
export const sizeOfBody = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): number =>
  Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8')

/** The body of a request as text, without a byte order mark; or where it is not UTF-8. */
export const textOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): ReturnType<typeof readUtf8> =>
  isBase64Encoded ? readUtf8(Buffer.from(body, 'base64')) : { text: withoutMark(body) }

/** What a POST says: the JSON object of its body, with the text of its query if it has one, or why it is refused. */
export type Posted = { body: object; query: unknown } | { refused: Answer }

const refused = (status: number, message: string): Posted => ({ refused: refusal(status, 'BAD_REQUEST', message) })

/** Reads the body of a POST. */
export const readBody = (headers: HeaderMap, read: ReturnType<typeof readUtf8>): Posted => {
  if (headers.has('content-encoding')) return refused(415, 'Send the body uncompressed.')
  if (!headers.get('content-type')?.toLowerCase().startsWith('application/json'))
    return refused(415, 'Send the request as JSON, with `content-type: application/json`.')
  if ('broken' in read) return refused(400, notUtf8(read.broken))
  const { text } = read
  if (text.trim() === '') return refused(400, 'The body is empty: send {"query": "..."} as JSON.')
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return { body, query: 'query' in body ? body.query : undefined }
    const many = Array.isArray(body)
      ? ' There are no batches: an operation may have several fields, each with an alias, and HTTP/2 carries many requests at once.'
      : ''
    return refused(400, `The body is not a JSON object: send {"query": "..."}.${many}`)
  } catch {
    const bare = /:\s*([A-Z][A-Z0-9_]*)\s*[,}\]]/.exec(text)?.[1]
    const hint = bare ? ` In JSON a value of an enum is quoted: "${bare.slice(0, 40)}".` : ''
    return refused(400, `The body is not valid JSON: send {"query": "..."}.${hint}`)
  }
}
