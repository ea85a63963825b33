import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getNamedType, GraphQLObjectType, isCompositeType, isLeafType, isRequiredArgument } from 'graphql'
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

test.each(TYPES)('every field of every %s of the sample is answered', async (type) => {
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
})
