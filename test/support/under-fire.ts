import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { newKeyId } from '../../lambda/access/secrets.ts'
import { keepApiKey } from '../../lambda/access/stored-keys.ts'
import type { Change } from '../../lambda/generated/types.ts'
import { cursorAt, listChanges, SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { ConditionFailed } from '../../lambda/table/errors.ts'
import type { Table } from '../../lambda/table/table.ts'
import { importLines } from '../../lambda/tools/import.ts'
import { findWebhook, keepWebhook, type KeptWebhook } from '../../lambda/webhooks/stored.ts'
import { type Receiver, startReceiver } from './receiver.ts'

const SENDER = fileURLToPath(new URL('sender.ts', import.meta.url))
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

/** Makes webhooks with these addresses, of one API key that has no limit, told from the beginning of the feed. */
export const makeWebhooks = async (table: Table, urls: readonly string[]): Promise<string[]> => {
  const owner = newKeyId()
  const createdAt = new Date(table.clock.now()).toISOString()
  await keepApiKey(table, {
    ...{ id: owner, revision: 1, name: 'Partner', organization: null, scopes: ['READ'], createdAt },
    ...{ expiresAt: null, revokedAt: null, pointsPerMinute: null, secrets: [] },
  })
  const ids: string[] = []
  for (const [place, url] of urls.entries()) {
    const own = `${owner.slice(0, 9)}${String(Math.floor(place / 100)).padStart(3, '0')}`
    const id = `whk_${own}${String(place % 100).padStart(2, '0')}aaaaaaaa`
    const webhook: KeptWebhook = {
      ...{ id, revision: 0, owner, url, filter: null, createdAt, secrets: [{ secret: SECRET, until: null }] },
      ...{ state: 'ACTIVE', cursor: cursorAt('2000-01-01T00:00:00.000Z'), failures: 0, failingSince: null },
      ...{ nextAttemptAt: null, lastSuccessAt: null, lastFailure: null, leasedUntil: null },
    }
    await keepWebhook(table, webhook)
    ids.push(id)
  }
  return ids
}

/** Lets waits and leases of a webhook be over, as time would. */
const letTimePass = async (table: Table, id: string): Promise<void> => {
  const webhook = await findWebhook(table, id)
  if (!webhook || (webhook.nextAttemptAt === null && webhook.leasedUntil === null)) return
  try {
    await keepWebhook(table, { ...webhook, nextAttemptAt: null, leasedUntil: null })
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error // it moved by itself
  }
}

const nameOf = ({ recordId, revision }: Pick<Change, 'recordId' | 'revision'>) => `${recordId} ${revision}`

/** All changes of the feed, in its order, once it has settled. */
const wholeFeed = async (table: Table): Promise<string[]> => {
  const found: string[] = []
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo } = await listChanges(table, { first: 100, after })
    found.push(...nodes.map(nameOf))
    after = pageInfo.endCursor()
    if (!(await pageInfo.hasNextPage())) return found
  }
}

/** What came of a delivery under fire. */
export interface UnderFire {
  changes: number
  messages: number
  refused: number
  /** Changes of the feed that never came. */
  missing: string[]
  /** Changes that came first after one that follows them in the feed. */
  disordered: string[]
  /** How often a change came again. */
  repeated: number
  receiverKills: number
  senderKills: number
}

/**
 * Writes changes while a receiver that fails half the time is told of them; both the receiver and the sender, a process
 * of its own, are killed again and again.
 * @param kills how often each is killed
 */
export const deliverUnderFire = async (table: Table, endpoint: string, kills: number): Promise<UnderFire> => {
  const taken: string[] = []
  const counts = { messages: 0, refused: 0, receiverKills: 0, senderKills: 0 }
  let receiver: Receiver
  const answer: Parameters<typeof startReceiver>[0] = (response) => {
    counts.messages += 1
    const { body } = receiver.received.at(-1)!
    const refuses = Math.random() < 0.5
    if (refuses) counts.refused += 1
    else taken.push(...(JSON.parse(body) as { data: { changes: Change[] } }).data.changes.map(nameOf))
    response.writeHead(refuses ? 503 : 200).end()
  }
  receiver = await startReceiver(answer)
  const { port } = new URL(receiver.url)
  const [id = ''] = await makeWebhooks(table, [receiver.url])

  const start = () => spawn(process.execPath, [SENDER, endpoint], { stdio: ['ignore', 'inherit', 'inherit'] })
  let sender = start()
  let written = 0
  const write = () => {
    const lines = Array.from({ length: 40 }, () => `{"topic":{"id":"top_f${(written += 1)}","labels":[{"text":"x"}]}}`)
    return importLines(table, lines, { by: 'test' })
  }
  for (let turn = 0; turn < kills; turn += 1) {
    await write()
    await wait(400 + Math.random() * 800)
    await letTimePass(table, id)
    await wait(Math.random() * 300)
    const ended = once(sender, 'exit')
    sender.kill('SIGKILL')
    counts.senderKills += 1
    await ended
    await letTimePass(table, id)
    sender = start()
    await wait(Math.random() * 1200)
    await receiver.close()
    counts.receiverKills += 1
    await wait(Math.random() * 100)
    receiver = await startReceiver(answer, Number(port))
  }
  await wait(SETTLED_AFTER + 500)
  const feed = await wholeFeed(table)
  for (let turn = 0; new Set(taken).size < feed.length && turn < 600; turn += 1) {
    await letTimePass(table, id)
    await wait(200)
  }
  const ended = once(sender, 'exit')
  sender.kill('SIGKILL')
  await ended
  await receiver.close()

  const first = [...new Set(taken)]
  const places = new Map(feed.map((name, place) => [name, place]))
  let furthest = -1
  const disordered = first.filter((name) => {
    const place = places.get(name) ?? -1
    const isEarly = place < furthest
    furthest = Math.max(furthest, place)
    return isEarly
  })
  return {
    changes: feed.length,
    ...counts,
    missing: feed.filter((name) => !first.includes(name)),
    disordered,
    repeated: taken.length - first.length,
  }
}
