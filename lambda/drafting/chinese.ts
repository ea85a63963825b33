import * as chrono from 'chrono-node/zh'
import type { Act, MeetingKind, Mode } from '../generated/types.ts'
import { datesIn } from './dates.ts'
import type { Paragraph } from './layout.ts'
import type { Described } from './people.ts'
import type { Form, Laid, Language, Occasion, Read, Saying, Turn } from './sayings.ts'
import type { Mention, Span } from './spans.ts'

// Chinese has no spaces and no endings: its rules are patterns over characters. What readouts of ministries are made of is
// regular: who (with titles), an adverb, a verb of saying, a comma or colon, what was said.

/** Verbs before a comma, a colon or a quotation: what follows is what was said. */
const CLAUSE: { [verb: string]: Act } = {
  表示: 'STATED',
  说: 'STATED',
  称: 'STATED',
  指出: 'STATED',
  认为: 'ASSESSED',
  强调: 'EMPHASIZED',
  强调指出: 'EMPHASIZED',
  重申: 'REITERATED',
  介绍说: 'BRIEFED',
  补充说: 'STATED',
  回应说: 'STATED',
  回答说: 'STATED',
  宣布: 'ANNOUNCED',
  警告: 'CAUTIONED',
  承诺: 'PLEDGED',
  否认: 'DENIED',
  声明: 'STATED',
  告诉: 'STATED',
  问道: 'ASKED',
  答: 'STATED',
}

/** Verbs whose object is what was said. */
const OBJECT: { [verb: string]: Act } = {
  重申: 'REITERATED',
  感谢: 'THANKED',
  赞赏: 'PRAISED',
  高度赞赏: 'PRAISED',
  高度评价: 'PRAISED',
  积极评价: 'PRAISED',
  欢迎: 'WELCOMED',
  祝贺: 'CONGRATULATED',
  呼吁: 'URGED',
  敦促: 'URGED',
  要求: 'DEMANDED',
  谴责: 'CONDEMNED',
  反对: 'REJECTED',
  坚决反对: 'REJECTED',
  支持: 'SUPPORTED',
  同意: 'AGREED',
  一致同意: 'AGREED',
  承诺: 'PLEDGED',
  建议: 'PROPOSED',
  邀请: 'INVITED',
  通报了: 'BRIEFED',
  通报: 'BRIEFED',
  介绍了: 'BRIEFED',
  阐述了: 'EXPLAINED',
  阐述: 'EXPLAINED',
  强调了: 'EMPHASIZED',
  指责: 'ACCUSED',
  批评: 'CRITICIZED',
  希望: 'OTHER',
}

/** What stands between who speaks and the verb. */
const SIMPLE =
  '(?:还|也|再次|则|并|同时|进一步|明确|郑重|随后|当日|当天|今天|昨天|均|都|一致|向对方|\\d{1,2}日|对此){0,3}'
const ADVERB = `${SIMPLE}(?:(?:在[^，。]{2,12}?(?:上|中|时|后)|(?:就|针对)[^，。]{2,16}?)${SIMPLE})?`

const TITLE =
  '(?:国家|副|常务|首席|执行|代|代理|特别|高级|前)?(?:总书记|主席|总统|总理|首相|国务委员|国务卿|外长|外交部长|外交大臣|外交国务秘书|部长|大臣|大使|发言人|秘书长|代表|特使|议长|国王|女王|王储|顾问|主任|司长|助理|委员|公使|警长|院长|校长|书记|总干事)'

const usual = new Intl.DisplayNames('zh', { type: 'region' })
const CODES =
  'AE AF AL AM AO AR AT AU AZ BA BD BE BG BH BN BO BR BY CA CD CF CG CH CI CL CM CN CO CR CU CY CZ DE DJ DK DZ EC EE EG ER ES ET FI FJ FR GB GE GH GN GR HN HR HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KP KR KW KZ LA LB LK LT LU LV LY MA MD ME MG MK ML MM MN MR MT MV MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PS PT PY QA RO RS RU RW SA SB SD SE SG SI SK SN SO SR SS SV SY TD TG TH TJ TL TM TN TR TT TZ UA UG US UY UZ VA VE VN XK YE ZA ZM ZW'.split(
    ' ',
  )
