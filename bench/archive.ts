import { TYPES, type TypeName, PREFIXES } from '../lambda/domain/records.ts'
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

/** How many of a hundred records are of each type. */
const SHARES: { [type in TypeName]: number } = {
  Topic: 0.5,
  Stakeholder: 4,
  Role: 3,
  Document: 18,
  Meeting: 12,
  Statement: 58,
  Commitment: 4.5,
}

const WORDS =
  'cooperation peace stability dialogue partnership region border trade investment sanctions ceasefire humanitarian assistance assembly resolution treaty neighbours sovereignty integrity climate energy security maritime navigation refugees elections development infrastructure visit anniversary friendship mutual respect consensus principle mechanism envoy chair support commitment concern progress implementation'.split(
    ' ',
  )
const SYLLABLES = 'an bo cha dar el fei go hun ira jo kim lo ma nak or pra quin ro sok ta un ve wang xi yan zu'.split(
  ' ',
)
const SIGNS = '中 国 柬 埔 寨 东 盟 合 作 和 平 发 展 部 长 会 议 声 明'.split(' ')
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

/** The id of a record of a made-up archive. */
export const idOf = (type: TypeName, place: number): string => `${PREFIXES[type]}${place.toString().padStart(7, '0')}`

/** How many records of each type a made-up archive of so many has. */
export const countsOf = (count: number): { [type in TypeName]: number } => {
  const counts = { Topic: 0, Stakeholder: 0, Role: 0, Document: 0, Meeting: 0, Statement: 0, Commitment: 0 }
  for (const type of TYPES) counts[type] = Math.max(5, Math.round((count * SHARES[type]) / 100))
  counts.Statement += count - TYPES.reduce((sum, type) => sum + counts[type], 0)
  return counts
}

/**
 * A made-up archive of so many records, at least 100, what is named before what names it; the same for the same seed.
 * It is skewed as archives are: few stakeholders and topics are in very many records, most in a few; most dates are
 * days of late years, some months, years or unknown; one meeting in two hundred has up to 150 parties.
 */
export function* madeUpArchive(count: number, seed = 1): Generator<RecordInput> {
  const counts = countsOf(count)
  const random = numbers(seed)
  const whole = (below: number) => Math.floor(random() * below)
  const oneOf = <Value>(values: readonly Value[]): Value => values[whole(values.length)]!
  const often = (share: number) => random() < share
  const some = <Value>(least: number, most: number, make: () => Value): Value[] =>
    Array.from({ length: least + whole(most - least + 1) }, make)
  // The cube is the skew: of 4,000 the first is named once in 16 times, the latter half together once in 5.
  const known = (type: TypeName) => idOf(type, Math.floor(counts[type] * random() ** 3))
  const distinct = (least: number, most: number, type: TypeName) => [...new Set(some(least, most, () => known(type)))]
  const text = (least: number, most: number) => some(least, most, () => oneOf(WORDS)).join(' ')
  const word = () => some(2, 3, () => oneOf(SYLLABLES)).join('')
  const name = () => some(2, 3, word).join(' ')
  const two = (number: number) => number.toString().padStart(2, '0')
  const date = (): PartialDateInput | undefined => {
    const year = String(2025 - Math.floor(35 * random() ** 2))
    const [month, day] = [two(1 + whole(12)), two(1 + whole(28))]
    const form = random()
    if (form < 0.03) return undefined
    return {
      edtf: form < 0.07 ? year : form < 0.15 ? `${year}-${month}` : `${year}-${month}-${day}`,
      basis: 'EXPLICIT',
    }
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
  const part = (): PartInput =>
    often(0.4)
      ? { text: `${text(5, 30)} `, verbatim: true, wordsOf: 'SPEAKER' }
      : { text: `${text(5, 30)} `, verbatim: false }
  const times = (type: TypeName) =>
    Array.from({ length: counts[type] }, (_, place) => ({ id: idOf(type, place), place }))

  for (const { id, place } of times('Topic'))
    yield {
      topic: {
        id,
        labels: [{ text: text(1, 4), lang: 'en', kind: 'PREFERRED' }],
        ...(place > 4 && often(0.7) && { broader: idOf('Topic', Math.floor(place * random() ** 2)) }),
      },
    }
  for (const { id, place } of times('Stakeholder'))
    yield {
      stakeholder: {
        id,
        kind: often(0.7) ? 'PERSON' : oneOf(KINDS),
        names: [
          { text: name(), lang: 'en', kind: 'PREFERRED' },
          ...(often(0.3)
            ? [{ text: some(2, 4, () => oneOf(SIGNS)).join(''), lang: 'zh', kind: 'ALIAS' as const }]
            : []),
        ],
        country: oneOf(COUNTRIES),
        ...(place > 4 && often(0.1) && { parent: idOf('Stakeholder', whole(5)) }),
        ...(often(0.5) && { identifiers: [{ scheme: 'wikidata', value: `Q${whole(1e8)}` }] }),
      },
    }
  for (const { id } of times('Role'))
    yield { role: { id, holder: known('Stakeholder'), title: text(2, 5), organization: known('Stakeholder') } }
  for (const { id, place } of times('Document'))
    yield {
      document: {
        id,
        kind: oneOf(DOCUMENTS),
        title: text(4, 12),
        publisher: known('Stakeholder'),
        issued: date(),
        url: `https://news.example/${place}/${word()}`,
        language: 'en',
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
    const parts = some(1, 3, part)
    yield {
      statement: {
        id,
        act: oneOf(ACTS),
        mode: parts.some(({ verbatim }) => verbatim) ? 'MIXED' : 'INDIRECT',
        parts,
        parties: [
          ...distinct(1, 3, 'Stakeholder').map((one) => party(one, 'SPEAKER')),
          ...(often(0.2) ? [party(known('Stakeholder'), 'ADDRESSEE')] : []),
        ],
        about: distinct(0, 2, 'Stakeholder'),
        saidOn: date(),
        meeting: often(0.7) ? known('Meeting') : undefined,
        topics: distinct(1, 5, 'Topic'),
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
        statements: distinct(1, 2, 'Statement'),
        due: often(0.3) ? date() : undefined,
        state: 'OPEN',
      },
    }
}
