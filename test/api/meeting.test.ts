import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Api, costOf, makeReadKey, openApi, sampleLines } from '../support/archive.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(await sampleLines())
})
afterAll(() => api.stop())

const MEETING = 'mtg_sokhonn-yang-2022-03-04'
const ids = (list: { id: string }[]) => list.map(({ id }) => id)
const statementsBy = async (filter: string) => {
  const { data } = await api.ask(`{ statements(filter: {${filter}}, first: 100) { nodes { id } } }`)
  return ids(data.statements.nodes)
}

test('the whole sample record is imported', () => {
  expect(api.imported).toEqual({ written: 61, unchanged: 0, wrong: [], warned: [] })
})

describe('the statements of the meeting of 4 March 2022', () => {
  test('are nine, in source order', async () => {
    const { data } = await api.ask(`{ meeting(id: "${MEETING}") { statements { nodes { id } } } }`)
    const found = ids(data.meeting.statements.nodes)
    expect(found).toHaveLength(9)
    expect(found.slice(0, 2)).toEqual(['stm_yang-broaden-cooperation', 'stm_joint-reaffirmed-cooperation'])
    expect(new Set(await statementsBy(`meeting: "${MEETING}"`))).toEqual(new Set(found))
  })
  test('four are by Prak Sokhonn, five by Yang Yanyi, the joint one by both', async () => {
    const sokhonn = await statementsBy('speaker: "stk_prak-sokhonn"')
    const yang = await statementsBy('speaker: "stk_yang-yanyi"')
    expect([sokhonn.length, yang.length]).toEqual([4, 5])
    expect(sokhonn.filter((id) => yang.includes(id))).toEqual(['stm_joint-reaffirmed-cooperation'])
  })
  test('five are on behalf of China, one is by China itself', async () => {
    expect(await statementsBy('onBehalfOf: "stk_china"')).toHaveLength(5)
    expect(await statementsBy('speaker: "stk_china"')).toHaveLength(1)
  })
  test('one is about Hun Sen, by Yang; Hun Sen neither speaks nor takes part', async () => {
    const { data } = await api.ask(`{ stakeholder(id: "stk_hun-sen") {
      mentions { nodes { speakers { id } } }
      statements { nodes { id } }
      meetings { nodes { id } }
    } }`)
    expect(data.stakeholder.mentions.nodes).toEqual([{ speakers: [{ id: 'stk_yang-yanyi' }] }])
    expect(data.stakeholder.statements.nodes).toEqual([])
    expect(ids(data.stakeholder.meetings.nodes)).not.toContain(MEETING)
  })
})

describe('whose words', () => {
  const quoted = async (speaker: string) =>
    statementsBy(`speaker: "${speaker}", wordsOf: [SPEAKER]`).then((found) => found.length)
  test('Sokhonn is never quoted in his own, the ministry and Heng once each', async () => {
    const counts = [quoted('stk_prak-sokhonn'), quoted('stk_mfaic-cambodia'), quoted('stk_heng-kimkong')]
    expect(await Promise.all(counts)).toEqual([0, 1, 1])
  })
  test('three quoted spans are of unclear origin, four are the wording of the release', async () => {
    const { data } = await api.ask('{ statements(first: 100) { nodes { parts { wordsOf } } } }')
    const words: (string | null)[] = data.statements.nodes.flatMap((node: { parts: { wordsOf: string | null }[] }) =>
      node.parts.map((part) => part.wordsOf),
    )
    const count = (wanted: string) => words.filter((word) => word === wanted).length
    expect([count('UNCLEAR'), count('REPORTER')]).toEqual([3, 4])
  })
})

describe('stakeholders found by a name', () => {
  test.each([
    ['sok', 'Prak Sokhonn'],
    ['SOK', 'Prak Sokhonn'],
    ['yan', 'Yang Yanyi'],
    ['the king', 'Cambodia'],
    ['prak s', 'Prak Sokhonn'],
  ])('%s', async (name, found) => {
    const { data } = await api.ask(
      'query ($name: String) { stakeholders(filter: { name: $name }) { nodes { name } } }',
      { name },
    )
    expect(data.stakeholders.nodes).toEqual([{ name: found }])
  })
})

