import { referencesOf } from '../domain/references.ts'
import { problemsOf } from '../domain/problems.ts'
import type { Problem } from '../domain/checks.ts'
import { withId, typeOfInput } from '../domain/inputs.ts'
import type { WriteMode } from '../domain/changes.ts'
import type { Author } from '../domain/revisions.ts'
import { type Outcome, recordIntent, writeGroups } from './records.ts'
import { answerItem, findAnswer, partOf, type Idempotency } from './idempotency.ts'
import type { Table } from '../table/table.ts'
import { stronglyConnected } from '../domain/cycles.ts'
import { fieldOf, type TypeName } from '../domain/records.ts'
import type { RecordInput } from '../generated/types.ts'

/** How many batches of groups of records are written at the same time. */
const SIDE_BY_SIDE = 16
/** The most groups of a batch, whose references are looked up together: about 100 records, which is one command. */
const BATCH = 8

/** How an import is made. */
export interface ImportHow {
  /** How the record at a place is written if it stands with other content. */
  modeAt?: (place: number) => WriteMode
  /** Why the record at a place is written, if that has a reason of its own. */
  reasonAt?: (place: number) => string | null
  /** Whether warnings refuse a record. */
  strict?: boolean
  done?: () => void
  patience?: number
  idempotency?: Idempotency
}

interface Member {
  input: RecordInput
  id: string
  type: TypeName
  place: number
}

/** Batches of groups of ids. No group of a batch refers to another one of it, so that the feed shows what is referred to first. */
const batchesOf = (groups: string[][], named: (id: string) => string[]): string[][][] => {
  const batches: string[][][] = []
  for (const group of groups) {
    const last = batches.at(-1)
    const within = new Set(last?.flat())
    const fits = last && last.length < BATCH && !group.flatMap(named).some((id) => within.has(id))
    if (fits) last.push(group)
    else batches.push([group])
  }
  return batches
}

/**
 * Writes records in any order: a record may refer to others that come after it, and records that refer to each other in a
 * cycle are written together. Invalid records are left out, and so is every record that refers to one. Importing the same
 * records again changes nothing.
 * @param done called after every record
 * @param patience how long each is retried, in milliseconds
 * @param idempotency the idempotency key: a retry returns the earlier results of what was written
 * @returns the outcome of each, in the order given
 * @throws Busy if the table does not respond: what was written by then stays, and importing again does the rest
 */
export const importRecords = async (
  table: Table,
  inputs: readonly RecordInput[],
  author: Author,
  {
    modeAt = () => ({ mode: 'IMPORT' }),
    reasonAt = () => null,
    done = () => undefined,
    patience,
    idempotency,
    strict,
  }: ImportHow = {},
): Promise<Outcome[]> => {
  if (idempotency && !(await findAnswer(table, idempotency)))
    await table.transact([{ put: answerItem(table, idempotency, {}) }])
  const outcomes: Outcome[] = []
  const members = new Map<string, Member>()
  const again: { place: number; first: Member }[] = []
  inputs.forEach((given, place) => {
    const member = { ...withId(given), place }
    const first = members.get(member.id)
    if (!first) members.set(member.id, member)
    else if (JSON.stringify(first.input) === JSON.stringify(member.input)) again.push({ place, first })
    else {
      const message = `\`${member.id}\` was given before with other content: give each record only once.`
      const problem: Problem = { code: 'DUPLICATE', field: [fieldOf(member.type), 'id'], message }
      outcomes[place] = { id: member.id, record: null, action: null, problems: [problem], warnings: [] }
      done()
    }
  })

  const named = (id: string) => {
    const { type, content } = typeOfInput(members.get(id)!.input)
    return referencesOf(type, content).map((reference) => reference.id)
  }
  const groups = stronglyConnected([...members.keys()], named)
  const written = new Map<string, Promise<void>>()
  const write = async (batch: Member[][], waitFor: Promise<void>[]) => {
    await Promise.all(waitFor)
    const intents = batch.map((group) =>
      group.map(({ input, id, place }) =>
        recordIntent(input, id, problemsOf(input), modeAt(place), {
          idempotency: idempotency && partOf(idempotency, id),
          strict,
          reason: reasonAt(place),
        }),
      ),
    )
    const found = await writeGroups(table, intents, author, patience)
    batch.flat().forEach(({ place }, index) => {
      outcomes[place] = found[index]!
      done()
    })
  }
  // A batch comes after what it refers to, so a worker only ever waits for batches that another one has begun.
  const queue = batchesOf(groups, named).values()
  let failed = false
  const work = async () => {
    for (const batch of queue) {
      if (failed) return
      const ids = batch.flat()
      const outside = ids.flatMap(named).filter((id) => !ids.includes(id))
      const waitFor = outside.flatMap((id) => written.get(id) ?? [])
      const writing = write(
        batch.map((group) => group.map((id) => members.get(id)!)),
        waitFor,
      )
      for (const id of ids) written.set(id, writing)
      await writing.catch((error: unknown) => {
        failed = true
        throw error
      })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: SIDE_BY_SIDE }, work))
  for (const worker of ended) if (worker.status === 'rejected') throw worker.reason
  for (const { place, first } of again) {
    const outcome = outcomes[first.place]
    outcomes[place] = outcome?.problems.length ? outcome : { ...outcome!, action: null }
    done()
  }
  return outcomes
}
