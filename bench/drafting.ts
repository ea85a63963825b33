/**
 * `npm run bench:drafting -- FOLDER [--mistakes] [--only NAME]`: how well the rules of drafts do on texts whose sayings are labelled by
 * hand, beside a baseline. FOLDER holds `NN.txt` with `NN.jsonl` (a line for each span), or `text/` with `attributions/` in the format of PolNeAR.
 */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readText } from '../lambda/drafting/reading.ts'

interface Label {
  start: number
  end: number
  speakers: string[]
  /** Where the speaker is named, if the labels say it. */
  places: [number, number][]
  cue: string | null
  mode: string | null
  wordsOf: string | null
}
interface Labelled {
  name: string
  text: string
  labels: Label[]
}

/** UTF-16 offsets of code points. */
const unitsOf = (text: string): number[] => {
  const units: number[] = []
  let at = 0
  for (const character of text) {
    units.push(at)
    at += character.length
  }
  units.push(at)
  return units
}

const own = async (folder: string): Promise<Labelled[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      const units = unitsOf(text)
      const lines = await readFile(join(folder, name.replace(/txt$/, 'jsonl')), 'utf8').catch(() => null)
      const labels = (lines ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => {
          const one = JSON.parse(line) as {
            start: number
            end: number
            speakers: string[]
            verb: string | null
            mode: string
            wordsOf: string
          }
          return {
            start: units[one.start]!,
            end: units[one.end]!,
            speakers: one.speakers,
            places: [],
            cue: one.verb,
            mode: one.mode,
            wordsOf: one.wordsOf,
          }
        })
      return { name: lines === null ? '' : basename(name, '.txt'), text, labels }
    }),
  ).then((all) => all.filter(({ name }) => name !== ''))
}

const polnear = async (folder: string): Promise<Labelled[]> => {
  const files = (await readdir(join(folder, 'attributions'))).sort()
  const texts = (await readdir(join(folder, 'text'))).sort()
  return Promise.all(
    texts.map(async (name) => {
      const base = basename(name, '.txt')
      const text = await readFile(join(folder, 'text', name), 'utf8')
      const units = unitsOf(text)
      const file = files.find((one) => one.startsWith(`${base}_`))
      const lines = file ? (await readFile(join(folder, 'attributions', file), 'utf8')).split('\n') : []
      const spans = new Map<string, { places: [number, number][]; text: string }>()
      const labels: Label[] = []
      for (const line of lines) {
        const [id, what, words] = line.split('\t')
        if (id?.startsWith('T') && what) {
          const places = what
            .replace(/^\S+ /, '')
            .split(';')
            .map((pair) => pair.split(' ').map((one) => units[Number(one)]!) as [number, number])
          spans.set(id, { places, text: words ?? '' })
        } else if (id?.startsWith('E') && what) {
          const parts = what.split(' ').map((one) => one.split(':') as [string, string])
          const of = (role: string) =>
            parts.filter(([name]) => name.replace(/\d+$/, '') === role).flatMap(([, one]) => spans.get(one) ?? [])
          const content = of('Content').flatMap(({ places }) => places)
          if (content.length === 0) continue
          const sources = of('Source')
          for (const [start, end] of content)
            labels.push({
              start,
              end,
              speakers: sources.map((one) => one.text),
              places: sources.flatMap((one) => one.places),
              cue: of('Cue')[0]?.text ?? null,
              mode: null,
              wordsOf: null,
            })
        }
      }
      return { name: base, text, labels }
    }),
  )
}

interface Guess {
  start: number
  end: number
  speakers: { text: string; start: number; end: number }[]
  cue: string | null
  mode: string
  wordsOf: string | null
}

const SAYING =
  /\b(said|says|say|told|tells|added|adding|noted|wrote|stated|asked|according to|saying|announced|argued|claimed|called|warned|urged|reaffirmed|reiterated|stressed|underscored|emphasized|welcomed|thanked|pledged|agreed|expressed)\b/gu