describe('meetings', () => {
  test('held in March 2022 with Cambodia and China both taking part: one', async () => {
    const { data } = await api.ask(`{ meetings(filter: {
      participants: ["stk_cambodia", "stk_china"], states: [HELD], from: "2022-03-01", to: "2022-03-31"
    }) { nodes { id } } }`)
    expect(ids(data.meetings.nodes)).toEqual([MEETING])
  })
  test('planned: one visit, found by a range that overlaps its month', async () => {
    const { data } = await api.ask(`{ meetings(filter: { states: [PLANNED], from: "2022-03-20", to: "2022-03-21" }) {
      nodes { kind when { edtf earliest latest } }
    } }`)
    const when = { edtf: '2022-03', earliest: '2022-03-01', latest: '2022-03-31' }
    expect(data.meetings.nodes).toEqual([{ kind: 'VISIT', when }])
  })
  test('proposed: one without a date, in no range and last in both orders', async () => {
    const { data } = await api.ask(`{
      proposed: meetings(filter: { states: [PROPOSED] }) { nodes { id when { edtf } } }
      ranged: meetings(filter: { states: [PROPOSED], from: "0001-01-01", to: "9999-12-31" }) { nodes { id } }
      newest: meetings { nodes { when { edtf } } }
      oldest: meetings(order: OLDEST_FIRST) { nodes { when { edtf } } }
    }`)
    expect(data.proposed.nodes).toEqual([{ id: 'mtg_consultative-meeting-humanitarian-relief', when: null }])
    expect(data.ranged.nodes).toEqual([])
    const dates = (listing: { nodes: { when: { edtf: string } | null }[] }) =>
      listing.nodes.map(({ when }) => when?.edtf ?? null)
    expect(dates(data.newest)).toEqual(['2022-03-04', '2022-03', null, null])
    expect(dates(data.oldest)).toEqual(['2022-03', '2022-03-04', null, null])
  })
})

test('statements relayed and not relayed by the ministry, with explicit and inferred links distinguished', async () => {
  const all = await statementsBy('')
  const relayed = await statementsBy('relayedBy: "stk_mfaic-cambodia"')
  const others = await statementsBy('notRelayedBy: "stk_mfaic-cambodia"')
  expect(others.toSorted()).toEqual((await statementsBy('speaker: "stk_heng-kimkong"')).toSorted())
  expect(others).toHaveLength(3)
  expect([...relayed, ...others].toSorted()).toEqual(all.toSorted())
  const { data } = await api.ask('{ statements(first: 100) { nodes { evidence { chain { basis } } } } }')
  const bases = JSON.stringify(data).match(/EXPLICIT|INFERRED/g)
  expect(new Set(bases)).toEqual(new Set(['EXPLICIT', 'INFERRED']))
})

test('roles of Prak Sokhonn: two, given on the day that attests them and on no other', async () => {
  const { data } = await api.ask(`{ stakeholder(id: "stk_prak-sokhonn") {
    roles { id } on: roles(at: "2022-03-04") { id } off: roles(at: "2022-03-05") { id }
  } }`)
  const { roles, on, off } = data.stakeholder
  expect(ids(roles).toSorted()).toEqual(['rol_sokhonn-asean-envoy', 'rol_sokhonn-minister'])
  expect([on, off]).toEqual([roles, []])
})

test('open commitments by China: four, one of them joint; one is due before 1 April 2022', async () => {
  const { data } = await api.ask(`{
    china: commitments(filter: { by: "stk_china", states: [OPEN] }) { nodes { by { id } } }
    due: commitments(filter: { dueBefore: "2022-04-01" }) { nodes { id } }
  }`)
  const by: string[][] = data.china.nodes.map((node: { by: { id: string }[] }) => ids(node.by))
  expect(by).toHaveLength(4)
  expect(by.filter((makers) => makers.includes('stk_cambodia'))).toHaveLength(1)
  expect(data.due.nodes).toHaveLength(1)
})

