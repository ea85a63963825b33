/**
 * Writes lambda/generated/ from schema.graphql: the TypeScript types of the schema and of its resolvers, what the archive
 * has to know of the inputs of records, and the schema's text; and what the client has to know of caches. `--check` writes
 * nothing and fails if a file is not up to date; `--release` also writes docs/released.graphql.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import anyAscii from 'any-ascii'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as operations from '@graphql-codegen/typescript-operations'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import {
  buildSchema,
  getDirectiveValues,
  getNamedType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  print,
  printSchema,
  separateOperations,
  stripIgnoredCharacters,
  validate,
  visit,
} from 'graphql'
import { Converter } from 'opencc-js/t2cn'
import { coordinateOf, pathTo } from './lambda/coordinates.ts'

const sdl = await readFile(new URL('schema.graphql', import.meta.url), 'utf8')
const folder = new URL('lambda/generated/', import.meta.url)
const schema = buildSchema(sdl)

const inputType = (name: string): GraphQLInputObjectType => {
  const type = schema.getType(name)
  if (!isInputObjectType(type)) throw new Error(`schema.graphql has no input ${name}.`)
  return type
}

/** The types of record, in the order of RecordInput: every list of types has this order. */
const types = Object.values(inputType('RecordInput').getFields()).map(({ type }) =>
  getNamedType(type).name.replace(/Input$/, ''),
)
const enumName = (type: string) => type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()
const typeNamed = (name: string) => types.find((type) => enumName(type) === name)

const base = {
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
}

const resolverConfig = {
  ...base,
  namespacedImportName: 'types',
  // A list of nullable members takes promises of members that may be null; a record takes a reference to it.
  resolverTypeWrapperSignature: 'Promise<Resolved<T>> | Promise<Resolved<T> | null> | Resolved<T>',
  contextType: '../context.ts#Context',
  mappers: {
    ...Object.fromEntries(types.map((type) => [type, `RecordOf['${type}']`])),
    Node: '../domain/records.ts#AnyRecord',
    Record: '../domain/records.ts#AnyRecord',
    Viewer: '../access/caller.ts#Caller',
    ApiKey: '../access/stored-keys.ts#ShownApiKey',
    ApiKeyEvent: '../access/stored-keys.ts#KeyEvent',
    Draft: '../drafting/drafting.ts#Drafted',
    DraftRecord: '../drafting/proposing.ts#DraftedRecord',
    DraftQuestion: '../drafting/proposing.ts#DraftedQuestion',
    Bulk: '../reading/bulk.ts#KeptBulk',
    BulkFile: '../reading/bulk.ts#PlacedFile',
    Proposal: '../proposals/stored.ts#KeptProposal',
    Account: '../resolvers/accounts.ts#Account',
    Webhook: '../webhooks/stored.ts#KeptWebhook',
    WebhookFilter: './types.ts#ChangeFilter',
    UserError: '../domain/checks.ts#Problem',
    Warning: '../domain/checks.ts#Warning',
    PageInfo: '../reading/pages.ts#PageSource',
    Count: '../reading/pages.ts#CountSource',
    Revision: '../domain/revisions.ts#KeptRevision',
    EvidenceCheck: '../domain/evidence.ts#CheckedCitation',
    Change: '../reading/feed.ts#ShownChange',
    PartialDate: '../domain/records.ts#KeptDate',
    Party: '../domain/records.ts#KeptParty',
    Evidence: '../domain/records.ts#KeptEvidence',
    Relay: '../domain/records.ts#KeptRelay',
    Part: '../domain/records.ts#KeptPart',
    Name: '../domain/records.ts#KeptName',
  },
}

const refersTo = schema.getDirective('refersTo')
if (!refersTo) throw new Error('schema.graphql declares no directive @refersTo.')

