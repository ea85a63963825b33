import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getNamedType, isNonNullType, isObjectType } from 'graphql'
import { schema } from '../../lambda/schema.ts'
import { type Api, openApi, sampleLines } from '../support/archive.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(await sampleLines())
})
afterAll(() => api.stop())

describe('a variable that is null', () => {
  test.each([
    ['a page of stakeholders', 'query ($n: Int) { stakeholders(first: $n) { nodes { id } } }'],
    ['a page of topics', 'query ($n: Int) { topics(first: $n) { nodes { id } } }'],
    ['a page of meetings', 'query ($n: Int) { meetings(first: $n, last: $n) { nodes { id } } }'],
    ['a page of the feed', 'query ($n: Int) { changes(first: $n) { nodes { recordId } } }'],
    [
      'pages within',
      'query ($n: Int) { stakeholder(id: "stk_china") { commitments(first: $n) { nodes { id } } revisions(first: $n) { nodes { number } } } }',
    ],
    ['an order', 'query ($n: TimelineOrder) { meetings(order: $n) { nodes { id } } }'],
    ['a filter', 'query ($n: StatementFilter) { statements(filter: $n) { nodes { id } } }'],
    ['a field of a filter', 'query ($n: Date) { meetings(filter: { from: $n }) { nodes { id } } }'],
  ])('stands for what is the case without it: %s', async (_, query) => {
    const withNull = await api.ask(query, { n: null })
    expect(withNull.errors).toBeUndefined()
    const without = await api.ask(query)
    expect(withNull.data).toEqual(without.data)
  })

  test.each([
    ['@include', 'query ($n: Boolean = true) { viewer { name scopes @include(if: $n) } }'],
    ['@skip', 'query ($n: Boolean = true) { viewer { name scopes @skip(if: $n) } }'],
    ['@include of a root field', 'query ($n: Boolean = true) { viewer @include(if: $n) { name } }'],
    [
      'an input field with a default',
      'mutation ($n: Basis = EXPLICIT) { recordMeeting(input: { title: "x", kind: MEETING, state: HELD, parties: [], when: { edtf: "2022", basis: $n } }) { userErrors { code } } }',
    ],
    [
      'an input field that is required',
      'query ($n: String = "Q1") { stakeholders(filter: { identifier: { scheme: "wikidata", value: $n } }) { nodes { id } } }',
    ],
    [
      'a member of a oneOf',
      'mutation ($n: TopicInput = { labels: [] }) { importRecords(records: [{ topic: $n }]) { userErrors { code } } }',
    ],
    ['an argument of an introspection field', 'query ($n: String = "Topic") { __type(name: $n) { name } }'],
  ])('where none may be is the caller’s mistake: %s', async (_, query) => {
    const { status, errors } = await api.write(query, { n: null })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    expect(status).toBeLessThan(500)
    expect(errors?.[0]?.message).not.toMatch(/Something went wrong/)
  })
})

test('every page is asked for alike: `first` and `after` may be left out or null, and so may `last` and `before`', () => {
  const FORWARD = [
    'Query.changes',
    'Query.apiKeys',
    'Query.checkEvidence',
    'Query.search',
    'Query.network',
    'Query.suspects',
    'Query.webhooks',
    'Query.proposals',
    'Webhook.deliveries',
  ] // read from their beginning alone
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      if (!getNamedType(field.type).name.endsWith('Connection')) continue
      const name = `${type.name}.${field.name}`
      const wanted = FORWARD.includes(name) ? ['after', 'first'] : ['after', 'before', 'first', 'last']
      const paging = field.args.filter((argument) => ['first', 'after', 'last', 'before'].includes(argument.name))
      expect([name, paging.map((argument) => argument.name).sort()]).toEqual([name, wanted])
      expect(paging.filter((argument) => isNonNullType(argument.type))).toEqual([])
    }
  }
})

test('revisions are paged from either end', async () => {
  const input = (label: string) => ({ id: 'top_paged', labels: [{ text: label }] })
  const record = (label: string, expectedRevision?: number) =>
    api.write(
      'mutation ($input: TopicInput!, $expectedRevision: Int) { recordTopic(input: $input, expectedRevision: $expectedRevision) { userErrors { code } } }',
      { input: input(label), expectedRevision },
    )
  await record('1')
  for (let number = 1; number < 7; number += 1) await record(String(number + 1), number)
  const page = async (how: string) => {
    const { data } = await api.ask(`{ topic(id: "top_paged") { revisions(${how}) {
      nodes { number } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`)
    const { nodes, pageInfo } = data.topic.revisions
    const { hasNextPage, hasPreviousPage } = pageInfo
    return { numbers: nodes.map(({ number }: { number: number }) => number), hasNextPage, hasPreviousPage, ...pageInfo }
  }
  const first = await page('first: 3')
  expect(first).toMatchObject({ numbers: [7, 6, 5], hasNextPage: true, hasPreviousPage: false })
  const last = await page('last: 3')
  expect(last).toMatchObject({ numbers: [3, 2, 1], hasNextPage: false, hasPreviousPage: true })
  expect(await page(`last: 2, before: "${last.startCursor}"`)).toMatchObject({
    numbers: [5, 4],
    hasNextPage: true,
    hasPreviousPage: true,
  })
  expect(await page(`first: 9, after: "${first.endCursor}", before: "${last.endCursor}"`)).toMatchObject({
    numbers: [4, 3, 2],
  })
  expect(await page(`last: 9, after: "${first.endCursor}"`)).toMatchObject({
    numbers: [4, 3, 2, 1],
    hasPreviousPage: true,
  })
  expect(await page('first: 7')).toMatchObject({ hasNextPage: false })
  expect(await page('last: 7')).toMatchObject({ hasPreviousPage: false })
})
