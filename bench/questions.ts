/**
 * `npm run bench -- questions`: what queries cost over a synthetic archive, as a table in Markdown.
 * `-- --records 10000` sets the number of records.
 */
import { parseArgs } from 'node:util'
import { importLines } from '../lambda/tools/import.ts'
import { freshTable } from '../test/support/table.ts'
import { madeUpArchive } from './archive.ts'
import { openAsking } from './asking.ts'
import { shown, spread, toTable, whereAndWhen } from './measure.ts'
import { questions } from './what-is-asked.ts'

const EACH = 10

const { values } = parseArgs({ options: { records: { type: 'string', default: '10000' } } })

const { table, endpoint, stop } = await freshTable()
try {
  const lines = Array.from(madeUpArchive(Number(values.records)), (record) => JSON.stringify(record))
  await importLines(table, lines, { by: 'import' })
  const { costOf, compare } = await openAsking(table, endpoint)
  const rows = []
  for (const { what, query, least, why } of questions()) {
    const cost = await costOf(query)
    const { roundTrips, commands, readUnits } = cost
    const { times, ratios } = await compare(cost, EACH, query)
    rows.push([what, roundTrips, `${least}: ${why}`, commands, shown(readUnits), spread(times), spread(ratios)])
  }
  console.log(whereAndWhen())
  console.log(
    toTable(
      ['question', 'round trips', 'the least', 'commands', 'read units', 'milliseconds', 'times the bare commands'],
      rows,
    ),
  )
} finally {
  await stop()
}
