import type { Act, MeetingKind, Mode } from '../generated/types.ts'
import type { Paragraph } from './layout.ts'
import type { Described } from './people.ts'
import type { Quote } from './quotes.ts'
import type { Mention, Span } from './spans.ts'

/** An act of saying, as a reader of a language finds it: who, by which words, what. */
export interface Saying extends Span {
  /** The reporting words as they stand, ` ... ` between words that stand apart. Null if there are none. */
  cue: string | null
  /** Where the reporting words stand; where the content stands if there are none. */
  at: Span
  act: Act
  mode: Mode
  /** The quotations of the content, in order. */
  quotes: readonly Quote[]
  /** Who says it. Empty if the text does not tell. */
  sources: readonly Mention[]
  addressees: readonly Mention[]
  /** How sure the rules are, from 0 to 1. */
  confidence: number
  /** What was found, a sentence each, in English. */
  reasons: readonly string[]
  /** What an editor has to decide. */
  doubt: string | null
}

/** What a reader is given of a text. */
export interface Laid {
  text: string
  /** The paragraphs that report or speak: titles, bylines and the like are left out. */
  paragraphs: readonly Paragraph[]
}

/** A meeting, call or visit that the text tells of. */
export interface Occasion extends Span {
  kind: MeetingKind
  state: 'HELD' | 'PLANNED'
  mentions: readonly Mention[]
  /** The place as the text names it. */
  place: Mention | null
  /** The country of the place, as an ISO 3166-1 code. */
  country: string | null
}

/** When something was, as the text says it. */
export interface When extends Span {
  edtf: string
  text: string
  /** The text says it in full; else the year or the day was counted from the date of the text. */
  isWhole: boolean
}

/** What a reader finds. */
export interface Read {
  sayings: Saying[]
  occasions: Occasion[]
  /** Wherever the text names somebody, in order. */
  names: Mention[]
  sentences: Span[]
}

/** What kind of text it is, and what its head says of the whole. */
export interface Form {
  /** `REPORT` tells what others said; `OWN` is itself what is said; a `TRANSCRIPT` has turns of several speakers. */
  is: 'REPORT' | 'OWN' | 'TRANSCRIPT'
  title: Span | null
  paragraphs: readonly Paragraph[]
  /** Who speaks in a text of its own. */
  issuers: readonly Mention[]
  /** Through whom all of it reaches the reader: "attributable to Spokesperson Ned Price". */
  relay: { by: Mention; cue: string } | null
  turns: readonly Turn[]
}

/** What one speaker says in a transcript, paragraph by paragraph, without the label. */
export interface Turn {
  speaker: Mention
  spans: readonly Span[]
  isInterpreted: boolean
}

/**
 * The rules of one language. Whatever else finds sayings, such as a model that a deployment has, takes the place of `read`:
 * it takes the same and gives the same.
 */
export interface Language {
  read: (laid: Laid) => Read
  form: (text: string, paragraphs: readonly Paragraph[]) => Form
  describe: (mention: string) => Described
  /** The several whom one mention names, as parts of it: "Sokhonn and Yang". */
  split: (mention: string) => string[]
  /**
   * The dates that a stretch of the text names, counted from the day on which it was issued.
   * @param issued that day, as YYYY-MM-DD
   */
  dates: (text: string, stretch: Span, issued: string) => When[]
  /** The usual name of a country, by its ISO 3166-1 code. */
  countryName: (code: string) => string
  /** How a meeting is called after those who met. */
  meetingTitle: (names: readonly string[]) => string
  /** Words of the language by which it is told from others in its script; empty if the script tells. */
  isIn: (text: string) => boolean
  /** What a sentence of a speaker's own does without a verb of saying: "we are committed". `at` is where in the sentence the words stand. */
  ownAct: (sentence: string) => { act: Act; cue: string; at: number } | null
  /** Whether reporting words tell of something said before: "told", and not "welcome". */
  isPast: (cue: string) => boolean
  /** Whether the words behind reporting words say that it was said on paper: "noted in a press release". */
  goesOnInPaper: (words: string) => boolean
  /** The persons whom a title names, each as a part of it: "Secretary Blinken’s Call with Foreign Minister Kuleba". */
  namesInTitle: (title: string) => string[]
  /** Whether words speak of their speaker: "we", "our". */
  isFirstPerson: (words: string) => boolean
  /** Whether words speak of somebody else, as no speaker does of themselves: "his visit". */
  isThirdPerson: (words: string) => boolean
}
