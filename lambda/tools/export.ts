import { slicesOf } from '../table/slices.ts'
import { NOUNS, typeOf } from '../domain/nouns.ts'
import { referencesOf } from '../domain/references.ts'
import { EVERYTHING, ranges } from '../table/ranges.ts'
import { actionIn, copyOf, Damaged, findWhole, revisionIn, wholeRecord } from '../table/bodies.ts'
import { changedSince, latestInstant, settledInstant } from '../reading/feed.ts'
import { changeKey, idOf, partsOfChange, recordKey, REVISIONS, revisionKey } from '../table/keys.ts'
import { getOne, pendingMarkers } from '../writing/pending.ts'
import type { Table } from '../table/table.ts'
import { type AnyRecord, type TypeName, TYPES } from '../domain/records.ts'
import type { KeptRevision } from '../domain/revisions.ts'
import { type Envelope, lineOf, type Tombstone } from './lines.ts'
import { ShownError } from '../errors.ts'

const STRIDE = 100

/** Reads something of a record. If that is damaged, remembers it and returns null. */
type Attempt = <Found>(read: () => Promise<Found | null>) => Promise<Found | null>

/** Every record of some types that has an entry in its listing when that is read. One that is written meanwhile may be found twice, or not at all. */
async function* listed(table: Table, types: readonly TypeName[], attempt: Attempt): AsyncGenerator<AnyRecord> {
  for (const type of types)
    for (const whole of ranges({ name: NOUNS[type].all }, {}))
      for await (const items of slicesOf(table, whole, STRIDE)) {
        const entries = items.map((item) => ({ item, copy: copyOf(item) }))
        const keys = entries.flatMap(({ item, copy }) => (copy ? [] : [recordKey(idOf(item.SK))]))
        const found = (await table.get(keys, { consistent: true })).values()
        for (const { copy } of entries) {
          const record =
            copy ?? (await attempt(() => wholeRecord(found.next().value ?? null, (key) => getOne(table, key))))
          if (record) yield record
        }
      }
}

/** The records whose entries are being written or removed, each with its current revision. */
const pending = async (table: Table): Promise<Map<string, number>> => {
  const ids: string[] = []
  for await (const { SK } of pendingMarkers(table)) ids.push(SK)
  const items = await table.get(ids.map(recordKey), { consistent: true })
  return new Map(items.flatMap((item) => (item?.revision === undefined ? [] : [[item.PK, item.revision] as const])))
}

/** What was erased by an instant, as lines, with all that the feed says of each. */
async function* tombstones(table: Table, instant: string): AsyncGenerator<string> {
  const range = { PK: changeKey('', '', 0).PK, low: EVERYTHING.low, high: `${instant}#${EVERYTHING.high}` }
  const changes = new Map<string, Tombstone['changes']>()
  for await (const items of slicesOf(table, range, STRIDE))
    for (const item of items) if (actionIn(item) === 'ERASED') changes.set(partsOfChange(item).id, [])
  if (changes.size === 0) return
  for await (const items of slicesOf(table, range, STRIDE))
    for (const item of items) {
      const { at, id, revision } = partsOfChange(item)
      changes.get(id)?.push({ revision, at, action: actionIn(item) })
    }
  for (const [erased, of] of changes) yield JSON.stringify({ erased, changes: of } satisfies Tombstone)
}

/** What to export, and in which form. */
interface Exporting<Shape> {
  /** The instant as of which, which must have settled. */
  instant: string
  /** The types of record. Only for all of them is it checked that what a record names is there too. */
  types?: readonly TypeName[]
  /** Makes of a record what is exported of it. */
  shape: (record: AnyRecord) => Promise<Shape> | Shape
  /** What comes after the records. */
  rest?: AsyncIterable<Shape>
}

/**
 * Every record of the archive as it stood at an instant: each once, by type in the order of the type's listing, then
 * those that were written since.
 * @throws at the end, when all others have been given: DAMAGED for a record that cannot be read; ERASED where a record
 *   that another one names was erased meanwhile, so that the export lacks it
 */
