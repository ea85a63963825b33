/**
 * `npm run bench:drafting -- FOLDER [--mistakes] [--only NAME,NAME]`: how well the rules of drafts read texts whose sayings are
 * labelled by hand, beside a baseline. FOLDER has `NN.txt` with `NN.jsonl`, a line for each span (`start`, `end`, `verb`,
 * `speakers`, `mode`, `wordsOf`), or `text/` with `attributions/` in the format of PolNeAR.
 */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readText } from '../lambda/drafting/reading.ts'
import type { Span } from '../lambda/drafting/spans.ts'

/** A span that somebody labelled. */
interface Label extends Span {
  speakers: string[]
  /** Where the speakers are named, if the labels say it. */
  places: Span[]
  cue: string | null
  mode: string | null
  wordsOf: string | null
}

/** A span that the rules or the baseline find. */
interface Guess extends Span {
  speakers: (Span & { text: string })[]
  cue: string | null
  mode: string
  wordsOf: string
}

interface Labelled {
  name: string
  text: string
  labels: Label[]
}

/** UTF-16 offsets of code points, which labels count. */
const unitsOf = (text: string): number[] => {
  const units: number[] = []
  let at = 0
  for (const character of text) {
    units.push(at)
    at += character.length
  }
  return [...units, at]
}

const readOwn = async (folder: string): Promise<Labelled[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  return Promise.all(
    names.map(async (file) => {
      const name = basename(file, '.jsonl')
      const text = await readFile(join(folder, `${name}.txt`), 'utf8')
      const units = unitsOf(text)
      const lines = (await readFile(join(folder, file), 'utf8')).split('\n').filter(Boolean)
      const labels = lines.map((line) => {
        const { start, end, speakers, verb, mode, wordsOf } = JSON.parse(line) as Span & {
          speakers: string[]
          verb: string | null
          mode: string
          wordsOf: string
        } // as the folder's labels are
        return { start: units[start]!, end: units[end]!, speakers, places: [], cue: verb, mode, wordsOf }
      })
      return { name, text, labels }
    }),
  )
}

const readPolnear = async (folder: string): Promise<Labelled[]> => {
  const files = (await readdir(join(folder, 'attributions'))).sort()
  return Promise.all(
    (await readdir(join(folder, 'text'))).sort().map(async (file) => {
      const name = basename(file, '.txt')
      const text = await readFile(join(folder, 'text', file), 'utf8')
      const units = unitsOf(text)
      const annotated = files.find((one) => one.startsWith(`${name}_`))
      const lines = annotated ? (await readFile(join(folder, 'attributions', annotated), 'utf8')).split('\n') : []
      const spans = new Map<string, { places: Span[]; text: string }>()
      const labels: Label[] = []
      for (const [id = '', what = '', words = ''] of lines.map((line) => line.split('\t'))) {
        if (id.startsWith('T')) {
          const places = what
            .replace(/^\S+ /, '')
            .split(';')
            .map((pair) => pair.split(' ').map(Number))
          spans.set(id, {
            text: words,
            places: places.map(([start, end]) => ({ start: units[start!]!, end: units[end!]! })),
          })
        } else if (id.startsWith('E')) {
          const parts = what.split(' ').map((one) => one.split(':'))
          const of = (role: string) =>
            parts.filter(([part]) => part!.replace(/\d+$/, '') === role).flatMap(([, one]) => spans.get(one!) ?? [])
          const sources = of('Source')
          for (const place of of('Content').flatMap(({ places }) => places))
            labels.push({
              ...place,
              speakers: sources.map((one) => one.text),
              places: sources.flatMap(({ places }) => places),
              cue: of('Cue')[0]?.text ?? null,
              mode: null,
              wordsOf: null,
            })
        }
      }
      return { name, text, labels }
    }),
  )
}

const SAYING =
  /\b(said|says|say|told|tells|added|adding|noted|wrote|stated|asked|according to|saying|announced|argued|claimed|called|warned|urged|reaffirmed|reiterated|stressed|underscored|emphasized|welcomed|thanked|pledged|agreed|expressed)\b/gu
