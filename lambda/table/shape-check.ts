import { ConditionFailed } from './errors.ts'
import { EVERYTHING } from './ranges.ts'
import { ShownError } from '../errors.ts'
import { holds, isObject, valueOf } from './bodies.ts'
import { changeKey, shapeKey } from './keys.ts'
import { SHAPE } from './shape.ts'
import { type Item, type Table } from './table.ts'

/** What the table holds has another shape than this version reads. */
export class OtherShape extends ShownError {
  /** @param found the shape that the table has */
  constructor(found: number) {
    super(
      'UNAVAILABLE',
      found < SHAPE
        ? `What the table holds has shape ${found}, and this version of Readout reads shape ${SHAPE}: bring it up with \`npm run reindex\`.`
        : `What the table holds has shape ${found}, and this version of Readout reads shape ${SHAPE}: use the newer version that wrote it.`,
    )
  }
}

/** An archive that was written before there was a mark. */
const UNMARKED = 1

const markOf = (shape: number): Item => ({ ...shapeKey, body: JSON.stringify({ shape }) })

const readMark = async (table: Table): Promise<number | null> => {
  const [item] = await table.get([shapeKey], { consistent: true })
  if (!item) return null
  const value = holds(item) ? valueOf(item.body ?? '') : null
  return isObject(value) && typeof value.shape === 'number' ? value.shape : UNMARKED // a damaged one is written anew
}

const isEmpty = async (table: Table): Promise<boolean> => {
  const all = { ...EVERYTHING, PK: changeKey('', '', 0).PK }
  return (await table.query(all, { backward: false, limit: 1, consistent: true })).items.length === 0
}

/** Says in the table that what it holds has the shape of this version. */
export const markShape = (table: Table): Promise<void> => table.transact([{ put: markOf(SHAPE) }])

/**
 * Makes sure that what the table holds has the shape of this version; a table without a record is given its mark. One
 * read, two and a write for a table that has no mark.
 * @param older whether an older one will do, because it is about to be brought up
 * @throws OtherShape
 */
export const checkShape = async (table: Table, { older = false } = {}): Promise<void> => {
  let found = await readMark(table)
  if (found === null && (await isEmpty(table)))
    try {
      await table.transact([{ put: markOf(SHAPE), when: { exists: false } }])
      return
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      found = await readMark(table) // another one has just given it
    }
  const shape = found ?? UNMARKED
  if (shape > SHAPE || (shape < SHAPE && !older)) throw new OtherShape(shape)
}

/** After so many milliseconds, a table that could not be answered from is looked at again. */
const AGAIN_AFTER = 5000

/**
 * Looks at once which shape the table has, so that its connection is made, too.
 * @returns what a request waits for before it is answered. It throws UNAVAILABLE; why, is logged.
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
      throw new ShownError('UNAVAILABLE', 'The archive is being brought up to a newer version. Try again later.')
    }
  }
  void ready().catch(() => undefined) // logged; the first request says so
  return ready
}
