import { type Offsets, openOffsets } from './offsets.ts'
import { partsOf, spanOf } from './records.ts'
import type { Desk, DeskRecord } from './state.ts'

export type Words = 'SPEAKER' | 'REPORTER' | 'UNCLEAR' | 'RETOLD'

/** A piece of the text, in UTF-16 units, within which nothing begins or ends. */
export interface Piece {
  start: number
  end: number
  /** The statements whose passages it is in, the innermost last. */
  ids: readonly string[]
  /** Whose words the innermost statement says that they are. Null outside of all. */
  words: Words | null
  /** Whether a question is about it. */
  isAsked: boolean
}

interface Range {
  start: number
  end: number
}

/** Where the verbatim parts of a statement stand in its passage. */
const quotesOf = (text: string, { start, end }: Range, record: DeskRecord): (Range & { words: Words })[] => {
  let from = start
  return partsOf(record.input).flatMap(({ text: words, verbatim, wordsOf }) => {
    if (!verbatim || words.trim() === '') return []
    const place = text.indexOf(words.trim(), from)
    if (place < 0 || place + words.trim().length > end) return []
    from = place + words.trim().length
    return [{ start: place, end: from, words: wordsOf ?? 'UNCLEAR' }]
  })
}

/** Where a statement's passage goes, in units of the text. */
const rangeOf = (record: DeskRecord, document: string | null, { toUnits, length }: Offsets): Range | null => {
  const span = spanOf(record.input, document)
  if (!span || span.start < 0 || span.end > length || span.start >= span.end) return null
  return { start: toUnits(span.start), end: toUnits(span.end) }
}

/**
 * The text in pieces: it is cut wherever a statement, a quotation or the passage of a question begins or ends. Passages
 * may lie within each other or overlap.
 */
export const piecesOf = (
  desk: Desk,
  statements: readonly DeskRecord[],
  asked: { start: number; end: number } | null,
): Piece[] => {
  const offsets = openOffsets(desk.source)
  const marked = statements.flatMap((record) => {
    const range = rangeOf(record, desk.document, offsets)
    return range ? [{ ...range, id: record.id, quotes: quotesOf(desk.source, range, record) }] : []
  })
  const question = asked && { start: offsets.toUnits(asked.start), end: offsets.toUnits(asked.end) }
  const cuts = [...marked.flatMap((one) => [one, ...one.quotes]), ...(question ? [question] : [])]
    .flatMap(({ start, end }) => [start, end])
    .filter((place) => place > 0 && place < desk.source.length)
  const places = [...new Set([0, ...cuts, desk.source.length])].sort((a, b) => a - b)
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? 0
    const covers = (range: Range) => range.start <= start && range.end >= end
    const around = marked.filter(covers).sort((a, b) => b.end - b.start - (a.end - a.start))
    const words = around.at(-1)?.quotes.find(covers)?.words
    return {
      start,
      end,
      ids: around.map(({ id }) => id),
      words: words ?? (around.length > 0 ? 'RETOLD' : null),
      isAsked: question !== null && covers(question),
    }
  })
}
