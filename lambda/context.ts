import type { ApiKeys } from './access/api-keys.ts'
import type { Caller } from './access/caller.ts'
import type { Meter } from './access/meter.ts'
import type { IdempotencyOf } from './access/idempotency.ts'
import type { Archive } from './archive.ts'
import type { Problem } from './domain/checks.ts'
import type { Proposals } from './proposals/deciding.ts'
import type { Webhooks } from './webhooks/managing.ts'

/** What a resolver has at hand for one request. */
export interface Context {
  data: Archive
  keys: ApiKeys
  webhooks: Webhooks
  proposals: Proposals
  /** The public address of the archive, without a slash at the end; null if it is not known. */
  address: string | null
  /** Who asks. */
  caller: Caller
  /** Tells writes that are sent again. */
  idempotency: IdempotencyOf
  /** What the request has used so far, against what the caller may spend. */
  meter: Meter
  /** The records of imports that are wrong by the schema: by the variable and their place in it, what is wrong with them. */
  setAside: Map<string, Map<number, Problem[]>>
  /** What the log says of the request: filled in while it is answered. */
  noted: { operation?: string; queryHash?: string; cost?: number; errors?: string[]; keyEvents?: number }
}
