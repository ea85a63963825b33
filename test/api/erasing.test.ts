import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { typeOfId } from '../../lambda/domain/nouns.ts'
import { fieldOf } from '../../lambda/domain/records.ts'
import { SETTLED_AFTER } from '../../lambda/reading/feed.ts'
import { DYNAMODB_LOCAL } from '../../local/engine.ts'
import { type Api, openApi } from '../support/archive.ts'
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
  type Written,
} from '../support/writing.ts'

let api: Api
let desk: Desk
beforeAll(async () => {
  api = await openApi([])
  desk = openDesk(api)
})
afterAll(() => api.stop())

const SPEAKING = [{ stakeholder: 'stk_x', function: 'SPEAKER' }]

/** Of each way to name a record: what names it, under an id that ends in the way's number. */
const NAMED_BY: [string, (n: number) => [named: object, by: object]][] = [
  ['a parent', (n) => [stakeholder(`stk_n${n}`), stakeholder(`stk_by${n}`, { parent: `stk_n${n}` })]],
  ['a holder', (n) => [stakeholder(`stk_n${n}`), role(`rol_by${n}`, `stk_n${n}`)]],
  ['an organization', (n) => [stakeholder(`stk_n${n}`), role(`rol_by${n}`, 'stk_x', { organization: `stk_n${n}` })]],
  ['one acted for', (n) => [stakeholder(`stk_n${n}`), role(`rol_by${n}`, 'stk_x', { onBehalfOf: `stk_n${n}` })]],
  ['a publisher', (n) => [stakeholder(`stk_n${n}`), document(`doc_by${n}`, { publisher: `stk_n${n}` })]],
  [
    'a participant',
    (n) => [
      stakeholder(`stk_n${n}`),
      meeting(`mtg_by${n}`, { parties: [{ stakeholder: `stk_n${n}`, function: 'HOST' }] }),
    ],
  ],
  [
    'a side',
    (n) => [
      stakeholder(`stk_n${n}`),
      meeting(`mtg_by${n}`, { parties: [{ stakeholder: 'stk_x', function: 'HOST', onBehalfOf: [`stk_n${n}`] }] }),
    ],
  ],
  [
    'a role of a participant',
    (n) => [
      role(`rol_n${n}`, 'stk_x'),
      meeting(`mtg_by${n}`, { parties: [{ stakeholder: 'stk_x', function: 'HOST', roles: [`rol_n${n}`] }] }),
    ],
  ],
  ['a speaker', (n) => [stakeholder(`stk_n${n}`), statement(`stm_by${n}`, `stk_n${n}`)]],
  [
    'an addressee',
    (n) => [
      stakeholder(`stk_n${n}`),
      statement(`stm_by${n}`, 'stk_x', { parties: [...SPEAKING, { stakeholder: `stk_n${n}`, function: 'ADDRESSEE' }] }),
    ],
  ],
  [
    'one an addressee is there for',
    (n) => [
      stakeholder(`stk_n${n}`),
      statement(`stm_by${n}`, 'stk_x', {
        parties: [...SPEAKING, { stakeholder: 'stk_x', function: 'ADDRESSEE', onBehalfOf: [`stk_n${n}`] }],
      }),
    ],
  ],
  [
    'a role of a speaker',
    (n) => [
      role(`rol_n${n}`, 'stk_x'),
      statement(`stm_by${n}`, 'stk_x', { parties: [{ ...SPEAKING[0], roles: [`rol_n${n}`] }] }),
    ],
  ],
  ['one spoken about', (n) => [stakeholder(`stk_n${n}`), statement(`stm_by${n}`, 'stk_x', { about: [`stk_n${n}`] })]],
  [
    'one who relayed',
    (n) => [
      stakeholder(`stk_n${n}`),
      statement(`stm_by${n}`, 'stk_x', { evidence: [{ document: 'doc_x', chain: [{ by: `stk_n${n}` }] }] }),
    ],
  ],
  ['one who undertook', (n) => [stakeholder(`stk_n${n}`), commitment(`com_by${n}`, `stk_n${n}`, 'stm_x')]],
  [
    'one toward whom',
    (n) => [stakeholder(`stk_n${n}`), commitment(`com_by${n}`, 'stk_x', 'stm_x', { toward: [`stk_n${n}`] })],
  ],
  [
    'a statement that commits',
    (n) => [statement(`stm_n${n}`, 'stk_x'), commitment(`com_by${n}`, 'stk_x', `stm_n${n}`)],
  ],
  ['a wider topic', (n) => [topic(`top_n${n}`), topic(`top_by${n}`, { broader: `top_n${n}` })]],
  ['a topic met on', (n) => [topic(`top_n${n}`), meeting(`mtg_by${n}`, { topics: [`top_n${n}`] })]],
  ['a topic spoken on', (n) => [topic(`top_n${n}`), statement(`stm_by${n}`, 'stk_x', { topics: [`top_n${n}`] })]],
  ['an instrument', (n) => [document(`doc_n${n}`), topic(`top_by${n}`, { instrument: `doc_n${n}` })]],
  ['a source', (n) => [document(`doc_n${n}`), document(`doc_by${n}`, { derivedFrom: ['doc_x', `doc_n${n}`] })]],
  [
    'evidence of a statement',
    (n) => [document(`doc_n${n}`), statement(`stm_by${n}`, 'stk_x', { evidence: [{ document: `doc_n${n}` }] })],
  ],
  [
    'evidence of a stakeholder',
    (n) => [document(`doc_n${n}`), stakeholder(`stk_by${n}`, { evidence: [{ document: `doc_n${n}` }] })],
  ],
  [
    'a document in a chain',
    (n) => [
      document(`doc_n${n}`),
      meeting(`mtg_by${n}`, { evidence: [{ document: 'doc_x', chain: [{ by: 'stk_x', document: `doc_n${n}` }] }] }),
    ],
  ],
  ['a larger occasion', (n) => [meeting(`mtg_n${n}`), meeting(`mtg_by${n}`, { partOf: `mtg_n${n}` })]],
  ['an occasion', (n) => [meeting(`mtg_n${n}`), statement(`stm_by${n}`, 'stk_x', { meeting: `mtg_n${n}` })]],
  [
    'an occasion to come',
    (n) => [meeting(`mtg_n${n}`), statement(`stm_by${n}`, 'stk_x', { anticipates: [`mtg_n${n}`] })],
  ],
  [
    'a meeting by which it was kept',
    (n) => [meeting(`mtg_n${n}`), commitment(`com_by${n}`, 'stk_x', 'stm_x', { realizedBy: [`mtg_n${n}`] })],
  ],
]
const idIn = (record: object) => (Object.values(record)[0] as { id: string }).id

