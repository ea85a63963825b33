import { readFileSync } from 'node:fs'
import {
  buildASTSchema,
  coerceInputValue,
  type GraphQLArgument,
  GraphQLError,
  type GraphQLFieldResolver,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  Kind,
  parse,
  print,
  visit,
} from 'graphql'
import { coordinateOf, pathTo } from './coordinates.ts'
import type { Problem } from './domain/checks.ts'
import { counted } from './access/counting.ts'
import type { Context } from './context.ts'
import { parseCountryCode, parseDate, parseDateTime, parseEdtf, parseLanguageTag, parseUrl } from './domain/scalars.ts'
import { ShownError } from './errors.ts'
import { INPUTS } from './generated/records.ts'
import { sdl } from './generated/sdl.ts'
import type { RecordInput } from './generated/types.ts'
import { allResolvers } from './resolvers/index.ts'
import { referring, stored } from './resolvers/records.ts'
import { prefetchable } from './resolvers/selection.ts'

const SCALARS: { [name: string]: (value: unknown) => string } = {
  Date: parseDate,
  DateTime: parseDateTime,
  EDTF: parseEdtf,
  CountryCode: parseCountryCode,
  LanguageTag: parseLanguageTag,
  URL: parseUrl,
}

type AnyResolver = GraphQLFieldResolver<unknown, Context>

/** The descriptions of the schema, by its coordinates. */
const readDescriptions = (): { [coordinate: string]: string } => {
  const file = new URL('./generated/descriptions.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as { [coordinate: string]: string } // as generate.ts writes it
}

/** Gives everything in a schema its description. */
const describe = (built: GraphQLSchema) => {
  const descriptions = readDescriptions()
  const tell = (coordinate: string, what: { description?: string | null }) => {
    what.description = descriptions[coordinate]
  }
  const tellArguments = (coordinate: string, args: readonly GraphQLArgument[]) => {
    for (const argument of args) tell(`${coordinate}(${argument.name}:)`, argument)
  }
  tell('', built)
  for (const directive of built.getDirectives()) {
    if (isSpecifiedDirective(directive)) continue
    tell(`@${directive.name}`, directive)
    tellArguments(`@${directive.name}`, directive.args)
  }
  for (const type of Object.values(built.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue
    tell(type.name, type)
    if (isEnumType(type)) for (const value of type.getValues()) tell(`${type.name}.${value.name}`, value)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) tell(`${type.name}.${field.name}`, field)
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        tell(`${type.name}.${field.name}`, field)
        tellArguments(`${type.name}.${field.name}`, field.args)
      }
  }
}

// Attaching resolvers to the built schema starts faster than a schema library; that it is valid is a matter of the tests.
const build = () => {
  const built = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true })
  for (const [name, parser] of Object.entries(SCALARS)) {
    const scalar = built.getType(name)
    if (!(scalar instanceof GraphQLScalarType)) throw new Error(`schema.graphql has no scalar ${name}.`)
    scalar.parseValue = parser
    scalar.parseLiteral = (node) => parser(node.kind === Kind.STRING ? node.value : null)
  }
  for (const resolvers of allResolvers)
    for (const [name, fields] of Object.entries(resolvers)) {
      const type = built.getType(name)
      if (isAbstractType(type)) {
        const { __resolveType } = fields as { __resolveType: typeof type.resolveType }
        type.resolveType = __resolveType
      } else if (type instanceof GraphQLObjectType)
        for (const [field, resolve] of Object.entries(fields)) {
          const declared = type.getFields()[field]
          // The common resolvers of a record name fields that its type may not have.
          if (!declared) throw new Error(`schema.graphql has no field ${name}.${field}.`)
          declared.resolve = resolve as AnyResolver
          declared.extensions = prefetchable(declared.resolve)
        }
    }
  for (const [name, inputs] of Object.entries(INPUTS)) {
    const type = built.getType(name)
    if (!isObjectType(type)) continue
    for (const [field, { refersTo, list = false, absent = list ? [] : undefined }] of Object.entries(inputs)) {
      const declared = type.getFields()[field]
      if (!declared) continue
      if (refersTo) declared.resolve ??= referring(refersTo, field, list)
      else if (absent !== undefined) declared.resolve ??= stored(field, absent)
    }
  }
  for (const type of Object.values(built.getTypeMap()))
    if (isObjectType(type) && !isIntrospectionType(type))
      for (const field of Object.values(type.getFields())) field.resolve = counted(built, field, field.resolve)
  return built
}

/** The executable schema. */
export const schema = build()

let isDescribed = false
/** Gives the schema its descriptions, once: no question but an introspection needs them, and a cold start has no time for them. */
export const describeSchema = (): void => {
  if (!isDescribed) describe(schema)
  isDescribed = true
}

let printed: string | undefined
/** The schema as text, with its descriptions and with the directives that are applied in it. */
export const printedSchema = (): string => {
  if (printed !== undefined) return printed
  const descriptions = readDescriptions()
  printed = print(
    visit(parse(sdl, { noLocation: true }), {
      enter(node, _key, _parent, _path, ancestors) {
        const value = descriptions[coordinateOf(pathTo(node, ancestors))]
        return value !== undefined && node.kind.endsWith('Definition')
          ? { ...node, description: { kind: Kind.STRING, value, block: value.includes('\n') } }
          : undefined
      },
    }),
  )
  return printed
}

const inputType = (name: string): GraphQLInputObjectType => {
  const type = schema.getType(name)
  if (!(type instanceof GraphQLInputObjectType)) throw new Error(`schema.graphql has no input ${name}.`)
  return type
}

/** The most that is reported of one record. */
const MOST_WRONG = 20

/**
 * Reads a value, such as a line of an import file, as one record.
 * @returns the record, or what is wrong with its shape by the schema, at most 20 things
 */
export const readRecordInput = (value: unknown): { input?: RecordInput; problems: Problem[] } => {
  const problems: Problem[] = []
  const tooMany = new Error('More is wrong than is reported.')
  const coerce = (): unknown =>
    coerceInputValue(value, new GraphQLNonNull(inputType('RecordInput')), (path, _invalid, error) => {
      const shown = error instanceof GraphQLError && error.originalError instanceof ShownError
      const message = shown ? error.originalError.message : error.message
      problems.push({ code: 'INVALID', field: path.map(String), message })
      if (problems.length === MOST_WRONG) throw tooMany
    })
  let coerced: unknown
  try {
    coerced = coerce()
  } catch (error) {
    if (error !== tooMany) throw error
  }
  return problems.length ? { problems } : { input: coerced as RecordInput, problems } // coerced by the type it is generated from
}
