import { createHash, timingSafeEqual } from 'node:crypto'
import { unauthenticated } from '../errors.ts'

/** Whoever presented a key. */
export interface Caller {
  /** What their changes are signed with. */
  name: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What stands for a key where the key itself must not be kept: its SHA-256 in hexadecimal digits. */
export const hashOfKey = sha256

/** The key that a request presents; null where it presents none. Header names are in lower case. */
const presented = (headers: { get(name: string): string | undefined }): string | null => {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1]
  return headers.get('x-api-key') ?? bearer ?? (headers.get('authorization') === undefined ? null : '')
}

/**
 * Who sends a request: null for anyone without a key, who may read. Throws UNAUTHENTICATED for a key that is not known,
 * also when reading, so that nobody takes a wrong key for a right one.
 * @param adminKeyHash the administrator's key as `hashOfKey` keeps it; null where there is none yet
 */
export const callerOf = (
  headers: { get(name: string): string | undefined },
  adminKeyHash: string | null,
): Caller | null => {
  const key = presented(headers)
  if (key === null) return null
  const [given, wanted] = [Buffer.from(sha256(key)), Buffer.from(adminKeyHash ?? '')]
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return { name: 'admin' }
  throw unauthenticated('The key is not known.')
}

/** The caller of what only callers with a key may do. Throws UNAUTHENTICATED for anyone else. */
export const mustHaveKey = (caller: Caller | null): Caller => {
  if (caller) return caller
  throw unauthenticated('This needs a key: send it as `x-api-key` or as `Authorization: Bearer`.')
}
