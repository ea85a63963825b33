import type { Archive } from './data/archive.ts'

/** What a resolver has at hand for one request. */
export interface Context {
  data: Archive
}
