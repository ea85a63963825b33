import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  getNamedType,
  getNullableType,
  type GraphQLInputField,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { PREFIXES } from '../../lambda/domain/nouns.ts'
import { fieldOf, type TypeName, TYPES } from '../../lambda/domain/records.ts'
import { FILTER_REFERENCES, INPUTS } from '../../lambda/generated/records.ts'
import { schema } from '../../lambda/schema.ts'
import { type Api, openApi } from '../support/archive.ts'
import { type Desk, openDesk } from '../support/writing.ts'

// Every input field is filled in, and every output field is read: a field that is added to the schema and then forgotten
// fails here.

interface Dictionary {
  [name: string]: unknown
}

const EXACT = 'text'
/** The values of fields that have a form of their own; every other text is just a text. */
const VALUES: Dictionary = {
  'Statement.mode': 'DIRECT',
  'Part.wordsOf': 'SPEAKER',
  'Document.textSha256': 'a'.repeat(64),
  'Evidence.start': 3,
  'Evidence.end': 7,
  'Evidence.exact': EXACT,
  'Evidence.spanSha256': createHash('sha256').update(EXACT).digest('hex'),
  'Evidence.supports': ['evidence'],
  'Evidence.stance': 'SUPPORTS',
  'Name.kind': 'PREFERRED',
  'Identifier.scheme': 'wikidata',
  'Identifier.value': 'Q42',
}
const SCALARS: Dictionary = {
  String: 'Some text',
  Boolean: true,
  Int: 1,
  EDTF: '2022-03-04',
  CountryCode: 'KH',
  LanguageTag: 'en',
  URL: 'https://example.org/page',
  DateTime: '2022-03-04T09:30:00.000Z',
}

const idOf = (type: TypeName, copy: string) => `${PREFIXES[type]}every-${copy}`
const inputFields = (name: string): GraphQLInputField[] => {
  const type = schema.getType(`${name}Input`)
  return isInputObjectType(type) ? Object.values(type.getFields()) : []
}

/** A value for a field of an input. */
const valueOf = (input: string, { name, type }: GraphQLInputField): unknown => {
  const given = VALUES[`${input}.${name}`]
  if (given !== undefined) return given
  const nullable = getNullableType(type)
  const one = (): unknown => {
    const { refersTo } = INPUTS[input]?.[name] ?? {}
    if (refersTo) return idOf(refersTo, 'base')
    const named = getNamedType(type)
    if (isInputObjectType(named)) return filled(named.name.replace(/Input$/, ''))
    if (isEnumType(named)) {
      const values = named.getValues().map((value) => value.name)
      return values[0]
    }
    return SCALARS[named.name]
  }
  return isListType(nullable) ? [one()] : one()
}
/** An input in which every field has a value. */
const filled = (input: string): Dictionary =>
  Object.fromEntries(inputFields(input).map((field) => [field.name, valueOf(input, field)]))
/** The parties that a type of record can have: a meeting has no speakers. */
const parties = (type: TypeName, { parties: given }: Dictionary): Dictionary => {
  if (!Array.isArray(given)) return {}
  const functions = type === 'Statement' ? ['SPEAKER', 'ADDRESSEE'] : ['PARTICIPANT']
  return { parties: functions.map((each) => ({ ...structuredClone(given[0] as Dictionary), function: each })) } // as `filled` made it
}
const full = (type: TypeName, copy: string): Dictionary => {
  const input = filled(type)
  return { ...input, ...parties(type, input), id: idOf(type, copy) }
}
/** A record that has what is needed alone, and a publisher: its documents are found by it. */
const base = (type: TypeName): Dictionary => {
  const input = full(type, 'base')
  const isNeeded = (name: string) => name === 'id' || name === 'publisher' || INPUTS[type]?.[name]?.required
  return Object.fromEntries(Object.entries(input).filter(([name]) => isNeeded(name)))
}

/** Every field of a type that needs no argument; of a record or a page behind it, the id alone. */
const selection = (name: string): string => {
  const type = schema.getType(name)
  if (!isObjectType(type)) return '{ __typename }'
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return []
    const inner = getNamedType(field.type)
    if (isLeafType(inner)) return [field.name]
    if (!isCompositeType(inner)) return []
    if (TYPES.some((one) => one === inner.name) || inner.name === 'Record') return [`${field.name} { id }`]
    return [`${field.name} ${inner.name.endsWith('Connection') ? '{ nodes { __typename } }' : selection(inner.name)}`]
  })
  return `{ ${fields.join(' ')} }`
}

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
  await desk.lay(TYPES.map((type) => ({ [fieldOf(type)]: base(type) })))
  for (const type of TYPES)
    for (const copy of ['full', 'merged']) {
      const { userErrors } = await desk.record(fieldOf<TypeName>(type), full(type, copy))
      expect(userErrors).toEqual([])
    }
})
afterAll(() => api.stop())

