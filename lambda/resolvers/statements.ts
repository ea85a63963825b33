import type { Context } from '../context.ts'
import { distinct } from '../domain/listings.ts'
import { typeOfId } from '../domain/nouns.ts'
import type { RecordOf } from '../domain/records.ts'
import { documentsOf, statements, withFunction } from '../domain/statements.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { allOf, listingPage } from './listings.ts'
import { references } from './records.ts'
import { ofId } from './selection.ts'

const supporting = (statement: RecordOf['Statement']) =>
  (statement.evidence ?? []).filter((evidence) => (evidence.stance ?? 'SUPPORTS') === 'SUPPORTS')

/** What the passages of a statement lead back to: documents taken from no other, or who passed the words on without one. */
const originsOf = async (statement: RecordOf['Statement'], { data }: Context): Promise<Set<string>> => {
  const origins = new Set<string>()
  const seen = new Set<string>()
  const follow = async (id: string): Promise<void> => {
    if (seen.has(id)) return
    seen.add(id)
    const document = await data.find(id)
    const sources = document && 'derivedFrom' in document ? (document.derivedFrom ?? []) : []
    if (sources.length === 0) origins.add(id)
    await Promise.all(sources.map(follow))
  }
  const ends = supporting(statement).map(({ document, chain }) => {
    const last = chain?.at(-1)
    return last ? (last.document ?? last.by) : document
  })
  for (const end of ends) if (typeOfId(end) !== 'Document') origins.add(end)
  await Promise.all(ends.filter((end) => typeOfId(end) === 'Document').map(follow))
  return origins
}

export const statementResolvers: Resolvers = {
  Query: {
    statements: (_, args, context) => listingPage(context, 'statements', statements, args),
  },
  Statement: {
    text: (statement) => statement.parts.map((part) => part.text).join(''),
    quotes: (statement) => statement.parts.filter((part) => part.verbatim).map((part) => part.text),
    speakers: (statement, _, context, info) =>
      references('Stakeholder', withFunction(statement, 'SPEAKER'), context, info),
    addressees: (statement, _, context, info) =>
      references('Stakeholder', withFunction(statement, 'ADDRESSEE'), context, info),
    documents: (statement, _, context, info) => references('Document', documentsOf(statement), context, info),
    reports: (statement) => distinct(supporting(statement).map((evidence) => evidence.document)).length,
    origins: async (statement, _, context) => (await originsOf(statement, context)).size,
    commitments: ofId(({ id }, _, context) =>
      allOf(context, 'Commitment', { name: 'COMMITMENTS_BY_STATEMENT', of: id }, 'OLDEST_FIRST'),
    ),
  },
}
