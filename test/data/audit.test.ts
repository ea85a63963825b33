import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { audit, type Finding } from '../../lambda/data/audit.ts'
import { changeKey, recordKey, revisionKey } from '../../lambda/data/keys.ts'
import type { Item, Table, Write } from '../../lambda/data/table.ts'
import { type Api, openApi, sampleLines } from '../support/archive.ts'

let api: Api
let table: Table
beforeAll(async () => {
  api = await openApi(await sampleLines())
  table = api.table
})
afterAll(() => api.stop())

const findings = async (repair: boolean): Promise<Finding[]> => {
  const found: Finding[] = []
  for await (const step of audit(table, { repair })) found.push(...step.findings)
  return found
}

const everything = async (): Promise<string[]> => {
  const items: Item[] = []
  for await (const page of table.scan()) items.push(...page)
  return items.map((item) => JSON.stringify(item, Object.keys(item).sort())).sort()
}

const item = async (key: { PK: string; SK: string }) => {
  const [found] = await table.get([key])
  if (!found) throw new Error(`There is no ${key.PK} ${key.SK}.`)
  return found
}

test('an archive that was only written through its own code agrees with itself', async () => {
  expect(await findings(false)).toEqual([])
})

const JOINT = 'stm_joint-reaffirmed-cooperation'
const entry = { PK: 'SPEAKER#stk_prak-sokhonn', SK: `2022-03-04#${JOINT}` }
const damages: [string, () => Promise<Write[]>, string][] = [
  ['an entry that is missing', () => Promise.resolve([{ remove: entry }]), JOINT],
  ['an entry out of date', () => Promise.resolve([{ put: { ...entry, body: '{}' } }]), JOINT],
  [
    'an entry where it does not belong',
    () => Promise.resolve([{ put: { ...entry, PK: 'SPEAKER#stk_hun-sen' } }]),
    JOINT,
  ],
  [
    'an entry of a record that is not there',
    () => Promise.resolve([{ put: { PK: 'SPEAKER#stk_hun-sen', SK: '2022-03-04#stm_ghost' } }]),
    'stm_ghost',
  ],
  [
    'a change that is missing',
    async () => {
      const { at } = JSON.parse((await item(revisionKey(JOINT, 1))).body ?? '') as { at: string }
      return [{ remove: changeKey(at, JOINT, 1) }]
    },
    JOINT,
  ],
  [
    'a merge that the other side does not know of',
    () => Promise.resolve([{ update: recordKey('stk_china'), absorb: 'stk_hun-sen', when: { exists: true } }]),
    'stk_china',
  ],
  [
    'a record left closed',
    () => Promise.resolve([{ update: recordKey('top_ukraine'), set: { closed: true }, when: { exists: true } }]),
    'top_ukraine',
  ],
  [
    'a write that was cut off',
    () =>
      Promise.resolve([
        { update: recordKey(JOINT), set: { pending: 0 }, when: { exists: true } },
        { put: { PK: 'PENDING', SK: JOINT } },
        { remove: entry },
      ]),
    JOINT,
  ],
]

test.each(damages)('%s is found, told apart from what is right, and mended', async (_, damage, id) => {
  const before = await everything()
  await table.transact(await damage())
  const found = await findings(false)
  expect(found.length).toBeGreaterThan(0)
  expect(new Set(found.map((finding) => finding.id))).toEqual(new Set([id]))
  expect((await findings(true)).every(({ mended }) => mended)).toBe(true)
  expect(await findings(false)).toEqual([])
  expect(await everything()).toEqual(before)
})

test('what the records cannot tell is found and left to an editor', async () => {
  const kept = await item(recordKey('top_ukraine'))
  await table.transact([{ remove: recordKey('top_ukraine') }])
  const found = await findings(false)
  expect(found).toContainEqual(expect.objectContaining({ what: 'it names `top_ukraine`, which is not there' }))
  await table.transact([{ put: kept }])
  expect(await findings(false)).toEqual([])
})

test('listings of another shape are rebuilt while they are read and written, and nobody sees an error', async () => {
  const old: Write[] = []
  for await (const page of table.scan())
    for (const { PK, SK, body } of page)
      if (PK.startsWith('SPEAKER#'))
        old.push({ remove: { PK, SK } }, { put: { PK: PK.replace('SPEAKER', 'OLD'), SK, body } })
  for (let start = 0; start < old.length; start += 100) await table.transact(old.slice(start, start + 100))
  let over = false
  const reading = async () => {
    for (let reads = 0; ; reads += 1) {
      if (over) return reads
      const { errors } = await api.ask(
        '{ statements(first: 100) { nodes { text speakers { name statements { nodes { id } } } } } }',
      )
      expect(errors).toBeUndefined()
    }
  }
  const readers = reading()
  const writing = api.write(
    'mutation { recordTopic(input: { id: "top_meanwhile", labels: [{ text: "Meanwhile" }] }) { userErrors { message } } }',
  )
  const found = await findings(true)
  over = true
  expect(found.every(({ mended }) => mended)).toBe(true)
  expect((await writing).errors).toBeUndefined()
  expect(await readers).toBeGreaterThan(0)
  expect(await findings(false)).toEqual([])
  const { data } = await api.ask('{ stakeholder(id: "stk_prak-sokhonn") { statements { nodes { id } } } }')
  expect(data.stakeholder.statements.nodes).toHaveLength(4)
})
