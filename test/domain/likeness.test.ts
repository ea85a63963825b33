import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { likeness, nameWords } from '../../lambda/domain/likeness.ts'

const alike = (a: string, b: string) => likeness(nameWords(a), nameWords(b))

test.each([
  ['Prak Sokhonn', 'Prak Sokhonn', 100],
  ['PRAK SOKHÓNN', 'Prak Sokhonn', 100],
  ['Sokhonn, Prak', 'Prak Sokhonn', 98],
  ['P. Sokhonn', 'Prak Sokhonn', 85],
  ['Prak Sokhon', 'Prak Sokhonn', 90],
  ['H.E. Prak Sokhonn', 'Prak Sokhonn', 80],
  ['Hun Sen', 'Prak Sokhonn', 0],
  ['', 'Prak Sokhonn', 0],
])('%s and %s are alike by %d', (a, b, score) => {
  expect(Math.round(alike(a, b))).toBe(score)
})

const words = fc.array(fc.constantFrom('prak', 'sokhonn', 'sokhon', 'p', 'yang', 'yanyi', 'hun', 'sen'), {
  maxLength: 5,
})

test('it is from 0 to 100, the same both ways, and 100 for the same words alone', () => {
  fc.assert(
    fc.property(words, words, (a, b) => {
      const score = likeness(a, b)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
      expect(score).toBeCloseTo(likeness(b, a))
      expect(score === 100).toBe(a.length > 0 && a.join(' ') === b.join(' '))
    }),
  )
})
