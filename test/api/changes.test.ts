import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ATTEMPT_TIME, SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { toCursor } from '../../lambda/reading/cursors.ts'
import { describeSchema, schema } from '../../lambda/schema.ts'
import type { Change, ChangeConnection, RecordType } from '../../lambda/generated/types.ts'
import { type Api, openApi } from '../support/archive.ts'
import { type Desk, meeting, openDesk, stakeholder, statement, told, topic, wait } from '../support/writing.ts'

let api: Api
let desk: Desk

const QUESTION = `query ($after: String, $first: Int! = 100, $types: [RecordType!]) {
  changes(after: $after, first: $first, types: $types) {
    edges { cursor node { recordId revision } }
    nodes { cursor at type recordId revision action record { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`
const page = async (variables: object): Promise<ChangeConnection> => (await desk.ask(QUESTION, variables)).changes
const nameOf = ({ recordId, revision }: { recordId: string; revision: number }) => `${recordId} ${revision}`

/** Reads the feed as one who keeps a copy does: to its end, waits, and goes on from its cursor, until it is told to stop. */
const startConsumer = (types?: RecordType[]) => {
  const seen: (Change & { seenAt: number })[] = []
  let stopAt = Infinity
  const read = async () => {
    for (let after: string | null = null; ;) {
      const last = Date.now() > stopAt
      const first = 1 + Math.floor(Math.random() * 100)
      const { nodes, pageInfo }: ChangeConnection = await page({ after, first, types })
      seen.push(...nodes.map((change) => ({ ...change, seenAt: Date.now() })))
      after = pageInfo.endCursor ?? null
      if (pageInfo.hasNextPage) continue
      if (last) return seen
      await wait(Math.random() * 200)
    }
  }
  const reading = read()
  return {
    /** Reads on until everything made by now must be shown. */
    async finish() {
      stopAt = Date.now() + SETTLED_AFTER
      return reading
    },
  }
}

const WRITERS = 8
const WRITING_TIME = 8000
const wrong: string[] = []

/** Makes, amends, retracts and imports, records of its own and some that all writers amend. */
const writeOn = async (writer: number, until: number) => {
  const mine = new Map<string, number>()
  for (let n = 0; Date.now() < until || n < 4; n += 1) {
    const id = `stm_${writer}-${n}`
    const [shared, expectedRevision] = [`top_shared${n % 3}`, mine.get(`top_shared${n % 3}`) ?? 1]
    const amended = await desk.record('topic', topic(shared, { labels: [{ text: id }] }).topic, { expectedRevision })
    if (amended.record) mine.set(shared, amended.record.revision)
    else mine.set(shared, Number(/at revision (\d+),/.exec(amended.userErrors[0]!.message)![1]))
    const { statement: input } = statement(id, 'stk_x', { about: ['stk_x'] })
    const answers = [await desk.record('statement', input)]
    if (n % 2) answers.push(await desk.record('statement', { ...input, cue: 'said' }, { expectedRevision: 1 }))
    if (n % 4 === 3) answers.push(await desk.changeStatus({ id, status: 'RETRACTED', expectedRevision: 2 }))
    const { results } = await desk.importAll([meeting(`mtg_${writer}-${n}`), topic(`top_${writer}-${n}`)])
    wrong.push(...[...answers, ...results].flatMap(told))
  }
}

let consumed: (Change & { seenAt: number })[][]
let asked: string
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
  asked = JSON.stringify(await page({}))
  const consumers = [startConsumer(), startConsumer(), startConsumer(['STATEMENT', 'STAKEHOLDER'])]
  await desk.lay([stakeholder('stk_x'), ...[0, 1, 2].map((n) => topic(`top_shared${n}`)), topic('top_to-erase')])
  const { statement: input } = statement('stm_at-once', 'stk_x')
  const atOnce = Array.from({ length: 16 }, () => desk.record('statement', input))
  const until = Date.now() + WRITING_TIME
  const writers = Array.from({ length: WRITERS }, (_, writer) => writeOn(writer, until))
  const erased = desk.erase('top_to-erase')
  await Promise.all([...atOnce, ...writers])
  wrong.push(...told(await erased))
  consumed = await Promise.all(consumers.map((consumer) => consumer.finish()))
}, 60_000)
afterAll(() => api.stop())

