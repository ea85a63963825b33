import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Api, openApi, sampleLines } from '../support/archive.ts'
import { document, meeting, openDesk, role, stakeholder, statement } from '../support/writing.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(await sampleLines())
  const desk = openDesk(api)
  const party = (id: string, whom: string) => ({ stakeholder: id, function: 'PARTICIPANT', onBehalfOf: [whom] })
  const told = (id: string, from: string, more: object = {}) =>
    statement(id, 'stk_ann', { meeting: 'mtg_talks', evidence: [{ document: from, ...more }] })
  await desk.lay([
    ...['stk_east', 'stk_west'].map((id) => stakeholder(id, { kind: 'GOVERNMENT' })),
    stakeholder('stk_east-ministry', { parent: 'stk_east' }),
    stakeholder('stk_east-embassy', { parent: 'stk_east-ministry' }),
    stakeholder('stk_paper', { kind: 'MEDIA' }),
    stakeholder('stk_ann'),
    stakeholder('stk_bob'),
    role('rol_ann', 'stk_ann', { onBehalfOf: 'stk_east' }),
    meeting('mtg_talks', { parties: [party('stk_ann', 'stk_east'), party('stk_bob', 'stk_west')] }),
    document('doc_east', { kind: 'READOUT', publisher: 'stk_east-embassy' }),
    document('doc_west', { kind: 'READOUT', publisher: 'stk_west' }),
    document('doc_paper', { publisher: 'stk_paper' }),
    told('stm_east-alone', 'doc_east'),
    told('stm_both', 'doc_east'),
    told('stm_both-west', 'doc_west', {}),
    told('stm_west-by-paper', 'doc_paper', { chain: [{ by: 'stk_paper' }, { by: 'stk_west', document: 'doc_west' }] }),
    told('stm_paper-alone', 'doc_paper'),
    told('stm_omitted', 'doc_west', { stance: 'OMITS' }),
  ])
  const { statement: repeating } = told('stm_both-west', 'doc_west')
  await desk.record(
    'statement',
    { ...repeating, relations: [{ kind: 'REPEATS', statement: 'stm_both' }] },
    { expectedRevision: 1 },
  )
})
afterAll(() => api.stop())

const QUERY = `query ($id: ID!) { meeting(id: $id) { accounts {
  side { id } documents { id } statements { id } onlyHere { id }
} } }`
const accountsOf = async (id: string) => {
  const { data, errors } = await api.ask(QUERY, { id })
  expect(errors).toBeUndefined()
  const ids = (records: { id: string }[]) => records.map((record) => record.id)
  return data.meeting.accounts.map(
    (account: { side: { id: string } | null } & { [list: string]: { id: string }[] }) => ({
      side: account.side?.id ?? null,
      documents: ids(account.documents!),
      statements: ids(account.statements!).sort(),
      onlyHere: ids(account.onlyHere!).sort(),
    }),
  )
}

test('the accounts of a meeting are by who wrote them down first, with what only one tells', async () => {
  expect(await accountsOf('mtg_talks')).toEqual([
    {
      side: 'stk_east',
      documents: ['doc_east'],
      statements: ['stm_both', 'stm_east-alone'],
      onlyHere: ['stm_east-alone'],
    },
    {
      side: 'stk_west',
      documents: ['doc_west'],
      statements: ['stm_both-west', 'stm_west-by-paper'],
      onlyHere: ['stm_west-by-paper'],
    },
    { side: null, documents: ['doc_paper'], statements: ['stm_paper-alone'], onlyHere: ['stm_paper-alone'] },
  ])
})

test('a real meeting that one side told of has its account, through the paper', async () => {
  const [cambodia, ...others] = await accountsOf('mtg_sokhonn-yang-2022-03-04')
  expect([cambodia.side, cambodia.statements.length > 3, others.length <= 1]).toEqual(['stk_cambodia', true, true])
  expect(cambodia.documents).toContain('doc_mfaic-release-2022-03-04')
})

test('a statement is cited with its chain, at the revision that is shown', async () => {
  const { data } = await api.ask(`{
    statement(id: "stm_yang-broaden-cooperation") { citation french: citation(lang: "fr") csl: citation(style: CSL_JSON) }
    frozen: statement(id: "stm_both-west@1") { citation }
  }`)
  expect(data.statement.citation).toMatch(
    /^Yang Yanyi, special representative of China, as relayed by Ministry of Foreign Affairs and International Cooperation \(press release.*\), in The Phnom Penh Post/,
  )
  expect(data.statement.citation).toMatch(/Readout, stm_yang-broaden-cooperation@1\.$/)
  expect(data.statement.french).toContain('selon Ministry of Foreign Affairs')
  expect(JSON.parse(data.statement.csl)).toMatchObject({ author: [{ literal: 'Yang Yanyi' }] })
  expect(data.frozen.citation).toContain('stm_both-west@1')
})
