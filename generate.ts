/**
 * Writes lambda/generated/ from schema.graphql: the TypeScript types of the schema and its resolvers, and the schema's
 * text and the names of the fields of each record's input as modules. `--check` writes nothing and fails where a file is not up to date.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import {
  type ASTNode,
  buildSchema,
  isInputObjectType,
  Kind,
  parse,
  print,
  printSchema,
  stripIgnoredCharacters,
  visit,
} from 'graphql'

const sdl = await readFile(new URL('schema.graphql', import.meta.url), 'utf8')
const folder = new URL('lambda/generated/', import.meta.url)
const types = ['Stakeholder', 'Role', 'Topic', 'Document', 'Meeting', 'Statement', 'Commitment']

const config = {
  useTypeImports: true,
  enumType: 'string-literal',
  enumsAsTypes: true,
  avoidOptionals: { field: true },
  inputMaybeValue: 'T | null | undefined',
  strictScalars: true,
  defaultScalarType: 'unknown',
  scalars: {
    ID: 'string',
    Date: 'string',
    DateTime: 'string',
    EDTF: 'string',
    CountryCode: 'string',
    LanguageTag: 'string',
    URL: 'string',
    JSON: 'unknown',
  },
  // A list of nullable members takes promises of members that may be null.
  resolverTypeWrapperSignature: 'Promise<T> | Promise<T | null> | T',
  contextType: '../context.ts#Context',
  mappers: {
    ...Object.fromEntries(types.map((type) => [type, `../domain/records.ts#${type}Record`])),
    Node: '../domain/records.ts#AnyRecord',
    Record: '../domain/records.ts#AnyRecord',
    Viewer: '../access/caller.ts#Caller',
    ApiKey: '../access/stored-keys.ts#ShownApiKey',
    ApiKeyEvent: '../access/stored-keys.ts#KeyEvent',
    UserError: '../domain/rules.ts#Problem',
    PageInfo: '../reading/listings.ts#PageSource',
    Revision: '../domain/revisions.ts#KeptRevision',
    Change: '../reading/feed.ts#ShownChange',
    PartialDate: '../domain/records.ts#KeptDate',
    Party: '../domain/records.ts#KeptParty',
    Evidence: '../domain/records.ts#KeptEvidence',
    Relay: '../domain/records.ts#KeptRelay',
    Part: '../domain/records.ts#KeptPart',
    Name: '../domain/records.ts#KeptName',
  },
}

const inputFields = Object.fromEntries(
  types.map((type) => {
    const input = buildSchema(sdl).getType(`${type}Input`)
    if (!isInputObjectType(input)) throw new Error(`schema.graphql has no input ${type}Input.`)
    return [type, Object.keys(input.getFields())]
  }),
)

/** The schema coordinate of a node below others. https://spec.graphql.org/September2025/#sec-Schema-Coordinates */
const coordinateOf = (path: ASTNode[]): string =>
  path
    .flatMap((node) => ('name' in node && node.name ? [{ kind: node.kind, name: node.name.value }] : []))
    .map(({ kind, name }, index, { length }) => {
      if (index === 0) return kind === Kind.DIRECTIVE_DEFINITION ? `@${name}` : name
      return kind === Kind.INPUT_VALUE_DEFINITION && (length === 3 || path[0]?.kind === Kind.DIRECTIVE_DEFINITION)
        ? `(${name}:)`
        : `.${name}`
    })
    .join('')

/** The schema's descriptions by their coordinates, and the schema without them, whose text is read at every cold start. */
const descriptions: { [coordinate: string]: string } = {}
const bare = visit(parse(sdl, { noLocation: true }), {
  enter(node, _key, _parent, _path, ancestors) {
    if (!('description' in node) || !node.description) return undefined
    const above = ancestors.filter((one): one is ASTNode => 'kind' in one && one.kind !== Kind.DOCUMENT)
    descriptions[coordinateOf([...above, node])] = node.description.value
    return { ...node, description: undefined }
  },
})

const generated = {
  'fields.ts': `// Made by \`npm run generate\` from schema.graphql.\nexport const INPUT_FIELDS = ${JSON.stringify(inputFields)}\n`,
  'sdl.ts': `// Made by \`npm run generate\` from schema.graphql.\nexport const sdl = ${JSON.stringify(stripIgnoredCharacters(print(bare)))}\n`,
  'descriptions.json': `${JSON.stringify(descriptions, null, 2)}\n`,
  // The schema has a type named Record, which hides TypeScript's own: `Dictionary` stands for that one.
  'types.ts': (
    await codegen({
      filename: 'types.ts',
      schema: parse(printSchema(buildSchema(sdl))),
      documents: [],
      config,
      plugins: [{ typescript: {} }, { resolvers: {} }],
      pluginMap: { typescript, resolvers },
    })
  )
    .replaceAll(/\bRecord</g, 'Dictionary<')
    .concat('\ntype Dictionary<Key extends PropertyKey, Value> = { [key in Key]: Value }\n'),
}

let stale = false
for (const [name, text] of Object.entries(generated)) {
  const file = new URL(name, folder)
  if (!process.argv.includes('--check')) await writeFile(file, text)
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    stale = true
    console.error(`lambda/generated/${name} is not up to date: run \`npm run generate\` and commit it.`)
  }
}
process.exitCode = stale ? 1 : 0
