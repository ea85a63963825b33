import * as chrono from 'chrono-node/en'
import { datesIn } from './dates.ts'
import type { Language } from './sayings.ts'
import { countryName } from './english-countries.ts'
import { formEnglish } from './english-form.ts'
import { describeEnglish } from './english-names.ts'
import { readEnglish } from './english-reader.ts'

/** The rules of English. */
export const english: Language = {
  read: readEnglish,
  form: formEnglish,
  describe: describeEnglish,
  split: (mention) => mention.split(/,?\s+and\s+(?:the\s+)?|,\s+|;\s+/u).filter(Boolean),
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
  countryName,
  meetingTitle: (names) => names.join(' and '),
  isIn: (text) =>
    (text.match(/(?<!\p{L})(the|of|and|to|in|that|for|with|said|was|is)(?!\p{L})/giu) ?? []).length * 12 >
    (text.match(/\p{L}+/gu) ?? []).length,
  isFirstPerson: (words) => /(?<![\p{L}'\u2019])(I|we|our|us|my|me)(?![\p{L}])/iu.test(words),
  isThirdPerson: (words) =>
    /(?<![\p{L}])(he|she|his|her|they|their|both sides|the two (?:sides|countries))(?![\p{L}])/iu.test(words),
}
