/**
 * `npm run bench -- delivery`: whether webhooks lose or disorder anything while receivers and senders are killed, how long
 * a change takes to arrive, and how many arrive in a second, as tables in Markdown. `-- --kills 50` sets how often each
 * is killed.
 */
import { parseArgs } from 'node:util'
import { setTimeout as wait } from 'node:timers/promises'
import type { Change } from '../lambda/generated/types.ts'
import { importLines } from '../lambda/tools/import.ts'
import { openTable } from '../lambda/table/dynamodb.ts'
import { checkShape } from '../lambda/table/shape-check.ts'
import { openSender } from '../lambda/webhooks/sending.ts'
import { startEngine } from '../local/engine.ts'
import { startReceiver } from '../test/support/receiver.ts'
import { deliverUnderFire, makeWebhooks } from '../test/support/under-fire.ts'
import { shown, spread, toTable, whereAndWhen } from './measure.ts'

process.env.AWS_REGION = 'local'
process.env.AWS_ACCESS_KEY_ID = 'local'
process.env.AWS_SECRET_ACCESS_KEY = 'local'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } })
/** The changes that wait when the clock starts, for one webhook and for a hundred. */
const BACKLOG = 5000
const TIMED = 40

const openFresh = async () => {
  const engine = await startEngine()
  const table = openTable('readout', engine.endpoint)
  await table.create()
  await checkShape(table)
  return { table, endpoint: engine.endpoint, stop: () => engine.stop() }
}

const topics = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, n) => `{"topic":{"id":"top_${prefix}${n}","labels":[{"text":"x"}]}}`)

const underFire = async (): Promise<string> => {
  const { table, endpoint, stop } = await openFresh()
  const came = await deliverUnderFire(table, endpoint, Number(values.kills))
  await stop()
  const row = [
    ...[came.receiverKills, came.senderKills, came.changes, came.messages, came.refused],
    ...[came.missing.length, came.disordered.length, came.repeated],
  ]
  const heads = [
    'receiver killed',
    'sender killed',
    'changes',
    'messages',
    'refused',
    'missing',
    'out of order',
    'repeated',
  ]
  return toTable(heads, [row])
}

/** How long changes take that are made one after another, in seconds. */
const delays = async (): Promise<number[]> => {
  const { table, stop } = await openFresh()
  const found: number[] = []
  const receiver = await startReceiver((response) => {
    const { body } = receiver.received.at(-1)!
    const { changes } = (JSON.parse(body) as { data: { changes: Change[] } }).data
    for (const { at } of changes) found.push((Date.now() - Date.parse(at)) / 1000)
    response.writeHead(204).end()
  })
  await makeWebhooks(table, [receiver.url])
  const end = new AbortController()
  const sending = openSender(table, { loopback: true }).until(end.signal)
  for (const [line] of topics(TIMED, 'd').map((one) => [one])) {
    await importLines(table, [line!], { by: 'bench' })
    await wait(250 + Math.random() * 500)
  }
  while (found.length < TIMED) await wait(100)
  end.abort()
  await sending
  await receiver.close()
  await stop()
  return found
}

/** How many changes a number of webhooks is told in a second, each of the same backlog; and what a change costs. */
const throughput = async (count: number) => {
  const { table, stop } = await openFresh()
  await importLines(table, topics(count > 100 ? BACKLOG / 50 : BACKLOG / (count > 1 ? 10 : 1), 't'), { by: 'bench' })
  await wait(5100)
  const receiver = await startReceiver()
  await makeWebhooks(
    table,
    Array.from({ length: count }, (_, n) => `${receiver.url}${n}`),
  )
  const before = { ...table.usage }
  const begun = performance.now()
  const sender = openSender(table, { loopback: true })
  await sender.untilIdle(AbortSignal.timeout(600_000))
  const seconds = (performance.now() - begun) / 1000
  const { changes, delivered } = sender.sent
  const [reads, writes] = [table.usage.readUnits - before.readUnits, table.usage.writeUnits - before.writeUnits]
  await receiver.close()
  await stop()
  return [count, changes, delivered, shown(changes / seconds), shown(reads / delivered), shown(writes / delivered)]
}

const fire = await underFire()
const waits = await delays()
const rows = [await throughput(1), await throughput(100), await throughput(1000)]
console.log(
  [
    whereAndWhen(),
    'A receiver that refuses half of its messages and a sender are killed while changes are written:',
    fire,
    `From commit to delivery, with a sender that looks every second: ${spread(waits)} s, 5 s of which is the feed's.`,
    toTable(
      ['webhooks', 'changes told', 'messages', 'changes a second', 'read units a message', 'write units a message'],
      rows,
    ),
  ].join('\n\n'),
)
