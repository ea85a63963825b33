import { wordsOf } from './words.ts'

/** The words of a name, as they are compared. */
export const nameWords = (name: string): string[] => wordsOf(name).map(({ folded }) => folded)

/** Whether one text becomes the other by one letter more, less, or other. */
const isOneOff = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1)
}

/** The shortest word in which one letter may be wrong: of shorter ones, others are one letter away. */
const LONG = 5

/** How much two words are alike, from 0 to 1. */
const likenessOfWords = (a: string, b: string): number => {
  if (a === b) return 1
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 1 && long.startsWith(short)) return 0.7 // an initial
  if (short.length >= LONG && isOneOff(short, long)) return 0.8
  return short.length >= 3 && long.startsWith(short) ? 0.6 : 0
}

/**
 * How much two names are alike, from 0 to 100, whatever the order of their words: twice what their words have in common,
 * each compared with one of the other, over the number of words of both (Dice's coefficient). The same words in another
 * order are 98, in the same order 100.
 * @param a the words of a name, as `nameWords` gives them
 */
export const likeness = (a: readonly string[], b: readonly string[]): number => {
  if (a.length === 0 || b.length === 0) return 0
  if (a.join(' ') === b.join(' ')) return 100
  const pairs = a
    .flatMap((one, at) => b.map((other, place) => ({ at, place, alike: likenessOfWords(one, other) })))
    .filter(({ alike }) => alike > 0)
    .sort((x, y) => y.alike - x.alike)
  const [taken, given] = [new Set<number>(), new Set<number>()]
  let common = 0
  for (const { at, place, alike } of pairs) {
    if (taken.has(at) || given.has(place)) continue
    taken.add(at)
    given.add(place)
    common += alike
  }
  return Math.min(98, (100 * 2 * common) / (a.length + b.length))
}
