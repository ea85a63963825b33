import type { Page } from './reading/pages.ts'
import { problemsOf } from './domain/problems.ts'
import type { Problem } from './domain/checks.ts'
import { withId } from './domain/inputs.ts'
import { typeOfId } from './domain/nouns.ts'
import {
  amended,
  type Amendment,
  noRecord,
  problemsOfAmendment,
  problemsOfStatus,
  type StatusChange,
  type WriteMode,
} from './domain/changes.ts'
import { quoted } from './domain/texts.ts'
import type { RecordInput } from './generated/types.ts'
import { type Damaged, findWhole, revisionIn } from './table/bodies.ts'
import { type Key, revisionKey } from './table/keys.ts'
import { type FeedRequest, latestChanges, listChanges, type ShownChange } from './reading/feed.ts'
import { findBulk, type KeptBulk } from './reading/bulk.ts'
import { eraseRecord } from './writing/erasing.ts'
import { type History, openHistory } from './reading/history.ts'
import { type Author } from './domain/revisions.ts'
import { type ImportHow, importRecords } from './writing/importing.ts'
import { type Listings, openListings } from './reading/listings.ts'
import { openCandidates, type Candidates } from './reading/candidates.ts'
import { openSuspects, type Suspects } from './reading/suspects.ts'
import { openSearch, type Search, type Searching } from './reading/search.ts'
import { openReads } from './reading/batches.ts'
import type { Memory } from './reading/memory.ts'
import { type Outcome, recordIntent, statusIntent, writeTogether } from './writing/records.ts'
import type { Idempotency } from './writing/idempotency.ts'
import { checkSearchable } from './table/shape-check.ts'
import type { Table } from './table/table.ts'

/** The archive, as one request reads and writes it. A write with an idempotency key that came before is answered as it was then. */
export interface Archive extends Listings, History, Searching, Candidates, Suspects {
  /** What had to be left out of the lists of this request, because it cannot be read. */
  damaged: readonly Damaged[]
  leaveOut(error: Damaged): void
  /** A page of the feed of changes. */
  changes(ask: Omit<FeedRequest, 'leaveOut'>): Promise<Page<ShownChange>>
  /** The last changes of the records that were changed last, the latest first. */
  latestChanges(count: number): Promise<ShownChange[]>
  /** The bulk files that were made last; null if there are none. */
  bulk(): Promise<KeptBulk | null>
  /** Writes one record. */
  record(input: RecordInput, mode: WriteMode, author: Author, idempotency?: Idempotency): Promise<Outcome>
  /** Writes records in any order. */
  import(inputs: readonly RecordInput[], author: Author, how?: ImportHow): Promise<Outcome[]>
  /**
   * Changes some fields of a record, as it is at a revision.
   * @param set the new values of fields, by their names; null removes one
   */
  amend(change: Amendment, author: Author, idempotency?: Idempotency): Promise<Outcome>
  /** Gives a record another status; the author's reason is the one that readers see. */
  changeStatus(change: StatusChange, author: Author, idempotency?: Idempotency): Promise<Outcome>
  /** Erases a record; what is wrong where it cannot be. */
  erase(id: string, author: Author): Promise<Problem[]>
}

/** How a request uses the archive. */
interface ArchiveSettings {
  /** After it, nothing is read any more, and its reason is thrown. */
  signal?: AbortSignal
  /** The instance's memory, which a write empties. */
  memory?: Memory
  /** Whether the caller may be shown what is in it. */
  recalls?: boolean
}

/** Opens the archive for one request. */
export const openArchive = (table: Table, { signal, memory, recalls = false }: ArchiveSettings = {}): Archive => {
  const damaged: Damaged[] = []
  const leaveOut = (error: Damaged) => {
    if (!damaged.some(({ message }) => message === error.message)) damaged.push(error)
  }
  const opened = (consistent: boolean) => {
    const reads = openReads(table, { consistent, signal })
    const { search } = openSearch(reads, leaveOut)
    return {
      ...openListings(reads, leaveOut),
      ...openCandidates(reads, leaveOut),
      ...openSuspects(reads),
      ...openHistory(reads, leaveOut, recalls ? memory : undefined),
      search: async (asked: Search) => {
        await checkSearchable(table)
        return search(asked)
      },
    }
  }
  /** After a write, what was read before is forgotten, and what was written is seen. */
  const written = <Result>(result: Result): Result => {
    memory?.forget()
    Object.assign(archive, opened(true))
    return result
  }
  const archive: Archive = {
    ...opened(false),
    damaged,
    leaveOut,
    changes: (ask) => listChanges(table, { ...ask, leaveOut }),
    latestChanges: (count) => latestChanges(table, count, leaveOut),
    bulk: () => findBulk(table),
    async record(given, mode, author, idempotency) {
      const { input, id } = withId(given)
      const [outcome] = await writeTogether(
        table,
        [recordIntent(input, id, problemsOf(input), mode, { idempotency })],
        author,
      )
      return written(outcome!)
    },
    import: async (inputs, author, how) => written(await importRecords(table, inputs, author, how)),
    async amend(change, author, idempotency) {
      const { id, expectedRevision } = change
      const get = async (key: Key) => (await table.get([key], { consistent: true }))[0]
      const item = await get(revisionKey(id, expectedRevision))
      // If there is no such revision, the write is refused, whatever it is based on.
      const base = item ? revisionIn(item).record : await findWhole(id, get)
      const problems = base ? problemsOfAmendment(change) : [noRecord(id)]
      if (!base || problems.length) return { id, record: null, action: null, problems, warnings: [] }
      const input = amended(base, change)
      const mode = { mode: 'AMEND', expectedRevision } as const
      const [outcome] = await writeTogether(
        table,
        [recordIntent(input, id, problemsOf(input), mode, { idempotency })],
        author,
      )
      return written(outcome!)
    },
    async changeStatus(change, author, idempotency) {
      const [outcome] = await writeTogether(
        table,
        [statusIntent(change, problemsOfStatus(change), idempotency)],
        author,
      )
      return written(outcome!)
    },
    async erase(id, author) {
      const message = `${quoted(id)} is no id of a record.`
      if (typeOfId(id) === null) return [{ code: 'INVALID', field: ['id'], message }]
      return written(await eraseRecord(table, id, author))
    },
  }
  return archive
}
