import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'
import { PREFIXES } from '../../lambda/domain/nouns.ts'
import { toCursor } from '../../lambda/reading/cursors.ts'
import { shownKey } from '../../lambda/table/keys.ts'
import { metricsOf } from '../../lambda/http/request-log.ts'
import { schema } from '../../lambda/schema.ts'
import { type Api, openApi, sampleLines } from '../support/archive.ts'

let api: Api
let sample: string[]
beforeAll(async () => {
  sample = await sampleLines()
  api = await openApi(sample)
})
afterAll(() => api.stop())

// What callers send

const TEXTS = ['', ' ', 'half \ud83d', 'cut\0off', '\u202e', '>"\'#/31 %00', 'x'.repeat(2000), '漢'.repeat(2000)]
const HOSTILE: { [type: string]: unknown[] } = {
  Int: [-1, 0, -(2 ** 31), 2 ** 31 - 1, 2 ** 31, 0.5, '1'],
  Date: ['0001-01-01', '9999-12-31', ...TEXTS],
  DateTime: ['0001-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59', '9999-12-31T23:59:59Z', ...TEXTS],
  EDTF: ['0001', '9999-12-31/..', 'Y-17E7', '0000', ...TEXTS],
  URL: [`https://a.example/#/31#${'漢'.repeat(1970)}`, `https://a.example/${'x'.repeat(1982)}`, ...TEXTS],
  LanguageTag: ['en-x-a', ...TEXTS],
  Boolean: [0, 'true'],
}
const hostile = (type: GraphQLInputType): unknown[] => {
  const named = getNamedType(type)
  const values = isEnumType(named) ? ['NONE', ''] : (HOSTILE[named.name] ?? TEXTS)
  if (!isListType(getNullableType(type))) return [null, ...values]
  const many = Array.from({ length: 1001 }, () => okay(getNamedType(type)))
  const wrong = Array.from({ length: 101 }, () => values[0])
  return [null, [], [null], many, wrong, ...values.map((value) => [value])]
}

const OKAY: { [type: string]: unknown } = {
  Int: 1,
  Boolean: true,
  EDTF: '2022',
  ID: 'stk_none',
  URL: 'https://a.example',
}
/** The least value of a type, as the schema says. */
const okay = (type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return okay(type.ofType)
  if (isListType(type)) return [okay(type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  return isInputObjectType(type) ? filledIn(type) : (OKAY[type.name] ?? 'x')
}
const filledIn = (type: GraphQLInputType): { [field: string]: unknown } => {
  const named = getNamedType(type)
  const fields = isInputObjectType(named) ? Object.values(named.getFields()) : []
  return Object.fromEntries(fields.filter(isRequiredInputField).map((field) => [field.name, okay(field.type)]))
}

/** Values of a type, each hostile at one place of it. What has been `tried` within an input is not tried within another one. */
const hostileAt = (type: GraphQLInputType, tried: Set<string>): unknown[] => {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return hostile(type)
  if (tried.has(named.name)) return [null, okay(type)]
  tried.add(named.name)
  const inner = Object.values(named.getFields()).flatMap((field) =>
    hostileAt(field.type, tried).map((value) =>
      named.isOneOf ? { [field.name]: value } : { ...filledIn(named), [field.name]: value },
    ),
  )
  return isListType(getNullableType(type)) ? [[], ...inner.map((value) => [value])] : inner
}

// Where they send it

const selection = (field: GraphQLField<unknown, unknown>): string => {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) return 'getFields' in type ? '{ __typename }' : ''
  if ('userErrors' in type.getFields()) return '{ userErrors { code message } }'
  return 'pageInfo' in type.getFields()
    ? '{ nodes { __typename } pageInfo { hasNextPage hasPreviousPage endCursor } }'
    : '{ __typename }'
}

interface Place {
  name: string
  query: string
  argument: GraphQLArgument
}

/** Every argument of every field, with a question that sends it as `$value`. */
const places = (): Place[] => {
  const found: Place[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    const prefix = Object.entries(PREFIXES).find(([name]) => name === type.name)?.[1] ?? 'none'
    const id = sample.map((line) => /"id":"([^"]+)"/.exec(line)?.[1]).find((one) => one?.startsWith(prefix))
    for (const field of Object.values(type.getFields()))
      for (const argument of field.args) {
        const others = field.args.filter((other) => other !== argument && isRequiredArgument(other))
        const declared = [argument, ...others].map((one) => `$${one.name}: ${String(one.type)}`).join(', ')
        const given = [argument, ...others].map((one) => `${one.name}: $${one.name}`).join(', ')
        const asked = `${field.name}(${given}) ${selection(field)}`
        const query =
          type.name === 'Query' || type.name === 'Mutation'
            ? `${type.name.toLowerCase()} (${declared}) { ${asked} }`
            : `query (${declared}) { node(id: "${id ?? ''}") { ... on ${type.name} { ${asked} } } }`
        found.push({ name: `${type.name}.${field.name}(${argument.name}:)`, query, argument })
      }
  }
  return found
}

