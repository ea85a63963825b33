import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { PREFIXES } from '../../lambda/domain/nouns.ts'
import { type TypeName, TYPES } from '../../lambda/domain/records.ts'
import { isVisible, problemOfText } from '../../lambda/domain/texts.ts'
import { INPUTS } from '../../lambda/generated/records.ts'
import type {
  CommitmentInput,
  DocumentInput,
  EvidenceInput,
  InputMaybe,
  MeetingInput,
  NameInput,
  PartialDateInput,
  PartInput,
  PartyInput,
  RecordInput,
  RecordStatus,
  RoleInput,
  StakeholderInput,
  StatementInput,
  TopicInput,
} from '../../lambda/generated/types.ts'

// Values are drawn from few, so that records share them, sort alike and are found by filters.

/** A field that may be left out: as GraphQL has it, by silence or by null. */
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<InputMaybe<Value>> =>
  fc.oneof({ weight: 4, arbitrary: value }, fc.constant(undefined), fc.constant(null))

const some = <Value>(value: fc.Arbitrary<Value>, maxLength: number, minLength = 0) =>
  fc.array(value, { minLength, maxLength })

/** A list that may be left out, empty, or name the same twice. */
const list = <Value>(value: fc.Arbitrary<Value>, maxLength = 3) => maybe(some(value, maxLength))

// Texts

/** Words of many scripts; some differ from another in accents, case or composition alone, some begin like another. */
export const WORDS = [
  ...['Sok', 'sokhonn', 'Prak', 'SOKHA', 'China', 'Daily', 'Élodie', 'Ångström', 'E\u0301lodie', 'Łódź', 'Đặng', 'a'],
  ...["d'Ivoire", 'U.N.', 'İstanbul', 'ısparta', 'Straße', 'Erdoğan', 'Œuvre', 'Þór', 'x\u0323\u0307', '1st', '21'],
  ...['ប្រាក់', 'សុខុន', 'កម្ពុជា', 'ក', 'កិ', 'ព្រះរាជាណាចក្រកម្ពុជា', 'เชียงใหม่', 'မြန်မာ', 'ລາວ', 'हिन्दी', 'தமிழ்', '௰'],
  ...['中华', '中华人民共和国', '中', '東京', 'ひらがな', 'カタカナ', 'ｶﾀｶﾅ', '﨎', '𠮷野家', '𠀀', '〇', '𗀀𗀁', '㊥'],
  ...['العربية', 'مُحَمَّد', 'محمد', 'ﷺ', 'עברית', 'שָׁלוֹם', 'فارسی\u200cزبان'],
  ...['Лавров', 'ЛАВРОВА', 'Йорк', 'И\u0306орк', 'Ελλάδα', 'ΠΑΠΑΣ', 'Παπασόγλου', 'παπάς', 'ᏣᎳᎩ', 'აბ', 'ՀԱՅ'],
  ...['김정은', '김', '\u1100\u1175\u11B7', '한국'],
  ...['🎉', '👩‍👩‍👧', '🇰🇭', '1️⃣', '𝔘𝔫𝔦', '𞤀𞤣', '\u{1D15E}', '\u200Fשלום', 'soft\u00ADhyphen', '#', '~', '/31'],
]

const isText = (text: string) => problemOfText(text, { lines: true }) === null
const isLine = (text: string) => problemOfText(text) === null

/** A few words of many scripts. */
export const phrases: fc.Arbitrary<string> = fc
  .tuple(some(fc.constantFrom(...WORDS), 3, 1), fc.constantFrom(' ', ' ', '-', ', ', '', '\u200B', '\u00A0'))
  .map(([words, between]) => words.join(between))

const anything = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constantFrom('"', '\\', 'a\u2028b', '\n\ta', 'a\r\nb', '{"a":1}', '\u{10000}', '&amp;', "'", '  x  '),
)

/** Any text that the archive takes; some of them too long to be copied into index entries. */
const texts = fc
  .oneof(
    { weight: 6, arbitrary: phrases },
    { weight: 3, arbitrary: anything },
    { weight: 1, arbitrary: phrases.map((text) => text.repeat(600).slice(0, 2000).toWellFormed()) },
  )
  .filter(isText)

/** Any text of one line. */
const lines = texts.filter(isLine)

const languages = fc.constantFrom('en', 'km', 'zh-Hant', 'zh', 'ar', 'ru', 'sr-Latn', 'de-CH-1996')

