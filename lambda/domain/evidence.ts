import type { EvidenceInput, EvidenceState } from '../generated/types.ts'
import type { AnyRecord } from './records.ts'
import { hashOfText } from './texts.ts'

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
  return {
    text,
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

const escaped = (word: string) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
/** A pattern of a passage in which any white space stands for any other. */
const patternOf = (passage: string) => new RegExp(passage.trim().split(/\s+/u).map(escaped).join('\\s+'), 'gu')

const plain = (text: string) => text.replaceAll(/\s+/gu, ' ')
/** How many characters two texts have in common where they meet a passage. */
const common = (given: string, found: string) => {
  let length = 0
  while (length < given.length && length < found.length && given[length] === found[length]) length += 1
  return length
}
const reversed = (text: string) => Array.from(plain(text).trimEnd()).reverse().join('')

/** How well the text around an occurrence fits the prefix and suffix of a passage. */
const fitOf = ({ text }: Text, { prefix, suffix }: EvidenceInput, start: number, end: number) => {
  const before = prefix
    ? common(reversed(prefix), reversed(text.slice(Math.max(0, start - 2 * prefix.length), start)))
    : 0
  const behind = suffix
    ? common(plain(suffix).trimStart(), plain(text.slice(end, end + 2 * suffix.length)).trimStart())
    : 0
  return before + behind
}

/** The occurrence of a passage that fits best: by its prefix and suffix, then by how near it is to its place. */
const find = (text: Text, evidence: EvidenceInput, exact: string) => {
  const pattern = exact.trim() === '' ? null : patternOf(exact)
  const wanted = evidence.start ?? 0
  let best: { start: number; end: number; fit: number; far: number } | null = null
  for (const { 0: found, index } of pattern ? text.text.matchAll(pattern) : []) {
    const [start, end] = [text.pointOf(index), text.pointOf(index + found.length)]
    const one = { start, end, fit: fitOf(text, evidence, index, index + found.length), far: Math.abs(start - wanted) }
    if (!best || one.fit > best.fit || (one.fit === best.fit && one.far < best.far)) best = one
  }
  return best
}

/** How much longer than it was a changed passage may be, in UTF-16 code units. */
const GROWTH = 1000

/** What stands now between the prefix and the suffix of a passage. */
const findBetween = (text: Text, { prefix, suffix, exact }: EvidenceInput) => {
  if (!prefix?.trim() || !suffix?.trim()) return null
  const [before] = text.text.matchAll(patternOf(prefix))
  if (!before) return null
  const from = before.index + before[0].length
  const rest = text.text.slice(from, from + (exact?.length ?? 0) + suffix.length + GROWTH)
  const [behind] = rest.matchAll(patternOf(suffix))
  return behind ? { start: text.pointOf(from), end: text.pointOf(from + behind.index) } : null
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
