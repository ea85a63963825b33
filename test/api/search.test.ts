import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { checkShape } from '../../lambda/table/shape-check.ts'
import { shapeKey } from '../../lambda/table/keys.ts'
import { audit } from '../../lambda/tools/verify.ts'
import { type Api, costOf, openApi, sampleLines } from '../support/archive.ts'
import { openDesk } from '../support/writing.ts'
import { randomOf } from '../support/random.ts'

const read = (name: string) => readFile(new URL(`../../samples/${name}.ndjson`, import.meta.url), 'utf8')

let api: Api
let desk: ReturnType<typeof openDesk>
beforeAll(async () => {
  const us = (await read('us-statements-2021-2022')).trim().split('\n')
  api = await openApi([...(await sampleLines()), ...us])
  desk = openDesk(api)
}, 60_000)
afterAll(() => api.stop())

interface Found {
  edges: {
    cursor: string
    node: { id: string }
    highlights: { field: string; text: string; ranges: { start: number; end: number }[] }[]
  }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null; stoppedEarly: boolean }
  totalCount: { value: number; isExact: boolean }
}

const QUERY = `query ($text: String!, $types: [SearchType!], $filter: SearchFilter, $order: SearchOrder, $first: Int, $after: String) {
  search(text: $text, types: $types, filter: $filter, order: $order, first: $first, after: $after) {
    edges { cursor node { id } highlights { field text ranges { start end } } }
    pageInfo { hasNextPage endCursor stoppedEarly }
    totalCount { value isExact }
  }
}`
const searchFor = async (text: string, more: object = {}): Promise<Found> => {
  const { data, errors } = await api.ask(QUERY, { text, ...more })
  expect(errors).toBeUndefined()
  return data.search
}
const idsFor = async (text: string, more: object = {}) =>
  (await searchFor(text, { first: 100, ...more })).edges.map(({ node }) => node.id)
const statementOf = (id: string, text: string, more: object = {}) => ({
  statement: {
    id,
    act: 'STATED',
    mode: 'INDIRECT',
    parts: [{ text, verbatim: false }],
    parties: [{ stakeholder: 'stk_china', function: 'SPEAKER', basis: 'EXPLICIT' }],
    ...more,
  },
})

