import type { StakeholderKind } from '../generated/types.ts'
import type { Described } from './people.ts'
import { countryName, countryOf } from './english-countries.ts'
import { PAPERS } from './english-cues.ts'

/** A word of a person's name. */
const NAME_WORD = /^(\p{Lu}|al-|bin$|von$|van$|de$|der$|el-|ibn$|da$|dos$|di$|la$|le$)/u

/** Words that end the name of an office. */
const OFFICES =
  /^(Affairs|Cooperation|State|Policy|Security|Commission|Union|Department|Ministry|Council|Committee|Nations|Office|Service|Defense|Defence|Interior|Finance|Trade|Justice|Commerce|Treasury|Energy|Climate|Environment|Development|Relations|Expatriates|Europe|Asia|Africa|Pacific|East|Staff|Parliament|Court)$/u

/** Words that end the title of a person. */
const HEADS =
  /^(secretary|minister|president|chancellor|ambassador|premier|spokesperson|spokesman|spokeswoman|director|governor|general|king|queen|prince|princess|emir|sultan|sheikh|pope|senator|representative|chairman|chairwoman|chair|chairperson|commissioner|envoy|counselor|counsellor|councilor|undersecretary|colonel|major|captain|admiral|commander|judge|justice|professor|dr|mr|mrs|ms|miss|sir|lady|lord|rev|sen|rep|gov|gen|mayor|speaker|leader|congressman|congresswoman|advis[eo]r|coordinator|administrator|officer|prosecutor|consul|member|candidate|co-chair|vice-president)$/

/** Words that make a name that of an organization, with its kind. */
const BODIES: [RegExp, StakeholderKind][] = [
  [/\b(University|College|School)\b/u, 'UNIVERSITY'],
  [/\b(Institute|Centre|Center|Think Tank|Institution)\b/u, 'THINK_TANK'],
  [
    /\b(Post|Times|News|Journal|Herald|Guardian|Reuters|Press|Agency France|BBC|CNN|NPR|NBC|CBS|ABC|Fox|Xinhua|TASS|TV|Radio|Tribune|Gazette|Daily|Magazine|Bloomberg|Politico|Broadcasting)\b/u,
    'MEDIA',
  ],
  [
    /\b(NATO|UN|U\.N\.|ASEAN|EU|E\.U\.|OSCE|OAS|IAEA|WHO|WTO|IMF|UNHCR|UNRWA|UNICEF|OECD|AU|ECOWAS|OPEC|SCO|APEC|Nations|Union|Organization|Organisation|League of Arab|World Bank|Alliance|Association of)\b/u,
    'INTERNATIONAL_ORGANIZATION',
  ],
  [/\b(G7|G-7|G20|G-20|Quad|Troika|Quartet|Coalition|Group of|Contact Group)\b/u, 'GROUP'],
  [/\b(Delegation)\b/u, 'DELEGATION'],
  [
    /\b(Ministry|Ministries|Department|Court|Parliament|Congress|Senate|House|Assembly|Council|Commission|Committee|Agency|Bureau|Office|Cabinet|Embassy|Service|Army|Forces|Police|Administration|Government|Authority|Pentagon|Treasury|Duma|Bundestag|Knesset|General's?|FBI|CIA|Board|Secretariat)\b/u,
    'PUBLIC_BODY',
  ],
  [
    /\b(Party|Campaign|Committee|Foundation|Fund|Watch|Network|Movement|Group|Front|Taliban|Hamas|Hezbollah|ISIS|Daesh)\b/u,
    'OTHER',
  ],
  [/\b(Inc|Corp|Company|Ltd|LLC|Bank|Airlines|Motors|Google|Facebook|Twitter)\b/u, 'COMPANY'],
]
const FEMALE = /^(mrs|ms|miss|madam|lady|queen|princess|sister|congresswoman|spokeswoman|chairwoman)$/
const MALE = /^(mr|sir|lord|king|prince|pope|congressman|spokesman|chairman|cardinal|imam|sheikh|emir)$/
const GROUPS =
  /^(ministers|leaders|sides|parties|presidents|officials|secretaries|delegations|counterparts|countries|governments|nations|diplomats|heads|participants|members|principals|envoys|representatives|states|capitals|pair|two|both|partners|allies)$/

const CALENDAR =
  /^(January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Covid.*|COVID.*|Congress Center|Day|Christmas|Easter|Ramadan)\b/u

/** Names of things, of occasions and of texts, which are nobody's. */
const THINGS =
  /(^|[\s-])(Summit|Resolution|Consensus|Session|Charter|Convention|Statement|Agreement|Treaty|Declaration|Base|Strait|Sea|River|Street|Avenue|Hall|Palace|Airport|Programme|Program|Initiative|Plan|Framework|Partnership|Cooperation|Dialogue|Forum|Conference|Meeting|Act|War|Crime|Genocide|Protocol|Communiqu\u00E9|Visit|Year|Day|Peace|Prize|Room|Building|Islands?|Peninsula|Region|Community|PhD|CEO|Policy|Accords?)$/u

/** Bodies that a text names without their proper name: "the foreign ministry". */
const BODY_NOUNS =
  /^(ministry|department|government|embassy|court|parliament|council|commission|cabinet|presidency|palace|kremlin|administration|office|army|military|police|secretariat|committee|agency|senate|congress)$/

const words = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.'\u2019-]*/gu) ?? []
const plain = (word: string): string =>
  word
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/['\u2019]s$/u, '')

/** A name without "the" and without the mark of the genitive. */
const bare = (text: string): string =>
  text
    .trim()
    .replace(/^(the|a|an)\s+/i, '')
    .replace(/['\u2019]s?$/u, '')
    .replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N}).]+$/gu, '')
    .trim()

