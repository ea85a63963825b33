import * as chrono from 'chrono-node/en'
import { datesIn } from './dates.ts'
import type { Act } from '../generated/types.ts'
import type { Language } from './sayings.ts'
import { countryName, countryOf } from './english-countries.ts'
import { formEnglish } from './english-form.ts'
import { describeEnglish } from './english-names.ts'
import { readEnglish } from './english-reader.ts'

/** Offices in the plural, whose countries or bodies follow: "the foreign ministers of Canada, France and Italy". */
const OFFICES =
  /^(?:the\s+)?(?:[\p{L}\d.\u2019'-]+\s+)*?(?:governments|ministers|leaders|representatives|envoys|presidents|secretaries|heads of state|delegations)(?:\s+and\s+(?:[\p{L}]+\s+)*?(?:representatives|envoys|ministers|leaders))?\s+of\s+(?:the\s+)?(.+)$/iu

/** One office whose body follows: "the High Representative of the European Union". */
const OFFICE = /^(?:[\p{L}-]+\s+)+?of\s+(?:the\s+)?(\p{Lu}.+)$/u

const splitEnglish = (mention: string): string[] => {
  if (countryOf(mention)) return [mention]
  // "the minister and his Chinese counterpart": the first "and" may be one of the title
  const counterpart = /^(.+?),? and ((?:his|her|their|its) .+)$/u.exec(mention)
  if (counterpart) return [counterpart[1]!, counterpart[2]!]
  const listed = OFFICES.exec(mention)?.[1]
  const parts = (listed ?? mention)
    .split(/,?\s+and\s+(?:representatives of\s+)?(?:the\s+)?|,\s+(?:the\s+)?|;\s+/u)
    .filter(Boolean)
  return listed === undefined ? parts : parts.map((part) => (countryOf(part) ? part : (OFFICE.exec(part)?.[1] ?? part)))
}

/** What speakers do in a sentence of their own that has no verb of saying, and the words that do it. */
const OWN_ACTS: [RegExp, Act][] = [
  [
    /\b(?:we|I|countries|organizations|leaders|ministers|European Union|States|Kingdom)\b[^.;:]{0,60}?\b((?:continue to be |are |am |remain )(?:deeply |gravely |seriously |very )*(?:concerned|alarmed|troubled|worried))/iu,
    'EXPRESSED_CONCERN',
  ],
  [
    /\b(?:we|I|countries|organizations|States)\b[^.;:]{0,60}?\b((?:are|am|remain) (?:fully |firmly |deeply )?committed)/iu,
    'PLEDGED',
  ],
  [
    /\b(?:we|I|States|Kingdom|Union)\b[^.;:]{0,60}?\b((?:are|am|is) (?:very |deeply )?(?:pleased|proud|delighted|honou?red) to announce)/iu,
    'ANNOUNCED',
  ],
  [/\b(?:we|I)\b[^.;:]{0,30}?\b((?:are|am) (?:very |deeply )?grateful|would like to thank|want to thank)/iu, 'THANKED'],
  [/\b(?:we|I)\b[^.;:]{0,30}?\b(stand (?:by|with)|support)\b/iu, 'SUPPORTED'],
  [/\b(?:we|I)\b[^.;:]{0,20}?\b(intend to|will continue to|will)\b/iu, 'PLEDGED'],
  [/\b(?:we|I)\b[^.;:]{0,20}?\b(believe|expect)\b/iu, 'ASSESSED'],
  [/\b(?:we|I)\b[^.;:]{0,20}?\b(took (?:due )?note|take (?:due )?note)\b/iu, 'NOTED'],
]

/** The rules of English. */
export const english: Language = {
  read: readEnglish,
  form: formEnglish,
  describe: describeEnglish,
  split: splitEnglish,
  ownAct: (sentence) => {
    for (const [pattern, act] of OWN_ACTS) {
      const found = pattern.exec(sentence)
      if (found) return { act, cue: found[1]!, at: found.index + found[0].indexOf(found[1]!) }
    }
    return null
  },
  dates: (text, stretch, issued) => {
    const found = datesIn(chrono.casual, text, stretch, issued)
    // "later in the month", "earlier this month": the month of the text
    for (const { 0: words, index } of text
      .slice(stretch.start, stretch.end)
      .matchAll(/\b(?:earlier|later) (?:in the|this) (month|year)\b/giu)) {
      const start = stretch.start + index
      const clashing = found.findIndex((one) => one.start < start + words.length && one.end > start)
      if (clashing >= 0) found.splice(clashing, 1)
      found.push({
        start,
        end: start + words.length,
        text: words,
        edtf: issued.slice(0, /year/i.test(words) ? 4 : 7),
        isWhole: false,
      })
    }
    return found
  },
  namesInTitle: (title) =>
    title
      .split(
        /['\u2019]s (?:\p{L}+ )*(?:meeting|call|visit|talks?|conversation|travel|remarks)\b|\b(?:with|and|between|by|on|at|before)\b|:/iu,
      )
      .map((part) =>
        part
          .replace(/^.*\bof\s+(?=(?:[A-Z]\p{L}+ )?(?:Minister|President|Secretary)\b)/u, '')
          .replace(
            /\b(?:Joint|Statements?|Remarks|Press|Availability|Conference|Meeting|Call|Visit|Deliver|Host)\b.*$/u,
            '',
          )
          .trim(),
      )
      .filter((part) => {
        const described = describeEnglish(part)
        return described.is === 'NAME' && described.kind === 'PERSON' && described.titles.length > 0
      }),
  isPast: (cue) => /\b(\p{L}+ed|told|said|made)\b/u.test(cue),
  goesOnInPaper: (words) => /^[^.]{0,30}\b(release|statement|readout|communiqu\u00E9)\b/u.test(words),
  countryName,
  meetingTitle: (names) => names.join(' and '),
  isIn: (text) =>
    (text.match(/(?<!\p{L})(the|of|and|to|in|that|for|with|said|was|is)(?!\p{L})/giu) ?? []).length * 12 >
    (text.match(/\p{L}+/gu) ?? []).length,
  isFirstPerson: (words) => /(?<![\p{L}'\u2019])(I|we|our|us|my|me)(?![\p{L}])/iu.test(words),
  isThirdPerson: (words) =>
    /(?<![\p{L}])(he|she|his|her|they|their|both sides|the two (?:sides|countries))(?![\p{L}])/iu.test(words),
}