export async function* exportAs<Shape>(
  table: Table,
  { instant, types = TYPES, shape, rest }: Exporting<Shape>,
): AsyncGenerator<Shape> {
  const exported = new Set<string>()
  const damaged = new Map<string, Damaged>()
  /** For each record that has not been exported yet, one that refers to it. */
  const lacking = new Map<string, string>()

  const attempt: Attempt = async (read) => {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      damaged.set(error.id, error)
      return null
    }
  }
  /** The shape of a record; null if it cannot be read in full, which is reported at the end. */
  const shapeOf = async (record: AnyRecord): Promise<{ shape: Shape } | null> => {
    const { id } = record
    const made = await attempt(async () => ({ shape: await shape(record) }))
    if (made === null) return null
    exported.add(id)
    lacking.delete(id)
    const into = record.supersededBy === undefined ? [] : [record.supersededBy]
    for (const one of [...referencesOf(typeOf(record), record).map((named) => named.id), ...into])
      if (!exported.has(one)) lacking.set(one, id)
    return made
  }

  const passed = await pending(table) // their entries may belong to an earlier revision
  for await (const record of listed(table, types, attempt))
    if (record.updatedAt <= instant && !exported.has(record.id) && !passed.has(record.id)) {
      const made = await shapeOf(record)
      if (made) yield made.shape
    }

  // The records that were skipped, and those that may have moved from an unread part of a listing to one already read.
  const revisions = new Map([...passed, ...(await pending(table))])
  for (const [id, first] of await changedSince(table, instant)) revisions.set(id, first - 1)
  const moved = [...revisions].filter(
    ([id, revision]) => revision > 0 && !exported.has(id) && types.includes(typeOf({ id })),
  )
  for (let start = 0; start < moved.length; start += STRIDE) {
    const some = moved.slice(start, start + STRIDE)
    const items = await table.get(
      some.map(([id, revision]) => revisionKey(id, revision)),
      { consistent: true },
    )
    for (const [index, [id, revision]] of some.entries()) {
      const record = await attempt(async () => {
        const item = items[index]
        if (item) return revisionIn(item).record
        const whole = await findWhole(id, (key) => getOne(table, key))
        if (whole && whole.updatedAt > instant) throw new Damaged(id, `its revision ${revision}`)
        return whole // if null, it is being erased, or was
      })
      const made = record && (await shapeOf(record))
      if (made) yield made.shape
    }
  }

  if (rest) yield* rest

  const unread = [...damaged.values()].filter(({ id }) => !exported.has(id))
  if (unread.length) {
    const ids = unread.map(({ id }) => `\`${id}\``).join(', ')
    const sentence = `The export lacks what cannot be read: ${ids}. \`npm run verify\` reports what is left of it.`
    throw new ShownError('DAMAGED', sentence)
  }
  if (types.length < TYPES.length) return
  for (const [id, by] of lacking)
    throw new ShownError(
      'ERASED',
      `\`${by}\` refers to \`${id}\`, which is not in this export: it was erased meanwhile. Export again; if you get the same message, run \`npm run verify\`.`,
    )
}

/**
 * Every record of the archive, as it stood when the export began, as a line of an import file. What a record names is
 * there too.
 * @param options `revisions`: each line says its revision. `history`: it holds all of them, and erased records have a
 *   line, so that the archive can be restored as it was. `beside`: others may be writing. Then the export begins 5 seconds
 *   later, when all that they had begun before has landed.
 * @throws what `exportAs` throws
 */
export async function* exportLines(
  table: Table,
  { beside = false, revisions: withRevisions = false, history = false } = {},
): AsyncGenerator<string> {
  const instant = await (beside ? settledInstant(table) : latestInstant(table))
  const envelopeOf = async ({ id, revision }: AnyRecord): Promise<Envelope> => {
    if (!withRevisions && !history) return {}
    if (!history) return { revision }
    const kept: KeptRevision[] = []
    for await (const items of slicesOf(table, { PK: id, ...REVISIONS }, STRIDE)) kept.push(...items.map(revisionIn))
    return { revision, history: kept.filter(({ number }) => number <= revision) }
  }
  yield* exportAs(table, {
    instant,
    shape: async (record) => lineOf(record, await envelopeOf(record)),
    rest: history ? tombstones(table, instant) : undefined,
  })
}
