import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { recordKey, revisionKey } from '../../lambda/table/keys.ts'
import { type Api, openApi } from '../support/archive.ts'
import { type Desk, document, meeting, openDesk, role, stakeholder, statement, told } from '../support/writing.ts'

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
  await desk.lay([
    ...['g7', 'france', 'canada', 'ministry', 'paper', 'minister'].map((name) => stakeholder(`stk_${name}`)),
    role('rol_france', 'stk_france', { kind: 'MEMBER', organization: 'stk_g7', period: '1975/..' }),
    role('rol_canada', 'stk_canada', { kind: 'MEMBER', organization: 'stk_g7', period: '1976/1980' }),
    stakeholder('stk_union', { existence: '1922/1991-12-26' }),
    role('rol_union', 'stk_minister', { organization: 'stk_union', period: '1985-07-02/' }),
    document('doc_v1', { publisher: 'stk_ministry', issued: { edtf: '2022-06-22' }, url: 'https://example.org/r' }),
    document('doc_v2', {
      publisher: 'stk_ministry',
      issued: { edtf: '2022-06-23' },
      url: 'https://example.org/r',
      replaces: 'doc_v1',
    }),
    document('doc_fr', { publisher: 'stk_ministry', translationOf: 'doc_v2' }),
    document('doc_paper', { publisher: 'stk_paper', issued: { edtf: '2022-07-01' } }),
    meeting('mtg_a', { when: { edtf: '2022-03-04' } }),
  ])
}, 30_000)
afterAll(() => api.stop())