const countries = new Map<string, string>(CODES.map((code) => [usual.of(code) ?? code, code]))
for (const [name, code] of Object.entries({
  朝鲜: 'KP',
  韩国: 'KR',
  波黑: 'BA',
  阿联酋: 'AE',
  巴勒斯坦: 'PS',
  '刚果（金）': 'CD',
  沙特: 'SA',
  中华人民共和国: 'CN',
  俄罗斯联邦: 'RU',
  白宫: 'US',
  克里姆林宫: 'RU',
  华盛顿: 'US',
  北京: 'CN',
  莫斯科: 'RU',
}))
  countries.set(name, code)

/** One character that stands for a country: "中方" is the Chinese side. */
const SHORT: { [character: string]: string } = {
  中: 'CN',
  美: 'US',
  俄: 'RU',
  英: 'GB',
  法: 'FR',
  德: 'DE',
  日: 'JP',
  韩: 'KR',
  朝: 'KP',
  印: 'IN',
  柬: 'KH',
  越: 'VN',
  老: 'LA',
  缅: 'MM',
  泰: 'TH',
  乌: 'UA',
  伊: 'IR',
  澳: 'AU',
  加: 'CA',
  巴: 'PK',
  土: 'TR',
  埃: 'EG',
  墨: 'MX',
  印尼: 'ID',
  马: 'MY',
  菲: 'PH',
  新: 'SG',
  欧: 'EU',
}
const COUNTRY = `(?:${[...countries.keys()]
  .filter((name) => /^\p{Script=Han}+/u.test(name))
  .sort((a, b) => b.length - a.length)
  .join('|')})`
const BODY =
  '(?:[\\p{Script=Han}]{0,12}(?:外交部|商务部|国防部|国务院|大使馆|政府|议会|委员会|联合国|欧盟|东盟|北约|组织|法院|通讯社|新华社|社|日报|时报|电视台|发布会))'
const SIDES = '(?:双方|两国|两国领导人|两国元首|两国外长|各方|三方|与会各方|与会各国外长)'
const PERSON_NAME = '[\\p{Script=Han}·•]{2,12}?'
/** A name ends before these. */
const END =
  '(?=\\d|应约|首先|最后|一行|今天|昨天|表示|说|称|指出|强调|认为|重申|会见|同|与|和|在|将|就|举行|通|分别|对|感谢|赞赏|欢迎|呼吁|敦促|宣布|会谈|会晤|主持|还|也|再次|介绍|通报|阐述|回答|举|出席|应邀|当|则|并|的|[，。；、：:,;（(\\s]|$)'
const PERSON = new RegExp(
  `(?<country>${COUNTRY})?(?<titles>(?:(?:外交部|国务院|国防部|商务部|中央外办|中共中央政治局|政治局|兼|中央外事工作委员会办公室){0,3}${TITLE}(?!国|团)){1,4})(?<name>${PERSON_NAME})${END}`,
  'gu',
)

/** Words that a name is not made of: a title that goes on, or a common word. */
const NO_NAME = /^国|职责|会谈|会晤|发布|举行|问题|共同|对话|会议|之间|关系|人民|国家|政府|双方|表示|处|^级|^们/u

const verbs = (of: { [verb: string]: Act }): string =>
  Object.keys(of)
    .sort((a, b) => b.length - a.length)
    .join('|')

