import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'
import { PREFIXES } from '../../lambda/domain/nouns.ts'
import { fieldOf, TYPES } from '../../lambda/domain/records.ts'
import { schema } from '../../lambda/schema.ts'
import { type Answered, type Api, event, KEY, openApi, sampleLines, SIGNED } from '../support/archive.ts'
import {
  commitment,
  type Desk,
  document,
  meeting,
  type Noun,
  openDesk,
  stakeholder,
  statement,
  told,
  topic,
} from '../support/writing.ts'

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi(await sampleLines())
  desk = openDesk(api)
})
afterAll(() => api.stop())

const speaking = [{ stakeholder: 'stk_china', function: 'SPEAKER' }]

/** Of each type: an input, and another one under the same id that leaves a field out. */
const EXAMPLES: [Noun, object, object, string][] = [
  [
    'topic',
    { labels: [{ text: 'Fisheries', lang: 'en' }], broader: 'top_regional-peace' },
    { labels: [{ text: 'Fishing' }] },
    'broader',
  ],
  [
    'stakeholder',
    { kind: 'PERSON', names: [{ text: 'Sok An' }], country: 'KH' },
    { kind: 'PERSON', names: [{ text: 'Sok An' }, { text: 'Sok Ann', kind: 'ALIAS' }] },
    'country',
  ],
  [
    'role',
    { holder: 'stk_hun-sen', title: 'Prime Minister', period: '1985/..' },
    { holder: 'stk_hun-sen', title: 'Prime Minister of Cambodia' },
    'period',
  ],
  [
    'document',
    { kind: 'SPEECH', title: 'A speech', publisher: 'stk_asean', held: true },
    { kind: 'SPEECH', title: 'The speech' },
    'publisher',
  ],
  [
    'meeting',
    { kind: 'CALL', title: 'A call', state: 'HELD', parties: [], country: 'KH', topics: ['top_ukraine'] },
    { kind: 'CALL', title: 'A call', state: 'POSTPONED', parties: [] },
    'country',
  ],
  [
    'statement',
    {
      act: 'NOTED',
      mode: 'MIXED',
      parts: [{ text: 'It is ' }, { text: 'so', verbatim: true, wordsOf: 'SPEAKER' }],
      parties: speaking,
      saidOn: { edtf: '2022-03' },
    },
    { act: 'NOTED', mode: 'INDIRECT', parts: [{ text: 'It is so' }], parties: speaking },
    'saidOn',
  ],
  [
    'commitment',
    { summary: 'To do it', by: ['stk_asean'], statements: ['stm_yang-full-support'], due: { edtf: '2023' } },
    { summary: 'To do it', by: ['stk_asean'], statements: ['stm_yang-full-support'], state: 'FULFILLED' },
    'due',
  ],
]

describe.each(EXAMPLES)('a %s', (noun, content, other, leftOut) => {
  const id = `${PREFIXES[TYPES.find((type) => fieldOf(type) === noun)!]}written-here`
  const input = { id, ...content }

  test('is created once: the same input again returns the existing record', async () => {
    const made = await desk.record(noun, input, {}, 'id revision status createdAt updatedAt')
    expect(made).toEqual({ record: expect.objectContaining({ id, revision: 1, status: 'CURRENT' }), userErrors: [] })
    expect(made.record.updatedAt).toBe(made.record.createdAt)
    expect(await desk.record(noun, input, {}, 'id revision status createdAt updatedAt')).toEqual(made)
    expect(await desk.revisionsOf(id)).toMatchObject([{ number: 1, by: SIGNED, reason: null }])
  })

  test('is not overwritten by another input with its id', async () => {
    const before = await desk.exported()
    const refused = await desk.record(noun, { id, ...other })
    expect(refused).toEqual({
      record: null,
      userErrors: [{ code: 'CONFLICT', field: [noun, 'id'], message: expect.stringContaining('revision 1') }],
    })
    expect(await desk.exported()).toBe(before)
  })

  test('is replaced as a whole by callers who know its revision, and by no others', async () => {
    const amended = await desk.record(noun, { id, ...other }, { expectedRevision: 1, reason: 'Corrected' })
    expect(amended).toEqual({ record: { id, revision: 2 }, userErrors: [] })
    const [latest, first] = await desk.revisionsOf(id)
    expect(latest).toMatchObject({ number: 2, reason: 'Corrected', by: SIGNED })
    expect(latest?.changed).toContain(leftOut)
    expect(latest?.snapshot).not.toHaveProperty(leftOut)
    expect(first?.snapshot).toHaveProperty(leftOut)
    for (const expectedRevision of [1, 3, 0, -1])
      expect(await desk.record(noun, input, { expectedRevision })).toEqual({
        record: null,
        userErrors: [
          { code: 'CONFLICT', field: ['expectedRevision'], message: expect.stringContaining('at revision 2,') },
        ],
      })
  })

  test('that is sent unchanged gets no new revision', async () => {
    const again = await desk.record(noun, { id, ...other }, { expectedRevision: 2 })
    expect(again).toEqual({ record: { id, revision: 2 }, userErrors: [] })
    expect(await desk.revisionsOf(id)).toHaveLength(2)
  })

  test('without an id gets one derived from its content: a retry is the same record', async () => {
    const made = await desk.record(noun, content)
    expect(made.record).toEqual({ id: expect.stringMatching(/^[a-z]{3}_[0-7][0-9A-HJKMNP-TV-Z]{25}$/), revision: 1 })
    // The order in which fields are given, and what is said to be null, is no content.
    const reversed = Object.fromEntries(Object.entries(content).reverse())
    for (const again of [content, reversed, { id: null, ...content }])
      expect(await desk.record(noun, again)).toEqual(made)
    expect(await desk.revisionsOf(made.record.id)).toHaveLength(1)
    expect((await desk.record(noun, other)).record.id).not.toBe(made.record.id)
  })

  test('that does not exist cannot be amended', async () => {
    const refused = await desk.record(noun, { ...input, id: `${id}-not` }, { expectedRevision: 1 })
    expect([refused.record, told(refused)]).toEqual([null, [`NOT_FOUND ${noun}.id`]])
  })
})