const bodyKind = (name: string): StakeholderKind | null => {
  for (const [pattern, kind] of BODIES) if (pattern.test(name)) return kind
  return /^(?:\p{Lu}[\p{Lu}\d.&-]+)$/u.test(name) ? 'OTHER' : null
}

/** Reads what a mention says of whom it means. */
export const describeEnglish = (given: string): Described => {
  // a label in capitals: "PRESIDENT ABBAS"
  const text =
    /\p{Ll}/u.test(given) || !/\s/u.test(given)
      ? given
      : given.toLowerCase().replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase())
  const all = words(text)
  const lower = all.map(plain)
  const first = lower[0] ?? ''
  if (all.length === 1) {
    if (/^(he|him|his|himself)$/.test(first)) return { is: 'PRONOUN', person: 3, isMany: false, gender: 'M' }
    if (/^(she|her|hers|herself)$/.test(first)) return { is: 'PRONOUN', person: 3, isMany: false, gender: 'F' }
    if (/^(they|them|their|both|all|others)$/.test(first))
      return { is: 'PRONOUN', person: 3, isMany: true, gender: null }
    if (/^(i|me|my|we|us|our)$/.test(first))
      return { is: 'PRONOUN', person: 1, isMany: /^(we|us|our)$/.test(first), gender: null }
    if (/^(it|its|who|which|that)$/.test(first)) return { is: 'PRONOUN', person: 3, isMany: false, gender: null }
  }
  if (/^the (latter|former)$/i.test(text.trim())) return { is: 'ORDER', isFirst: /former/i.test(text) }
  if (
    /^(both|the two|the three|all|the) (sides|leaders|ministers|countries|governments|parties|presidents|officials|secretaries|delegations|nations|diplomats|principals|heads of state|counterparts|participants)$/i.test(
      text.trim(),
    ) ||
    /^(two|both) sides$/i.test(text.trim())
  )
    return { is: 'SIDES' }
  const name = bare(text)
  if (CALENDAR.test(name) || /\d/.test(name.split(/\s/u)[0] ?? '')) return { is: 'SOMEBODY' }
  const country = countryOf(name)
  if (country && country.by !== 'ADJECTIVE')
    return { is: 'NAME', kind: 'GOVERNMENT', name, titles: [], country: country.country, gender: null }
  const government = /^(?:Royal )?(?:Government|People|Republic|Kingdom|State) of (?:the )?(.+)$/u.exec(name)
  const governed = government ? countryOf(government[1]!) : null
  if (governed)
    return {
      is: 'NAME',
      kind: 'GOVERNMENT',
      name: countryName(governed.country),
      titles: [],
      country: governed.country,
      gender: null,
    }
  const paper = lower.at(-1) ?? ''
  if (
    PAPERS.has(paper) &&
    /^\p{Ll}/u.test(all.at(-1)!) &&
    (lower.length <= 3 || /^(the|a|its|their|his|her)$/.test(first))
  )
    return { is: 'PAPER', word: paper }

  // titles, then a name: "Cambodian Deputy Prime Minister/Foreign Minister Prak Sokhonn"
  const [main = '', ...behind] = name.split(/,\s+|\s+\(/u)
  const parts = main.split(/\s+/u)
  const countryAt = (at: number): string | null =>
    (
      countryOf(
        parts
          .slice(at, at + 2)
          .join(' ')
          .replace(/['\u2019]s$/u, ''),
      ) ?? countryOf((parts[at] ?? '').replace(/['\u2019]s?$/u, ''))
    )?.country ?? null
  const of = parts.map((_, at) => countryAt(at)).find((one) => one !== null) ?? null
  const isHead = (word: string): boolean => {
    const last = word.split('/').at(-1)!
    return /^(sen|rep|gov|gen|rev)$/i.test(plain(last)) ? last.endsWith('.') : HEADS.test(plain(last))
  }
  const head = parts.findLastIndex(isHead)
  const tail = parts.slice(head + 1)
  // "Director of the Office of the Foreign Affairs Commission Yang Jiechi": the name is behind the last word of the office
  const office = /^(of|for|to|at|on)$/.test(tail[0] ?? '')
    ? tail.findLastIndex((word) => /^\p{Ll}/u.test(word) || OFFICES.test(word) || countryOf(word) !== null) + 1
    : 0
  const rest = tail.slice(office)
  const before = parts.slice(0, head + 1 + office)
  const isName =
    rest.length > 0 &&
    rest.length <= 5 &&
    /^\p{Lu}/u.test(rest[0]!) &&
    rest.every((word) => NAME_WORD.test(word)) &&
    bodyKind(rest.join(' ')) === null &&
    countryOf(rest.join(' ')) === null &&
    !GROUPS.test(plain(rest.at(-1)!)) &&
    !THINGS.test(rest.join(' ')) &&
    !/^\p{L}+-\p{Lu}/u.test(rest[0]!.replace(/^(Al|El|Abu|Jean|Anne|Mary|Marie|Hans|Karl)-/u, ''))
  if (isName) {
    const marks = before.map(plain)
    const gender = marks.some((word) => FEMALE.test(word)) ? 'F' : marks.some((word) => MALE.test(word)) ? 'M' : null
    let from = 0
    while (
      from < before.length &&
      (/^(his|her|its|their|the|counterpart)$/.test(before[from]!) || countryAt(from) !== null)
    )
      from += countryOf(before[from]!.replace(/['\u2019]s?$/u, '')) === null && countryAt(from) !== null ? 2 : 1
    const behindTitles = behind
      .map((one) => one.replace(/\)$/u, ''))
      .filter((one) => words(one).some((word) => isHead(word)))
    const titles = [
      before
        .slice(from)
        .filter((word) => word !== 'counterpart')
        .join(' ')
        .replace(/^(Mr|Mrs|Ms|Dr|Sir)\.?\s*/u, ''),
      ...behindTitles,
    ].filter((one) => one !== '')
    return {
      is: 'NAME',
      kind: 'PERSON',
      name: rest.join(' ').replace(/['\u2019]s?$/u, ''),
      titles,
      country: of,
      gender,
    }
  }
  if (THINGS.test(main)) return { is: 'SOMEBODY' }
  const kind =
    /\p{Lu}/u.test(main) && !/^\S+-\S+$/u.test(main) && !(head >= 0 && head === parts.length - 1)
      ? bodyKind(main)
      : null
  // "The Post" is a paper's name, article and all
  const whole = kind === 'MEDIA' && /^The\s/u.test(text.trim()) ? `The ${main}` : main
  if (kind !== null) return { is: 'NAME', kind, name: whole, titles: [], country: of, gender: null }
  const last = lower.at(-1) ?? ''
  if (GROUPS.test(last) && /^(the|both|two|all)$/.test(first)) return { is: 'SIDES' }
  if (lower.some((word) => GROUPS.test(word)) && of)
    return { is: 'NAME', kind: 'DELEGATION', name, titles: [], country: null, gender: null }
  if (/^(the|his|her|its|their)$/.test(first) && lower.length > 1 && lower.length <= 8) {
    if (BODY_NOUNS.test(last) && !/^(his|her)$/.test(first)) {
      const named = parts.map((word) => word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())).join(' ')
      return {
        is: 'NAME',
        kind: 'PUBLIC_BODY',
        name: named,
        titles: [],
        country: of,
        gender: null,
      }
    }
    const said = lower.slice(1).filter((word) => !countryOf(word))
    const countryWord = lower
      .slice(1)
      .map((word) => countryOf(word))
      .find((one) => one !== null)
    return {
      is: 'TITLE',
      words: said.filter((word) => !/^(side|of|for|and)$/.test(word)),
      country: countryWord?.country ?? null,
    }
  }
  if (/^\p{Lu}/u.test(main) && head >= 0)
    return {
      is: 'TITLE',
      words: parts.filter((word) => countryOf(word.replace(/['\u2019]s?$/u, '')) === null),
      country: of,
    }
  return { is: 'SOMEBODY' }
}