const describe = (given: string): Described => {
  const text = given.trim()
  if (/^(他|其|他本人)$/u.test(text))
    return { is: 'PRONOUN', person: 3, isMany: false, gender: text === '其' ? null : 'M' }
  if (text === '她') return { is: 'PRONOUN', person: 3, isMany: false, gender: 'F' }
  if (/^(他们|她们)$/u.test(text)) return { is: 'PRONOUN', person: 3, isMany: true, gender: null }
  if (/^(我|我们|本人)$/u.test(text)) return { is: 'PRONOUN', person: 1, isMany: text !== '我', gender: null }
  if (new RegExp(`^${SIDES}$`, 'u').test(text)) return { is: 'SIDES' }
  const side = /^(.{1,2})(?:方|侧)$/u.exec(text)
  const short = side ? SHORT[side[1]!] : undefined
  if (short !== undefined && short !== 'EU')
    return { is: 'NAME', kind: 'GOVERNMENT', name: usual.of(short) ?? text, titles: [], country: short, gender: null }
  if (short === 'EU' || text === '欧盟')
    return { is: 'NAME', kind: 'INTERNATIONAL_ORGANIZATION', name: '欧盟', titles: [], country: null, gender: null }
  const country = countries.get(text.replace(/(政府|方面|方)$/u, ''))
  if (country)
    return { is: 'NAME', kind: 'GOVERNMENT', name: usual.of(country) ?? text, titles: [], country, gender: null }
  if (/(声明|公报|新闻稿|通报)$/u.test(text)) return { is: 'PAPER', word: text }
  const person = [...text.matchAll(new RegExp(PERSON.source, 'gu'))][0]
  if (person?.groups && person.index === 0 && !NO_NAME.test(person.groups.name!))
    return {
      is: 'NAME',
      kind: 'PERSON',
      name: person.groups.name!,
      titles: [person.groups.titles!],
      country: person.groups.country ? (countries.get(person.groups.country) ?? null) : null,
      gender: null,
    }
  if (/(社|日报|时报|电视台)$/u.test(text))
    return { is: 'NAME', kind: 'MEDIA', name: text, titles: [], country: null, gender: null }
  if (/(联合国|东盟|北约|组织|非盟)$/u.test(text))
    return { is: 'NAME', kind: 'INTERNATIONAL_ORGANIZATION', name: text, titles: [], country: null, gender: null }
  if (/(部|院|馆|政府|议会|委员会)$/u.test(text) && text.length > 2) {
    const of = new RegExp(`^${COUNTRY}`, 'u').exec(text)?.[0]
    return {
      is: 'NAME',
      kind: 'PUBLIC_BODY',
      name: text,
      titles: [],
      country: of ? (countries.get(of) ?? null) : null,
      gender: null,
    }
  }
  if (new RegExp(`^${TITLE}$`, 'u').test(text)) return { is: 'TITLE', words: [text], country: null }
  if (/^[\p{Script=Han}·•]{2,8}$/u.test(text) && !NO_NAME.test(text))
    return { is: 'NAME', kind: 'PERSON', name: text, titles: [], country: null, gender: null }
  return { is: 'SOMEBODY' }
}

/** The persons whom a text names with a title, each with the place of the whole mention. */
const personsIn = (text: string): { mention: Mention; name: string }[] =>
  [...text.matchAll(PERSON)].flatMap(({ 0: all, index, groups }) => {
    const name = groups!.name!
    if (NO_NAME.test(name)) return []
    return [{ mention: { start: index, end: index + all.length, text: all }, name }]
  })

/** The sentences of a paragraph. One ends within a quotation if it ends the quotation, and no "X说" follows. */
const sentencesOf = (text: string, { start, end, quotes }: Paragraph): Span[] => {
  const spans: Span[] = []
  let from = start
  for (let at = start; at < end; at += 1) {
    if (!/[。！？!?]/u.test(text[at]!)) continue
    const quote = quotes.find((one) => at >= one.outerStart && at < one.outerEnd)
    if (quote) {
      const isLast = at === quote.end - 1
      if (!isLast || ATTRIBUTED.test(text.slice(quote.outerEnd, quote.outerEnd + 40))) continue
    }
    const close = quote?.outerEnd ?? at + 1
    if (close > from) spans.push({ start: from, end: close })
    from = close
    at = close - 1
  }
  if (text.slice(from, end).trim()) spans.push({ start: from, end })
  return spans
}

/** "...”汪文斌说。": who said it stands behind the quotation. */
const ATTRIBUTED = /^[^，。“”]{2,24}(?:说|表示|称|指出|强调|写道)。/u