describe('while 8 writers write', () => {
  const made = async () => {
    const ids = (await desk.exported()).match(/"id":"\w{3}_[^"]+"/g)!.map((text) => text.slice(6, -1))
    const revisions = new Map<string, string>([
      ['top_to-erase 1', ''],
      ['top_to-erase 2', ''],
    ])
    for (let start = 0; start < ids.length; start += 16)
      await Promise.all(
        ids.slice(start, start + 16).map(async (id) => {
          for (const { number, at } of await desk.revisionsOf(id)) revisions.set(`${id} ${number}`, at)
        }),
      )
    // Those of the topics that all amended are more than one page: the feed is held against the numbers themselves.
    for (const n of [0, 1, 2]) {
      const { topic: shared } = await desk.ask(`{ topic(id: "top_shared${n}") { revision } }`)
      for (let number = 1; number <= shared.revision; number += 1)
        if (!revisions.has(`top_shared${n} ${number}`)) revisions.set(`top_shared${n} ${number}`, '')
    }
    return revisions
  }

  test('a consumer misses nothing, sees nothing twice, and sees it in order', async () => {
    expect(wrong).toEqual([])
    const expected = await made()
    expect(expected.size).toBeGreaterThan(10 * WRITERS)
    for (const seen of consumed.slice(0, 2)) {
      expect(seen).toHaveLength(expected.size)
      expect(new Set(seen.map(nameOf))).toEqual(new Set(expected.keys()))
      for (const change of seen) expect([change.at, '']).toContain(expected.get(nameOf(change)))
      expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted())
      const latest = new Map<string, number>()
      for (const { recordId, revision } of seen) {
        expect(revision).toBe((latest.get(recordId) ?? 0) + 1)
        latest.set(recordId, revision)
      }
    }
  })
  test('a consumer of some types sees exactly their changes', () => {
    const [all, , some] = consumed
    const ofThese = all!.filter(({ type }) => type === 'STATEMENT' || type === 'STAKEHOLDER')
    expect(some!.map(nameOf)).toEqual(ofThese.map(nameOf))
    expect(some!.length).toBeGreaterThan(WRITERS)
  })
  test('nothing is shown before its instant has settled, which is longer than a write may take', () => {
    for (const { at, seenAt } of consumed.flat()) expect(seenAt - new Date(at).getTime()).toBeGreaterThan(SETTLED_AFTER)
    expect(SETTLED_AFTER).toBeGreaterThanOrEqual(2 * ATTEMPT_TIME)
    describeSchema()
    expect(schema.getQueryType()?.getFields().changes?.description).toContain(
      `A change is shown ${SETTLED_AFTER / 1000} seconds after it was made`,
    )
  })
  test('what 16 clients created at the same moment is one change', () => {
    const changes = consumed[0]!.filter(({ recordId }) => recordId === 'stm_at-once')
    expect(changes).toMatchObject([
      { type: 'STATEMENT', revision: 1, action: 'RECORDED', record: { id: 'stm_at-once' } },
    ])
  })
  test('each change says what was done, and an erasure leaves a tombstone', () => {
    const actionsOf = (id: string) => consumed[0]!.filter(({ recordId }) => recordId === id).map(({ action }) => action)
    expect(actionsOf('stm_0-3')).toEqual(['RECORDED', 'AMENDED', 'RETRACTED'])
    expect(actionsOf('mtg_0-0')).toEqual(['RECORDED'])
    expect(actionsOf('top_to-erase')).toEqual(['RECORDED', 'ERASED'])
    const [, tombstone] = consumed[0]!.filter(({ recordId }) => recordId === 'top_to-erase')
    expect(tombstone).toMatchObject({ type: 'TOPIC', revision: 2, record: null })
  })
})

