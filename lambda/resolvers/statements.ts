import type { Context } from '../context.ts'
import { documents } from '../domain/documents.ts'
import { distinct, type Listing } from '../domain/listings.ts'
import { isOf, mismatchOf } from '../domain/nouns.ts'
import type { RecordOf } from '../domain/records.ts'
import { documentsOf, saidWhen, statements, supports, withFunction } from '../domain/statements.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { StatementFilter } from '../generated/types.ts'
import type { Page } from '../reading/pages.ts'
import { allOf, type ListingArguments, listingPage, membershipsBy } from './listings.ts'
import { becoming, references } from './records.ts'
import { ofId } from './selection.ts'

/** The most documents of a publisher that are each looked into; of more, statements are looked through instead. */
const MOST_PUBLICATIONS = 50

const publicationsOf = async (context: Context, publisher: string): Promise<string[] | null> => {
  const { nodes, pageInfo } = await listingPage(context, 'documents', documents, {
    filter: { publisher },
    first: MOST_PUBLICATIONS,
  })
  return (await pageInfo.hasNextPage()) ? null : nodes.map(({ id }) => id)
}

/**
 * A page of statements; with `throughGroups`, also of those that groups of the speaker made, and with `publisher`, of
 * those that its documents carry.
 */
export const statementPage = async (
  context: Context,
  where: string,
  args: ListingArguments<StatementFilter>,
  of?: Listing[],
): Promise<Page<RecordOf['Statement']>> => {
  const { speaker, onBehalfOf, throughGroups, publisher } = args.filter ?? {}
  const [memberships, publications] = await Promise.all([
    throughGroups ? membershipsBy(context, distinct([speaker, onBehalfOf])) : undefined,
    publisher == null || mismatchOf(publisher, 'Stakeholder') !== null ? null : publicationsOf(context, publisher),
  ])
  return listingPage(context, where, statements, args, of, { memberships, publications })
}

/** The documents that bear a statement out, as what they became, each once, without those that were retracted. */
const reportsOf = async (statement: RecordOf['Statement'], { data }: Context): Promise<RecordOf['Document'][]> => {
  const found = await Promise.all(documentsOf(statement, supports).map((id) => data.became(id)))
  const records = found.filter((one) => one !== null && isOf(one, 'Document'))
  return [...new Map(records.filter(({ status }) => status !== 'RETRACTED').map((one) => [one.id, one])).values()]
}

/**
 * What the passages of a statement lead back to: documents taken from no other, or who passed the words on without one.
 * Versions and translations of a document are one origin; a document that was retracted is none.
 */
const originsOf = async (statement: RecordOf['Statement'], { data }: Context): Promise<string[]> => {
  const follow = async (id: string, seen = new Set<string>()): Promise<string[]> => {
    const document = await data.became(id)
    const origin = document?.id ?? id
    if (seen.has(origin) || document?.status === 'RETRACTED') return []
    seen.add(origin)
    if (!document || !isOf(document, 'Document')) return [origin]
    const sources = distinct([document.replaces, document.translationOf, ...(document.derivedFrom ?? [])])
    return sources.length ? (await Promise.all(sources.map((one) => follow(one, seen)))).flat() : [origin]
  }
  const found = await Promise.all(
    (statement.evidence ?? []).filter(supports).map(async ({ document, chain }) => {
      const last = chain?.at(-1)
      const [record, origins] = await Promise.all([
        data.became(document),
        follow(last ? (last.document ?? last.by) : document),
      ])
      return record?.status === 'RETRACTED' ? [] : origins
    }),
  )
  return distinct(found.flat())
}

export const statementResolvers: Resolvers = {
  Query: {
    statements: (_, args, context) => statementPage(context, 'statements', args),
  },
  Statement: {
    text: (statement) => statement.parts.map((part) => part.text).join(''),
    quotes: (statement) => statement.parts.filter((part) => part.verbatim).map((part) => part.text),
    speakers: (statement, _, context, info) =>
      becoming('Stakeholder', withFunction(statement, 'SPEAKER'), context, info),
    addressees: (statement, _, context, info) =>
      becoming('Stakeholder', withFunction(statement, 'ADDRESSEE'), context, info),
    documents: (statement, _, context, info) => references('Document', documentsOf(statement), context, info),
    reports: async (statement, _, context) => (await reportsOf(statement, context)).length,
    saidOn: saidWhen,
    relatedFrom: ofId(({ id }, { kinds, ...args }, context) =>
      statementPage(context, 'relatedFrom', {
        ...args,
        order: 'OLDEST_FIRST',
        filter: { relatedTo: id, relation: kinds },
      }),
    ),
    origins: async (statement, _, context) => (await originsOf(statement, context)).length,
    commitments: ofId(({ id }, _, context) =>
      allOf(context, 'Commitment', { name: 'COMMITMENTS_BY_STATEMENT', of: id }, 'OLDEST_FIRST'),
    ),
  },
}