/** The parts of a sentence between commas that stand in no quotation. */
const segmentsOf = (text: string, { start, end }: Span, quotes: Paragraph['quotes']): Span[] => {
  const spans: Span[] = []
  let from = start
  for (let at = start; at < end; at += 1) {
    if (!/[，,；]/u.test(text[at]!) || quotes.some((quote) => at > quote.outerStart && at < quote.outerEnd)) continue
    spans.push({ start: from, end: at })
    from = at + 1
  }
  if (from < end) spans.push({ start: from, end })
  return spans
}

/** How far who speaks is looked for, so that no text takes long: the words before a verb of saying are fewer. */
const LONGEST_HEAD = 80

/** A saying while its end is not known: it goes on until somebody else speaks. */
interface Open {
  saying: Omit<Saying, 'start' | 'end' | 'mode' | 'quotes'>
  from: number
  to: number
  /** Whether it goes on beyond the sentence: "表示，..." does, "感谢..." does not. */
  goesOn: boolean
}

const read = ({ text, paragraphs }: Laid): Read => {
  const persons = personsIn(text)
  const known = [...new Set(persons.map(({ name }) => name))].sort((a, b) => b.length - a.length)
  const bare = known.length ? known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') : '(?!)'
  const person = PERSON.source.replace(/\(\?<\w+>/g, '(?:')
  const one = `(?:(?:${person})|${bare}|${SIDES}|${COUNTRY}(?:政府|方面)?|${BODY}(?:发言人(?:${bare}|${PERSON_NAME}${END}))?|.{1,2}方|他们|他|她)`
  const who = `${one}(?:(?:和|与|、)${one}){0,4}`
  const verb = `${verbs(CLAUSE)}|${verbs(OBJECT)}`
  const spoken = new RegExp(
    `^(?:[^，。]{0,8}?)(?<who>${who})(?:首先|最后)?${ADVERB}(?<verb>${verb})(?:记者|媒体)?(?<mark>[：:]|(?=[“「])|$)?`,
    'u',
  )
  /** A name that no title has brought, at the head of a sentence. */
  const plain = new RegExp(
    `^(?<who>[\\p{Script=Han}·•]{2,8}?)${ADVERB}(?<verb>${verbs(CLAUSE)})(?<mark>[：:]|(?=[“「])|$)`,
    'u',
  )
  const goingOn = new RegExp(`^(?:并且|并|还|也|同时|再次)*(?<verb>${verb})(?<mark>[：:]|(?=[“「])|$)?`, 'u')
  const subject = new RegExp(`^(?:[^，。]{0,8}?)(?<who>${who})`, 'u')
  const reported = /^据(?<who>[^，。]{2,16}?)(?:\d{1,2}日)?(?<verb>报道|消息|透露)$/u
  const sayings: Saying[] = []
  const sentences: Span[] = []
  const occasions: Occasion[] = []
  for (const paragraph of paragraphs) {
    const now: { open: Open | null } = { open: null }
    const close = (): void => {
      if (!now.open) return
      const { saying, from } = now.open
      let { to } = now.open
      now.open = null
      while (to > from && /[。，；\s]/u.test(text[to - 1]!)) to -= 1
      if (to <= from) return
      const inside = paragraph.quotes.filter((quote) => quote.outerStart >= from && quote.outerEnd <= to + 1)
      const whole =
        inside.length === 1 && inside[0]!.outerStart <= from && inside[0]!.outerEnd >= to ? inside[0]! : null
      const mode: Mode = whole ? 'DIRECT' : inside.length ? 'MIXED' : 'INDIRECT'
      const place = whole ? { start: whole.start, end: whole.end } : { start: from, end: to }
      sayings.push({ ...saying, ...place, mode, quotes: inside })
    }
    const begin = (source: Mention, at: Span, from: number, to: number, goesOn: boolean): void => {
      close()
      const cue = text.slice(at.start, at.end)
      now.open = {
        saying: {
          cue,
          at,
          act: (goesOn ? CLAUSE[cue] : OBJECT[cue]) ?? CLAUSE[cue] ?? OBJECT[cue] ?? 'STATED',
          sources: [source],
          addressees: [],
          confidence: 0.85,
          reasons: [`"${cue}" reports the words of "${source.text}".`],
          doubt: null,
        },
        from,
        to,
        goesOn,
      }
    }
    for (const span of sentencesOf(text, paragraph)) {
      sentences.push(span)
      occasions.push(...occasionsIn(text, span, one))
      const quote = paragraph.quotes.find(({ outerStart }) => outerStart === span.start)
      const behind = quote
        ? new RegExp(`^(?<who>${who}|[\\p{Script=Han}·•]{2,8}?)${ADVERB}(?<verb>${verbs(CLAUSE)})。?$`, 'u').exec(
            text.slice(quote.outerEnd, span.end),
          )
        : null
      if (quote && behind?.groups) {
        const source = locate(text, quote.outerEnd, behind.groups.who!)
        const start = text.indexOf(behind.groups.verb!, source.end)
        begin(source, { start, end: start + behind.groups.verb!.length }, quote.outerStart, quote.outerEnd, false)
        close()
        continue
      }
      let source: Mention | null = null
      let isOpenedHere = false
      for (const [index, segment] of segmentsOf(text, span, paragraph.quotes).entries()) {
        const line = text.slice(segment.start, Math.min(segment.end, segment.start + LONGEST_HEAD)).replace(/。$/u, '')
        const relayed = reported.exec(line)
        if (relayed) {
          begin(
            locate(text, segment.start, relayed.groups!.who!),
            { start: segment.start, end: segment.start + line.length },
            segment.end + 1,
            span.end,
            false,
          )
          close()
          continue
        }
        // what somebody says in a clause of its own is not taken apart
        if (isOpenedHere && now.open?.goesOn) break
        const unnamed: RegExpExecArray | null = index === 0 || !source ? plain.exec(line) : null
        const found = spoken.exec(line) ?? unnamed ?? (source ? goingOn.exec(line) : null)
        const groups = found?.groups
        if (!groups || (found === unnamed && NO_NAME.test(groups.who ?? ''))) {
          const named = subject.exec(line)?.groups?.who
          if (named !== undefined && source === null) source = locate(text, segment.start, named)
          if (now.open) now.open.to = Math.max(now.open.to, segment.end)
          continue
        }
        const speaker: Mention = groups.who === undefined ? source! : locate(text, segment.start, groups.who)
        source = speaker
        const from = groups.who === undefined ? segment.start : speaker.end
        const start = text.indexOf(groups.verb!, from)
        const at = { start, end: start + groups.verb!.length }
        const rest = segment.start + found.index + found[0].length
        // "表示，..." and "表示：..." go on; "感谢..." is in this sentence
        const isBare =
          rest >= segment.end - (text[segment.end - 1] === '。' ? 1 : 0) ||
          groups.mark === '：' ||
          groups.mark === ':' ||
          /^[“「]/u.test(text.slice(rest))
        if (isBare && !Object.hasOwn(CLAUSE, groups.verb!)) continue
        begin(
          speaker,
          at,
          isBare && rest >= segment.end ? segment.end + 1 : rest,
          isBare ? span.end : segment.end,
          isBare,
        )
        isOpenedHere = true
      }
      if (now.open?.goesOn) now.open.to = span.end
      else close()
    }
    close()
  }
  return {
    sayings: sayings.sort((x, y) => x.start - y.start || y.end - x.end),
    names: persons.map(({ mention }) => mention),
    occasions,
    sentences,
  }
}

const locate = (text: string, from: number, words: string): Mention => {
  const start = text.indexOf(words, from)
  return { start, end: start + words.length, text: words }
}

const KINDS: [RegExp, MeetingKind][] = [
  [/通电话|视频/u, 'CALL'],
  [/访问|出访/u, 'VISIT'],
  [/会议/u, 'CONFERENCE'],
]

/** "王毅会见布拉索昆", "王毅同布拉索昆通电话". */
const occasionsIn = (text: string, span: Span, who: string): Occasion[] => {
  const line = text.slice(span.start, Math.min(span.end, span.start + 2 * LONGEST_HEAD))
  const pattern = new RegExp(
    `(?<one>${who})(?:\\d{1,2}日|今天|昨天|当日|应约|应邀)*(?:在(?<place>[\\p{Script=Han}]{2,8}?))?(?:(?<verb>会见|会晤)(?:了)?(?:[\\p{Script=Han}]{0,4}来访的|到访的)?(?<two>${who})|(?:同|与|和)(?<other>${who})(?:在(?<where>[\\p{Script=Han}]{2,8}?))?(?<did>(?:举行|进行)?(?:视频)?(?:会谈|会晤|通电话|视频会晤)))`,
    'u',
  )
  const found = pattern.exec(line)
  if (!found?.groups) return []
  const { one, two, other, place, where, did = '' } = found.groups
  const first = locate(text, span.start + found.index, one!)
  const second = locate(text, first.end, (two ?? other)!)
  const named = place ?? where
  const spot = named ? locate(text, span.start, named) : null
  const kind = KINDS.find(([pattern]) => pattern.test(did))?.[1] ?? 'MEETING'
  return [
    {
      start: span.start,
      end: span.end - (/[。]$/u.test(line) ? 1 : 0),
      kind,
      state: /将/u.test(line.slice(0, found.index + 8)) ? 'PLANNED' : 'HELD',
      mentions: [first, second],
      place: spot,
      country: spot ? (countries.get(spot.text) ?? null) : null,
    },
  ]
}

const LABEL = /^((?:问|答|记者|[\p{Script=Han}·]{2,12}))(?:[（(][^）)]{1,12}[）)])?[：:]/u

