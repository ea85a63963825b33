import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { recordKey } from '../../lambda/table/keys.ts'
import { type Api, openApi } from '../support/archive.ts'
import { type Desk, openDesk, stakeholder, statement } from '../support/writing.ts'

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
})
afterAll(() => api.stop())

const merge = async (id: string, supersededBy: string) => {
  const { userErrors } = await desk.changeStatus({ id, status: 'MERGED', supersededBy, expectedRevision: 1 })
  expect(userErrors).toEqual([])
}
const statementsOf = async (speaker: string) =>
  (await desk.ask(`{ statements(filter: { speaker: "${speaker}" }) { nodes { id } } }`)).statements.nodes
    .map(({ id }: { id: string }) => id)
    .sort()

test('a listing about a record has what was said of those that were merged into it, directly and indirectly', async () => {
  await desk.lay(['stk_one', 'stk_two', 'stk_three'].map((id) => stakeholder(id)))
  await desk.lay(['one', 'two', 'three'].map((name) => statement(`stm_by-${name}`, `stk_${name}`)))
  await merge('stk_one', 'stk_two')
  await merge('stk_two', 'stk_three')
  const all = ['stm_by-one', 'stm_by-three', 'stm_by-two']
  for (const id of ['stk_one', 'stk_two', 'stk_three']) expect(await statementsOf(id)).toEqual(all)
})

test('a record that is found by its own name and by that of one merged into it is shown once', async () => {
  const named = (id: string, text: string) => stakeholder(id, { names: [{ text }] })
  await desk.lay([named('stk_alpha', 'Sameword Alpha'), named('stk_beta', 'Sameword Beta')])
  await merge('stk_alpha', 'stk_beta')
  const { stakeholders } = await desk.ask('{ stakeholders(filter: { name: "sameword" }) { nodes { id } } }')
  expect(stakeholders.nodes).toEqual([{ id: 'stk_beta' }])
})

test('records that damage made each other’s successors end a listing nevertheless', async () => {
  await desk.lay([stakeholder('stk_round-a'), stakeholder('stk_round-b')])
  await desk.lay([statement('stm_round', 'stk_round-a')])
  for (const [id, merged] of [
    ['stk_round-a', 'stk_round-b'],
    ['stk_round-b', 'stk_round-a'],
  ] as const)
    await api.table.update({ update: recordKey(id), set: { merged }, absorb: merged, when: { exists: true } })
  expect(await statementsOf('stk_round-a')).toEqual(['stm_round'])
})