const nameKinds = fc.constantFrom('PREFERRED', 'ALIAS', 'FORMER', 'METONYM', 'TRANSLITERATION', undefined)

/** Names of which the first is preferred, and one in a language at most. */
const names: fc.Arbitrary<NameInput[]> = some(
  fc.record({ text: fc.oneof(phrases, phrases, anything.filter(isLine)), lang: maybe(languages), kind: nameKinds }),
  4,
  1,
).map((given) => {
  const seen = new Set<string>()
  return given.map(({ text, lang, kind = 'PREFERRED' }, index): NameInput => {
    const wanted = index === 0 ? 'PREFERRED' : kind
    const again = seen.has(lang ?? '')
    if (wanted === 'PREFERRED') seen.add(lang ?? '')
    return { text, lang, kind: wanted === 'PREFERRED' && again ? 'ALIAS' : wanted }
  })
})

export const COUNTRIES = ['KH', 'CN', 'FR'] as const
export const IDENTIFIERS = [
  { scheme: 'wikidata', value: 'Q424' },
  { scheme: 'wikidata', value: 'Q1' },
  { scheme: 'iso3166', value: 'KH' },
  { scheme: 'x-1_y', value: 'a#b/31:c~é𠀀' },
] as const
export const ADDRESSES = [
  'https://example.org/a',
  'https://example.org/a/31',
  'https://example.org/a/366',
  'https://example.org/a/Infinity',
  'HTTP://example.org/#ភាសា',
] as const
export const HASHES = ['a', 'b', 'é'].map((text) => createHash('sha256').update(text).digest('hex'))

const countries = fc.constantFrom(...COUNTRIES)
const identifiers = list(fc.constantFrom(...IDENTIFIERS), 2)

// Dates

/** A date with the days between which it may lie, as the rules of EDTF have it. */
export interface Dated {
  edtf: string
  earliest: string | null
  latest: string | null
}

const two = (number: number) => String(number).padStart(2, '0')
const four = (number: number) => String(number).padStart(4, '0')
const lastDay = (year: number, month: number) =>
  [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    month - 1
  ]!

const years = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(2021, 2022, 2022, 2022, 2023) },
  { weight: 1, arbitrary: fc.constantFrom(1, 1848, 1900, 2000, 2024, 9999) },
)
const months = fc.constantFrom(1, 2, 3, 3, 4, 12)
const dayOf = (year: number, month: number, place: number) =>
  `${four(year)}-${two(month)}-${two((place % lastDay(year, month)) + 1)}`
const places = fc.oneof(fc.constantFrom(0, 3, 4, 30), fc.nat({ max: 30 }))

/** Calendar days. */
export const days: fc.Arbitrary<string> = fc
  .tuple(years, months, places)
  .map(([year, month, place]) => dayOf(year, month, place))

const qualifiers = fc.constantFrom('', '', '?', '~', '%')
const ofYear = (edtf: string, year: number): Dated => ({
  edtf,
  earliest: `${four(year)}-01-01`,
  latest: `${four(year)}-12-31`,
})
const ofMonth = (edtf: string, year: number, month: number): Dated => ({
  edtf,
  earliest: `${four(year)}-${two(month)}-01`,
  latest: `${four(year)}-${two(month)}-${two(lastDay(year, month))}`,
})
const ofDay = (edtf: string, day: string): Dated => ({ edtf, earliest: day, latest: day })

/** What may also be an end of an interval. */
const ends: fc.Arbitrary<Dated> = fc.oneof(
  fc.tuple(years, qualifiers).map(([year, mark]) => ofYear(four(year) + mark, year)),
  fc
    .tuple(years, months, qualifiers)
    .map(([year, month, mark]) => ofMonth(`${four(year)}-${two(month)}${mark}`, year, month)),
  fc.tuple(days, qualifiers).map(([day, mark]) => ofDay(day + mark, day)),
)
/** Spring begins with March, and a winter goes on into the next year. */
const ofSeason = (edtf: string, year: number, season: number): Dated => {
  const month = 3 * (season - 20)
  const isPastTheEnd = season === 24 && year === 9999 // of the calendar, where it is cut
  const last = isPastTheEnd
    ? ofMonth('', year, 12)
    : season === 24
      ? ofMonth('', year + 1, 2)
      : ofMonth('', year, month + 2)
  return { edtf, earliest: `${four(year)}-${two(month)}-01`, latest: last.latest }
}
const times = fc
  .tuple(days, fc.constantFrom('10:30:00Z', '23:59:59-05:00', '00:00:00+09:00', '12:00:00'))
  .map(([day, time]) => ofDay(`${day}T${time}`, day))
