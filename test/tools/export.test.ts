import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ATTEMPT_TIME } from '../../lambda/reading/feed.ts'
import type { Table } from '../../lambda/table/table.ts'
import { recordKey, revisionKey } from '../../lambda/table/keys.ts'
import { openArchive } from '../../lambda/archive.ts'
import { entriesOf } from '../../lambda/table/entries.ts'
import { finishAllPending } from '../../lambda/writing/erasing.ts'
import { exportLines } from '../../lambda/tools/export.ts'
import { importLines } from '../../lambda/tools/import.ts'
import { type Api, openApi } from '../support/archive.ts'
import { randomOf } from '../support/random.ts'
import { type Desk, document, meeting, openDesk, stakeholder, statement, topic, wait } from '../support/writing.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

/** So many statements that their listing is read in several pages. */
const COUNT = 350
const idOf = (n: number) => `stm_${String(n).padStart(3, '0')}`
const saidIn = (n: number, year: number) =>
  statement(idOf(n), 'stk_a', { saidOn: { edtf: `${year}-03-${String((n % 28) + 1).padStart(2, '0')}` } })
const records = [
  topic('top_a'),
  stakeholder('stk_a'),
  stakeholder('stk_b'),
  stakeholder('stk_c'),
  document('doc_a'),
  ...Array.from({ length: COUNT }, (_, n) => saidIn(n, 2010 + (n % 10))),
]

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi(records.map((record) => JSON.stringify(record)))
  desk = openDesk(api)
})
afterAll(() => api.stop())

const linesOf = async (table: Table, options = {}): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of exportLines(table, options)) lines.push(line)
  return lines
}
const put = (...made: object[]) =>
  importLines(
    api.table,
    made.map((one) => JSON.stringify(one)),
    { by: 'somebody' },
    { overwrite: true },
  )

/** An export during which something is done after each of some lines. */
const exportDuring = async (steps: { [line: number]: () => Promise<unknown> }): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of exportLines(api.table)) {
    lines.push(line)
    await steps[lines.length]?.()
  }
  return lines
}

describe('an export shows the archive at the instant at which it began, with each record once', () => {
  test('whatever moves before and after its position', async () => {
    const before = await linesOf(api.table)
    const move = (from: number, year: number) => () =>
      put(...Array.from({ length: 40 }, (_, n) => saidIn(from + n, year)))
    const during = await exportDuring({
      1: move(0, 1991),
      10: move(50, 2030),
      120: move(100, 1990),
      230: move(150, 2031),
      300: move(0, 2032),
    })
    expect(during.toSorted()).toEqual(before.toSorted())
    expect((await linesOf(api.table)).toSorted()).not.toEqual(before.toSorted())
  })

  test('whatever is added, amended twice, retracted or merged', async () => {
    const before = await linesOf(api.table)
    const during = await exportDuring({
      1: async () => {
        await put(stakeholder('stk_new'), statement('stm_new', 'stk_new', { saidOn: { edtf: '2030' } }))
        await put(statement('stm_new', 'stk_new', { saidOn: { edtf: '2031' } }), saidIn(300, 2032))
        await put(saidIn(300, 2033), statement(idOf(301), 'stk_new'))
        await desk.changeStatus({ id: idOf(302), status: 'RETRACTED', expectedRevision: 1 })
        await desk.changeStatus({ id: 'stk_b', status: 'MERGED', supersededBy: 'stk_a', expectedRevision: 1 })
      },
    })
    expect(during.toSorted()).toEqual(before.toSorted())
  })

  test('in a hundred random runs', async () => {
    const random = randomOf(SEED)
    const before = await linesOf(api.table)
    const steps: { [line: number]: () => Promise<unknown> } = {}
    for (let turn = 0; turn < 100; turn += 1)
      steps[1 + random.below(before.length)] = () =>
        put(...Array.from({ length: 3 }, () => saidIn(random.below(COUNT + 50), 1990 + random.below(50))))
    const during = await exportDuring(steps)
    expect([SEED, during.toSorted()]).toEqual([SEED, before.toSorted()])
  })
})

/** A table whose every transaction after the first some fails, as where a process ends between them. */
const cutOffAfter = (count: number, table: Table): Table => {
  let left = count
  return {
    ...table,
    transact: async (...asked) => {
      if ((left -= 1) < 0) throw new Error('cut off')
      await table.transact(...asked)
    },
  }
}

test('a large record is in the export as soon as it is shown', async () => {
  const parties = Array.from({ length: 150 }, (_, n) => ({ stakeholder: `stk_p${n}`, function: 'PARTICIPANT' }))
  await put(...parties.map((party) => stakeholder(party.stakeholder)))
  const big = JSON.stringify(meeting('mtg_big', { parties }))
  await expect(importLines(cutOffAfter(1, api.table), [big], { by: 'somebody' })).rejects.toThrow('cut off')
  const exported = async () => (await linesOf(api.table)).filter((line) => line.includes('mtg_big')).length
  expect(await exported()).toBe(0)
  await finishAllPending(api.table)
  expect(await exported()).toBe(1)
}, 20_000)

test('beside writers it waits for the writes that had begun before', async () => {
  const late: Table = {
    ...api.table,
    transact: async (writes, options) => {
      await wait(ATTEMPT_TIME / 2)
      await api.table.transact(writes, options)
    },
  }
  const written = importLines(late, [JSON.stringify(saidIn(7, 2040))], { by: 'somebody' }, { overwrite: true })
  await wait(200) // it has its instant, and has not landed
  const lines = await linesOf(api.table, { beside: true })
  await written
  expect(lines.filter((line) => line.includes(`"${idOf(7)}"`))).toEqual([expect.stringContaining('2040-03-08')])
}, 20_000)

test('what was erased meanwhile is left out; if another record refers to it, the export ends with a message', async () => {
  await put(statement(idOf(0), 'stk_c', { saidOn: { edtf: '2010' } }))
  const before = await linesOf(api.table)
  const lines: string[] = []
  const run = async () => {
    for await (const line of exportLines(api.table)) {
      if (lines.push(line) > 1) continue
      await put(saidIn(0, 2010))
      const done = await Promise.all([desk.erase('stk_c'), desk.erase(idOf(349))])
      expect(done.flatMap(({ userErrors }) => userErrors)).toEqual([])
    }
  }
  await expect(run()).rejects.toThrow(
    '`stm_000` refers to `stk_c`, which is not in this export: it was erased meanwhile. Export again',
  )
  const gone = before.filter((line) => !lines.includes(line)).map((line) => /"id":"(\w+)"/.exec(line)?.[1])
  expect([gone, lines.length]).toEqual([['stk_c', idOf(349)], before.length - 2])
}, 20_000)

test('a damaged record is named at the end, and the others are exported', async () => {
  const before = await linesOf(api.table)
  const record = (await openArchive(api.table).find(idOf(5)))!
  const damage = { update: recordKey(idOf(5)), set: { body: '{' }, when: {} }
  const copies = entriesOf(record)
  const spoiled = [...copies.values()].map((entry) => ({ put: { ...entry, body: '{' } }))
  await api.table.transact([damage, ...spoiled, { remove: revisionKey(idOf(5), record.revision) }])
  const lines: string[] = []
  const run = async () => {
    for await (const line of exportLines(api.table)) lines.push(line)
  }
  await expect(run()).rejects.toThrow(`lacks what cannot be read: \`${idOf(5)}\``)
  expect(lines).toEqual(before.filter((line) => !line.includes(`"${idOf(5)}"`)))
})
