import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { type AnyRecord, PREFIXES, type RecordOf, type TypeName, typeOfId } from '../domain/records.ts'
import { badInput } from '../errors.ts'
import { asksForIdAlone, readAhead } from './selection.ts'

const isOf = <Type extends TypeName>(record: AnyRecord, type: Type): record is RecordOf[Type] =>
  typeOfId(record.id) === type

/** A record that another one names. Not read where nothing but its id is asked for. */
export const reference = async <Type extends TypeName>(
  type: Type,
  id: string,
  { data }: Context,
  info: GraphQLResolveInfo,
): Promise<RecordOf[Type]> => {
  if (asksForIdAlone(info)) return { id } as RecordOf[Type] // no other field is resolved
  readAhead(id, type, { data }, info)
  const record = await data.find(id)
  if (!record || !isOf(record, type)) throw new Error(`The archive names ${id}, which is not there.`)
  return record
}

/** As `reference`, null where no record is named. */
export const maybe = <Type extends TypeName>(
  type: Type,
  id: string | null | undefined,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RecordOf[Type]> | null => (id == null ? null : reference(type, id, context, info))

/** As `reference`, for each of several. */
export const references = <Type extends TypeName>(
  type: Type,
  ids: readonly string[] | null | undefined,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RecordOf[Type]>[] => (ids ?? []).map((id) => reference(type, id, context, info))

const findAny = (
  id: string,
  asOf: string | null | undefined,
  type: string,
  context: Context,
  info: GraphQLResolveInfo,
) => {
  readAhead(id, type, context, info)
  return asOf == null ? context.data.find(id) : context.data.findAt(id, asOf)
}

/** A record of a type that a caller names by its id. Throws BAD_USER_INPUT where that is no id of the type. */
export const byId = async <Type extends TypeName>(
  type: Type,
  { id, asOf }: { id: string; asOf?: string | null },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<RecordOf[Type] | null> => {
  if (typeOfId(id) !== type)
    throw badInput(`"${id.slice(0, 100)}" is no id of a ${type}: it begins with \`${PREFIXES[type]}\`.`)
  const record = await findAny(id, asOf, type, context, info)
  return record && isOf(record, type) ? record : null
}

/** A record of any type that a caller names by its id. Throws BAD_USER_INPUT where that is no id. */
export const byAnyId = async (
  { id, asOf }: { id: string; asOf?: string | null },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<AnyRecord | null> => {
  const type = typeOfId(id)
  if (!type)
    throw badInput(`"${id.slice(0, 100)}" is no id: it begins with one of ${Object.values(PREFIXES).join(' ')}.`)
  return findAny(id, asOf, type, context, info)
}

/** The type that a record's id names. */
export const typeName = (record: AnyRecord): TypeName => {
  const type = typeOfId(record.id)
  if (!type) throw new Error('The record has no id of a known type.')
  return type
}

/** Checks that ids in a filter are of the right type: else BAD_USER_INPUT. */
export const checkIds = <Filter extends object>(
  filter: Filter,
  types: { [field in keyof Filter]?: TypeName },
): Filter => {
  for (const [field, type] of Object.entries(types) as [keyof Filter & string, TypeName][]) {
    const given: unknown = filter[field]
    for (const id of Array.isArray(given) ? given : [given])
      if (typeof id === 'string' && typeOfId(id) !== type)
        throw badInput(
          `\`${field}\`: "${id.slice(0, 100)}" is no id of a ${type}: it begins with \`${PREFIXES[type]}\`.`,
        )
  }
  return filter
}
