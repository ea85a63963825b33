import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { edtfBounds, isEdtf, overlaps } from '../../lambda/domain/dates.ts'

describe('EDTF', () => {
  test.each([
    ['2022-03-04', '2022-03-04', '2022-03-04'],
    ['2022-03', '2022-03-01', '2022-03-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022-03-04~', '2022-03-04', '2022-03-04'],
    ['2022-03/..', '2022-03-01', null],
    ['2022-03/', '2022-03-01', null],
    ['../2022', null, '2022-12-31'],
    ['201X', '2010-01-01', '2019-12-31'],
    ['2022-XX-XX', '2022-01-01', '2022-12-31'],
    ['2022-21', '2022-01-01', '2022-12-31'],
    ['2022-03-04T23:00:00-05:00', '2022-03-04', '2022-03-04'],
    ['2022?/2023~', '2022-01-01', '2023-12-31'],
  ])('%s lies between %s and %s', (text, earliest, latest) => {
    expect(isEdtf(text)).toBe(true)
    expect(edtfBounds(text)).toEqual({ earliest, latest })
  })

  test.each(['', 'foo', '2022-02-29', '2022-02-30', '2022-13', '2023/2022', '[2020,2021]', '4 March 2022'])(
    'refuses %j',
    (text) => {
      expect(isEdtf(text)).toBe(false)
    },
  )

  test.each(['Y170000002', '-0044'])('%s is EDTF, but no year of the archive', (text) => {
    expect(isEdtf(text)).toBe(true)
    expect(edtfBounds(text)).toBeNull()
  })

  test('a day overlaps exactly the ranges that contain it', () => {
    const day = fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, day, (date, from, to) => {
        expect(overlaps(edtfBounds(date)!, from, to)).toBe(from <= date && date <= to)
      }),
    )
  })
})
