import DataLoader from 'dataloader'
import type { Range } from '../table/ranges.ts'
import type { Key } from '../table/keys.ts'
import { ShownError } from '../errors.ts'
import type { Item, ReadOptions, Table } from '../table/table.ts'

/** The result of one Query command. */
export interface Slice {
  items: Item[]
  more: boolean
}

/** The reads of one request: requested one by one, sent to the table in batches, each item and range at most once. */
export interface Reads {
  get(key: Key): Promise<Item | null>
  query(range: Range, options: { backward: boolean; limit: number }): Promise<Slice>
  /** Throws if the request must not continue. */
  proceed(): void
  /** How many batches have been sent: the sequential round trips. */
  rounds(): number
}

interface Query {
  range: Range
  backward: boolean
  limit: number
}

/** Sends the same read only once. DataLoader's own cache returns a hit only with the next batch: one more round trip. */
const once = <Request, Answer>(send: (request: Request) => Promise<Answer>) => {
  const answers = new Map<string, Promise<Answer>>()
  return (request: Request): Promise<Answer> => {
    const name = JSON.stringify(request)
    const known = answers.get(name) ?? send(request)
    answers.set(name, known)
    return known
  }
}

/**
 * Opens the reads of one request. While a batch is in flight, further reads wait for the next one, so that a request makes
 * only as many sequential round trips as its reads depend on each other.
 * @param options once `signal` is aborted, every read throws its reason
 */
export const openReads = (table: Table, options: ReadOptions = {}): Reads => {
  let waiting: (() => void)[] = []
  let inFlight = 0
  let rounds = 0

  const send = () => {
    const batches = waiting
    waiting = []
    rounds += 1
    for (const dispatch of batches) dispatch()
  }
  // setImmediate runs after all promises that the last batch has settled, and so after the reads that follow from it.
  const schedule = (dispatch: () => void) => {
    waiting.push(dispatch)
    if (waiting.length === 1 && inFlight === 0) setImmediate(send)
  }
  const inBatch =
    <Request, Answer>(read: (requests: readonly Request[]) => Promise<Answer[]>) =>
    async (requests: readonly Request[]) => {
      inFlight += 1
      try {
        options.signal?.throwIfAborted()
        return await read(requests)
      } catch (error) {
        throw options.signal?.reason instanceof ShownError ? options.signal.reason : error
      } finally {
        inFlight -= 1
        if (inFlight === 0 && waiting.length) setImmediate(send)
      }
    }

  const items = new DataLoader<Key, Item | null>(
    inBatch((keys: readonly Key[]) => table.get([...keys], options)),
    { cache: false, batchScheduleFn: schedule },
  )
  const slices = new DataLoader<Query, Slice>(
    inBatch((queries: readonly Query[]) =>
      Promise.all(queries.map(({ range, ...query }) => table.query(range, { ...query, ...options }))),
    ),
    { cache: false, batchScheduleFn: schedule },
  )
  const slice = once((query: Query) => slices.load(query))
  return {
    get: once((key: Key) => items.load(key)),
    query: (range, { backward, limit }) => slice({ range, backward, limit }),
    proceed: () => options.signal?.throwIfAborted(),
    rounds: () => rounds,
  }
}
