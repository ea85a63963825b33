import type { HeaderMap } from '@apollo/server'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Answer, refusal } from './answers.ts'

/** Larger bodies are refused: split an import of 100 records that needs more. In bytes. */
export const LARGEST_BODY = 4 * 1024 * 1024
/** Larger bodies are refused without a key: such callers only query, and no query needs more. In bytes. */
export const LARGEST_BODY_WITHOUT_KEY = 100 * 1024

/** The body of a request as text; null if it is not UTF-8. */
export const textOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string | null => {
  if (!isBase64Encoded) return body
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64'))
  } catch {
    return null
  }
}

/** What a POST says: the JSON object of its body, with the text of its query if it has one, or why it is refused. */
export type Posted = { body: object; query: unknown } | { refused: Answer }

const refused = (status: number, message: string): Posted => ({ refused: refusal(status, 'BAD_REQUEST', message) })

/** Reads the body of a POST. */
export const readBody = (headers: HeaderMap, text: string | null): Posted => {
  if (headers.has('content-encoding')) return refused(415, 'Send the body uncompressed.')
  if (!headers.get('content-type')?.toLowerCase().startsWith('application/json'))
    return refused(415, 'Send the request as JSON, with `content-type: application/json`.')
  if (text === null) return refused(400, 'The body is not valid UTF-8.')
  if (text.trim() === '') return refused(400, 'The body is empty: send {"query": "..."} as JSON.')
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return { body, query: 'query' in body ? body.query : undefined }
    return refused(400, 'The body is not a JSON object: send {"query": "..."}.')
  } catch {
    return refused(400, 'The body is not valid JSON: send {"query": "..."}.')
  }
}
