/**
 * `npm run bench -- search`: what searches find and cost, as tables in Markdown: every sample statement sought by three of
 * its words; searches by what their words are, in archives of sizes (`-- --sizes 10000,100000`); and twenty searches beside
 * PostgreSQL's full-text search over the same statements.
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { languageOf, saysNothing, wordsOf } from '../lambda/domain/words.ts'
import { importLines } from '../lambda/tools/import.ts'
import type { RecordInput } from '../lambda/generated/types.ts'
import { freshTable } from '../test/support/table.ts'
import { idOf, madeUpArchive } from './archive.ts'
import { openAsking } from './asking.ts'
import { filledTable } from './filled.ts'
import { installAll, installed } from './installed.ts'
import { median, secondsOf, shown, spread, toTable, whereAndWhen } from './measure.ts'
import { startPostgres } from './postgres.ts'

const ROUNDS = 15
const WARM_UP = 3

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000' } } })

const QUERY = `query ($text: String!, $filter: SearchFilter, $order: SearchOrder, $types: [SearchType!]) {
  search(text: $text, types: $types, filter: $filter, order: $order, first: 10) {
    nodes { id } totalCount { value isExact }
  }
}`
interface Found {
  data: { search: { nodes: { id: string }[]; totalCount: { value: number; isExact: boolean } } }
}
const read = (body: string) => (JSON.parse(body) as Found).data.search

/** Every statement of the samples, sought by three of its words, evenly spread over those that say something. */
const knownItems = async () => {
  const names = ['ministers-meeting-2022-03-04', 'us-statements-2021-2022']
  const files = names.map((name) => readFile(new URL(`../samples/${name}.ndjson`, import.meta.url), 'utf8'))
  const lines = (await Promise.all(files)).flatMap((text) => text.trim().split('\n'))
  const { table, endpoint, stop } = await freshTable()
  await importLines(table, lines, { by: 'import' })
  const { ask } = await openAsking(table, endpoint)
  const ranks: number[] = []
  for (const line of lines) {
    const { statement } = JSON.parse(line) as RecordInput
    if (!statement) continue
    const text = statement.parts.map((part) => part.text).join('')
    const words = wordsOf(text)
    const telling = [
      ...new Set(words.filter((word) => !saysNothing(word, languageOf(words))).map(({ folded }) => folded)),
    ]
    const three = [0, 1, 2].map((third) => telling[Math.floor(((third + 0.5) * telling.length) / 3)]!)
    const { nodes } = read(await ask(QUERY, { text: `${[...new Set(three)].join(' ')} `, types: ['STATEMENT'] }))
    ranks.push(nodes.findIndex(({ id }) => id === statement.id))
  }
  await stop()
  const share = (most: number) =>
    `${((100 * ranks.filter((rank) => rank >= 0 && rank < most).length) / ranks.length).toFixed(1)} %`
  return `Of ${ranks.length} statements in English, three of their words find ${share(3)} among the first three, ${share(1)} as the first one.`
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu'.split(' ')
/** An invented word, by its place in a vocabulary. */
const invented = (place: number) =>
  [0, 1, 2, 3].map((digit) => SYLLABLES[Math.floor(place / SYLLABLES.length ** digit) % SYLLABLES.length]).join('')
const VOCABULARY = 20_000

/** The made-up archive, whose texts have few different words, with three more in every statement: some seldom, by Zipf's law. */
function* withRareWords(count: number): Generator<RecordInput> {
  let state = 7
  const random = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31
  for (const record of madeUpArchive(count)) {
    if (record.statement) {
      const words = [0, 1, 2].map(() => invented(Math.floor(VOCABULARY ** random()) - 1))
      record.statement.parts.push({ text: ` ${words.join(' ')}`, verbatim: false })
    }
    yield record
  }
}

const [frequent, often, seldom, rare] = ['cooperation', invented(0), invented(60), invented(9000)]
const SEARCHES: { what: string; text: string; more?: object }[] = [
  { what: 'one frequent word', text: `${frequent} ` },
  { what: 'one rare word', text: `${rare} ` },
  { what: 'two frequent words', text: `${frequent} sanctions ` },
  { what: 'a frequent and a rare one', text: `${frequent} ${seldom} ` },
  { what: 'three mixed', text: `${often} climate ${seldom} ` },
  { what: 'five frequent words', text: 'cooperation peace stability dialogue border ' },
  { what: 'a phrase of two', text: '"peace stability"' },
  { what: 'the beginning of a word', text: 'sover' },
  { what: 'the beginning of a name', text: 'wang' },
  { what: 'without another', text: `${seldom} -${frequent} ` },
  { what: 'by a speaker', text: `${frequent} `, more: { filter: { speaker: idOf('Stakeholder', 3) } } },
  { what: 'on a topic', text: `${frequent} `, more: { filter: { topic: idOf('Topic', 3) } } },
  { what: 'in a year', text: `${frequent} `, more: { filter: { from: '2015-01-01', to: '2015-12-31' } } },
  { what: 'newest first', text: `${frequent} sanctions `, more: { order: 'NEWEST_FIRST' } },
]

const costs = async (size: number) => {
  const filled = await filledTable(size, withRareWords(size))
  console.error(`${shown(size)} records: ${shown(filled.seconds)} s`)
  const { ask, costOf } = await openAsking(filled.table, filled.endpoint)
  const rows: (string | number)[][] = []
  for (const { what, text, more } of SEARCHES) {
    const variables = { text, ...more }
    const { roundTrips, readUnits } = await costOf(QUERY, variables)
    const times: number[] = []
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const seconds = await secondsOf(() => ask(QUERY, variables))
      if (round >= 0) times.push(seconds * 1000)
    }
    const { totalCount } = read(await ask(QUERY, variables))
    const count = `${totalCount.value}${totalCount.isExact ? '' : ' or more'}`
    rows.push([what, roundTrips, readUnits, spread(times), count])
  }
  return { filled, ask, table: toTable(['search', 'round trips', 'read units', 'ms', 'finds'], rows) }
}

