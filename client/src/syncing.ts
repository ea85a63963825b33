import { type Ask, dataOf } from './asking.ts'

/** A record as a copy keeps it. */
export interface SyncedRecord {
  id: string
  revision: number
  status: 'CURRENT' | 'DISPUTED' | 'RETRACTED' | 'MERGED'
  supersededBy: { id: string } | null
  /** In the shape of its type's input. */
  input: { [field: string]: unknown }
}

/** Where a copy is kept. */
export interface Store {
  /** The cursor of the last change that was kept; null at first. */
  cursor(): Promise<string | null> | string | null
  /** Keeps a record, in place of an earlier revision. */
  put(record: SyncedRecord): Promise<void> | void
  /** Removes a record that was erased, for good. */
  remove(id: string): Promise<void> | void
  /** Keeps the cursor, after all changes before it. */
  save(cursor: string): Promise<void> | void
}

interface ChangesData {
  changes: {
    nodes: { recordId: string; action: string; record: SyncedRecord | null }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

const CHANGES = `query ($after: String) {
  changes(after: $after, first: 100) {
    nodes { recordId action record { id revision status supersededBy { id } input } }
    pageInfo { hasNextPage endCursor }
  }
}`

/**
 * Brings a copy up to date by the feed of changes. Call it again whenever the copy is to be fresh. A record that was
 * changed several times since comes as it stands now.
 * @returns the number of changes
 */
export const syncing = async (ask: Ask, store: Store, signal?: AbortSignal): Promise<number> => {
  let after = await store.cursor()
  for (let count = 0; ;) {
    const { changes } = dataOf(await ask<ChangesData>(CHANGES, { after }, { signal }))
    for (const { recordId, action, record } of changes.nodes) {
      if (action === 'ERASED' || record === null) await store.remove(recordId)
      else await store.put(record)
      count += 1
    }
    const { hasNextPage, endCursor } = changes.pageInfo
    if (endCursor !== null && endCursor !== after) await store.save((after = endCursor))
    if (!hasNextPage) return count
  }
}
