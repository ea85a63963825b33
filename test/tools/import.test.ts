import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { exportLines } from '../../lambda/tools/export.ts'
import { importLines } from '../../lambda/tools/import.ts'
import { finishAllPending } from '../../lambda/writing/erasing.ts'
import { pendingKey, recordKey } from '../../lambda/table/keys.ts'
import { type Api, openApi, sampleLines } from '../support/archive.ts'
import { freshTable } from '../support/table.ts'

const AUTHOR = { by: 'import' }
let api: Api
let sample: string[]
beforeAll(async () => {
  sample = await sampleLines()
  api = await openApi(sample)
})
afterAll(() => api.stop())

const exported = async (table: Api['table']) => {
  const lines: string[] = []
  for await (const line of exportLines(table)) lines.push(line)
  return lines.join('\n')
}

test('the same file again changes nothing', async () => {
  expect(await importLines(api.table, sample, AUTHOR)).toEqual({ written: 0, unchanged: 61, wrong: [], warned: [] })
})

test('export, import into an empty table, export: the same bytes; also from lines in reverse', async () => {
  const first = await exported(api.table)
  const { table, stop } = await freshTable()
  const again = await importLines(table, first.split('\n').reverse(), AUTHOR)
  expect([again.written, again.wrong]).toEqual([61, []])
  expect(await exported(table)).toBe(first)
  await stop()
})

describe('a wrong line is reported with its number, and changes nothing', () => {
  const statement = (change: object) => ({
    statement: {
      id: 'stm_wrong',
      act: 'NOTED',
      mode: 'INDIRECT',
      parts: [{ text: 'Said' }],
      parties: [{ stakeholder: 'stk_china', function: 'SPEAKER' }],
      ...change,
    },
  })
  test.each([
    ['no JSON', 'nonsense', ''],
    ['an unknown field', statement({ colour: 'red' }), 'statement'],
    ['two records', { ...statement({}), topic: { id: 'top_x', labels: [{ text: 'x' }] } }, ''],
    ['an id of another type', statement({ id: 'mtg_wrong' }), 'id'],
    ['a date that does not exist', statement({ saidOn: { edtf: '2022-02-30' } }), 'statement.saidOn.edtf'],
    ['a year beyond 9999', statement({ saidOn: { edtf: 'Y12022' } }), 'saidOn.edtf'],
    ['DIRECT without a verbatim part', statement({ mode: 'DIRECT' }), 'parts'],
    ['INDIRECT with one', statement({ parts: [{ text: 'x', verbatim: true, wordsOf: 'SPEAKER' }] }), 'mode'],
    [
      "verbatim in nobody's words",
      statement({ mode: 'DIRECT', parts: [{ text: 'x', verbatim: true }] }),
      'parts.0.wordsOf',
    ],
    ['no speaker', statement({ parties: [] }), 'parties'],
    [
      'a speaker that does not exist',
      statement({ parties: [{ stakeholder: 'stk_nobody', function: 'SPEAKER' }] }),
      'parties.0.stakeholder',
    ],
    ['a reference of another type', statement({ topics: ['stk_china'] }), 'topics.0'],
    [
      'offsets out of order',
      statement({ evidence: [{ document: 'doc_five-point-consensus', start: 9, end: 3 }] }),
      'evidence.0.end',
    ],
    ['half a passage', statement({ evidence: [{ document: 'doc_five-point-consensus', start: 9 }] }), 'evidence.0.end'],
    [
      'a wrong hash',
      statement({ evidence: [{ document: 'doc_five-point-consensus', exact: 'x', spanSha256: 'a'.repeat(64) }] }),
      'evidence.0.spanSha256',
    ],
    [
      'a field that evidence cannot support',
      statement({ evidence: [{ document: 'doc_five-point-consensus', supports: ['colour'] }] }),
      'evidence.0.supports.0',
    ],
    [
      'no country',
      { stakeholder: { id: 'stk_x', kind: 'OTHER', names: [{ text: 'x' }], country: 'XX' } },
      'stakeholder.country',
    ],
    [
      'no preferred name',
      { stakeholder: { id: 'stk_x', kind: 'OTHER', names: [{ text: 'x', kind: 'ALIAS' }] } },
      'names',
    ],
    [
      'an address of another kind',
      { document: { id: 'doc_x', kind: 'OTHER', url: 'javascript:alert(1)' } },
      'document.url',
    ],
    [
      'its own parent',
      { stakeholder: { id: 'stk_x', kind: 'OTHER', names: [{ text: 'x' }], parent: 'stk_x' } },
      'parent',
    ],
    ['no names', { stakeholder: { id: 'stk_x', kind: 'OTHER', names: [] } }, 'names'],
    ['nobody who undertakes it', { commitment: { id: 'com_x', summary: 'x', by: [], statements: [] } }, 'by'],
    ['nothing', 'null', ''],
  ])('%s', async (_, line, field) => {
    const before = await exported(api.table)
    const texts = ['', typeof line === 'string' ? line : JSON.stringify(line)]
    const { written, wrong } = await importLines(api.table, texts, AUTHOR)
    expect([written, wrong.map((one) => one.line)]).toEqual([0, [2]])
    expect(wrong[0]?.problems.map((problem) => problem.field.join('.'))).toContainEqual(
      expect.stringMatching(new RegExp(`^(\\w+[.])?${field}$`)),
    )
    expect(await exported(api.table)).toBe(before)
  })
})

