/**
 * `npm run bench -- memory`: the memory of the process after 1,000 and after 100,000 requests, and while every request has
 * a new document, as a table in Markdown. `-- --requests 100000` sets the number of requests.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parseArgs } from 'node:util'
import { importLines } from '../lambda/tools/import.ts'
import { event, KEY, openTestDoor } from '../test/support/archive.ts'
import { freshTable } from '../test/support/table.ts'
import { idOf, madeUpArchive } from './archive.ts'
import { shown, toTable, whereAndWhen } from './measure.ts'

const RECORDS = 500
const EARLY = 1000
const SIDE_BY_SIDE = 8

const { values } = parseArgs({ options: { requests: { type: 'string', default: '100000' } } })

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void // V8's function, which Node.js offers under no other name

/** A request for another record, from another caller or with a key, with one of 20 documents or with a new one. */
const requestOf = (count: number, isOwn: boolean) => {
  const body = JSON.stringify({
    query: `query A${isOwn ? count : count % 20}($id: ID!) { statement(id: $id) { text speakers { name } } }`,
    variables: { id: idOf('Statement', count % 200) },
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
  const until = async (total: number, isOwn: boolean) => {
    const client = async () => {
      while (asked < total) {
        const { body } = await door(requestOf((asked += 1), isOwn))
        if (body?.includes('"errors"')) throw new Error(body)
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, client))
    collect()
    const { heapUsed, rss } = process.memoryUsage()
    rows.push([isOwn ? 'a new one each' : '20', ...[total, heapUsed / 1024 ** 2, rss / 1024 ** 2].map(shown)])
  }
  const all = Number(values.requests)
  for (const total of [EARLY, EARLY * 10, all]) await until(total, false)
  for (const total of [all + EARLY * 10, all + EARLY * 20, all + EARLY * 40]) await until(total, true)
  console.log(whereAndWhen())
  console.log(toTable(['documents', 'requests so far', 'live heap, MB', 'resident, MB'], rows))
} finally {
  await stop()
}