/** What was sent where, as far as it ended as a failure of ours. */
const failuresOf = async ({ name, query, argument }: Place, values: unknown[]): Promise<string[]> => {
  const others = Object.fromEntries(
    [...query.matchAll(/\$(\w+): (\w+)!/g)].map(([, other = '', type = '']) => [
      other,
      okay(schema.getType(type) as GraphQLInputType),
    ]), // as the question declares it
  )
  const failures: string[] = []
  const queue = values.entries()
  const send = async () => {
    for (const [, value] of queue) {
      const { status, errors = [] } = await api.write(query, { ...others, [argument.name]: value })
      const codes = errors.map(({ extensions }) => extensions.code)
      const illegible = errors.some(({ message }) => /[\p{C}\p{Zl}\p{Zp}]/u.test(message) || message.length > 2000)
      if (status >= 500 || codes.includes('INTERNAL_SERVER_ERROR') || illegible)
        failures.push(`${name} ${JSON.stringify(value).slice(0, 200)}: ${codes.join()}${illegible ? ' illegible' : ''}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, send))
  return failures
}

test('no value of any argument of any field causes a failure of ours', async () => {
  const failures: string[] = []
  const tried = new Set<string>()
  let sent = 0
  for (const place of places()) {
    const values = hostileAt(place.argument.type, tried)
    sent += values.length
    failures.push(...(await failuresOf(place, values)))
  }
  expect(failures.slice(0, 20)).toEqual([])
  expect(sent).toBeGreaterThan(1500)
}, 120_000)

// What strangers make themselves: the mark of a cursor is no secret.

const record = (type: keyof typeof PREFIXES) => `${PREFIXES[type]}a`
const changesOf = (types: string) => `changes ${types}`
const listing = (where: string, of: object[], order: string) => JSON.stringify([where, [of], [], order])
const byName = (where: string, name: string) => listing(where, [{ name }], 'BY_SORT')
const byDate = (where: string, name: string, order = 'NEWEST_FIRST') => listing(where, [{ name }], order)

describe('a forged cursor is refused by', () => {
  const cursors = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
  test.each([
    ['statements', `statements(first: 1, after: $cursor) { ${cursors} }`, byDate('statements', 'STATEMENTS')],
    ['statements backwards', `statements(last: 1, before: $cursor) { ${cursors} }`, byDate('statements', 'STATEMENTS')],
    ['meetings', `meetings(first: 1, after: $cursor) { ${cursors} }`, byDate('meetings', 'MEETINGS')],
    ['documents', `documents(first: 1, after: $cursor) { ${cursors} }`, byDate('documents', 'DOCUMENTS')],
    [
      'commitments',
      `commitments(first: 1, after: $cursor) { ${cursors} }`,
      byDate('commitments', 'COMMITMENTS', 'OLDEST_FIRST'),
    ],
    ['stakeholders', `stakeholders(first: 1, after: $cursor) { ${cursors} }`, byName('stakeholders', 'STAKEHOLDERS')],
    ['topics', `topics(first: 1, after: $cursor) { ${cursors} }`, byName('topics', 'TOPICS')],
    [
      'statements of a meeting',
      `meeting(id: "mtg_sokhonn-yang-2022-03-04") { statements(first: 1, after: $cursor) { ${cursors} } }`,
      listing('statements', [{ name: 'MEETING_STATEMENTS', of: 'mtg_sokhonn-yang-2022-03-04' }], 'BY_SORT'),
    ],
    [
      'revisions',
      `stakeholder(id: "stk_china") { revisions(first: 1, after: $cursor) { ${cursors} } }`,
      'revisions stk_china',
    ],
    ['changes', `changes(first: 1, after: $cursor) { ${cursors} }`, changesOf('of every type')],
    ['apiKeys', `apiKeys(first: 1, after: $cursor) { ${cursors} }`, 'api keys'],
  ])('%s', async (_, field, name) => {
    const ask = (cursor: string) => api.write(`query ($cursor: String) { ${field} }`, { cursor })
    const made = [
      ...[
        '',
        '0',
        '-1',
        '1e9',
        'NaN',
        '20x',
        '\0',
        '\u{10ffff}',
        'x'.repeat(900),
        'x'.repeat(1500),
        'x'.repeat(900_000),
      ],
      ...[
        '#',
        '2022-03-04#',
        `2022-03-04#${'x'.repeat(50)}`,
        `2022/13/04#${record('Statement')}`,
        `\0#${record('Topic')}`,
      ],
      ...['2020-01-01T00:00:00.000Z#', '2020-01-01T00:00:00.000Z#stm_a#1', `${'漢'.repeat(400)}#${record('Topic')}`],
    ].flatMap((place) => ['', '>', '='].map((sign) => toCursor(name, sign + place)))
    for (const cursor of made) {
      const { errors } = await ask(cursor)
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
      expect(errors?.[0]?.message).toContain('The cursor is not one of this listing.')
    }
  })

  test('all of them, if its checksum is wrong', async () => {
    const ask = (cursor: string) =>
      api.write('query ($c: String) { statements(after: $c) { nodes { id } } }', { c: cursor })
    const place = `>2022-03-04#${record('Statement')}`
    const { errors } = await ask(toCursor(byDate('statements', 'STATEMENTS'), place))
    expect(errors).toBeUndefined() // a place that the listing could have says no more than any other
    expect((await ask(toCursor('another', place))).errors).toHaveLength(1)
  })
})