describe('without a valid key', () => {
  /** The least that a type takes: enough to get past its shape. */
  const least = (given: GraphQLInputType): unknown => {
    const type = getNullableType(given)
    if (isListType(type)) return []
    if (isEnumType(type)) return type.getValues()[0]?.name
    if (isInputObjectType(type)) {
      const all = Object.values(type.getFields())
      const fields = type.isOneOf ? all.slice(0, 1) : all.filter(isRequiredInputField)
      return Object.fromEntries(fields.map((field) => [field.name, least(field.type)]))
    }
    const scalars: { [name: string]: unknown } = { Int: 1, Boolean: true, URL: 'https://example.org/' }
    return scalars[type.name] ?? 'stk_china'
  }
  const mutations = Object.values(schema.getMutationType()!.getFields()).map((field) => {
    const args = field.args.filter(isRequiredArgument)
    const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
    const given = args.map(({ name }) => `${name}: $${name}`).join(', ')
    const query = `mutation (${declared}) { ${field.name}(${given}) { __typename } }`
    return [field.name, query, Object.fromEntries(args.map(({ name, type }) => [name, least(type)]))] as const
  })
  const unauthenticated = (answer: Answered) => {
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(answer.data ?? null).toBeNull()
  }

  test.each(mutations)('%s is refused', async (name, query, variables) => {
    const before = await desk.exported()
    unauthenticated(await api.ask(query, variables))
    unauthenticated(await api.ask(query, variables, 'a-wrong-key'))
    expect(await desk.exported()).toBe(before)
    // With the key it is the key alone that was missing; these would do something.
    if (!/^changeStatus|^eraseRecord/.test(name)) expect((await api.write(query, variables)).status).toBe(200)
  })
  test('the archive can be read, but not with a wrong key', async () => {
    const query = '{ stakeholder(id: "stk_china") { name } }'
    expect((await api.ask(query)).data).toEqual({ stakeholder: { name: 'China' } })
    unauthenticated(await api.ask(query, {}, 'a-wrong-key'))
  })
  const withHeaders = async (headers: { [name: string]: string }) => {
    const query = 'mutation { importRecords(records: []) { results { id } } }'
    const headersOfJson = { 'content-type': 'application/json', ...headers }
    const { statusCode, body } = await api.door(
      event('POST', { headers: headersOfJson, body: JSON.stringify({ query }) }),
    )
    return { status: statusCode ?? 0, ...(JSON.parse(body ?? '') as Omit<Answered, 'status'>) }
  }
  test.each([
    ['x-api-key', KEY],
    ['X-Api-Key', KEY],
    ['authorization', `Bearer ${KEY}`],
    ['Authorization', `bearer ${KEY}`],
  ])('the key comes as %s: %s', async (name, value) => {
    expect(await withHeaders({ [name]: value })).toMatchObject({
      status: 200,
      data: { importRecords: { results: [] } },
    })
  })
  test.each([
    ['x-api-key', ''],
    ['x-api-key', `${KEY}x`],
    ['authorization', KEY],
    ['authorization', `Basic ${KEY}`],
    ['authorization', 'Bearer'],
    ['authorization', 'Bearer a-wrong-key'],
  ])('it does not come as %s: %s', async (name, value) => {
    unauthenticated(await withHeaders({ [name]: value }))
  })
})

