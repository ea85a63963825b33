import { createHash } from 'node:crypto'
import type { HeaderMap } from '@apollo/server'
import type { Answer } from './answers.ts'

/** Gives an answer that caches may store an ETag, and answers 304 to a caller who already has it. */
export const withEtag = (headers: HeaderMap, answer: Answer): Answer => {
  if (!String(answer.headers?.['cache-control']).startsWith('public')) return answer
  const hash = createHash('sha256')
    .update(answer.body ?? '')
    .digest('base64url')
  const etag = `"${hash.slice(0, 22)}"`
  const held = headers
    .get('if-none-match')
    ?.split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
  return held?.includes(etag)
    ? { statusCode: 304, headers: { ...answer.headers, etag } }
    : { ...answer, headers: { ...answer.headers, etag } }
}