test('a forged future place of the feed does not count as shown', async () => {
  const cursor = toCursor(changesOf('of every type'), '9999-12-31T23:59:59.999Z#stm_a#000000001')
  const { data } = await api.ask('query ($c: String) { changes(after: $c) { nodes { recordId } } }', { c: cursor })
  expect(data.changes.nodes).toEqual([])
  const [mark] = await api.table.get([shownKey], { consistent: true })
  expect((mark?.shown ?? '') < '9999').toBe(true)
  expect(api.table.clock.now()).toBeLessThan(Date.now() + 60_000)
})

describe('the alarm that rolls back deployments', () => {
  const failed = (status: number, ...errors: string[]) =>
    metricsOf({
      requestId: '',
      method: 'POST',
      status,
      milliseconds: 1,
      roundTrips: 0,
      readUnits: 0,
      writeUnits: 0,
      errors,
    }).failed
  test('counts our failures', () => {
    expect([failed(500), failed(200, 'INTERNAL_SERVER_ERROR'), failed(503, 'UNAVAILABLE')]).toEqual([1, 1, 1])
  })
  test.each(['TIMEOUT', 'BAD_USER_INPUT', 'BAD_REQUEST', 'TOO_MUCH', 'RESPONSE_TOO_LARGE', 'COST_LIMIT_EXCEEDED'])(
    'does not count %s, which callers cause',
    (code) => {
      expect([failed(200, code), failed(503, code)]).toEqual([0, 0])
    },
  )
})

describe('of a filter', () => {
  const ids = async (listing: string, filter: string): Promise<string[] | string> => {
    const { data, errors } = await api.ask(
      `{ ${listing}(filter: ${filter}) { nodes { id } pageInfo { hasNextPage } } }`,
    )
    if (errors) return errors.map(({ extensions }) => extensions.code).join()
    expect(data[listing].pageInfo.hasNextPage).toBe(false)
    return data[listing].nodes.map(({ id }: { id: string }) => id)
  }
  test.each([
    ['statements', '{ acts: [] }'],
    ['statements', '{ speaker: "stk_china", modes: [] }'],
    ['statements', '{ wordsOf: [], notRelayedBy: "stk_china" }'],
    ['meetings', '{ participants: [] }'],
    ['meetings', '{ kinds: [] }'],
    ['meetings', '{ states: [] }'],
    ['stakeholders', '{ kinds: [] }'],
    ['documents', '{ kinds: [] }'],
    ['commitments', '{ states: [] }'],
    ['stakeholders', '{ name: "" }'],
    ['stakeholders', '{ name: " " }'],
    ['stakeholders', '{ name: "☮" }'],
    ['stakeholders', '{ name: "", country: CN }'],
    ['topics', '{ label: "" }'],
  ])('an empty value finds nothing: %s %s', async (listing, filter) => {
    expect(await ids(listing, filter.replace('CN', '"CN"'))).toEqual([])
  })
  test.each([
    ['documents', '{ textSha256: "" }'],
    ['documents', '{ textSha256: "abc" }'],
    ['documents', `{ textSha256: "${'A'.repeat(64)}" }`],
    ['documents', '{ url: "" }'],
    ['documents', '{ publisher: "" }'],
    ['statements', '{ speaker: "" }'],
    ['meetings', '{ participants: [""] }'],
    ['stakeholders', '{ identifier: { scheme: "", value: "" } }'],
    ['stakeholders', '{ identifier: { scheme: "wikidata", value: "" } }'],
    ['stakeholders', `{ identifier: { scheme: "wikidata", value: "${'漢'.repeat(201)}" } }`],
    ['topics', '{ identifier: { scheme: "wiki data", value: "Q1" } }'],
    ['topics', `{ label: "${'x'.repeat(501)}" }`],
  ])('an invalid value is refused: %s %s', async (listing, filter) => {
    expect(await ids(listing, filter)).toMatch(/^BAD_USER_INPUT$|^GRAPHQL_VALIDATION_FAILED$/)
  })
  test('the case of a scheme does not matter', async () => {
    const [small, great] = await Promise.all(
      ['wikidata', 'Wikidata'].map((scheme) =>
        ids('topics', `{ identifier: { scheme: "${scheme}", value: "Q84263196" } }`),
      ),
    )
    expect(small).toHaveLength(1)
    expect(great).toEqual(small)
  })
  test('an empty list of types of changes finds nothing, and reads nothing', async () => {
    const { data } = await api.ask('{ changes(types: []) { nodes { recordId } pageInfo { hasNextPage endCursor } } }')
    expect(data.changes).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } })
  })
})
