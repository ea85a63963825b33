import { ShownError } from '../errors.ts'
import type { Scope } from '../generated/types.ts'
import { PREFIX } from './secrets.ts'
import type { KeptApiKey, ShownApiKey } from './stored-keys.ts'

/** Whoever sends a request. */
export interface Caller {
  /** What their changes are signed with. */
  name: string
  scopes: readonly Scope[]
  /** The key that they presented; null for anyone without one. */
  key: ShownApiKey | null
}

/** A key as anyone may see it, in whatever was written with it: its label, if it has one, and how its secret begins. */
export const publicName = ({ id, label }: Pick<KeptApiKey, 'id' | 'label'>): string =>
  label == null ? `${PREFIX}${id}` : `${label} (${PREFIX}${id})`

/** Anyone without a key. */
export const ANYONE: Caller = { name: 'anonymous', scopes: ['READ'], key: null }

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
