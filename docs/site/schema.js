import { readFile } from 'node:fs/promises'
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql'

/** The kinds of types in the order of the reference, with what tells them apart. */
const KINDS = [
  ['Objects', isObjectType],
  ['Interfaces', isInterfaceType],
  ['Unions', isUnionType],
  ['Inputs', isInputObjectType],
  ['Enums', isEnumType],
  ['Scalars', isScalarType],
]

const valueOf = ({ name, type, description, args, deprecationReason, astNode }) => ({
  name,
  type: String(type),
  named: getNamedType(type).name,
  description,
  deprecationReason,
  default: astNode?.defaultValue?.loc?.source.body.slice(astNode.defaultValue.loc.start, astNode.defaultValue.loc.end),
  args: args?.map(valueOf) ?? [],
})

/** The types of schema.graphql as the pages show them: by name, and the names by kind. */
export const readSchema = async () => {
  const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'))
  const all = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
  const types = all.map((type) => ({
    name: type.name,
    description: type.description,
    kind: KINDS.find(([, is]) => is(type))[0],
    isOneOf: type.isOneOf === true,
    fields: 'getFields' in type ? Object.values(type.getFields()).map(valueOf) : [],
    values: isEnumType(type) ? type.getValues() : [],
    interfaces: 'getInterfaces' in type ? type.getInterfaces().map(({ name }) => name) : [],
    members: 'getTypes' in type || isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [],
    usedBy: all.flatMap((other) =>
      'getFields' in other
        ? Object.values(other.getFields()).flatMap((field) =>
            [field, ...(field.args ?? [])].some((used) => getNamedType(used.type) === type)
              ? [{ type: other.name, field: field.name }]
              : [],
          )
        : [],
    ),
  }))
  return {
    types,
    kinds: KINDS.map(([title]) => ({ title, types: types.filter(({ kind }) => kind === title) })),
    directives: schema
      .getDirectives()
      .map(({ name, description, args }) => ({ name, description, args: args.map(valueOf) })),
  }
}
