import type { Range } from './ranges.ts'
import type { Clock } from './clock.ts'
import type { Key } from './keys.ts'
import type { Usage } from './usage.ts'

/** The attributes of an item besides its key. An index entry has only a body, or none: then it is a pointer to a record by its id. */
export interface Attributes {
  /** The content of the item, as JSON. A record without it was erased. */
  body?: string
  /** The checksum of the body. The table adds it to every body that is written; only index entries, which hold copies, have none. */
  checksum?: string
  /** Of a record: its current revision. */
  revision?: number
  /** Of a revision: the write that made it. */
  token?: string
  /** Of a record: the number of a write that takes several transactions; negative once its revision is made. */
  pending?: number
  /** Of a record: it accepts no new references, because it is being erased or was. */
  closed?: boolean
  /** Of a record: the id of the record that it was merged into. */
  merged?: string
  /** Of a record: the id of the key that made it. */
  madeBy?: string
  /** Of a record: the ids of the records that were merged into it. */
  absorbed?: string[]
  /** Of the change feed: the latest instant that it has shown. */
  shown?: string
  /** Of the change feed: the instant of the latest change whose clock was behind what the feed had shown. */
  lifted?: string
  /** Of a token bucket: the instant when all points that were used will be restored, in milliseconds since 1970. */
  spentUntil?: number
  /** When DynamoDB may delete the item, in seconds since 1970. */
  expiresAt?: number
}

/** An item of the table. */
export interface Item extends Key, Attributes {
  /** Of an item that was read: its body stands as text, as the release before wrote it, and could be packed. */
  isPlain?: boolean
}

/** A condition on an item, which must hold for a transaction to be executed. */
export interface Condition {
  exists?: boolean
  /** Its body stands as this text, not packed. */
  plainBody?: string
  with?: (keyof Attributes)[]
  revision?: number
  pending?: number
  without?: (keyof Attributes)[]
  /** Its `shown` is before this instant, or absent. */
  shownBefore?: string
  /** Its `lifted` is this; null if it must have none. */
  lifted?: string | null
  /** The item does not exist, or has expired by this instant, in seconds since 1970. */
  expiredBy?: number
}

/** One write of a transaction, or only a check. */
export type Write =
  { put: Item; when?: Condition } | { remove: Key; when?: Condition } | { check: Key; when: Condition } | Update

/** A change of some attributes of an item. */
export interface Update {
  update: Key
  set?: Omit<Attributes, 'absorbed'>
  unset?: (keyof Attributes)[]
  absorb?: string
  release?: string
  when: Condition
}

/** How to read: `consistent` sees every acknowledged write; `signal` aborts the read. */
export interface ReadOptions {
  consistent?: boolean
  signal?: AbortSignal
}

/** How items are written: whether their bodies are packed. */
export interface Writing {
  packed: boolean
  /** Whether all records are listed by their words, so that they can be searched. */
  words: boolean
}

/** The table: only this part of Readout sends commands to AWS. Every method throws Busy if the table does not respond in time. */
export interface Table {
  /** What has been used of this table so far, by all requests. */
  usage: Usage
  /** Corrected by the time of the table, which comes with its responses. */
  clock: Clock
  /** Whether bodies are written packed, or as text for the release before. Either is read. `checkShape` sets it. */
  writing: Writing
  /**
   * The same table, whose commands are also counted in a usage of their own: those of one request, apart from concurrent
   * requests.
   * @param observe called whenever units were consumed
   */
  observed(own: Usage, observe?: () => void): Table
  get(keys: Key[], options?: ReadOptions): Promise<(Item | null)[]>
  query(
    range: Range,
    options: ReadOptions & { backward: boolean; limit: number },
  ): Promise<{ items: Item[]; more: boolean }>
  /** Makes all writes or none, at most 100. Throws ConditionFailed if a condition did not hold: then none was made. */
  transact(writes: Write[], options?: { signal?: AbortSignal }): Promise<void>
  /** Updates one item. Throws ConditionFailed if the condition did not hold. */
  update(write: Update): Promise<void>
  /**
   * Moves the instant when a caller's bucket will be full again, starting from the later of it and now. Concurrent moves
   * add up.
   * @param by how far, in milliseconds; negative for a refund
   * @param longest the latest that the instant can be, in milliseconds from now: a later one cannot be true, and is set to it
   * @returns the instant, in milliseconds since 1970
   */
  spend(key: Key, by: number, longest: number): Promise<number>
  /** Every item of the table, in no order, page by page. For operators' tools, never for a request. */
  scan(): AsyncGenerator<Item[]>
  create(): Promise<void>
}
