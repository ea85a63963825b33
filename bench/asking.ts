import type { Range } from '../lambda/table/ranges.ts'
import type { Key } from '../lambda/table/keys.ts'
import type { Table } from '../lambda/table/table.ts'
import { event, makeReadKey, openTestDoor } from '../test/support/archive.ts'
import { secondsOf } from './measure.ts'
import { openPlain } from './plain.ts'

const ROUNDS = 15
const WARM_UP = 5

interface Sent {
  batch: number
  get?: Key[]
  query?: { range: Range; backward: boolean; limit: number }
}

/** A table that records the commands it receives, and the batch of each. */
const noting = (table: Table): { table: Table; sent: Sent[] } => {
  const sent: Sent[] = []
  let underWay = 0
  let batch = 0
  const noted = async <Answer>(one: Omit<Sent, 'batch'>, run: () => Promise<Answer>): Promise<Answer> => {
    if (underWay === 0) batch += 1
    underWay += 1
    sent.push({ batch, ...one })
    try {
      return await run()
    } finally {
      underWay -= 1
    }
  }
  /** The same table as a request sees it, too. */
  const notingIn = (inner: Table): Table => ({
    ...inner,
    observed: (...by) => notingIn(inner.observed(...by)),
    get: (keys, options) => noted({ get: keys }, () => inner.get(keys, options)),
    query: (range, options) => {
      const { backward, limit } = options
      return noted({ query: { range, backward, limit } }, () => inner.query(range, options))
    },
  })
  return { sent, table: notingIn(table) }
}

/** What a query costs. */
export interface Cost {
  roundTrips: number
  commands: number
  readUnits: number
  /** Sends the bare SDK commands for the same items, in the same batches. */
  bare: () => Promise<void>
}

/** Opens the Lambda handler over a table, to send queries with a key and to measure what they cost. */
export const openAsking = async (own: Table, endpoint: string) => {
  const plain = openPlain(endpoint)
  const { table, sent } = noting(own)
  const door = await openTestDoor(table)
  const headers = { 'content-type': 'application/json', 'x-api-key': await makeReadKey(own) }
  /** The response as JSON. Throws if it has errors. */
  const ask = async (query: string, variables: object = {}): Promise<string> => {
    const { body = '' } = await door(event('POST', { headers, body: JSON.stringify({ query, variables }) }))
    if (body.includes('"errors"')) throw new Error(`${query}: ${body}`)
    return body
  }
  const costOf = async (query: string, variables: object = {}): Promise<Cost> => {
    await ask(query, variables)
    sent.length = 0
    const before = { ...own.usage }
    await ask(query, variables)
    const batches = [...Map.groupBy(sent, ({ batch }) => batch).values()]
    return {
      roundTrips: batches.length,
      // Not the table's own count: that includes the points of callers, which are reported now and then.
      commands: sent.reduce(
        (sum, { get }) => sum + (get ? Math.ceil(new Set(get.map(({ PK }) => PK)).size / 100) : 1),
        0,
      ),
      readUnits: own.usage.readUnits - before.readUnits,
      async bare() {
        for (const batch of batches)
          await Promise.all(batch.map(({ get, query }) => (get ? plain.get(get) : plain.query(query!))))
      },
    }
  }
  /** The milliseconds of a query, and the ratio to the bare commands, by rounds in which the two alternate. */
  const compare = async ({ bare }: Cost, each: number, query: string, variables: object = {}) => {
    const times: number[] = []
    const ratios: number[] = []
    const repeated = (run: () => Promise<unknown>) =>
      secondsOf(async () => {
        for (let count = 0; count < each; count += 1) await run()
      })
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const ours = await repeated(() => ask(query, variables))
      const theirs = await repeated(bare)
      if (round < 0) continue
      times.push((ours / each) * 1000)
      ratios.push(ours / theirs)
    }
    return { times, ratios }
  }
  return { ask, costOf, compare }
}
