import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Api, KEY, makeReadKey, openApi, SIGNED } from '../support/archive.ts'
import { type Desk, openDesk, stakeholder, statement, topic } from '../support/writing.ts'

let api: Api
let desk: Desk
let partner: string
let other: string
let writer: string
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
  partner = await makeReadKey(api.table)
  other = await makeReadKey(api.table)
  const issued = await api.write(
    'mutation { issueApiKey(input: {name: "Held", scopes: [READ, WRITE], types: [MEETING]}) { secret } }',
  )
  writer = issued.data.issueApiKey.secret
  await desk.lay([stakeholder('stk_a'), stakeholder('stk_b'), topic('top_a')])
})
afterAll(() => api.stop())

const FIELDS = `id recordId baseRevision state reason by proposed decidedAt decidedBy decisionReason takenAs isOutdated
  changes { field before proposed current } record { revision }`
const WRONG = 'userErrors { code field message differs current { revision } }'
const came = async (query: string, variables: object, key: string | null = null) => {
  const { data, errors } = await api.ask(query, variables, key ?? undefined)
  return { ...data?.came, code: errors?.[0]?.extensions.code }
}
const propose = (record: object, expectedRevision: number, key: string | null = partner, reason = 'A typing error.') =>
  came(
    `mutation ($record: RecordInput!, $expectedRevision: Int!, $reason: String!) {
      came: proposeRevision(record: $record, expectedRevision: $expectedRevision, reason: $reason) { proposal { ${FIELDS} } ${WRONG} }
    }`,
    { record, expectedRevision, reason },
    key,
  )
const decide = (id: string, decision: string, more: object = {}, key = KEY) =>
  came(
    `mutation ($id: ID!, $decision: ProposalDecision!, $reason: String!, $expectedRevision: Int) {
      came: decideProposal(id: $id, decision: $decision, reason: $reason, expectedRevision: $expectedRevision) { proposal { ${FIELDS} } ${WRONG} }
    }`,
    { id, decision, reason: 'As the source says.', ...more },
    key,
  )
const list = async (args: string, key: string) =>
  came(`{ came: proposals${args} { nodes { id state } pageInfo { hasNextPage endCursor } } }`, {}, key)
const fresh = async (id: string, more: object = {}) => {
  await desk.lay([statement(id, 'stk_a', more)])
  return statement(id, 'stk_a', more)
}

