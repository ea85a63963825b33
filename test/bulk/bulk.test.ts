import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import type { Manifest } from '../../lambda/bulk/making.ts'
import { SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { type Api, openApi, sampleLines } from '../support/archive.ts'
import { applyDay, archiveAt, bulkIn, flawsIn, fullCopy, linesOf } from '../support/bulk.ts'
import { type Desk, openDesk, stakeholder, statement, topic } from '../support/writing.ts'

const DAY = 86_400_000
let api: Api
let desk: Desk
let folder: string
let first: Manifest
/** Moves the table's clock on, as if so long had passed. */
const pass = (milliseconds: number) => {
  api.table.clock.passed(api.table.clock.now() + milliseconds)
}
beforeAll(async () => {
  api = await openApi(await sampleLines())
  desk = openDesk(api)
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
  await desk.lay([
    stakeholder('stk_formula', {
      names: [
        { text: '=HYPERLINK("http://x.example")' },
        { text: '-1+1', kind: 'ALIAS' },
        { text: 'a "quoted", name', kind: 'ALIAS' },
      ],
    }),
    stakeholder('stk_plain'),
    topic('top_secret'),
    statement('stm_secret', 'stk_plain', {
      parts: [{ text: 'The secret word is xylophone.' }],
      topics: ['top_secret'],
    }),
    statement('stm_kept', 'stk_plain'),
  ])
  first = await bulkIn(folder, api.table)
}, 60_000)
afterAll(async () => {
  await rm(folder, { recursive: true })
  await api.stop()
})

test('the full files are the archive, the day files are named, and every file is what the manifest says', async () => {
  expect(await flawsIn(folder, first)).toEqual([])
  expect(await fullCopy(folder, first)).toEqual(await archiveAt(api.table, first.at))
  expect(first.days.map(({ day }) => day)).toEqual([first.at.slice(0, 10)])
  const counts = Object.entries(first.records).map(([name, count]) => [
    name,
    count,
    first.full.find((file) => file.name.endsWith(`records/${name}.ndjson.gz`))!.records,
  ])
  for (const [name, said, counted] of counts) expect([name, said]).toEqual([name, counted])
})

test('the field `bulk` tells of them', async () => {
  const { data } = await api.ask(
    '{ bulk { at cursor records manifestUrl files { name sha256 url bytes records format } days { day } } }',
  )
  expect(data.bulk).toMatchObject({ at: first.at, cursor: first.cursor, manifestUrl: null })
  expect(data.bulk.records).toBe((await archiveAt(api.table, first.at)).size)
  expect(data.bulk.files.map(({ name, sha256 }: { name: string; sha256: string }) => [name, sha256])).toEqual(
    first.full.map(({ name, sha256 }) => [name, sha256]),
  )
  expect(data.bulk.days).toEqual(first.days.map(({ day }) => ({ day })))
})

describe('the tables', () => {
  interface Field {
    name: string
    type: string
    description: string
    constraints: { required?: boolean; enum?: string[] }
  }
  interface Resource {
    name: string
    path: string
    schema: {
      fields: Field[]
      primaryKey: string | string[]
      foreignKeys: { fields: string; reference: { resource: string } }[]
    }
  }
  const tables = async () => {
    const base = join(folder, first.full[0]!.name, '../..')
    const dictionary: { resources: Resource[] } = JSON.parse(
      await readFile(join(base, 'tables/datapackage.json'), 'utf8'),
    )
    const rows = new Map<string, { [column: string]: string }[]>()
    for (const { name, path, schema } of dictionary.resources) {
      const text = gunzipSync(await readFile(join(base, 'tables', path))).toString()
      rows.set(name, parse(text, { columns: true }))
      const [heads] = parse(text, { to_line: 1 })
      expect([name, heads]).toEqual([name, schema.fields.map((field) => field.name)])
    }
    return { dictionary, rows }
  }

  test('have the columns that the data dictionary describes, and its keys hold', async () => {
    const { dictionary, rows } = await tables()
    for (const { name, schema } of dictionary.resources) {
      for (const field of schema.fields) {
        expect([name, field.name, field.description]).toEqual([name, field.name, expect.stringMatching(/\w/)])
        const { enum: values, required } = field.constraints
        for (const row of rows.get(name)!) {
          const cell = row[field.name]!
          if (required) expect([name, field.name, cell]).not.toEqual([name, field.name, ''])
          if (values && cell) expect(values).toContain(cell)
          if (field.type === 'integer' && cell) expect(cell).toMatch(/^\d+$/)
        }
      }
      const keys = rows.get(name)!.map((row) =>
        [schema.primaryKey]
          .flat()
          .map((column: string) => row[column])
          .join(' '),
      )
      expect([name, new Set(keys).size]).toEqual([name, keys.length])
      for (const { fields, reference } of schema.foreignKeys) {
        const ids = new Set(rows.get(reference.resource)!.map((row) => row.id))
        for (const row of rows.get(name)!)
          if (row[fields]) expect([fields, ids.has(row[fields])]).toEqual([fields, true])
      }
    }
  })

  test('hold what the records hold, and no formula', async () => {
    const { rows } = await tables()
    const names = rows.get('stakeholders_names')!.filter((row) => row.stakeholder_id === 'stk_formula')
    expect(names.map(({ text }) => text)).toEqual([`'=HYPERLINK("http://x.example")`, `'-1+1`, 'a "quoted", name'])
    const parts = rows.get('statements_parts')!.filter((row) => row.statement_id === 'stm_joint-reaffirmed-cooperation')
    const { data } = await api.ask('{ statement(id: "stm_joint-reaffirmed-cooperation") { parts { text } } }')
    expect(parts.map(({ text }) => text)).toEqual(data.statement.parts.map(({ text }: { text: string }) => text))
    expect(rows.get('statements')!.map(({ id }) => id)).toContain('stm_kept')
  })
})

test('Popolo and schema.org tell of every record that they have a place for', async () => {
  const read = async (name: string) => {
    const file = first.full.find((one) => one.name.endsWith(name))!
    return gunzipSync(await readFile(join(folder, file.name))).toString()
  }
  const popolo = async (kind: string) =>
    JSON.parse(await read(`popolo/${kind}.json.gz`))[kind] as { id: string; name?: string }[]
  const [persons, organizations, memberships, events, speeches] = await Promise.all(
    ['persons', 'organizations', 'memberships', 'events', 'speeches'].map(popolo),
  )
  expect(persons!.length + organizations!.length).toBe(first.records.stakeholders)
  expect([memberships!.length, events!.length, speeches!.length]).toEqual([
    first.records.roles,
    first.records.meetings,
    first.records.statements,
  ])
  expect(persons!.find(({ id }) => id === 'stk_yang-yanyi')).toMatchObject({ name: 'Yang Yanyi' })
  expect(events!.find(({ id }) => id === 'mtg_sokhonn-yang-2022-03-04')).toMatchObject({ start_date: '2022-03-04' })
  const lines = (await read('schema-org/statements.ndjson.gz'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.find((one) => one['@id'] === 'urn:readout:stm_kept')).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    creator: [{ '@id': 'urn:readout:stk_plain' }],
  })
})