const NAME = /(?:\p{Lu}[\p{L}.'\u2019-]+(?: |$)?){1,4}/gu

/** The baseline: quotation marks, and the nearest name before; clauses behind a verb of a list, up to the end of the sentence. */
const baseline = (text: string): Guess[] => {
  const guesses: Guess[] = []
  const nearest = (at: number) => {
    const before = text.slice(Math.max(0, at - 400), at)
    const found = [...before.matchAll(NAME)].at(-1)
    if (!found) return []
    const start = Math.max(0, at - 400) + found.index
    return [{ text: found[0].trim(), start, end: start + found[0].trimEnd().length }]
  }
  for (const { 0: all, index } of text.matchAll(/\u201C[^\u201D]*\u201D|"[^"\n]*"/gu))
    guesses.push({
      start: index + 1,
      end: index + all.length - 1,
      speakers: nearest(index),
      cue: null,
      mode: 'DIRECT',
      wordsOf: 'SPEAKER',
    })
  for (const { 0: verb, index } of text.matchAll(SAYING)) {
    const rest = text.slice(index + verb.length)
    const stop = /[.!?]["\u201D]?(\s|$)|\n/u.exec(rest)
    const from = index + verb.length + (/^ (that )?/u.exec(rest)?.[0].length ?? 0)
    const end = index + verb.length + (stop?.index ?? rest.length)
    if (end > from + 8 && !/["\u201C\u201D]/u.test(text.slice(from, end)))
      guesses.push({ start: from, end, speakers: nearest(index), cue: verb, mode: 'INDIRECT', wordsOf: 'REPORTER' })
  }
  return guesses
}

const rules = (text: string): Guess[] =>
  (readText(text, 'en', isPolnear)?.told ?? []).map(({ start, end, speakers, sources, cue, mode, wordsOf }) => ({
    start,
    end,
    speakers: [
      ...speakers.map(({ mention, actor }) => ({
        ...mention,
        text: actor ? `${mention.text} ${actor.name}` : mention.text,
      })),
      ...sources.filter((one) => !speakers.some(({ mention }) => mention.start === one.start)),
    ],
    cue,
    mode,
    wordsOf,
  }))

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
const SMALL = new Set('the a an of and mr mrs ms for in at to his her their its'.split(' '))
const wordsOf = (name: string) => (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word))
const sameSpeaker = (label: Label, guess: Guess): boolean => {
  if (label.speakers.length === 0) return guess.speakers.length === 0
  if (guess.speakers.some((one) => label.places.some(([start, end]) => overlap(one, { start, end }) > 0))) return true
  const said = guess.speakers.flatMap(({ text }) => wordsOf(text))
  return (
    label.speakers.some((name) => {
      const words = wordsOf(name.replace(/,.*/u, ''))
      return words.length > 0 && words.some((word) => said.includes(word) && word === (words.at(-1) ?? ''))
    }) ||
    label.speakers.some(
      (name) =>
        wordsOf(name).length > 0 &&
        wordsOf(name).filter((word) => said.includes(word)).length * 2 >= wordsOf(name).length,
    )
  )
}
/** The stretches in quotation marks of a text. */
const marked = (text: string) =>
  text
    .split(/(?<=\n)/u)
    .reduce<{ at: number; found: { start: number; end: number }[] }>(
      ({ at, found }, line) => ({
        at: at + line.length,
        found: [
          ...found,
          ...[...line.matchAll(/\u201C([^\u201C\u201D]*)(\u201D|$)|"([^"]*)("|$)|''(.+?)''/gu)].map(
            ({ 0: all, index }) => ({ start: at + index + 1, end: at + index + all.trimEnd().length - 1 }),
          ),
        ],
      }),
      { at: 0, found: [] },
    )
    .found.filter(({ start, end }) => end > start)

const empty = () => ({
  quotes: { gold: 0, found: 0, hits: 0, guessed: 0, right: 0, speakers: 0 },
  said: {
    gold: 0,
    guessed: 0,
    common: 0,
    spans: 0,
    spansHit: 0,
    guesses: 0,
    guessesHit: 0,
    sources: 0,
    matched: 0,
    cues: 0,
  },
  modes: { right: 0, all: 0, words: 0 },
})

const ATTITUDE =
  /\b(think|thinks|thought|believe[sd]?|want(s|ed)?|hope[sd]?|hoping|feel(s|ing)?|felt|know[sn]?|knew|see(s|n|m|ms|med|ming)?|saw|appear(s|ed)?|expect(s|ed|ing)?|plan(s|ned|ning)?|like[sd]?|love[sd]?|fear(s|ed)?|consider(s|ed|ing)?|support(s|ed|ing)?|oppos(e|es|ed|ing|ition)|seek(s|ing)?|sought|show(s|ed|ing|n)?|poll(s|ing)?|found|find(s)?|suspect|wonder|prefer(s|red)?|intend(s|ed)?|view(s|ed|ing)?|regard(ed)?|decide[ds]?|decision|try|tries|tried|trying|attempt\w*|view|hate[sd]?|need(s|ed)?|care[sd]?|concern(ed|s)?|worr(y|ied|ies)|agree[sd]?|choose|chose|refus\w+|understand|understood|remember\w*|realiz\w+|aim\w*|desire\w*|interest\w*|willing\w*|ready|sense|mind|opinion|idea|feeling|convinced|confident|sure|skeptical|afraid|eager|hopeful|effort|goal|strategy|approach|use[ds]?|using|made|make[s]?|took|take[s]?|give[ns]?|gave|get|got|help\w*|work\w*|vote[sd]?|for|in|of|to|with|on|by)\b/iu

const measure = (
  texts: readonly Labelled[],
  guessesOf: (text: string) => Guess[],
  sayingsOnly: boolean,
  mistakes: string[] | null,
) => {
  const sum = empty()
  for (const { name, text, labels: all } of texts) {
    const guesses = guessesOf(text)
    const stretches = marked(text)
    const inQuotes = (label: { start: number; end: number }) =>
      stretches.filter((one) => overlap(one, label) > 0.6 * (one.end - one.start))
    const own = all.filter(
      (label) =>
        label.mode === 'DIRECT' && stretches.every((one) => overlap(one, label) < 0.6 * (label.end - label.start)),
    )
    for (const stretch of stretches) {
      const gold = all
        .filter((label) => overlap(label, stretch) > 0.6 * (stretch.end - stretch.start) && !own.includes(label))
        .sort((a, b) => a.end - a.start - (b.end - b.start))
      const guess = guesses
        .filter((one) => one.mode !== 'INDIRECT' && overlap(one, stretch) > 0.6 * (stretch.end - stretch.start))
        .sort((a, b) => a.end - a.start - (b.end - b.start))
      if (gold.length) sum.quotes.gold += 1
      if (gold.length && guess.length) {
        sum.quotes.hits += 1
        const isRight = gold.some((label) => guess.some((one) => sameSpeaker(label, one)))
        if (isRight) sum.quotes.speakers += 1
        else
          mistakes?.push(
            `${name} SPEAKER ${text.slice(stretch.start, stretch.end).slice(0, 60)} GOLD ${gold[0]!.speakers.join(' & ')} GOT ${guess[0]!.speakers.map((one) => one.text).join(' & ')}`,
          )
      } else if (gold.length)
        mistakes?.push(
          `${name} NOT-FOUND ${text.slice(stretch.start - 60, stretch.end + 50).replaceAll('\n', ' ')} CUE ${gold[0]!.cue}`,
        )
      else if (guess.length)
        mistakes?.push(
          `${name} NO-QUOTE ${text.slice(stretch.start - 60, stretch.end + 30).replaceAll('\n', ' ')} BY ${guess[0]!.cue}`,
        )
      if (guess.length) sum.quotes.guessed += 1
    }
    const isPlain = (label: { start: number; end: number }) => inQuotes(label).length === 0
    const gold = all.filter(
      (label) =>
        isPlain(label) &&
        (label.mode === null || label.mode === 'INDIRECT') &&
        !(sayingsOnly && label.cue !== null && ATTITUDE.test(label.cue)) &&
        !(sayingsOnly && label.cue === null),
    )
    const aside = sayingsOnly ? all.filter((label) => isPlain(label) && !gold.includes(label)) : []
    const said = guesses.filter(
      (one) => one.mode === 'INDIRECT' && !aside.some((label) => overlap(label, one) > 0.5 * (one.end - one.start)),
    )
    const cover = (spans: readonly { start: number; end: number }[]) => {
      const places = new Set<number>()
      for (const { start, end } of spans)
        for (let at = start; at < end; at += 1) if (!/\s/u.test(text[at] ?? ' ')) places.add(at)
      return places
    }
    const [want, got] = [cover(gold), cover(said)]
    sum.said.gold += want.size
    sum.said.guessed += got.size
    for (const place of got) if (want.has(place)) sum.said.common += 1
    for (const label of gold) {
      const best = said
        .map((one) => ({ one, share: overlap(one, label) / Math.max(one.end - one.start, label.end - label.start) }))
        .sort((a, b) => b.share - a.share)[0]
      sum.said.spans += 1
      if (best && best.share >= 0.5) {
        sum.said.spansHit += 1
        sum.said.matched += 1
        if (sameSpeaker(label, best.one)) sum.said.sources += 1
        else
          mistakes?.push(
            `${name} SOURCE ${text.slice(label.start, label.end).slice(0, 60)} GOLD ${label.speakers.join(' & ')} GOT ${best.one.speakers.map((one) => one.text).join(' & ')}`,
          )
        if (
          label.cue !== null &&
          best.one.cue !== null &&
          (label.cue.includes(best.one.cue) || best.one.cue.includes(label.cue.split(' ... ')[0]!))
        )
          sum.said.cues += 1
        else if (label.mode !== null) mistakes?.push(`${name} CUE ${label.cue} GOT ${best.one.cue}`)
      } else
        mistakes?.push(
          `${name} MISSED [${label.speakers.join()}|${label.cue}] ${text.slice(label.start, label.end).slice(0, 150)} || BEST ${best && best.share > 0 ? text.slice(best.one.start, best.one.end).slice(0, 150) : '-'}`,
        )
    }
    for (const one of said) {
      sum.said.guesses += 1
      if (gold.some((label) => overlap(one, label) / Math.max(one.end - one.start, label.end - label.start) >= 0.5))
        sum.said.guessesHit += 1
      else
        mistakes?.push(
          `${name} WRONG [${one.speakers.map(({ text: by }) => by).join()}|${one.cue}] ${text.slice(one.start, one.end).slice(0, 150).replaceAll('\n', ' ')}`,
        )
    }
    for (const label of all) {
      if (label.mode === null) continue
      const best = guesses
        .map((one) => ({ one, share: overlap(one, label) / Math.max(one.end - one.start, label.end - label.start) }))
        .sort((a, b) => b.share - a.share)[0]
      if (!best || best.share < 0.5) {
        if (label.mode === 'DIRECT')
          mistakes?.push(`${name} DIRECT-MISSED ${text.slice(label.start, label.end).slice(0, 100)}`)
        continue
      }
      sum.modes.all += 1
      if (best.one.mode === label.mode) sum.modes.right += 1
      else
        mistakes?.push(
          `${name} MODE ${label.mode} GOT ${best.one.mode} ${text.slice(label.start, label.end).slice(0, 80)}`,
        )
      if (best.one.wordsOf === label.wordsOf) sum.modes.words += 1
      else
        mistakes?.push(
          `${name} WORDS ${label.wordsOf} GOT ${best.one.wordsOf} ${text.slice(label.start, label.end).slice(0, 80)}`,
        )
    }
  }
  return sum
}

const percent = (part: number, whole: number) => (whole ? `${((100 * part) / whole).toFixed(1)} %` : '-')
const f1 = (precision: number, recall: number) =>
  precision + recall ? (2 * precision * recall) / (precision + recall) : 0
const { values, positionals } = parseArgs({
  options: { mistakes: { type: 'boolean' }, only: { type: 'string' } },
  allowPositionals: true,
})
const folder = positionals[0]!
const isPolnear = (await readdir(folder)).includes('attributions')
const texts = (isPolnear ? await polnear(folder) : await own(folder)).filter(
  ({ name }) => !values.only || name.startsWith(values.only),
)
const rows = (sum: ReturnType<typeof empty>) => {
  const { quotes, said, modes } = sum
  const [precision, recall] = [said.common / said.guessed, said.common / said.gold]
  const [spanPrecision, spanRecall] = [said.guessesHit / said.guesses, said.spansHit / said.spans]
  return {
    'quoted spans: precision': percent(quotes.hits, quotes.guessed),
    'quoted spans: recall': percent(quotes.hits, quotes.gold),
    'right speaker of a quoted span': percent(quotes.speakers, quotes.hits),
    'reported: overlap F1': `${(100 * f1(precision, recall)).toFixed(1)} % (P ${percent(said.common, said.guessed)}, R ${percent(said.common, said.gold)})`,
    'reported: spans F1 (half)': `${(100 * f1(spanPrecision, spanRecall)).toFixed(1)} % (P ${percent(said.guessesHit, said.guesses)}, R ${percent(said.spansHit, said.spans)}, n ${said.spans})`,
    'reported: right source': percent(said.sources, said.matched),
    'reported: right cue': percent(said.cues, said.matched),
    'found of all labels': String(modes.all),
    mode: percent(modes.right, modes.all),
    'whose words': percent(modes.words, modes.all),
  }
}
const mistakes: string[] = []
const t = performance.now()
const ours = measure(texts, rules, false, values.mistakes ? mistakes : null)
const took = performance.now() - t
const oursSayings = isPolnear ? measure(texts, rules, true, null) : null
const base = measure(texts, baseline, false, null)
const baseSayings = isPolnear ? measure(texts, baseline, true, null) : null
const [a, b, c, d] = [rows(ours), rows(base), oursSayings && rows(oursSayings), baseSayings && rows(baseSayings)]
for (const line of mistakes) console.log(line)
console.log(`${texts.length} texts, ${took.toFixed(0)} ms`)
console.table(
  Object.fromEntries(
    Object.keys(a).map((name) => [
      name,
      {
        rules: a[name as keyof typeof a],
        baseline: b[name as keyof typeof b],
        ...(c && d
          ? { 'rules, sayings': c[name as keyof typeof c], 'baseline, sayings': d[name as keyof typeof d] }
          : {}),
      },
    ]),
  ),
)