const read = async (type: TypeName, copy: string): Promise<Dictionary> => {
  const query = `query ($id: ID!) { found: ${fieldOf(type)}(id: $id) ${selection(type)} }`
  return (await desk.ask(query, { id: idOf(type, copy) })).found
}

/** What comes back where a value was put in. */
const shown = (input: string, name: string, value: unknown): unknown => {
  const { refersTo, of } = INPUTS[input]?.[name] ?? {}
  if (Array.isArray(value)) return value.map((one) => shown(input, name, one))
  if (refersTo) return { id: value }
  if (!of) return value
  const members = Object.entries(value as Dictionary).map(([field, member]) => [field, shown(of, field, member)])
  return expect.objectContaining(Object.fromEntries(members))
}

describe.each(TYPES)('every field of a %s', (type) => {
  test('comes back as it was put in', async () => {
    const put = full(type, 'full')
    const expected = Object.fromEntries(Object.entries(put).map(([name, value]) => [name, shown(type, name, value)]))
    expect(await read(type, 'full')).toMatchObject(expected)
  })

  test('has a value, if its record has all that it can have', async () => {
    const { userErrors } = await desk.changeStatus({
      id: idOf(type, 'merged'),
      status: 'MERGED',
      supersededBy: idOf(type, 'base'),
      expectedRevision: 1,
    })
    expect(userErrors).toEqual([])
    const empty = Object.entries(await read(type, 'merged')).flatMap(([name, value]) => (value === null ? [name] : []))
    expect(empty).toEqual([])
  })

  const references = (input: string, path: string[]): { path: string[]; to: TypeName }[] =>
    Object.entries(INPUTS[input] ?? {}).flatMap(([name, { refersTo, of, list }]) => {
      const here = [...path, name, ...(list ? ['0'] : [])]
      return [...(refersTo ? [{ path: here, to: refersTo }] : []), ...(of ? references(of, here) : [])]
    })
  const refused = async (path: string[], id: string) => {
    const input = structuredClone(full(type, 'refused'))
    let within = input
    for (const step of path.slice(0, -1)) within = within[step] as Dictionary // as `references` found it
    within[path.at(-1)!] = id
    return (await desk.record(fieldOf<TypeName>(type), input)).userErrors
  }

  test('that refers to a record takes only an id of its type, of a record that exists', async () => {
    const found = references(type, [])
    for (const { path, to } of found) {
      const field = [fieldOf(type), ...path]
      const other = to === 'Topic' ? 'Role' : 'Topic'
      for (const id of ['any nonsense', idOf(other, 'base')])
        expect(await refused(path, id)).toEqual([expect.objectContaining({ code: 'INVALID', field })])
      expect(await refused(path, idOf(to, 'absent'))).toEqual([expect.objectContaining({ code: 'NOT_FOUND', field })])
    }
    expect(found.length).toBeGreaterThan(0)
  })
})

/** What a field of a filter is given to find the record that has all that it can have. */
const wantedBy = (type: TypeName, { name, type: given }: GraphQLInputField): unknown => {
  const values: Dictionary = {
    name: 'Some',
    label: 'Some',
    identifier: { scheme: 'wikidata', value: 'Q42' },
    textSha256: VALUES['Document.textSha256'],
    from: '2022-03-04',
    to: '2022-03-04',
    dueBefore: '2022-03-05',
    wordsOf: ['SPEAKER'],
    modes: ['DIRECT'],
  }
  const to = FILTER_REFERENCES[type]?.[name]
  const inner = getNamedType(given)
  const one = to ? idOf(to, 'base') : isEnumType(inner) ? inner.getValues()[0]?.name : SCALARS[inner.name]
  return values[name] ?? (isListType(getNullableType(given)) ? [one] : one)
}

/** Filters that find the records which are not so. */
const NEGATIVE = ['notRelayedBy']

const FILTERS = TYPES.flatMap((type) => {
  const filter = schema.getType(`${type}Filter`)
  return isInputObjectType(filter)
    ? Object.values(filter.getFields()).map((field) => ({ type, field, filter: filter.name, name: field.name }))
    : []
})

test.each(FILTERS)('$filter.$name finds a record that has all that it can have', async ({ type, field, filter }) => {
  const listing = `${fieldOf(type)}s`
  const query = `query ($filter: ${filter}) { found: ${listing}(filter: $filter, first: 100) { nodes { id } } }`
  const { found } = await desk.ask(query, { filter: { [field.name]: wantedBy(type, field) } })
  const ids: string[] = found.nodes.map(({ id }: { id: string }) => id)
  expect(ids.includes(idOf(type, 'full'))).toBe(!NEGATIVE.includes(field.name))
})