describe('words', () => {
  test.each([
    ['in any form of their language', 'cooperating cambodian', 'stm_yang-broaden-cooperation', false],
    ['in any form of their language', 'reaffirms commitments', 'stm_joint-reaffirmed-cooperation', true],
    ['without case or accents', 'ÚKRAINE CO-SPÓNSORING', 'stm_sokhonn-ukraine-cosponsor', true],
    ['in a row between quotation marks', '"full support"', 'stm_yang-full-support', true],
    ['in a row between quotation marks', '"support full"', 'stm_yang-full-support', false],
    ['in a row between quotation marks of other scripts', '«full support»', 'stm_yang-full-support', true],
    ['not after a minus', 'resolution -ukraine', 'stm_sokhonn-ukraine-cosponsor', false],
    ['with one that begins so at the end', 'constructive rol', 'stm_yang-constructive-role', true],
    ['with none that begins so before the end', 'constr role', 'stm_yang-constructive-role', false],
    ['with a whole one at the end if a space follows', 'constructive rol ', 'stm_yang-constructive-role', false],
    ['of a title', 'sokhonn yanyi', 'mtg_sokhonn-yang-2022-03-04', true],
    ['of a name', 'prak sokhonn', 'stk_prak-sokhonn', true],
    ['of a label', 'consensus', 'top_five-point-consensus', true],
    ['with a genitive', "china's cooperation", 'stm_yang-broaden-cooperation', true],
  ])('are found %s: %s', async (_, text, id, isFound) => {
    expect((await idsFor(text)).includes(id)).toBe(isFound)
  })

  test('of a statement find it, and are marked where they stand, in code points', async () => {
    const text = '😀 The delegation praised the harbour at Sihanoukville; the harbour, they said.'
    await desk.lay([statementOf('stm_found-marked', text)])
    const [edge] = (await searchFor('harbours delegation')).edges
    expect(edge?.node.id).toBe('stm_found-marked')
    expect(
      edge?.highlights.map((one) =>
        one.ranges.map(({ start, end }) => Array.from(one.text).slice(start, end).join('')),
      ),
    ).toEqual([['delegation', 'harbour', 'harbour']])
  })

  test('of scripts without spaces are found', async () => {
    await desk.lay([
      statementOf('stm_khmer', 'កម្ពុជានិងចិនបានពិភាក្សាអំពីសន្តិភាព'),
      statementOf('stm_chinese', '双方讨论了粮食安全问题'),
      statementOf('stm_japanese', '両国は海洋安全保障について協議した'),
      statementOf('stm_thai', 'สองฝ่ายหารือเรื่องความมั่นคงทางอาหาร'),
      statementOf('stm_russian', 'Стороны обсудили переговоры о зерновом коридоре'),
      statementOf('stm_arabic', 'ناقش الجانبان الأمن الغذائي في المنطقة'),
      statementOf('stm_french', 'Les deux parties ont réaffirmé leur attachement aux négociations de paix'),
    ])
    const found = async (text: string) => (await idsFor(text, { types: ['STATEMENT'] }))[0]
    expect(await found('សន្តិភាព')).toBe('stm_khmer')
    expect(await found('粮食')).toBe('stm_chinese')
    expect(await found('糧食')).toBe('stm_chinese')
    expect(await found('海洋')).toBe('stm_japanese')
    expect(await found('อาหาร')).toBe('stm_thai')
    expect(await found('переговорах')).toBe('stm_russian')
    expect(await found('الغذائي')).toBe('stm_arabic')
    expect(await found('négociation')).toBe('stm_french')
    expect(await found('negociations')).toBe('stm_french')
  })

  test('naming somebody find what they did, and their other names in other scripts', async () => {
    const names = [
      { text: 'Xi Jinping', lang: 'en' },
      { text: '习近平', lang: 'zh', kind: 'TRANSLITERATION' },
    ]
    await desk.lay([
      { stakeholder: { id: 'stk_xi', kind: 'PERSON', names } },
      statementOf('stm_of-xi', 'Peace comes first.', {
        parties: [{ stakeholder: 'stk_xi', function: 'SPEAKER', basis: 'EXPLICIT' }],
      }),
      statementOf('stm_naming-xi', 'The envoy conveyed greetings of Xi Jinping and his wish for peace.'),
    ])
    const inChinese = await idsFor('习近平')
    expect(inChinese).toEqual(expect.arrayContaining(['stk_xi', 'stm_of-xi', 'stm_naming-xi']))
    expect(await idsFor('xi jinping peace', { types: ['STATEMENT'] })).toEqual(
      expect.arrayContaining(['stm_of-xi', 'stm_naming-xi']),
    )
  })
})