const alone: fc.Arbitrary<Dated> = fc.oneof(
  { weight: 2, arbitrary: times },
  {
    weight: 1,
    arbitrary: fc
      .tuple(years, fc.integer({ min: 21, max: 24 }))
      .map(([y, season]) => ofSeason(`${four(y)}-${season}`, y, season)),
  },
  { weight: 1, arbitrary: years.map((year) => ofYear(`${four(year)}-XX`, year)) },
  { weight: 1, arbitrary: years.map((year) => ofYear(`${four(year)}-XX-XX`, year)) },
  {
    weight: 1,
    arbitrary: fc.tuple(years, months).map(([y, month]) => ofMonth(`${four(y)}-${two(month)}-XX`, y, month)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { edtf: '202X', earliest: '2020-01-01', latest: '2029-12-31' },
      { edtf: '20XX', earliest: '2000-01-01', latest: '2099-12-31' },
    ),
  },
)
const dayAfter = (day: string) => new Date(new Date(day).getTime() + 86_400_000).toISOString().slice(0, 10)
const intervals: fc.Arbitrary<Dated> = fc
  .tuple(fc.oneof(ends, ends, times), fc.oneof(ends, ends, times), fc.constantFrom('..', ''), fc.nat({ max: 5 }))
  .map(([one, other, open, form]) => {
    const [first, second] = one.latest! <= other.latest! ? [one, other] : [other, one]
    if (form < 2) return { ...first, edtf: `${first.edtf}/${open}`, latest: null }
    if (form < 3) return { ...first, edtf: `${open}/${first.edtf}`, earliest: null }
    // The library compares instants: a day on which it is later elsewhere is kept between.
    if (dayAfter(first.latest!) >= second.earliest!) return first
    return { edtf: `${first.edtf}/${second.edtf}`, earliest: first.earliest, latest: second.latest }
  })

/** Dates of EDTF levels 0 and 1 in all their forms. */
export const dates: fc.Arbitrary<Dated> = fc.oneof(
  { weight: 4, arbitrary: ends },
  { weight: 1, arbitrary: alone },
  { weight: 2, arbitrary: intervals },
)

const bases = fc.constantFrom('EXPLICIT', 'INFERRED', undefined)
const partialDates: fc.Arbitrary<PartialDateInput> = fc.record({
  edtf: dates.map(({ edtf }) => edtf),
  asStated: maybe(phrases),
  basis: bases,
})

// Records

/** How many records of each type an archive has. */
export type Sizes = { [type in TypeName]: number }

/** Some fifty records. */
export const FIFTY: Sizes = {
  Topic: 6,
  Stakeholder: 8,
  Role: 5,
  Document: 6,
  Meeting: 8,
  Statement: 14,
  Commitment: 6,
}

/** The ids of an archive's records of a type: slugs, and a ULID here and there. */
export const idsOf = (type: TypeName, count: number): string[] =>
  Array.from({ length: count }, (_, place) =>
    place % 5 === 4
      ? `${PREFIXES[type]}01ARZ3NDEKTSV4RRFFQ6${four(place)}AV`
      : `${PREFIXES[type]}${place % 3 ? 'z-' : ''}${place}`,
  )

const evidence = (type: TypeName, ids: { [type in TypeName]: string[] }): fc.Arbitrary<EvidenceInput> =>
  fc
    .record({
      document: fc.constantFrom(...ids.Document),
      place: maybe(fc.tuple(fc.constantFrom(0, 5, 9, 10, 40, 100_000, 2_000_000_000), fc.integer({ min: 1, max: 99 }))),
      exact: maybe(texts),
      prefix: maybe(texts),
      suffix: maybe(texts),
      hash: maybe(fc.constantFrom(...HASHES)),
      stance: fc.constantFrom('SUPPORTS', 'SUPPORTS', 'CONTRADICTS', undefined),
      supports: maybe(fc.subarray(Object.keys(INPUTS[type] ?? {}))),
      chain: list(
        fc.record({
          by: fc.constantFrom(...ids.Stakeholder),
          document: maybe(fc.constantFrom(...ids.Document)),
          cue: maybe(phrases),
          basis: bases,
        }),
        2,
      ),
    })
    .map(({ place, hash, ...said }) => ({
      ...said,
      start: place?.[0],
      end: place && place[0] + (said.exact == null ? place[1] : Array.from(said.exact).length),
      spanSha256: hash && (said.exact == null ? hash : createHash('sha256').update(said.exact).digest('hex')),
    }))

