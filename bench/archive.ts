import { PREFIXES } from '../lambda/domain/nouns.ts'
import { TYPES, type TypeName } from '../lambda/domain/records.ts'
import type {
  Act,
  DocumentKind,
  EvidenceInput,
  MeetingKind,
  PartInput,
  PartialDateInput,
  PartyInput,
  RecordInput,
  StakeholderKind,
} from '../lambda/generated/types.ts'

/** The percentage of records of each type. */
const SHARES: { [type in TypeName]: number } = {
  Topic: 0.5,
  Stakeholder: 4,
  Role: 3,
  Document: 18,
  Meeting: 12,
  Statement: 58,
  Commitment: 4.5,
}

/** The words of the texts, by language; the first language is used most, as in archives of diplomacy. */
const WORDS = {
  en: 'cooperation peace stability dialogue partnership region border trade investment sanctions ceasefire humanitarian assistance assembly resolution treaty neighbours sovereignty integrity climate energy security maritime navigation refugees elections development infrastructure visit anniversary friendship mutual respect consensus principle mechanism envoy chair support commitment concern progress implementation',
  fr: 'coopération paix stabilité dialogue partenariat région frontière commerce sanctions trêve aide assemblée résolution traité souveraineté climat énergie sécurité réfugiés élections développement visite amitié respect consensus principe émissaire soutien engagement préoccupation',
  ar: 'تعاون سلام استقرار حوار شراكة منطقة حدود تجارة عقوبات هدنة مساعدة قرار معاهدة سيادة مناخ طاقة أمن لاجئون انتخابات تنمية زيارة صداقة احترام توافق مبدأ مبعوث دعم التزام',
  ru: 'сотрудничество мир стабильность диалог партнёрство регион граница торговля санкции перемирие помощь резолюция договор суверенитет климат энергия безопасность беженцы выборы развитие визит дружба уважение согласие принцип посланник поддержка обязательство',
  zh: '合作 和平 稳定 对话 伙伴 地区 边界 贸易 制裁 停火 援助 决议 条约 主权 气候 能源 安全 难民 选举 发展 访问 友谊 尊重 共识 原则 特使 支持 承诺',
  km: 'សហប្រតិបត្តិការ សន្តិភាព ស្ថិរភាព កិច្ចសន្ទនា ភាពជាដៃគូ តំបន់ ព្រំដែន ពាណិជ្ជកម្ម ជំនួយ សន្ធិសញ្ញា អធិបតេយ្យភាព អាកាសធាតុ ថាមពល សន្តិសុខ ការអភិវឌ្ឍ មិត្តភាព',
}
type Language = keyof typeof WORDS
const LANGUAGES: Language[] = ['en', 'fr', 'ar', 'ru', 'zh', 'km']
const OTHERS = LANGUAGES.slice(1)
const WORDS_OF = Object.fromEntries(LANGUAGES.map((lang) => [lang, WORDS[lang].split(' ')]))
const JOINED = new Set<Language>(['zh', 'km']) // written without spaces between words
const SYLLABLES = 'an bo cha dar el fei go hun ira jo kim lo ma nak or pra quin ro sok ta un ve wang xi yan zu'.split(
  ' ',
)
const COUNTRIES = 'CN US KH RU FR DE JP IN GB ID TH VN MM AU BR ZA NG EG TR UA'.split(' ')
const KINDS: StakeholderKind[] = ['GOVERNMENT', 'PUBLIC_BODY', 'INTERNATIONAL_ORGANIZATION', 'MEDIA', 'COMPANY']
const DOCUMENTS: DocumentKind[] = ['NEWS_ARTICLE', 'PRESS_RELEASE', 'SPEECH', 'TRANSCRIPT', 'JOINT_STATEMENT']
const MEETINGS: MeetingKind[] = ['MEETING', 'CALL', 'VISIT', 'SESSION', 'CONFERENCE']
const ACTS: Act[] = ['REAFFIRMED', 'NOTED', 'ANNOUNCED', 'THANKED', 'SUPPORTED', 'CRITICIZED', 'REQUESTED']

