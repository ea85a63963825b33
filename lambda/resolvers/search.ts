import type { Context } from '../context.ts'
import type { Listing } from '../domain/listings.ts'
import { isOf, mismatchOf } from '../domain/nouns.ts'
import type { AnyRecord, TypeName } from '../domain/records.ts'
import { soughtIn } from '../domain/search.ts'
import { documentsOf } from '../domain/statements.ts'
import { badInput } from '../errors.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { QuerySearchArgs, SearchFilter, SearchType } from '../generated/types.ts'
import { fromCursor, toCursor } from '../reading/cursors.ts'
import { pageOf, sizeOfPage } from '../reading/pages.ts'
import { isSearchPlace, type SearchedType, type SearchHit } from '../reading/search.ts'
import { topicsUnder } from './listings.ts'
import { readable } from './records.ts'

const TYPES: { [type in SearchType]: SearchedType } = {
  MEETING: 'Meeting',
  STATEMENT: 'Statement',
  STAKEHOLDER: 'Stakeholder',
  TOPIC: 'Topic',
  DOCUMENT: 'Document',
}

/** The types of records that each condition finds. */
const FOUND_BY: { [condition in keyof Omit<SearchFilter, 'narrower'>]-?: readonly SearchedType[] } = {
  from: ['Statement', 'Meeting', 'Document'],
  to: ['Statement', 'Meeting', 'Document'],
  speaker: ['Statement'],
  onBehalfOf: ['Statement'],
  topic: ['Statement', 'Meeting'],
  country: ['Meeting', 'Stakeholder'],
  language: ['Statement', 'Document'],
}

const checkId = (field: string, id: string | null | undefined, type: TypeName) => {
  const mismatch = id == null ? null : mismatchOf(id, type)
  if (mismatch) throw badInput(`\`${field}\`: ${mismatch}`)
}

/** The listings in which the records of each type must be; only the types that all conditions find. */
const groupsBy = async (filter: SearchFilter, context: Context): Promise<Map<SearchedType, Listing[][]>> => {
  const { speaker, onBehalfOf, topic, narrower, country } = filter
  checkId('speaker', speaker, 'Stakeholder')
  checkId('onBehalfOf', onBehalfOf, 'Stakeholder')
  checkId('topic', topic, 'Topic')
  const topics = topic == null ? [] : narrower ? await topicsUnder(context, topic) : [topic]
  const conditions = Object.entries(FOUND_BY).filter(([name]) => filter[name as keyof SearchFilter] != null) // its own keys
  const found = Object.values(TYPES).filter((type) => conditions.every(([, types]) => types.includes(type)))
  return new Map(
    found.map((type) => [
      type,
      [
        ...(speaker != null ? [[{ name: 'SPEAKER' as const, of: speaker }]] : []),
        ...(onBehalfOf != null ? [[{ name: 'BEHALF' as const, of: onBehalfOf }]] : []),
        ...(topic != null
          ? [
              topics.map((of) => ({
                name: type === 'Meeting' ? ('MEETING_TOPIC' as const) : ('STATEMENT_TOPIC' as const),
                of,
              })),
            ]
          : []),
        ...(country != null
          ? [
              [
                {
                  name: type === 'Meeting' ? ('MEETING_COUNTRY' as const) : ('STAKEHOLDER_COUNTRY' as const),
                  of: country,
                },
              ],
            ]
          : []),
      ],
    ]),
  )
}

const primary = (tag: string | null | undefined) => tag?.split('-')[0]?.toLowerCase()

/** Whether a record is in a language: a document is, and a statement that it carries. */
const isIn =
  (language: string, context: Context) =>
  async (record: AnyRecord): Promise<boolean> => {
    const wanted = primary(language)
    if (isOf(record, 'Document')) return primary(record.language) === wanted
    if (!isOf(record, 'Statement')) return true
    if (record.parts.some(({ lang }) => primary(lang) === wanted)) return true
    const documents = await Promise.all(
      documentsOf(record).map((id) => readable(context, () => context.data.findReferenced(id))),
    )
    return documents.some((one) => one !== null && isOf(one, 'Document') && primary(one.language) === wanted)
  }

const find = async ({ text, types, filter, order, first, after }: QuerySearchArgs, context: Context) => {
  const count = sizeOfPage({ first })
  const by = order ?? 'RELEVANCE'
  const { from, to, language } = filter ?? {}
  if (from && to && from > to) throw badInput(`The range of days is reversed: \`from\` ${from} is after \`to\` ${to}.`)
  const sought = soughtIn(text, language, by === 'RELEVANCE')
  const name = JSON.stringify(['search', text, types ?? null, filter ?? null, by])
  const isRank = (place: string) => /^\d{1,4}$/.test(place)
  const start = after == null ? null : fromCursor(name, after, by === 'RELEVANCE' ? isRank : isSearchPlace)
  const { hits, isAll, reach } = await context.data.search({
    sought,
    types: types ? types.map((type) => TYPES[type]) : Object.values(TYPES),
    groups: await groupsBy(filter ?? {}, context),
    from,
    to,
    order: by,
    after: by === 'RELEVANCE' ? null : start,
    ...(language != null && { accepts: isIn(language, context) }),
  })
  const skipped = by === 'RELEVANCE' && start !== null ? Number(start) : 0
  const placed = hits.map((hit, index) => ({ place: by === 'RELEVANCE' ? String(index + 1) : hit.place, node: hit }))
  const shown = placed.slice(skipped, skipped + count)
  const more = placed.length > skipped + count
  const goesOn = by !== 'RELEVANCE' && reach !== null && reach !== start // else nothing further can be told apart
  const page = pageOf<SearchHit>(shown, {
    cursorOf: (place) => toCursor(name, place),
    hasNextPage: () => more || goesOn,
    hasPreviousPage: () => start !== null,
    stoppedEarly: !more && !isAll,
    ...(!more && goesOn && { end: reach }),
  })
  return {
    edges: page.edges.map((edge) => ({
      get cursor() {
        return edge.cursor
      },
      node: edge.node.record,
      highlights: edge.node.highlights,
    })),
    nodes: page.nodes.map(({ record }) => record),
    pageInfo: page.pageInfo,
    totalCount: { value: () => hits.length, isExact: () => isAll },
  }
}

export const searchResolvers: Resolvers = {
  Query: { search: (_, args, context) => find(args, context) },
}
