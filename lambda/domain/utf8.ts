/** Where bytes are not UTF-8: the line and the column, from 1, in characters; and the byte, from 0. */
export interface NotUtf8 {
  line: number
  column: number
  byte: number
}

const REPLACEMENT = '\uFFFD'
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Where bytes stop to be UTF-8; null if they are. */
const brokenAt = (bytes: Uint8Array): NotUtf8 | null => {
  const text = decoder.decode(bytes)
  let byte = 0
  let from = 0
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) {
    byte += Buffer.byteLength(text.slice(from, at))
    from = at
    // The character may have been written by somebody else, who could not read the text either.
    const isWritten = bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd
    if (isWritten) continue
    const before = text.slice(0, at)
    const line = before.split('\n').length
    const column = Array.from(before.slice(before.lastIndexOf('\n') + 1)).length + 1
    return { line, column, byte }
  }
  return null
}

/** Reads bytes as UTF-8, without a byte order mark; or says where they are not. */
export const readUtf8 = (bytes: Uint8Array): { text: string } | { broken: NotUtf8 } => {
  const broken = brokenAt(bytes)
  return broken ? { broken } : { text: withoutMark(decoder.decode(bytes)) }
}

/** A text without a byte order mark at its start. */
export const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '')

/** A sentence that says where bytes are not UTF-8. */
export const notUtf8 = ({ line, column, byte }: NotUtf8): string =>
  `This is not UTF-8: line ${line}, column ${column} (byte ${byte}). Save it in UTF-8.`
