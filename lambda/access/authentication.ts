import { ConditionFailed } from '../table/errors.ts'
import { type Table } from '../table/table.ts'
import { ShownError } from '../errors.ts'
import { ANYONE, type Caller, publicName } from './caller.ts'
import type { TokenBucket } from './rate-limiter.ts'
import { hashOfSecret, idOfSecret, sameHash } from './secrets.ts'
import { findApiKey, noteUse, type ShownApiKey } from './stored-keys.ts'

/**
 * A key that was looked up is taken for what it was for so long, in milliseconds: so long a revoked one may still work
 * on another instance. One with the scope ADMIN is looked up every time.
 */
export const KEY_KEPT_FOR = 30_000
/** The most keys that are remembered at once, and the most secrets of which is remembered that they opened. */
const MOST_KEYS = 10_000
/** The last use of a key is noted again after so long, in milliseconds. */
const USE_NOTED_EVERY = 600_000

/** The one sentence for every key that does not open: a stranger learns nothing from it. */
const refused = () => new ShownError('UNAUTHENTICATED', 'The key is not known, has expired or was revoked.', 401)

/** What a key that does not open costs whoever presents it, in points: so nobody guesses for long. */
const GUESS = 50

interface Headers {
  get(name: string): string | undefined
}

/** The key that a request presents; null where it presents none. */
export const presented = (headers: Headers): string | null => {
  const authorization = headers.get('authorization')
  const bearer = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  return headers.get('x-api-key') ?? bearer ?? (authorization === undefined ? null : '')
}

/** Keeps the newest of what it is given, as many as `MOST_KEYS`. */
const keep = <Value>(values: Map<string, Value>, name: string, value: Value) => {
  values.delete(name)
  values.set(name, value)
  const [oldest] = values.keys()
  if (values.size > MOST_KEYS && oldest !== undefined) values.delete(oldest)
}

/** Whether a key opens for whoever presents a secret of this hash: it is one of its own, and neither it nor the key has ended. */
export const opensWith = ({ secrets, revokedAt, expiresAt }: ShownApiKey, hash: string): boolean => {
  const now = new Date().toISOString()
  if (revokedAt !== null || (expiresAt !== null && expiresAt <= now)) return false
  return secrets.some((secret) => sameHash(secret.hash, hash) && (secret.until === null || secret.until > now))
}

/** What knows callers by their keys. */
export interface Callers {
  /**
   * Tells who sends a request with these headers. Throws UNAUTHENTICATED for a key that does not open, also when
   * reading, so that nobody takes a wrong key for a right one; RATE_LIMITED, before the table is asked, where whoever
   * presents one that may be a guess has no points left for it.
   * @param bucket pays for a guess
   * @param table asked for the key
   */
  callerOf(headers: Headers, bucket: TokenBucket, table: Table): Promise<Caller>
  /** Forgets what is remembered of a key, which has just been changed here. */
  forget: (id: string) => void
}

/** Opens what knows callers by their keys. */
export const openCallers = (): Callers => {
  const known = new Map<string, { key: ShownApiKey; until: number }>()
  /** Hashes of secrets that have opened: whoever presents one does not guess. */
  const opened = new Map<string, true>()
  const noted = new Map<string, number>()
  let forgotten = 0

  const lookUp = async (table: Table, id: string): Promise<ShownApiKey | null> => {
    const before = forgotten
    const key = await findApiKey(table, id)
    // What was looked up while a key was changed here may be what it was before.
    if (key && !key.scopes.includes('ADMIN') && before === forgotten)
      keep(known, id, { key, until: performance.now() + KEY_KEPT_FOR })
    return key
  }

  const note = async (table: Table, { id, lastUsedAt }: ShownApiKey) => {
    const last = noted.get(id) ?? (lastUsedAt === null ? 0 : new Date(lastUsedAt).getTime())
    const now = Date.now()
    if (now - last < USE_NOTED_EVERY) return
    keep(noted, id, now)
    await noteUse(table, id, new Date(now).toISOString()).catch((error: unknown) => {
      if (!(error instanceof ShownError || error instanceof ConditionFailed)) throw error
      noted.delete(id) // the table is busy: the next use is noted
    })
  }

  return {
    async callerOf(headers, bucket, table) {
      const text = presented(headers)
      if (text === null) return ANYONE
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
      await note(table, key)
      return { name: publicName(key), scopes: key.scopes, key }
    },
    forget(id) {
      forgotten += 1
      known.delete(id)
    },
  }
}