describe('at the same moment', () => {
  test('16 clients create the same record: it is created once, and all get the same result', async () => {
    const { statement: input } = statement('stm_at-once', 'stk_china', {
      about: ['stk_asean'],
      topics: ['top_ukraine'],
    })
    const clients = Array.from({ length: 16 }, () => desk.record('statement', input, {}, 'id revision createdAt text'))
    const answers = await Promise.all(clients)
    expect(answers[0]).toMatchObject({ record: { id: 'stm_at-once', revision: 1 }, userErrors: [] })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await desk.revisionsOf('stm_at-once')).toHaveLength(1)
    const { statements } = await desk.ask(
      '{ statements(filter: { speaker: "stk_china", about: "stk_asean" }) { nodes { id } } }',
    )
    expect(statements.nodes).toEqual([{ id: 'stm_at-once' }])
  })
  test('16 clients create different records with one id: one of them succeeds', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        desk.record('topic', { id: 'top_one-of-many', labels: [{ text: `Topic ${n}` }] }),
      ),
    )
    expect(answers.filter(({ record }) => record !== null)).toHaveLength(1)
    expect(answers.flatMap(told)).toEqual(Array.from({ length: 15 }, () => 'CONFLICT topic.id'))
    expect(await desk.revisionsOf('top_one-of-many')).toHaveLength(1)
  })
  test('editors amend one revision: one of them succeeds, the others get the current revision', async () => {
    const { meeting: input } = meeting('mtg_contested')
    await desk.record('meeting', input)
    const titles = ['By the first', 'By the second', 'By the third']
    const answers = await Promise.all(
      titles.map((title) => desk.record('meeting', { ...input, title }, { expectedRevision: 1 }, 'revision title')),
    )
    const won = answers.filter(({ record }) => record !== null)
    expect(won).toEqual([{ record: { revision: 2, title: expect.stringContaining('By the') }, userErrors: [] }])
    expect(answers.flatMap(told)).toEqual(['CONFLICT expectedRevision', 'CONFLICT expectedRevision'])
    expect(answers.flatMap(({ userErrors }) => userErrors)[0]?.message).toContain('at revision 2,')
    const { meeting: stands } = await desk.ask('{ meeting(id: "mtg_contested") { title revision } }')
    expect(stands).toEqual(won[0]?.record)
    expect(await desk.revisionsOf('mtg_contested')).toHaveLength(2)
  })
  test('one amends what another one retracts: one of them succeeds', async () => {
    await desk.lay([document('doc_contested')])
    const [amended, retracted] = await Promise.all([
      desk.record('document', { id: 'doc_contested', kind: 'SPEECH' }, { expectedRevision: 1 }),
      desk.changeStatus({ id: 'doc_contested', status: 'RETRACTED', expectedRevision: 1 }),
    ])
    expect([...told(amended), ...told(retracted)]).toEqual(['CONFLICT expectedRevision'])
    expect(await desk.revisionsOf('doc_contested')).toHaveLength(2)
  })
})
test('everything wrong with a record is reported at once, in sentences with codes and paths', async () => {
  const before = await desk.exported()
  const wrong = {
    id: 'stm_wrong in many ways',
    act: 'NOTED',
    mode: 'DIRECT',
    cue: ' ',
    parts: [{ text: 'It is so' }],
    parties: [
      { stakeholder: 'stk_nobody', function: 'HOST' },
      { stakeholder: 'stk_china', function: 'ADDRESSEE', roles: ['rol_none'] },
    ],
    topics: ['top_ukraine', 'stk_china'],
    evidence: [
      { document: 'doc_five-point-consensus', start: 9, end: 3 },
      { document: 'doc_none', start: -1, end: 2, chain: [{ by: 'stk_none' }] },
    ],
  }
  const refused = await desk.record('statement', wrong)
  expect(refused.record).toBeNull()
  expect(refused.userErrors).toContainEqual({
    code: 'INVALID',
    field: ['statement', 'evidence', '0', 'end'],
    message: expect.stringMatching(/^The passage ends at 3, .*\.$/),
  })
  expect(told(refused).sort()).toEqual([
    'INVALID statement.cue',
    'INVALID statement.evidence.0.end',
    'INVALID statement.evidence.1.start',
    'INVALID statement.id',
    'INVALID statement.parties',
    'INVALID statement.parties.0.function',
    'INVALID statement.parts',
    'INVALID statement.topics.1',
    'NOT_FOUND statement.evidence.1.chain.0.by',
    'NOT_FOUND statement.evidence.1.document',
    'NOT_FOUND statement.parties.0.stakeholder',
    'NOT_FOUND statement.parties.1.roles.0',
  ])
  for (const { message } of refused.userErrors) expect(message).toMatch(/^["`A-Z].*[.]$/)
  expect(await desk.exported()).toBe(before)
})

describe('an import', () => {
  test('takes records in any order', async () => {
    const records = [
      commitment('com_any', 'stk_any', 'stm_any'),
      statement('stm_any', 'stk_any', { meeting: 'mtg_any', topics: ['top_any'] }),
      meeting('mtg_any', { topics: ['top_any'] }),
      topic('top_any', { broader: 'top_any-wider' }),
      topic('top_any-wider'),
      stakeholder('stk_any'),
    ]
    expect((await desk.importAll(records)).results).toEqual(
      ['com_any', 'stm_any', 'mtg_any', 'top_any', 'top_any-wider', 'stk_any'].map((id) => ({
        id,
        action: 'RECORDED',
        userErrors: [],
      })),
    )
    const { commitment: found } = await desk.ask(
      '{ commitment(id: "com_any") { statements { speakers { id } meeting { topics { broader { label } } } } } }',
    )
    const topics = [{ broader: { label: 'top_any-wider' } }]
    expect(found.statements).toEqual([{ speakers: [{ id: 'stk_any' }], meeting: { topics } }])
  })

  test('reports what was done to each: created, amended, or nothing', async () => {
    const records = [topic('top_a'), topic('top_b'), topic('top_c')]
    await desk.lay(records.slice(0, 2))
    const changed = topic('top_a', { labels: [{ text: 'Another label' }] })
    const { results } = await desk.importAll([changed, ...records.slice(1), topic('top_c')])
    expect(results.map(({ id, action }) => [id, action])).toEqual([
      ['top_a', 'AMENDED'],
      ['top_b', null],
      ['top_c', 'RECORDED'],
      ['top_c', null],
    ])
    expect(results.flatMap(told)).toEqual([])
    const revisions = await Promise.all(['top_a', 'top_b', 'top_c'].map((id) => desk.revisionsOf(id)))
    expect(revisions.map(({ length }) => length)).toEqual([2, 1, 1])
  })

  const circle = (name: string, more: object = {}) => [
    stakeholder(`stk_${name}`, { evidence: [{ document: `doc_${name}` }] }),
    document(`doc_${name}`, { publisher: `stk_${name}`, ...more }),
  ]
  test('writes records that refer to each other in a cycle together, and changes nothing the second time', async () => {
    const records = [topic('top_circle', { instrument: 'doc_circle' }), ...circle('circle')]
    expect((await desk.importAll(records)).results.map(({ action }) => action)).toEqual([
      'RECORDED',
      'RECORDED',
      'RECORDED',
    ])
    expect((await desk.importAll(records)).results.map(({ action }) => action)).toEqual([null, null, null])
    const { document: found } = await desk.ask(
      '{ document(id: "doc_circle") { publisher { evidence { document { id } } } } }',
    )
    expect(found.publisher.evidence).toEqual([{ document: { id: 'doc_circle' } }])
  })
  test('refuses a cycle with a wrong record, and what refers to it, and writes the rest', async () => {
    const records = [
      topic('top_good'),
      topic('top_names-the-circle', { instrument: 'doc_broken' }),
      ...circle('broken', { title: ' ' }),
      topic('top_good-too', { broader: 'top_good' }),
      topic('top_wrong', { broader: 'top_nowhere' }),
    ]
    const { results, userErrors } = await desk.importAll(records)
    expect(userErrors).toEqual([])
    expect(results.map(told)).toEqual([
      [],
      ['NOT_FOUND topic.instrument'],
      ['NOT_FOUND stakeholder.evidence.0.document'],
      ['INVALID document.title'],
      [],
      ['NOT_FOUND topic.broader'],
    ])
    expect(results.map(({ action }) => action)).toEqual(['RECORDED', null, null, null, 'RECORDED', null])
    const wanted = records.map((record) => Object.values(record)[0]!.id)
    const { nodes } = await desk.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: wanted })
    expect(nodes).toEqual([{ id: 'top_good' }, null, null, null, { id: 'top_good-too' }, null])
  })
  test('with two contents for one id uses the first', async () => {
    const { results } = await desk.importAll([topic('top_twice'), topic('top_twice', { labels: [{ text: 'Other' }] })])
    expect(results.map(told)).toEqual([[], ['DUPLICATE topic.id']])
    const { topic: found } = await desk.ask('{ topic(id: "top_twice") { label revision } }')
    expect(found).toEqual({ label: 'top_twice', revision: 1 })
  })
  test('of 100 records is accepted, one of 101 is refused completely', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => topic(`top_many-${count}-${n}`))
    const { results } = await desk.importAll(many(100))
    expect(new Set(results.map(({ action }) => action))).toEqual(new Set(['RECORDED']))
    const before = await desk.exported()
    expect(await desk.importAll(many(101))).toEqual({
      results: [],
      userErrors: [{ code: 'TOO_LARGE', field: ['records'], message: expect.stringContaining('101') }],
    })
    expect(await desk.exported()).toBe(before)
  })
})

