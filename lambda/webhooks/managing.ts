import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Caller, ownKey } from '../access/caller.ts'
import { randomLetters } from '../access/secrets.ts'
import type { Problem } from '../domain/checks.ts'
import { badInput } from '../errors.ts'
import type { MutationReplayWebhookArgs, WebhookInput } from '../generated/types.ts'
import { cursorAt, listChanges, placeOfCursor, problemOfFilter } from '../reading/feed.ts'
import type { Page } from '../reading/pages.ts'
import { ConditionFailed } from '../table/errors.ts'
import { isWebhookId } from '../table/places.ts'
import type { Table } from '../table/table.ts'
import { problemOfAddress } from './addresses.ts'
import { deliverTest, type Reach } from './delivering.ts'
import {
  allWebhooks,
  type Delivery,
  findWebhook,
  keepWebhook,
  type KeptWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
} from './stored.ts'

/** The most webhooks of one API key. */
export const MOST_WEBHOOKS = 20
const LONGEST_OVERLAP = 720
const HOUR = 3_600_000
/** In bytes: the specification asks for 24 to 64. */
const SECRET = 32
/** The most secrets that keep signing beside the new one. */
const MOST_BEFORE = 3

/** What came of a change to a webhook: the webhook, or the problems. */
export interface Changed {
  webhook: KeptWebhook | null
  userErrors: Problem[]
}

interface PageRequest {
  first: number
  after?: string | null
}

/**
 * Makes and changes the webhooks of a caller: those of their API key, or with the scope ADMIN all. Others are not found.
 * Every method throws UNAUTHENTICATED for a caller without a key.
 */
export interface Webhooks {
  list(caller: Caller, page: PageRequest): Promise<Page<KeptWebhook>>
  find(caller: Caller, id: string): Promise<KeptWebhook | null>
  create(caller: Caller, input: WebhookInput): Promise<Changed & { secret: string | null }>
  update(caller: Caller, id: string, input: WebhookInput): Promise<Changed>
  rotate(caller: Caller, id: string, overlapHours: number): Promise<Changed & { secret: string | null }>
  replay(caller: Caller, asked: MutationReplayWebhookArgs): Promise<Changed>
  pause(caller: Caller, id: string, paused: boolean): Promise<Changed>
  test(caller: Caller, id: string): Promise<{ delivery: Delivery | null; userErrors: Problem[] }>
  remove(caller: Caller, id: string): Promise<Changed>
  /** How long the first change that a webhook has not been told has been waiting, in seconds; 0 if it was told all. */
  lagOf(webhook: KeptWebhook): Promise<number>
  deliveriesOf(webhook: KeptWebhook, page: PageRequest): Promise<Page<Delivery>>
}

const newSecret = () => `whsec_${randomBytes(SECRET).toString('base64')}`

/** The beginning of the ids of an API key's webhooks. */
const prefixOf = (owner: string) => `whk_${owner}`
const numberOf = (owner: string, id: string) => Number(id.slice(prefixOf(owner).length, prefixOf(owner).length + 2))

/** A webhook that is tried again at once. */
const resumed = { failures: 0, failingSince: null, nextAttemptAt: null } satisfies Partial<KeptWebhook>

const isAdmin = ({ scopes }: Caller) => scopes.includes('ADMIN')
const invalid = (field: string[], message: string): Problem => ({ code: 'INVALID', field, message })
const unknown = (id: string): Problem => ({
  code: 'NOT_FOUND',
  field: ['id'],
  message: `You have no webhook \`${id.slice(0, 100)}\`.`,
})
const nothing = (...userErrors: Problem[]) => ({ webhook: null, secret: null, delivery: null, userErrors })

