import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { exportLines } from '../../lambda/tools/export.ts'
import { type ImportOptions, importLines, planImport } from '../../lambda/tools/import.ts'
import { audit, type Finding } from '../../lambda/tools/verify.ts'
import type { Table } from '../../lambda/table/table.ts'
import { type Api, openApi } from '../support/archive.ts'
import { type Desk, meeting, openDesk, role, stakeholder, statement } from '../support/writing.ts'

const AUTHOR = { by: 'import' }
const toLines = (records: object[]) => records.map((record) => JSON.stringify(record))
const exported = async (table: Table, options = {}) => {
  const lines: string[] = []
  for await (const line of exportLines(table, options)) lines.push(line)
  return lines
}

let api: Api
let desk: Desk
const statuses =
  '{ nodes(ids: ["stk_b", "stk_c", "stm_a", "stm_d"]) { ... on Record { id status statusReason supersededBy { id } } } }'
beforeAll(async () => {
  api = await openApi(
    toLines([
      ...['a', 'b', 'c'].map((name) => stakeholder(`stk_${name}`)),
      statement('stm_a', 'stk_b'),
      statement('stm_d', 'stk_a'),
      statement('stm_gone', 'stk_a'),
    ]),
  )
  desk = openDesk(api)
  const change = (id: string, status: string, supersededBy?: string) =>
    desk.changeStatus({ id, status, supersededBy, expectedRevision: 1, reason: `It is ${status}.` })
  await change('stk_b', 'MERGED', 'stk_c')
  await change('stk_c', 'MERGED', 'stk_a')
  await change('stm_a', 'RETRACTED')
  await change('stm_d', 'DISPUTED')
  expect(await desk.erase('stm_gone')).toMatchObject({ userErrors: [] })
}, 60_000)
afterAll(() => api.stop())

/** Imports lines into an archive of its own. */
const moved = async (lines: readonly string[], look: (other: Api) => Promise<void>, options: ImportOptions = {}) => {
  const other = await openApi([])
  try {
    expect((await importLines(other.table, lines, AUTHOR, options)).wrong).toEqual([])
    await look(other)
  } finally {
    await other.stop()
  }
}
const flawsOf = async (table: Table) => {
  const found: Finding[] = []
  for await (const { findings } of audit(table, { repair: false })) found.push(...findings)
  return found
}

describe('an archive that is moved', () => {
  test('keeps the status of every record, why, and what it became', async () => {
    await moved(await exported(api.table), async (other) => {
      expect((await other.ask(statuses)).data).toEqual((await api.ask(statuses)).data)
      expect(await exported(other.table)).toEqual(await exported(api.table))
      expect(await flawsOf(other.table)).toEqual([])
    })
  })

  test('with its history keeps every revision, its feed, and what was erased', async () => {
    const whole = await exported(api.table, { history: true })
    const feed = '{ changes(first: 100) { nodes { at recordId revision action } } }'
    await moved(whole, async (other) => {
      expect(await exported(other.table, { history: true })).toEqual(whole)
      expect((await other.ask(statuses)).data).toEqual((await api.ask(statuses)).data)
      expect((await other.ask(feed)).data).toEqual((await api.ask(feed)).data)
      expect(await openDesk(other).revisionsOf('stk_b')).toEqual(await desk.revisionsOf('stk_b'))
      expect(await flawsOf(other.table)).toEqual([])
      // An id that was erased is never used again.
      const { userErrors } = await openDesk(other).record('statement', statement('stm_gone', 'stk_a').statement)
      expect(userErrors).toMatchObject([{ code: 'CONFLICT' }])
    })
  }, 30_000)

  test('with its history goes into an empty archive alone, and whole or not at all', async () => {
    const whole = await exported(api.table, { history: true })
    expect((await importLines(api.table, whole, AUTHOR)).wrong).toMatchObject([{ problems: [{ code: 'CONFLICT' }] }])
    const other = await openApi([])
    const cut = [...whole.slice(0, -1), whole.at(-1)!.slice(0, 20)]
    expect((await importLines(other.table, cut, AUTHOR)).written).toBe(0)
    const broken = [...whole.slice(0, 1).map((line) => line.replace('"number":1', '"number":7')), ...whole.slice(1)]
    expect((await importLines(other.table, broken, AUTHOR)).written).toBe(0)
    // Cut off between two lines: what the others refer to is not there.
    for (const length of [2, 3, whole.length - 2]) {
      const { written, wrong } = await importLines(other.table, whole.toReversed().slice(0, length), AUTHOR)
      expect([written, wrong.length > 0]).toEqual([0, true])
    }
    expect(await exported(other.table)).toEqual([])
    await other.stop()
  })

  test('takes revisions along that together are larger than a transaction', async () => {
    const big = await openApi([])
    const long = (n: number) => statement('stm_big', 'stk_a', { parts: [{ text: `${n} ${'long '.repeat(60_000)}` }] })
    await openDesk(big).lay([stakeholder('stk_a')])
    for (let n = 0; n < 16; n += 1) await importLines(big.table, toLines([long(n)]), AUTHOR, { overwrite: true })
    const lines = await exported(big.table, { history: true })
    await moved(lines, async (other) => {
      expect(await exported(other.table, { history: true })).toEqual(lines)
    })
    await big.stop()
  }, 60_000)
})

