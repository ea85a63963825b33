import { badInput } from '../errors.ts'
import { quoted } from '../domain/texts.ts'
import { LANGUAGES } from './reading.ts'

/**
 * The language in which a text is read.
 * @param said what the caller says that it is, as a BCP 47 tag; else it is told from the text
 * @returns a tag; the one that was said, if there are rules for its language
 * @throws BAD_USER_INPUT if there are no rules for it
 */
export const languageOf = (text: string, said: string | null | undefined): string => {
  const known = Object.keys(LANGUAGES)
  const names = known.map((tag) => `\`${tag}\``).join(' and ')
  if (said) {
    if (known.includes(said.split('-')[0]!.toLowerCase())) return said
    throw badInput(`There are no rules for texts in ${quoted(said)}: only for ${names}. Code this text by hand.`)
  }
  const sample = text.slice(0, 20_000)
  const found = known.find((tag) => LANGUAGES[tag]!.isIn(sample))
  if (found) return found
  throw badInput(
    `The language of the text is none that there are rules for, which are ${names}. If it is one of them, say so by \`lang\`; else code this text by hand.`,
  )
}
