import { HeaderMap } from '@apollo/server'
import { openApiKeys } from '../lambda/access/api-keys.ts'
import { openProposals } from '../lambda/proposals/deciding.ts'
import { openWebhooks } from '../lambda/webhooks/managing.ts'
import { ANYONE } from '../lambda/access/caller.ts'
import { openArchive } from '../lambda/archive.ts'
import type { Table } from '../lambda/table/table.ts'
import { importLines } from '../lambda/tools/import.ts'
import { startServer } from '../lambda/server.ts'
import { event, KEY, openTestDoor } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { madeUpArchive } from './archive.ts'
import { median, secondsOf, shown, toTable } from './measure.ts'
import { unlimited } from './unlimited.ts'

const RECORDS = 1000
/** Queries of each kind in a round; the kinds alternate, so that other load affects all of them. */
const EACH = 40
const ROUNDS = 25
const WARM_UP = 5

const QUESTIONS = {
  'one record': '{ stakeholder(id: "stk_0000001") { name kind } }',
  'a page of 50 with speakers':
    '{ statements(first: 50) { nodes { id text act speakers { name } } pageInfo { hasNextPage endCursor } } }',
}

type Ask = (query: string) => Promise<string | undefined>

/** The same server and the same records without the request pipeline: no key, no cost, no limit. */
const openBare = async (table: Table): Promise<Ask> => {
  const server = await startServer([])
  const keys = openApiKeys(table)
  const webhooks = openWebhooks(table, { loopback: false })
  const proposals = openProposals(table, openArchive(table))
  return async (query) => {
    const context = {
      data: openArchive(table),
      keys,
      address: null,
      webhooks,
      proposals,
      caller: ANYONE,
      idempotency: () => undefined,
      meter: unlimited(),
      setAside: new Map(),
      noted: {},
    }
    const { body } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        search: '',
        body: JSON.parse(JSON.stringify({ query })),
      },
      context: () => Promise.resolve(context),
    })
    return body.kind === 'complete' ? body.string : undefined
  }
}

/** Warm requests through the handler, without and with a key, compared with the bare server, in turns. */
export const benchShell = async (): Promise<string> => {
  const { table, stop } = await freshTable()
  try {
    const lines = Array.from(madeUpArchive(RECORDS), (record) => JSON.stringify(record))
    await importLines(table, lines, { by: 'import' })
    const door = await openTestDoor(table)
    const through =
      (headers: object, from: (count: number) => string): Ask =>
      async (query) => {
        const all = { 'content-type': 'application/json', ...headers }
        return (
          await door(event('POST', { headers: all, body: JSON.stringify({ query }), address: from((asked += 1)) }))
        ).body
      }
    let asked = 0
    const kinds = {
      'without them': await openBare(table),
      // One address has too few points for a benchmark.
      anyone: through({}, (count) => `10.0.${(count >> 4) & 255}.1`),
      'with a key': through({ 'x-api-key': KEY }, () => '192.0.2.2'),
    }
    const rows: (string | number)[][] = []
    for (const [what, query] of Object.entries(QUESTIONS)) {
      const times = new Map<string, number[]>()
      const waves = new Map<string, number>()
      for (let round = -WARM_UP; round < ROUNDS; round += 1)
        for (const [kind, ask] of Object.entries(kinds)) {
          const before = table.usage.roundTrips
          const seconds = await secondsOf(async () => {
            for (let count = 0; count < EACH; count += 1) {
              const answer = await ask(query)
              if (!answer?.startsWith('{"data":{"st')) throw new Error(`Refused: ${answer}`)
            }
          })
          if (round < 0) continue
          times.set(kind, [...(times.get(kind) ?? []), seconds / EACH])
          waves.set(kind, (waves.get(kind) ?? 0) + table.usage.roundTrips - before)
        }
      const bare = times.get('without them')!
      for (const kind of Object.keys(kinds)) {
        const taken = times.get(kind)!
        const ratio = median(taken.map((seconds, round) => seconds / bare[round]!))
        const roundTrips = waves.get(kind)! / (EACH * ROUNDS)
        rows.push([what, kind, shown(median(taken) * 1000), shown(ratio), roundTrips.toFixed(3)])
      }
    }
    return toTable(['question', 'limits', 'milliseconds', 'ratio', 'round trips'], rows)
  } finally {
    await stop()
  }
}
