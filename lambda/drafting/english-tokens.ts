import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItsFunction } from 'wink-nlp'
import type { Paragraph } from './layout.ts'
import type { Quote } from './quotes.ts'

/** A word or a mark of a sentence. Places are UTF-16 offsets into the text. */
export interface Token {
  text: string
  lower: string
  /** The form that stands in a dictionary, in lower case. */
  lemma: string
  /** Its part of speech, as Universal Dependencies name them. A quotation on its own is `QUOTE`. */
  pos: string
  start: number
  end: number
  /** The quotation that it stands for, if that is a clause of its own or several. */
  quote: Quote | null
}

let opened: ReturnType<typeof winkNLP> | null = null

/** The most words of a sentence that are read as one: what is longer is a list, or no language. */
const LONGEST_SENTENCE = 250

/** Words that begin a sentence, and not the name behind an abbreviation. */
const STARTS =
  /^(The|A|An|He|She|It|They|We|I|You|This|That|These|Those|In|On|At|But|And|Both|His|Her|Their|Its|As|If|When|While|After|Before|For|To|With|There|Asked|Mr)$/

/** What stands for a quotation while the words around it are tagged: a noun, as long as the quotation. */
const STAND_IN = 'Quotation'

/** A quotation is a clause of its own if it ends like one, or has a sentence in it; else it is a part of the clause around it. */
const standsAlone = (text: string, { start, end, outerStart, outerEnd }: Quote): boolean => {
  const inner = text.slice(start, end)
  const words = inner.split(/\s+/u).length
  const before = text.slice(Math.max(0, outerStart - 40), outerStart)
  const after = text.slice(outerEnd, outerEnd + 1)
  if (/[.!?\u2026]['\u2019]?\s+\p{Lu}/u.test(inner)) return true
  if (/(^|[\n.!?\u201D"]\s*|[,:]\s*)$/u.test(before) && (words > 2 || /[,.!?]$/u.test(inner)))
    return (
      /[,.!?;\u2014\u2013\u2026-]['\u2019]?$/u.test(inner) ||
      /[,.;]/.test(after) ||
      after === '' ||
      /:\s*$/u.test(before)
    )
  return false
}

/** The sentences of a paragraph, in tokens. Quotations that stand alone are one token each. */
export const sentencesOf = (text: string, { start, end, quotes }: Paragraph): Token[][] => {
  opened ??= winkNLP(model)
  // the library's type of `its.lemma` has a parameter that its own `out` does not know
  const its = opened.its as Omit<typeof opened.its, 'pos' | 'lemma'> & {
    pos: ItsFunction<string>
    lemma: ItsFunction<string>
  }
  const alone = quotes.filter((quote) => standsAlone(text, quote))
  // the library takes quadratic time for a word without an end, which is no word
  let masked = text.slice(start, end).replace(/\S{100,}/gu, (run) => run.slice(0, 1).padEnd(run.length))
  for (const { start: innerStart, end: innerEnd, outerStart, outerEnd } of alone) {
    const length = outerEnd - outerStart
    const isLast =
      /[.\u2026]['\u2019]?$/u.test(text.slice(innerStart, innerEnd)) &&
      /^\s+[^\p{Ll}]/u.test(text.slice(outerEnd, outerEnd + 3))
    const stand = (length > STAND_IN.length + 1 ? STAND_IN : 'It') + (isLast ? '.' : '')
    masked = masked.slice(0, outerStart - start) + stand.padEnd(length) + masked.slice(outerEnd - start)
  }
  const byPlace = new Map(alone.map((quote) => [quote.outerStart, quote]))
  const document = opened.readDoc(masked)
  const words = document.tokens().out()
  const tags: string[] = document.tokens().out(its.pos)
  const lemmas: string[] = document.tokens().out(its.lemma)
  const lasts = new Set<number>()
  let count = 0
  document.sentences().each((sentence: { tokens: () => { length: () => number } }) => {
    count += sentence.tokens().length()
    lasts.add(count - 1)
  })
  const sentences: Token[][] = []
  let current: Token[] = []
  let at = 0
  let covered = 0
  words.forEach((word, index) => {
    const place = masked.indexOf(word, at)
    if (place < 0) return // a token that the tagger has changed: it is passed over
    at = place + word.length
    const quote = byPlace.get(start + place) ?? null
    if (quote) covered = quote.outerEnd
    const isStop = quote === null && word === '.' && start + place < covered
    if (!isStop)
      current.push({
        text: word,
        lower: word.toLowerCase().replaceAll('\u2019', "'"),
        lemma: (lemmas[index] ?? word).toLowerCase(),
        pos: quote ? 'QUOTE' : (tags[index] ?? 'X'),
        start: quote?.outerStart ?? start + place,
        end: quote?.outerEnd ?? start + at,
        quote,
      })
    const next = words[index + 1]
    const gap = next === undefined ? '' : masked.slice(at, masked.indexOf(next, at))
    const isAbbreviated = /(^|[\s(])(\p{L}\.)+$|\p{Lu}\.\p{Lu}\.$|\b(Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Lt|Col)\.$/u.test(
      masked.slice(Math.max(0, at - 12), at),
    )
    // "Rep. Scott (D-Va.) said", "the EU-U.S. Summit" are in one sentence; "in Washington, D.C.  Noting" are two
    const goesOn =
      next !== undefined &&
      (gap === '' || /^[\p{Ll}),;:]/u.test(next) || (isAbbreviated && gap.length < 2 && !STARTS.test(next)))
    const isOver = lasts.has(index) || (isAbbreviated && gap.length > 1 && next !== undefined && /^\p{Lu}/u.test(next))
    if (current.length >= LONGEST_SENTENCE || (isOver && current.length && !goesOn)) {
      sentences.push(current)
      current = []
    }
  })
  if (current.length) sentences.push(current)
  return sentences
}
