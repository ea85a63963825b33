import { ShownError } from '../errors.ts'
import type { Scope } from '../generated/types.ts'
import { PREFIX } from './secrets.ts'
import type { KeptApiKey, ShownApiKey } from './stored-keys.ts'

/** The sender of a request. */
export interface Caller {
  /** The name that their revisions show as `by`. */
  name: string
  scopes: readonly Scope[]
  /** The key that they presented. Null if they presented none. */
  key: ShownApiKey | null
}

/** The public name of a key, shown in what was written with it: its label, if it has one, and the start of its secret. */
export const publicName = ({ id, label }: Pick<KeptApiKey, 'id' | 'label'>): string =>
  label == null ? `${PREFIX}${id}` : `${label} (${PREFIX}${id})`

/** A caller without a key. */
export const ANYONE: Caller = { name: 'anonymous', scopes: ['READ'], key: null }

const unauthenticated = () =>
  new ShownError('UNAUTHENTICATED', 'This requires a key: send it as `x-api-key` or as `Authorization: Bearer`.', 401)

/** Throws if a caller lacks a scope: UNAUTHENTICATED if they have no key, FORBIDDEN if their key does not have it. */
export const mustHave = (scope: Scope, { key, scopes }: Caller): void => {
  if (scopes.includes(scope)) return
  if (key) throw new ShownError('FORBIDDEN', `This requires a key with the scope ${scope}.`, 403)
  throw unauthenticated()
}

/** The id of a caller's key, for what belongs to a key and not to a scope. Throws UNAUTHENTICATED without one. */
export const ownKey = ({ key }: Caller): string => {
  if (key) return key.id
  throw unauthenticated()
}
