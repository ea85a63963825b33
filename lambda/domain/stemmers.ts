import { stemmer as ar } from '@orama/stemmers/arabic'
import { stemmer as de } from '@orama/stemmers/german'
import { stemmer as en } from '@orama/stemmers/english'
import { stemmer as es } from '@orama/stemmers/spanish'
import { stemmer as fr } from '@orama/stemmers/french'
import { stemmer as id } from '@orama/stemmers/indonesian'
import { stemmer as it } from '@orama/stemmers/italian'
import { stemmer as nl } from '@orama/stemmers/dutch'
import { stemmer as pt } from '@orama/stemmers/portuguese'
import { stemmer as ru } from '@orama/stemmers/russian'
import { stemmer as tr } from '@orama/stemmers/turkish'
import { stemmer as uk } from '@orama/stemmers/ukrainian'
import { stopwords as arStops } from '@orama/stopwords/arabic'
import { stopwords as deStops } from '@orama/stopwords/german'
import { stopwords as enStops } from '@orama/stopwords/english'
import { stopwords as esStops } from '@orama/stopwords/spanish'
import { stopwords as frStops } from '@orama/stopwords/french'
import { stopwords as idStops } from '@orama/stopwords/indonesian'
import { stopwords as itStops } from '@orama/stopwords/italian'
import { stopwords as nlStops } from '@orama/stopwords/dutch'
import { stopwords as ptStops } from '@orama/stopwords/portuguese'
import { stopwords as ruStops } from '@orama/stopwords/russian'
import { stopwords as trStops } from '@orama/stopwords/turkish'
import { stopwords as ukStops } from '@orama/stopwords/ukrainian'

// The bundle has this module in a file of its own, which is loaded when something is written or searched.

const STEMMERS: { [language: string]: (word: string) => string } = { en, fr, es, de, it, pt, nl, id, tr, ru, uk, ar }

/**
 * The longest stop word. The lists have longer ones that carry meaning in diplomacy, such as Spanish `acuerdo`, an
 * agreement.
 */
const LONGEST_STOP_WORD = 5

const short = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.filter((word) => word.length <= LONGEST_STOP_WORD).map((word) => word.toLowerCase()))

const STOP_WORDS: { [language: string]: ReadonlySet<string> } = {
  en: short(enStops),
  fr: short(frStops),
  es: short(esStops),
  de: short(deStops),
  it: short(itStops),
  pt: short(ptStops),
  nl: short(nlStops),
  id: short(idStops),
  tr: short(trStops),
  ru: short(ruStops),
  uk: short(ukStops),
  ar: short(arStops),
}

/** The languages whose words have stems, in the order in which one is assumed. */
export const languages = (): readonly string[] => Object.keys(STEMMERS)

/** The stem of a word in lower case, by Snowball's algorithm for its language: https://snowballstem.org */
export const stem = (word: string, language: string): string => STEMMERS[language]?.(word) ?? word

/** Whether a word in lower case says nothing by itself: an article, a preposition, a pronoun. */
export const isStopWord = (word: string, language: string): boolean => STOP_WORDS[language]?.has(word) ?? false