const form = (text: string, paragraphs: readonly Paragraph[]): Form => {
  const lineOf = ({ start, end }: Span): string => text.slice(start, end)
  const body: Paragraph[] = []
  let title: Span | null = null
  for (const paragraph of paragraphs) {
    const isHead =
      body.length === 0 &&
      !/[。！？”]$/u.test(lineOf(paragraph)) &&
      lineOf(paragraph).length < 80 &&
      !LABEL.test(lineOf(paragraph))
    if (isHead) title ??= { start: paragraph.start, end: paragraph.end }
    else body.push(paragraph)
  }
  const labelled = body.filter((one) => LABEL.test(lineOf(one)))
  const isTranscript = labelled.length >= 2 && labelled.length * 2 >= body.length
  const turns: Turn[] = []
  if (isTranscript)
    for (const paragraph of body) {
      const label = LABEL.exec(lineOf(paragraph))
      const start = paragraph.start + (label?.[0].length ?? 0)
      if (label)
        turns.push({
          speaker: { start: paragraph.start, end: paragraph.start + label[1]!.length, text: label[1]! },
          spans: [],
          isInterpreted: false,
        })
      const turn = turns.at(-1)
      if (turn && paragraph.end > start)
        turns[turns.length - 1] = { ...turn, spans: [...turn.spans, { start, end: paragraph.end }] }
    }
  return { is: isTranscript ? 'TRANSCRIPT' : 'REPORT', title, paragraphs: body, issuers: [], relay: null, turns }
}

/** The rules of Chinese, in simplified characters. */
export const chinese: Language = {
  read,
  form,
  describe,
  split: (mention) => mention.split(/[和与、]/u).filter(Boolean),
  dates: (text, stretch, issued) => datesIn(chrono.hans.casual, text, stretch, issued),
  ownAct: () => null,
  isPast: () => false,
  goesOnInPaper: () => false,
  namesInTitle: (title) => personsIn(title).map(({ mention }) => mention.text),
  countryName: (code) => usual.of(code) ?? code,
  meetingTitle: (names) => names.join('、'),
  isIn: (text) =>
    (text.match(/\p{Script=Han}/gu) ?? []).length * 3 > (text.match(/\p{L}/gu) ?? []).length &&
    !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text),
  isFirstPerson: (words) => /我/u.test(words),
  isThirdPerson: (words) => /他|她|双方/u.test(words),
}
