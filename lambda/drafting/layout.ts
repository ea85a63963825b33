import { type Quote, quotesOf } from './quotes.ts'

/** A paragraph: what stands between line breaks, without the space around it. Places are UTF-16 offsets into the text. */
export interface Paragraph {
  start: number
  end: number
  quotes: Quote[]
}

/** What stands before the words of a paragraph: space, the number of a paragraph, the mark of an item of a list. */
const HEAD = /^\s*(?:(?:\(?\d{1,3}[.)]|\([a-z]\)|[\u2022\u25AA\u00B7*\u2013-])\s+)?/u

/** The paragraphs of a text, with their quotations. */
export const paragraphsOf = (text: string): Paragraph[] => {
  const places = [...text.matchAll(/[^\r\n\u2028\u2029]+/gu)].flatMap(({ 0: line, index }) => {
    const start = index + (HEAD.exec(line)?.[0].length ?? 0)
    const end = index + line.trimEnd().length
    return end > start ? [{ start, end }] : []
  })
  let isLeftOpen = false
  return places.map(({ start, end }, index) => {
    const next = places[index + 1]
    const quotes = quotesOf(text, start, end, isLeftOpen, next ? text.slice(next.start, next.start + 4) : '')
    const last = quotes.at(-1)
    isLeftOpen = last !== undefined && last.outerEnd === end && last.end === end && !last.isOpen
    return { start, end, quotes }
  })
}
