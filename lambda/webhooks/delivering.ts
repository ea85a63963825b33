import { createHash } from 'node:crypto'
import type { ShownChange } from '../reading/feed.ts'
import type { Table } from '../table/table.ts'
import { post } from './posting.ts'
import { type Delivery, type KeptWebhook, noteDelivery } from './stored.ts'

/** How receivers may be reached. */
export interface Reach {
  /** Whether receivers on this machine are allowed, for trying them out. */
  loopback: boolean
}

/** What is delivered: its type, the place that tells it from others, its time, and its content. */
interface Content {
  type: 'CHANGES' | 'TEST'
  place: string
  timestamp: string
  data: { changes?: readonly ShownChange[]; cursor?: string }
}

/** The secrets of a webhook that are valid at an instant, the newest first. */
const secretsOf = ({ secrets }: KeptWebhook, at: string): string[] =>
  secrets.filter(({ until }) => until === null || until > at).map(({ secret }) => secret)

/** Sends a message to the receiver of a webhook once, and notes what came of it. */
const deliver = async (table: Table, webhook: KeptWebhook, content: Content, reach: Reach): Promise<Delivery> => {
  const { type, place, timestamp, data } = content
  const at = new Date().toISOString()
  const begun = performance.now()
  // The same page has the same id when it is sent again, by which a receiver knows it.
  const id = `msg_${createHash('sha256').update(`${webhook.id} ${place}`).digest('hex').slice(0, 24)}`
  const body = JSON.stringify({ type: type.toLowerCase(), timestamp, data: { webhook: webhook.id, ...data } })
  const { status, failure } = await post(webhook.url, { id, body, secrets: secretsOf(webhook, at) }, reach)
  const delivery: Delivery = {
    at,
    messageId: id,
    type,
    changes: data.changes?.length ?? 0,
    status,
    milliseconds: Math.round(performance.now() - begun),
    failure,
  }
  await noteDelivery(table, webhook.id, delivery)
  return delivery
}

/** Sends a page of changes, the last of which is at `cursor`. */
export const deliverChanges = (
  table: Table,
  webhook: KeptWebhook,
  { changes, cursor }: { changes: readonly ShownChange[]; cursor: string },
  reach: Reach,
): Promise<Delivery> => {
  const content: Content = {
    type: 'CHANGES',
    place: `${webhook.cursor} ${cursor}`,
    timestamp: changes.at(-1)?.at ?? webhook.createdAt,
    data: { changes, cursor },
  }
  return deliver(table, webhook, content, reach)
}

/** Sends a message without changes, of the type `test`. */
export const deliverTest = (table: Table, webhook: KeptWebhook, reach: Reach): Promise<Delivery> => {
  const timestamp = new Date().toISOString()
  return deliver(table, webhook, { type: 'TEST', place: `test ${timestamp}`, timestamp, data: {} }, reach)
}
