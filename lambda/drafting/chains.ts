import type { WordsOf } from '../generated/types.ts'
import type { Actor } from './people.ts'
import { isFirstPerson, type Part } from './resolving.ts'
import type { Form, Language, Saying } from './sayings.ts'
import { within } from './spans.ts'

/** A saying with those who take part in it. */
export interface Told extends Saying {
  speakers: readonly Part[]
  hearers: readonly Part[]
  /** Who passes it on, nearest the reader first. */
  chain: readonly (Part & { cue: string | null; isInferred: boolean })[]
  /** Whose words the quotations are. */
  wordsOf: WordsOf
}

const sameActors = (a: readonly Part[], b: readonly Part[]): boolean =>
  a.length > 0 && a.every(({ actor }) => actor !== null && b.some((other) => other.actor === actor))

/**
 * Puts sayings within sayings into chains, and tells whose words quotations are. What only passes on what others said, as a
 * release does, is a link of their chains alone.
 */
export const chained = (text: string, language: Language, told: readonly Told[], form: Form): Told[] => {
  const isPaper = ({ sources }: Saying): boolean =>
    sources.some((source) => language.describe(source.text).is === 'PAPER')
  // "the ministry noted in a press release" passes on; what a person says in a statement is theirs
  const viaPaper = (saying: Told): boolean =>
    isPaper(saying) ||
    (saying.speakers.every(({ actor }) => actor?.kind !== 'PERSON') &&
      language.goesOnInPaper(text.slice(saying.at.end, saying.at.end + 60)))
  const dropped = new Set<Told>()
  const carried = new Map<Actor, Told>()
  const done = told.map((one): Told => {
    const outers = told
      .filter(
        (other) =>
          other !== one &&
          within(one.at, other) &&
          one.end <= other.end + 1 &&
          !sameActors(one.speakers, other.speakers) &&
          other.speakers.length > 0,
      )
      .sort((a, b) => a.end - a.start - (b.end - b.start))
    const direct = outers.toReversed()
    const relays = direct.flatMap((outer) =>
      outer.speakers.map((part) => ({ ...part, cue: outer.cue, isInferred: !part.isNamed })),
    )
    const papers = form.is === 'REPORT' ? direct.filter(viaPaper) : []
    for (const outer of papers) {
      // a release that only passes on what others said is a relay, and no statement of its own
      dropped.add(outer)
      for (const { actor } of one.speakers) if (actor) carried.set(actor, outer)
    }
    let chain = [...one.chain, ...relays]
    let isRelayed = papers.length > 0
    const before = one.speakers[0]?.actor ? carried.get(one.speakers[0].actor) : undefined
    if (form.is === 'REPORT' && !isRelayed && before && !dropped.has(one) && relays.length === 0 && !isPaper(one)) {
      chain = [...chain, ...before.speakers.map((part) => ({ ...part, isNamed: false, cue: null, isInferred: true }))]
      isRelayed = one.mode !== 'INDIRECT'
    }
    const quoted = one.quotes.map(({ start, end }) => text.slice(start, end)).join(' ')
    let { wordsOf } = one
    if (wordsOf !== 'UNCLEAR' && isRelayed && one.quotes.length)
      wordsOf =
        one.quotes.some((quote) => within(one.at, { start: quote.outerStart, end: quote.outerEnd })) ||
        language.isThirdPerson(quoted)
          ? 'REPORTER'
          : language.isFirstPerson(quoted)
            ? 'SPEAKER'
            : 'UNCLEAR'
    // a report that goes into the first person without quotation marks leaves open whose words they are
    const slides = form.is === 'REPORT' && language.isFirstPerson(text.slice(one.start, one.end))
    if (one.mode === 'INDIRECT' && wordsOf !== 'UNCLEAR')
      wordsOf = isFirstPerson(language, one) ? 'SPEAKER' : slides ? 'UNCLEAR' : 'REPORTER'
    const distinct = chain.filter(
      (part, at) =>
        chain.findIndex((other) => other.actor === part.actor && other.actor !== null) === at || part.actor === null,
    )
    return { ...one, chain: distinct, wordsOf }
  })
  return done.filter((_, at) => !dropped.has(told[at]!))
}
