/**
 * `npm run bench -- growth`: what the same queries cost as the archive grows, and what the most expensive queries cost in
 * the largest one, as tables in Markdown. `-- --sizes 10000,100000` sets the numbers of statements, 10,000 or more; a
 * million takes twenty minutes and 55 GB of disk.
 */
import { parseArgs } from 'node:util'
import { importLines } from '../lambda/tools/import.ts'
import { countsOf } from './archive.ts'
import { openAsking } from './asking.ts'
import { type Filled, filledTable } from './filled.ts'
import { median, memoryOf, secondsOf, shown, spread, toTable, whereAndWhen } from './measure.ts'
import { LARGE_MEETING, questions, WORST } from './what-is-asked.ts'
import { meeting } from './statements.ts'

const ROUNDS = 15
const EACH = 5
const WARM_UP = 3
/** The pages whose costs are compared, by the number of pages before them. */
const PAGES = [0, 10, 100]
const PARTIES = 200

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000,1000000' } } })

/** The number of records of an archive with a number of statements. */
const recordsOf = (statements: number): number => Math.round((statements * 1e6) / countsOf(1e6).Statement)

const openArchive = async (statements: number, filled: Filled) => {
  const { wrong } = await importLines(
    filled.table,
    [JSON.stringify({ meeting: meeting(LARGE_MEETING, PARTIES, 10) })],
    { by: 'import' },
  )
  if (wrong.length) throw new Error(`The meeting is wrong: ${JSON.stringify(wrong[0]?.problems[0])}`)
  console.error(`${shown(statements)} statements: ${shown(filled.seconds)} s`)
  return { statements, filled, ...(await openAsking(filled.table, filled.endpoint)) }
}

type Archive = Awaited<ReturnType<typeof openArchive>>

/** The milliseconds of a query in each archive, by rounds in which the archives alternate. */
const timesOf = async (archives: Archive[], query: string, variables: object = {}): Promise<number[][]> => {
  const times: number[][] = archives.map(() => [])
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const [index, { ask }] of archives.entries()) {
      const seconds = await secondsOf(async () => {
        for (let count = 0; count < EACH; count += 1) await ask(query, variables)
      })
      if (round >= 0) times[index]!.push((seconds / EACH) * 1000)
    }
  return times
}

const growthOf = async (archives: Archive[]): Promise<string> => {
  const rows: (string | number)[][] = []
  for (const { what, query } of questions()) {
    const costs = await Promise.all(archives.map(({ costOf }) => costOf(query)))
    const times = await timesOf(archives, query)
    const ratios = times.at(-1)!.map((time, round) => time / times[0]![round]!)
    rows.push([
      what,
      costs.map(({ roundTrips }) => roundTrips).join(', '),
      costs.map(({ commands }) => commands).join(', '),
      costs.map(({ readUnits }) => shown(readUnits)).join(', '),
      times.map((one) => shown(median(one))).join(', '),
      spread(ratios),
    ])
  }
  const columns = ['question', 'round trips', 'commands', 'read units', 'milliseconds', 'largest to smallest']
  return toTable(columns, rows)
}

const sizesOf = async (archives: Archive[]): Promise<string> =>
  toTable(
    [
      'statements',
      'records',
      'items',
      'GB in DynamoDB',
      'bytes of a record',
      "GB of the engine's file",
      'filled in s',
      "engine's memory, MB",
    ],
    await Promise.all(
      archives.map(async ({ statements, filled: { records, items, bytes, fileBytes, seconds, engine } }) =>
        [
          statements,
          records,
          items,
          bytes / 1e9,
          bytes / records,
          fileBytes / 1e9,
          seconds,
          await memoryOf(engine, 'Rss'),
        ].map(shown),
      ),
    ),
  )

const worstOf = async (archive: Archive): Promise<string> => {
  const rows: (string | number)[][] = []
  const measure = async (what: string, query: string, least: string, variables: object = {}) => {
    const cost = await archive.costOf(query, variables)
    const { roundTrips, commands, readUnits } = cost
    const { times, ratios } = await archive.compare(cost, 1, query, variables)
    const bytes = Buffer.byteLength(await archive.ask(query, variables))
    rows.push([what, roundTrips, least, commands, shown(readUnits), shown(bytes / 1024), spread(times), spread(ratios)])
  }
  for (const { what, query, least, why } of WORST) await measure(what, query, `${least}: ${why}`)

  const page =
    'query ($after: String) { statements(first: 100, after: $after) { nodes { text } pageInfo { endCursor } } }'
  let after: string | undefined
  for (let passed = 0; passed <= Math.max(...PAGES); passed += 1) {
    if (PAGES.includes(passed))
      await measure(`page ${passed + 1} of 100 statements`, page, '1: a cursor is a place', { after })
    const { data } = JSON.parse(await archive.ask(page, { after })) as {
      data: { statements: { pageInfo: { endCursor: string } } }
    }
    after = data.statements.pageInfo.endCursor
  }
  await measure('the last 100 statements', '{ statements(last: 100) { nodes { text } } }', '1: read backward')
  const columns = [
    'question',
    'round trips',
    'the least',
    'commands',
    'read units',
    'KB of the answer',
    'milliseconds',
    'times the bare commands',
  ]
  return toTable(columns, rows)
}

const filled: Filled[] = []
const archives: Archive[] = []
try {
  for (const size of values.sizes.split(',').map(Number)) {
    const one = await filledTable(recordsOf(size))
    filled.push(one)
    archives.push(await openArchive(size, one))
  }
  console.log(whereAndWhen())
  console.log(`${await growthOf(archives)}\n\n${await sizesOf(archives)}\n`)
  console.log(await worstOf(archives.at(-1)!))
} finally {
  for (const one of filled) await one.stop()
}
