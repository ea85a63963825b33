import { expect, test } from '@jest/globals'
import { madeUpArchive } from '../../bench/archive.ts'
import { filledTable } from '../../bench/filled.ts'
import type { Item, Table } from '../../lambda/table/table.ts'
import { importLines } from '../../lambda/tools/import.ts'
import { freshTable } from '../support/table.ts'

const RECORDS = 200

/** What a table holds, but for when it was written and by which write. */
const contentOf = async (table: Table): Promise<string[]> => {
  const items: Item[] = []
  for await (const page of table.scan()) items.push(...page)
  const timeless = items.map((item) =>
    JSON.stringify({ ...item, token: item.token?.length, checksum: item.checksum?.length }).replaceAll(
      /\d{4}-\d\d-\d\dT[\d:.]+Z/g,
      'then',
    ),
  )
  return timeless.sort()
}

test('a table that is filled for a benchmark contains what an import would have written', async () => {
  const imported = await freshTable()
  const filled = await filledTable(RECORDS)
  try {
    const lines = Array.from(madeUpArchive(RECORDS), (record) => JSON.stringify(record))
    const { wrong } = await importLines(imported.table, lines, { by: 'import' })
    expect(wrong).toEqual([])
    const content = await contentOf(filled.table)
    expect(content).toHaveLength(filled.items + 1) // the mark of its shape
    expect(content).toEqual(await contentOf(imported.table))
    // The engine takes the size of an item, by which it counts read units, from the file.
    for (const { table } of [filled, imported]) table.usage.readUnits = 0
    for (const { table } of [filled, imported]) await contentOf(table)
    // Packed, the instants of the records take some bytes more or less.
    expect(filled.table.usage.readUnits / imported.table.usage.readUnits).toBeCloseTo(1, 1)
  } finally {
    await Promise.all([imported.stop(), filled.stop()])
  }
})