test('topics under the crisis in Myanmar, and two statements on the five-point consensus', async () => {
  const { data } = await api.ask(`{ topic(id: "top_myanmar-crisis") {
    narrower { label statements { nodes { id } } }
  } }`)
  expect(data.topic.narrower).toHaveLength(1)
  expect(data.topic.narrower[0].label).toBe('Five-point consensus')
  expect(data.topic.narrower[0].statements.nodes).toHaveLength(2)
})

test('the joint statement is carried by one document and comes from one origin', async () => {
  const { data } = await api.ask('{ statement(id: "stm_joint-reaffirmed-cooperation") { reports origins } }')
  expect(data.statement).toEqual({ reports: 1, origins: 1 })
})

test('as of before the record was made, there is none; as of after, there is', async () => {
  const { data } = await api.ask(`{
    before: meeting(id: "${MEETING}", asOf: "2020-01-01T00:00:00Z") { id }
    after: meeting(id: "${MEETING}", asOf: "${new Date().toISOString()}") { title revision }
  }`)
  expect(data).toEqual({ before: null, after: { title: 'Prak Sokhonn and Yang Yanyi', revision: 1 } })
})

test('a record returns its revisions', async () => {
  const { data } = await api.ask(`{ meeting(id: "${MEETING}") { revisions {
    nodes { number by changed snapshot } pageInfo { hasNextPage hasPreviousPage }
  } } }`)
  const [revision] = data.meeting.revisions.nodes
  expect(revision).toMatchObject({ number: 1, by: 'import', snapshot: { id: MEETING, status: 'CURRENT' } })
  expect(revision.changed).toContain('parties')
  expect(data.meeting.revisions.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false })
})

describe('round trips', () => {
  const question = `{ meeting(id: "${MEETING}") {
    title
    parties { function stakeholder { name } roles { title } onBehalfOf { name } }
    statements(first: 50) { nodes {
      text quotes parts { wordsOf } speakers { name } topics { label }
      evidence { start end document { title kind } chain { by { name } document { kind } cue basis } }
    } }
  } }`
  test('a meeting with its parties and statements, all named: two', async () => {
    const cost = await costOf(api.table, async () => {
      expect((await api.ask(question)).errors).toBeUndefined()
    })
    expect(cost.roundTrips).toBe(2)
    expect(cost.commands).toBe(3)
  })
  test('statements of a speaker with the ids of who speaks, whatever was merged: two', async () => {
    const key = await makeReadKey(api.table) // whose holder is never answered from memory
    await api.ask('{ __typename }', {}, key)
    const cost = await costOf(api.table, () =>
      api.ask(
        '{ statements(filter: { speaker: "stk_yang-yanyi" }, first: 50) { nodes { act text saidOn { edtf } speakers { id } } } }',
        {},
        key,
      ),
    )
    // The second command asks, in the same round trip, what was merged into the speaker.
    expect([cost.roundTrips, cost.commands]).toEqual([2, 3])
  })
  test('a stakeholder and the statements in which it speaks: one', async () => {
    const cost = await costOf(api.table, () =>
      api.ask('{ stakeholder(id: "stk_yang-yanyi") { name statements { nodes { text } } } }'),
    )
    expect([cost.roundTrips, cost.commands]).toEqual([1, 2])
  })
})

test('all of some took part, or any of them: the names of the conditions say which', async () => {
  const found = async (filter: object) => {
    const query = 'query ($filter: MeetingFilter) { meetings(filter: $filter) { nodes { id } } }'
    const { data } = await api.ask(query, { filter })
    return data.meetings.nodes.map(({ id }: { id: string }) => id)
  }
  const both = ['stk_china', 'stk_hun-sen']
  expect(await found({ participantsAllOf: both })).toEqual([])
  expect((await found({ participantsAnyOf: both })).sort()).toEqual(['mtg_hun-sen-myanmar', MEETING])
  expect(await found({ participantsAnyOf: both, participantsAllOf: ['stk_china'] })).toEqual([MEETING])
  expect(await found({ participantsAnyOf: [] })).toEqual([])
  const { errors } = await api.ask(
    'query ($ids: [ID!]) { meetings(filter: { participantsAnyOf: $ids }) { nodes { id } } }',
    {
      ids: Array.from({ length: 11 }, (_, n) => `stk_${n}`),
    },
  )
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})
