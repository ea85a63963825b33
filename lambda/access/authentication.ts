import { ConditionFailed } from '../table/errors.ts'
import { type Table } from '../table/table.ts'
import { ShownError } from '../errors.ts'
import { ANYONE, type Caller, publicName } from './caller.ts'
import type { TokenBucket } from './rate-limiter.ts'
import { hashOfSecret, idOfSecret, sameHash } from './secrets.ts'
import { findApiKey, noteUse, type ShownApiKey } from './stored-keys.ts'

/**
 * How long a key that was looked up is cached, in milliseconds. For as long, a revoked key may still work on other
 * instances. A key with the scope ADMIN is never cached.
 */
export const KEY_KEPT_FOR = 30_000
/** The most keys that are cached at once, and the most hashes of secrets that are remembered as valid. */
const MOST_KEYS = 10_000
/** How often the last use of a key is recorded at most, in milliseconds. */
const USE_RECORDED_EVERY = 600_000

/** The same error for every key that is refused, so that a stranger learns nothing from it. */
const refused = () => new ShownError('UNAUTHENTICATED', 'The key is not known, has expired or was revoked.', 401)

/** The charge for presenting a key that is refused, in points: it limits guessing. */
const GUESS = 50

interface Headers {
  get(name: string): string | undefined
}

/** What a caller is told whose `Authorization` has no key. */
const NO_BEARER = 'This `Authorization` has no key: send `Authorization: Bearer rdo_...`, or the key as `x-api-key`.'

/** The text of the key that a request presents. Null if it presents none; empty if its `Authorization` has no key. */
export const presented = (headers: Headers): string | null => {
  const authorization = headers.get('authorization')
  const bearer = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  return headers.get('x-api-key') ?? bearer ?? (authorization === undefined ? null : '')
}

/** Adds a value to a cache, which keeps the newest `MOST_KEYS` values. */
const keep = <Value>(values: Map<string, Value>, name: string, value: Value) => {
  values.delete(name)
  values.set(name, value)
  const [oldest] = values.keys()
  if (values.size > MOST_KEYS && oldest !== undefined) values.delete(oldest)
}

/** Whether a secret with this hash is valid for a key: it is one of the key's, and neither it nor the key has expired or been revoked. */
export const opensWith = ({ secrets, revokedAt, expiresAt }: ShownApiKey, hash: string): boolean => {
  const now = new Date().toISOString()
  if (revokedAt !== null || (expiresAt !== null && expiresAt <= now)) return false
  return secrets.some((secret) => sameHash(secret.hash, hash) && (secret.until === null || secret.until > now))
}

/** Authenticates callers by their keys. */
export interface Callers {
  /**
   * Returns the caller of a request with these headers. Throws UNAUTHENTICATED for a key that is refused, also for
   * reads, so that nobody takes a wrong key for a right one. Throws RATE_LIMITED, before it reads the table, if the key
   * may be a guess and the caller has too few points left for one.
   * @param bucket charged for a guess
   * @param table where the key is looked up
   */
  callerOf(headers: Headers, bucket: TokenBucket, table: Table): Promise<Caller>
  /** Removes a key from the cache, after this instance has changed it. */
  forget: (id: string) => void
}

/** Opens the authentication of callers by their keys, with its caches. */
export const openCallers = (): Callers => {
  const known = new Map<string, { key: ShownApiKey; until: number }>()
  /** Hashes of secrets that were valid: presenting one is not a guess. */
  const opened = new Map<string, true>()
  const recorded = new Map<string, number>()
  let forgotten = 0

  const lookUp = async (table: Table, id: string): Promise<ShownApiKey | null> => {
    const before = forgotten
    const key = await findApiKey(table, id)
    // If a key was changed here during the lookup, the lookup may have read the old version.
    if (key && !key.scopes.includes('ADMIN') && before === forgotten)
      keep(known, id, { key, until: performance.now() + KEY_KEPT_FOR })
    return key
  }

  const recordUse = async (table: Table, { id, lastUsedAt }: ShownApiKey) => {
    const last = recorded.get(id) ?? (lastUsedAt === null ? 0 : new Date(lastUsedAt).getTime())
    const now = Date.now()
    if (now - last < USE_RECORDED_EVERY) return
    keep(recorded, id, now)
    await noteUse(table, id, new Date(now).toISOString()).catch((error: unknown) => {
      if (!(error instanceof ShownError || error instanceof ConditionFailed)) throw error
      recorded.delete(id) // the table is busy: the next use is recorded
    })
  }

  return {
    async callerOf(headers, bucket, table) {
      const text = presented(headers)
      if (text === null) return ANYONE
      if (text === '' && headers.get('x-api-key') === undefined) {
        bucket.take(GUESS)
        throw new ShownError('UNAUTHENTICATED', NO_BEARER, 401)
      }
      const id = idOfSecret(text)
      const hash = hashOfSecret(text)
      const held = id === null ? undefined : known.get(id)
      let key = held && held.until > performance.now() && opensWith(held.key, hash) ? held.key : null
      if (key === null) {
        const isGuess = !opened.has(hash)
        if (isGuess) bucket.take(GUESS)
        key = id === null ? null : await lookUp(table, id)
        if (!key || !opensWith(key, hash)) {
          opened.delete(hash)
          throw refused()
        }
        if (isGuess) bucket.refund(GUESS)
        keep(opened, hash, true)
      }
      await recordUse(table, key)
      return { name: publicName(key), scopes: key.scopes, key }
    },
    forget(id) {
      forgotten += 1
      known.delete(id)
    },
  }
}
