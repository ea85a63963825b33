import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checksumOf, holds } from '../../lambda/table/bodies.ts'
import { DATED, ranges } from '../../lambda/table/ranges.ts'
import { slicesOf } from '../../lambda/table/slices.ts'
import type { Table } from '../../lambda/table/table.ts'
import { freshTable } from '../support/table.ts'

describe('a checksum', () => {
  test('is of a body at its key: copied to another one, the body is not what was written there', () => {
    const item = { PK: 'top_a', SK: 'RECORD', body: '{"id":"top_a"}' }
    const checksum = checksumOf(item)
    expect(holds({ ...item, checksum })).toBe(true)
    expect(holds({ ...item, PK: 'top_b', checksum })).toBe(false)
    expect(holds({ ...item, SK: 'REV#000000001', checksum })).toBe(false)
  })
})

describe('the ranges of a timeline', () => {
  test('up to a day contain no record without a date', () => {
    expect(ranges({ name: 'STATEMENTS' }, { to: '2022-03-04' }).map(({ low }) => low)).toEqual([DATED.low])
  })
})

describe('slices of a range', () => {
  let table: Table
  let stop: () => Promise<void>
  beforeAll(async () => {
    ;({ table, stop } = await freshTable())
  })
  afterAll(() => stop())

  test('miss no item whose sort key continues that of the one before', async () => {
    const keys = ['#stm_a', '#stm_a-b', '#stm_a-b-c', '#stm_a0', '#stm_b']
    await table.transact(keys.map((SK) => ({ put: { PK: 'STATEMENTS', SK } })))
    for (const stride of [1, 2, 3]) {
      const found: string[] = []
      for await (const items of slicesOf(table, { PK: 'STATEMENTS', low: ' ', high: '~' }, stride))
        found.push(...items.map(({ SK }) => SK))
      expect(found).toEqual(keys)
    }
  })
})
