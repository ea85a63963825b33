import { setTimeout as wait } from 'node:timers/promises'
import { findApiKey } from '../access/stored-keys.ts'
import { latestPlace, listChanges, placeOfCursor, type ShownChange } from '../reading/feed.ts'
import { LARGEST_PAGE, type Page } from '../reading/pages.ts'
import { ConditionFailed } from '../table/errors.ts'
import type { Table } from '../table/table.ts'
import { deliverChanges, type Reach } from './delivering.ts'
import { allWebhooks, type Delivery, keepWebhook, type KeptWebhook } from './stored.ts'

/** How long a sender has a webhook to itself after it took it or delivered to it, in milliseconds: an answer may take 10 seconds. */
const LEASE = 30_000
/** The first wait after a failure and the longest, in milliseconds; it doubles from one to the next. */
const FIRST_WAIT = 5000
const LONGEST_WAIT = 4 * 3_600_000
/** How long a webhook is tried before it is given up, in milliseconds: 3 days. */
const TRIED_FOR = 3 * 86_400_000
/** The most webhooks that are served at a time. */
const MOST_AT_ONCE = 200
/** How often it is looked whether there is something to tell, in milliseconds. */
const LOOK_EVERY = 1000
/** How long a page of the feed serves other webhooks at the same place, in milliseconds. */
const SHARED_FOR = 1000
/** The status by which a receiver says that it wants no more. https://www.rfc-editor.org/rfc/rfc9110#name-410-gone */
const GONE = 410

/** How long to wait after some failures in a row, in milliseconds: half of it at least, so that not all come back at once. */
const waitAfter = (failures: number): number =>
  Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.5 + Math.random() / 2)

/** A webhook after a delivery: the cursor moves, or the failure is counted. */
const after = (webhook: KeptWebhook, delivery: Delivery, cursor: string): KeptWebhook => {
  const { at, status, failure: message } = delivery
  const rest = { ...webhook, leasedUntil: null }
  if (message === null)
    return { ...rest, cursor, failures: 0, failingSince: null, nextAttemptAt: null, lastSuccessAt: at }
  const failures = webhook.failures + 1
  const failingSince = webhook.failingSince ?? at
  const isGivenUp = Date.parse(at) - Date.parse(failingSince) >= TRIED_FOR
  return {
    ...rest,
    failures,
    failingSince,
    lastFailure: { at, status, message },
    ...(status === GONE || isGivenUp
      ? { state: status === GONE ? 'PAUSED' : 'FAILING', nextAttemptAt: null }
      : { nextAttemptAt: new Date(Date.now() + waitAfter(failures)).toISOString() }),
  }
}

/** Why a webhook must not be served any more, because of the API key that made it; null if it may be. */
const keyProblem = async (table: Table, { owner }: KeptWebhook): Promise<string | null> => {
  const key = await findApiKey(table, owner)
  if (!key || key.revokedAt !== null) return 'The API key that made this webhook was revoked.'
  return key.expiresAt !== null && key.expiresAt <= new Date().toISOString()
    ? 'The API key that made this webhook has expired.'
    : null
}

/** What a sender did, for the metrics. */
export interface Sent {
  /** Messages that were taken, and attempts that failed. */
  delivered: number
  failed: number
  /** The changes in the messages that were taken. */
  changes: number
  /** The longest time from a change to the first attempt to tell it, in seconds. */
  lag: number
}

/** Sends the changes of the feed to the webhooks. */
export interface Sender {
  sent: Sent
  /** Serves the webhooks until nothing is due, or until the signal. */
  untilIdle(signal: AbortSignal): Promise<void>
  /** Serves the webhooks until the signal, however long that is. */
  until(signal: AbortSignal): Promise<void>
}