describe('after more days', () => {
  let second: Manifest
  let old: Awaited<ReturnType<typeof fullCopy>>
  beforeAll(async () => {
    old = await fullCopy(folder, first)
    for (let day = 0; day < 3; day += 1) {
      pass(DAY)
      await desk.lay([topic(`top_day${day}`), statement(`stm_day${day}`, 'stk_plain')])
      const { statement: input } = statement('stm_kept', 'stk_plain', { cue: `day ${day}` })
      await desk.record('statement', input, { expectedRevision: day + 1 })
    }
    await desk.changeStatus({ id: 'stm_day0', status: 'RETRACTED', expectedRevision: 1 })
    await desk.changeStatus({ id: 'top_day0', status: 'MERGED', supersededBy: 'top_day1', expectedRevision: 1 })
    await desk.erase('stm_secret')
    pass(SETTLED_AFTER + 10)
    second = await bulkIn(folder, api.table)
  }, 60_000)

  test('the day files add up from the one full file to the next', async () => {
    expect(second.days).toHaveLength(4)
    expect(await flawsIn(folder, second)).toEqual([])
    const copy = new Map(old)
    for (const { name, day = '' } of second.days) if (day >= first.at.slice(0, 10)) await applyDay(copy, folder, name)
    expect(copy).toEqual(await fullCopy(folder, second))
    expect(copy).toEqual(await archiveAt(api.table, second.at))
    expect(await linesOf(folder, second.days.at(-1)!.name)).toContainEqual(
      expect.stringContaining('{"erased":"stm_secret"'),
    )
  })

  test('the days from the first on are the archive by themselves', async () => {
    const copy = new Map<string, string>()
    for (const { name } of second.days) await applyDay(copy, folder, name)
    expect(copy).toEqual(await archiveAt(api.table, second.at))
  })

  test('the feed goes on from the cursor of the manifest without a gap', async () => {
    expect(await desk.changes(second.cursor)).toEqual([])
    const since = await desk.changes(first.cursor)
    expect(since.map(({ recordId }) => recordId)).toEqual(
      expect.arrayContaining(['stm_secret', 'top_day2', 'stm_kept']),
    )
    expect(since.every(({ at }) => at > first.at)).toBe(true)
  })

  test('what was erased is in no file, also of earlier days', async () => {
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.gz'))
    for (const name of files) {
      const text = gunzipSync(await readFile(join(folder, name))).toString()
      expect([name, text.includes('xylophone')]).toEqual([name, false])
    }
  })

  test('a day without changes adds no file, and complete ones stand', async () => {
    pass(2 * DAY)
    const before = await fullCopy(folder, second)
    const third = await bulkIn(folder, api.table)
    expect(third.days.slice(0, 3)).toEqual(second.days.slice(0, 3))
    expect(third.days).toHaveLength(4)
    expect(await fullCopy(folder, third)).toEqual(before)
  }, 20_000)
})

describe('a run that is cut off', () => {
  let own: string
  beforeEach(async () => {
    own = await mkdtemp(join(tmpdir(), 'readout-'))
  })

  test('goes on with what was not done, and ends as one that was not', async () => {
    await bulkIn(own, api.table)
    const before = await readFile(join(own, 'manifest.json'), 'utf8')
    pass(DAY)
    await desk.lay([topic('top_late')])
    pass(SETTLED_AFTER + 10)
    const done: string[] = []
    let manifest: Manifest | null = null
    for (let turn = 0; manifest === null && turn < 20; turn += 1) {
      const progress = ({ done: what }: { done: string }) => {
        done.push(what)
        throw new Error('Cut off')
      }
      manifest = await bulkIn(own, api.table, { progress }).catch(() => null)
      if (!manifest) expect(await readFile(join(own, 'manifest.json'), 'utf8')).toBe(before)
    }
    expect(done.filter((what) => !what.startsWith('days/'))).toEqual(Object.keys(manifest!.records))
    expect(await flawsIn(own, manifest!)).toEqual([])
    expect(await fullCopy(own, manifest!)).toEqual(await archiveAt(api.table, manifest!.at))
    await rm(own, { recursive: true })
  }, 60_000)
})
