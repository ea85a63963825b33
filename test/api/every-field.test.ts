import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  GraphQLObjectType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isRequiredArgument,
} from 'graphql'
import { TYPES } from '../../lambda/domain/records.ts'
import { schema } from '../../lambda/schema.ts'
import { type Api, openApi, sampleLines } from '../support/archive.ts'

let api: Api
let sample: string[]
beforeAll(async () => {
  sample = await sampleLines()
  api = await openApi(sample)
})
afterAll(() => api.stop())

/** No question reads more units than it is charged points. */
const isCharged = () => {
  const { cost, readUnits } = JSON.parse(api.log.at(-1) ?? '') as { cost: number; readUnits: number }
  expect(cost).toBeGreaterThanOrEqual(readUnits)
}

/** Every field of a type that needs no argument; of what lies behind it, the leaves. */
const selection = (typeName: string, depth: number): string => {
  const type = schema.getType(typeName)
  if (!(type instanceof GraphQLObjectType)) return '{ __typename }'
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return []
    const inner = getNamedType(field.type)
    if (isLeafType(inner)) return [field.name]
    return depth > 0 && isCompositeType(inner) ? [`${field.name} ${selection(inner.name, depth - 1)}`] : []
  })
  return fields.length ? `{ ${fields.join(' ')} }` : '{ __typename }'
}

test.each(TYPES)('every field of every %s of the sample can be queried', async (type) => {
  const noun = type.toLowerCase()
  const ids = sample.flatMap((line) => {
    const record = (JSON.parse(line) as { [noun: string]: { id: string } | undefined })[noun]
    return record ? [record.id] : []
  })
  expect(ids.length).toBeGreaterThan(0)
  const fields = selection(type, 2)
  for (const id of ids) {
    const { data, errors } = await api.ask(`query ($id: ID!) { ${noun}(id: $id) ${fields} }`, { id })
    expect(errors).toBeUndefined()
    isCharged()
    expect(data[noun]).toMatchObject({ id, revision: 1, status: 'CURRENT' })
  }
})

test.each([
  ['topics', 'topic'],
  ['stakeholders', 'stakeholder'],
  ['documents', 'document'],
  ['meetings', 'meeting'],
  ['statements', 'statement'],
  ['commitments', 'commitment'],
])('all %s are listed, each once', async (listing, noun) => {
  const { data } = await api.ask(`{ ${listing}(first: 100) { nodes { id } pageInfo { hasNextPage } } }`)
  const found: string[] = data[listing].nodes.map(({ id }: { id: string }) => id)
  const expected = sample.filter((line) => line.startsWith(`{"${noun}"`)).map((line) => JSON.parse(line)[noun].id)
  expect(found.toSorted()).toEqual(expected.toSorted())
  expect(data[listing].pageInfo.hasNextPage).toBe(false)
  isCharged()
})

/** A value that a filter's field can have. */
const valueOf = (type: GraphQLInputType, name: string): unknown => {
  const inner = getNullableType(type)
  if (isListType(inner)) return [valueOf(inner.ofType, name)]
  if (isEnumType(inner)) return inner.getValues()[0]?.name
  if (isInputObjectType(inner))
    return Object.fromEntries(
      Object.values(inner.getFields()).map((field) => [field.name, valueOf(field.type, field.name)]),
    )
  const ids: { [name: string]: string } = {
    topic: 'top_myanmar-crisis',
    topics: 'top_myanmar-crisis',
    broader: 'top_myanmar-crisis',
    meeting: 'mtg_sokhonn-yang-2022-03-04',
    document: 'doc_phnom-penh-post-2022-03',
    onSidelinesOf: 'mtg_sokhonn-yang-2022-03-04',
    relatedTo: 'stm_joint-reaffirmed-cooperation',
  }
  const values: { [type: string]: unknown } = {
    ID: ids[name] ?? 'stk_china',
    Boolean: true,
    Date: '2022-03-04',
    CountryCode: 'KH',
    LanguageTag: 'en',
    URL: 'https://example.org/',
    String: name === 'textSha256' ? 'a'.repeat(64) : 'c',
  }
  return values[String(inner)]
}

const FILTERED = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, args }) => {
  const filter = args.find((argument) => argument.name === 'filter')
  const type = filter && getNullableType(filter.type)
  return isInputObjectType(type) ? [{ listing: name, type, args }] : []
})

test.each(FILTERED)(
  'no filter of $listing reads more than is charged, alone or with another',
  async ({ listing, type, args }) => {
    const fields = Object.values(type.getFields())
    const first = args.some(({ name }) => name === 'first') ? 'first: 1' : ''
    const text = args.some(({ name }) => name === 'text') ? 'text: "china"' : ''
    const isPage = args.some(({ name }) => name === 'after')
    const selected = isPage ? 'nodes { __typename } pageInfo { hasNextPage hasPreviousPage }' : '__typename'
    const query = `query ($filter: ${type.name}!) { ${listing}(filter: $filter ${first} ${text}) { ${selected} } }`
    for (const one of fields)
      for (const other of fields) {
        const filter = Object.fromEntries([one, other].map((field) => [field.name, valueOf(field.type, field.name)]))
        const { errors } = await api.ask(query, { filter })
        expect(errors).toBeUndefined()
        isCharged()
      }
  },
)

test('there is a value for every field of every filter', () => {
  expect(FILTERED.length).toBeGreaterThanOrEqual(6)
  for (const { type } of FILTERED)
    for (const field of Object.values(type.getFields())) expect(valueOf(field.type, field.name)).toBeDefined()
})
