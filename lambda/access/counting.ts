import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isLeafType,
  responsePathAsArray,
} from 'graphql'
import type { Context } from '../context.ts'
import { pointsOf } from './cost.ts'
import { withDefaults } from './selections.ts'

type Path = GraphQLResolveInfo['path']

/** The most characters of a path that an error shows: aliases may have any length. */
const LONGEST_PATH = 200

/** About how many bytes a value takes in a response, with the comma after it. */
const sizeOfValue = (value: unknown): number => {
  if (typeof value === 'string') return value.length + 3
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length : 6
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

const whereIs = (path: Path) => {
  const names = responsePathAsArray(path).filter((part) => typeof part === 'string')
  return names.join('.').slice(0, LONGEST_PATH)
}

/**
 * Wraps the resolver of a field so that it counts what it returns: an operation then stops at its limits while it runs,
 * however long its lists turn out to be. It runs for every field of every response, so it must be cheap.
 */
export const counted = (
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  resolve: GraphQLFieldResolver<unknown, Context> = defaultFieldResolver,
): GraphQLFieldResolver<unknown, Context> => {
  const isLeaf = isLeafType(getNamedType(field.type))
  let always: number | undefined
  const pointsFor = (given: { [name: string]: unknown }) =>
    field.args.length ? pointsOf(schema, field, given) : (always ??= pointsOf(schema, field, given))

  const count = (value: unknown, given: { [name: string]: unknown }, { meter }: Context, path: Path): unknown => {
    if (value === null || value === undefined) return value
    const name = String(path.key).length + 4
    if (!isList(value)) {
      if (meter.count(pointsFor(given), 1, name + (isLeaf ? sizeOfValue(value) : 3))) meter.look(() => whereIs(path))
      return value
    }
    let size = name
    for (const member of value) size += isLeaf ? sizeOfValue(member) : 3
    if (meter.count(pointsFor(given) * value.length, Math.max(1, value.length), size)) meter.look(() => whereIs(path))
    return value
  }
  return (parent, said: { [name: string]: unknown }, context, info) => {
    const given = withDefaults(field, said)
    if (!isLeaf) context.meter.proceed() // a leaf stops where it is counted, and any reads that it makes stop by themselves
    const value: unknown = resolve(parent, given, context, info)
    return value instanceof Promise
      ? value.then((settled) => count(settled, given, context, info.path))
      : count(value, given, context, info.path)
  }
}