/** What @refersTo says of an input field. Throws where an id says nothing: nobody would check it. */
const referenceOf = ({ name, type, astNode }: GraphQLInputField, input: string) => {
  const said = astNode && getDirectiveValues(refersTo, astNode)
  if (!said) {
    if (getNamedType(type).name === 'ID' && name !== 'id')
      throw new Error(`${input}.${name} takes an id: say with @refersTo of which type of record.`)
    return {}
  }
  const { acyclic, acyclicFor } = said
  return {
    refersTo: typeNamed(String(said.type)),
    ...(acyclic === true && { acyclic }),
    ...(Array.isArray(acyclicFor) && { acyclicFor: acyclicFor.map(String) }),
  }
}

const nameOfInput = (type: GraphQLInputType) => getNamedType(type).name.replace(/Input$/, '')

/** What the archive has to know of the fields of a record's input, and of the inputs in it. */
const inputs: { [name: string]: { [field: string]: object } } = {}
const readInput = (name: string) => {
  if (name in inputs) return
  inputs[name] = {}
  for (const field of Object.values(inputType(`${name}Input`).getFields())) {
    const plain = isNonNullType(field.type) ? field.type.ofType : field.type
    const of = isInputObjectType(getNamedType(field.type)) ? nameOfInput(field.type) : undefined
    inputs[name][field.name] = {
      ...(isNonNullType(field.type) && { required: true }),
      ...(isListType(plain) && { list: true }),
      ...(of && { of }),
      ...(field.defaultValue != null && { absent: field.defaultValue }),
      ...referenceOf(field, name),
    }
    if (of) readInput(of)
  }
}
types.forEach(readInput)

/** Of which type of record the ids in a filter are. */
const filters = Object.fromEntries(
  types.flatMap((type) => {
    const filter = schema.getType(`${type}Filter`)
    if (!isInputObjectType(filter)) return []
    const fields = Object.values(filter.getFields()).map(
      (field) => [field.name, referenceOf(field, filter.name)] as const,
    )
    return [
      [type, Object.fromEntries(fields.flatMap(([name, said]) => ('refersTo' in said ? [[name, said.refersTo]] : [])))],
    ]
  }),
)

const HEAD = '// Made by `npm run generate` from schema.graphql.'
const records = `${HEAD}
/** The types of record, as the enum RecordType names them. */
export const RECORD_TYPES = ${JSON.stringify(Object.fromEntries(types.map((type) => [type, enumName(type)])))} as const
export type TypeName = keyof typeof RECORD_TYPES
/**
 * A field of an input: whether it is required, a list, an input of its own, or refers to records by their ids; and the
 * value that a record has if it was written before the field existed.
 */
export interface InputField { required?: boolean; list?: boolean; of?: string; absent?: string | number | boolean; refersTo?: TypeName; acyclic?: boolean; acyclicFor?: string[] }
/** The fields of the inputs of records, and of the inputs in them, by the names of the types that they become. */
export const INPUTS: { [input: string]: { [field: string]: InputField } } = ${JSON.stringify(inputs)}
/** The fields of filters that take ids, each with the type of record that it takes them of. */
export const FILTER_REFERENCES: { [type in TypeName]?: { [field: string]: TypeName } } = ${JSON.stringify(filters)}
`

/** The schema's descriptions by their coordinates, and the schema without them, whose text is read at every cold start. */
const descriptions: { [coordinate: string]: string } = {}
const bare = visit(parse(sdl, { noLocation: true }), {
  enter(node, _key, _parent, _path, ancestors) {
    if (!('description' in node) || !node.description) return undefined
    descriptions[coordinateOf(pathTo(node, ancestors))] = node.description.value
    return { ...node, description: undefined }
  },
})

const typesBy = async (plugin: typeof typescript | typeof resolvers, config: object) =>
  // The schema has a type named Record, which hides TypeScript's own: `Dictionary` stands for that one.
  (
    await codegen({
      filename: 'types.ts',
      schema: parse(printSchema(schema)),
      documents: [],
      config,
      plugins: [{ plugin: {} }],
      pluginMap: { plugin },
    })
  ).replaceAll(/\bRecord</g, 'Dictionary<')

