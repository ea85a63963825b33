import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { chainInWords, type Cited } from '../../lambda/citing/citation.ts'
import { format } from '../../lambda/citing/formatting.ts'

const RELEASE = {
  kind: 'PRESS_RELEASE',
  title: null,
  publisher: null,
  issued: '2022-03-04',
  url: null,
  retrievedAt: null,
}
const CITED: Cited = {
  id: 'stm_x@3',
  text: 'China is resolved to broaden cooperation',
  language: 'en',
  speakers: [{ name: 'Yang Yanyi', roles: ['Special representative'], onBehalfOf: ['China'] }],
  saidOn: '2022-03-04',
  meeting: { title: 'Meeting of Sokhonn and Yang', place: 'Phnom Penh' },
  document: {
    ...{ kind: 'NEWS_ARTICLE', title: 'Cambodia, China', publisher: 'The Phnom Penh Post', issued: '2022-03' },
    ...{ url: 'https://example.org/a?b=1&c=2', retrievedAt: '2022-03-08T00:00:00Z' },
  },
  relays: [
    { by: 'The Phnom Penh Post', document: null },
    { by: "Cambodia's foreign ministry", document: RELEASE },
  ],
  address: 'https://readout.example',
}
const CHAIN =
  "Yang Yanyi, special representative of China, as relayed by Cambodia's foreign ministry (press release, 4 March 2022), in The Phnom Penh Post (news report, March 2022)"

test('the chain is told in words, in English and French', () => {
  expect(chainInWords(CITED, 'en')).toBe(CHAIN)
  expect(chainInWords(CITED, 'fr-FR')).toBe(
    "Yang Yanyi, special representative (China), selon Cambodia's foreign ministry (communiqué de presse, 4 mars 2022), dans The Phnom Penh Post (article de presse, mars 2022)",
  )
  expect(chainInWords(CITED, 'km')).toBe(CHAIN)
})

test.each<[Partial<Cited>, string]>([
  [{ document: null, relays: [] }, 'Yang Yanyi, special representative of China'],
  [{ speakers: [], relays: [] }, 'unnamed, in The Phnom Penh Post (news report, March 2022)'],
  [
    {
      relays: [],
      document: null,
      speakers: [
        { name: 'A', roles: [], onBehalfOf: ['X', 'Y'] },
        { name: 'B', roles: ['ASEAN chairman', 'Prime Minister'], onBehalfOf: [] },
        { name: 'C', roles: [], onBehalfOf: [] },
      ],
    },
    'A, for X and Y, B, ASEAN chairman, Prime Minister and C',
  ],
])('of %j it is %s', (more, chain) => {
  expect(chainInWords({ ...CITED, ...more }, 'en')).toBe(chain)
})

test('each style has the chain, the words, the source and the revision', () => {
  const source = 'https://example.org/a?b=1&c=2'
  const own = 'https://readout.example/statements/stm_x@3'
  expect(format(CITED, 'PLAIN', 'en')).toBe(
    `${CHAIN}: “China is resolved to broaden cooperation”. Meeting of Sokhonn and Yang, Phnom Penh, 4 March 2022. ${source}. Readout, ${own}.`,
  )
  expect(format(CITED, 'HTML', 'en')).toBe(
    `${CHAIN}: “China is resolved to broaden cooperation”. <i>Meeting of Sokhonn and Yang</i>, Phnom Penh, 4 March 2022. ${source.replace('&', '&amp;')}. Readout, ${own}.`,
  )
  expect(format(CITED, 'MARKDOWN', 'en')).toBe(
    `${CHAIN}: “China is resolved to broaden cooperation”. *Meeting of Sokhonn and Yang*, Phnom Penh, 4 March 2022. <${source}>. Readout, <${own}>.`,
  )
  expect(format(CITED, 'BIBTEX', 'en')).toBe(
    [
      '@article{stm_x_r3,',
      '\tauthor = {{Yang Yanyi}},',
      '\tjournal = {The Phnom Penh Post},',
      '\tyear = {2022},',
      '\tmonth = {3},',
      `\tnote = {${CHAIN}},`,
      '\ttitle = {China is resolved to broaden cooperation},',
      `\turl = {${source}},`,
      '}',
    ].join('\n'),
  )
  const ris = format(CITED, 'RIS', 'en').split('\n')
  expect([ris[0], ris.at(-1)?.trim()]).toEqual(['TY  - NEWS', 'ER  -'])
  expect(ris).toEqual(
    expect.arrayContaining([
      'AU  - Yang Yanyi',
      `N1  - ${CHAIN}`,
      `UR  - ${source}`,
      'T2  - The Phnom Penh Post',
      'PY  - 2022',
    ]),
  )
  expect(JSON.parse(format(CITED, 'CSL_JSON', 'en'))).toMatchObject({
    type: 'article-newspaper',
    author: [{ literal: 'Yang Yanyi' }],
    issued: { 'date-parts': [[2022, 3]] },
    note: CHAIN,
    archive_location: own,
  })
})