/** Numbers from 0 to 1 that look random, the same for the same seed. https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
const numbers = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

/** The number of bursts of news (a summit, a crisis, an election), and the most days of each. */
const BURSTS = 60
const BURST_DAYS = 12

/** A stakeholder who never speaks on a topic, by their positions: two long listings that have nothing in common. */
export const NEVER_TOGETHER = { speaker: 2, topic: 1 }

/** The id of a record of a synthetic archive. */
export const idOf = (type: TypeName, place: number): string => `${PREFIXES[type]}${place.toString().padStart(7, '0')}`

/** The number of records of each type in a synthetic archive of a size. */
export const countsOf = (count: number): { [type in TypeName]: number } => {
  const counts = { Topic: 0, Stakeholder: 0, Role: 0, Document: 0, Meeting: 0, Statement: 0, Commitment: 0 }
  for (const type of TYPES) counts[type] = Math.max(5, Math.round((count * SHARES[type]) / 100))
  counts.Statement += count - TYPES.reduce((sum, type) => sum + counts[type], 0)
  return counts
}

/**
 * A synthetic archive of a number of records, at least 100, in which every record comes after those that it refers to; the
 * same for the same seed. It is skewed like real archives: few stakeholders and topics are in very many records, most in
 * a few; the first have two roles each; most dates are days of recent years, a third of them within bursts of news, some
 * are months, years or unknown; half of the texts are in English, the others in five more languages; one meeting in two
 * hundred has up to 150 parties. Topic 1 and stakeholder 2 both have many statements, but none in common: NEVER_TOGETHER.
 */