/** DynamoDB Local is too slow for all of them at once within the time limits of commands. */
const AT_ONCE = process.env.READOUT_ENGINE === DYNAMODB_LOCAL ? 8 : 1000

// An erasure waits for writes that began before: so all of them are carried out side by side, and looked at afterwards.
describe('erasure', () => {
  const SECRET = 'Unspeakable'
  const pairs = NAMED_BY.map(([, make], n) => make(n))
  const racers = Array.from({ length: 6 }, (_, n) => n)
  const before: { export: string; named: unknown[] } = { export: '', named: [] }
  const cameOf = new Map<string, Written>()
  const during: { [what: string]: unknown } = {}
  let namedAtOnce: string[] = []
  let erasedAt = ''

  const erase = async (id: string) => {
    cameOf.set(id, await desk.erase(id))
  }
  const historyOf = async (id: string) =>
    (
      await desk.ask(
        `{ node(id: "${id}") { ... on Record { revision status updatedAt revisions { nodes { at changed snapshot } } } } }`,
      )
    ).node
  const naming = statement('stm_naming', 'stk_x', {
    parties: [...SPEAKING, { stakeholder: 'stk_secret', function: 'ADDRESSEE' }],
    about: ['stk_secret', 'stk_x'],
    meeting: 'mtg_secret',
  }).statement

  beforeAll(async () => {
    await desk.lay([
      stakeholder('stk_x'),
      document('doc_x'),
      statement('stm_x', 'stk_x'),
      topic('top_into'),
      topic('top_x-kept'),
    ])
    await desk.lay(pairs.flat())
    await desk.lay([topic('top_same'), ...racers.map((n) => topic(`top_raced${n}`))])
    await desk.changeStatus({ id: 'top_same', supersededBy: 'top_into', status: 'MERGED', expectedRevision: 1 })
    const secret = { names: [{ text: SECRET }], country: 'KH', identifiers: [{ scheme: 'wikidata', value: 'Q1' }] }
    await desk.lay([stakeholder('stk_secret', secret), meeting('mtg_secret', { title: SECRET }), { statement: naming }])
    const known = { ...secret, names: [{ text: SECRET }, { text: `${SECRET} too`, kind: 'ALIAS' }] }
    await desk.record('stakeholder', { ...stakeholder('stk_secret').stakeholder, ...known }, { expectedRevision: 1 })
    await desk.changeStatus({
      id: 'stk_secret',
      status: 'RETRACTED',
      reason: `${SECRET} asked for it`,
      expectedRevision: 2,
    })
    // What named it is amended first.
    await wait(5)
    erasedAt = new Date().toISOString()
    await desk.record(
      'statement',
      { ...naming, parties: SPEAKING, about: ['stk_x'], meeting: null },
      { expectedRevision: 1 },
    )
    await desk.lay([
      // It names itself, names others, and stands in more listings than one transaction takes.
      ...Array.from({ length: 120 }, (_, n) => stakeholder(`stk_many${n}`)),
      meeting('mtg_big', {
        title: SECRET,
        parties: Array.from({ length: 120 }, (_, n) => ({ stakeholder: `stk_many${n}`, function: 'VISITOR' })),
      }),
      document('doc_itself', { title: SECRET, evidence: [{ document: 'doc_itself' }] }),
      topic('top_merged-away', { labels: [{ text: SECRET }] }),
    ])
    await desk.changeStatus({
      id: 'top_merged-away',
      supersededBy: 'top_x-kept',
      status: 'MERGED',
      expectedRevision: 1,
    })
    before.export = await desk.exported()
    before.named = await Promise.all(pairs.map(([record]) => historyOf(idIn(record))))

    const erasures = [
      'stk_secret',
      'mtg_secret',
      'mtg_big',
      'doc_itself',
      'top_merged-away',
      'top_into',
      ...pairs.map(([record]) => idIn(record)),
    ]
    const atOnce = racers.map(async (n) => {
      const [, named] = await Promise.all([
        erase(`top_raced${n}`),
        desk.record('topic', topic(`top_racing${n}`, { broader: `top_raced${n}` }).topic),
      ])
      return named.record === null ? '' : `top_raced${n}`
    })
    const meanwhile = async () => {
      await wait(1500)
      during.read = await desk.ask('{ stakeholder(id: "stk_secret") { name status } }')
      during.amended = told(await desk.record('meeting', meeting('mtg_secret').meeting, { expectedRevision: 1 }))
      during.restored = told(await desk.changeStatus({ id: 'stk_secret', status: 'CURRENT', expectedRevision: 3 }))
      during.named = told(await desk.record('statement', statement('stm_late', 'stk_secret').statement))
      during.merged = told(
        await desk.changeStatus({ id: 'stk_x', status: 'MERGED', supersededBy: 'stk_secret', expectedRevision: 1 }),
      )
      during.again = told(await desk.erase('stk_secret'))
    }
    const eraseAll = async () => {
      for (let first = 0; first < erasures.length; first += AT_ONCE)
        await Promise.all(erasures.slice(first, first + AT_ONCE).map(erase))
    }
    const [raced] = await Promise.all([Promise.all(atOnce), meanwhile(), eraseAll()])
    namedAtOnce = raced.filter(Boolean)
    await wait(SETTLED_AFTER)
  }, 240_000)

  test.each(NAMED_BY.map(([what], n) => [what, n] as const))(
    'of %s is refused, and it stands as before',
    async (_, n) => {
      const [record, by] = pairs[n]!
      const refused = cameOf.get(idIn(record))
      expect(refused?.userErrors).toEqual([
        { code: 'CONFLICT', field: ['id'], message: expect.stringContaining(`\`${idIn(by)}\``) },
      ])
      expect(await historyOf(idIn(record))).toEqual(before.named[n])
      // It can be named and amended as before, and what names it still does.
      const [noun, content] = Object.entries(record)[0] as ['topic', object]
      const evidence = noun === ('commitment' as string) ? {} : { evidence: [{ document: 'doc_x' }] }
      const amended = await desk.record(noun, { ...content, ...evidence }, { expectedRevision: 1 })
      expect(amended).toEqual({ record: { id: idIn(record), revision: 2 }, userErrors: [] })
    },
  )
  test('of a record that another one was merged into is refused', () => {
    expect(cameOf.get('top_into')?.userErrors[0]?.message).toContain('`top_same`')
  })
  test('and a reference at the same moment: one of the two succeeds', async () => {
    for (const n of racers) {
      const named = namedAtOnce.includes(`top_raced${n}`)
      expect(told(cameOf.get(`top_raced${n}`)!)).toEqual(named ? ['CONFLICT id'] : [])
      const { raced, racing } = await desk.ask(
        `{ raced: topic(id: "top_raced${n}") { narrower { id } } racing: topic(id: "top_racing${n}") { broader { label } } }`,
      )
      expect([raced, racing]).toEqual(
        named ? [{ narrower: [{ id: `top_racing${n}` }] }, { broader: { label: `top_raced${n}` } }] : [null, null],
      )
    }
  })

  const GONE = [
    ['stk_secret', 4],
    ['mtg_secret', 2],
    ['mtg_big', 2],
    ['doc_itself', 2],
    ['top_merged-away', 3],
  ] as const
  test('removes the record, every revision of it and every copy', async () => {
    for (const [id] of GONE) {
      expect(cameOf.get(id)).toEqual({ record: null, userErrors: [] })
      const query = `query ($id: ID!, $at: DateTime!) { node(id: $id) { id } then: ${fieldOf(typeOfId(id)!)}(id: $id, asOf: $at) { id } first: node(id: "${id}@1") { id } nodes(ids: [$id]) { id } }`
      expect(await desk.ask(query, { id, at: erasedAt })).toEqual({
        node: null,
        then: null,
        first: null,
        nodes: [null],
      })
    }
    const left: string[] = []
    for await (const items of api.table.scan())
      for (const item of items) if (JSON.stringify(item).includes(SECRET)) left.push(`${item.PK} ${item.SK}`)
    expect(left).toEqual([])
    const data = await desk.ask(`{
      stakeholders(filter: { name: "unspeak" }) { nodes { id } } country: stakeholders(filter: { country: "KH" }) { nodes { id } }
      identified: stakeholders(filter: { identifier: { scheme: "wikidata", value: "Q1" } }) { nodes { id } }
      topics(filter: { label: "unspeak" }) { nodes { id } }
      meetings(first: 100, filter: { participants: ["stk_many7"], includeRetracted: true }) { nodes { id } }
    }`)
    expect(Object.values(data)).toEqual(Array.from({ length: 5 }, () => ({ nodes: [] })))
  })
  test('leaves everything else unchanged', async () => {
    const own = (line: string) =>
      !GONE.some(([id]) => line.includes(`"id":"${id}"`)) && !/"id":"top_rac|_n\d+"/.test(line)
    const kept = (text: string) => text.split('\n').filter(own).join('\n')
    expect(kept(await desk.exported())).toBe(kept(before.export))
  })
  test('leaves a tombstone in the feed, which gives no reason to anybody', async () => {
    const changes = await desk.changes()
    for (const [id, revision] of GONE) {
      const own = changes.filter(({ recordId }) => recordId === id)
      expect(own.map((change) => [change.revision, change.action])).toEqual([
        ...own.slice(0, -1).map(({ action }, index) => [index + 1, action]),
        [revision, 'ERASED'],
      ])
      expect(own).toHaveLength(revision)
    }
    const erased = changes.filter(({ action }) => action === 'ERASED').map(({ recordId }) => recordId)
    const raced = racers.map((n) => `top_raced${n}`).filter((id) => !namedAtOnce.includes(id))
    expect(erased.sort()).toEqual([...GONE.map(([id]) => id), ...raced].sort())
    expect(changes.find(({ recordId }) => recordId === 'stk_secret')?.record).toBeNull()
    expect(changes.find(({ recordId }) => recordId === 'stk_x')?.record).toEqual({ id: 'stk_x' })
  })
  test('in progress: the record can be read, but neither changed nor referred to', () => {
    expect(during).toEqual({
      read: { stakeholder: { name: SECRET, status: 'RETRACTED' } },
      amended: ['CONFLICT meeting.id'],
      restored: ['CONFLICT id'],
      named: ['NOT_FOUND statement.parties.0.stakeholder'],
      merged: ['NOT_FOUND supersededBy'],
      again: [],
    })
  })
  test('is permanent: the id is not used again, and erasing again changes nothing', async () => {
    const { stakeholder: input } = stakeholder('stk_secret')
    expect(told(await desk.record('stakeholder', input))).toEqual(['CONFLICT stakeholder.id'])
    expect(told(await desk.record('stakeholder', input, { expectedRevision: 4 }))).toEqual(['CONFLICT stakeholder.id'])
    const { results } = await desk.importAll([{ stakeholder: input }])
    expect(results).toMatchObject([{ id: 'stk_secret', action: null, userErrors: [{ code: 'CONFLICT' }] }])
    expect(told(await desk.changeStatus({ id: 'stk_secret', status: 'CURRENT', expectedRevision: 4 }))).toEqual([
      'CONFLICT id',
    ])
    expect(told(await desk.record('statement', statement('stm_late', 'stk_secret').statement))).toEqual([
      'NOT_FOUND statement.parties.0.stakeholder',
    ])
    expect(await desk.erase('stk_secret')).toEqual({ record: null, userErrors: [] })
  })
  test('shows in earlier states that referred to the record: a field is an error, a list omits it', async () => {
    const query = (fields: string) =>
      api.ask(`query ($at: DateTime!) { statement(id: "stm_naming", asOf: $at) { revision ${fields} } }`, {
        at: erasedAt,
      })
    const listed = await query('text speakers { name } about { name } addressees { name }')
    expect(listed.errors).toBeUndefined()
    expect(listed.data.statement).toEqual({
      revision: 1,
      text: 'stm_naming',
      speakers: [{ name: 'stk_x' }],
      about: [{ name: 'stk_x' }],
      addressees: [],
    })
    const one = await query('meeting { title }')
    expect(one.data).toEqual({ statement: { revision: 1, meeting: null } })
    expect(one.errors).toMatchObject([{ path: ['statement', 'meeting'], extensions: { code: 'ERASED' } }])
    const party = await query('parties { stakeholder { name } }')
    expect(party.errors).toMatchObject([
      { path: ['statement', 'parties', 1, 'stakeholder'], extensions: { code: 'ERASED' } },
    ])
    const now = await desk.ask(
      '{ statement(id: "stm_naming") { revision meeting { title } parties { stakeholder { name } } } }',
    )
    expect(now.statement).toEqual({ revision: 2, meeting: null, parties: [{ stakeholder: { name: 'stk_x' } }] })
  })
})
