import type { DocumentInput } from '../generated/types.ts'
import { checkText } from './checking.ts'
import { type Drafted, draftOf } from './drafting.ts'
import { languageOf } from './languages.ts'
import type { Lookup } from './lookup.ts'

/**
 * Drafts the records of a text.
 * @param text as it was published, plain
 * @param document what is known of its document
 * @param lang its language, as a BCP 47 tag; else the document's, or the one that it is most likely in
 * @throws BAD_USER_INPUT for what is no text, is too long, or is in a language without rules
 */
export const draft = async (
  text: string,
  document: DocumentInput,
  lang: string | null,
  lookup: Lookup,
): Promise<Drafted> => {
  checkText(text)
  return draftOf(text, document, languageOf(text, lang ?? document.language), lookup)
}