/** The records of each type, each with an id and in no circle of parents, all that they name among them. */
const contents = (sizes: Sizes) => {
  const ids = Object.fromEntries(TYPES.map((type) => [type, idsOf(type, sizes[type])])) as Record<TypeName, string[]>
  const one = (type: TypeName) => fc.constantFrom(...ids[type])
  const many = (type: TypeName, most = 3) => list(one(type), most)
  /** A record before the place: what stands under another one comes after it, in every version of the archive. */
  const above = (type: TypeName, place: number) =>
    place === 0 ? fc.constant(undefined) : maybe(fc.constantFrom(...ids[type].slice(0, place)))
  const proof = (type: TypeName) => list(evidence(type, ids), type === 'Statement' ? 3 : 1)
  const party = (...functions: PartyInput['function'][]): fc.Arbitrary<PartyInput> =>
    fc.record({
      stakeholder: one('Stakeholder'),
      function: fc.constantFrom(...functions),
      roles: many('Role', 2),
      onBehalfOf: many('Stakeholder', 2),
      asStated: maybe(phrases),
      basis: bases,
    })

  const topic = (id: string, place: number): fc.Arbitrary<TopicInput> =>
    fc.record({
      id: fc.constant(id),
      labels: names,
      broader: above('Topic', place),
      instrument: maybe(one('Document')),
      identifiers,
      evidence: proof('Topic'),
    })
  const stakeholder = (id: string, place: number): fc.Arbitrary<StakeholderInput> =>
    fc.record({
      id: fc.constant(id),
      kind: fc.constantFrom('PERSON', 'GOVERNMENT', 'PUBLIC_BODY', 'MEDIA'),
      names,
      country: maybe(countries),
      parent: above('Stakeholder', place),
      identifiers,
      evidence: proof('Stakeholder'),
    })
  const role = (id: string): fc.Arbitrary<RoleInput> =>
    fc.record({
      id: fc.constant(id),
      holder: one('Stakeholder'),
      title: lines,
      organization: maybe(one('Stakeholder')),
      onBehalfOf: maybe(one('Stakeholder')),
      period: fc.oneof(
        fc.constant(undefined),
        dates.map(({ edtf }) => edtf),
      ),
      attestedOn: list(partialDates),
      evidence: proof('Role'),
    })
  const document = (id: string, place: number): fc.Arbitrary<DocumentInput> =>
    fc.record({
      id: fc.constant(id),
      kind: fc.constantFrom('NEWS_ARTICLE', 'PRESS_RELEASE', 'SPEECH'),
      title: maybe(lines),
      publisher: maybe(one('Stakeholder')),
      issued: maybe(partialDates),
      url: maybe(fc.constantFrom(...ADDRESSES)),
      language: maybe(languages),
      textSha256: maybe(fc.constantFrom(...HASHES)),
      held: fc.constantFrom(true, false, undefined),
      derivedFrom: place === 0 ? fc.constant([]) : list(fc.constantFrom(...ids.Document.slice(0, place)), 2),
      evidence: proof('Document'),
    })
  const meeting = (id: string, place: number): fc.Arbitrary<MeetingInput> =>
    fc.record({
      id: fc.constant(id),
      kind: fc.constantFrom('MEETING', 'VISIT', 'CALL'),
      title: lines,
      state: fc.constantFrom('PLANNED', 'HELD', 'CANCELLED'),
      when: maybe(partialDates),
      place: maybe(phrases),
      country: maybe(countries),
      parties: some(party('PARTICIPANT', 'HOST', 'VISITOR', 'ORGANIZER'), 3),
      topics: many('Topic'),
      partOf: above('Meeting', place),
      evidence: proof('Meeting'),
    })
  const parts: fc.Arbitrary<PartInput[]> = some(
    fc.record({
      text: fc.oneof(texts, fc.constant(' ')),
      words: fc.constantFrom('SPEAKER', 'REPORTER', 'UNCLEAR', null, undefined),
    }),
    3,
    1,
  )
    .filter((given) => given.some(({ text }) => isVisible(text)))
    .map((given) => given.map(({ text, words }) => ({ text, wordsOf: words, verbatim: words ? true : undefined })))
  const statement = (id: string): fc.Arbitrary<StatementInput> =>
    fc
      .record({
        id: fc.constant(id),
        act: fc.constantFrom('NOTED', 'THANKED', 'OTHER'),
        cue: maybe(phrases),
        whole: fc.boolean(),
        parts,
        parties: fc
          .tuple(party('SPEAKER'), some(party('SPEAKER', 'ADDRESSEE'), 3))
          .map(([one, more]) => [one, ...more]),
        about: many('Stakeholder'),
        saidOn: maybe(partialDates),
        meeting: maybe(one('Meeting')),
        anticipates: many('Meeting', 2),
        topics: many('Topic'),
        evidence: proof('Statement'),
      })
      .map(({ whole, ...said }) => {
        const quoted = said.parts.some(({ verbatim }) => verbatim)
        const [entire, mixed] = quoted ? (['DIRECT', 'MIXED'] as const) : (['INDIRECT', 'FREE_INDIRECT'] as const)
        return { ...said, mode: whole ? entire : mixed }
      })
  const commitment = (id: string): fc.Arbitrary<CommitmentInput> =>
    fc.record({
      id: fc.constant(id),
      summary: texts,
      by: some(one('Stakeholder'), 3, 1),
      toward: many('Stakeholder'),
      statements: some(one('Statement'), 2, 1),
      due: maybe(partialDates),
      state: fc.constantFrom('OPEN', 'PARTIAL', 'FULFILLED', undefined),
      realizedBy: many('Meeting', 2),
    })
  const all = <Input>(type: TypeName, make: (id: string, place: number) => fc.Arbitrary<Input>) =>
    fc.tuple(...ids[type].map(make))
  return fc.tuple(
    all('Topic', topic).map((given) => given.map((content): RecordInput => ({ topic: content }))),
    all('Stakeholder', stakeholder).map((given) => given.map((content): RecordInput => ({ stakeholder: content }))),
    all('Role', role).map((given) => given.map((content): RecordInput => ({ role: content }))),
    all('Document', document).map((given) => given.map((content): RecordInput => ({ document: content }))),
    all('Meeting', meeting).map((given) => given.map((content): RecordInput => ({ meeting: content }))),
    all('Statement', statement).map((given) => given.map((content): RecordInput => ({ statement: content }))),
    all('Commitment', commitment).map((given) => given.map((content): RecordInput => ({ commitment: content }))),
  )
}

