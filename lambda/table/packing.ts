import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { DICTIONARIES } from './dictionaries.ts'
import { isIndexEntry, type Key } from './keys.ts'

// A packed body is one byte for the format, one for the number of the dictionary, then the text, compressed.
// docs/decisions/0025-bodies-are-packed.md

/** The format of a body: UTF-8, compressed by raw DEFLATE (RFC 1951) with a dictionary. */
const DEFLATED = 1
const HEADER = 2
/** What is allocated to unpack a body, in bytes: a record that is copied seldom takes more. */
const USUAL_TEXT = 4096

/**
 * Shorter bodies stay text, in bytes. Index entries are read by the page, so every byte counts. Other items are read by
 * their key and take a unit however short they are: there, packing gains nothing until a body fills a kilobyte with
 * the rest of its item. The marker of the table's shape must be readable to every version.
 */
const PACKED_FROM = { entry: 64, other: 800 }
/** Larger ones are damaged, in bytes: it is twice the largest item that DynamoDB accepts, which an import may write as text. */
const LARGEST_TEXT = 800 * 1024

/** 16 KB, for the dictionary and a record that is copied; with little memory to set up, which takes a third of the time. */
const WINDOW = { windowBits: 14, memLevel: 7 } as const

const dictionaries = DICTIONARIES.map((text) => Buffer.from(text))
/** The number of the dictionary with which bodies are packed. Every older one stays, to read what it packed. */
const CURRENT = dictionaries.length

/** Whether a body is long enough to be packed. */
export const isPackable = (key: Key, text: string): boolean =>
  Buffer.byteLength(text) >= (isIndexEntry(key) ? PACKED_FROM.entry : PACKED_FROM.other)

/** What was packed last, by its text: a record is written with all its copies, and some records at once. */
const recent = new Map<string, Uint8Array>()
const MOST_RECENT = 64
/** In characters; longer ones have few copies. */
const LONGEST_RECENT = 8192

/** The packed form of a body. */
export const pack = (text: string): Uint8Array => {
  const known = recent.get(text)
  if (known) return known
  const deflated = deflateRawSync(text, { dictionary: dictionaries[CURRENT - 1], ...WINDOW })
  const packed = Buffer.concat([Buffer.of(DEFLATED, CURRENT), deflated])
  if (recent.size >= MOST_RECENT) recent.clear()
  if (text.length <= LONGEST_RECENT) recent.set(text, packed)
  return packed
}

/**
 * The text of a packed body. Null if it cannot be read: it is damaged, or has a format or a dictionary that this version
 * does not know.
 */
export const unpack = (packed: Uint8Array): string | null => {
  const dictionary = dictionaries[(packed[1] ?? 0) - 1]
  if (packed[0] !== DEFLATED || !dictionary) return null
  try {
    return inflateRawSync(packed.subarray(HEADER), {
      dictionary,
      chunkSize: USUAL_TEXT,
      maxOutputLength: LARGEST_TEXT,
    }).toString()
  } catch {
    return null // whoever reads the body says so, with the id of its record
  }
}