describe('conditions', () => {
  test.each([
    [
      { speaker: 'stk_yang-yanyi' },
      'myanmar',
      ['stm_yang-praised-hun-sen', 'stm_yang-full-support', 'stm_yang-constructive-role'],
    ],
    [{ onBehalfOf: 'stk_china', topic: 'top_five-point-consensus' }, 'myanmar', ['stm_yang-praised-hun-sen']],
    [{ topic: 'top_myanmar-crisis', narrower: true, speaker: 'stk_yang-yanyi' }, 'visit', ['stm_yang-praised-hun-sen']],
    [{ country: 'MM' }, 'myanmar', ['mtg_hun-sen-myanmar', 'mtg_sokhonn-myanmar-2022-03']],
    [{ from: '2022-03-31', to: '2022-04-30' }, 'envoy myanmar', ['mtg_sokhonn-myanmar-2022-03']],
    [{ from: '2022-04-01', to: '2022-04-30' }, 'envoy myanmar', []],
  ])('%j narrow what is found', async (filter, text, expected) => {
    expect((await idsFor(text, { filter })).sort()).toEqual([...expected].sort())
  })

  test('of language look at the document that carries a statement', async () => {
    const all = await idsFor('ukraine', { types: ['STATEMENT'] })
    expect(await idsFor('ukraine', { types: ['STATEMENT'], filter: { language: 'en-GB' } })).not.toEqual([])
    expect(await idsFor('ukraine', { types: ['STATEMENT'], filter: { language: 'fr' } })).toEqual([])
    expect(all.length).toBeGreaterThan(10)
  })

  test('of types leave out others', async () => {
    const types = async (wanted: string[]) =>
      new Set((await idsFor('ukraine', { types: wanted })).map((id) => id.slice(0, 3)))
    expect(await types(['TOPIC', 'STAKEHOLDER'])).toEqual(new Set(['top', 'stk']))
    expect(await types([])).toEqual(new Set())
  })
})