const NAME = /(?:\p{Lu}[\p{L}.'\u2019-]+(?: |$)?){1,4}/gu
const QUOTED = /\u201C([^\u201C\u201D]*)(\u201D|$)|"([^"]*)("|$)|''(.+?)''/gu

/** The stretches in quotation marks of a text, paragraph by paragraph. */
const quotedIn = (text: string): Span[] =>
  [...text.matchAll(/[^\n]+/gu)].flatMap(({ 0: line, index: start }) =>
    [...line.matchAll(QUOTED)]
      .map(({ 0: all, index }) => ({ start: start + index + 1, end: start + index + all.trimEnd().length - 1 }))
      .filter((one) => one.end > one.start),
  )

/** The baseline: every quotation, and the nearest name before it; clauses behind a verb of a list, up to the end of the sentence. */
const baseline = (text: string): Guess[] => {
  const nearest = (at: number): Guess['speakers'] => {
    const from = Math.max(0, at - 400)
    const found = [...text.slice(from, at).matchAll(NAME)].at(-1)
    return found
      ? [{ text: found[0].trim(), start: from + found.index, end: from + found.index + found[0].trimEnd().length }]
      : []
  }
  const quotes = [...text.matchAll(/\u201C[^\u201D]*\u201D|"[^"\n]*"/gu)].map(({ 0: all, index }): Guess => ({
    start: index + 1,
    end: index + all.length - 1,
    speakers: nearest(index),
    cue: null,
    mode: 'DIRECT',
    wordsOf: 'SPEAKER',
  }))
  const clauses = [...text.matchAll(SAYING)].flatMap(({ 0: cue, index }): Guess[] => {
    const rest = text.slice(index + cue.length)
    const start = index + cue.length + (/^ (that )?/u.exec(rest)?.[0].length ?? 0)
    const end = index + cue.length + (/[.!?]["\u201D]?(\s|$)|\n/u.exec(rest)?.index ?? rest.length)
    const isPlain = end > start + 8 && !/["\u201C\u201D]/u.test(text.slice(start, end))
    return isPlain ? [{ start, end, speakers: nearest(index), cue, mode: 'INDIRECT', wordsOf: 'REPORTER' }] : []
  })
  return [...quotes, ...clauses]
}

/** What the rules find; a speaker counts by the words of the text, and by the name that they were taken to mean. */
const rules = (text: string, isNews: boolean): Guess[] =>
  (readText(text, 'en', isNews)?.told ?? []).map(({ start, end, speakers, cue, mode, wordsOf }) => ({
    start,
    end,
    speakers: speakers.map(({ mention, actor }) => ({
      ...mention,
      text: actor ? `${mention.text} ${actor.name}` : mention.text,
    })),
    cue,
    mode,
    wordsOf,
  }))

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
const lengthOf = ({ start, end }: Span): number => end - start
const share = (a: Span, b: Span): number => overlap(a, b) / Math.max(lengthOf(a), lengthOf(b))
const lies = (inner: Span, outer: Span): boolean => overlap(inner, outer) > 0.6 * lengthOf(inner)

const SMALL = new Set('the a an of and mr mrs ms for in at to his her their its'.split(' '))
const wordsOf = (name: string): string[] =>
  (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word))

/** Whether a speaker is the one of a label: named at the same place, by the same last word, or by half of the words. */
const isSpeaker = (label: Label, guess: Guess): boolean => {
  if (label.speakers.length === 0) return guess.speakers.length === 0
  if (guess.speakers.some((one) => label.places.some((place) => overlap(one, place) > 0))) return true
  const said = guess.speakers.flatMap(({ text }) => wordsOf(text))
  return label.speakers.some((name) => {
    const [main, all] = [wordsOf(name.replace(/,.*/u, '')), wordsOf(name)]
    return (
      (main.length > 0 && said.includes(main.at(-1)!)) ||
      (all.length > 0 && all.filter((word) => said.includes(word)).length * 2 >= all.length)
    )
  })
}

/** Reporting words that tell of a belief, a wish or an appearance, and not of anything said. */
const ATTITUDE = new RegExp(
  `\\b(${[
    'think|thinks|thought|believe[sd]?|want(s|ed)?|hope[sd]?|hoping|feel(s|ing)?|felt|know[sn]?|knew|see(s|n|m|ms|med|ming)?|saw|appear(s|ed)?',
    'expect(s|ed|ing)?|plan(s|ned|ning)?|like[sd]?|love[sd]?|fear(s|ed)?|consider(s|ed|ing)?|support(s|ed|ing)?|oppos(e|es|ed|ing|ition)',
    'seek(s|ing)?|sought|show(s|ed|ing|n)?|poll(s|ing)?|found|finds?|suspect|wonder|prefer(s|red)?|intend(s|ed)?|view(s|ed|ing)?|regard(ed)?',
    'decide[ds]?|decision|try|tries|tried|trying|attempt\\w*|hate[sd]?|need(s|ed)?|care[sd]?|concern(ed|s)?|worr(y|ied|ies)|agree[sd]?|choose|chose',
    'refus\\w+|understand|understood|remember\\w*|realiz\\w+|aim\\w*|desire\\w*|interest\\w*|willing\\w*|ready|sense|mind|opinion|idea|feeling|convinced',
    'confident|sure|skeptical|afraid|eager|hopeful|effort|goal|strategy|approach|us(e[ds]?|ing)|mak(es?|ing)|made|took|takes?|giv(e|es|en|ing)|gave|get|got',
    'help\\w*|work\\w*|vote[sd]?|for|in|of|to|with|on|by',
  ].join('|')})\\b`,
  'iu',
)

const nothing = () => ({
  quotes: { labelled: 0, found: 0, guessed: 0, speakers: 0 },
  said: { characters: 0, guessed: 0, common: 0, labels: 0, found: 0, guesses: 0, right: 0, sources: 0, cues: 0 },
  all: { found: 0, modes: 0, words: 0 },
})
type Sum = ReturnType<typeof nothing>

const ofShares = (guesses: readonly Guess[], label: Label): { guess: Guess; share: number } | undefined =>
  guesses.map((guess) => ({ guess, share: share(guess, label) })).sort((a, b) => b.share - a.share)[0]

/** Adds what was found of one text. */
const measure = (
  sum: Sum,
  { name, text, labels }: Labelled,
  guesses: readonly Guess[],
  areSayings: boolean,
  note: (mistake: string) => void,
): void => {
  const show = (span: Span): string =>
    text.slice(span.start, Math.min(span.end, span.start + 100)).replaceAll('\n', ' ')
  const by = (guess: Guess): string => guess.speakers.map((one) => one.text).join(' & ')
  const quotes = quotedIn(text)
  const isOwn = (label: Label): boolean =>
    label.mode === 'DIRECT' && quotes.every((quote) => overlap(quote, label) < 0.6 * lengthOf(label))
  for (const quote of quotes) {
    const labelled = labels.filter((label) => lies(quote, label) && !isOwn(label))
    const guessed = guesses.filter((guess) => guess.mode !== 'INDIRECT' && lies(quote, guess))
    if (labelled.length) sum.quotes.labelled += 1
    if (guessed.length) sum.quotes.guessed += 1
    if (labelled.length && guessed.length) {
      sum.quotes.found += 1
      if (labelled.some((label) => guessed.some((guess) => isSpeaker(label, guess)))) sum.quotes.speakers += 1
      else note(`${name} speaker of "${show(quote)}": ${labelled[0]!.speakers.join(' & ')}, not ${by(guessed[0]!)}`)
    } else if (labelled.length) note(`${name} missed "${show(quote)}"`)
    else if (guessed.length) note(`${name} no quotation "${show(quote)}", by ${guessed[0]!.cue ?? 'no cue'}`)
  }
  const plain = labels.filter(
    (label) => (label.mode === null || label.mode === 'INDIRECT') && !quotes.some((quote) => lies(quote, label)),
  )
  const wanted = plain.filter(({ cue }) => !areSayings || (cue !== null && !ATTITUDE.test(cue)))
  const aside = plain.filter((label) => !wanted.includes(label))
  const said = guesses.filter(
    (guess) => guess.mode === 'INDIRECT' && !aside.some((label) => overlap(label, guess) > 0.5 * lengthOf(guess)),
  )
  const covered = (spans: readonly Span[]): Set<number> => {
    const places = new Set<number>()
    for (const { start, end } of spans)
      for (let at = start; at < end; at += 1) if (!/\s/u.test(text[at] ?? ' ')) places.add(at)
    return places
  }
  const [want, got] = [covered(wanted), covered(said)]
  sum.said.characters += want.size
  sum.said.guessed += got.size
  sum.said.common += [...got].filter((place) => want.has(place)).length
  sum.said.labels += wanted.length
  sum.said.guesses += said.length
  for (const label of wanted) {
    const best = ofShares(said, label)
    if (!best || best.share < 0.5) {
      note(`${name} missed ${label.speakers.join(' & ')} | ${label.cue ?? '-'} | ${show(label)}`)
      continue
    }
    sum.said.found += 1
    if (isSpeaker(label, best.guess)) sum.said.sources += 1
    else note(`${name} source of "${show(label)}": ${label.speakers.join(' & ')}, not ${by(best.guess)}`)
    const [cue, own] = [label.cue, best.guess.cue]
    if (cue !== null && own !== null && (cue.includes(own) || own.includes(cue.split(' ... ')[0]!))) sum.said.cues += 1
  }
  for (const guess of said)
    if (wanted.some((label) => share(guess, label) >= 0.5)) sum.said.right += 1
    else note(`${name} wrong ${by(guess)} | ${guess.cue ?? '-'} | ${show(guess)}`)
  for (const label of labels) {
    const best = label.mode === null ? undefined : ofShares(guesses, label)
    if (!best || best.share < 0.5) continue
    sum.all.found += 1
    if (best.guess.mode === label.mode) sum.all.modes += 1
    else note(`${name} mode of "${show(label)}": ${label.mode ?? ''}, not ${best.guess.mode}`)
    if (best.guess.wordsOf === label.wordsOf) sum.all.words += 1
    else note(`${name} whose words "${show(label)}": ${label.wordsOf ?? ''}, not ${best.guess.wordsOf}`)
  }
}

const percent = (part: number, whole: number): string => (whole ? `${((100 * part) / whole).toFixed(1)} %` : '-')
const f1 = (common: number, guessed: number, wanted: number): string =>
  `${percent(2 * common, guessed + wanted)} (P ${percent(common, guessed)}, R ${percent(common, wanted)})`

const rowsOf = ({ quotes, said, all }: Sum): [string, string][] => [
  ['quoted spans: precision', percent(quotes.found, quotes.guessed)],
  ['quoted spans: recall', percent(quotes.found, quotes.labelled)],
  ['quoted spans: right speaker', percent(quotes.speakers, quotes.found)],
  ['reported speech: overlap F1', f1(said.common, said.guessed, said.characters)],
  ['reported speech: spans by half', `P ${percent(said.right, said.guesses)}, R ${percent(said.found, said.labels)}`],
  ['reported speech: right source', percent(said.sources, said.found)],
  ['reported speech: right cue', percent(said.cues, said.found)],
  ...(all.found
    ? ([
        ['all spans: mode', percent(all.modes, all.found)],
        ['all spans: whose words', percent(all.words, all.found)],
      ] satisfies [string, string][])
    : []),
]

const { values, positionals } = parseArgs({
  options: { mistakes: { type: 'boolean' }, only: { type: 'string' } },
  allowPositionals: true,
})
const [folder] = positionals
if (folder === undefined) throw new Error('Name the folder of the labelled texts: npm run bench:drafting -- FOLDER')
const isNews = (await readdir(folder)).includes('attributions')
const only = (values.only ?? '').split(',')
const texts = (isNews ? await readPolnear(folder) : await readOwn(folder)).filter(({ name }) =>
  only.some((start) => name.startsWith(start)),
)
const guessing = { rules: (text: string) => rules(text, isNews), baseline }
const columns = new Map<string, [string, string][]>()
for (const areSayings of isNews ? [false, true] : [false])
  for (const [who, guess] of Object.entries(guessing)) {
    const sum = nothing()
    const isListed = values.mistakes === true && who === 'rules' && !areSayings
    for (const text of texts)
      measure(sum, text, guess(text.text), areSayings, (mistake) => {
        if (isListed) console.log(mistake)
      })
    columns.set(areSayings ? `${who}, sayings alone` : who, rowsOf(sum))
  }
console.log(`| ${texts.length} texts | ${[...columns.keys()].join(' | ')} |`)
console.log(`| --- |${' --- |'.repeat(columns.size)}`)
const [first] = columns.values()
for (const [index, [label]] of (first ?? []).entries())
  console.log(`| ${label} | ${[...columns.values()].map((rows) => rows[index]![1]).join(' | ')} |`)
