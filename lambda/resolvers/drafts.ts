import { draft } from '../drafting/draft.ts'
import { openLookup } from '../drafting/lookup.ts'
import type { Resolvers } from '../generated/resolvers.ts'

export const draftResolvers: Resolvers = {
  Query: {
    draft: (_, { text, document, lang }, { data }) => draft(text, document, lang ?? null, openLookup(data)),
  },
}
