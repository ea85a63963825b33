/**
 * Positions in a text. The record counts Unicode code points, a browser UTF-16 units: they differ after each character
 * beyond the first plane, such as an emoji.
 */
export interface Offsets {
  toUnits: (point: number) => number
  toPoints: (unit: number) => number
  /** The length in code points. */
  length: number
}

/** How many of some rising numbers are below a limit. */
const countBelow = (numbers: readonly number[], limit: number): number => {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Opens the positions of a text. A unit within a character counts as that character's beginning. */
export const openOffsets = (text: string): Offsets => {
  const wide: number[] = []
  for (let unit = 0; unit < text.length; unit += 1)
    if (text.codePointAt(unit)! > 0xffff) {
      wide.push(unit)
      unit += 1
    }
  const points = wide.map((unit, index) => unit - index)
  return {
    toUnits: (point) => point + countBelow(points, point),
    toPoints: (unit) => unit - countBelow(wide, unit),
    length: text.length - wide.length,
  }
}

/** How many code points before and after a passage are kept with it. */
const AROUND = 32

/** A passage of a document, as evidence has it. */
export interface Passage {
  start: number
  end: number
  exact: string
  prefix: string
  suffix: string
}

/** The passage between two positions in code points. */
export const passageAt = (text: string, { toUnits, length }: Offsets, start: number, end: number): Passage => {
  const between = (from: number, to: number) => text.slice(toUnits(Math.max(0, from)), toUnits(Math.min(length, to)))
  return {
    start,
    end,
    exact: between(start, end),
    prefix: between(start - AROUND, start),
    suffix: between(end, end + AROUND),
  }
}

/** A selection without the white space at its ends, in code points. Null if nothing else is in it. */
export const trimmed = (
  text: string,
  { toPoints }: Offsets,
  from: number,
  to: number,
): { start: number; end: number } | null => {
  const chosen = text.slice(from, to)
  if (chosen.trim() === '') return null
  const start = from + chosen.length - chosen.trimStart().length
  return { start: toPoints(start), end: toPoints(start + chosen.trim().length) }
}

/** The positions in units at which the words of a text begin and end. */
const wordEdges = (text: string): { begins: number[]; ends: number[] } => {
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].filter(
    ({ segment }) => segment.trim() !== '',
  )
  return { begins: words.map(({ index }) => index), ends: words.map(({ index, segment }) => index + segment.length) }
}

/** A passage whose beginning or end is moved by a word. What would leave nothing of it changes nothing. */
export const movedByWord = (
  text: string,
  { toUnits, toPoints }: Offsets,
  { start, end }: { start: number; end: number },
  edge: 'start' | 'end',
  step: 1 | -1,
): { start: number; end: number } => {
  const { begins, ends } = wordEdges(text)
  const edges = edge === 'start' ? begins : ends
  const from = toUnits(edge === 'start' ? start : end)
  const to = step === 1 ? edges.find((place) => place > from) : edges.findLast((place) => place < from)
  if (to === undefined) return { start, end }
  const moved = edge === 'start' ? { start: toPoints(to), end } : { start, end: toPoints(to) }
  return moved.start < moved.end ? moved : { start, end }
}

/** The first sentence that begins at or after a position, in code points. */
export const sentenceAfter = (text: string, offsets: Offsets, point: number): { start: number; end: number } | null => {
  const from = offsets.toUnits(point)
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)) {
    const place = trimmed(text, offsets, index, index + segment.length)
    if (place && index + segment.length > from && place.start >= point) return place
  }
  return null
}
