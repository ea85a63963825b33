import type { Caller } from './access/callers.ts'
import type { Archive } from './data/archive.ts'

/** What a resolver has at hand for one request. */
export interface Context {
  data: Archive
  /** Who asks; null for anyone without a key. */
  caller: Caller | null
}