describe('a page of the feed', () => {
  const whole = async (first: number, types?: RecordType[]) => {
    const pages: ChangeConnection[] = []
    for (let after: string | null = null, more = true; more;) {
      const found: ChangeConnection = await page({ after, first, types })
      pages.push(found)
      more = found.pageInfo.hasNextPage
      after = found.pageInfo.endCursor ?? null
    }
    return pages
  }

  test('is empty, without a cursor, if nothing was ever written', () => {
    const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }
    expect(JSON.parse(asked)).toEqual({ edges: [], nodes: [], pageInfo })
  })
  test.each([37, 100])('of %d: all of them together are the feed', async (first) => {
    const pages = await whole(first)
    expect(pages.flatMap(({ nodes }) => nodes.map(nameOf))).toEqual(consumed[0]!.map(nameOf))
    for (const { nodes } of pages.slice(0, -1)) expect(nodes).toHaveLength(first)
    for (const [index, { nodes, edges, pageInfo }] of pages.entries()) {
      expect(edges).toEqual(nodes.map(({ cursor, recordId, revision }) => ({ cursor, node: { recordId, revision } })))
      expect(pageInfo).toEqual({
        hasNextPage: index < pages.length - 1,
        hasPreviousPage: index > 0,
        startCursor: nodes[0]?.cursor,
        endCursor: nodes.at(-1)?.cursor,
      })
    }
  })
  test('begins after the change whose cursor is given', async () => {
    for (const place of [0, 1, 50]) {
      const after = consumed[1]![place]!.cursor
      const { nodes } = await page({ after, first: 3 })
      expect(nodes.map(nameOf)).toEqual(consumed[0]!.slice(place + 1, place + 4).map(nameOf))
    }
  })
  test('at the end is empty and returns a cursor, from which later changes are seen', async () => {
    const after = consumed[0]!.at(-1)!.cursor
    const { nodes, pageInfo } = await page({ after })
    expect([nodes, pageInfo.hasNextPage, pageInfo.endCursor]).toEqual([[], false, after])
    const roles = await whole(100, ['ROLE'])
    expect(roles.flatMap((one) => one.nodes)).toEqual([])
    const afterRoles = roles.at(-1)!.pageInfo.endCursor
    expect(afterRoles).toEqual(expect.any(String))

    await desk.record('role', { id: 'rol_late', holder: 'stk_x', title: 'Envoy' })
    await desk.record('topic', topic('top_late').topic)
    expect((await page({ after })).nodes).toEqual([])
    await wait(SETTLED_AFTER + 10)
    expect((await page({ after })).nodes.map(nameOf)).toEqual(['rol_late 1', 'top_late 1'])
    expect((await page({ after: afterRoles, types: ['ROLE'] })).nodes.map(nameOf)).toEqual(['rol_late 1'])
  })
  test('of some types goes on from any cursor, whatever types that was given with', async () => {
    const { pageInfo } = await page({ first: 5, types: ['MEETING', 'STATEMENT'] })
    const after = pageInfo.endCursor
    const next = await page({ after, first: 5, types: ['STATEMENT', 'MEETING', 'MEETING'] })
    const ofThese = consumed[0]!.filter(({ type }) => type === 'MEETING' || type === 'STATEMENT')
    expect(next.nodes.map(nameOf)).toEqual(ofThese.slice(5, 10).map(nameOf))
    const meetings = await page({ after, first: 5, types: ['MEETING'] })
    const isAfter = consumed[0]!.slice(consumed[0]!.findIndex((one) => nameOf(one) === nameOf(ofThese[5]!)))
    expect(meetings.nodes.map(nameOf)).toEqual(
      isAfter
        .filter(({ type }) => type === 'MEETING')
        .slice(0, 5)
        .map(nameOf),
    )
  })
  test.each([
    ['first: 0', 'first: 0'],
    ['first: -1', 'first: -1'],
    ['first: 101', 'first: 101'],
    ['a cursor that is none', 'after: "x"'],
    ['an empty cursor', 'after: ""'],
  ])('with %s is refused', async (_, given) => {
    const { data, errors } = await api.ask(`{ changes(${given}) { nodes { at } } }`)
    expect(data).toEqual({ changes: null })
    expect(errors).toMatchObject([{ path: ['changes'], extensions: { code: 'BAD_USER_INPUT' } }])
  })
  test('with a cursor of another listing is refused', async () => {
    const { topics } = await desk.ask('{ topics(first: 1) { pageInfo { endCursor } } }')
    const { errors } = await api.ask('query ($after: String) { changes(after: $after) { nodes { at } } }', {
      after: topics.pageInfo.endCursor,
    })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

describe('the feed of some stakeholders and topics', () => {
  let after: string | null
  const told = async (filter: object) =>
    (
      await desk.ask(
        `query ($after: String, $filter: ChangeFilter) {
          changes(after: $after, filter: $filter) { nodes { recordId revision action } pageInfo { hasNextPage endCursor } }
        }`,
        { after, filter },
      )
    ).changes.nodes.map(nameOf)

  beforeAll(async () => {
    after = (await page({ after: null, first: 1 })).pageInfo.endCursor ?? null
    for (let more = true; more;) {
      const { pageInfo } = await page({ after })
      after = pageInfo.endCursor ?? after
      more = pageInfo.hasNextPage
    }
    await desk.lay([
      ...['ann', 'anne', 'bob'].map((name) => stakeholder(`stk_${name}`)),
      topic('top_trade'),
      statement('stm_of-ann', 'stk_ann', { topics: ['top_trade'] }),
      statement('stm_of-bob', 'stk_bob'),
      statement('stm_of-anne', 'stk_anne'),
    ])
    const { statement: moved } = statement('stm_of-ann', 'stk_bob')
    await desk.record('statement', moved, { expectedRevision: 1 })
    await desk.record('statement', { ...moved, cue: 'added' }, { expectedRevision: 2 })
    await desk.changeStatus({ id: 'stk_anne', status: 'MERGED', supersededBy: 'stk_ann', expectedRevision: 1 })
    await desk.erase('stm_of-bob')
    await wait(SETTLED_AFTER)
  }, 30_000)

  test('tells what names them, what names them no more, who was merged into them, and every erasure', async () => {
    expect(await told({ stakeholders: ['stk_ann'] })).toEqual([
      'stk_ann 1',
      'stk_anne 1',
      'stm_of-ann 1',
      'stm_of-anne 1',
      'stm_of-ann 2',
      'stk_anne 2',
      'stm_of-bob 2',
    ])
    expect(await told({ topics: ['top_trade'] })).toEqual([
      'top_trade 1',
      'stm_of-ann 1',
      'stm_of-ann 2',
      'stm_of-bob 2',
    ])
  })

  test('conditions hold together, and an empty one lets nothing through', async () => {
    expect(await told({ stakeholders: ['stk_bob'], topics: ['top_trade'], types: ['STATEMENT'] })).toEqual([
      'stm_of-bob 2',
    ])
    expect(await told({ stakeholders: ['stk_bob'], types: ['STAKEHOLDER'] })).toEqual(['stk_bob 1'])
    for (const empty of [{ types: [] }, { stakeholders: [] }, { topics: [] }]) expect(await told(empty)).toEqual([])
  })

  test('a cursor of one filter goes on with another, and so does one of the time when each had its own', async () => {
    const all = await page({ after })
    const { endCursor } = (await page({ after, first: 4 })).pageInfo
    const rest = await desk.ask(
      'query ($after: String) { changes(after: $after, filter: {types: [STATEMENT]}) { nodes { recordId revision } } }',
      { after: endCursor },
    )
    const statements = all.nodes.slice(4).filter(({ type }) => type === 'STATEMENT')
    expect(rest.changes.nodes.map(nameOf)).toEqual(statements.map(nameOf))
    const place = Buffer.from(endCursor!, 'base64url').subarray(6).toString()
    const before = toCursor('changes STATEMENT', place)
    expect((await page({ after: before, types: ['STATEMENT'] })).nodes.map(nameOf)).toEqual(statements.map(nameOf))
  })

  test.each([
    ['{stakeholders: ["top_trade"]}', 'stakeholders'],
    ['{topics: ["nonsense"]}', 'topics'],
    [`{topics: [${Array.from({ length: 101 }, (_, n) => `"top_${n}"`).join()}]}`, 'at most 100'],
  ])('refuses %s', async (filter, said) => {
    const { errors } = await api.ask(`{ changes(filter: ${filter}) { nodes { at } } }`)
    expect(errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) }),
    ])
    expect(errors![0]!.message).toContain(said)
  })
})
