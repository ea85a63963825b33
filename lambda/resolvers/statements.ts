import type { Context } from '../context.ts'
import { documents } from '../domain/documents.ts'
import { supports } from '../domain/evidence.ts'
import { distinct, type Listing } from '../domain/listings.ts'
import { isOf, mismatchOf } from '../domain/nouns.ts'
import type { AnyRecord, RecordOf } from '../domain/records.ts'
import { documentsOf, saidWhen, statements, withFunction } from '../domain/statements.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { StatementFilter } from '../generated/types.ts'
import type { ListedPage } from '../reading/pages.ts'
import { allOf, type ListingArguments, listingPage, membershipsBy, topicsUnder } from './listings.ts'
import { citationOf } from './citing.ts'
import { becoming, readable, references } from './records.ts'
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
): Promise<ListedPage<RecordOf['Statement']>> => {
  const { speaker, onBehalfOf, throughGroups, publisher, topic, narrower } = args.filter ?? {}
  const [memberships, publications, under] = await Promise.all([
    throughGroups ? membershipsBy(context, distinct([speaker, onBehalfOf])) : undefined,
    publisher == null || mismatchOf(publisher, 'Stakeholder') !== null ? null : publicationsOf(context, publisher),
    narrower && topic != null && mismatchOf(topic, 'Topic') === null ? topicsUnder(context, topic) : undefined,
  ])
  return listingPage(context, where, statements, args, of, { memberships, publications, under })
}

/** What a record became, to be counted: null if it was retracted. One that cannot be read counts as itself. */
const counted = async (id: string, context: Context): Promise<{ id: string; record: AnyRecord | null } | null> => {
  const record = await readable(context, () => context.data.became(id))
  return record?.status === 'RETRACTED' ? null : { id: record?.id ?? id, record }
}

/** The ids of the documents that bear a statement out, as what they became, each once, without those that were retracted. */
const reportsOf = async (statement: RecordOf['Statement'], context: Context): Promise<string[]> => {
  const found = await Promise.all(documentsOf(statement, supports).map((id) => counted(id, context)))
  return distinct(found.map((one) => one?.id))
}

/**
 * What the passages of a statement lead back to: documents taken from no other, or who passed the words on without one.
 * Versions and translations of a document are one origin; a document that was retracted is none.
 */
const originsOf = async (statement: RecordOf['Statement'], context: Context): Promise<string[]> => {
  const follow = async (id: string, seen = new Set<string>()): Promise<string[]> => {
    const one = await counted(id, context)
    if (!one || seen.has(one.id)) return []
    seen.add(one.id)
    if (!one.record || !isOf(one.record, 'Document')) return [one.id]
    const { replaces, translationOf, derivedFrom } = one.record
    const sources = distinct([replaces, translationOf, ...(derivedFrom ?? [])])
    return sources.length ? (await Promise.all(sources.map((source) => follow(source, seen)))).flat() : [one.id]
  }
  const found = await Promise.all(
    (statement.evidence ?? []).filter(supports).map(async ({ document, chain }) => {
      const last = chain?.at(-1)
      const end = last ? (last.document ?? last.by) : document
      const [carrier, origins] = await Promise.all([counted(document, context), follow(end)])
      return carrier ? origins : []
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
    citation: (statement, args, context) => citationOf(statement, args, context),
    commitments: ofId(({ id }, _, context) =>
      allOf(context, 'Commitment', { name: 'COMMITMENTS_BY_STATEMENT', of: id }, 'OLDEST_FIRST'),
    ),
  },
}