test('the words are as they are, whatever they hold, and mean nothing to who reads the style', () => {
  const odd = fc.constantFrom(
    '<script>alert(1)</script>',
    '<i>',
    '</b>',
    '& < >',
    '{\\input{x}}',
    '% $ # _ ^ ~',
    '"a" “b” \'c\'',
    '**x** [y](z)',
    'TY  - BOOK',
    '\nER  - \nTY  - BOOK',
    'العربية',
    'ភាសាខ្មែរ',
    '中文',
    'x. y: z',
    'http://e.example/<b>',
    'a',
  )
  fc.assert(
    fc.property(fc.array(odd, { minLength: 1, maxLength: 6 }), odd, (parts, name) => {
      const text = parts.join(' ')
      const cited = { ...CITED, text, speakers: [{ name: name.replaceAll('\n', ' '), roles: [], onBehalfOf: [] }] }
      const shown = text.replaceAll(/\s+/g, ' ').trim()
      expect(format(cited, 'PLAIN', 'en')).toContain(`“${shown}”`)
      expect(JSON.parse(format(cited, 'CSL_JSON', 'en')).title).toBe(shown)
      const html = format(cited, 'HTML', 'en')
      expect(html.replaceAll(/<\/?i>/g, '')).not.toMatch(/[<>]/)
      expect(html.match(/<\/?i>/g)).toEqual(['<i>', '</i>'])
      const ris = format(cited, 'RIS', 'en').split('\n')
      expect(ris.filter((line) => /^(TY|ER) {2}-/.test(line))).toHaveLength(2)
      const bibtex = format(cited, 'BIBTEX', 'en')
      const fields = bibtex.split('\n').filter((line) => !line.includes('url = '))
      expect(fields.join('\n').replaceAll(/\\([{}$&#_%]|text\w+\{\})/g, '')).not.toMatch(/[\\$&#%^~<>]/)
      const depth = Array.from(bibtex.replaceAll(/\\[{}]/g, '')).reduce(
        (sum, sign) => sum + (sign === '{' ? 1 : sign === '}' ? -1 : 0),
        0,
      )
      expect(depth).toBe(0)
    }),
    { numRuns: 100 },
  )
})

test('without an address of the source, the one in the archive stands once, and the key of BibTeX is the revision', () => {
  const cited = { ...CITED, id: 'stm_a-b@3', document: { ...CITED.document!, url: null } }
  expect(format(cited, 'PLAIN', 'en').match(/https:/g)).toHaveLength(1)
  expect(format(cited, 'BIBTEX', 'en')).toMatch(/^@article\{stm_a_b_r3,/)
})

test('a long text is shortened', () => {
  expect(format({ ...CITED, text: 'word '.repeat(200) }, 'PLAIN', 'en')).toContain('word…”')
})
