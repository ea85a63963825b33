import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Api, openApi } from '../support/archive.ts'
import { type Desk, meeting, openDesk, stakeholder, statement } from '../support/writing.ts'

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
  await desk.lay([
    stakeholder('stk_a'),
    stakeholder('stk_b'),
    meeting('mtg_a', { place: 'Geneva', when: { edtf: '2022-03' } }),
  ])
})
afterAll(() => api.stop())

const WRONG = 'userErrors { code message field differs current { id revision ... on Meeting { title place } } }'
const amend = async (id: string, set: object, expectedRevision: number, reason?: string) => {
  const { data, errors } = await api.write(
    `mutation ($id: ID!, $set: MeetingChanges!, $expectedRevision: Int!, $reason: String) {
      amendMeeting(id: $id, set: $set, expectedRevision: $expectedRevision, reason: $reason) {
        meeting { id revision title place when { edtf } input } ${WRONG}
      }
    }`,
    { id, set, expectedRevision, reason },
  )
  expect(errors).toBeUndefined()
  return data.amendMeeting
}

describe('an amendment', () => {
  test('changes the fields that are given, removes those that are null, and keeps the rest', async () => {
    const { meeting: amended, userErrors } = await amend('mtg_a', { title: 'Talks', place: null }, 1, 'As they call it')
    expect(userErrors).toEqual([])
    expect(amended).toMatchObject({ revision: 2, title: 'Talks', place: null, when: { edtf: '2022-03' } })
    expect(amended.input).toMatchObject({ id: 'mtg_a', title: 'Talks', when: { edtf: '2022-03' } })
    const [latest] = await desk.revisionsOf('mtg_a')
    expect(latest).toMatchObject({
      number: 2,
      reason: 'As they call it',
      changed: expect.arrayContaining(['title', 'place']),
    })
  })

  test('that is sent again is answered with what it made', async () => {
    expect((await amend('mtg_a', { title: 'Talks', place: null }, 1)).meeting).toMatchObject({ revision: 2 })
    expect((await desk.revisionsOf('mtg_a')).length).toBe(2)
  })

  test('of a revision that stands no longer is a conflict, which says what stands', async () => {
    const { meeting: none, userErrors } = await amend('mtg_a', { title: 'Other talks' }, 1)
    expect(none).toBeNull()
    expect(userErrors).toEqual([
      {
        code: 'CONFLICT',
        field: ['expectedRevision'],
        message: expect.any(String),
        differs: ['title', 'place'],
        current: { id: 'mtg_a', revision: 2, title: 'Talks', place: null },
      },
    ])
  })

  test.each([
    ['mtg_none', { title: 'x' }, 1, 'NOT_FOUND', ['id']],
    ['mtg_a', { title: 'x' }, 9, 'CONFLICT', ['expectedRevision']],
    ['mtg_a', { title: null }, 2, 'INVALID', ['set', 'title']],
    ['mtg_a', { partOf: 'mtg_none' }, 2, 'NOT_FOUND', ['meeting', 'partOf']],
  ])('of %s to %j at revision %i is refused', async (id, set, revision, code, field) => {
    expect((await amend(id, set, revision)).userErrors).toMatchObject([{ code, field }])
    expect((await desk.revisionsOf('mtg_a')).length).toBe(2)
  })

  test('with an id of another type is refused', async () => {
    const query = 'mutation { amendMeeting(id: "stk_a", set: {}, expectedRevision: 1) { userErrors { code } } }'
    expect((await api.write(query)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  test('of each type works with what the record gives as its input', async () => {
    await desk.lay([statement('stm_a', 'stk_a', { cue: 'said' })])
    const query = `mutation { amendStatement(id: "stm_a", set: { act: EMPHASIZED }, expectedRevision: 1) {
      statement { revision act cue input } userErrors { code message } } }`
    const { data } = await api.write(query)
    expect(data.amendStatement).toMatchObject({
      userErrors: [],
      statement: { revision: 2, act: 'EMPHASIZED', cue: 'said' },
    })
    const again = await desk.record('statement', data.amendStatement.statement.input, { expectedRevision: 2 })
    expect(again).toMatchObject({ userErrors: [], record: { revision: 2 } })
  })
})

describe('a conflict', () => {
  test('of a record that exists with other content says what stands', async () => {
    const query = `mutation ($input: StakeholderInput!) { recordStakeholder(input: $input) { stakeholder { id } userErrors { code differs current { id revision } } } }`
    const { data } = await api.write(query, { input: { ...stakeholder('stk_a').stakeholder, country: 'KH' } })
    expect(data.recordStakeholder).toEqual({
      stakeholder: null,
      userErrors: [{ code: 'CONFLICT', differs: ['country'], current: { id: 'stk_a', revision: 1 } }],
    })
  })

  test('of a status says in what it differs', async () => {
    await desk.changeStatus({ id: 'stk_b', status: 'DISPUTED', expectedRevision: 1 })
    const query = `mutation { changeStatus(id: "stk_b", status: RETRACTED, reason: "Another.", expectedRevision: 1) { userErrors { code differs current { revision status } } } }`
    expect((await api.write(query)).data.changeStatus.userErrors).toEqual([
      { code: 'CONFLICT', differs: ['status', 'statusReason'], current: { revision: 2, status: 'DISPUTED' } },
    ])
  })
})

describe('an import', () => {
  const QUERY = `mutation ($records: [RecordInput!]!, $bases: [ImportBaseInput], $overwrite: Boolean) {
    importRecords(records: $records, bases: $bases, overwrite: $overwrite) {
      results { id revision action userErrors { code field differs current { revision } } } userErrors { code }
    }
  }`
  const run = async (variables: object) => {
    const { data, errors } = await api.write(QUERY, variables)
    expect(errors).toBeUndefined()
    return data.importRecords.results
  }
  const named = (id: string, text: string) => stakeholder(id, { names: [{ text }] })

  test('replaces the revision that each record is based on, and gives its reason', async () => {
    const first = await run({ records: [named('stk_one', 'One'), named('stk_two', 'Two')] })
    expect(first).toMatchObject([
      { revision: 1, action: 'RECORDED' },
      { revision: 1, action: 'RECORDED' },
    ])
    const records = [named('stk_one', 'Uno'), named('stk_two', 'Due')]
    const bases = [{ expectedRevision: 1, reason: 'In Italian' }, { expectedRevision: 7 }]
    expect(await run({ records, bases })).toEqual([
      { id: 'stk_one', revision: 2, action: 'AMENDED', userErrors: [] },
      {
        id: 'stk_two',
        revision: null,
        action: null,
        userErrors: [{ code: 'CONFLICT', field: ['expectedRevision'], differs: ['names'], current: { revision: 1 } }],
      },
    ])
    expect((await desk.revisionsOf('stk_one'))[0]).toMatchObject({ reason: 'In Italian' })
    // Sent again after a cut connection, it makes nothing twice.
    expect((await run({ records, bases }))[0]).toMatchObject({ revision: 2, action: null, userErrors: [] })
    expect((await desk.revisionsOf('stk_one')).length).toBe(2)
  })

  test('replaces nothing without a basis if it may not', async () => {
    const records = [named('stk_one', 'Eins')]
    expect(await run({ records, overwrite: false })).toMatchObject([
      { userErrors: [{ code: 'CONFLICT', differs: ['names'] }] },
    ])
    expect(await run({ records })).toMatchObject([{ revision: 3, action: 'AMENDED' }])
  })

  test('refuses the record that has a wrong value, and writes the others, each at its place', async () => {
    const wrong = meeting('mtg_wrong', { when: { edtf: '2022-13' } })
    const records = [named('stk_x', 'X'), wrong, named('stk_y', 'Y'), { topic: 'none' }, named('stk_z', 'Z')]
    const bases = [null, null, { reason: 'Third' }]
    expect(await run({ records, bases })).toMatchObject([
      { id: 'stk_x', revision: 1 },
      { id: null, revision: null, userErrors: [{ code: 'INVALID', field: ['meeting', 'when', 'edtf'] }] },
      { id: 'stk_y', revision: 1 },
      { id: null, userErrors: [{ code: 'INVALID', field: ['topic'] }] },
      { id: 'stk_z', revision: 1 },
    ])
    expect((await desk.revisionsOf('stk_y'))[0]).toMatchObject({ reason: 'Third' })
    expect((await desk.revisionsOf('stk_z'))[0]).toMatchObject({ reason: null })
  })

  test('of thousands of wrong records, or one wrong in thousands of ways, reports twenty at most', async () => {
    const many = await api.write(QUERY, { records: Array.from({ length: 30_000 }, () => ({})) })
    expect(many.errors?.length).toBeLessThanOrEqual(21)
    const [result] = await run({
      records: [meeting('mtg_odd', { evidence: Array.from({ length: 30_000 }, () => ({})) })],
    })
    expect(result.userErrors.length).toBe(20)
  })
})
