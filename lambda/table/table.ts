import type { Range } from './ranges.ts'
import type { Clock } from './clock.ts'
import type { Key } from './keys.ts'
import type { Usage } from './usage.ts'

/** What an item holds beside its key. An index entry has no more than a body, or nothing: then it points to a record by its id. */
export interface Attributes {
  /** As JSON text, what the item holds. A record without it was erased. */
  body?: string
  /** Of the body. The table makes it wherever a body is written; only index entries, whose bodies are copies, have none. */
  checksum?: string
  /** Of a record: its current revision. */
  revision?: number
  /** Of a revision: the write that made it. */
  token?: string
  /** Of a record: the number of a write that goes on in several transactions; negative once its revision is made. */
  pending?: number
  /** Of a record: it takes no new references, because it is being erased or was. */
  closed?: boolean
  /** Of a record: the id of the record that it became. */
  merged?: string
  /** Of a record: the id of the key that made it. */
  madeBy?: string
  /** Of a record: the ids of the records that became it. */
  absorbed?: string[]
  /** Of the feed of changes: the latest instant that it has shown. */
  shown?: string
  /** Of the feed of changes: the instant of the latest change that was made by a clock behind what it has shown. */
  lifted?: string
  /** Of a caller's allowance: the instant, in milliseconds, at which all that was spent will have come back. */
  spentUntil?: number
  /** When DynamoDB may delete the item, in seconds since 1970. */
  expiresAt?: number
}

/** An item of the table. */
export interface Item extends Key, Attributes {}

/** What must be true of an item for a transaction to be carried out. */
export interface Condition {
  exists?: boolean
  with?: (keyof Attributes)[]
  revision?: number
  pending?: number
  without?: (keyof Attributes)[]
  /** It has shown nothing as late as this. */
  shownBefore?: string
  /** Null where it has none. */
  lifted?: string | null
  /** There is none, or it has expired by then, in seconds since 1970. */
  expiredBy?: number
}

/** One change of a transaction, or a check alone. */
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

/** How to read: `consistent` sees every write that was acknowledged; `signal` gives up. */
export interface ReadOptions {
  consistent?: boolean
  signal?: AbortSignal
}

/** The table: the only thing in Readout that speaks to AWS. Every method throws Busy where the table does not answer in time. */
export interface Table {
  /** What this table has been asked so far, by all who use it. */
  usage: Usage
  /** Held to the time of the table, as its answers tell it. */
  clock: Clock
  /**
   * The same table, whose commands are counted in a usage of their own as well: those of one request, whatever runs
   * beside it.
   * @param observe told whenever units were consumed
   */
  observed(own: Usage, observe?: () => void): Table
  get(keys: Key[], options?: ReadOptions): Promise<(Item | null)[]>
  query(
    range: Range,
    options: ReadOptions & { backward: boolean; limit: number },
  ): Promise<{ items: Item[]; more: boolean }>
  /** All or nothing, at most 100 writes. Throws ConditionFailed where nothing was written because a condition did not hold. */
  transact(writes: Write[], options?: { token?: string; signal?: AbortSignal }): Promise<void>
  /** One change of one item. Throws ConditionFailed where the condition did not hold. */
  update(write: Update): Promise<void>
  /**
   * Moves the instant until which a caller has spent, by milliseconds from the later of it and now; back, for what was
   * not used. All who do so at the same time add up.
   * @param longest from now on, in milliseconds: an instant beyond is not true, and is taken for that
   * @returns the instant, in milliseconds
   */
  spend(key: Key, by: number, longest: number): Promise<number>
  /** Every item of the table, in no order, a page at a time. For operators' tools, never for a request. */
  scan(): AsyncGenerator<Item[]>
  create(): Promise<void>
}
