import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readText } from '../../lambda/drafting/reading.ts'
import { ARTICLE, CHINESE, READOUT, STATEMENT, TRANSCRIPT } from '../support/texts.ts'

/** What is read of a text, a line for each saying. */
const linesOf = (text: string, tag = 'en'): string[] =>
  readText(text, tag)!.told.map(({ speakers, hearers, chain, cue, act, mode, wordsOf, start, end }) => {
    const who = (parts: readonly { actor: { name: string } | null }[]) =>
      parts.map(({ actor }) => actor?.name ?? '?').join('+')
    const via = chain.length ? ` via ${who(chain)}` : ''
    return `${who(speakers)} > ${who(hearers)} | ${cue ?? '-'} | ${act} ${mode} ${wordsOf}${via} | ${text.slice(start, end)}`
  })

describe('English', () => {
  test('a readout: titles, pronouns and joint statements mean who was named before, and all of it has a relay', () => {
    expect(linesOf(READOUT)).toEqual([
      'Grace Oduya > Cambodia | thanked | THANKED INDIRECT REPORTER via Jane Doe | Cambodia for its work as chair',
      'Grace Oduya >  | pledged | PLEDGED INDIRECT REPORTER via Jane Doe | further help with the harbour',
      'Grace Oduya > Prak Sokhonn | urged | URGED INDIRECT REPORTER via Jane Doe | the Foreign Minister to release the fishermen',
      'Prak Sokhonn >  | expressed concern about | EXPRESSED_CONCERN INDIRECT REPORTER via Jane Doe | the new tariffs',
      'Grace Oduya+Prak Sokhonn >  | agreed | AGREED INDIRECT REPORTER via Jane Doe | to meet again in June',
    ])
  })

  test('an article: what a release words is not taken for the words of who speaks', () => {
    expect(linesOf(ARTICLE)).toEqual([
      'Yang Yanyi >  | reiterated | REITERATED MIXED UNCLEAR via Foreign Ministry | China’s wish to “deepen the cooperation in all fields”',
      'Prak Sokhonn+Yang Yanyi >  | reaffirmed | REAFFIRMED DIRECT REPORTER via Foreign Ministry | reaffirmed their will to keep the border open',
      'Yang Yanyi >  | underlined | EMPHASIZED MIXED UNCLEAR via Foreign Ministry | Beijing’s “full support” for the port',
      'Yang Yanyi >  | adding | STATED MIXED UNCLEAR via Foreign Ministry | “China will play its part” in the talks',
      'Heng Kimkong >  | said | STATED INDIRECT REPORTER | the two countries needed each other',
      'Heng Kimkong > The Post | told | STATED DIRECT SPEAKER | Cambodia must be careful,',
      'Heng Kimkong >  | - | STATED DIRECT SPEAKER | It is a small country.',
    ])
  })

  test('a statement of its own: its sentences are what is said, and what it reports is within', () => {
    expect(linesOf(STATEMENT)).toEqual([
      'Jane Doe >  | are deeply concerned | EXPRESSED_CONCERN DIRECT SPEAKER | We are deeply concerned about the closing of the harbour.',
      'Jane Doe > ? | call on | URGED DIRECT SPEAKER | We call on the authorities to open it.',
      'Hun Sen > ? | ordered | DEMANDED INDIRECT REPORTER via Jane Doe | the port authority to let the fishermen go',
      'Ruiz >  | As President Ruiz stated | STATED DIRECT SPEAKER via Jane Doe | Nobody gains from a closed harbour.',
    ])
  })

  test('a transcript: turns by their labels, words through an interpreter, and what a speaker said before', () => {
    expect(linesOf(TRANSCRIPT)).toEqual([
      'Ruiz >  | - | STATED DIRECT UNCLEAR | We thank the minister for coming.',
      'Sokhonn >  | - | STATED DIRECT SPEAKER | Thank you, Mr. President. I told the president that we will open the harbour.',
      'Sokhonn > Ruiz | told | STATED INDIRECT SPEAKER | we will open the harbour',
      'Ruiz >  | - | STATED DIRECT UNCLEAR | Thank you.',
    ])
  })

  test('what a person says in a statement is theirs, whatever it reports', () => {
    expect(linesOf('Minister Ana Cruz said in a statement that Spain had promised to open the harbour.')).toEqual([
      'Ana Cruz >  | said | STATED INDIRECT REPORTER | Spain had promised to open the harbour',
      'Spain >  | promised | PLEDGED INDIRECT REPORTER via Ana Cruz | to open the harbour',
    ])
  })

  test('nouns that report, with whose they are', () => {
    const text =
      'We welcome the commitments made by the Taliban yesterday to respect the law, and Cambodia’s promise to open the harbour.'
    expect(linesOf(`Statement\n\n${text}`)).toContain(
      'Taliban >  | commitments | PLEDGED INDIRECT REPORTER | to respect the law, and Cambodia’s promise to open the harbour',
    )
  })

  test('who met, where and when', () => {
    const { met, language } = readText(READOUT, 'en')!
    expect(
      met.map(({ kind, state, parties, place, country, ...span }) => [
        kind,
        state,
        parties.map(({ actor }) => actor?.name),
        place?.text,
        country,
        language.dates(READOUT, span, '2022-05-11').map(({ text, edtf }) => `${text} ${edtf}`),
      ]),
    ).toEqual([['MEETING', 'HELD', ['Grace Oduya', 'Prak Sokhonn'], 'Washington', 'US', ['today 2022-05-11']]])
  })

  test.each([
    ['quotations within quotations', '“He said ‘never’ and left,” Maria Lopez said.', ['He said ‘never’ and left,']],
    ['a quotation across paragraphs', '“We came.\n\n“We saw,” Maria Lopez said.', ['We came.', 'We saw,']],
    ['an unclosed quotation', 'Maria Lopez said: “We came.', ['We came.']],
    [
      'straight and typewriter marks',
      "Maria Lopez said, \"we came.\" Juan Diaz said, ''we saw.''",
      ['we came.', 'we saw.'],
    ],
    ['a title in marks', 'The film “The Harbour” opened in May.', []],
    ['an apostrophe is no mark', 'The ministers’ talks weren’t the harbour’s end.', []],
  ])('%s', (_, text, quotes) => {
    const found = readText(text, 'en')!.told.filter(({ mode }) => mode !== 'INDIRECT')
    expect(found.flatMap((one) => one.quotes.map(({ start, end }) => text.slice(start, end)))).toEqual(quotes)
  })
})

