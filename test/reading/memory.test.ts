import { describe, expect, test } from '@jest/globals'
import { openMemory } from '../../lambda/reading/memory.ts'
import type { RecordOf } from '../../lambda/domain/records.ts'
import { type Answered, openApi, sampleLines } from '../support/archive.ts'
import { openDesk } from '../support/writing.ts'

const topic = (id: string): RecordOf['Topic'] => ({
  ...{ id, revision: 1, status: 'CURRENT', createdAt: '', updatedAt: '' },
  labels: [{ text: id, kind: 'PREFERRED' }],
})

describe('the memory of an instance', () => {
  test('shows a record for ten seconds after it was read', () => {
    let now = 0
    const memory = openMemory(() => now)
    memory.keep(topic('top_a'), 100)
    now = 9_999
    expect(memory.recall('top_a')).toEqual(topic('top_a'))
    now = 10_000
    expect(memory.recall('top_a')).toBeNull()
  })

  test('forgets one record, or all', () => {
    const memory = openMemory(() => 0)
    for (const id of ['top_a', 'top_b', 'top_c']) memory.keep(topic(id), 100)
    memory.forget('top_a')
    expect([memory.recall('top_a'), memory.recall('top_b')?.id]).toEqual([null, 'top_b'])
    memory.forget()
    expect(memory.recall('top_c')).toBeNull()
  })

  test('holds at most 8 MB, and drops the oldest first', () => {
    const memory = openMemory(() => 0)
    for (let index = 0; index < 20; index += 1) memory.keep(topic(`top_${index}`), 1024 * 1024)
    const left = Array.from({ length: 20 }, (_, index) => index).filter((index) => memory.recall(`top_${index}`))
    expect(left).toEqual([12, 13, 14, 15, 16, 17, 18, 19])
  })
})

describe('readers', () => {
  const NAMES = '{ statement(id: "stm_yang-broaden-cooperation") { speakers { name } } }'
  const nameIn = ({ data }: Answered) => data.statement.speakers[0].name as string

  test('without a key take names that were just read from memory; with a key, or for themselves, never', async () => {
    const api = await openApi(await sampleLines())
    try {
      const roundTrips = async (query: string, key?: string) => {
        const before = api.table.usage.roundTrips
        const answer = await api.ask(query, {}, key)
        return { answer, roundTrips: api.table.usage.roundTrips - before }
      }
      expect((await roundTrips(NAMES)).roundTrips).toBe(2)
      expect((await roundTrips(NAMES)).roundTrips).toBe(1)

      // Another instance amends the name: this one cannot know.
      const [item] = await api.table.get([{ PK: 'stk_yang-yanyi', SK: 'RECORD' }])
      const body = item!.body!.replace('"Yang Yanyi"', '"Yang the other"')
      expect(body).not.toBe(item!.body)
      await api.table.update({ update: { PK: item!.PK, SK: item!.SK }, set: { body }, when: { exists: true } })

      expect(nameIn(await api.ask(NAMES))).toBe('Yang Yanyi')
      expect(nameIn(await api.write(NAMES))).toBe('Yang the other')
      const both = await api.ask(`{ stakeholder(id: "stk_yang-yanyi") { name } ${NAMES.slice(1)}`)
      expect([both.data.stakeholder.name, nameIn(both)]).toEqual(['Yang the other', 'Yang the other'])
      const other = await api.ask(`${NAMES.slice(0, -1)} node(id: "stk_yang-yanyi") { ... on Stakeholder { name } } }`)
      expect(other.data.node.name).toBe('Yang the other')
    } finally {
      await api.stop()
    }
  })

  test('see at once what their own instance has written or erased', async () => {
    const api = await openApi(await sampleLines())
    try {
      const desk = openDesk(api)
      await desk.record('stakeholder', { id: 'stk_gone', kind: 'PERSON', names: [{ text: 'To be erased' }] })
      await desk.record('statement', {
        id: 'stm_about-gone',
        act: 'NOTED',
        mode: 'INDIRECT',
        parts: [{ text: 'That', verbatim: false }],
        parties: [{ stakeholder: 'stk_yang-yanyi', function: 'SPEAKER' }],
        about: ['stk_gone'],
      })
      const ABOUT = '{ statement(id: "stm_about-gone") { about { name } } }'
      expect((await api.ask(ABOUT)).data.statement.about).toEqual([{ name: 'To be erased' }])
      const { record } = await desk.record(
        'stakeholder',
        { id: 'stk_gone', kind: 'PERSON', names: [{ text: 'Another name' }] },
        { expectedRevision: 1 },
      )
      expect(record.revision).toBe(2)
      expect((await api.ask(ABOUT)).data.statement.about).toEqual([{ name: 'Another name' }])
    } finally {
      await api.stop()
    }
  })
})