const idsOf = (nodes: { id: string }[]) => nodes.map(({ id }) => id)
const listed = async (filter: object) => {
  const query =
    'query ($filter: StatementFilter) { statements(filter: $filter, order: OLDEST_FIRST, first: 100) { nodes { id } } }'
  return idsOf((await desk.ask(query, { filter })).statements.nodes)
}
const warned = async (noun: 'statement' | 'meeting' | 'commitment' | 'stakeholder' | 'document', input: object) => {
  const type = noun.replace(/^./, (letter) => letter.toUpperCase())
  const query = `mutation ($input: ${type}Input!) { came: record${type}(input: $input) { ${noun} { id } userErrors { code message } warnings { code field } } }`
  const { data, errors } = await api.write(query, { input })
  expect(errors).toBeUndefined()
  expect(data.came.userErrors).toEqual([])
  return data.came.warnings.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`)
}
const refused = async (noun: 'statement' | 'role' | 'document', input: object) => told(await desk.record(noun, input))

describe('relations between statements', () => {
  beforeAll(async () => {
    await desk.lay([statement('stm_claim', 'stk_france', { saidOn: { edtf: '2022-03-04' } })])
    await desk.lay([
      statement('stm_denial', 'stk_canada', {
        relations: [{ kind: 'DENIES', statement: 'stm_claim' }],
        saidOn: { edtf: '2022-03-06' },
      }),
      statement('stm_again', 'stk_france', {
        relations: [{ kind: 'REPEATS', statement: 'stm_claim' }],
        saidOn: { edtf: '2022-03-05' },
      }),
    ])
  })
  test('lead both ways, and are found by kind', async () => {
    const { claim, denial } = await desk.ask(`{
      claim: statement(id: "stm_claim") { relatedFrom { nodes { id } } denials: relatedFrom(kinds: [DENIES]) { nodes { id } } }
      denial: statement(id: "stm_denial") { relations { kind statement { id } } }
    }`)
    expect(idsOf(claim.relatedFrom.nodes)).toEqual(['stm_again', 'stm_denial'])
    expect(idsOf(claim.denials.nodes)).toEqual(['stm_denial'])
    expect(denial.relations).toEqual([{ kind: 'DENIES', statement: { id: 'stm_claim' } }])
    expect(await listed({ relatedTo: 'stm_claim', relation: ['DENIES', 'QUOTES'] })).toEqual(['stm_denial'])
    expect(await listed({ relation: ['REPEATS'] })).toEqual(['stm_again'])
  })
  test('do not lead to the statement itself, to another type, or in a circle of repetitions', async () => {
    const to = (kind: string, id: string) => ({ relations: [{ kind, statement: id }] })
    expect(
      await refused('statement', statement('stm_self', 'stk_france', to('DENIES', 'stm_self')).statement),
    ).toContain('INVALID statement.relations.0.statement')
    expect(await refused('statement', statement('stm_x', 'stk_france', to('DENIES', 'stk_france')).statement)).toEqual([
      'INVALID statement.relations.0.statement',
    ])
    const circle = [
      statement('stm_c1', 'stk_france', to('REPEATS', 'stm_c2')),
      statement('stm_c2', 'stk_france', to('REPEATS', 'stm_c1')),
    ]
    expect((await desk.importAll(circle)).results.flatMap(told)).toContain('INVALID statement.relations.0.statement')
    const both = [
      statement('stm_d1', 'stk_france', to('CONTRADICTS', 'stm_d2')),
      statement('stm_d2', 'stk_france', to('CONTRADICTS', 'stm_d1')),
    ]
    expect((await desk.importAll(both)).results.flatMap(told)).toEqual([])
  })
})

describe('who speaks', () => {
  test('may be unnamed, in the words of the source, and is found by whom it speaks for', async () => {
    const official = {
      function: 'SPEAKER',
      naming: 'ON_BACKGROUND',
      asStated: 'a senior official',
      onBehalfOf: ['stk_ministry'],
    }
    await desk.lay([statement('stm_official', 'stk_a', { parties: [official] })])
    const { statement: found } = await desk.ask(
      '{ statement(id: "stm_official") { speakers { id } parties { stakeholder { id } naming asStated } } }',
    )
    expect(found).toEqual({
      speakers: [],
      parties: [{ stakeholder: null, naming: 'ON_BACKGROUND', asStated: 'a senior official' }],
    })
    expect(await listed({ onBehalfOf: 'stk_ministry' })).toEqual(['stm_official'])
    const nobody = (party: object) =>
      statement('stm_nobody', 'stk_a', { parties: [{ function: 'SPEAKER', ...party }] }).statement
    expect(await refused('statement', nobody({}))).toEqual(['INVALID statement.parties.0.stakeholder'])
    expect(await refused('statement', nobody({ naming: 'UNNAMED' }))).toEqual(['INVALID statement.parties.0.asStated'])
  })
  test('may be a group: what it said while a stakeholder was its member is found for it', async () => {
    await desk.lay([
      statement('stm_g7-1978', 'stk_g7', { saidOn: { edtf: '1978-05' } }),
      statement('stm_g7-2022', 'stk_g7', { saidOn: { edtf: '2022-05' } }),
      meeting('mtg_g7', { when: { edtf: '2022-06' }, parties: [{ stakeholder: 'stk_g7', function: 'PARTICIPANT' }] }),
    ])
    expect(await listed({ speaker: 'stk_canada', from: '1970-01-01', to: '1990-01-01' })).toEqual([])
    expect(await listed({ speaker: 'stk_canada', throughGroups: true, acts: ['NOTED'], from: '1970-01-01' })).toEqual([
      'stm_g7-1978',
      'stm_denial',
    ])
    const { own, through, meetings } = await desk.ask(`{
      own: statements(filter: { speaker: "stk_france" }, first: 100) { nodes { id } }
      through: statements(filter: { speaker: "stk_france", throughGroups: true }, first: 100) { nodes { id } }
      meetings(filter: { participants: ["stk_france"], throughGroups: true }) { nodes { id } }
    }`)
    expect(idsOf(through.nodes).toSorted()).toEqual([...idsOf(own.nodes), 'stm_g7-1978', 'stm_g7-2022'].toSorted())
    expect(idsOf(meetings.nodes)).toEqual(['mtg_g7'])
    // Also through a group, it is one party that speaks for the other.
    const speaking = (name: string, onBehalfOf: string[]) => ({ stakeholder: name, function: 'SPEAKER', onBehalfOf })
    await desk.lay([
      statement('stm_g7-for', 'stk_a', { saidOn: { edtf: '2022-05' }, parties: [speaking('stk_g7', ['stk_paper'])] }),
      statement('stm_g7-beside', 'stk_a', {
        saidOn: { edtf: '2022-05' },
        parties: [speaking('stk_g7', []), speaking('stk_minister', ['stk_paper'])],
      }),
    ])
    const spoken = { speaker: 'stk_france', onBehalfOf: 'stk_paper' }
    expect(await listed(spoken)).toEqual([])
    expect(await listed({ ...spoken, throughGroups: true })).toEqual(['stm_g7-for'])
    expect(await refused('role', role('rol_own', 'stk_g7', { kind: 'MEMBER', organization: 'stk_g7' }).role)).toEqual([
      'INVALID role.organization',
    ])
  })
  test('held no role in a body that had ended', async () => {
    const { stakeholder: union } = await desk.ask(
      '{ stakeholder(id: "stk_union") { before: holders(at: "1990-01-01") { id } after: holders(at: "2022-03-04") { id } } }',
    )
    expect(union).toEqual({ before: [{ id: 'rol_union' }], after: [] })
  })
})

describe('documents', () => {
  test('in versions and translations are one origin, and what omits a statement does not carry it', async () => {
    const evidence = [{ document: 'doc_v1' }, { document: 'doc_fr' }, { document: 'doc_paper', stance: 'OMITS' }]
    await desk.lay([statement('stm_versions', 'stk_minister', { evidence })])
    const {
      statement: found,
      document: paper,
      v1,
    } = await desk.ask(`{
      statement(id: "stm_versions") { reports origins }
      document(id: "doc_paper") { statements { nodes { id } } }
      v1: document(id: "doc_v1") { replacedBy { id } }
    }`)
    expect(found).toEqual({ reports: 2, origins: 1 })
    expect(paper.statements.nodes).toEqual([])
    expect(v1.replacedBy).toEqual([{ id: 'doc_v2' }])
    expect(await listed({ document: 'doc_paper' })).toEqual([])
    expect(await listed({ document: 'doc_paper', stances: ['OMITS'] })).toEqual(['stm_versions'])
    expect(await listed({ publisher: 'stk_ministry', speaker: 'stk_minister' })).toEqual(['stm_versions'])
    expect(await listed({ publisher: 'stk_paper' })).toEqual([])
    expect(await listed({ publisher: 'stk_paper', stances: ['OMITS', 'CONTRADICTS'] })).toEqual(['stm_versions'])
  })
  test('replace no later version', async () => {
    const late = document('doc_early', { issued: { edtf: '2022-06-01' }, replaces: 'doc_v2' }).document
    expect(await refused('document', late)).toEqual(['INVALID document.replaces'])
    expect(await refused('document', document('doc_self', { replaces: 'doc_self' }).document)).toContain(
      'INVALID document.replaces',
    )
  })
  test('that were retracted count neither as report nor as origin', async () => {
    await desk.lay([
      document('doc_gone'),
      document('doc_stays'),
      statement('stm_two', 'stk_france', { evidence: [{ document: 'doc_gone' }, { document: 'doc_stays' }] }),
    ])
    await desk.changeStatus({ id: 'doc_gone', status: 'RETRACTED', expectedRevision: 1 })
    expect((await desk.ask('{ statement(id: "stm_two") { reports origins } }')).statement).toEqual({
      reports: 1,
      origins: 1,
    })
  })
})

describe('dates', () => {
  test('a statement without one has that of its meeting, also after that was dated anew', async () => {
    await desk.lay([statement('stm_undated', 'stk_france', { meeting: 'mtg_a' })])
    const said = async () =>
      (await desk.ask('{ statement(id: "stm_undated") { saidOn { edtf basis } revision } }')).statement
    expect(await said()).toEqual({ saidOn: { edtf: '2022-03-04', basis: 'INFERRED' }, revision: 1 })
    expect(await listed({ meeting: 'mtg_a', from: '2022-03-04', to: '2022-03-04' })).toEqual(['stm_undated'])
    await desk.record('meeting', meeting('mtg_a', { when: { edtf: '2022-03-05' } }).meeting, { expectedRevision: 1 })
    expect(await said()).toEqual({ saidOn: { edtf: '2022-03-05', basis: 'INFERRED' }, revision: 2 })
    expect(await listed({ meeting: 'mtg_a', from: '2022-03-04', to: '2022-03-04' })).toEqual([])
    const [latest] = await desk.revisionsOf('stm_undated')
    expect(latest).toMatchObject({ by: 'archive', reason: '`mtg_a` was dated anew.' })
  })
  test('hours order a day, and statements at a meeting go by when they were said, then by document', async () => {
    const at = (id: string, edtf: string, documentId: string) =>
      statement(id, 'stk_france', {
        meeting: 'mtg_a',
        saidOn: { edtf },
        evidence: [{ document: documentId, start: 0, end: 5 }],
      })
    await desk.lay([
      at('stm_zz-first', '2022-03-05T08:00:00Z', 'doc_paper'),
      at('stm_mm-second', '2022-03-05T17:00:00+05:00', 'doc_v1'),
      at('stm_aa-third', '2022-03-05T18:00:00Z', 'doc_paper'),
    ])
    const order = ['stm_zz-first', 'stm_mm-second', 'stm_aa-third']
    const { meeting: found } = await desk.ask('{ meeting(id: "mtg_a") { statements { nodes { id } } } }')
    expect(idsOf(found.statements.nodes).filter((id) => order.includes(id))).toEqual(order)
    expect((await listed({ meeting: 'mtg_a' })).filter((id) => order.includes(id))).toEqual(order)
  })
})

test('identifiers are looked up many at a time, of every type, and lead to what a record became', async () => {
  const identifiers = [{ scheme: 'wikidata', value: 'Q15' }]
  await desk.lay([
    stakeholder('stk_old', { identifiers }),
    stakeholder('stk_new'),
    document('doc_unsc', { identifiers: [{ scheme: 'un-symbol', value: 'S/RES/2758' }] }),
  ])
  await desk.changeStatus({ id: 'stk_old', status: 'MERGED', supersededBy: 'stk_new', expectedRevision: 1 })
  const query = 'query ($identifiers: [IdentifierInput!]!) { recordsByIdentifier(identifiers: $identifiers) { id } }'
  const asked = [
    { scheme: 'UN-symbol', value: 'S/RES/2758' },
    ...identifiers,
    { scheme: 'x', value: 'none' },
    ...identifiers,
  ]
  const { recordsByIdentifier } = await desk.ask(query, { identifiers: asked })
  expect(recordsByIdentifier).toEqual([[{ id: 'doc_unsc' }], [{ id: 'stk_new' }], [], [{ id: 'stk_new' }]])
  const many = Array.from({ length: 101 }, () => identifiers[0]!)
  expect((await api.ask(query, { identifiers: many })).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' } },
  ])
})

test('what may be right and seldom is lands, and is said', async () => {
  const spoken = (id: string, more: object) =>
    statement(id, 'stk_france', {
      mode: 'DIRECT',
      parts: [{ text: 'we sign', verbatim: true, wordsOf: 'SPEAKER' }],
      ...more,
    }).statement
  await desk.lay([role('rol_else', 'stk_canada'), statement('stm_said', 'stk_france', { saidOn: { edtf: '2022' } })])
  expect(
    await warned('statement', spoken('stm_w1', { evidence: [{ document: 'doc_paper', exact: 'we never sign' }] })),
  ).toEqual(['NOT_IN_PASSAGE statement.parts.0.text'])
  expect(
    await warned('statement', spoken('stm_w2', { evidence: [{ document: 'doc_paper', exact: 'that we\n sign' }] })),
  ).toEqual([])
  expect(
    await warned(
      'statement',
      spoken('stm_w3', { saidOn: { edtf: '2022-12-31' }, evidence: [{ document: 'doc_paper' }] }),
    ),
  ).toEqual(['AFTER_ITS_REPORT statement.evidence.0'])
  expect(await warned('meeting', meeting('mtg_w4', { when: { edtf: '2093' } }).meeting)).toEqual([
    'IN_THE_FUTURE meeting.when',
  ])
  expect(
    await warned(
      'statement',
      spoken('stm_w5', { parties: [{ stakeholder: 'stk_france', function: 'SPEAKER', roles: ['rol_else'] }] }),
    ),
  ).toEqual(['ROLE_OF_ANOTHER statement.parties.0.roles.0'])
  expect(
    await warned('commitment', {
      id: 'com_w6',
      summary: 'x',
      by: ['stk_canada'],
      statements: ['stm_said'],
      due: { edtf: '2001' },
    }),
  ).toEqual(['NOT_A_SPEAKER commitment.by.0', 'DATES_DISAGREE commitment.due'])
  const circle = [
    { by: 'stk_paper', document: 'doc_paper' },
    { by: 'stk_ministry', document: 'doc_v1' },
    { by: 'stk_paper', document: 'doc_paper' },
  ]
  expect(await warned('statement', spoken('stm_w7', { evidence: [{ document: 'doc_paper', chain: circle }] }))).toEqual(
    ['RELAYS_IN_A_CIRCLE statement.evidence.0.chain.2'],
  )
  expect(await warned('statement', spoken('stm_w8', { mode: 'MIXED' }))).toEqual(['MODE_DOES_NOT_FIT statement.mode'])
  const same = { identifiers: [{ scheme: 'wikidata', value: 'Q99' }] }
  expect(await warned('stakeholder', stakeholder('stk_w9', same).stakeholder)).toEqual([])
  expect(await warned('stakeholder', stakeholder('stk_w10', same).stakeholder)).toEqual([
    'POSSIBLE_DUPLICATE stakeholder.identifiers.0',
  ])
  const met = {
    when: { edtf: '2021-03-04' },
    parties: [
      { stakeholder: 'stk_france', function: 'PARTICIPANT' },
      { stakeholder: 'stk_canada', function: 'PARTICIPANT' },
    ],
  }
  expect(await warned('meeting', meeting('mtg_w11', met).meeting)).toEqual([])
  expect(await warned('meeting', meeting('mtg_w12', met).meeting)).toEqual(['POSSIBLE_DUPLICATE meeting.parties'])
})

describe('a text that is checked', () => {
  const TEXT = 'The minister said: “we will sign 🎉 the treaty” and left.'
  beforeAll(async () => {
    await desk.lay([
      document('doc_checked'),
      statement('stm_intact', 'stk_minister', {
        evidence: [{ document: 'doc_checked', start: 20, end: 32, exact: 'we will sign' }],
      }),
      statement('stm_utf16', 'stk_minister', {
        evidence: [{ document: 'doc_checked', start: 36, end: 46, exact: 'the treaty' }],
      }),
    ])
  })
  const query =
    'query ($document: ID!, $text: String!, $after: String) { checkEvidence(document: $document, text: $text, first: 1, after: $after) { isSameText nodes { record { id } index state start countedInUtf16 } pageInfo { hasNextPage endCursor } } }'
  test('tells of every passage whether it is there, a page at a time', async () => {
    const first = (await desk.ask(query, { document: 'doc_checked', text: TEXT })).checkEvidence
    expect(first.nodes).toEqual([
      { record: { id: 'stm_intact' }, index: 0, state: 'INTACT', start: 20, countedInUtf16: false },
    ])
    expect(first.isSameText).toBeNull()
    const next = (await desk.ask(query, { document: 'doc_checked', text: TEXT, after: first.pageInfo.endCursor }))
      .checkEvidence
    expect(next.nodes).toEqual([
      { record: { id: 'stm_utf16' }, index: 0, state: 'MOVED', start: 35, countedInUtf16: true },
    ])
    expect(next.pageInfo.hasNextPage).toBe(false)
  })
  test.each([
    ['an empty text', { document: 'doc_checked', text: ' ' }],
    ['no document', { document: 'stm_intact', text: TEXT }],
    ['a document that is not there', { document: 'doc_none', text: TEXT }],
    ['a cursor of another document', { document: 'doc_checked', text: TEXT, after: 'AAAA' }],
  ])('is refused for %s', async (_, variables) => {
    expect((await api.ask(query, variables)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

test('what is damaged is left out beside the rest, and the answer says so', async () => {
  const evidence = [{ document: 'doc_broken' }, { document: 'doc_whole' }]
  const parties = ['broken', 'whole'].map((name) => ({ stakeholder: `stk_${name}`, function: 'SPEAKER' }))
  await desk.lay([
    ...['broken', 'whole'].flatMap((name) => [
      stakeholder(`stk_${name}`),
      document(`doc_${name}`, { publisher: 'stk_whole' }),
    ]),
    role('rol_broken', 'stk_whole', { organization: 'stk_broken', period: '2020/..' }),
    statement('stm_beside', 'stk_whole', { parties, evidence }),
  ])
  for (const id of ['stk_broken', 'doc_broken'])
    await api.table.transact([
      { update: recordKey(id), set: { body: '{' }, when: { exists: true } },
      { remove: revisionKey(id, 1) },
    ])
  const { data, errors } = await api.ask(`{
    statement(id: "stm_beside") { speakers { id name } reports origins }
    stakeholder(id: "stk_whole") { roles(at: "2022-01-01") { id } }
    statements(filter: { publisher: "stk_whole" }) { nodes { id } }
  }`)
  expect(data).toEqual({
    statement: { speakers: [{ id: 'stk_whole', name: 'stk_whole' }], reports: 2, origins: 2 },
    stakeholder: { roles: [{ id: 'rol_broken' }] },
    statements: { nodes: [{ id: 'stm_beside' }] },
  })
  expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['DAMAGED']))
  // What refers to it can still be written.
  expect(
    (await desk.record('statement', statement('stm_later', 'stk_whole', { evidence }).statement)).userErrors,
  ).toEqual([])
})
