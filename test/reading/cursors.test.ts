import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { toRecord, typeOfInput } from '../../lambda/domain/inputs.ts'
import { isPlaceByText, isPlaceInTime, isPlaceOfApiKey, isPlaceOfChange } from '../../lambda/table/places.ts'
import { entryKeys } from '../../lambda/table/ranges.ts'
import { fromCursor, toCursor } from '../../lambda/reading/cursors.ts'
import { changeKey } from '../../lambda/table/keys.ts'
import { indexEntriesOf } from '../../lambda/domain/index-entries.ts'
import { archives } from '../support/generate.ts'

const text = fc.string({ unit: 'grapheme', minLength: 1 })
const anywhere = () => true

describe('a cursor', () => {
  test('returns the place that it was made from', () => {
    fc.assert(
      fc.property(text, text, (listing, place) => fromCursor(listing, toCursor(listing, place), anywhere) === place),
    )
  })

  test('is refused by every other listing', () => {
    fc.assert(
      fc.property(text, text, text, (listing, other, place) => {
        fc.pre(listing !== other)
        expect(() => fromCursor(other, toCursor(listing, place), anywhere)).toThrow('not one of this listing')
      }),
    )
  })

  test.each(['', 'abc', '2022-03-04', 'null', 'AAAAAAAAAAAAAAAA', '../../etc', '😀', 'A'.repeat(4_000_000)])(
    '%# is made up, and refused',
    (cursor) => {
      expect(() => fromCursor('a listing', cursor, anywhere)).toThrow('not one of this listing')
    },
  )

  test('with the right checksum is refused if it does not contain a valid place', () => {
    expect(() => fromCursor('a', toCursor('a', 'here'), (place) => place !== 'here')).toThrow('not one of this listing')
    expect(() => fromCursor('a', toCursor('a', 'x'.repeat(1026)), anywhere)).toThrow('not one of this listing')
  })
})

describe('a place', () => {
  test('is the position of an entry, in listings by date and by text', () => {
    const at = '2026-11-24T09:30:00.000Z'
    fc.assert(
      fc.property(archives(), (records) => {
        for (const input of records) {
          const { content } = typeOfInput(input)
          const id = content.id ?? ''
          const kept = { id, revision: 1, status: 'CURRENT' as const, createdAt: at, updatedAt: at }
          for (const standing of indexEntriesOf(toRecord(input, kept)))
            for (const { SK } of entryKeys(standing, id)) {
              expect(isPlaceByText(SK)).toBe(true)
              if (standing.span || standing.sort === '') expect(isPlaceInTime(SK)).toBe(true)
            }
          expect(isPlaceOfChange(changeKey(at, id, 1).SK)).toBe(true)
        }
      }),
      { numRuns: 10 },
    )
  })

  const SLUG = 'stm_a'
  test.each([
    ['nothing', ''],
    ['an id alone', SLUG],
    ['what is no id', '2022-03-04#x'],
    ['a control character', `2022-03-04\0#${SLUG}`],
    ['a day that does not exist', `2022-02-30#${SLUG}`],
    ['a month', `2022-02#${SLUG}`],
    ['a long text', `${'x'.repeat(2000)}#${SLUG}`],
    ['the end of everything', '\u{10ffff}'],
  ])('in a timeline is not %s', (_, place) => {
    expect(isPlaceInTime(place)).toBe(false)
  })

  test.each([
    ['nothing', ''],
    ['an id alone', SLUG],
    ['what is no id', 'prak#x'],
    ['a NUL', `\0#${SLUG}`],
    ['a number sign', `a#b#${SLUG}`],
    ['the end of everything', `\u{10ffff}#${SLUG}`],
  ])('by text is not %s', (_, place) => {
    expect(isPlaceByText(place)).toBe(false)
  })

  test('of a change or a key contains its instant, its id and nothing else', () => {
    expect(isPlaceOfApiKey('2026-11-24T09:30:00.000Z#0123456789ab')).toBe(true)
    for (const place of [
      '',
      '2020',
      `2020${'x'.repeat(900)}`,
      '2026-11-24T09:30:00.000Z#stm_a#1',
      '2026-11-24T09:30:00.000Z#a b#000000001',
      '2026-13-24T09:30:00.000Z#stm_a#000000001',
      '+010000-01-01T00:00:00.000Z#stm_a#000000001',
    ])
      expect([isPlaceOfChange(place), isPlaceOfApiKey(place)]).toEqual([false, false])
  })
})
