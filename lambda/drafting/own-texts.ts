import type { Quote } from './quotes.ts'
import { isFirstPerson, type Part, type Resolving } from './resolving.ts'
import type { Form, Language, Read, Saying } from './sayings.ts'
import { type Span, within } from './spans.ts'

/** What is said in a text that speaks itself: sentences and turns, and what these report of others. */
export interface OwnSayings {
  sayings: Saying[]
  /** Who says what is the text's own. */
  speakers: ReadonlyMap<Saying, { parts: readonly Part[]; isInterpreted: boolean }>
}

/** Fewer words than this in quotation marks are a name or a word kept at a distance, and nobody's statement. */
const FEWEST_QUOTED = 4

const bare = (span: Span, more: Pick<Saying, 'reasons'> & Partial<Saying>): Saying => ({
  start: span.start,
  end: span.end,
  cue: null,
  at: span,
  act: 'STATED',
  mode: 'DIRECT',
  quotes: [],
  sources: [],
  addressees: [],
  confidence: 0.9,
  doubt: null,
  ...more,
})

/**
 * Reads a text of its own, or a transcript: its sentences or paragraphs are what is said.
 * @param issuers who speaks in a text of its own
 */
export const readOwn = (
  text: string,
  language: Language,
  form: Form,
  { sayings, names, sentences }: Read,
  issuers: readonly Part[],
  { whom }: Resolving,
): OwnSayings => {
  const speakers = new Map<Saying, { parts: readonly Part[]; isInterpreted: boolean }>()
  /** "The United States welcomes", in a text of its own: who speaks speaks of themselves. */
  const speaksOfItself = ({ cue, sources }: Saying): boolean =>
    form.is === 'OWN' &&
    cue !== null &&
    !language.isPast(cue) &&
    sources.some(({ text: name }) => {
      const described = language.describe(name)
      return described.is === 'NAME' && described.kind === 'GOVERNMENT'
    })
  const isOwners = (saying: Saying, parts: readonly Part[]): boolean =>
    isFirstPerson(language, saying) ||
    speaksOfItself(saying) ||
    saying.sources.some(({ text: name }) => parts.some(({ mention }) => mention.text === name))

  /** A sentence of the text's own, with its reporting words if it has some. */
  const sentence = (span: Span): Saying => {
    const reasons = ['The text is itself what is said.']
    const said = sayings.find((one) => within(one.at, span) && one.confidence > 0.5 && isOwners(one, issuers))
    if (said) return bare(span, { cue: said.cue, at: said.at, act: said.act, addressees: said.addressees, reasons })
    const done = language.ownAct(text.slice(span.start, span.end))
    if (!done) return bare(span, { reasons })
    const start = span.start + done.at
    return bare(span, { cue: done.cue, at: { start, end: start + done.cue.length }, act: done.act, reasons })
  }

  if (form.is === 'OWN') {
    const isQuoted = (span: Span): boolean =>
      sayings.some(
        (one) => one.mode === 'DIRECT' && one.end - one.start > 0.5 * (span.end - span.start) && within(one, span),
      )
    const isWhole = ({ start, end }: Span): boolean =>
      /[.!?\u2026\u3002\uFF01]["\u201D]?$/u.test(text.slice(start, end))
    for (const span of sentences)
      if (isWhole(span) && !isQuoted(span)) speakers.set(sentence(span), { parts: issuers, isInterpreted: false })
  } else
    for (const { speaker, spans, isInterpreted } of form.turns) {
      const parts = whom(speaker)
      for (const span of spans)
        speakers.set(bare(span, { reasons: ['It stands in the turn of its speaker.'] }), { parts, isInterpreted })
    }

  const own = [...speakers.keys()]
  const isNested = (saying: Saying): boolean => {
    const outer = own.find((one) => within(saying.at, one))
    if (!outer) return form.is === 'OWN' && saying.mode === 'DIRECT'
    if (saying.cue === null) return form.is === 'TRANSCRIPT' && saying.quotes.length > 0
    if (!isFirstPerson(language, saying)) return !isOwners(saying, speakers.get(outer)!.parts)
    // in a transcript, what they said before: "I told the president that"
    return saying.mode === 'INDIRECT' && language.isPast(saying.cue) && form.is === 'TRANSCRIPT'
  }
  const nested = sayings.filter(isNested)
  const isUntold = (quote: Quote): boolean =>
    !nested.some((saying) => within(quote, saying)) &&
    text.slice(quote.start, quote.end).split(/\s+/u).length >= FEWEST_QUOTED
  if (form.is === 'OWN')
    for (const quote of form.paragraphs.flatMap(({ quotes }) => quotes).filter(isUntold)) {
      const outer = own.find((one) => within(quote, one))
      if (!outer) continue
      const named = names.findLast(({ start, end, text: name }) => {
        const described = language.describe(name)
        return start >= outer.start && end <= quote.start && described.is === 'NAME' && described.kind !== 'GOVERNMENT'
      })
      nested.push(
        bare(quote, {
          at: { start: quote.outerStart, end: quote.outerEnd },
          quotes: [quote],
          sources: named ? [named] : [],
          confidence: 0.3,
          reasons: ['Who speaks quotes somebody: whoever is named last before is taken for them.'],
          doubt: 'Who says this?',
        }),
      )
    }

  /** A sentence that does nothing but report what others said is that report. */
  const reportIn = (one: Saying): Saying | undefined =>
    form.is === 'OWN' && one.cue === null
      ? nested.find((saying) => {
          const from = Math.min(saying.start, saying.at.start, ...saying.sources.map(({ start }) => start))
          const to = Math.max(saying.end, saying.at.end)
          return (
            saying.confidence >= 0.8 &&
            saying.cue !== null &&
            within(saying, one) &&
            !isFirstPerson(language, saying) &&
            to - from > 0.6 * (one.end - one.start)
          )
        })
      : undefined
  // what an interpreted speaker said before comes through the interpreter too
  for (const saying of nested) {
    const outer = isFirstPerson(language, saying) ? own.find((one) => within(saying.at, one)) : undefined
    const speaker = outer && speakers.get(outer)
    if (speaker?.isInterpreted) speakers.set(saying, speaker)
  }
  const kept = own.filter((one) => reportIn(one) === undefined)
  return { sayings: [...kept, ...nested].sort((a, b) => a.start - b.start || b.end - a.end), speakers }
}
