import { ConditionFailed } from '../table/errors.ts'
import { isPlaceOfApiKey } from '../table/places.ts'
import { EVERYTHING } from '../table/ranges.ts'
import type { ApiKeyAction, RecordType, Scope } from '../generated/types.ts'
import { isObject, valueIn } from '../table/bodies.ts'
import { pageOfItems } from '../reading/items.ts'
import { apiKeyKey, apiKeyPlace, apiKeyUseKey, idOf } from '../table/keys.ts'
import type { Page } from '../reading/pages.ts'
import { type Item, type Table, type Write } from '../table/table.ts'

/** An API key as it is stored, without its secret. Instants are in UTC, as `2026-11-24T09:30:00.000Z`. */
export interface KeptApiKey {
  id: string
  revision: number
  name: string
  organization: string | null
  scopes: Scope[]
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  pointsPerMinute: number | null
  /** The name that readers see, besides its id. */
  label?: string | null
  /** Restrictions of what it may write. One that is left out does not apply. */
  types?: RecordType[] | null
  idPrefixes?: string[] | null
  ownRecordsOnly?: boolean
  /** Its last MOST_EVENTS events, the earliest first. */
  events?: KeyEvent[]
  /** The hashes of its valid secrets, the newest first; `until` is when one that was replaced expires. */
  secrets: { hash: string; until: string | null }[]
}

/** A change to a key. `by` is the id of the key that made it; null for the operator's command. */
export interface KeyEvent {
  at: string
  action: ApiKeyAction
  by: string | null
}

const MOST_EVENTS = 100

/** The events of a key, with one added. The oldest are dropped beyond MOST_EVENTS. */
export const eventsWith = (events: readonly KeyEvent[] = [], event: KeyEvent): KeyEvent[] => [
  ...events.slice(-MOST_EVENTS + 1),
  event,
]

/** A key, with its last use, which is stored in an item of its own. */
export interface ShownApiKey extends KeptApiKey {
  lastUsedAt: string | null
}

/** The key in an item. Null if it is damaged: it is then refused like an unknown key, and the log says so. */
const keyIn = (item: Item): KeptApiKey | null => {
  const key = valueIn(item)
  if (isObject(key) && Array.isArray(key.scopes) && Array.isArray(key.secrets)) return key as object as KeptApiKey
  console.error(`${item.PK} is damaged in the archive: issue another key in its place.`)
  return null
}

const shown = (item: Item | null | undefined, use: Item | null | undefined): ShownApiKey | null => {
  const key = item?.body === undefined ? null : keyIn(item)
  return key && { ...key, lastUsedAt: use?.body ?? null }
}

/** Finds a key by its id. Null if there is none. */
export const findApiKey = async (table: Table, id: string): Promise<ShownApiKey | null> => {
  const [item, use] = await table.get([apiKeyKey(id), apiKeyUseKey(id)], { consistent: true })
  return shown(item, use)
}

/**
 * Stores a revision of a key. Throws ConditionFailed if the revision before it is not the stored one, or, for the first,
 * if the key exists.
 * @param along writes to make in the same transaction
 */
export const keepApiKey = async (table: Table, key: KeptApiKey, along: Write[] = []): Promise<void> => {
  const { id, revision, createdAt } = key
  const first = revision === 1
  await table.transact([
    {
      update: apiKeyKey(id),
      set: { body: JSON.stringify(key), revision },
      when: first ? { exists: false } : { revision: revision - 1 },
    },
    ...(first ? [{ put: apiKeyPlace(createdAt, id) }] : []),
    ...along,
  ])
}

/**
 * Changes a key, and retries if it was changed concurrently. Null if there is no key with that id.
 * @param along returns writes to make in the same transaction, from the changed key. If it is given, a concurrent change
 *   throws ConditionFailed instead
 */
export const changeApiKey = async (
  table: Table,
  id: string,
  change: (key: KeptApiKey) => KeptApiKey,
  along?: (key: KeptApiKey) => Write[],
): Promise<ShownApiKey | null> => {
  for (;;) {
    const found = await findApiKey(table, id)
    if (!found) return null
    const { lastUsedAt, ...before } = found
    const after = { ...change(before), revision: before.revision + 1 }
    try {
      await keepApiKey(table, after, along?.(after))
      return { ...after, lastUsedAt }
    } catch (error) {
      if (!(error instanceof ConditionFailed) || along) throw error
    }
  }
}

/** Records when a key was last used. */
export const noteUse = (table: Table, id: string, at: string): Promise<void> =>
  table.transact([{ put: { ...apiKeyUseKey(id), body: at } }])

/** A page of all keys, the newest first. */
export const listApiKeys = (table: Table, page: { first: number; after?: string | null }): Promise<Page<ShownApiKey>> =>
  pageOfItems(
    table,
    {
      name: 'api keys',
      range: { ...EVERYTHING, PK: apiKeyPlace('', '').PK },
      backward: true,
      isPlace: isPlaceOfApiKey,
      nodesOf: async (entries) => {
        const keys = entries.flatMap(({ SK }) => [apiKeyKey(idOf(SK)), apiKeyUseKey(idOf(SK))])
        const kept = await table.get(keys, { consistent: true })
        return entries.map((_, index) => shown(kept[2 * index], kept[2 * index + 1]))
      },
    },
    page,
  )