interface Pg {
  default: {
    Client: new (settings: { connectionString: string }) => {
      connect(): Promise<void>
      query(text: string, values?: unknown[]): Promise<{ rows: { id: string }[] }>
      end(): Promise<void>
    }
  }
}

/** The same searches by PostgreSQL: a generated column, a GIN index, rank by `ts_rank`, the latest first among equals. */
const besidePostgres = async (size: number, ask: (query: string, variables?: object) => Promise<string>) => {
  const postgres = await startPostgres()
  const { default: pg } = await installed<Pg>('postgraphile', 'pg')
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`create table statements (id text primary key, day text, text text not null,
    words tsvector generated always as (to_tsvector('english', text)) stored)`)
  let rows: [string[], string[], string[]] = [[], [], []]
  const insert = () =>
    client.query(
      'insert into statements (id, day, text) select * from unnest($1::text[], $2::text[], $3::text[])',
      rows,
    )
  for (const { statement } of withRareWords(size)) {
    if (!statement) continue
    rows[0].push(statement.id ?? '')
    rows[1].push(statement.saidOn?.edtf ?? '')
    rows[2].push(statement.parts.map(({ text }) => text).join(''))
    if (rows[0].length < 2000) continue
    await insert()
    rows = [[], [], []]
  }
  await insert()
  await client.query('create index on statements using gin (words)')
  await client.query('vacuum analyze statements')
  const places = Array.from({ length: 10 }, (_, n) => n)
  const texts = [
    ...places.map((n) => `${invented(40 + 30 * n)} ${['peace', 'climate', 'sanctions', 'treaty', 'energy'][n % 5]}`),
    ...places.map((n) => `${invented(5 + n)} ${invented(20 + n)}`),
  ]
  const theirs = (text: string) =>
    client.query(
      `select id from statements where words @@ plainto_tsquery('english', $1)
       order by ts_rank(words, plainto_tsquery('english', $1)) desc, day desc limit 10`,
      [text],
    )
  const variables = (text: string) => ({ text: `${text} `, types: ['STATEMENT'] })
  const ratios: number[] = []
  const times: [number[], number[]] = [[], []]
  let same = 0
  let shownByUs = 0
  for (const text of texts) {
    const { nodes } = read(await ask(QUERY, variables(text)))
    const others = new Set((await theirs(text)).rows.map(({ id }) => id))
    shownByUs += nodes.length
    same += nodes.filter(({ id }) => others.has(id)).length
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const ours = await secondsOf(() => ask(QUERY, variables(text)))
      const other = await secondsOf(() => theirs(text))
      if (round < 0) continue
      times[0].push(ours * 1000)
      times[1].push(other * 1000)
      ratios.push(ours / other)
    }
  }
  await client.end()
  await postgres.stop()
  return `Twenty searches for two words over the statements of the archive of ${shown(size)} records: Readout ${spread(times[0])} ms through the whole API, PostgreSQL ${spread(times[1])} ms for the bare SQL command, a ratio of ${shown(median(ratios))}. Of the first ten results of Readout, ${shown((100 * same) / shownByUs)} % are among PostgreSQL's.`
}

installAll()
const sizes = values.sizes.split(',').map(Number)
console.log(`${whereAndWhen()}\n${await knownItems()}\n`)
for (const [index, size] of sizes.entries()) {
  const { filled, ask, table } = await costs(size)
  console.log(`An archive of ${shown(size)} records:\n\n${table}\n`)
  if (index === 0) console.log(`${await besidePostgres(size, ask)}\n`)
  await filled.stop()
}