test.each([
  ['merged into nothing', { status: 'MERGED' }, 'supersededBy'],
  ['merged into another type', { status: 'MERGED', supersededBy: 'stk_a' }, 'supersededBy'],
  ['retracted, and became another', { status: 'RETRACTED', supersededBy: 'top_y' }, 'supersededBy'],
  ['merged into what is not there', { status: 'MERGED', supersededBy: 'top_none' }, 'supersededBy'],
])('a line is wrong that says a record was %s', async (_, envelope, field) => {
  await moved([], async ({ table, ask }) => {
    const line = JSON.stringify({ topic: { id: 'top_x', labels: [{ text: 'X' }] }, ...envelope })
    const others = toLines([stakeholder('stk_a')])
    const { wrong } = await importLines(table, [line, ...others], AUTHOR)
    expect(wrong.map(({ line, problems }) => [line, problems[0]!.field])).toEqual([[1, [field]]])
    const { data } = await ask('{ topic(id: "top_x") { status } }')
    expect(data.topic).toEqual({ status: 'CURRENT' })
  })
})

describe('a file that is imported again', () => {
  const named = (id: string, ...names: string[]) =>
    stakeholder(id, { names: names.map((text, n) => ({ text, kind: n ? 'ALIAS' : 'PREFERRED' })) })
  const FIRST = [
    named('stk_r', 'Ruritania', 'Strelsau'),
    role('rol_r', 'stk_r', { attestedOn: [{ edtf: '2022-03-04' }] }),
    meeting('mtg_r', { state: 'PLANNED', when: { edtf: '2022-05' } }),
  ]
  const SECOND = [
    named('stk_r', 'Ruritania'),
    role('rol_r', 'stk_r', { attestedOn: [{ edtf: '2022-05-13' }] }),
    meeting('mtg_r', { state: 'HELD', when: { edtf: '2022-05-12/2022-05-13' } }),
  ]
  const OPTIONS: { name: string; options: ImportOptions; written: number; wrong: string[] }[] = [
    { name: 'takes nothing back', options: {}, written: 0, wrong: ['stk_r', 'rol_r', 'mtg_r'] },
    { name: 'adds to lists that grow with `merge`', options: { merge: true }, written: 1, wrong: ['mtg_r'] },
    { name: 'amends all with `overwrite`', options: { overwrite: true }, written: 3, wrong: [] },
  ]

  test.each(OPTIONS)('$name', async ({ options, written, wrong }) => {
    await moved(toLines(FIRST), async ({ table, ask }) => {
      const came = await importLines(table, toLines(SECOND), AUTHOR, options)
      expect(came.written).toBe(written)
      expect(came.wrong.map(({ problems }) => /`(\w+)`/.exec(problems[0]!.message)?.[1])).toEqual(wrong)
      for (const { problems } of came.wrong) expect(problems[0]!.code).toBe('CONFLICT')
      const { data } = await ask(
        '{ stakeholder(id: "stk_r") { names { text } } role(id: "rol_r") { attestedOn { edtf } } meeting(id: "mtg_r") { state } }',
      )
      expect({
        names: data.stakeholder.names.length,
        days: data.role.attestedOn.length,
        state: data.meeting.state,
      }).toEqual(
        options.merge
          ? { names: 2, days: 2, state: 'PLANNED' }
          : options.overwrite
            ? { names: 1, days: 1, state: 'HELD' }
            : { names: 2, days: 1, state: 'PLANNED' },
      )
    })
  })

  test('names the fields that differ, and takes a line that is based on the revision that stands', async () => {
    await moved(toLines(FIRST), async ({ table }) => {
      const [, , held] = SECOND
      const { wrong } = await importLines(table, toLines([held!]), AUTHOR)
      expect(wrong[0]!.problems[0]!.message).toMatch(/stands at revision 1 with other `state`, `when`\. /)
      const based = (revision: number) => [JSON.stringify({ ...held, revision })]
      expect((await importLines(table, based(2), AUTHOR)).wrong).toHaveLength(1)
      expect(await importLines(table, based(1), AUTHOR)).toMatchObject({ written: 1, wrong: [] })
      // Sent again, it finds its own result.
      expect(await importLines(table, based(1), AUTHOR)).toMatchObject({ written: 0, unchanged: 1, wrong: [] })
    })
  })

  test('says beforehand what it would do, and does not', async () => {
    await moved(toLines(FIRST), async ({ table }) => {
      const before = await exported(table)
      const lines = toLines([...SECOND, stakeholder('stk_new'), statement('stm_x', 'stk_unknown')])
      const plan = async (how: ImportOptions) => {
        const steps: string[] = []
        for await (const { id, action, fields } of planImport(table, lines, how))
          steps.push([action, id, ...fields].join(' '))
        return steps
      }
      expect(await plan({})).toEqual(['refuse stk_r', 'refuse rol_r', 'refuse mtg_r', 'record stk_new', 'refuse stm_x'])
      expect(await plan({ overwrite: true })).toEqual([
        'amend stk_r names',
        'amend rol_r attestedOn',
        'amend mtg_r state when',
        'record stk_new',
        'refuse stm_x',
      ])
      expect(await exported(table)).toEqual(before)
    })
  })

  test('is refused line by line for what is odd, if it is to be strict', async () => {
    const future = meeting('mtg_future', { when: { edtf: '2093-01-01' } })
    await moved([], async ({ table }) => {
      const { wrong, warned } = await importLines(table, toLines([future]), AUTHOR, { strict: true })
      expect(wrong).toMatchObject([{ line: 1, problems: [{ code: 'INVALID', field: ['meeting', 'when'] }] }])
      expect(warned).toEqual([])
      const came = await importLines(table, toLines([future]), AUTHOR)
      expect(came).toMatchObject({
        written: 1,
        wrong: [],
        warned: [{ line: 1, warnings: [{ code: 'IN_THE_FUTURE', field: ['meeting', 'when'] }] }],
      })
    })
  })

  test.each([
    '{"stakeholder":{},"status":"GONE"}',
    '{"stakeholder":{},"revision":0}',
    '{"erased":"stk_a"}',
    '{"stakeholder":{},"supersededBy":"x"}',
  ])('is wrong with %s', async (line) => {
    expect((await importLines(api.table, [line], AUTHOR)).wrong).toMatchObject([
      { line: 1, problems: [{ code: 'INVALID' }] },
    ])
  })
})
