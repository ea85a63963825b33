import { chained, type Told } from './chains.ts'
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import { paragraphsOf } from './layout.ts'
import { readOwn } from './own-texts.ts'
import { openResolving, type Part } from './resolving.ts'
import type { Form, Language, Occasion, Read } from './sayings.ts'
import { type Span, within } from './spans.ts'

/** A meeting that the text tells of, with those who met. */
export interface Met extends Occasion {
  parties: readonly Part[]
}

/** What was read of a text. */
export interface Text {
  language: Language
  form: Form
  issuers: readonly Part[]
  relay: readonly Part[]
  /** Whom the text names, wherever it does. */
  named: readonly Part[]
  met: Met[]
  told: Told[]
  sentences: readonly Span[]
}

/** The languages that texts are read in, by their tags. */
export const LANGUAGES: { [language: string]: Language } = { en: english, zh: chinese }

/** What kind of text it is: one that somebody issues, and that reports nobody, is what they say. */
const formOf = (given: Form, { sayings }: Read, isReport: boolean): Form => {
  const isSilent =
    given.issuers.length > 0 && !sayings.some(({ mode, confidence }) => mode === 'INDIRECT' && confidence > 0.5)
  if (given.is === 'TRANSCRIPT') return given
  return { ...given, is: (given.is === 'OWN' || isSilent) && !isReport ? 'OWN' : 'REPORT' }
}

/**
 * Reads a text: who says what, in the order of the text. Null if nobody has written rules for the language.
 * @param isReport whether the text is known to report what others say, as the news does
 */
export const readText = (text: string, tag: string, isReport = false): Text | null => {
  const language = LANGUAGES[tag.split('-')[0]!.toLowerCase()]
  if (!language) return null
  const given = language.form(text, paragraphsOf(text))
  const read = language.read({ text, paragraphs: given.paragraphs })
  const form = formOf(given, read, isReport)
  const resolving = openResolving(language, form)
  const { whom, name, speak, heard, meet } = resolving

  // the head names first; the title may name more fully
  const { title } = form
  for (const words of title ? language.namesInTitle(text.slice(title.start, title.end)) : []) {
    const start = text.indexOf(words, title!.start)
    whom({ start, end: start + words.length, text: words })
  }
  const relay = form.relay ? whom(form.relay.by) : []
  const issuers = form.issuers.flatMap(whom)
  const own = form.is === 'REPORT' ? null : readOwn(text, language, form, read, issuers, resolving)

  const met: Met[] = []
  const turning = new Map(form.turns.flatMap(({ speaker }) => whom(speaker)).map((part) => [part.actor, part]))
  const speaking = [...turning.values()].filter(({ actor }) => actor !== null && actor.titles.length > 0)
  if (speaking.length === 2) {
    const place = title ?? { start: 0, end: form.turns[0]!.speaker.start }
    met.push({ ...place, kind: 'MEETING', state: 'HELD', mentions: [], place: null, country: null, parties: speaking })
  }

  // everybody in the order of the text, so that "she" and "the minister" mean who was named before
  const heads = [...form.issuers, ...(form.relay ? [form.relay.by] : []), ...form.turns.map(({ speaker }) => speaker)]
  const named: Part[] = []
  const told: Told[] = []
  const events: { at: number; order: number; run: () => void }[] = []
  for (const mention of read.names)
    if (!heads.some((head) => within(mention, head)))
      events.push({ at: mention.start, order: 0, run: () => named.push(...name(mention)) })
  for (const occasion of read.occasions)
    events.push({
      at: Math.max(...occasion.mentions.map(({ end }) => end)) - 1,
      order: 1,
      run: () => {
        const parties = occasion.mentions.flatMap(whom)
        meet(parties)
        met.push({ ...occasion, parties })
      },
    })
  for (const saying of own?.sayings ?? read.sayings)
    events.push({
      at: saying.sources[0]?.start ?? saying.start,
      order: 1,
      run: () => {
        const speaker = own?.speakers.get(saying)
        if (speaker) speak(speaker.parts)
        const speakers = speaker ? speaker.parts : saying.sources.flatMap(whom)
        heard(speakers, saying, text)
        const isIssuers = speakers.some(({ actor }) => issuers.some((part) => part.actor === actor))
        const chain = [
          ...relay.map((part) => ({ ...part, cue: form.relay?.cue ?? null, isInferred: false })),
          ...(form.is === 'OWN' && !isIssuers
            ? issuers.map((part) => ({ ...part, cue: null, isInferred: false }))
            : []),
        ]
        const hearers = saying.addressees.flatMap(whom)
        told.push({ ...saying, speakers, hearers, chain, wordsOf: speaker?.isInterpreted ? 'UNCLEAR' : 'SPEAKER' })
      },
    })
  speak(issuers)
  for (const { run } of events.sort((a, b) => a.at - b.at || a.order - b.order)) run()
  return {
    language,
    form,
    issuers,
    relay,
    named,
    met,
    told: chained(text, language, told, form),
    sentences: read.sentences,
  }
}
