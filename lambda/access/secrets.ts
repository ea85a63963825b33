import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID = 12
const SECRET = 40
const CHECKSUM = 6

/** The prefix of every key. Secret scanners recognize keys by it, their length and their checksum. */
export const PREFIX = 'rdo_'

const FORM = new RegExp(`^${PREFIX}[0-9A-Za-z]{${ID + SECRET + CHECKSUM}}$`)

/** Random letters and digits, as many as asked for. */
export const randomLetters = (length: number): string =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** The CRC-32 of a text in base 62, as in GitHub's tokens: a mistyped key is recognized without a read of the table. */
const checksum = (text: string): string => {
  let digits = ''
  for (let rest = crc32(text); digits.length < CHECKSUM; rest = Math.floor(rest / 62))
    digits = ALPHABET[rest % 62]! + digits
  return digits
}

/** Makes the id of a new key: 12 letters and digits. */
export const newKeyId = (): string => randomLetters(ID)

/** Makes a new secret of a key: `rdo_`, the key's id, 40 random letters and digits (238 bits), a checksum of 6. */
export const newSecret = (id: string): string => {
  const text = PREFIX + id + randomLetters(SECRET)
  return text + checksum(text)
}

/** The id in a key's secret. Null if its form or its checksum is wrong. */
export const idOfSecret = (text: string): string | null =>
  FORM.test(text) && checksum(text.slice(0, -CHECKSUM)) === text.slice(-CHECKSUM)
    ? text.slice(PREFIX.length, PREFIX.length + ID)
    : null

/** The hash of a secret that is stored: its SHA-256. Secrets are random and long, so guessing needs no slow hash. */
export const hashOfSecret = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Whether two hashes are equal, compared in constant time. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** How many layers of percent-encoding are decoded. */
const MOST_ENCODINGS = 5

/** Whether a text, such as a URL, contains what may be a key, also if it is percent-encoded, up to five times over. */
export const holdsKey = (text: string): boolean => {
  let plain = text
  for (let times = 0; times < MOST_ENCODINGS && plain.includes('%'); times += 1)
    plain = plain.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  return plain.includes(PREFIX)
}

/** The most characters that are logged of a name that a caller chose. */
const LONGEST_LOGGED = 100

/** A name that a caller chose, safe to log: cut to 100 characters, and without what may be a key. */
export const loggable = (name: string): string =>
  name.replaceAll(new RegExp(`${PREFIX}\\w*`, 'g'), PREFIX).slice(0, LONGEST_LOGGED)
