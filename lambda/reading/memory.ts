import type { AnyRecord } from '../domain/records.ts'

/** How long a record may be shown from memory, in milliseconds: as long as caches may keep an answer without a key. */
const KEPT_FOR = 10_000
/** The most that is kept, in bytes of the records' JSON. */
const MOST_BYTES = 8 * 1024 * 1024

/**
 * The records that an instance read for references a moment ago. They are for callers without a key only, and never for
 * the record that is asked for itself. docs/decisions/0012
 */
export interface Memory {
  /** The record with an id, if it was read in the last ten seconds. */
  recall(id: string): AnyRecord | null
  /** @param bytes the size of its JSON */
  keep(record: AnyRecord, bytes: number): void
  /** Forgets a record, because it is gone; without an id all of them, because this instance has written. */
  forget(id?: string): void
}

/** @param now the time, in milliseconds */
export const openMemory = (now: () => number = () => performance.now()): Memory => {
  const kept = new Map<string, { record: AnyRecord; bytes: number; until: number }>() // the oldest first
  let bytes = 0
  const remove = (id: string) => {
    bytes -= kept.get(id)?.bytes ?? 0
    kept.delete(id)
  }
  return {
    recall(id) {
      const found = kept.get(id)
      if (found && found.until > now()) return found.record
      remove(id)
      return null
    },
    keep(record, size) {
      remove(record.id)
      kept.set(record.id, { record, bytes: size, until: now() + KEPT_FOR })
      bytes += size
      for (const [id, { until }] of kept) {
        if (bytes <= MOST_BYTES && until > now()) break
        remove(id)
      }
    },
    forget(id) {
      for (const one of id === undefined ? [...kept.keys()] : [id]) remove(one)
    },
  }
}
