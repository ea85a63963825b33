import { type Ask, type AskOptions, dataOf, openAsk, type Settings, type TypedDocument } from './asking.ts'
import { type Connection, eachOf } from './pages.ts'
import { type Store, syncing } from './syncing.ts'
import {
  type Edited,
  editing,
  type Importable,
  type Imported,
  importing,
  type ImportOptions,
  ownId,
} from './writing.ts'

export type { Ask, AskOptions, Code, Outcome, ResponseError, Settings, TypedDocument } from './asking.ts'
export { dataOf } from './asking.ts'
export { type DateOptions, showDate } from './dates.ts'
export type { Connection } from './pages.ts'
export type { Store, SyncedRecord } from './syncing.ts'
export {
  type Edited,
  type Importable,
  type Imported,
  type ImportOptions,
  ownId,
  typeOfId,
  type Wrong,
} from './writing.ts'
export type * from '../../lambda/generated/types.ts'

/** A client of one archive. */
export interface Readout {
  /** Sends an operation. What went wrong is in the outcome; it never throws but for an aborted signal. */
  ask: Ask
  /** Every node of a connection, page by page; `document` takes `$after`. Throws if a page fails. */
  each<Node, Data = unknown, Variables extends object = { [name: string]: unknown }>(
    document: string | TypedDocument<Data, Variables>,
    pick: (data: Data) => Connection<Node> | null | undefined,
    variables?: Omit<Variables, 'after'> & { after?: string | null },
    options?: AskOptions,
  ): AsyncGenerator<Node>
  /** Imports records in any number and order, and tells what came of each, as it comes. */
  importAll(
    records: Iterable<Importable> | AsyncIterable<Importable>,
    options?: ImportOptions,
  ): AsyncGenerator<Imported>
  /** Changes a record by a function of its input, again if somebody else has changed it meanwhile. */
  edit<Input = { [field: string]: unknown }>(
    id: string,
    change: (input: Input) => Input | Promise<Input>,
    options?: { reason?: string; tries?: number },
  ): Promise<Edited>
  /** Brings a copy up to date by the feed of changes. Returns the number of changes. */
  sync(store: Store, signal?: AbortSignal): Promise<number>
  /**
   * The record that stands now, for one that may be a frozen revision: its fields of `selection`, such as
   * `... on Meeting { title }`. Null if it was erased.
   */
  current<Fields = { id: string }>(record: { id: string }, selection?: string): Promise<Fields | null>
}

/** Opens a client of the archive at an address. */
export const openReadout = (settings: Settings): Readout => {
  const ask = openAsk(settings)
  return {
    ask,
    each: (document, pick, variables, options) => eachOf(ask, document, pick, variables, options),
    importAll: (records, options) => importing(ask, records, options),
    edit: (id, change, options) => editing(ask, id, change, options),
    sync: (store, signal) => syncing(ask, store, signal),
    async current({ id }, selection = '') {
      const query = `query ($id: ID!) { node(id: $id) { id ${selection} } }`
      return dataOf(await ask<{ node: never }>(query, { id: ownId(id) })).node
    },
  }
}
