import type { ApiKeys } from './access/api-keys.ts'
import type { Caller } from './access/caller.ts'
import type { Meter } from './access/meter.ts'
import type { IdempotencyOf } from './access/idempotency.ts'
import type { Archive } from './archive.ts'

/** What a resolver has at hand for one request. */
export interface Context {
  data: Archive
  keys: ApiKeys
  /** Who asks. */
  caller: Caller
  /** Tells writes that are sent again. */
  sendings: IdempotencyOf
  /** What the request has used so far, against what the caller may spend. */
  meter: Meter
  /** What the log says of the request: filled in while it is answered. */
  noted: { operation?: string; queryHash?: string; cost?: number; errors?: string[]; keyEvents?: number }
}