/** Whole archives: every record that one names is there. Archives of the same sizes have the same ids. */
export const archives = (sizes: Sizes = FIFTY): fc.Arbitrary<RecordInput[]> =>
  contents(sizes).map((byType) => byType.flat())

/** An archive and later versions of it: in each, some records are amended. */
export const versions = (count: number, sizes: Sizes = FIFTY): fc.Arbitrary<RecordInput[][]> =>
  fc
    .tuple(
      fc.array(archives(sizes), { minLength: count, maxLength: count }),
      fc.infiniteStream(fc.nat({ max: 3 })).map((stream) => [...stream.take(1000)]),
    )
    .map(([all, choices]) => {
      const result: RecordInput[][] = []
      let turn = 0
      for (const archive of all)
        result.push(
          archive.map((record, place) => {
            const before = result.at(-1)?.[place]
            return before && choices[(turn += 1)] !== 0 ? before : record
          }),
        )
      return result
    })

/** A new status that somebody gives a record. */
export interface StatusStep {
  id: string
  status: RecordStatus
  supersededBy?: string
}

/** New statuses of an archive's records, many of them merges: in chains, into circles, and undone. */
export const statusSteps = (maxLength: number, sizes: Sizes = FIFTY): fc.Arbitrary<StatusStep[]> => {
  const step = fc
    .record({
      type: fc.constantFrom(...TYPES),
      status: fc.constantFrom('MERGED', 'MERGED', 'MERGED', 'RETRACTED', 'DISPUTED', 'CURRENT'),
      place: fc.nat(),
      distance: fc.nat(),
    })
    .map(({ type, status, place, distance }): StatusStep => {
      const ids = idsOf(type, sizes[type])
      const at = place % ids.length
      const other = ids[(at + 1 + (distance % (ids.length - 1))) % ids.length]
      return { id: ids[at]!, status, ...(status === 'MERGED' && { supersededBy: other }) }
    })
  return fc.array(step, { maxLength })
}

/** The records as lines of an import file. */
export const toLines = (records: readonly RecordInput[]): string[] => records.map((record) => JSON.stringify(record))
