/**
 * `npm run bench:memory`: what the process holds after 1,000 and after 100,000 requests, as a table in Markdown.
 * `-- --requests 100000` is how many there are.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parseArgs } from 'node:util'
import { importLines } from '../lambda/import.ts'
import { event, KEY, openTestDoor } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { idOf, madeUpArchive } from './archive.ts'
import { shown, toTable, whereAndWhen } from './measure.ts'

const RECORDS = 500
const EARLY = 1000
const SIDE_BY_SIDE = 8

const { values } = parseArgs({ options: { requests: { type: 'string', default: '100000' } } })

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void // V8's own, which has no other name in Node.js

/** Requests of which no two are the same: another record, by another operation, of another caller. */
const requestOf = (count: number) => {
  const body = JSON.stringify({
    query: `query A${count} { statement(id: "${idOf('Statement', count % 200)}") { text speakers { name } } }`,
  })
  const headers = { 'content-type': 'application/json', ...(count % 2 && { 'x-api-key': KEY }) }
  return event('POST', { headers, body })
}

const { table, stop } = await freshTable()
try {
  await importLines(
    table,
    Array.from(madeUpArchive(RECORDS), (record) => JSON.stringify(record)),
    { by: 'import' },
  )
  const door = await openTestDoor(table)
  const rows: string[][] = []
  let asked = 0
  const until = async (total: number) => {
    const client = async () => {
      while (asked < total) {
        const { body } = await door(requestOf((asked += 1)))
        if (body?.includes('"errors"')) throw new Error(body)
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, client))
    collect()
    const { heapUsed, rss } = process.memoryUsage()
    rows.push([total, heapUsed / 1024 ** 2, rss / 1024 ** 2].map(shown))
  }
  for (const total of [EARLY, EARLY * 10, Number(values.requests)]) await until(total)
  console.log(whereAndWhen())
  console.log(toTable(['requests', 'live heap, MB', 'resident, MB'], rows))
} finally {
  await stop()
}
