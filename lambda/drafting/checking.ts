import { badInput } from '../errors.ts'
import { isLonger, isVisible } from '../domain/texts.ts'

/** The longest text, in Unicode code points: a long communiqu\u00E9 has 30,000. */
export const LONGEST_TEXT = 200_000

/** What no text has: other control characters than white space, and what stands for bytes that are none. */
const NO_TEXT = /[\u0000-\u0008\u000E-\u001F\u007F\uFFFD\uD800-\uDFFF]/u

const HTML =
  /<\/?(?:!doctype|html|head|body|div|p|span|br|a|script|style|table|ul|ol|li|h[1-6]|img|meta|article|section|blockquote)\b[^<>]*>/giu

/**
 * Refuses what cannot be read as a text.
 * @throws BAD_USER_INPUT that says what it is and what to do
 */
export const checkText = (text: string): void => {
  if (isLonger(text, LONGEST_TEXT))
    throw badInput(
      `\`text\` has more than ${LONGEST_TEXT.toLocaleString('en')} characters. Draft it in parts, each as a document of its own.`,
    )
  if (!isVisible(text)) throw badInput('`text` is empty: give the text as it was published.')
  const odd = NO_TEXT.exec(text)
  if (odd)
    throw badInput(
      `\`text\` is not text: at character ${Array.from(text.slice(0, odd.index)).length} it has U+${odd[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}. Give its words alone, in Unicode.`,
    )
  const tags = text.slice(0, 20_000).match(HTML)?.length ?? 0
  if (tags >= 3 || /^\s*<(!doctype|html)\b/iu.test(text))
    throw badInput('`text` is HTML. Give the text alone, as the page shows it: offsets count its characters.')
}
