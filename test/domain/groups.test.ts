import { expect, test } from '@jest/globals'
import { isAmong } from '../../lambda/domain/groups.ts'
import type { Bounds } from '../../lambda/domain/dates.ts'

const among = (period: Bounds | null, date: Bounds | null) => {
  const memberships = new Map([['stk_member', [{ group: 'stk_group', period }]]])
  return isAmong(['stk_group'], 'stk_member', date, (id, of) => id === of, { memberships })
}
const in2022 = { earliest: '2022-01-01', latest: '2022-12-31' }

test.each([
  ['a membership without a period holds always, even on an unknown date', null, null, true],
  ['a membership without a period holds on every date', null, in2022, true],
  ['a membership that may have held on the date counts', { earliest: '2022-06-01', latest: null }, in2022, true],
  ['one that began later does not', { earliest: '2023-01-01', latest: null }, in2022, false],
  ['one with a period is not known to hold on an unknown date', in2022, null, false],
])('%s', (_, period, date, expected) => {
  expect(among(period, date)).toBe(expected)
})
