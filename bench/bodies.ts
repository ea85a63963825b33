/**
 * `npm run bench:bodies`: how small bodies become, by the dictionary in use and by one that was made from every other
 * document of the samples and measured on the rest. `-- --make` prints a dictionary made from all of them, for
 * lambda/table/dictionaries.ts.
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  constants,
  deflateRawSync,
  inflateRawSync,
  zstdCompressSync,
  zstdDecompressSync,
  type ZstdOptions,
} from 'node:zlib'
import { isOf } from '../lambda/domain/nouns.ts'
import type { AnyRecord, TypeName } from '../lambda/domain/records.ts'
import { recordIn } from '../lambda/table/bodies.ts'
import { DICTIONARIES } from '../lambda/table/dictionaries.ts'
import { importLines } from '../lambda/tools/import.ts'
import { freshTable } from '../test/support/table.ts'
import { madeUpArchive } from './archive.ts'
import { median, shown, toTable, whereAndWhen } from './measure.ts'

const SAMPLES = ['ministers-meeting-2022-03-04', 'us-statements-2021-2022']
/** The size of a dictionary, in bytes. Twice as much saves 8 % more, and takes as much of the bundle and of each packing. */
const SIZE = 8192
/** How many records are tried for each that is added to a dictionary. */
const TRIED = 24

const recordsOf = async (lines: string[]): Promise<AnyRecord[]> => {
  const { table, stop } = await freshTable()
  try {
    await importLines(table, lines, { by: 'import' })
    const records: AnyRecord[] = []
    for await (const page of table.scan())
      records.push(...page.flatMap((item) => (item.SK === 'RECORD' ? (recordIn(item) ?? []) : [])))
    return records.sort((a, b) => (a.id < b.id ? -1 : 1))
  } finally {
    await stop()
  }
}

const deflated = (text: string, dictionary?: Buffer) => deflateRawSync(text, { dictionary, memLevel: 9 })
const total = (texts: string[], dictionary: string) =>
  texts.reduce((sum, text) => sum + deflated(text, Buffer.from(dictionary)).length, 0)

/** Adds, one by one, the text that saves most for its length. What is added last is found at the shortest distances. */
const makeDictionary = (texts: string[]): string => {
  const left = [...texts]
  let dictionary = ''
  let packed = total(texts, '')
  for (let turn = 1; ; turn += 1) {
    const room = SIZE - Buffer.byteLength(dictionary)
    const tried = Array.from({ length: TRIED }, (_, place) => left[(turn * 7919 + place * 104_729) % left.length]!)
    const fitting = [...new Set(tried)].filter((text) => Buffer.byteLength(text) <= room)
    const gains = fitting.map((text) => ({ text, size: total(texts, text + dictionary) }))
    const [best] = gains.sort((a, b) => (packed - b.size) / b.text.length - (packed - a.size) / a.text.length)
    if (!best || best.size >= packed) return dictionary
    dictionary = best.text + dictionary
    packed = best.size
    left.splice(left.indexOf(best.text), 1)
  }
}

/** Every other document with all that cites it: nothing of a text is on both sides. */
const halves = (records: AnyRecord[]): [AnyRecord[], AnyRecord[]] => {
  const about = (record: AnyRecord) => ('evidence' in record && record.evidence?.[0]?.document) || record.id
  const places = new Map([...new Set(records.map(about))].sort().map((id, place) => [id, place]))
  const isEven = (record: AnyRecord) => places.get(about(record))! % 2 === 0
  return [records.filter(isEven), records.filter((record) => !isEven(record))]
}

const bytes = (texts: string[], size: (text: string) => number) => shown(median(texts.map(size)))

const { values } = parseArgs({ options: { make: { type: 'boolean', default: false } } })
const lines = await Promise.all(
  SAMPLES.map((name) => readFile(new URL(`../samples/${name}.ndjson`, import.meta.url), 'utf8')),
)
const samples = await recordsOf(lines.flatMap((text) => text.split('\n').filter(Boolean)))
const textsOf = (records: AnyRecord[]) => records.map((record) => JSON.stringify(record))

if (values.make) console.log(JSON.stringify(makeDictionary(textsOf(samples))))
else {
  const [made, unseen] = halves(samples)
  const madeUp = await recordsOf(Array.from(madeUpArchive(2000), (record) => JSON.stringify(record)))
  const half = Buffer.from(makeDictionary(textsOf(made)))
  const inUse = Buffer.from(DICTIONARIES.at(-1) ?? '')
  const zstd: ZstdOptions = { params: { [constants.ZSTD_c_compressionLevel]: 19 } }
  const rows = (['Statement', 'Meeting'] satisfies TypeName[]).flatMap((type) =>
    (
      [
        ['of the samples, unseen', unseen, half],
        ['made up', madeUp, inUse],
      ] as const
    ).map(([which, records, dictionary]) => {
      const texts = textsOf(records.filter((record) => isOf(record, type)))
      return [
        `${type}s ${which}`,
        texts.length,
        bytes(texts, (text) => Buffer.byteLength(text)),
        bytes(texts, (text) => deflated(text).length),
        bytes(texts, (text) => deflated(text, dictionary).length),
        bytes(texts, (text) => zstdCompressSync(text, { ...zstd, dictionary }).length),
      ]
    }),
  )
  console.log(`${whereAndWhen()}\n`)
  console.log(
    toTable(['bytes at the median', 'records', 'JSON', 'DEFLATE', 'with a dictionary', 'zstd 19 with it'], rows),
  )

  const fifty = textsOf(madeUp.filter((record) => isOf(record, 'Statement'))).slice(0, 50)
  const took = (what: string, run: (text: string, index: number) => unknown) => {
    const times = Array.from({ length: 200 }, () => {
      const begun = process.cpuUsage()
      fifty.forEach(run)
      const { user, system } = process.cpuUsage(begun)
      return (user + system) / 1000
    })
    return [what, shown(median(times.slice(50)))]
  }
  const options = { dictionary: inUse }
  const packed = fifty.map((text) => deflated(text, inUse))
  const zstds = fifty.map((text) => zstdCompressSync(text, { ...zstd, ...options }))
  console.log(
    `\n${toTable(
      ['50 statements', 'milliseconds of the processor'],
      [
        took('parsed, JSON', (text) => JSON.parse(text) as unknown),
        took('unpacked, DEFLATE', (_, index) => inflateRawSync(packed[index]!, options).toString()),
        took('unpacked, zstd', (_, index) => zstdDecompressSync(zstds[index]!, options).toString()),
        took('packed, DEFLATE', (text) => deflated(text, inUse)),
      ],
    )}`,
  )
}
