import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Table } from '../../lambda/table/table.ts'
import { freshTable } from '../support/table.ts'

let table: Table
let stop: () => Promise<void>

beforeAll(async () => {
  ;({ table, stop } = await freshTable())
})
afterAll(() => stop())

const put = (PK: string, SK: string) => ({ put: { PK, SK, body: `${PK} ${SK}` } })

describe('the table', () => {
  test('is created once, however often it is requested', async () => {
    await expect(table.create()).resolves.toBeUndefined()
  })

  test('returns items in the order of the keys, null for missing ones', async () => {
    const keys = Array.from({ length: 150 }, (_, index) => ({ PK: 'many', SK: String(index).padStart(3, '0') }))
    await table.transact(keys.slice(0, 100).map(({ PK, SK }) => put(PK, SK)))
    const found = await table.get([...keys].reverse())
    expect(found.filter((item) => item === null)).toHaveLength(50)
    expect(found.at(-1)?.body).toBe('many 000')
  })

  test('pages a range in both directions', async () => {
    await table.transact(['a', 'b', 'c'].map((SK) => put('letters', SK)))
    const range = { PK: 'letters', low: 'a', high: 'z' }
    const forward = await table.query(range, { backward: false, limit: 2 })
    const backward = await table.query(range, { backward: true, limit: 9 })
    expect([forward.items.map((item) => item.SK), forward.more]).toEqual([['a', 'b'], true])
    expect([backward.items.map((item) => item.SK), backward.more]).toEqual([['c', 'b', 'a'], false])
  })

  test('changes nothing if one condition of a transaction fails', async () => {
    await expect(
      table.transact([put('whole', 'a'), { check: { PK: 'whole', SK: 'nothing' }, when: { exists: true } }]),
    ).rejects.toThrow()
    expect(await table.get([{ PK: 'whole', SK: 'a' }])).toEqual([null])
  })
})
