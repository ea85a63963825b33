import { ConditionFailed } from './errors.ts'
import { EVERYTHING } from './ranges.ts'
import { ShownError } from '../errors.ts'
import { holds, isObject, valueOf } from './bodies.ts'
import { changeKey, shapeKey } from './keys.ts'
import { OLDEST_SHAPE, PACKED_FROM, SHAPE, WORDS_FROM } from './shape.ts'
import { type Item, type Table } from './table.ts'

/** The data in the table does not have the shape that this version reads. */
export class OtherShape extends ShownError {
  /** @param found the shape that the table has */
  constructor(found: number) {
    super(
      'UNAVAILABLE',
      found < OLDEST_SHAPE
        ? `The data in the table has shape ${found}, and this version of Readout reads shape ${SHAPE}: upgrade it with \`npm run reindex\`.`
        : `The data in the table has shape ${found}, and this version of Readout reads shape ${SHAPE}: use the newer version that wrote it.`,
    )
  }
}

/** The shape of an archive that was written before there were markers. */
const UNMARKED = 1

const markerOf = (shape: number): Item => ({ ...shapeKey, body: JSON.stringify({ shape }) })

const readMarker = async (table: Table): Promise<number | null> => {
  const [item] = await table.get([shapeKey], { consistent: true })
  if (!item) return null
  const value = holds(item) ? valueOf(item.body ?? '') : null
  return isObject(value) && typeof value.shape === 'number' ? value.shape : UNMARKED // a damaged marker is rewritten
}

const isEmpty = async (table: Table): Promise<boolean> => {
  const all = { ...EVERYTHING, PK: changeKey('', '', 0).PK }
  return (await table.query(all, { backward: false, limit: 1, consistent: true })).items.length === 0
}

/** Marks the data in the table as having the shape of this version. */
export const markShape = async (table: Table): Promise<void> => {
  await table.transact([{ put: markerOf(SHAPE) }])
  Object.assign(table.writing, { packed: true, words: true })
}

/**
 * Checks that this version serves the shape of the data in the table, decides by it how bodies are written, and writes
 * the marker of an empty table. Takes one read; two and, if it is empty, a write for a table without a marker.
 * @param older whether an older shape is allowed, because it is about to be upgraded
 * @throws OtherShape
 */
export const checkShape = async (table: Table, { older = false } = {}): Promise<void> => {
  let found = await readMarker(table)
  if (found === null && (await isEmpty(table)))
    try {
      await table.transact([{ put: markerOf(SHAPE), when: { exists: false } }])
      return
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      found = await readMarker(table) // another process has just written it
    }
  const shape = found ?? UNMARKED
  if (shape > SHAPE || (shape < OLDEST_SHAPE && !older)) throw new OtherShape(shape)
  Object.assign(table.writing, { packed: shape >= PACKED_FROM, words: shape >= WORDS_FROM })
}

/**
 * Checks that all records of the archive are listed by their words.
 * @throws UNAVAILABLE until an archive of an older version was upgraded
 */
export const checkSearchable = async (table: Table): Promise<void> => {
  if (!table.writing.words) await checkShape(table) // it may have been upgraded since this instance looked
  if (table.writing.words) return
  const message = 'This archive cannot be searched yet: its operator has to run `npm run reindex`.'
  throw new ShownError('UNAVAILABLE', message, undefined, 300)
}

/** How long after a failed check the table is checked again, in milliseconds. */
const AGAIN_AFTER = 5000

/**
 * Checks the shape of the table immediately, which also opens the connection.
 * @returns a function that a request must await before it is executed. It throws UNAVAILABLE; the reason is logged.
 */
export const openShapeCheck = (table: Table): (() => Promise<void>) => {
  let checked: { at: number; result: Promise<void> } | undefined
  const check = () => {
    const result = checkShape(table)
    checked = { at: Date.now(), result }
    result.catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
    })
    return result
  }
  let isRight = false
  const ready = async () => {
    if (isRight) return
    const recent = checked && Date.now() - checked.at < AGAIN_AFTER ? checked.result : check()
    try {
      await recent
      isRight = true
    } catch (error) {
      if (!(error instanceof OtherShape)) throw error
      throw new ShownError('UNAVAILABLE', 'The archive is being upgraded to a newer version. Try again later.', 503, 30)
    }
  }
  void ready().catch(() => undefined) // logged already; the first request gets the error
  return ready
}
