import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import edtf, { parse } from 'edtf'
import { edtfBounds, isEdtf, overlaps, plainBounds } from '../../lambda/domain/dates.ts'

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
    ['2022-21', '2022-03-01', '2022-05-31'],
    ['2021-24', '2021-12-01', '2022-02-28'],
    ['9999-24', '9999-12-01', '9999-12-31'],
    ['2023-24', '2023-12-01', '2024-02-29'],
    ['2021-30', '2021-12-01', '2022-02-28'],
    ['2021-32', '2021-06-01', '2021-08-31'],
    ['2016-12-07/2016-12-07', '2016-12-07', '2016-12-07'],
    ['2022-05-13/2022-05', '2022-05-13', '2022-05-31'],
    ['2022/2022-03-04', '2022-01-01', '2022-03-04'],
    ['[2022-02-11,2022-02-12]', '2022-02-11', '2022-02-12'],
    ['{2022-02-11, 2022-03}', '2022-02-11', '2022-03-31'],
    ['[2022-02-11..2022-02-13]', '2022-02-11', '2022-02-13'],
    ['[..2022-02-11]', null, '2022-02-11'],
    ['2022-03-04T23:00:00-05:00', '2022-03-04', '2022-03-04'],
    ['2022?/2023~', '2022-01-01', '2023-12-31'],
  ])('%s lies between %s and %s', (text, earliest, latest) => {
    expect(isEdtf(text)).toBe(true)
    expect(edtfBounds(text)).toEqual({ earliest, latest })
  })

  test.each([
    '',
    'foo',
    '2022-02-29',
    '2022-02-30',
    '2022-13',
    '2023/2022',
    '2022-05/2021-01',
    '[2020,foo]',
    '[]',
    '[..]',
    '[2022-02-12..2022-02-11]',
    '{2020]',
    '2022-33',
    '4 March 2022',
  ])('refuses %j', (text) => {
    expect(isEdtf(text)).toBe(false)
  })

  test.each(['Y170000002', '-0044'])('%s is EDTF, but outside the years of the archive', (text) => {
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

  const part = fc.oneof(
    fc
      .tuple(
        fc.oneof(
          fc.constantFrom('0000', '0001', '0099', '1900', '2000', '2022', '2024', '9999', '22', '-0044'),
          fc.nat({ max: 9999 }).map((year) => String(year).padStart(4, '0')),
        ),
        fc.constantFrom('', '', '-02', '-12', '-00', '-13', '-21', '-3', '-XX'),
        fc.constantFrom('', '', '-01', '-28', '-29', '-30', '-31', '-32', '-00'),
        fc.constantFrom('', '', '', '?', '~', '%', '??'),
      )
      .map((all) => all.join('')),
    fc.constantFrom('', '..'),
  )
  const texts = fc.oneof(
    part,
    fc.tuple(part, part).map((both) => both.join('/')),
  )

  /** Whether the library takes it, but for the 29th of February, of which it takes every one. */
  const libraryTakes = (text: string) => {
    try {
      parse(text, { level: 1 })
      edtf(text)
      return true
    } catch {
      return false
    }
  }
  const dayOf = (instant: number | null) =>
    instant === null || !Number.isFinite(instant) ? null : new Date(instant).toISOString().slice(0, 10)

  test("what is parsed without the library equals the library's result", () => {
    let plain = 0
    fc.assert(
      fc.property(texts, (text) => {
        const bounds = plainBounds(text)
        if (!bounds) return
        plain += 1
        if (libraryTakes(text)) {
          const { min, max } = edtf(text)
          expect(bounds).toEqual({ earliest: dayOf(min), latest: dayOf(max) })
          return
        }
        // The library refuses an interval whose end begins no later than its start. Such are one day, month or year, or
        // end within a month or year that is not known more exactly.
        const ends = text.split('/')
        expect([text, ends.length, ends.every(libraryTakes)]).toEqual([text, 2, true])
        const [start, end] = ends.map((one) => edtf(one))
        expect(start!.min).toBeGreaterThanOrEqual(end!.min!)
        expect(start!.min).toBeLessThanOrEqual(end!.max!)
        expect(bounds).toEqual({ earliest: dayOf(start!.min), latest: dayOf(end!.max) })
      }),
      { numRuns: 5000 },
    )
    expect(plain).toBeGreaterThan(100)
  })

  test('most dates are parsed without the library', () => {
    const plain = fc.constantFrom(
      '2022',
      '2022-03',
      '2022-03-04',
      '0001-01-01',
      '2024-02-29',
      '2022~',
      '2022-03/..',
      '../2022',
      '2022-03-04/2022-03-06',
      '2021?/2022',
    )
    fc.assert(fc.property(plain, (text) => plainBounds(text) !== null))
  })
})