test('Chinese, by rules of its own: sides, titles, quotations, and a report that goes into the first person', () => {
  expect(linesOf(CHINESE, 'zh')).toEqual([
    '王毅 >  | 表示 | STATED INDIRECT REPORTER | 中方愿同柬方加强合作',
    '布拉索昆 >  | 说 | STATED MIXED SPEAKER | 柬方感谢中方的支持，“柬埔寨坚定奉行一个中国政策”',
    '布拉索昆 >  | 通报了 | BRIEFED INDIRECT REPORTER | 访问缅甸的有关情况',
    '王毅+布拉索昆 >  | 重申 | REITERATED INDIRECT REPORTER | 共同建设港口',
    '王毅 >  | 强调 | EMPHASIZED DIRECT SPEAKER | 我们将发挥建设性作用。',
  ])
})

test('Chinese: a spokesperson, a wire, who spoke behind the quotation, and two acts of one sentence', () => {
  const text = `外交部发言人汪文斌7日在例行记者会上表示，中方反对单边制裁。“制裁不是办法。”汪文斌说。

据新华社报道，俄罗斯总统普京4日访问港口。普京称，俄方愿同乌方对话。

法国总统马克龙表示：“欧洲不应成为战场。”他呼吁各方保持克制，并感谢中方提供的援助。`
  expect(linesOf(text, 'zh')).toEqual([
    '汪文斌 >  | 表示 | STATED INDIRECT REPORTER | 中方反对单边制裁',
    '汪文斌 >  | 说 | STATED DIRECT SPEAKER | 制裁不是办法。',
    '新华社 >  | 据新华社报道 | STATED INDIRECT REPORTER | 俄罗斯总统普京4日访问港口',
    '普京 >  | 称 | STATED INDIRECT REPORTER | 俄方愿同乌方对话',
    '马克龙 >  | 表示 | STATED DIRECT SPEAKER | 欧洲不应成为战场。',
    '马克龙 >  | 呼吁 | URGED INDIRECT REPORTER | 各方保持克制',
    '马克龙 >  | 感谢 | THANKED INDIRECT REPORTER | 中方提供的援助',
  ])
})

// A pattern that tries too many ways hangs: the test runner ends it.
test.each([
  [
    'en',
    [
      '“',
      '" ',
      'said ',
      'Mr. ',
      'and ',
      'A, ',
      'a',
      'the minister of ',
      '(',
      'ABC: ',
      'X and Y said ',
      'of the ',
      'U.S.',
      '’s ',
      'We are ',
      'Minister ',
      ': “',
      '- ',
      'who, ',
      'that ',
    ],
  ],
  [
    'zh',
    [
      '就',
      '在',
      '副',
      '国家',
      '王毅、',
      '和',
      '外交部',
      '中方和',
      '在北京上',
      '就问题就',
      '据',
      '“',
      '王毅表示，“',
      '他还',
      '兼',
      '·',
    ],
  ],
])('no text takes long: %s', (tag, pieces) => {
  for (const piece of pieces) expect(readText(piece.repeat(10_000 / piece.length), tag)).not.toBeNull()
})

const PIECES = [
  'Minister Ana Cruz said',
  ' that ',
  '“',
  '”',
  '"',
  '‘',
  "''",
  'we will go',
  '. ',
  ', ',
  '\n\n',
  'She',
  ' told ',
  'according to',
  ' the release ',
  'U.S. ',
  '王毅表示，',
  '我们同意。',
  '😀',
  'שלום ',
  'قال ',
  '1. ',
  'MINISTER CRUZ: ',
  '(',
  ')',
  '- ',
  'and pledged',
  ' adding ',
]
test('whatever the text: spans lie in it, who says it is named there, and reading twice gives the same', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 60 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'zh'), (given, tag) => {
      const { told, met } = readText(given, tag)!
      for (const { start, end, at, sources } of told) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(given.length)
        expect(given.slice(at.start, at.end)).not.toBe('')
        for (const source of sources) expect(given.slice(source.start, source.end)).toBe(source.text)
      }
      for (const { start, end } of met) expect(end).toBeGreaterThan(start)
      expect(readText(given, tag)!.told.map(({ start, end }) => [start, end])).toEqual(
        told.map(({ start, end }) => [start, end]),
      )
    }),
    { numRuns: 300 },
  )
})
