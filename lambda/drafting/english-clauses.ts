import type { Token } from './english-tokens.ts'

/** A run of tokens of a sentence; the end is exclusive. */
export interface Run {
  from: number
  to: number
}

export const isComma = (token: Token | undefined): boolean =>
  token !== undefined && /^[,\u2014\u2013()\[\]-]$/.test(token.text)
const isDash = (token: Token | undefined): boolean => token !== undefined && /^[\u2014\u2013]$|^--$/.test(token.text)
export const isMark = (token: Token | undefined): boolean =>
  token !== undefined && /^["'\u201C\u201D\u2018\u2019\u00AB\u00BB`]+$/.test(token.text)
export const isStop = (token: Token | undefined): boolean => token === undefined || /^[.!?;:\u2026]+$/.test(token.text)
const isNominal = (token: Token): boolean =>
  ['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'PRON', 'X', 'SYM'].includes(token.pos) ||
  /^('s|'|-|\/|&|%|\.)$/.test(token.lower) ||
  token.text === 'Under' ||
  isMark(token)
export const isVerbal = (token: Token): boolean => token.pos === 'VERB' || token.pos === 'AUX'

/** Words between a subject and its verb. */
const BETWEEN =
  /^(also|never|not|n't|to|further|again|then|later|once|only|even|just|has|have|had|is|was|be|been|did|do|does|will|would|can|could|may|might|must|should|ha|wo|ca)$/

/** Words that begin a clause of their own. */
const SUBORDINATES = new Set(
  'that which who whom whose because although though while when where if unless until after before since whether as than what how why'.split(
    ' ',
  ),
)

/** Prepositions that go on with a name or a noun: "the minister of", "a spokesman for". */
const JOINING = new Set('of for from at in on to with by behind against between among under over near about'.split(' '))

/** Where the verb group begins that ends at a verb: "has also said" at "has". */
export const groupStart = (tokens: readonly Token[], verb: number): number => {
  let at = verb
  while (at > 0) {
    const before = tokens[at - 1]!
    // "clearly and unequivocally ordered"
    if (before.pos === 'CCONJ' && tokens[at]?.pos === 'ADV' && tokens[at - 2]?.pos === 'ADV') {
      at -= 2
      continue
    }
    if (
      before.pos === 'AUX' ||
      before.pos === 'ADV' ||
      (before.pos === 'PART' && before.lower !== "'s") ||
      BETWEEN.test(before.lower)
    ) {
      if (before.quote || SUBORDINATES.has(before.lower) || isComma(before)) break
      at -= 1
    } else break
  }
  while (at < verb && tokens[at]!.pos === 'ADV' && at > 0 && (isComma(tokens[at - 1]) || isStop(tokens[at - 1])))
    at += 1
  return at
}

/** The words for a person that a noun phrase may have to the left of a place: where the phrase begins that ends there. */
export const phraseBefore = (tokens: readonly Token[], to: number, least: number): Run | null => {
  let at = to
  while (at > least) {
    const token = tokens[at - 1]!
    if (token.quote) break
    if (token.pos === 'DET' && /^(that|this)$/.test(token.lower) && at === to) return { from: at - 1, to }
    if (isNominal(token) && !(SUBORDINATES.has(token.lower) && token.pos !== 'DET')) at -= 1
    else if (token.lower === 'and' || token.lower === 'or') {
      const before = tokens[at - 2]
      const after = tokens[at]
      if (!before || !after || !isNominal(before) || before.quote || at === to) break
      if (
        before.pos === 'PRON' &&
        after.pos !== 'PRON' &&
        after.pos !== 'PROPN' &&
        !/^(he|she|they|we|i|you)$/.test(before.lower)
      )
        break
      at -= 1
    } else if (token.pos === 'ADP' && at < to && JOINING.has(token.lower)) {
      const before = tokens[at - 2]
      if (!before || at - 2 < least || !isNominal(before) || before.pos === 'PRON' || isMark(before)) break
      at -= 1
    } else if (token.pos === 'VERB' && /^\p{Lu}/u.test(token.text) && at < to && at - 1 > least) at -= 1
    else break
  }
  while (at < to && (isMark(tokens[at]) || /^([-.\/&%]|'s?|and|or)$/.test(tokens[at]!.lower))) at += 1
  let end = to
  while (end > at && isMark(tokens[end - 1])) end -= 1
  return at < end ? { from: at, to: end } : null
}

/** Days that stand behind a name as nouns do. */
const DAY = /^(today|yesterday|tomorrow|(mon|tues|wednes|thurs|fri|satur|sun)day)$/

/**
 * The noun phrase that begins at a place.
 * @param isLong whether it goes on behind "for", "at" and "from": "a spokesman for the ministry", but not "thanked China for"
 */
export const phraseAfter = (tokens: readonly Token[], from: number, isLong = false): Run | null => {
  let at = from
  while (at < tokens.length) {
    const token = tokens[at]!
    if (token.quote || SUBORDINATES.has(token.lower)) break
    if (at > from && token.pos === 'PRON' && !/^(his|her|its|their|our|my|your)$/.test(token.lower)) break
    if (
      at > from &&
      token.pos === 'PRON' &&
      tokens[at - 1]!.pos !== 'ADP' &&
      !/^(and|or|'s|')$/.test(tokens[at - 1]!.lower)
    )
      break
    if (isNominal(token)) {
      // "told reporters the plan": a new phrase begins where a determiner follows a noun
      if (at > from && token.pos === 'DET' && ['NOUN', 'PROPN', 'PRON'].includes(tokens[at - 1]!.pos)) break
      if (
        at > from &&
        tokens[at - 1]!.pos === 'PRON' &&
        !/^(his|her|its|their|our|my|your|all|both|some|many)$/.test(tokens[at - 1]!.lower)
      )
        break
      at += 1
    } else if (at > from && token.lower === 'of' && tokens[at + 1] && isNominal(tokens[at + 1]!)) at += 1
    else if (
      isLong &&
      at > from &&
      /^(for|at|from)$/.test(token.lower) &&
      tokens[at + 1] &&
      isNominal(tokens[at + 1]!) &&
      !/^(monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(tokens[at + 1]!.lower)
    )
      at += 1
    else if (
      at > from &&
      (token.lower === 'and' || token.lower === 'or') &&
      tokens[at + 1] &&
      isNominal(tokens[at + 1]!)
    )
      at += 1
    else break
  }
  // "the Taliban yesterday": the day is no part of the name
  while (
    at > from &&
    (isMark(tokens[at - 1]) || DAY.test(tokens[at - 1]!.lower) || /^[-.\/&]$/.test(tokens[at - 1]!.lower))
  )
    at -= 1
  return at > from ? { from, to: at } : null
}

/** Where the clause begins that a place is in: after the last semicolon, colon, quotation, or conjunction behind a comma. */
export const clauseStart = (tokens: readonly Token[], place: number): number => {
  let start = 0
  for (let at = 0; at < place; at += 1) {
    const token = tokens[at]!
    if (/^[;:]$/.test(token.text) || token.quote) start = at + 1
    else if (token.pos === 'CCONJ' && at > 0 && isComma(tokens[at - 1]) && at + 1 < place) {
      // "A, B, and C said" is one subject; "A did this, and B said" are two clauses
      if (tokens.slice(start, at).some(isVerbal)) start = at + 1
    } else if (token.pos === 'CCONJ' && token.lower === 'but') start = at + 1
    else if (token.pos === 'SCONJ' && token.lower !== 'as' && at + 1 < place) start = at + 1
  }
  while (start < place && (isComma(tokens[start]) || isMark(tokens[start]))) start += 1
  return start
}

/** A phrase with the rest of the list that it ends: "the envoys of France, Germany, and Italy". */
const listOf = (tokens: readonly Token[], last: Run | null): Run | null => {
  if (
    !last ||
    tokens[last.from]!.pos === 'PRON' ||
    tokens[last.from - 1]?.lower !== 'and' ||
    !isComma(tokens[last.from - 2])
  )
    return last
  let { from } = last
  let count = 1
  for (let comma = from - 2; comma > 0 && tokens[comma]!.text === ','; comma = from - 1) {
    const before = phraseBefore(tokens, comma, 0)
    if (!before) break
    from = before.from
    count += 1
  }
  return count > 2 ? { from, to: last.to } : last
}

/**
 * The subject of a verb group, which stands before it: "Heng Kimkong, a candidate at the university, said" has "Heng
 * Kimkong". Null if nothing before can be one.
 * @param start where the verb group begins
 */
export const subjectBefore = (tokens: readonly Token[], start: number): Run | null => {
  const before = tokens[start - 1]
  if (!before || before.quote) return null
  const least = clauseStart(tokens, start)
  if (!isComma(before) && !isDash(before)) return listOf(tokens, phraseBefore(tokens, start, least))
  // an apposition or a relative clause stands between: the subject is the first phrase of the clause that is none of these
  const commas: number[] = []
  for (let at = least; at < start; at += 1)
    if ((isComma(tokens[at]) && tokens[at]!.text !== '-') || isDash(tokens[at])) commas.push(at)
  let from = least
  for (const comma of commas) {
    const part = tokens.slice(from, comma)
    const first = part[0]
    if (
      part.length &&
      first &&
      !part.some(isVerbal) &&
      !part.some(({ quote }) => quote) &&
      !['ADP', 'SCONJ', 'ADV', 'CCONJ'].includes(first.pos)
    ) {
      const run = phraseBefore(tokens, comma, from)
      if (run && run.from === from && comma !== start - 1) return run
      if (run && run.from === from && commas.length === 1) return null
    }
    from = comma + 1
  }
  return null
}