describe('a proposal', () => {
  test('waits outside of the record, shows its difference, and becomes a revision when it is taken', async () => {
    await fresh('stm_1')
    const before = (await desk.changes()).length
    const { proposal, userErrors } = await propose(statement('stm_1', 'stk_b', { cue: 'said' }), 1)
    expect(userErrors).toEqual([])
    expect(proposal).toMatchObject({
      recordId: 'stm_1',
      baseRevision: 1,
      state: 'OPEN',
      isOutdated: false,
      decidedAt: null,
      record: { revision: 1 },
    })
    expect(proposal.by).toMatch(/^Tests \(rdo_\w{12}\)$/)
    expect(proposal.changes).toEqual([
      {
        field: 'parties',
        before: [{ stakeholder: 'stk_a', function: 'SPEAKER', basis: 'EXPLICIT' }],
        proposed: [{ stakeholder: 'stk_b', function: 'SPEAKER', basis: 'EXPLICIT' }],
        current: [{ stakeholder: 'stk_a', function: 'SPEAKER', basis: 'EXPLICIT' }],
      },
      { field: 'cue', before: null, proposed: 'said', current: null },
    ])
    expect((await desk.changes()).length).toBe(before)
    expect(
      (await api.ask('{ stakeholder(id: "stk_b") { statements { nodes { id } } } }')).data.stakeholder.statements.nodes,
    ).toEqual([])

    const taken = await decide(proposal.id, 'TAKE')
    expect(taken.proposal).toMatchObject({
      state: 'TAKEN',
      takenAs: 2,
      decidedBy: SIGNED,
      decisionReason: 'As the source says.',
    })
    const { data } = await api.ask(
      '{ statement(id: "stm_1") { cue speakers { id } revisions(first: 1) { nodes { by reason } } } }',
    )
    expect(data.statement).toMatchObject({ cue: 'said', speakers: [{ id: 'stk_b' }] })
    expect(data.statement.revisions.nodes).toEqual([
      { by: SIGNED, reason: `As the source says. Proposed by ${proposal.by}: A typing error.` },
    ])
    expect((await decide(proposal.id, 'TAKE')).proposal.takenAs).toBe(2) // sent again
    expect((await decide(proposal.id, 'DECLINE')).userErrors).toMatchObject([{ code: 'CONFLICT' }])
  })

  test('is declined with a reason, of which whoever proposed it hears', async () => {
    await fresh('stm_2')
    const { proposal } = await propose(statement('stm_2', 'stk_b'), 1)
    await decide(proposal.id, 'DECLINE', { reason: 'The transcript says otherwise.' })
    const [first] = (await list('(first: 1)', partner)).nodes
    expect(first).toEqual({ id: proposal.id, state: 'DECLINED' })
    const found = await came(`query ($id: ID!) { came: proposal(id: $id) { ${FIELDS} } }`, { id: proposal.id }, partner)
    expect(found).toMatchObject({ decisionReason: 'The transcript says otherwise.', decidedBy: SIGNED, takenAs: null })
    expect((await desk.revisionsOf('stm_2')).length).toBe(1)
  })

  test('says that the record has moved on, and is applied to what stands if the editor says so', async () => {
    const { statement: input } = await fresh('stm_3')
    const { proposal } = await propose({ statement: { ...input, cue: 'said' } }, 1)
    await desk.record('statement', { ...input, act: 'STATED' }, { expectedRevision: 1 })
    const found = await came(`query ($id: ID!) { came: proposal(id: $id) { ${FIELDS} } }`, { id: proposal.id }, KEY)
    expect([
      found.isOutdated,
      found.record.revision,
      found.changes.map(({ field }: { field: string }) => field),
    ]).toEqual([true, 2, ['cue']])
    const { userErrors } = await decide(proposal.id, 'TAKE')
    expect(userErrors).toMatchObject([
      { code: 'CONFLICT', current: { revision: 2 }, differs: expect.arrayContaining(['act', 'cue']) },
    ])
    expect((await decide(proposal.id, 'TAKE', { expectedRevision: 2 })).proposal).toMatchObject({
      state: 'TAKEN',
      takenAs: 3,
    })
    const { data } = await api.ask('{ statement(id: "stm_3") { act cue } }')
    expect(data.statement).toEqual({ act: 'STATED', cue: 'said' })
  })

  test('may remove a field', async () => {
    await fresh('stm_4', { cue: 'claimed' })
    const { proposal } = await propose(statement('stm_4', 'stk_a'), 1)
    expect(proposal.changes).toEqual([{ field: 'cue', before: 'claimed', proposed: null, current: 'claimed' }])
    await decide(proposal.id, 'TAKE')
    expect((await api.ask('{ statement(id: "stm_4") { cue } }')).data.statement.cue).toBeNull()
  })

  test('is seen by its key and by editors, and taken back by its key', async () => {
    await fresh('stm_5')
    const { proposal } = await propose(statement('stm_5', 'stk_b'), 1)
    const { id } = proposal
    const find = (key?: string) => came('query ($id: ID!) { came: proposal(id: $id) { id } }', { id }, key)
    expect([(await find(partner)).id, (await find(KEY)).id, (await find(other)).id]).toEqual([id, id, undefined])
    expect((await find()).code).toBe('UNAUTHENTICATED')
    expect((await list('(record: "stm_5")', other)).nodes).toEqual([])
    expect((await list('(record: "stm_5", open: true)', KEY)).nodes).toEqual([{ id, state: 'OPEN' }])
    expect((await decide(id, 'TAKE', {}, partner)).code).toBe('FORBIDDEN')
    const withdraw = (key: string) =>
      came(
        'mutation ($id: ID!) { came: withdrawProposal(id: $id) { proposal { state } userErrors { code } } }',
        { id },
        key,
      )
    expect((await withdraw(other)).userErrors).toEqual([{ code: 'NOT_FOUND' }])
    expect((await withdraw(partner)).proposal).toEqual({ state: 'WITHDRAWN' })
    expect((await decide(id, 'TAKE')).userErrors).toMatchObject([{ code: 'CONFLICT' }])
    expect((await list('(record: "stm_5", open: true)', KEY)).nodes).toEqual([])
  })

  test('cannot be taken by an editor whose key may not amend the record', async () => {
    await fresh('stm_6')
    const { proposal } = await propose(statement('stm_6', 'stk_b'), 1)
    const { userErrors } = await decide(proposal.id, 'TAKE', {}, writer)
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }])
    expect((await list('(record: "stm_6", open: true)', KEY)).nodes).toHaveLength(1)
    expect((await propose(statement('stm_6', 'stk_b', { cue: 'x' }), 1, writer)).userErrors).toEqual([]) // but it may propose
  })

  test.each<[string, () => ReturnType<typeof propose>, string, string | null]>([
    ['without a key', () => propose(statement('stm_7', 'stk_b'), 1, null), 'UNAUTHENTICATED', null],
    ['of no change', () => propose(statement('stm_7', 'stk_a'), 1), 'INVALID', 'record'],
    ['of no record', () => propose(statement('stm_none', 'stk_a'), 1), 'NOT_FOUND', 'statement.id'],
    ['on another revision', () => propose(statement('stm_7', 'stk_b'), 2), 'CONFLICT', 'expectedRevision'],
    [
      'that names nobody',
      () => propose(statement('stm_7', 'stk_nobody'), 1),
      'NOT_FOUND',
      'statement.parties.0.stakeholder',
    ],
    ['that is wrong', () => propose(statement('stm_7', 'stk_b', { parts: [] }), 1), 'INVALID', 'statement.parts'],
    ['without a reason', () => propose(statement('stm_7', 'stk_b'), 1, partner, ' '), 'INVALID', 'reason'],
    [
      'with a long reason',
      () => propose(statement('stm_7', 'stk_b'), 1, partner, 'x'.repeat(2001)),
      'INVALID',
      'reason',
    ],
  ])('%s is refused', async (_, run, code, field) => {
    await fresh('stm_7')
    const { code: failed, userErrors } = await run()
    if (field === null) expect(failed).toBe(code)
    else
      expect(userErrors.map((one: { code: string; field: string[] }) => [one.code, one.field.join('.')])).toEqual([
        [code, field],
      ])
    expect((await list('(record: "stm_7")', KEY)).nodes).toEqual([])
  })

  test('that is made twice is one, and a key has at most 100 that wait', async () => {
    const many = await makeReadKey(api.table)
    await fresh('stm_8')
    const [one, two] = [
      await propose(statement('stm_8', 'stk_b'), 1, many),
      await propose(statement('stm_8', 'stk_b'), 1, many),
    ]
    expect(two.proposal.id).toBe(one.proposal.id)
    for (let n = 1; n < 100; n += 1)
      expect((await propose(statement('stm_8', 'stk_b', { cue: `said ${n}` }), 1, many)).userErrors).toEqual([])
    expect((await propose(statement('stm_8', 'stk_b', { cue: 'once more' }), 1, many)).userErrors).toMatchObject([
      { code: 'INVALID' },
    ])
    const seen: string[] = []
    for (let after = ''; ;) {
      const { nodes, pageInfo } = await list(`(first: 30${after})`, many)
      seen.push(...nodes.map(({ id }: { id: string }) => id))
      if (!pageInfo.hasNextPage) break
      after = `, after: "${pageInfo.endCursor}"`
    }
    expect([seen.length, new Set(seen).size]).toEqual([100, 100])
  }, 30_000)

  test('goes with its record when that is erased', async () => {
    await fresh('stm_9', { parts: [{ text: 'xylophone' }] })
    const { proposal } = await propose(statement('stm_9', 'stk_b', { parts: [{ text: 'xylophones' }] }), 1)
    expect((await desk.erase('stm_9')).userErrors).toEqual([])
    expect(
      (await came('query ($id: ID!) { came: proposal(id: $id) { id } }', { id: proposal.id }, partner)).id,
    ).toBeUndefined()
    expect((await list('', partner)).nodes.map(({ id }: { id: string }) => id)).not.toContain(proposal.id)
    expect((await decide(proposal.id, 'TAKE')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    for await (const items of api.table.scan())
      for (const item of items) expect(JSON.stringify(item)).not.toContain('xylophone')
  }, 20_000)
})