/** Opens the webhooks of a table. */
export const openWebhooks = (table: Table, reach: Reach): Webhooks => {
  const find = async (caller: Caller, id: string): Promise<KeptWebhook | null> => {
    const owner = ownKey(caller)
    const webhook = isWebhookId(id) ? await findWebhook(table, id) : null
    return webhook && (webhook.owner === owner || isAdmin(caller)) ? webhook : null
  }

  /** Changes a webhook, and again if it was changed meanwhile. */
  const change = async (
    caller: Caller,
    id: string,
    changed: (webhook: KeptWebhook) => Partial<KeptWebhook>,
  ): Promise<Changed> => {
    for (;;) {
      const webhook = await find(caller, id)
      if (!webhook) return nothing(unknown(id))
      try {
        return { webhook: await keepWebhook(table, { ...webhook, ...changed(webhook) }), userErrors: [] }
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
        await wait(Math.random() * 20)
      }
    }
  }

  const problemsOf = ({ url, filter }: WebhookInput, others: readonly KeptWebhook[]): Problem[] => {
    const address = problemOfAddress(url, reach.loopback)
    if (address !== null) return [invalid(['input', 'url'], address)]
    const wrong = filter && problemOfFilter(filter)
    if (wrong) return [invalid(['input', 'filter', wrong.field], wrong.message)]
    const same = others.find((other) => other.url === url)
    if (!same) return []
    const message = `The webhook \`${same.id}\` of this key has this address: change it, or rotate its secret if you lost that.`
    return [{ code: 'CONFLICT', field: ['input', 'url'], message }]
  }

  /** Stores a new webhook under the lowest free number of its key, so that there can never be more than MOST_WEBHOOKS. */
  const create = async (owner: string, input: WebhookInput): Promise<Changed & { secret: string | null }> => {
    const others = await allWebhooks(table, prefixOf(owner))
    const problems = problemsOf(input, others)
    if (problems.length) return nothing(...problems)
    const taken = new Set(others.map(({ id }) => numberOf(owner, id)))
    const number = Array.from({ length: MOST_WEBHOOKS }, (_, one) => one).find((one) => !taken.has(one))
    if (number === undefined) {
      const message = `This key has ${MOST_WEBHOOKS} webhooks, which is the most: delete one, or let one receive more.`
      return nothing(invalid(['input'], message))
    }
    const createdAt = new Date(table.clock.now()).toISOString()
    const secret = newSecret()
    const webhook: KeptWebhook = {
      id: `${prefixOf(owner)}${String(number).padStart(2, '0')}${randomLetters(8)}`,
      revision: 0,
      owner,
      url: input.url,
      filter: input.filter ?? null,
      createdAt,
      secrets: [{ secret, until: null }],
      state: 'ACTIVE',
      cursor: cursorAt(createdAt),
      failures: 0,
      failingSince: null,
      nextAttemptAt: null,
      lastSuccessAt: null,
      lastFailure: null,
      leasedUntil: null,
    }
    try {
      return { webhook: await keepWebhook(table, webhook), secret, userErrors: [] }
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      return create(owner, input) // another request took the number
    }
  }

  return {
    find,
    list: (caller, page) => listWebhooks(table, isAdmin(caller) ? '' : prefixOf(ownKey(caller)), page),
    create: async (caller, input) => create(ownKey(caller), input),
    async update(caller, id, input) {
      const webhook = await find(caller, id)
      if (!webhook) return nothing(unknown(id))
      const others = await allWebhooks(table, prefixOf(webhook.owner))
      const problems = problemsOf(
        input,
        others.filter((other) => other.id !== id),
      )
      if (problems.length) return nothing(...problems)
      const { url, filter = null } = input
      return change(caller, id, ({ state }) => ({
        url,
        filter,
        ...resumed,
        ...(state === 'FAILING' && { state: 'ACTIVE' }),
      }))
    },
    async rotate(caller, id, overlapHours) {
      if (overlapHours < 0 || overlapHours > LONGEST_OVERLAP)
        return nothing(invalid(['overlapHours'], `The overlap must be from 0 to ${LONGEST_OVERLAP} hours.`))
      const secret = newSecret()
      const changed = await change(caller, id, ({ secrets }) => {
        const now = Date.now()
        const end = new Date(now + overlapHours * HOUR).toISOString()
        const before = secrets
          .map((one) => ({ ...one, until: one.until !== null && one.until < end ? one.until : end }))
          .filter(({ until }) => until > new Date(now).toISOString())
        return { secrets: [{ secret, until: null }, ...before.slice(0, MOST_BEFORE)] }
      })
      return { ...changed, secret: changed.webhook && secret }
    },
    async replay(caller, { id, since, after }) {
      if ((since == null) === (after == null))
        throw badInput('Give either `since` or `after`: where the webhook is to be told from.')
      if (since != null && Date.parse(since) > table.clock.now())
        throw badInput(`\`since\` is ${since}, which is in the future.`)
      if (after != null) placeOfCursor(after)
      const cursor = after ?? cursorAt(since!)
      return change(caller, id, ({ state }) => ({
        cursor,
        ...resumed,
        leasedUntil: null,
        ...(state === 'FAILING' && { state: 'ACTIVE' }),
      }))
    },
    pause: (caller, id, paused) => change(caller, id, () => ({ state: paused ? 'PAUSED' : 'ACTIVE', ...resumed })),
    async test(caller, id) {
      const webhook = await find(caller, id)
      if (!webhook) return nothing(unknown(id))
      return { delivery: await deliverTest(table, webhook, reach), userErrors: [] }
    },
    async remove(caller, id) {
      for (;;) {
        const webhook = await find(caller, id)
        if (!webhook) return nothing(unknown(id))
        try {
          await removeWebhook(table, webhook)
          return { webhook, userErrors: [] }
        } catch (error) {
          if (!(error instanceof ConditionFailed)) throw error
          await wait(Math.random() * 20)
        }
      }
    },
    async lagOf({ cursor, filter }) {
      const next = await listChanges(table, { first: 1, after: cursor, filter, leaveOut: () => undefined })
      const [change] = next.nodes
      return change ? Math.max(0, Math.round((table.clock.now() - Date.parse(change.at)) / 1000)) : 0
    },
    deliveriesOf: ({ id }, page) => listDeliveries(table, id, page),
  }
}