const isOfScript = (letter: string, script: string) => new RegExp(`^\\p{Script=${script}}$`, 'u').test(letter)
const everyLetter = function* (script: string, last: number) {
  for (let code = 0x80; code <= last; code += 1) {
    const letter = String.fromCodePoint(code)
    if (isOfScript(letter, script)) yield letter
  }
}
/** The Latin letters that Unicode does not decompose, in lower case, each with the ASCII letters that readers take it for. */
const latin = [...everyLetter('Latin', 0x2fff)].flatMap((letter) => {
  const plain = anyAscii(letter).toLowerCase()
  const isPlain = /^[a-z]+$/.test(plain) && letter.normalize('NFKD') === letter && letter.toLowerCase() === letter
  return isPlain ? [[letter, plain] as const] : []
})
/** The traditional Chinese characters of the Basic Multilingual Plane, each with the simplified one that is written for it. */
const toSimplified: (text: string) => string = (
  Converter as (options: { from: 't'; to: 'cn' }) => (text: string) => string
)({
  from: 't',
  to: 'cn',
}) // its own types cannot be resolved
const han = [...everyLetter('Han', 0xffff)].flatMap((letter) => {
  const simplified = toSimplified(letter)
  return simplified !== letter && simplified.length === 1 ? [letter.charCodeAt(0), simplified.charCodeAt(0)] : []
})
const ascii = (text: string) =>
  text.replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
// In ASCII alone: one character beyond Latin-1 in the bundle's code doubles the time that it takes to load.
const letters = `// Made by \`npm run generate\`: Latin letters by any-ascii, Chinese characters by OpenCC.
/** The Latin letters that Unicode does not decompose, each with the ASCII letters that readers take it for. */
export const LATIN: { [letter: string]: string } = ${ascii(JSON.stringify(Object.fromEntries(latin)))}
/** Pairs of a traditional and a simplified Chinese character, as UTF-16 code units in Base64. */
export const SIMPLIFIED = '${Buffer.from(Uint16Array.from(han).buffer).toString('base64')}'
`

const objects = Object.values(schema.getTypeMap()).filter(
  (type) => isObjectType(type) && !isIntrospectionType(type) && type.name !== 'Query' && type.name !== 'Mutation',
) as GraphQLObjectType[] // as filtered
const possibleTypes = Object.fromEntries(
  Object.values(schema.getTypeMap()).flatMap((type) =>
    isInterfaceType(type) ? [[type.name, schema.getPossibleTypes(type).map(({ name }) => name)]] : [],
  ),
)
const PAGING = ['first', 'after', 'last', 'before']
const connections = Object.fromEntries(
  [schema.getQueryType()!, ...objects].flatMap((type) => {
    const found = Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map(({ name, args }) => [name, args.map((argument) => argument.name).filter((one) => !PAGING.includes(one))])
    return found.length ? [[type.name, Object.fromEntries(found) as { [field: string]: string[] }]] : []
  }),
)
const embedded = objects.filter((type) => !('id' in type.getFields())).map(({ name }) => name)
const clientCache = `${HEAD}
/** The types of each interface, for \`possibleTypes\` of Apollo Client and for the fragment matching of others. */
export const possibleTypes: { [type: string]: string[] } = ${JSON.stringify(possibleTypes)}
/** The types that have no id and are kept within the object that has them. */
export const embeddedTypes: readonly string[] = ${JSON.stringify(embedded)}
/** The connections of each type: the arguments that make another list, without those that choose a page of it. */
export const connections: { [type: string]: { [field: string]: string[] } } = ${JSON.stringify(connections)}
/** The \`keys\` of urql's Graphcache. */
export const keys: { [type: string]: () => null } = Object.fromEntries(embeddedTypes.map((type) => [type, () => null]))
/**
 * The \`typePolicies\` of Apollo Client's cache.
 * @param paginate \`relayStylePagination\` of \`@apollo/client/utilities\`, which joins the pages of a connection
 */
export const typePolicies = <Policy>(
  paginate: (keyArgs: string[]) => Policy,
): { [type: string]: { keyFields?: false; fields?: { [field: string]: Policy } } } => ({
  ...Object.fromEntries(embeddedTypes.map((type) => [type, { keyFields: false as const }])),
  ...Object.fromEntries(
    Object.entries(connections).map(([type, fields]) => [
      type,
      { fields: Object.fromEntries(Object.entries(fields).map(([field, keyArgs]) => [field, paginate(keyArgs)])) },
    ]),
  ),
})
`

