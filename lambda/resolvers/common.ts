import type { GraphQLResolveInfo } from 'graphql'
import type { Resolvers } from '../generated/resolvers.ts'
import { snapshotOf } from '../domain/inputs.ts'
import type { Context } from '../context.ts'
import { type AnyRecord } from '../domain/records.ts'
import { byAnyId } from './records.ts'
import { ofId } from './selection.ts'

/** The resolvers of the fields that every record has. */
export const recordFields = {
  supersededBy: (record: AnyRecord, _: object, context: Context, info: GraphQLResolveInfo) =>
    record.supersededBy ? byAnyId({ id: record.supersededBy }, context, info) : null,
  evidence: (record: AnyRecord) => ('evidence' in record ? (record.evidence ?? []) : []),
  revisions: ofId(({ id }, { first, after }: { first: number; after?: string | null }, { data }) =>
    data.revisions(id, first, after),
  ),
}

/** The passage as a text fragment of its document's address. https://wicg.github.io/scroll-to-text-fragment/ */
const linkTo = (url: string | null | undefined, exact: string | null | undefined): string | null => {
  if (!url || !exact) return null
  // The syntax gives `-` and `,` a meaning, and a hash of the address is replaced.
  const encoded = encodeURIComponent(exact).replaceAll('-', '%2D')
  return `${url.split('#')[0] ?? url}#:~:text=${encoded}`
}

export const commonResolvers: Resolvers = {
  Evidence: {
    link: async (evidence, _, { data }) => {
      if (!evidence.exact) return null
      const document = await data.find(evidence.document)
      return linkTo(document && 'url' in document ? document.url : null, evidence.exact)
    },
  },
  Revision: { snapshot: ({ record }) => snapshotOf(record) },
}