describe('pages', () => {
  test.each(['RELEVANCE', 'NEWEST_FIRST', 'OLDEST_FIRST'])('by %s lead through everything once', async (order) => {
    const whole = await idsFor('ukraine', { order })
    const paged: string[] = []
    let after: string | null = null
    do {
      const { edges, pageInfo }: Found = await searchFor('ukraine', { order, first: 7, after })
      paged.push(...edges.map(({ node }) => node.id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after)
    expect(paged).toEqual(whole)
    expect(new Set(paged).size).toBe(paged.length)
    expect(whole.length).toBe((await searchFor('ukraine')).totalCount.value)
  })

  test('a cursor of another search is refused', async () => {
    const { pageInfo } = await searchFor('ukraine', { first: 1 })
    const { errors } = await api.ask(QUERY, { text: 'china', after: pageInfo.endCursor })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  test('are in the order of dates', async () => {
    const query = `query ($order: SearchOrder) { search(text: "ukraine", types: [STATEMENT], order: $order, first: 100) {
      nodes { ... on Statement { saidOn { earliest } } } } }`
    const days = async (order: string) =>
      (await api.ask(query, { order })).data.search.nodes.map(
        ({ saidOn }: { saidOn: { earliest: string } | null }) => saidOn?.earliest ?? '',
      )
    const [newest, oldest] = [await days('NEWEST_FIRST'), await days('OLDEST_FIRST')]
    expect(newest).toEqual([...newest].sort().reverse())
    const dated = oldest.filter(Boolean)
    expect(dated).toEqual([...dated].sort())
    expect(oldest.slice(dated.length).join('')).toBe('')
  })
})

describe('what stands is found, and nothing else', () => {
  const WORDS = ['zorbax', 'quilvo', 'mintra', 'dresk', 'halvu', 'pondri', 'yatco', 'fliren']

  test('after any sequence of writes', async () => {
    const { next: random, below, pick } = randomOf(20_221_128)
    const standing = new Map<string, { words: Set<string>; revision: number; isShown: boolean }>()
    for (let step = 0; step < 120; step += 1) {
      const id = `stm_random-${below(25)}`
      const known = standing.get(id)
      const words = Array.from({ length: 1 + below(4) }, () => pick(WORDS))
      const { statement } = statementOf(id, words.join(' '))
      if (!known) {
        await desk.record('statement', statement)
        standing.set(id, { words: new Set(words), revision: 1, isShown: true })
      } else if (random() < 0.5) {
        const { record } = await desk.record('statement', statement, { expectedRevision: known.revision })
        Object.assign(known, { words: new Set(words), revision: record.revision })
      } else {
        const status = known.isShown ? 'RETRACTED' : 'CURRENT'
        const { record } = await desk.changeStatus({ id, status, expectedRevision: known.revision })
        Object.assign(known, { revision: record.revision, isShown: !known.isShown })
      }
    }
    const erased = [...standing.keys()].slice(0, 2)
    for (const id of erased) await desk.erase(id)
    const expected = (sought: string[]) =>
      [...standing]
        .filter(([id, { words, isShown }]) => isShown && !erased.includes(id) && sought.every((one) => words.has(one)))
        .map(([id]) => id)
        .sort()
    for (const one of WORDS) {
      expect([one, (await idsFor(one)).sort()]).toEqual([one, expected([one])])
      for (const other of WORDS) expect((await idsFor(`${one} ${other} `)).sort()).toEqual(expected([one, other]))
    }
    expect(await idsFor(`${WORDS[0]!} -${WORDS[1]!}`)).toHaveLength(
      expected([WORDS[0]!]).filter((id) => !expected([WORDS[1]!]).includes(id)).length,
    )
  }, 60_000)

  test('a stakeholder that was merged is found as what it became', async () => {
    const person = (id: string, text: string) => ({ stakeholder: { id, kind: 'PERSON', names: [{ text }] } })
    await desk.lay([person('stk_double', 'Bartholo Vexing'), person('stk_whole', 'Bartholomew Vexing')])
    await desk.changeStatus({ id: 'stk_double', status: 'MERGED', supersededBy: 'stk_whole', expectedRevision: 1 })
    expect(await idsFor('vexing')).toEqual(['stk_whole'])
    expect(await idsFor('bartholo vexing')).toEqual(['stk_whole'])
  })

  test('a stakeholder is found by what was recorded of those who were merged into it', async () => {
    const person = (id: string, text: string) => ({ stakeholder: { id, kind: 'PERSON', names: [{ text }] } })
    await desk.lay([
      person('stk_quade-a', 'Orsino Quade'),
      person('stk_quade-b', 'Orsino Quadeson'),
      statementOf('stm_of-quade', 'Grain will pass.', {
        parties: [{ stakeholder: 'stk_quade-a', function: 'SPEAKER', basis: 'EXPLICIT' }],
      }),
    ])
    await desk.changeStatus({ id: 'stk_quade-a', status: 'MERGED', supersededBy: 'stk_quade-b', expectedRevision: 1 })
    for (const text of ['orsino quade grain ', 'orsino quadeson grain '])
      expect([text, await idsFor(text, { types: ['STATEMENT'] })]).toEqual([text, ['stm_of-quade']])
  })

  test('an archive of the release before cannot be searched until it is reindexed', async () => {
    await api.table.transact([{ put: { ...shapeKey, body: '{"shape":4}' } }])
    await checkShape(api.table)
    const { data, errors } = await api.ask(
      '{ search(text: "ukraine") { nodes { id } } topic(id: "top_ukraine") { id } }',
    )
    expect(data).toEqual({ search: null, topic: { id: 'top_ukraine' } })
    expect(errors).toMatchObject([{ message: expect.stringContaining('reindex'), extensions: { code: 'UNAVAILABLE' } }])
    const words = (
      await api.table.query({ PK: 'STATEMENT_WORD#uk', low: ' ', high: '~~' }, { backward: false, limit: 5 })
    ).items
    await api.table.transact(words.map(({ PK, SK }) => ({ remove: { PK, SK } })))
    const found = []
    for await (const { findings } of audit(api.table, { repair: true })) found.push(...findings)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(({ mended }) => mended)).toBe(true)
    expect((await idsFor('ukraine')).length).toBeGreaterThan(30)
    for await (const { findings } of audit(api.table, { repair: false })) expect(findings).toEqual([])
  }, 60_000)
})

describe('a search is bounded', () => {
  test.each([
    ['nothing', '', 'no words'],
    ['spaces', '  \t ', 'no words'],
    ['stop words alone', 'the of and', 'too common'],
    ['a stop word between quotation marks', '"the"', 'too common'],
    ['only what is left out', '-china', 'what to find'],
    ['10,000 words', 'word '.repeat(10_000), '500 characters'],
    ['more than 20 words', Array.from({ length: 21 }, (_, n) => `word${n}`).join(' '), '21 words'],
    ['a word of 5,000 letters', 'a'.repeat(5000), '500 characters'],
    ['signs', '*** ??? !!!', 'no words'],
    ['emoji', '😀😀', 'no words'],
  ])('%s is refused with a sentence', async (_, text, sentence) => {
    const { errors } = await api.ask(QUERY, { text })
    expect(errors).toMatchObject([
      { message: expect.stringContaining(sentence), path: ['search'], extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  test.each([
    ['quotation marks that never close', '"full support'],
    ['a word of 400 letters', `support ${'a'.repeat(400)}`],
    ['control characters and NUL', 'full\u0000 \u0007support'],
    ['a star', 'full supp*'],
    ['right-to-left and mixed scripts', 'full \u202Esupport\u202C שלום مرحبا'],
    ['a minus alone', 'full - support'],
  ])('%s are answered', async (_, text) => {
    const { edges } = await searchFor(text)
    const isWhole = !/a{9}|שלום/.test(text)
    expect(edges.some(({ node }) => node.id === 'stm_yang-full-support')).toBe(isWhole)
  })

  test.each([
    ['a reversed range', { from: '2022-02-01', to: '2022-01-01' }],
    ['an id of another type', { speaker: 'top_ukraine' }],
  ])('%s is refused', async (_, filter) => {
    const { errors } = await api.ask(QUERY, { text: 'china', filter })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  test('by what may match: of 1,500 records the latest are compared, and by date all are found', async () => {
    const day = (n: number) => new Date(Date.UTC(1950, 0, 1 + n * 7)).toISOString().slice(0, 10)
    const many = Array.from({ length: 1500 }, (_, n) =>
      statementOf(`stm_many-${n}`, `gnomon vellum ${n % 3 === 0 ? 'trellis' : 'lattice'}`, {
        saidOn: { edtf: day(n), basis: 'EXPLICIT' },
        parties: [{ stakeholder: 'stk_prolific', function: 'SPEAKER', basis: 'EXPLICIT' }],
      }),
    )
    await desk.lay([{ stakeholder: { id: 'stk_prolific', kind: 'PERSON', names: [{ text: 'Prolific' }] } }, ...many])
    let found: Found | undefined
    const cost = await costOf(api.table, async () => {
      found = await searchFor('gnomon vellum', { first: 10 })
    })
    expect(found?.totalCount).toEqual({ value: 100, isExact: false })
    expect(found?.edges[0]?.node.id).toBe('stm_many-1499')
    expect(cost.roundTrips).toBeLessThanOrEqual(4)
    expect(cost.readUnits).toBeLessThan(150)
    for (const [text, filter, order] of [
      ['trellis gnomon', {}, 'NEWEST_FIRST'],
      ['trellis gnomon', {}, 'OLDEST_FIRST'],
      ['vellum gnomon', { speaker: 'stk_prolific' }, 'NEWEST_FIRST'],
      ['vellum gnomon', { speaker: 'stk_prolific' }, 'OLDEST_FIRST'],
      ['prolific gnomon ', {}, 'NEWEST_FIRST'],
      ['prolific gnomon ', {}, 'OLDEST_FIRST'],
    ] as const) {
      const paged: string[] = []
      let after: string | null = null
      do {
        expect(paged.length).toBeLessThanOrEqual(1500)
        const { edges, pageInfo }: Found = await searchFor(text, {
          order,
          filter,
          types: ['STATEMENT'],
          first: 100,
          after,
        })
        paged.push(...edges.map(({ node }) => node.id))
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null
      } while (after)
      const step = text.includes('trellis') ? 3 : 1
      const wanted = Array.from({ length: 1500 / step }, (_, n) => `stm_many-${n * step}`)
      expect(paged).toEqual(order === 'OLDEST_FIRST' ? wanted : wanted.reverse())
    }
  }, 120_000)
})