/**
 * Typed documents: each operation of a file with the fragments that it uses.
 * @param path the file, from here
 * @param from where the module is, as its imports see it: `client` has what a document is, `types` the schema's types
 */
const typedDocuments = async (path: string, from: { client: string; types: string }): Promise<string> => {
  const documents = parse(await readFile(new URL(path, import.meta.url), 'utf8'), { noLocation: true })
  const wrong = validate(schema, documents)
  if (wrong.length) throw new Error(`${path}: ${wrong.map(({ message }) => message).join(' ')}`)
  const documentsOf = Object.entries(separateOperations(documents)).map(([name, document]) => {
    const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
    const said = operation?.description?.value
    if (!said) throw new Error(`${path} does not say what ${name} is.`)
    const plain = visit(document, { OperationDefinition: (node) => ({ ...node, description: undefined }) })
    const text = JSON.stringify(stripIgnoredCharacters(print(plain)))
    const typed = `${name}${operation.operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query'}`
    return `/** ${said} */\nexport const ${name}: TypedDocument<${typed}, ${typed}Variables> = ${text}\n`
  })
  const types = await codegen({
    filename: 'documents.ts',
    schema: parse(printSchema(schema)),
    documents: [{ document: documents }],
    config: { ...base, importSchemaTypesFrom: from.types },
    plugins: [{ plugin: {} }],
    pluginMap: { plugin: operations },
  })
  return `// Made by \`npm run generate\` from ${path}.
import type { TypedDocument } from '${from.client}'
${types.replace("generated/types'", "generated/types.ts'")}
${documentsOf.join('')}`
}

const DICTIONARY = 'type Dictionary<Key extends PropertyKey, Value> = { [key in Key]: Value }'
const generated = {
  'records.ts': records,
  'letters.ts': letters,
  'sdl.ts': `${HEAD}\nexport const sdl = ${JSON.stringify(stripIgnoredCharacters(print(bare)))}\n`,
  'descriptions.json': `${JSON.stringify(descriptions, null, 2)}\n`,
  'types.ts': `${HEAD}\n${await typesBy(typescript, base)}`,
  // Apart from the types, which the domain reads: these read the domain.
  'resolvers.ts': `${HEAD}
import type * as types from './types.ts'
import type { RecordOf, Resolved } from '../domain/records.ts'
${await typesBy(resolvers, resolverConfig)}\n${DICTIONARY}\n`,
  '../../client/src/cache.ts': clientCache,
  '../../client/src/documents.ts': await typedDocuments('client/documents.graphql', {
    client: './asking.ts',
    types: '../../lambda/generated/types.ts',
  }),
  '../../site/src/documents.ts': await typedDocuments('site/documents.graphql', {
    client: '../../client/src/asking.ts',
    types: '../../lambda/generated/types.ts',
  }),
  // Apart, so that who reads the site does not load what the desk asks.
  '../../site/src/desk/documents.ts': await typedDocuments('site/desk.graphql', {
    client: '../../../client/src/asking.ts',
    types: '../../../lambda/generated/types.ts',
  }),
}

/** The schema of the last release, without descriptions: what a change may not break. docs/changes.md */
if (process.argv.includes('--release'))
  await writeFile(new URL('docs/released.graphql', import.meta.url), `${print(bare)}\n`)

let stale = false
for (const [name, text] of Object.entries(generated)) {
  const file = new URL(name, folder)
  if (!process.argv.includes('--check')) await writeFile(file, text)
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    stale = true
    console.error(`${fileURLToPath(file)} is not up to date: run \`npm run generate\` and commit it.`)
  }
}
process.exitCode = stale ? 1 : 0
