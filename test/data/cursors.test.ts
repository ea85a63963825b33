import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fromCursor, toCursor } from '../../lambda/data/cursors.ts'

const text = fc.string({ unit: 'grapheme', minLength: 1 })

describe('a cursor', () => {
  test('gives back the place it was made of', () => {
    fc.assert(fc.property(text, text, (listing, place) => fromCursor(listing, toCursor(listing, place)) === place))
  })

  test('is refused by every other listing', () => {
    fc.assert(
      fc.property(text, text, text, (listing, other, place) => {
        fc.pre(listing !== other)
        expect(() => fromCursor(other, toCursor(listing, place))).toThrow('not one of this listing')
      }),
    )
  })

  test.each(['', 'abc', '2022-03-04', 'null', 'AAAAAAAAAAAAAAAA', '../../etc', '😀'])(
    '%j is made up, and refused',
    (cursor) => {
      expect(() => fromCursor('a listing', cursor)).toThrow('not one of this listing')
    },
  )
})
