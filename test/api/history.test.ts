import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RevisionConnection } from '../../lambda/generated/types.ts'
import { recordKey, revisionKey } from '../../lambda/table/keys.ts'
import type { Write } from '../../lambda/table/table.ts'
import type { AnyRecord } from '../../lambda/domain/records.ts'
import { type Api, openApi, SIGNED } from '../support/archive.ts'
import {
  commitment,
  type Desk,
  document,
  meeting,
  openDesk,
  role,
  stakeholder,
  statement,
  told,
  topic,
  wait,
} from '../support/writing.ts'

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
})
afterAll(() => api.stop())

const ids = (list: { id: string }[]) => list.map(({ id }) => id)
const statementsWith = async (filter: string) =>
  ids((await desk.ask(`{ statements(filter: { ${filter} }, first: 100) { nodes { id } } }`)).statements.nodes).sort()

describe('a record that was changed four times', () => {
  const label = (text: string, more: object = {}) => topic('top_told', { labels: [{ text }], ...more }).topic
  const instants: string[] = []
  beforeAll(async () => {
    await desk.lay([topic('top_wide')])
    const steps = [
      () => desk.record('topic', label('First'), { reason: 'Found' }),
      () => desk.record('topic', label('Second', { broader: 'top_wide' }), { expectedRevision: 1 }),
      () => desk.changeStatus({ id: 'top_told', status: 'DISPUTED', reason: 'Contested', expectedRevision: 2 }),
      () => desk.record('topic', label('Third'), { expectedRevision: 3, reason: 'Corrected' }),
      () => desk.changeStatus({ id: 'top_told', status: 'CURRENT', reason: 'Settled', expectedRevision: 4 }),
    ]
    for (const step of steps) {
      instants.push(new Date().toISOString())
      await wait(3)
      expect(told(await step())).toEqual([])
      await wait(3)
    }
    instants.push(new Date().toISOString())
  })

  test('returns each revision: what it changed, who made it and why', async () => {
    const revisions = await desk.revisionsOf('top_told')
    expect(revisions.map(({ number, by, reason, changed }) => [number, by, reason, changed])).toEqual([
      [5, SIGNED, 'Settled', ['status', 'statusReason']],
      [4, SIGNED, 'Corrected', ['labels', 'broader']],
      [3, SIGNED, 'Contested', ['status', 'statusReason']],
      [2, SIGNED, null, ['labels', 'broader']],
      [1, SIGNED, 'Found', ['labels', 'status']],
    ])
    expect(revisions.map(({ snapshot }) => snapshot)).toEqual([
      { id: 'top_told', labels: [{ text: 'Third', kind: 'PREFERRED' }], status: 'CURRENT', statusReason: 'Settled' },
      { id: 'top_told', labels: [{ text: 'Third', kind: 'PREFERRED' }], status: 'DISPUTED', statusReason: 'Contested' },
      {
        id: 'top_told',
        labels: [{ text: 'Second', kind: 'PREFERRED' }],
        broader: 'top_wide',
        status: 'DISPUTED',
        statusReason: 'Contested',
      },
      { id: 'top_told', labels: [{ text: 'Second', kind: 'PREFERRED' }], broader: 'top_wide', status: 'CURRENT' },
      { id: 'top_told', labels: [{ text: 'First', kind: 'PREFERRED' }], status: 'CURRENT' },
    ])
  })

  test('can be read as of every instant in between, and as of the instant of a revision with that revision', async () => {
    const query = `query ($at: DateTime!) { topic(id: "top_told", asOf: $at) {
      id isFrozen current { id isFrozen label } revision label status statusReason broader { id } createdAt updatedAt
    } }`
    const states = [
      null,
      { revision: 1, label: 'First', status: 'CURRENT', statusReason: null, broader: null },
      { revision: 2, label: 'Second', status: 'CURRENT', statusReason: null, broader: { id: 'top_wide' } },
      { revision: 3, label: 'Second', status: 'DISPUTED', statusReason: 'Contested', broader: { id: 'top_wide' } },
      { revision: 4, label: 'Third', status: 'DISPUTED', statusReason: 'Contested', broader: null },
      { revision: 5, label: 'Third', status: 'CURRENT', statusReason: 'Settled', broader: null },
    ]
    for (const [index, state] of states.entries()) {
      const { topic: found } = await desk.ask(query, { at: instants[index] })
      if (!state) {
        expect(found).toBeNull()
        continue
      }
      const id = `top_told@${state.revision}`
      const current = { id: 'top_told', isFrozen: false, label: 'Third' }
      expect(found).toMatchObject({ ...state, id, isFrozen: true, current })
      const again = await desk.ask(
        `query ($id: ID!) { node(id: $id) { id ... on Topic { label } } nodes(ids: [$id]) { id } topic(id: $id) { id label } }`,
        { id },
      )
      expect(again).toEqual({ node: { id, label: state.label }, nodes: [{ id }], topic: { id, label: state.label } })
    }
    for (const { number, at } of await desk.revisionsOf('top_told')) {
      const { topic: found } = await desk.ask(query, { at })
      expect([found.revision, found.updatedAt]).toEqual([number, at])
      const justBefore = new Date(new Date(at).getTime() - 1).toISOString()
      expect((await desk.ask(query, { at: justBefore })).topic?.revision ?? 0).toBe(number - 1)
    }
  })

  test('is found among many revisions with a few reads', async () => {
    const MANY = 400
    const [item] = await api.table.get([recordKey('top_told')], { consistent: true })
    const record = JSON.parse(item?.body ?? '') as AnyRecord
    const at = (number: number) => new Date(Date.UTC(2020, 0, 1) + 1000 * number).toISOString()
    const id = 'top_often'
    const often = (number: number) => ({ ...record, id, revision: number, createdAt: at(1), updatedAt: at(number) })
    const puts = Array.from({ length: MANY }, (_, index): Write => {
      const number = index + 1
      const revision = {
        number,
        at: at(number),
        by: 'x',
        reason: null,
        action: 'AMENDED',
        changed: [],
        record: often(number),
      }
      return { put: { ...revisionKey(id, number), body: JSON.stringify(revision) } }
    })
    for (let start = 0; start < MANY; start += 100) await api.table.transact(puts.slice(start, start + 100))
    await api.table.transact([{ put: { ...recordKey(id), body: JSON.stringify(often(MANY)), revision: MANY } }])
    for (const number of [0, 1, 2, 21, 199, 200, 377, 399, 400]) {
      const between = new Date(Date.parse(at(number)) + 500).toISOString()
      const before = { ...api.table.usage }
      const { data } = await api.ask(`{ topic(id: "${id}", asOf: "${between}") { revision } }`)
      expect(data.topic?.revision ?? 0).toBe(number)
      expect(api.table.usage.roundTrips - before.roundTrips).toBeLessThanOrEqual(4)
      expect(api.table.usage.readUnits - before.readUnits).toBeLessThanOrEqual(30)
    }
  })

  test('gives its revisions page by page', async () => {
    const query = `query ($after: String) { topic(id: "top_told") { revisions(first: 2, after: $after) {
      edges { cursor node { number } } pageInfo { hasNextPage hasPreviousPage endCursor }
    } } }`
    const pages: number[][] = []
    for (let after: string | null = null, more = true; more;) {
      const answer: { topic: { revisions: RevisionConnection } } = await desk.ask(query, { after })
      const { revisions } = answer.topic
      pages.push(revisions.edges.map(({ node }) => node.number))
      expect(revisions.pageInfo).toMatchObject({
        hasPreviousPage: after !== null,
        endCursor: revisions.edges.at(-1)?.cursor,
      })
      more = revisions.pageInfo.hasNextPage
      after = revisions.pageInfo.endCursor ?? null
    }
    expect(pages).toEqual([[5, 4], [3, 2], [1]])
    const { errors } = await api.ask('{ topic(id: "top_told") { revisions(first: 101) { nodes { number } } } }')
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

/** A world in which a stakeholder, a topic, a document and a meeting are named in every way there is, by those that begin with `by`. */
const named = (name: string, by = name) => [
  role(`rol_${by}-held`, `stk_${name}`),
  role(`rol_${by}-in`, 'stk_else', { organization: `stk_${name}` }),
  role(`rol_${by}-for`, 'stk_else', { onBehalfOf: `stk_${name}` }),
  stakeholder(`stk_${by}-child`, { parent: `stk_${name}` }),
  topic(`top_${by}-narrower`, { broader: `top_${name}` }),
  topic(`top_${by}-about`, { instrument: `doc_${name}` }),
  document(`doc_${by}-published`, { publisher: `stk_${name}` }),
  document(`doc_${by}-derived`, { derivedFrom: [`doc_${name}`] }),
  meeting(`mtg_${by}-part`, { partOf: `mtg_${name}` }),
  meeting(`mtg_${by}-party`, { parties: [{ stakeholder: `stk_${name}`, function: 'HOST' }], topics: [`top_${name}`] }),
  meeting(`mtg_${by}-side`, {
    parties: [{ stakeholder: 'stk_else', function: 'VISITOR', onBehalfOf: [`stk_${name}`] }],
  }),
  statement(`stm_${by}-speaker`, `stk_${name}`, { topics: [`top_${name}`], meeting: `mtg_${name}` }),
  statement(`stm_${by}-behalf`, 'stk_else', {
    parties: [{ stakeholder: 'stk_else', function: 'SPEAKER', onBehalfOf: [`stk_${name}`] }],
  }),
  statement(`stm_${by}-addressee`, 'stk_else', {
    parties: [
      { stakeholder: 'stk_else', function: 'SPEAKER' },
      { stakeholder: `stk_${name}`, function: 'ADDRESSEE' },
    ],
  }),
  statement(`stm_${by}-about`, 'stk_else', { about: [`stk_${name}`], anticipates: [`mtg_${name}`] }),
  statement(`stm_${by}-carried`, 'stk_else', { evidence: [{ document: `doc_${name}`, start: 1, end: 2 }] }),
  statement(`stm_${by}-relayed`, 'stk_else', {
    evidence: [{ document: 'doc_else', chain: [{ by: `stk_${name}`, document: `doc_${name}` }] }],
  }),
  commitment(`com_${by}-by`, `stk_${name}`, `stm_${by}-about`, { realizedBy: [`mtg_${name}`] }),
  commitment(`com_${by}-toward`, 'stk_else', `stm_${name}`, { toward: [`stk_${name}`] }),
]
const world = (name: string) => [
  stakeholder(`stk_${name}`),
  topic(`top_${name}`),
  document(`doc_${name}`),
  meeting(`mtg_${name}`),
  statement(`stm_${name}`, 'stk_else'),
]

/** Every listing by an id, with those of the world of `named` that stand in it. */
const listingsOf = async (name: string) => {
  const nodes = '{ nodes { id } }'
  const data = await desk.ask(
    `query ($stk: ID!, $top: ID!, $doc: ID!, $mtg: ID!, $stm: ID!) {
    speaker: statements(filter: { speaker: $stk }) ${nodes}
    onBehalfOf: statements(filter: { onBehalfOf: $stk }) ${nodes}
    addressee: statements(filter: { addressee: $stk }) ${nodes}
    about: statements(filter: { about: $stk }) ${nodes}
    relayedBy: statements(filter: { relayedBy: $stk }) ${nodes}
    notRelayedBy: statements(filter: { notRelayedBy: $stk, document: "doc_else" }) ${nodes}
    onTopic: statements(filter: { topic: $top }) ${nodes}
    saidAt: statements(filter: { meeting: $mtg }) ${nodes}
    carried: statements(filter: { document: $doc }) ${nodes}
    participants: meetings(filter: { participants: [$stk] }) ${nodes}
    withElse: meetings(filter: { participants: [$stk, "stk_else"] }) ${nodes}
    met: meetings(filter: { topic: $top }) ${nodes}
    narrower: topics(filter: { broader: $top }) ${nodes}
    published: documents(filter: { publisher: $stk }) ${nodes}
    by: commitments(filter: { by: $stk }) ${nodes}
    toward: commitments(filter: { toward: $stk }) ${nodes}
    stakeholder(id: $stk) {
      roles { id } holders { id } meetings ${nodes} statements ${nodes} mentions ${nodes} commitments ${nodes}
    }
    topic(id: $top) { narrower { id } meetings ${nodes} statements ${nodes} }
    document(id: $doc) { statements ${nodes} }
    meeting(id: $mtg) { parts { id } statements ${nodes} }
    statement(id: $stm) { commitments { id } }
  }`,
    { stk: `stk_${name}`, top: `top_${name}`, doc: `doc_${name}`, mtg: `mtg_${name}`, stm: `stm_${name}` },
  )
  const found: { [listing: string]: string[] } = {}
  const collect = (path: string, value: { id: string }[] | { nodes: { id: string }[] } | object) => {
    if (Array.isArray(value)) found[path] = ids(value).sort()
    else if ('nodes' in value && Array.isArray(value.nodes)) found[path] = ids(value.nodes).sort()
    else for (const [key, inner] of Object.entries(value)) collect(path ? `${path}.${key}` : key, inner)
  }
  collect('', data)
  return found
}

/** What stands in each listing by an id when these worlds name it. */
const expectedListings = (...names: string[]) => {
  const of = (...kinds: string[]) => names.flatMap((by) => kinds.map((kind) => kind.replace('_', `_${by}-`))).sort()
  return {
    speaker: of('stm_speaker'),
    onBehalfOf: of('stm_behalf'),
    addressee: of('stm_addressee'),
    about: of('stm_about'),
    relayedBy: of('stm_relayed'),
    onTopic: of('stm_speaker'),
    saidAt: of('stm_speaker'),
    carried: of('stm_carried'),
    participants: of('mtg_party', 'mtg_side'),
    withElse: of('mtg_side'),
    met: of('mtg_party'),
    narrower: of('top_narrower'),
    published: of('doc_published'),
    by: of('com_by'),
    toward: of('com_toward'),
    'stakeholder.roles': of('rol_held'),
    'stakeholder.holders': of('rol_in'),
    'stakeholder.meetings': of('mtg_party', 'mtg_side'),
    'stakeholder.statements': of('stm_speaker'),
    'stakeholder.mentions': of('stm_about', 'stm_addressee'),
    'stakeholder.commitments': of('com_by'),
    'topic.narrower': of('top_narrower'),
    'topic.meetings': of('mtg_party'),
    'topic.statements': of('stm_speaker'),
    'document.statements': of('stm_carried'),
    'meeting.parts': of('mtg_part'),
    'meeting.statements': of('stm_speaker'),
    'statement.commitments': of('com_toward'),
  }
}

const KINDS = ['stk', 'top', 'doc', 'mtg', 'stm']
const mergeAll = async (from: string, into: string, expectedRevision = 1) => {
  for (const kind of KINDS) {
    const change = { id: `${kind}_${from}`, supersededBy: `${kind}_${into}`, status: 'MERGED', expectedRevision }
    const merged = await desk.changeStatus(change, 'id status statusReason supersededBy { id }')
    expect(merged).toEqual({
      record: {
        id: `${kind}_${from}`,
        status: 'MERGED',
        statusReason: 'As the sources say',
        supersededBy: { id: `${kind}_${into}` },
      },
      userErrors: [],
    })
  }
}

describe('records that are the same as others', () => {
  beforeAll(async () => {
    await desk.lay([stakeholder('stk_else'), document('doc_else')])
    await desk.lay(['one', 'two', 'three'].flatMap(world))
    await desk.lay(['one', 'two', 'three'].flatMap((name) => named(name)))
  })
  const notRelayed = (...names: string[]) => names.map((name) => `stm_${name}-relayed`).sort()

  test('are in their own listings before they are merged', async () => {
    for (const [name, ...others] of [
      ['one', 'two', 'three'],
      ['two', 'one', 'three'],
    ] as const)
      expect(await listingsOf(name)).toEqual({ ...expectedListings(name), notRelayedBy: notRelayed(...others) })
  })

  test('are merged: what named them is found under what they became, in every listing, without being rewritten', async () => {
    // A line also says the status of what was merged itself.
    const inputs = async () => (await desk.exported()).replaceAll(/,"status[^{}]*\}$/gm, '}')
    const before = await inputs()
    await mergeAll('one', 'two')
    expect(await listingsOf('two')).toEqual({ ...expectedListings('one', 'two'), notRelayedBy: notRelayed('three') })
    // By the id of what was merged, the same is found.
    expect(await listingsOf('one')).toEqual({ ...expectedListings('one', 'two'), notRelayedBy: notRelayed('three') })
    expect(await inputs()).toBe(before)
    expect((await desk.revisionsOf('stm_one-speaker')).map(({ number }) => number)).toEqual([1])
    const { statement: found } = await desk.ask(
      '{ statement(id: "stm_one-speaker") { speakers { id status supersededBy { id } } } }',
    )
    expect(found.speakers).toEqual([{ id: 'stk_two', status: 'CURRENT', supersededBy: null }])
  })

  test('resolve by their ids and have left the listings, where they are shown on request', async () => {
    const listed = await desk.ask(`{
      stakeholders(first: 100) { nodes { id } } topics(first: 100) { nodes { id } } documents(first: 100) { nodes { id } }
      byName: stakeholders(filter: { name: "stk one" }) { nodes { id } }
      meetings(first: 100) { nodes { id } } statements(first: 100) { nodes { id } }
      shown: statements(first: 100, filter: { includeRetracted: true }) { nodes { id } }
      met: meetings(first: 100, filter: { includeRetracted: true }) { nodes { id } }
    }`)
    for (const [listing, kind] of Object.entries({
      stakeholders: 'stk',
      topics: 'top',
      documents: 'doc',
      meetings: 'mtg',
      statements: 'stm',
    })) {
      expect(ids(listed[listing].nodes)).not.toContain(`${kind}_one`)
      expect(ids(listed[listing].nodes)).toContain(`${kind}_two`)
    }
    expect(ids(listed.byName.nodes)).not.toContain('stk_one')
    expect(ids(listed.shown.nodes)).toContain('stm_one')
    expect(ids(listed.met.nodes)).toContain('mtg_one')
    for (const kind of KINDS) {
      const { node } = await desk.ask(
        `{ node(id: "${kind}_one") { ... on Record { id status supersededBy { id status } } } }`,
      )
      expect(node).toEqual({
        id: `${kind}_one`,
        status: 'MERGED',
        supersededBy: { id: `${kind}_two`, status: 'CURRENT' },
      })
    }
  })

  test('are merged along a chain: the last of it gathers everything', async () => {
    await mergeAll('two', 'three')
    expect(await listingsOf('three')).toEqual({ ...expectedListings('one', 'two', 'three'), notRelayedBy: [] })
    const { stakeholder: found } = await desk.ask(`{ stakeholder(id: "stk_one") {
      supersededBy { id supersededBy { id supersededBy { id } } }
    } }`)
    expect(found.supersededBy).toEqual({ id: 'stk_two', supersededBy: { id: 'stk_three', supersededBy: null } })
  })

  test.each([
    ['into what was merged into it', 'stk_three', 'stk_one'],
    ['into what was merged into it along a chain', 'stk_three', 'stk_two'],
    ['into another one that was merged', 'stk_else', 'stk_one'],
    ['into themselves', 'stk_three', 'stk_three'],
    ['into another type', 'stk_three', 'top_three'],
  ])('are not merged %s', async (_, id, supersededBy) => {
    const refused = await desk.changeStatus({ id, supersededBy, status: 'MERGED', expectedRevision: 1 })
    expect([refused.record, told(refused)]).toEqual([null, ['INVALID supersededBy']])
    expect((await desk.ask(`{ stakeholder(id: "${id}") { revision status } }`)).stakeholder).toEqual({
      revision: 1,
      status: 'CURRENT',
    })
  })

  test('that are merged into each other at the same moment: one merge succeeds', async () => {
    await desk.lay([topic('top_left'), topic('top_right')])
    const answers = await Promise.all([
      desk.changeStatus({ id: 'top_left', supersededBy: 'top_right', status: 'MERGED', expectedRevision: 1 }),
      desk.changeStatus({ id: 'top_right', supersededBy: 'top_left', status: 'MERGED', expectedRevision: 1 }),
    ])
    expect(answers.flatMap(told)).toEqual(['INVALID supersededBy'])
  })

  test('are restored: everything is found where it was before', async () => {
    for (const [name, expectedRevision] of [
      ['one', 2],
      ['two', 2],
    ] as const)
      for (const kind of KINDS) {
        const change = { id: `${kind}_${name}`, status: 'CURRENT', reason: 'They differ', expectedRevision }
        const restored = await desk.changeStatus(change, 'revision status statusReason supersededBy { id }')
        expect(restored.record).toEqual({
          revision: 3,
          status: 'CURRENT',
          statusReason: 'They differ',
          supersededBy: null,
        })
      }
    const others: { [name: string]: string[] } = { one: ['two', 'three'], two: ['one', 'three'], three: ['one', 'two'] }
    for (const [name, rest] of Object.entries(others))
      expect(await listingsOf(name)).toEqual({ ...expectedListings(name), notRelayedBy: notRelayed(...rest) })
    const [restored, merged] = await desk.revisionsOf('stk_one')
    expect([restored?.changed, merged?.changed]).toEqual([
      ['status', 'statusReason', 'supersededBy'],
      ['status', 'statusReason', 'supersededBy'],
    ])
    expect(merged?.snapshot).toMatchObject({ status: 'MERGED', supersededBy: 'stk_two' })
  })

  test('merged into one and then into another are found only under the latter', async () => {
    await mergeAll('one', 'two', 3)
    await mergeAll('one', 'three', 4)
    expect(await listingsOf('two')).toEqual({ ...expectedListings('two'), notRelayedBy: notRelayed('one', 'three') })
    expect(await listingsOf('three')).toEqual({ ...expectedListings('one', 'three'), notRelayedBy: notRelayed('two') })
  })

  test('a statement carried by two documents that became one is listed once, at its first passage', async () => {
    await desk.lay([document('doc_copy'), document('doc_original'), stakeholder('stk_both')])
    const passages = (name: string, copy: number, original: number) =>
      statement(`stm_${name}`, 'stk_both', {
        about: ['stk_both'],
        evidence: [
          { document: 'doc_copy', start: copy, end: copy + 1 },
          { document: 'doc_original', start: original, end: original + 1 },
        ],
      })
    await desk.lay([passages('a', 30, 1), passages('b', 20, 2), passages('c', 10, 3)])
    await desk.changeStatus({ id: 'doc_copy', supersededBy: 'doc_original', status: 'MERGED', expectedRevision: 1 })
    const { document: found } = await desk.ask('{ document(id: "doc_original") { statements { nodes { id } } } }')
    expect(ids(found.statements.nodes)).toEqual(['stm_c', 'stm_b', 'stm_a'])
    expect(await statementsWith('document: "doc_original"')).toEqual(['stm_a', 'stm_b', 'stm_c'])
  })
})

describe('a record that is withdrawn', () => {
  const nouns = ['topic', 'stakeholder', 'role', 'document', 'meeting', 'statement', 'commitment']
  const records = () => [
    topic('top_gone', { broader: 'top_kept' }),
    stakeholder('stk_gone'),
    role('rol_gone', 'stk_kept', { organization: 'stk_kept' }),
    document('doc_gone', { publisher: 'stk_kept' }),
    meeting('mtg_gone', { parties: [{ stakeholder: 'stk_kept', function: 'HOST' }], partOf: 'mtg_kept' }),
    statement('stm_gone', 'stk_kept', { meeting: 'mtg_kept', evidence: [{ document: 'doc_kept' }] }),
    commitment('com_gone', 'stk_kept', 'stm_kept', { toward: ['stk_kept'] }),
  ]
  const everywhere = async () => {
    const data = await desk.ask(`{
      topics(first: 100) { nodes { id } } stakeholders(first: 100) { nodes { id } } documents(first: 100) { nodes { id } }
      meetings(first: 100) { nodes { id } } statements(first: 100) { nodes { id } } commitments(first: 100) { nodes { id } }
      named: stakeholders(filter: { name: "stk gone" }) { nodes { id } } labelled: topics(filter: { label: "top gone" }) { nodes { id } }
      topic(id: "top_kept") { narrower { id } }
      stakeholder(id: "stk_kept") {
        roles { id } holders { id } meetings { nodes { id } } statements { nodes { id } } commitments { nodes { id } }
      }
      published: documents(filter: { publisher: "stk_kept" }) { nodes { id } }
      meeting(id: "mtg_kept") { parts { id } statements { nodes { id } } }
      document(id: "doc_kept") { statements { nodes { id } } }
      statement(id: "stm_kept") { commitments { id } }
    }`)
    return (JSON.stringify(data).match(/\w+_gone\b/g) ?? []).length
  }
  beforeAll(async () => {
    await desk.lay([stakeholder('stk_kept'), topic('top_kept'), document('doc_kept'), meeting('mtg_kept')])
    await desk.lay([statement('stm_kept', 'stk_kept'), ...records()])
  })

  test('resolves with the reason, and has left every listing', async () => {
    expect(await everywhere()).toBe(19)
    for (const record of records()) {
      const [content] = Object.values(record)
      const change = { id: content!.id, status: 'RETRACTED', reason: 'It was made up', expectedRevision: 1 }
      const retracted = await desk.changeStatus(change, 'id revision status statusReason')
      expect(retracted.record).toEqual({
        id: content!.id,
        revision: 2,
        status: 'RETRACTED',
        statusReason: 'It was made up',
      })
    }
    expect(await everywhere()).toBe(0)
    for (const noun of nouns) {
      const id = Object.values(records()[nouns.indexOf(noun)]!)[0]!.id
      const data = await desk.ask(`{ ${noun}(id: "${id}") { status statusReason revision } }`)
      expect(data[noun]).toEqual({ status: 'RETRACTED', statusReason: 'It was made up', revision: 2 })
    }
  })
  test('is shown in a listing that includes retracted records', async () => {
    const filter = 'filter: { includeRetracted: true }, first: 100'
    const data = await desk.ask(`{
      statements(${filter}) { nodes { id } } meetings(${filter}) { nodes { id } }
      stakeholder(id: "stk_kept") { statements(${filter}) { nodes { id status } } meetings(${filter}) { nodes { id } } }
    }`)
    expect(ids(data.statements.nodes)).toContain('stm_gone')
    expect(ids(data.meetings.nodes)).toContain('mtg_gone')
    expect(data.stakeholder.statements.nodes).toContainEqual({ id: 'stm_gone', status: 'RETRACTED' })
    expect(ids(data.stakeholder.meetings.nodes)).toEqual(['mtg_gone'])
  })
  test('is amended without coming back, and comes back when it is restored', async () => {
    const amended = await desk.record(
      'statement',
      statement('stm_gone', 'stk_kept', { meeting: 'mtg_kept', evidence: [{ document: 'doc_kept' }], cue: 'said' })
        .statement,
      { expectedRevision: 2 },
      'status cue',
    )
    expect(amended.record).toEqual({ status: 'RETRACTED', cue: 'said' })
    expect(await everywhere()).toBe(0)
    for (const record of records()) {
      const [content] = Object.values(record)
      const expectedRevision = content!.id === 'stm_gone' ? 3 : 2
      expect(told(await desk.changeStatus({ id: content!.id, status: 'CURRENT', expectedRevision }))).toEqual([])
    }
    expect(await everywhere()).toBe(19)
  })
  test('is shown as disputed and stays in the listings', async () => {
    await desk.lay([statement('stm_disputed', 'stk_kept')])
    await desk.changeStatus({ id: 'stm_disputed', status: 'DISPUTED', reason: 'Denied since', expectedRevision: 1 })
    const { stakeholder: found } = await desk.ask(
      '{ stakeholder(id: "stk_kept") { statements { nodes { id status statusReason } } } }',
    )
    expect(found.statements.nodes).toContainEqual({
      id: 'stm_disputed',
      status: 'DISPUTED',
      statusReason: 'Denied since',
    })
  })
  test('with the status that it already has gets no new revision', async () => {
    const again = { id: 'stm_disputed', status: 'DISPUTED', reason: 'Denied since', expectedRevision: 2 }
    expect((await desk.changeStatus(again)).record).toMatchObject({ revision: 2 })
    expect(await desk.revisionsOf('stm_disputed')).toHaveLength(2)
  })
})

test('a frozen id names one revision and nothing else', async () => {
  const desk = openDesk(api)
  const input = { id: 'top_frozen', labels: [{ text: 'Once' }] }
  await desk.record('topic', input)
  await desk.record('topic', { ...input, labels: [{ text: 'Now' }] }, { expectedRevision: 1 })
  const wrong = async (query: string) => (await api.ask(query)).errors?.map(({ message }) => message)
  expect(await desk.ask('{ node(id: "top_frozen@3") { id } topic(id: "top_frozen@99") { id } }')).toEqual({
    node: null,
    topic: null,
  })
  const at = new Date().toISOString()
  expect(await wrong(`{ topic(id: "top_frozen@1", asOf: "${at}") { id } }`)).toEqual([
    expect.stringContaining('leave out `asOf`'),
  ])
  expect(await wrong('{ meeting(id: "top_frozen@1") { id } }')).toEqual([expect.stringContaining('is not the id of')])
  expect(await wrong('{ statements(filter: { topic: "top_frozen@1" }) { nodes { id } } }')).toEqual([
    expect.stringContaining('one revision, frozen: here the record itself is meant, `top_frozen`'),
  ])
  const recorded = await desk.record('topic', { id: 'top_frozen@1', labels: [{ text: 'No' }] })
  expect(recorded.userErrors).toMatchObject([{ code: 'INVALID', field: ['topic', 'id'] }])
})

test('a frozen id shows nothing of a record that was erased, also while its revisions are still being deleted', async () => {
  const desk = openDesk(api)
  await desk.record('topic', { id: 'top_gone', labels: [{ text: 'A secret' }] })
  // As an erasure leaves it that takes several transactions: the record is gone, a revision is not yet.
  await api.table.update({
    update: recordKey('top_gone'),
    set: { closed: true },
    unset: ['body'],
    when: { exists: true },
  })
  expect(await desk.ask('{ node(id: "top_gone@1") { id } topic(id: "top_gone@1") { label } }')).toEqual({
    node: null,
    topic: null,
  })
})
