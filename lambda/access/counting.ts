import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isLeafType,
  responsePathAsArray,
} from 'graphql'
import type { Context } from '../context.ts'
import { isList, pointsOf } from './cost.ts'

/** The most characters of a path that an error names: aliases are as long as their author likes. */
const LONGEST_PATH = 200

/** About how many bytes a value takes in an answer. */
const sizeOfValue = (value: unknown): number => {
  if (typeof value === 'string') return value.length + 3
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length : 6
}

/**
 * A field's resolver that counts what it gives: so an operation stops at its limits while it runs, however long its
 * lists turn out to be.
 */
export const counted = (
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  resolve: GraphQLFieldResolver<unknown, Context> = defaultFieldResolver,
): GraphQLFieldResolver<unknown, Context> => {
  const isLeaf = isLeafType(getNamedType(field.type))
  const isPlural = isList(field)
  let always: number | undefined
  const pointsFor = (given: { [name: string]: unknown }) =>
    field.args.length ? pointsOf(schema, field, given) : (always ??= pointsOf(schema, field, given))
  return (parent, given: { [name: string]: unknown }, context, info) => {
    const { meter } = context
    meter.proceed()
    const count = (value: unknown) => {
      if (value === null || value === undefined) return value
      const members: readonly unknown[] = isPlural && Array.isArray(value) ? value : [value]
      const values = isLeaf ? members.reduce<number>((sum, one) => sum + sizeOfValue(one), 0) : 3 * members.length
      const where = () => {
        const path = responsePathAsArray(info.path).filter((part) => typeof part === 'string')
        return path.join('.').slice(0, LONGEST_PATH)
      }
      meter.count(
        {
          points: pointsFor(given) * members.length,
          fields: Math.max(1, members.length),
          bytes: String(info.path.key).length + 4 + values,
        },
        where,
      )
      return value
    }
    const value: unknown = resolve(parent, given, context, info)
    return value instanceof Promise ? value.then(count) : count(value)
  }
}
