import DataLoader from 'dataloader'
import type { Range } from '../table/ranges.ts'
import type { Key } from '../table/keys.ts'
import { ShownError } from '../errors.ts'
import type { Item, ReadOptions, Table } from '../table/table.ts'

/** What one Query gives. */
export interface Slice {
  items: Item[]
  more: boolean
}

/** The reads of one request: asked for one by one, sent to the table in waves, each item and range at most once. */
export interface Reads {
  get(key: Key): Promise<Item | null>
  query(range: Range, options: { backward: boolean; limit: number }): Promise<Slice>
  /** Throws where the request is to go on no further. */
  proceed(): void
  /** How many waves were sent so far: the sequential round trips. */
  rounds(): number
}

interface Query {
  range: Range
  backward: boolean
  limit: number
}

/** Asks for the same thing once. DataLoader's own cache gives a hit only with the next batch, which costs a round trip. */
const once = <Ask, Answer>(ask: (asked: Ask) => Promise<Answer>) => {
  const answers = new Map<string, Promise<Answer>>()
  return (asked: Ask): Promise<Answer> => {
    const name = JSON.stringify(asked)
    const known = answers.get(name) ?? ask(asked)
    answers.set(name, known)
    return known
  }
}

/**
 * Opens the reads of one request. While a wave is on its way, what is asked for waits for the next one; so a request
 * makes as many round trips one after another as its data depends on itself, and no more.
 * @param options after `signal`, everything that is read throws its reason
 */
export const openReads = (table: Table, options: ReadOptions = {}): Reads => {
  let waiting: (() => void)[] = []
  let onTheWay = 0
  let rounds = 0

  const send = () => {
    const batches = waiting
    waiting = []
    rounds += 1
    for (const dispatch of batches) dispatch()
  }
  // setImmediate comes after every promise that the last wave has settled: whoever wants more has asked by then.
  const schedule = (dispatch: () => void) => {
    waiting.push(dispatch)
    if (waiting.length === 1 && onTheWay === 0) setImmediate(send)
  }
  const inWave =
    <Ask, Answer>(read: (asked: readonly Ask[]) => Promise<Answer[]>) =>
    async (asked: readonly Ask[]) => {
      onTheWay += 1
      try {
        options.signal?.throwIfAborted()
        return await read(asked)
      } catch (error) {
        throw options.signal?.reason instanceof ShownError ? options.signal.reason : error
      } finally {
        onTheWay -= 1
        if (onTheWay === 0 && waiting.length) setImmediate(send)
      }
    }

  const items = new DataLoader<Key, Item | null>(
    inWave((keys: readonly Key[]) => table.get([...keys], options)),
    { cache: false, batchScheduleFn: schedule },
  )
  const slices = new DataLoader<Query, Slice>(
    inWave((queries: readonly Query[]) =>
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
