import { hashOfText, lengthOf } from '../domain/texts.ts'
import type { EvidenceInput, PartInput, RelayInput } from '../generated/types.ts'
import type { Told } from './chains.ts'
import type { Span } from './spans.ts'

/** How much of the text stands around a passage in its evidence, in UTF-16 units. */
const AROUND = 32

/** Code points before a place that is given in UTF-16 units; the two differ in texts beyond the basic plane. */
const pointsOf = (text: string): ((unit: number) => number) => {
  if (lengthOf(text) === text.length) return (unit) => unit
  const points = new Uint32Array(text.length + 1)
  let [unit, point] = [0, 0]
  for (const character of text) {
    for (let at = 0; at < character.length; at += 1) points[unit + at] = point
    unit += character.length
    point += 1
  }
  points[unit] = point
  return (place) => points[place]!
}

/** A text cut to whole characters: half of a surrogate pair is left out. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')

/** A text as a field of one line has it. */
export const oneLine = (text: string): string => text.replace(/\s*[\r\n\t\u2028\u2029]+\s*/gu, ' ')

/**
 * Opens the citing of a text.
 * @param isHeld whether the words of passages may be kept; else quotations have theirs, and all have a hash
 */
export const openPassages = (text: string, isHeld: boolean) => {
  const pointOf = pointsOf(text)
  const placeOf = ({ start, end }: Span): { start: number; end: number } => ({
    start: pointOf(start),
    end: pointOf(end),
  })
  return {
    placeOf,
    /** The evidence for a record at a passage, which reached the document by a chain. */
    evidenceOf: (span: Span, document: string, chain: readonly RelayInput[], isVerbatim: boolean): EvidenceInput => {
      const exact = text.slice(span.start, span.end)
      // white space alone says nothing of the place, and is refused
      const prefix = whole(text.slice(Math.max(0, span.start - AROUND), span.start))
      const suffix = whole(text.slice(span.end, span.end + AROUND))
      return {
        document,
        ...placeOf(span),
        ...(isHeld || isVerbatim ? { exact } : {}),
        ...(isHeld && prefix.trim() ? { prefix } : {}),
        ...(isHeld && suffix.trim() ? { suffix } : {}),
        spanSha256: hashOfText(exact),
        stance: 'SUPPORTS',
        ...(chain.length ? { chain: [...chain] } : {}),
      }
    },
  }
}

const isLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text)

/** The parts of a statement: what stands in quotation marks is verbatim. Spaces that join two parts are in what is retold. */
export const partsOf = (text: string, { start, end, quotes, mode, wordsOf }: Told): PartInput[] => {
  const retold = (from: number, to: number): PartInput => ({ text: oneLine(text.slice(from, to)), verbatim: false })
  const quoted = (from: number, to: number): PartInput => ({
    text: oneLine(text.slice(from, to)),
    verbatim: true,
    wordsOf,
  })
  if (mode === 'DIRECT') return [quoted(start, end)]
  if (mode !== 'MIXED') return [retold(start, end)]
  const parts: PartInput[] = []
  let at = start
  for (const quote of quotes) {
    if (text.slice(at, Math.max(at, quote.outerStart)).trim()) parts.push(retold(at, quote.outerStart))
    parts.push(quoted(quote.start, quote.end))
    at = quote.outerEnd
  }
  if (/[\p{L}\p{N}]/u.test(text.slice(at, Math.max(at, end)))) parts.push(retold(at, end))
  return parts.map((part, index) => {
    if (part.verbatim || !isLatin(part.text)) return part
    const [before, after] = [parts[index - 1], parts[index + 1]]
    const head = before && /^[\p{L}\p{N}(]/u.test(part.text) ? ' ' : ''
    const tail = after && !/\s$/u.test(part.text) ? ' ' : ''
    return { ...part, text: head + part.text + tail }
  })
}