test('an amendment moves the record in its listings and is a second revision', async () => {
  const { table, stop, ask } = await openApi(sample)
  const meeting = JSON.parse(sample.find((line) => line.includes('"id": "mtg_hun-sen-myanmar"'))!)
  meeting.meeting.parties = [{ stakeholder: 'stk_asean', function: 'VISITOR' }]
  meeting.meeting.when = { edtf: '2022-01-07' }
  expect((await importLines(table, [JSON.stringify(meeting)], AUTHOR, { overwrite: true })).written).toBe(1)
  const { data } = await ask(`{
    gone: stakeholder(id: "stk_hun-sen") { meetings { nodes { id } } }
    come: meetings(filter: { participants: ["stk_asean"], from: "2022-01-07", to: "2022-01-07" }) { nodes { id revision } }
    meeting(id: "mtg_hun-sen-myanmar") { revisions { nodes { number changed } } }
  }`)
  expect(data.gone.meetings.nodes).toEqual([])
  expect(data.come.nodes).toEqual([{ id: 'mtg_hun-sen-myanmar', revision: 2 }])
  expect(data.meeting.revisions.nodes[0]).toEqual({ number: 2, changed: ['when', 'parties'] })
  await stop()
})

test('a record too large for one transaction is written completely, and an interrupted one is completed', async () => {
  const { table, stop, ask } = await openApi([])
  const people = Array.from({ length: 200 }, (_, n) => `stk_${n}`)
  const lines = people.map((id) => ({ stakeholder: { id, kind: 'PERSON', names: [{ text: id }] } }))
  const parties = people.map((stakeholder) => ({ stakeholder, function: 'PARTICIPANT' }))
  const summit = { meeting: { id: 'mtg_summit', kind: 'CONFERENCE', title: 'Summit', state: 'HELD', parties } }
  const { wrong } = await importLines(
    table,
    [...lines, summit].map((line) => JSON.stringify(line)),
    AUTHOR,
  )
  expect(wrong).toEqual([])
  const found = async (id: string) => (await ask(`{ stakeholder(id: "${id}") { meetings { nodes { title } } } }`)).data
  for (const id of ['stk_0', 'stk_199'])
    expect(await found(id)).toEqual({ stakeholder: { meetings: { nodes: [{ title: 'Summit' }] } } })
  // As it is left by a process that ends between the transactions.
  await table.transact([
    { remove: { PK: 'PARTICIPANT#stk_199', SK: '#mtg_summit' } },
    { update: recordKey('mtg_summit'), set: { pending: 0 }, when: { exists: true } },
    { put: pendingKey('mtg_summit') },
  ])
  expect((await found('stk_199')).stakeholder.meetings.nodes).toEqual([])
  await finishAllPending(table)
  expect((await found('stk_199')).stakeholder.meetings.nodes).toHaveLength(1)
  expect(await table.get([pendingKey('mtg_summit')])).toEqual([null])
  await stop()
})