export function* madeUpArchive(count: number, seed = 1): Generator<RecordInput> {
  const counts = countsOf(count)
  const random = numbers(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const oneOf = <Value>(values: readonly Value[]): Value => values[whole(values.length)]!
  const often = (share: number) => random() < share
  const some = <Value>(least: number, most: number, make: () => Value): Value[] =>
    Array.from({ length: least + whole(most - least + 1) }, make)
  // By Zipf's law: out of 4,000 the first is named in 1 of 12 cases, as often as the second half together.
  const known = (type: TypeName) => idOf(type, Math.floor(counts[type] ** random()) - 1)
  const any = (type: TypeName) => idOf(type, whole(counts[type]))
  const distinct = (least: number, most: number, type: TypeName) => [...new Set(some(least, most, () => known(type)))]
  const language = () => (often(0.5) ? 'en' : oneOf(OTHERS))
  const text = (least: number, most: number, lang: Language = 'en') =>
    some(least, most, () => oneOf(WORDS_OF[lang]!)).join(JOINED.has(lang) ? '' : ' ')
  const word = () => some(2, 3, () => oneOf(SYLLABLES)).join('')
  const name = () => some(2, 3, word).join(' ')
  const two = (number: number) => number.toString().padStart(2, '0')
  const day = () => `${2025 - Math.floor(35 * random() ** 2)}-${two(1 + whole(12))}-${two(1 + whole(28))}`
  const bursts = Array.from({ length: BURSTS }, () => new Date(day()).getTime())
  const busyDay = () => {
    const after = Math.floor(BURST_DAYS * random() ** 2) // most news comes at once
    return new Date(oneOf(bursts) + after * 86_400_000).toISOString().slice(0, 10)
  }
  const date = (): PartialDateInput | undefined => {
    const form = random()
    if (form < 0.03) return undefined
    const exact = often(1 / 3) ? busyDay() : day()
    return { edtf: form < 0.07 ? exact.slice(0, 4) : form < 0.15 ? exact.slice(0, 7) : exact, basis: 'EXPLICIT' }
  }
  const evidence = (): EvidenceInput => {
    const start = whole(8000)
    const document = known('Document')
    const chain = some(0, 2, () => ({
      by: known('Stakeholder'),
      document,
      cue: text(1, 3),
      basis: 'EXPLICIT' as const,
    }))
    return { document, start, end: start + 20 + whole(400), stance: 'SUPPORTS', chain }
  }
  const party = (stakeholder: string, wanted: PartyInput['function']): PartyInput => ({
    stakeholder,
    function: wanted,
    basis: 'EXPLICIT',
    ...(often(0.5) && { roles: [known('Role')] }),
    ...(often(0.6) && { onBehalfOf: [known('Stakeholder')] }),
  })
  const part = (lang: Language): PartInput =>
    often(0.4)
      ? { text: `${text(5, 30, lang)} `, verbatim: true, wordsOf: 'SPEAKER' }
      : { text: `${text(5, 30, lang)} `, verbatim: false }
  const labels = (make: (lang: Language) => string) => {
    const lang = oneOf(OTHERS)
    return [
      { text: make('en'), lang: 'en', kind: 'PREFERRED' as const },
      ...(often(0.4) ? [{ text: make(lang), lang, kind: 'PREFERRED' as const }] : []),
    ]
  }
  const times = (type: TypeName) =>
    Array.from({ length: counts[type] }, (_, place) => ({ id: idOf(type, place), place }))

  for (const { id, place } of times('Topic'))
    yield {
      topic: {
        id,
        labels: labels((lang) => text(1, 4, lang)),
        ...(place > 4 && often(0.7) && { broader: idOf('Topic', Math.floor(place * random() ** 2)) }),
      },
    }
  for (const { id, place } of times('Stakeholder'))
    yield {
      stakeholder: {
        id,
        kind: often(0.7) ? 'PERSON' : oneOf(KINDS),
        names: labels((lang) => (lang === 'en' ? name() : text(2, 3, lang))),
        country: oneOf(COUNTRIES),
        ...(place > 4 && often(0.1) && { parent: idOf('Stakeholder', whole(5)) }),
        ...(often(0.5) && { identifiers: [{ scheme: 'wikidata', value: `Q${whole(1e8)}` }] }),
      },
    }
  for (const { id, place } of times('Role'))
    yield {
      role: {
        id,
        holder: idOf('Stakeholder', Math.floor(place / 2)),
        title: text(2, 5),
        organization: known('Stakeholder'),
      },
    }
  for (const { id, place } of times('Document'))
    yield {
      document: {
        id,
        kind: oneOf(DOCUMENTS),
        title: text(4, 12),
        publisher: known('Stakeholder'),
        issued: date(),
        url: `https://news.example/${place}/${word()}`,
        language: language(),
        held: often(0.5),
        ...(place > 0 && often(0.2) && { derivedFrom: [idOf('Document', whole(place))] }),
      },
    }
  for (const { id } of times('Meeting'))
    yield {
      meeting: {
        id,
        kind: oneOf(MEETINGS),
        title: text(3, 8),
        state: 'HELD',
        when: date(),
        country: oneOf(COUNTRIES),
        parties: distinct(2, often(0.005) ? 150 : 6, 'Stakeholder').map((one) => party(one, 'PARTICIPANT')),
        topics: distinct(1, 4, 'Topic'),
        evidence: [evidence()],
      },
    }
  for (const { id } of times('Statement')) {
    const lang = language()
    const parts = some(1, 3, () => part(lang))
    const speakers = distinct(1, 3, 'Stakeholder')
    const isSilent = speakers.includes(idOf('Stakeholder', NEVER_TOGETHER.speaker))
    yield {
      statement: {
        id,
        act: oneOf(ACTS),
        mode: parts.some(({ verbatim }) => verbatim) ? 'MIXED' : 'INDIRECT',
        parts,
        parties: [
          ...speakers.map((one) => party(one, 'SPEAKER')),
          ...(often(0.2) ? [party(known('Stakeholder'), 'ADDRESSEE')] : []),
        ],
        about: distinct(0, 2, 'Stakeholder'),
        saidOn: date(),
        meeting: often(0.7) ? known('Meeting') : undefined,
        topics: distinct(1, 5, 'Topic').filter((topic) => !isSilent || topic !== idOf('Topic', NEVER_TOGETHER.topic)),
        evidence: some(1, 2, evidence),
      },
    }
  }
  for (const { id } of times('Commitment'))
    yield {
      commitment: {
        id,
        summary: text(6, 20),
        by: distinct(1, 2, 'Stakeholder'),
        toward: distinct(0, 2, 'Stakeholder'),
        statements: [any('Statement')],
        due: often(0.3) ? date() : undefined,
        state: 'OPEN',
      },
    }
}
