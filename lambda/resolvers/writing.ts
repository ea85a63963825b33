import { type GraphQLResolveInfo, Kind } from 'graphql'
import type { Resolvers } from '../generated/resolvers.ts'
import type { WriteMode } from '../domain/changes.ts'
import type { Problem, Warning } from '../domain/checks.ts'
import { mismatchOf } from '../domain/nouns.ts'
import type { Context } from '../context.ts'
import type { ShownApiKey } from '../access/stored-keys.ts'
import type { Author } from '../domain/revisions.ts'
import { inputOf } from '../domain/inputs.ts'
import { fieldOf, type TypeName } from '../domain/records.ts'
import type { Restrictions } from '../domain/restrictions.ts'
import { problemOfText } from '../domain/texts.ts'
import { badInput, helpFor } from '../errors.ts'
import type { ChangeAction, MutationImportRecordsArgs, RecordInput } from '../generated/types.ts'

/** The most records of one import. */
export const LARGEST_IMPORT = 100

const heldTo = ({ types, idPrefixes, ownRecordsOnly }: ShownApiKey): Restrictions => ({
  types: types ?? null,
  idPrefixes: idPrefixes ?? null,
  ownRecordsOnly: ownRecordsOnly ?? false,
})

/** The author of a write: who, and why. Throws BAD_USER_INPUT if the reason is not a text that can be stored. */
export const authorOf = ({ caller }: Context, reason?: string | null): Author => {
  const said = reason?.trim() ? reason : null
  const problem = said === null ? null : problemOfText(said, { lines: true })
  if (problem !== null) throw badInput(`\`reason\`: ${problem}`)
  const { key } = caller
  return { by: caller.name, reason: said, key: key ? { id: key.id, heldTo: heldTo(key) } : undefined }
}

/** The idempotency key of one field of a mutation, by which a retry is recognized. */
export const idempotencyOf = ({ idempotency }: Context, { path, fieldName }: GraphQLResolveInfo, asks: unknown) =>
  idempotency(path.key, [fieldName, asks])

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
  const idempotency = idempotencyOf(context, info, { input, expectedRevision, reason })
  const { record, problems, warnings } = await context.data.record(input, mode, authorOf(context, reason), idempotency)
  return { [fieldOf(type)]: record, userErrors: problems, warnings }
}

/** The arguments of a mutation that changes some fields of a record. */
export interface AmendArguments {
  id: string
  /** Any fields of the type's input. */
  set: object
  expectedRevision: number
  reason?: string | null
}

/** Changes some fields of a record of a type. Returns the payload: the current record, or the problems. */
export const amendOne = async (
  type: TypeName,
  { reason, ...change }: AmendArguments,
  context: Context,
  info: GraphQLResolveInfo,
) => {
  const mismatch = mismatchOf(change.id, type)
  if (mismatch !== null) throw badInput(`\`id\`: ${mismatch}`)
  const idempotency = idempotencyOf(context, info, { ...change, reason })
  const amendment = { ...change, set: { ...change.set } }
  const { record, problems, warnings } = await context.data.amend(amendment, authorOf(context, reason), idempotency)
  return { [fieldOf(type)]: record, userErrors: problems, warnings }
}

/** What came of one record of an import. */
interface ImportedOne {
  id: string | null
  revision: number | null
  action: ChangeAction | null
  userErrors: Problem[]
  warnings: Warning[]
}

/** The places of the records of an import, and what is wrong with those that were set aside before it began. */
const recordsOf = (records: readonly RecordInput[], { setAside }: Context, { fieldNodes }: GraphQLResolveInfo) => {
  const value = fieldNodes[0]?.arguments?.find(({ name }) => name.value === 'records')?.value
  const aside = (value?.kind === Kind.VARIABLE && setAside.get(value.name.value)) || new Map<number, Problem[]>()
  const all = Array.from({ length: records.length + aside.size }, (_, place) => place)
  return { setAside: aside, places: all.filter((place) => !aside.has(place)) }
}

/** How an import writes the record at a place. */
const modeOf = (
  { bases, overwrite }: Pick<MutationImportRecordsArgs, 'bases' | 'overwrite'>,
  place: number,
): WriteMode => {
  const expectedRevision = bases?.[place]?.expectedRevision
  if (expectedRevision != null) return { mode: 'AMEND', expectedRevision }
  return overwrite === false ? { mode: 'CREATE' } : { mode: 'IMPORT', overwrite: true }
}

const importAll = async (given: MutationImportRecordsArgs, context: Context, info: GraphQLResolveInfo) => {
  const author = authorOf(context)
  const { setAside, places } = recordsOf(given.records, context, info)
  const { bases } = given
  if (places.length + setAside.size > LARGEST_IMPORT) {
    const message = `\`records\` has ${places.length + setAside.size} members: an import may have at most ${LARGEST_IMPORT}.`
    const tooMany: Problem = { code: 'TOO_LARGE', message, field: ['records'] }
    return { results: [], userErrors: [tooMany] }
  }
  const reasons = places.map((place) => authorOf(context, bases?.[place]?.reason).reason ?? null)
  const outcomes = await context.data.import(given.records, author, {
    idempotency: idempotencyOf(context, info, given),
    modeAt: (index) => modeOf(given, places[index]!),
    reasonAt: (index) => reasons[index] ?? null,
  })
  const results: ImportedOne[] = []
  for (const [place, userErrors] of setAside)
    results[place] = { id: null, revision: null, action: null, userErrors, warnings: [] }
  outcomes.forEach(({ id, record, action, problems, warnings }, index) => {
    results[places[index]!] = { id, revision: record?.revision ?? null, action, userErrors: problems, warnings }
  })
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
    importRecords: (_, given, context, info) => importAll(given, context, info),
  },
  UserError: {
    help: ({ code }) => helpFor(code),
    field: ({ field }) => (field.length ? field : null),
    current: ({ current }) => current ?? null,
    differs: ({ differs }) => differs ?? null,
  },
  Warning: { field: ({ field }) => (field.length ? field : null) },
}
