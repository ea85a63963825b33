import { holds } from '../table/bodies.ts'
import { ConditionFailed } from '../table/errors.ts'
import { isIndexEntry } from '../table/keys.ts'
import type { Item, Table } from '../table/table.ts'

const SIDE_BY_SIDE = 16

/** Whether a body is what was written: one that is damaged is left as it is, since its new checksum would vouch for it. */
const isSound = (item: Item): boolean => isIndexEntry(item) || (item.checksum !== undefined && holds(item))

/** Packs a body. False if the item was written meanwhile: that has packed it, or whoever wrote it cannot read packed ones. */
const packBody = async (table: Table, { PK, SK, body }: Item): Promise<boolean> => {
  try {
    await table.update({ update: { PK, SK }, set: { body }, when: { plainBody: body } })
    return true
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    return false
  }
}

/**
 * Packs every body that stands as text. The archive may be read and written meanwhile.
 * @returns page by page, how many items were looked at and how many packed
 */
export async function* packBodies(table: Table): AsyncGenerator<{ items: number; packed: number }> {
  for await (const items of table.scan()) {
    let packed = 0
    const queue = items.filter((item) => item.isPlain && isSound(item)).values()
    const work = async () => {
      for (const item of queue) if (await packBody(table, item)) packed += 1
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
    yield { items: items.length, packed }
  }
}