describe('what a mutation returns', () => {
  const nested = `id revision text
    speakers { id statements(filter: { about: "stk_asean" }) { nodes { id revision } } }
    about { mentions(first: 1) { nodes { id revision } } }
    meeting { title statements { nodes { id text } } }
    revisions { nodes { number } }`

  test('contains what was just written, and not what was there before', async () => {
    await desk.lay([stakeholder('stk_early'), stakeholder('stk_late'), meeting('mtg_early'), meeting('mtg_late')])
    const { statement: input } = statement('stm_moving', 'stk_early', { about: ['stk_asean'], meeting: 'mtg_early' })
    const node = { id: 'stm_moving', revision: 1 }
    const made = await desk.record('statement', input, {}, nested)
    expect(made.record).toMatchObject({
      speakers: [{ id: 'stk_early', statements: { nodes: [node] } }],
      about: [{ mentions: { nodes: [node] } }],
      meeting: { statements: { nodes: [{ id: 'stm_moving', text: 'stm_moving' }] } },
      revisions: { nodes: [{ number: 1 }] },
    })
    const { statement: moved } = statement('stm_moving', 'stk_late', {
      about: ['stk_asean'],
      meeting: 'mtg_late',
      parts: [{ text: 'Otherwise' }],
    })
    const amended = await desk.record('statement', moved, { expectedRevision: 1 }, nested)
    expect(amended.record).toMatchObject({
      speakers: [{ id: 'stk_late', statements: { nodes: [{ id: 'stm_moving', revision: 2 }] } }],
      about: [{ mentions: { nodes: [{ id: 'stm_moving', revision: 2 }] } }],
      meeting: { statements: { nodes: [{ text: 'Otherwise' }] } },
      revisions: { nodes: [{ number: 2 }, { number: 1 }] },
    })
    const old = await desk.ask(`{
      stakeholder(id: "stk_early") { statements { nodes { id } } } meeting(id: "mtg_early") { statements { nodes { id } } }
    }`)
    expect(old).toEqual({ stakeholder: { statements: { nodes: [] } }, meeting: { statements: { nodes: [] } } })
  })

  test('two mutations in one request are executed in sequence, each with the state after it', async () => {
    const { data, errors } = await api.write(`mutation {
      first: recordStakeholder(input: { id: "stk_two", kind: PERSON, names: [{ text: "Two" }] }) {
        stakeholder { revision name roles { title } }
      }
      refused: recordTopic(input: { id: "top_ukraine", labels: [{ text: "Other" }] }) { topic { id } userErrors { code } }
      second: recordRole(input: { id: "rol_two", holder: "stk_two", title: "Envoy" }) {
        role { holder { name roles { title } } }
      }
      third: recordStakeholder(input: { id: "stk_two", kind: PERSON, names: [{ text: "Deux" }] }, expectedRevision: 1) {
        stakeholder { revision name roles { holder { name } } }
      }
    }`)
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      first: { stakeholder: { revision: 1, name: 'Two', roles: [] } },
      refused: { topic: null, userErrors: [{ code: 'CONFLICT' }] },
      second: { role: { holder: { name: 'Two', roles: [{ title: 'Envoy' }] } } },
      third: { stakeholder: { revision: 2, name: 'Deux', roles: [{ holder: { name: 'Deux' } }] } },
    })
  })

  test('if one value is of the wrong type, nothing of the request is executed', async () => {
    const before = await desk.exported()
    const { status, errors } = await api.write(
      `mutation ($country: CountryCode) {
        first: recordTopic(input: { id: "top_never", labels: [{ text: "Never" }] }) { topic { id } }
        second: recordStakeholder(input: { id: "stk_never", kind: PERSON, names: [{ text: "x" }], country: $country }) { stakeholder { id } }
      }`,
      { country: 'XX' },
    )
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
    expect(await desk.exported()).toBe(before)
  })
})
