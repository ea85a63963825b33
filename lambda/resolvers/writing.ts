import type { GraphQLResolveInfo } from 'graphql'
import type { Resolvers } from '../generated/resolvers.ts'
import type { Problem } from '../domain/checks.ts'
import type { Context } from '../context.ts'
import type { ShownApiKey } from '../access/stored-keys.ts'
import type { Author } from '../domain/revisions.ts'
import { inputOf } from '../domain/inputs.ts'
import { fieldOf, type TypeName } from '../domain/records.ts'
import type { Restrictions } from '../domain/restrictions.ts'
import { problemOfText } from '../domain/texts.ts'
import { badInput } from '../errors.ts'
import type { RecordInput } from '../generated/types.ts'

/** The most records of one import. */
const LARGEST_IMPORT = 100

const heldTo = ({ types, idPrefixes, ownRecordsOnly }: ShownApiKey): Restrictions => ({
  types: types ?? null,
  idPrefixes: idPrefixes ?? null,
  ownRecordsOnly: ownRecordsOnly ?? false,
})

/** The author of a write: who, and why. Throws BAD_USER_INPUT if the reason is not a text that can be stored. */
const authorOf = ({ caller }: Context, reason?: string | null): Author => {
  const said = reason?.trim() ? reason : null
  const problem = said === null ? null : problemOfText(said, { lines: true })
  if (problem !== null) throw badInput(`\`reason\`: ${problem}`)
  const { key } = caller
  return { by: caller.name, reason: said, key: key ? { id: key.id, heldTo: heldTo(key) } : undefined }
}

/** The idempotency key of one field of a mutation, by which a retry is recognized. */
export const idempotencyOf = ({ sendings }: Context, { path, fieldName }: GraphQLResolveInfo, asks: unknown) =>
  sendings(path.key, [fieldName, asks])

/** The arguments of a mutation that records one record. */
export interface RecordOneArguments {
  /** The input for its type. */
  input: object
  expectedRevision?: number | null
  reason?: string | null
}

/** Records one record of a type. Returns the payload: the current record, or the problems. */
export const recordOne = async (
  type: TypeName,
  { input: content, expectedRevision, reason }: RecordOneArguments,
  context: Context,
  info: GraphQLResolveInfo,
) => {
  const input = inputOf(type, content)
  const mode = expectedRevision == null ? ({ mode: 'CREATE' } as const) : ({ mode: 'AMEND', expectedRevision } as const)
  const sending = idempotencyOf(context, info, { input, expectedRevision, reason })
  const { record, problems, warnings } = await context.data.record(input, mode, authorOf(context, reason), sending)
  return { [fieldOf(type)]: record, userErrors: problems, warnings }
}

const importAll = async (records: RecordInput[], context: Context, info: GraphQLResolveInfo) => {
  const author = authorOf(context)
  if (records.length > LARGEST_IMPORT) {
    const message = `\`records\` has ${records.length} members: an import may have at most ${LARGEST_IMPORT}.`
    const tooMany: Problem = { code: 'TOO_LARGE', message, field: ['records'] }
    return { results: [], userErrors: [tooMany] }
  }
  const outcomes = await context.data.import(records, author, idempotencyOf(context, info, records))
  const results = outcomes.map(({ id, action, problems, warnings }) => ({ id, action, userErrors: problems, warnings }))
  return { results, userErrors: [] }
}

export const writingResolvers: Resolvers = {
  Mutation: {
    changeStatus: async (_, change, context, info) => {
      const author = authorOf(context, change.reason)
      const { record, problems } = await context.data.changeStatus(change, author, idempotencyOf(context, info, change))
      return { record, userErrors: problems, warnings: [] }
    },
    eraseRecord: async (_, { id, reason }, context) => {
      const author = authorOf(context, reason)
      const blank: Problem = { code: 'INVALID', field: ['reason'], message: 'Give the reason in a sentence.' }
      const userErrors = author.reason ? await context.data.erase(id, author) : [blank]
      return { record: null, userErrors, warnings: [] }
    },
    importRecords: (_, { records }, context, info) => importAll(records, context, info),
  },
  UserError: { field: ({ field }) => (field.length ? field : null) },
  Warning: { field: ({ field }) => (field.length ? field : null) },
}
