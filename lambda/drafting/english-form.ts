import type { Paragraph } from './layout.ts'
import type { Form, Turn } from './sayings.ts'
import type { Mention, Span } from './spans.ts'
import { describeEnglish } from './english-names.ts'

/** A line that says nothing: an office, a place, "Begin text". */
const EMPTY = /^(begin text|end text|end of text|text|for immediate release|###|\*\*\*|unclassified)\b[.:]?$/i

const RELAY =
  /^(?:the (?:following|below)|this)(?: (?:statement|readout|text|remarks))? (?:is|are|was|were|may be|can be) attributable to ((?:the )?\S.*?):?$/i
const ISSUED =
  /^(?:the (?:following|below)|the (?:following )?(?:text|statement)|this)\b.{0,80}?\b(?:released|issued|adopted|agreed|made|published)(?: jointly)? by ((?:the )?\S.*?)(?: following .*| on (?:the occasion|\w+ \d+).*)?[.:]?$/i
const OF_ISSUE = /^(?:the (?:following|below)|the (?:following )?text)\b.{0,120}?\bby ((?:the )?\S.*?)[.:]?$/i

const LABEL =
  /^([\p{Lu}][\p{Lu}.'\u2019\/-]{0,30}(?: [\p{Lu}\d(][\p{Lu}\d.'\u2019\/()-]{0,30}){0,8}|[QA]\d?|(?:[\p{Lu}][\p{L}.'\u2019-]{1,30} ){1,4}[\p{Lu}][\p{L}.'\u2019-]{1,30})(?: \([^)]{1,60}\))?: ?(?=\S)/u
const STAGE = /^\s*\([^)]{1,80}\)\s*/u
const LAST_STAGE = /\s*\((?:laughter|applause|inaudible|crosstalk|off-?mic)[^)]{0,30}\)\.?$/iu

const mention = (text: string, start: number, words: string): Mention => {
  const at = text.indexOf(words, start)
  return { start: at, end: at + words.length, text: words }
}

/** Whether a line is a head: short, and no sentence. */
const isHead = (line: string): boolean =>
  line.length <= 250 && !/[.!?\u201D\u2019"']$/u.test(line.replace(/\b(\p{L}\.)+$/u, '')) && !/:$/.test(line)

const FIRST = /(?<![\p{L}\p{N}'\u2019])([Ww]e|[Oo]ur|ours|us|I|[Mm]y)(?![\p{L}\p{N}])/u

/** The words of a paragraph that stand in no quotation marks. */
const unquoted = (text: string, { start, end, quotes }: Paragraph): string => {
  let words = ''
  let at = start
  for (const { outerStart, outerEnd } of quotes) {
    words += text.slice(at, outerStart)
    at = outerEnd
  }
  return words + text.slice(Math.min(at, end), end)
}

/** Whether a line names one person with their title: "Ned Price, Department Spokesperson". */
const isByline = (line: string): boolean => {
  const [name = '', ...titles] = line.split(', ')
  if (titles.length === 0 || line.length > 120 || /[\u2019']s\b/u.test(name)) return false
  const [alone, whole] = [describeEnglish(name), describeEnglish(line)]
  return (
    alone.is === 'NAME' && alone.kind === 'PERSON' && whole.is === 'NAME' && whole.titles.length > alone.titles.length
  )
}

/** Reads the head of an English text: what kind of text it is, who issues it, through whom it comes. */
export const formEnglish = (text: string, paragraphs: readonly Paragraph[]): Form => {
  const lineOf = ({ start, end }: Span): string => text.slice(start, end)
  const labelled = paragraphs.filter((one) => LABEL.test(lineOf(one)))
  const labels = new Set(labelled.map((one) => LABEL.exec(lineOf(one))![1]!))
  let issuers: Mention[] = []
  let relay: Form['relay'] = null
  let title: Span | null = null
  const body: Paragraph[] = []
  let isHeadOver = false
  let isSigned = false
  const isTranscript =
    labelled.length >= 2 && (labels.size >= 2 || labelled.length >= 3) && labelled.length * 5 >= paragraphs.length
  for (const paragraph of paragraphs) {
    const line = lineOf(paragraph)
    if (EMPTY.test(line)) continue
    const relayed = RELAY.exec(line)
    if (relayed) {
      const by = mention(text, paragraph.start, relayed[1]!.replace(/[.:]$/, ''))
      relay = { by, cue: text.slice(text.indexOf('attributable', paragraph.start), by.end) }
      continue
    }
    const issued = !isHeadOver && line.length < 1200 ? (ISSUED.exec(line) ?? OF_ISSUE.exec(line)) : null
    if (issued) {
      issuers = [mention(text, paragraph.start, issued[1]!.replace(/[.:]$/, ''))]
      continue
    }
    if (
      !isHeadOver &&
      !LABEL.test(line) &&
      isHead(line) &&
      paragraphs.length > 1 &&
      (paragraph.quotes.length === 0 || title === null)
    ) {
      if (isByline(line)) {
        if (issuers.length === 0) {
          issuers = [{ start: paragraph.start, end: paragraph.end, text: line }]
          isSigned = true
        }
      } else title ??= { start: paragraph.start, end: paragraph.end }
      continue
    }
    isHeadOver = true
    body.push(paragraph)
  }
  const turns: Turn[] = []
  if (isTranscript) {
    const interpreted = new Set<string>()
    for (const paragraph of body) {
      const line = lineOf(paragraph)
      const label = LABEL.exec(line)
      let start = paragraph.start
      if (label) {
        const name = label[1]!
        start += label[0].length
        const speaker = { start: paragraph.start, end: paragraph.start + name.length, text: name }
        turns.push({ speaker, spans: [], isInterpreted: interpreted.has(name) })
      }
      const turn = turns.at(-1)
      if (!turn) continue
      let words = text.slice(start, paragraph.end)
      const aside = /^\s*\(((?:via|through|as translated|speaking)[^)]*)\)\s*/i.exec(words)
      if (aside) interpreted.add(turn.speaker.text)
      for (let stage = STAGE.exec(words); stage; stage = STAGE.exec(words)) {
        start += stage[0].length
        words = text.slice(start, paragraph.end)
      }
      const end = start + words.replace(LAST_STAGE, '').trimEnd().length
      const isInterpreted = turn.isInterpreted || interpreted.has(turn.speaker.text)
      if (end > start) turns[turns.length - 1] = { ...turn, isInterpreted, spans: [...turn.spans, { start, end }] }
    }
  }
  const first = body.filter((paragraph) => FIRST.test(unquoted(text, paragraph))).length
  // who signs a text speaks in it, if only once; of what is issued for several, most is in the first person
  const isOwn =
    !isTranscript && relay === null && first > 0 && (isSigned || first * (issuers.length > 0 ? 3 : 4) >= body.length)
  return { is: isTranscript ? 'TRANSCRIPT' : isOwn ? 'OWN' : 'REPORT', title, paragraphs: body, issuers, relay, turns }
}
