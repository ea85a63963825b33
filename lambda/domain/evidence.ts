import type { EvidenceInput, EvidenceState } from '../generated/types.ts'
import type { AnyRecord } from './records.ts'
import { hashOfText } from './texts.ts'

/** Whether a passage bears a record out. */
export const supports = ({ stance }: EvidenceInput): boolean => (stance ?? 'SUPPORTS') === 'SUPPORTS'

/** Where a passage stands in a text, in code points; null unless it was found. */
export interface PassageCheck {
  state: EvidenceState
  start: number | null
  end: number | null
  /** Whether the record's offsets count UTF-16 code units. */
  countedInUtf16: boolean
}

/** A passage that a record cites, by its place in the record's evidence, and what became of it. */
export interface CheckedCitation extends PassageCheck {
  record: AnyRecord
  index: number
}

/** A text whose characters can be counted in code points and in UTF-16 code units. */
const openText = (text: string) => {
  /** For every code point, its index in UTF-16; null if the two are the same. */
  const units = text.length === Array.from(text).length ? null : [...unitsOf(text)]
  const length = units ? units.length - 1 : text.length
  const unitOf = (point: number) => (units ? units[Math.min(point, length)]! : point)
  /** The code point at a UTF-16 index, which begins one. */
  const pointOf = (unit: number) => {
    if (!units) return unit
    let [low, high] = [0, units.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (units[middle]! < unit) low = middle + 1
      else high = middle
    }
    return low
  }
  const { text: one, places } = squeezed(text)
  /** Where a passage is, whatever white space it has, from a place in the squeezed text on; in UTF-16 code units. */
  const find = (passage: string, from = 0) => {
    const at = one.indexOf(passage, from)
    return at < 0 ? null : { at, start: places[at]!, end: places[at + passage.length - 1]! + 1 }
  }
  return {
    text,
    find,
    slice: (start: number, end: number) => text.slice(unitOf(start), unitOf(end)),
    pointOf,
    reaches: (end: number) => end <= length,
  }
}
const unitsOf = function* (text: string) {
  let unit = 0
  for (const character of text) {
    yield unit
    unit += character.length
  }
  yield unit
}
type Text = ReturnType<typeof openText>

/** A text in which each run of white space is one space. */
const plain = (text: string) => text.replaceAll(/\s+/gu, ' ')

/** A text with each run of white space as one space, and where each of its UTF-16 code units is in the text itself. */
const squeezed = (text: string) => {
  const places = new Uint32Array(text.length)
  let [result, from] = ['', 0]
  for (const { 0: run, index } of text.matchAll(/\s+/gu)) {
    for (let at = from; at <= index; at += 1) places[result.length + at - from] = at
    result += `${text.slice(from, index)} `
    from = index + run.length
  }
  for (let at = from; at < text.length; at += 1) places[result.length + at - from] = at
  return { text: result + text.slice(from), places }
}

/** How many characters two texts have in common where they meet a passage. */
const common = (given: string, found: string) => {
  let length = 0
  while (length < given.length && length < found.length && given[length] === found[length]) length += 1
  return length
}
const reversed = (text: string) => Array.from(plain(text).trimEnd()).reverse().join('')

/** How much of a prefix and of a suffix is compared, in UTF-16 code units: enough to tell occurrences apart. */
const CONTEXT = 200
/** The most occurrences of a passage that are compared: one that occurs more often is not told apart by its context. */
const MOST_OCCURRENCES = 10_000

/** How well the text around an occurrence fits the prefix and suffix of a passage. */
const fitting = ({ text }: Text, { prefix, suffix }: EvidenceInput) => {
  const before = prefix ? reversed(prefix.slice(-CONTEXT)) : ''
  const behind = suffix ? plain(suffix.slice(0, CONTEXT)).trimStart() : ''
  return (start: number, end: number): number =>
    (before ? common(before, reversed(text.slice(Math.max(0, start - 2 * CONTEXT), start))) : 0) +
    (behind ? common(behind, plain(text.slice(end, end + 2 * CONTEXT)).trimStart()) : 0)
}

/** The occurrence of a passage that fits best: by its prefix and suffix, then by how near it is to its place. */
const find = (text: Text, evidence: EvidenceInput, exact: string) => {
  const passage = plain(exact).trim()
  if (passage === '') return null
  const wanted = evidence.start ?? 0
  const fitOf = fitting(text, evidence)
  let best: { start: number; end: number; fit: number; far: number } | null = null
  let found = text.find(passage)
  for (let count = 0; found && count < MOST_OCCURRENCES; count += 1) {
    const [start, end] = [text.pointOf(found.start), text.pointOf(found.end)]
    const one = { start, end, fit: fitOf(found.start, found.end), far: Math.abs(start - wanted) }
    if (!best || one.fit > best.fit || (one.fit === best.fit && one.far < best.far)) best = one
    found = text.find(passage, found.at + 1)
  }
  return best
}

/** How much longer than it was a changed passage may be, in UTF-16 code units. */
const GROWTH = 1000

/** What is now between the prefix and the suffix of a passage. */
const findBetween = (text: Text, { prefix, suffix, exact }: EvidenceInput) => {
  const [first, last] = [
    plain(prefix ?? '')
      .trim()
      .slice(-CONTEXT),
    plain(suffix ?? '')
      .trim()
      .slice(0, CONTEXT),
  ]
  if (first === '' || last === '') return null
  const before = text.find(first)
  const behind = before && text.find(last, before.at + first.length)
  if (!behind || behind.start - before.end > (exact?.length ?? 0) + GROWTH) return null
  if (text.text.slice(before.end, behind.start).trim() === '') return null // it was taken out
  return { start: text.pointOf(before.end), end: text.pointOf(behind.start) }
}

const NOWHERE = { start: null, end: null, countedInUtf16: false }

/**
 * Opens a text to check passages against, by position, then by prefix, exact text and suffix, as the selectors of the
 * W3C Web Annotation model. https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export const checkingAgainst = (given: string): ((evidence: EvidenceInput) => PassageCheck) => {
  const text = openText(given)
  return (evidence) => {
    const { start, end, exact, spanSha256 } = evidence
    if (exact == null && spanSha256 == null) return { state: 'NOT_LOCATED', ...NOWHERE }
    const isPassage = (slice: string) => (exact == null ? hashOfText(slice) === spanSha256 : slice === exact)
    if (start != null && end != null) {
      if (text.reaches(end) && isPassage(text.slice(start, end)))
        return { state: 'INTACT', start, end, countedInUtf16: false }
      if (end <= given.length && isPassage(given.slice(start, end)))
        return { state: 'MOVED', start: text.pointOf(start), end: text.pointOf(end), countedInUtf16: true }
    }
    const found = exact == null ? null : find(text, evidence, exact)
    if (found)
      return { state: start == null ? 'INTACT' : 'MOVED', start: found.start, end: found.end, countedInUtf16: false }
    const between = findBetween(text, evidence)
    return between ? { state: 'CHANGED', ...between, countedInUtf16: false } : { state: 'ORPHANED', ...NOWHERE }
  }
}
