import type { GraphQLResolveInfo } from 'graphql'
import type { Resolvers } from '../generated/resolvers.ts'
import { snapshotOf, toInput } from '../domain/inputs.ts'
import type { Context } from '../context.ts'
import type { EvidenceInput } from '../generated/types.ts'
import type { PageArguments } from '../reading/pages.ts'
import { type AnyRecord, isFrozen, shownId } from '../domain/records.ts'
import { byAnyId, currentOf } from './records.ts'
import { ofId } from './selection.ts'

/** The resolvers of the fields that every record has. */
export const recordFields = {
  id: shownId,
  isFrozen,
  input: toInput,
  current: (record: AnyRecord, _: object, context: Context) => currentOf(record, context),
  supersededBy: (record: AnyRecord, _: object, context: Context, info: GraphQLResolveInfo) =>
    record.supersededBy ? byAnyId(record.supersededBy, context, info) : null,
  evidence: (record: AnyRecord) => ('evidence' in record ? (record.evidence ?? []) : []),
  revisions: ofId(({ id }, page: PageArguments, { data }) => data.revisions(id, page)),
}

// The syntax gives `-` and `,` a meaning of their own.
const inFragment = (text: string) => encodeURIComponent(text.trim()).replaceAll('-', '%2D')

/** The paragraph of a text that touches the passage. */
const paragraphOf = (text: string, at: 0 | -1) =>
  text
    .split('\n')
    .filter((one) => one.trim() !== '')
    .at(at) ?? ''

/** How many words show where a passage of several paragraphs begins, and where it ends. */
const WORDS = 4
const lastWords = (text: string) => text.trim().split(/\s+/).slice(-WORDS).join(' ')
const firstWords = (text: string) => text.trim().split(/\s+/).slice(0, WORDS).join(' ')

/**
 * The passage as a text fragment of its document's address. One of several paragraphs is given by its start and its end:
 * a match does not run across them. https://wicg.github.io/scroll-to-text-fragment/
 */
const linkTo = (url: string | null | undefined, { exact, prefix, suffix }: EvidenceInput): string | null => {
  if (!url || !exact) return null
  const paragraphs = exact.split(/\s*\n\s*/).filter((one) => one.trim() !== '')
  const [first = exact, last = exact] = [paragraphs[0], paragraphs.at(-1)]
  const texts = paragraphs.length > 1 ? [firstWords(first), lastWords(last)] : [first]
  const before = prefix?.trim() ? [`${inFragment(paragraphOf(prefix, -1))}-`] : []
  const behind = suffix?.trim() ? [`-${inFragment(paragraphOf(suffix, 0))}`] : []
  return `${url.split('#')[0] ?? url}#:~:text=${[...before, ...texts.map(inFragment), ...behind].join(',')}`
}

export const commonResolvers: Resolvers = {
  Evidence: {
    link: async (evidence, _, { data }) => {
      if (!evidence.exact) return null
      const document = await data.find(evidence.document)
      return linkTo(document && 'url' in document ? document.url : null, evidence)
    },
  },
  Party: { naming: ({ naming }) => naming ?? 'NAMED' },
  Part: { translated: ({ translated }) => translated ?? false },
  Role: { kind: ({ kind }) => kind ?? 'OFFICE' },
  Revision: { snapshot: ({ record }) => snapshotOf(record) },
}
