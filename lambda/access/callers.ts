import { findApiKey, noteUse, type ShownApiKey } from '../data/apiKeys.ts'
import { ConditionFailed, type Table } from '../data/table.ts'
import { ShownError } from '../errors.ts'
import type { Scope } from '../generated/types.ts'
import type { Purse } from './allowances.ts'
import { hashOfSecret, idOfSecret, PREFIX, sameHash } from './secrets.ts'

/** Whoever sends a request. */
export interface Caller {
  /** What their changes are signed with. */
  name: string
  scopes: readonly Scope[]
  /** The key that they presented; null for anyone without one. */
  key: ShownApiKey | null
}

/** Anyone without a key. */
export const ANYONE: Caller = { name: 'anonymous', scopes: ['READ'], key: null }

/** A key that was looked up is taken for what it was for so long, in milliseconds: so long a revoked one may still work. */
export const KEY_KEPT_FOR = 30_000
/** The most keys that are remembered at once, known and unknown ones. */
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

/**
 * Opens what knows callers by their keys.
 * @returns who sends a request with these headers, `purse` paying for a wrong guess. It throws UNAUTHENTICATED for a key that does not open, also when
 *   reading, so that nobody takes a wrong key for a right one
 */
export const openCallers = (table: Table): ((headers: Headers, purse?: Purse) => Promise<Caller>) => {
  const known = new Map<string, { key: Promise<ShownApiKey | null>; until: number }>()
  const noted = new Map<string, number>()

  const lookUp = (id: string): Promise<ShownApiKey | null> => {
    const held = known.get(id)
    if (held && held.until > Date.now()) return held.key
    const key = findApiKey(table, id)
    known.delete(id)
    known.set(id, { key, until: Date.now() + KEY_KEPT_FOR })
    key.catch(() => known.delete(id)) // thrown to whoever waits for it; the next asks again
    const [oldest] = known.keys()
    if (known.size > MOST_KEYS && oldest !== undefined) known.delete(oldest)
    return key
  }

  const note = async ({ id, lastUsedAt }: ShownApiKey) => {
    const last = noted.get(id) ?? (lastUsedAt === null ? 0 : new Date(lastUsedAt).getTime())
    const now = Date.now()
    if (now - last < USE_NOTED_EVERY) return
    noted.set(id, now)
    await noteUse(table, id, new Date(now).toISOString()).catch((error: unknown) => {
      if (!(error instanceof ShownError || error instanceof ConditionFailed)) throw error
      noted.delete(id) // the table is busy: the next use is noted
    })
  }

  return async (headers, purse) => {
    const text = presented(headers)
    if (text === null) return ANYONE
    const id = idOfSecret(text)
    const key = id === null ? null : await lookUp(id)
    const now = new Date().toISOString()
    const hash = hashOfSecret(text)
    const opens = key?.secrets.some(
      (secret) => sameHash(secret.hash, hash) && (secret.until === null || secret.until > now),
    )
    if (!key || !opens || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) {
      purse?.take(GUESS)
      throw refused()
    }
    await note(key)
    return { name: `${key.name} (${PREFIX}${key.id})`, scopes: key.scopes, key }
  }
}

/** Throws UNAUTHENTICATED for a caller without a key, FORBIDDEN for one whose key has not the scope. */
export const mustHave = (scope: Scope, { key, scopes }: Caller): void => {
  if (scopes.includes(scope)) return
  if (key) throw new ShownError('FORBIDDEN', `This needs a key with the scope ${scope}.`, 403)
  throw new ShownError(
    'UNAUTHENTICATED',
    'This needs a key: send it as `x-api-key` or as `Authorization: Bearer`.',
    401,
  )
}
