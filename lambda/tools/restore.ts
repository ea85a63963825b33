import type { Problem } from '../domain/checks.ts'
import { isRecordUnder, toRecordInput } from '../domain/inputs.ts'
import { typeOf } from '../domain/nouns.ts'
import { problemsOf } from '../domain/problems.ts'
import type { AnyRecord } from '../domain/records.ts'
import { referencesOf } from '../domain/references.ts'
import type { KeptRevision } from '../domain/revisions.ts'
import { isObject } from '../table/bodies.ts'
import { entriesOf } from '../table/entries.ts'
import { changeKey, erasedKey, recordKey, revisionKey } from '../table/keys.ts'
import { EVERYTHING } from '../table/ranges.ts'
import type { Item, Table, Write } from '../table/table.ts'
import { fitTogether } from '../writing/pending.ts'
import type { Importable, Imported, Tombstone } from './lines.ts'

const isEmpty = async (table: Table): Promise<boolean> => {
  const range = { ...EVERYTHING, PK: changeKey('', '', 0).PK }
  return (await table.query(range, { backward: false, limit: 1, consistent: true })).items.length === 0
}

/** The revisions of a line, each of which follows the one before; null if they are not. */
const historyOf = (given: readonly unknown[]): KeptRevision[] | null => {
  const isNext = (one: unknown, index: number) => {
    if (!isObject(one) || !isObject(one.record)) return false
    const { number, at, by, action, changed, record } = one
    const id = record.id
    return (
      number === index + 1 &&
      typeof at === 'string' &&
      typeof by === 'string' &&
      typeof action === 'string' &&
      Array.isArray(changed) &&
      typeof id === 'string' &&
      isRecordUnder(id, record) &&
      record.revision === number
    )
  }
  return given.every(isNext) ? (given as KeptRevision[]) : null // every part was looked at
}

/** Carries out writes in order, in as few transactions as they fit. */
const inSlices = async (table: Table, writes: readonly Write[]) => {
  let slice: Write[] = []
  for (const write of writes) {
    if (!fitTogether([...slice, write])) {
      await table.transact(slice)
      slice = []
    }
    slice.push(write)
  }
  if (slice.length) await table.transact(slice)
}

/** What a record of a history lacks: the records that it refers to, and what its input must be. */
const problemsOfRestored = (record: AnyRecord, known: ReadonlySet<string>): Problem[] => {
  const named = referencesOf(typeOf(record), record)
  const into = record.supersededBy === undefined ? [] : [{ field: ['supersededBy'], id: record.supersededBy }]
  const lacking = [...named, ...into].filter(({ id }) => !known.has(id))
  return [
    ...problemsOf(toRecordInput(record)),
    ...lacking.map(({ field, id }): Problem => ({
      code: 'NOT_FOUND',
      field,
      message: `\`${id}\` is not in the file.`,
    })),
  ]
}

/**
 * Restores a whole archive, with the history of every record and the tombstones of those that were erased, as
 * `export --history` wrote it. Only into an archive that holds nothing: the feed of changes is restored, too, and
 * whoever has read a feed to its end would miss what comes before.
 */
export const restoreArchive = async (
  table: Table,
  lines: readonly Importable[],
  tombstones: readonly (Tombstone & { number: number })[],
  wrong: Imported['wrong'],
): Promise<Imported> => {
  const refuse = (message: string): Problem[] => [{ code: 'CONFLICT', field: ['history'], message }]
  if (!(await isEmpty(table))) {
    const problems = refuse('A history is restored into an empty archive alone: import the lines without `history`.')
    const first = lines[0]?.number ?? tombstones[0]?.number ?? 1
    return { written: 0, unchanged: 0, wrong: [...wrong, { line: first, problems }], warned: [] }
  }
  const whole = lines.map(({ number, envelope }) => ({ number, history: historyOf(envelope.history ?? []) }))
  const records = whole.flatMap(({ number, history }) => {
    const record = history?.at(-1)?.record
    return record ? [{ number, record }] : []
  })
  const known = new Set(records.map(({ record }) => record.id))
  const problems = [
    ...wrong,
    ...whole.flatMap(({ number, history }) =>
      history?.length ? [] : [{ line: number, problems: refuse('The history of the record is cut off.') }],
    ),
    ...records.flatMap(({ number, record }) => {
      const found = problemsOfRestored(record, known)
      return found.length ? [{ line: number, problems: found }] : []
    }),
    ...tombstones.flatMap(({ number, erased }) =>
      !known.has(erased) ? [] : [{ line: number, problems: refuse('The record is in the file, and erased.') }],
    ),
  ]
  // Whole or not at all: half of an archive is not the archive.
  if (problems.length) return { written: 0, unchanged: 0, wrong: problems.sort((a, b) => a.line - b.line), warned: [] }

  const absorbed = new Map<string, string[]>()
  for (const { history } of whole) {
    const { id, supersededBy } = history!.at(-1)!.record
    if (supersededBy) absorbed.set(supersededBy, [...(absorbed.get(supersededBy) ?? []), id])
  }
  let written = 0
  for (const { history } of whole) {
    const revisions = history!
    const record: AnyRecord = revisions.at(-1)!.record
    const { id, revision, supersededBy } = record
    const item: Item = {
      ...recordKey(id),
      body: JSON.stringify(record),
      revision,
      ...(supersededBy && { merged: supersededBy }),
    }
    await inSlices(table, [
      ...[...entriesOf(record).values()].map((put) => ({ put })),
      ...revisions.flatMap((one) => [
        { put: { ...revisionKey(id, one.number), body: JSON.stringify(one) } },
        { put: { ...changeKey(one.at, id, one.number), body: JSON.stringify({ action: one.action }) } },
      ]),
      { put: item },
    ])
    for (const one of absorbed.get(id) ?? [])
      await table.update({ update: recordKey(id), absorb: one, when: { exists: true } })
    written += 1
  }
  for (const { erased, changes } of tombstones) {
    const { revision, at } = changes.at(-1)!
    await inSlices(table, [
      ...changes.map((one) => ({
        put: { ...changeKey(one.at, erased, one.revision), body: JSON.stringify({ action: one.action }) },
      })),
      { put: { ...recordKey(erased), revision, closed: true } },
      { put: { ...erasedKey, body: JSON.stringify({ at }) } },
    ])
  }
  return { written: written + tombstones.length, unchanged: 0, wrong: [], warned: [] }
}