/** Opens a sender. Several may run at a time, in several processes: a lease keeps each webhook to one of them. */
export const openSender = (table: Table, reach: Reach): Sender => {
  const sent: Sent = { delivered: 0, failed: 0, changes: 0, lag: 0 }
  const running = new Map<string, Promise<void>>()

  const shared = new Map<string, Promise<Page<ShownChange>>>()
  let sharedSince = 0
  /** The page of the feed that follows a webhook's cursor. Webhooks at the same place share what was read. */
  const pageFor = ({ cursor, filter }: KeptWebhook): Promise<Page<ShownChange>> => {
    if (Date.now() - sharedSince > SHARED_FOR) {
      shared.clear()
      sharedSince = Date.now()
    }
    const name = JSON.stringify([cursor, filter])
    const known = shared.get(name)
    if (known) return known
    const leaveOut = ({ message }: Error) => {
      console.error(message)
    }
    const page = listChanges(table, { first: LARGEST_PAGE, after: cursor, filter, leaveOut })
    shared.set(name, page)
    return page
  }

  /** Tells a webhook what it has not been told, page by page. Ends when all is told, one was not taken, or the signal came. */
  const serve = async (webhook: KeptWebhook, signal: AbortSignal): Promise<void> => {
    let kept = webhook
    let isTakenOn = false // whether this sender has the lease
    const keep = async (changed: Partial<KeptWebhook>) => {
      kept = await keepWebhook(table, { ...kept, ...changed })
    }
    while (!signal.aborted) {
      const { nodes: changes, pageInfo } = await pageFor(kept)
      const cursor = pageInfo.endCursor()
      if (cursor === null || cursor === kept.cursor) {
        if (isTakenOn) await keep({ leasedUntil: null })
        return
      }
      if (changes.length === 0) {
        await keep({ cursor }) // nothing here passes the filter
        continue
      }
      if (kept.failures === 0) sent.lag = Math.max(sent.lag, (Date.now() - Date.parse(changes[0]!.at)) / 1000)
      const leasedUntil = new Date(Date.now() + LEASE).toISOString()
      if (!isTakenOn) {
        const message = await keyProblem(table, kept)
        if (message !== null) {
          const lastFailure = { at: new Date().toISOString(), status: null, message }
          await keep({ state: 'PAUSED', lastFailure })
          return
        }
        await keep({ leasedUntil })
        isTakenOn = true
      }
      const delivery = await deliverChanges(table, kept, { changes, cursor }, reach)
      const isTaken = delivery.failure === null
      sent[isTaken ? 'delivered' : 'failed'] += 1
      if (isTaken) sent.changes += changes.length
      const goesOn = isTaken && (await pageInfo.hasNextPage())
      await keep({ ...after(kept, delivery, cursor), ...(goesOn && { leasedUntil }) })
      if (!isTaken) return
    }
    if (isTakenOn) await keep({ leasedUntil: null })
  }

  const start = (webhook: KeptWebhook, signal: AbortSignal) => {
    const served = serve(webhook, signal)
      .catch((error: unknown) => {
        // Somebody else changed the webhook, or took it: what they wrote counts, and what was sent is sent again.
        if (!(error instanceof ConditionFailed)) console.error(error)
      })
      .finally(() => running.delete(webhook.id))
    running.set(webhook.id, served)
  }

  /** Begins to serve those that are due, and are not being served. Returns how many were due. */
  const look = async (signal: AbortSignal): Promise<number> => {
    const [webhooks, latest] = await Promise.all([allWebhooks(table), latestPlace(table)])
    const now = new Date().toISOString()
    const isOver = (instant: string | null) => instant === null || instant <= now
    const due = webhooks.filter(
      ({ state, cursor, nextAttemptAt, leasedUntil }) =>
        state === 'ACTIVE' &&
        isOver(nextAttemptAt) &&
        isOver(leasedUntil) &&
        latest !== null &&
        placeOfCursor(cursor) < latest,
    )
    for (const webhook of due) {
      if (running.size >= MOST_AT_ONCE) await Promise.race(running.values())
      if (!running.has(webhook.id)) start(webhook, signal)
    }
    return due.length
  }

  const pause = (signal: AbortSignal) => wait(LOOK_EVERY, undefined, { signal }).catch(() => undefined) // the signal ends it early
  return {
    sent,
    async untilIdle(signal) {
      while (!signal.aborted && ((await look(signal)) > 0 || running.size > 0)) await pause(signal)
      await Promise.all(running.values())
    },
    async until(signal) {
      while (!signal.aborted) {
        await look(signal).catch((error: unknown) => {
          if (!signal.aborted) console.error(error) // the table may respond again the next time
        })
        await pause(signal)
      }
      await Promise.all(running.values())
    },
  }
}
