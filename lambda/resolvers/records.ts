import type { GraphQLResolveInfo } from 'graphql'
import { PREFIXES, typeOfId, isOf, mismatchOf } from '../domain/nouns.ts'
import type { Context } from '../context.ts'
import { type AnyRecord, isFrozen, partsOfId, type RecordOf, type TypeName, type IdOnly } from '../domain/records.ts'
import { quoted } from '../domain/texts.ts'
import { badInput, ShownError } from '../errors.ts'
import { Damaged } from '../table/bodies.ts'
import { prefetch, selectsOnlyId } from './selection.ts'

const lookUp = async <Type extends TypeName>(
  type: Type,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RecordOf[Type] | IdOnly | null> => {
  if (selectsOnlyId(info)) return { id } // no other field is resolved
  prefetch(id, type, context, info)
  const record = await context.data.findReferenced(id)
  return record && isOf(record, type) ? record : null
}

/**
 * A record that another one refers to. It is not read if only its id is requested. Throws ERASED if it no longer exists:
 * only an earlier state of a record can still refer to it.
 */
export const reference = async <Type extends TypeName>(
  type: Type,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RecordOf[Type] | IdOnly> => {
  const record = await lookUp(type, id, context, info)
  if (record) return record
  throw new ShownError('ERASED', `At that time the record referred to \`${id}\`, which has been erased since.`)
}

/** Reads a record. Null if it is damaged, which the response then reports in its errors. */
export const readable = async <Found>({ data }: Context, read: () => Promise<Found | null>): Promise<Found | null> => {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    data.leaveOut(error)
    return null
  }
}

/**
 * The records that another one refers to, in its order. Those that have been erased since are left out, and so are those
 * that cannot be read, which the response reports in its errors.
 */
export const references = async <Type extends TypeName>(
  type: Type,
  ids: readonly string[] | null | undefined,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(RecordOf[Type] | IdOnly)[]> => {
  const found = await Promise.all((ids ?? []).map((id) => readable(context, () => lookUp(type, id, context, info))))
  return found.filter((record) => record !== null)
}

const valueOf = (parent: unknown, field: string): unknown => (parent as { [field: string]: unknown })[field] // of an object type

/**
 * What records became, each once, in the order given: themselves, unless they were merged. Those that cannot be read are
 * left out, which the response reports in its errors.
 */
export const becoming = async <Type extends TypeName>(
  type: Type,
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RecordOf[Type][]> => {
  for (const id of ids) prefetch(id, type, context, info)
  const found = await Promise.all(ids.map((id) => readable(context, () => context.data.became(id))))
  const records = found.filter((record) => record !== null && isOf(record, type))
  return [...new Map(records.map((record) => [record.id, record])).values()]
}

/**
 * The default resolver of a field that refers to records, by `@refersTo` at the field of its input.
 */
export const referring =
  (type: TypeName, field: string, isList: boolean) =>
  (parent: unknown, _: object, context: Context, info: GraphQLResolveInfo) => {
    const given = valueOf(parent, field)
    if (!isList) return typeof given === 'string' ? reference(type, given, context, info) : null
    const ids = Array.isArray(given) ? given.filter((id) => typeof id === 'string') : []
    return references(type, ids, context, info)
  }

/** The default resolver of a field that is stored as given. It returns `absent` if the record does not have the field. */
export const stored =
  (field: string, absent: unknown) =>
  (parent: unknown): unknown =>
    valueOf(parent, field) ?? absent

/** The arguments of a field that finds a record by its id. */
export interface RecordArguments {
  /** The id of a record, or of a frozen revision. */
  id: string
  asOf?: string | null
}

const findAny = async (
  { id: given, asOf }: RecordArguments,
  type: TypeName,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<AnyRecord | null> => {
  const { id, revision } = partsOfId(given)
  prefetch(id, type, context, info)
  if (revision === undefined) return asOf == null ? context.data.find(id) : context.data.findAt(id, asOf)
  if (asOf != null) throw badInput(`\`${given}\` names one revision already: leave out \`asOf\`.`)
  return context.data.findRevision(id, revision)
}

/** The record of a type with an id that a caller gives. Null if there is none. Throws BAD_USER_INPUT if the id is not one of the type. */
export const byId = async <Type extends TypeName>(
  type: Type,
  given: RecordArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RecordOf[Type] | null> => {
  if (typeOfId(partsOfId(given.id).id) !== type) throw badInput(mismatchOf(given.id, type) ?? '')
  const record = await findAny(given, type, context, info)
  return record && isOf(record, type) ? record : null
}

/** The record of any type with an id that a caller gives. Null if there is none. Throws BAD_USER_INPUT if the id is not valid. */
export const byAnyId = async (id: string, context: Context, info: GraphQLResolveInfo): Promise<AnyRecord | null> => {
  const type = typeOfId(partsOfId(id).id)
  if (!type)
    throw badInput(`${quoted(id)} is not a valid id: an id begins with one of ${Object.values(PREFIXES).join(' ')}.`)
  return findAny({ id }, type, context, info)
}

/** What stands now of a record. Throws ERASED if it was erased since. */
export const currentOf = async (record: AnyRecord, context: Context): Promise<AnyRecord> => {
  const stands = isFrozen(record) ? await context.data.find(record.id) : record
  if (stands) return stands
  throw new ShownError('ERASED', `\`${record.id}\` has been erased since.`)
}
