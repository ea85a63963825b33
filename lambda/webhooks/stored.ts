import type { ChangeFilter, WebhookState } from '../generated/types.ts'
import { pageOfItems } from '../reading/items.ts'
import type { Page } from '../reading/pages.ts'
import { isObject, valueIn } from '../table/bodies.ts'
import { deliveryKey, webhookKey } from '../table/keys.ts'
import { isPlaceOfDelivery, isPlaceOfWebhook } from '../table/places.ts'
import { EVERYTHING } from '../table/ranges.ts'
import { slicesOf } from '../table/slices.ts'
import type { Item, Table } from '../table/table.ts'

/** A secret that messages are signed with; `until` is when one that was replaced is no longer. */
export interface WebhookSecret {
  secret: string
  until: string | null
}

/** Why a message was not taken. `status` is the HTTP status of the answer; null if there was none. */
export interface WebhookFailure {
  at: string
  status: number | null
  message: string
}

/** A webhook as it is stored. Instants are in UTC, as `2026-11-24T09:30:00.000Z`. */
export interface KeptWebhook {
  id: string
  revision: number
  /** The id of the API key that made it. */
  owner: string
  url: string
  filter: ChangeFilter | null
  createdAt: string
  /** The newest first. */
  secrets: WebhookSecret[]
  state: WebhookState
  /** The cursor of the feed up to which it was told. */
  cursor: string
  /** How many messages in a row were not taken, and since when; 0 and null after one that was. */
  failures: number
  failingSince: string | null
  nextAttemptAt: string | null
  lastSuccessAt: string | null
  lastFailure: WebhookFailure | null
  /** Until when one sender has it to itself. */
  leasedUntil: string | null
}

/** One attempt to deliver a message. */
export interface Delivery {
  at: string
  messageId: string
  type: 'CHANGES' | 'TEST'
  /** The number of changes in the message. */
  changes: number
  /** The HTTP status of the answer; null if there was none. */
  status: number | null
  milliseconds: number
  /** Why it was not taken; null if it was. */
  failure: string | null
}

/** The webhook in an item. Null if it is damaged, of which the log tells. */
const webhookIn = (item: Item): KeptWebhook | null => {
  const kept = valueIn(item)
  if (isObject(kept) && Array.isArray(kept.secrets) && typeof kept.cursor === 'string')
    return { ...(kept as object as KeptWebhook), revision: item.revision ?? 0 }
  console.error(`The webhook ${item.SK} is damaged in the archive: delete it and make another.`)
  return null
}

/** A webhook by its id. Null if there is none. */
export const findWebhook = async (table: Table, id: string): Promise<KeptWebhook | null> => {
  const [item] = await table.get([webhookKey(id)], { consistent: true })
  const webhook = item ? webhookIn(item) : null
  return webhook?.id === id ? webhook : null
}

/**
 * Stores the next revision of a webhook. Throws ConditionFailed if the one before it is not the stored one; for the first
 * revision, if a webhook has that id.
 */
export const keepWebhook = async (table: Table, webhook: KeptWebhook): Promise<KeptWebhook> => {
  const { revision, ...content } = webhook
  const next = revision + 1
  await table.update({
    update: webhookKey(webhook.id),
    set: { body: JSON.stringify(content), revision: next },
    when: revision === 0 ? { exists: false } : { revision },
  })
  return { ...webhook, revision: next }
}

/** Removes a webhook. Throws ConditionFailed if it was changed since it was read. */
export const removeWebhook = (table: Table, { id, revision }: KeptWebhook): Promise<void> =>
  table.transact([{ remove: webhookKey(id), when: { revision } }])

const { PK } = webhookKey('')
/** The webhooks whose ids begin so: those of one API key, or all. Ids do not contain what sorts after `~`. */
const range = (prefix: string) => ({ PK, low: prefix || EVERYTHING.low, high: prefix ? `${prefix}~` : EVERYTHING.high })

/** All webhooks, in no order that matters. */
export const allWebhooks = async (table: Table, prefix = ''): Promise<KeptWebhook[]> => {
  const found: KeptWebhook[] = []
  for await (const items of slicesOf(table, range(prefix), 1000))
    found.push(...items.flatMap((item) => webhookIn(item) ?? []))
  return found
}

/** A page of webhooks, in the order of their ids: of those of one API key, or all. */
export const listWebhooks = (
  table: Table,
  prefix: string,
  page: { first: number; after?: string | null },
): Promise<Page<KeptWebhook>> =>
  pageOfItems(
    table,
    {
      name: `webhooks ${prefix}`,
      range: range(prefix),
      backward: false,
      isPlace: isPlaceOfWebhook,
      nodesOf: (items) => items.map(webhookIn),
    },
    page,
  )

/** How long deliveries are kept, in seconds. */
const KEPT_FOR = 3 * 86_400

/** Notes an attempt to deliver a message. */
export const noteDelivery = (table: Table, webhook: string, delivery: Delivery): Promise<void> =>
  table.transact([
    {
      put: {
        ...deliveryKey(webhook, delivery.at, delivery.messageId),
        body: JSON.stringify(delivery),
        expiresAt: Math.floor(table.clock.now() / 1000) + KEPT_FOR,
      },
    },
  ])

const deliveryIn = (item: Item): Delivery | null => {
  const kept = valueIn(item)
  return isObject(kept) && typeof kept.messageId === 'string' ? (kept as object as Delivery) : null
}

/** A page of the attempts to deliver to a webhook, the latest first. */
export const listDeliveries = (
  table: Table,
  webhook: string,
  page: { first: number; after?: string | null },
): Promise<Page<Delivery>> =>
  pageOfItems(
    table,
    {
      name: `deliveries ${webhook}`,
      range: { ...EVERYTHING, PK: deliveryKey(webhook, '', '').PK },
      backward: true,
      isPlace: isPlaceOfDelivery,
      nodesOf: (items) => items.map(deliveryIn),
    },
    page,
  )
