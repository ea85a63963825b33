/** A stretch in quotation marks. Places are UTF-16 offsets into the text. */
export interface Quote {
  /** What stands between the marks. */
  start: number
  end: number
  /** The same with the marks. */
  outerStart: number
  outerEnd: number
  /** It has no mark that closes it, and the next paragraph does not go on with it. */
  isOpen: boolean
  /** The paragraph before left its quotation open, and this one goes on with it. */
  continues: boolean
}

/** What closes each mark that opens. Single marks are apostrophes too, so they have rules of their own. */
const CLOSING: { [mark: string]: string } = {
  '\u201C': '\u201D',
  '\u201E': '\u201C\u201D',
  '\u00AB': '\u00BB',
  '\u300C': '\u300D',
  '\u300E': '\u300F',
  '"': '"',
  '\uFF02': '\uFF02',
  "''": "''",
  '\u2018': '\u2019',
  "'": "'",
}

/** A quotation in single marks is not longer than this, in UTF-16 units: a stray apostrophe must not open a page. */
const LONGEST_SINGLE = 400

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character)
const isSpace = (character: string | undefined): boolean =>
  character === undefined || /[\s\p{Ps}\u2014\u2013-]/u.test(character)

/** The mark at a place, if one opens there. */
const openingAt = (text: string, at: number, from: number): string | null => {
  const pair = text.slice(at, at + 2)
  const [before, after] = [at > from ? text[at - 1] : undefined, text[at + 1]]
  if (pair === "''") return !isLetter(before) && text[at + 2] !== undefined && !isSpace(text[at + 2]) ? pair : null
  const mark = text[at]!
  if (!(mark in CLOSING) || before === '=') return null // an attribute of HTML
  if (mark === '"')
    return isSpace(before) || !isLetter(before) ? (after !== undefined && !/\s/u.test(after) ? mark : null) : null
  if (mark === "'" || mark === '\u2018') return isSpace(before) && isLetter(after) ? mark : null
  return mark
}

/** Where the quotation that a mark opens is closed, or -1. Marks of another kind inside are nested and belong to it. */
const closingOf = (text: string, from: number, end: number, mark: string): number => {
  const closing = CLOSING[mark]!
  const isSingle = mark === "'" || mark === '\u2018'
  let depth = 0
  const last = isSingle ? Math.min(end, from + LONGEST_SINGLE) : end
  for (let at = from; at < last; at += 1) {
    if (mark === "''") {
      if (text.slice(at, at + 2) === closing) return at
      continue
    }
    const character = text[at]!
    if (character === mark && mark !== closing) depth += 1
    if (!closing.includes(character)) continue
    if (isSingle && isLetter(text[at + 1])) continue
    if (depth > 0) depth -= 1
    else return at
  }
  return -1
}

/**
 * The quotations of a paragraph that stand in no other quotation, in order.
 * @param start where the paragraph starts, in UTF-16 units
 * @param before whether the paragraph before left a quotation open
 * @param next the text of the next paragraph, which may go on with one that is left open
 */
export const quotesOf = (text: string, start: number, end: number, before: boolean, next: string): Quote[] => {
  const quotes: Quote[] = []
  let at = start
  while (at < end) {
    const mark = openingAt(text, at, start)
    if (mark === null) {
      at += 1
      continue
    }
    const inner = at + mark.length
    const close = closingOf(text, inner, end, mark)
    const continues = before && text.slice(start, at).trim() === ''
    if (close < 0) {
      if (mark === "'" || mark === '\u2018') {
        at += 1
        continue
      }
      const isOpen = !next.trimStart().startsWith(mark)
      quotes.push({ start: inner, end, outerStart: at, outerEnd: end, isOpen, continues })
      break
    }
    if (text.slice(inner, close).trim() !== '')
      quotes.push({ start: inner, end: close, outerStart: at, outerEnd: close + mark.length, isOpen: false, continues })
    at = close + mark.length
  }
  return quotes
}
