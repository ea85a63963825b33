import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID = 12
const SECRET = 40
const CHECKSUM = 6

/** How every key begins: by this, its length and its checksum scanners of leaked secrets know one. */
export const PREFIX = 'rdo_'

const FORM = new RegExp(`^${PREFIX}[0-9A-Za-z]{${ID + SECRET + CHECKSUM}}$`)

const random = (length: number) => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** The CRC-32 of a text in base 62, as GitHub's tokens carry it: a mistyped key is told without asking the table. */
const checksum = (text: string): string => {
  let digits = ''
  for (let rest = crc32(text); digits.length < CHECKSUM; rest = Math.floor(rest / 62))
    digits = ALPHABET[rest % 62]! + digits
  return digits
}

/** A new key's id: 12 letters and digits. */
export const newKeyId = (): string => random(ID)

/** A new secret text of a key: `rdo_`, the key's id, 40 random letters and digits (238 bits), 6 of checksum. */
export const newSecret = (id: string): string => {
  const text = PREFIX + id + random(SECRET)
  return text + checksum(text)
}

/** The id in a key's text; null where it is no key, by its form or its checksum. */
export const idOfSecret = (text: string): string | null =>
  FORM.test(text) && checksum(text.slice(0, -CHECKSUM)) === text.slice(-CHECKSUM)
    ? text.slice(PREFIX.length, PREFIX.length + ID)
    : null

/** What is kept of a secret: its SHA-256. It is random and long, so that no slow hash is needed against guessing. */
export const hashOfSecret = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Whether two hashes are the same, in a time that does not tell how much of them is. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** How often a text may be encoded in another. */
const MOST_ENCODINGS = 5

/** Whether a text, such as an address, holds something that may be a key, percent-encoded once or several times. */
export const holdsKey = (text: string): boolean => {
  let plain = text
  for (let times = 0; times < MOST_ENCODINGS && plain.includes('%'); times += 1)
    plain = plain.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  return plain.includes(PREFIX)
}

/** The most characters of a name that a caller gives and a log keeps. */
const LONGEST_LOGGED = 100

/** A name that a caller gives, as it may be logged: short, and without what may be a key. */
export const loggable = (name: string): string =>
  name.replaceAll(new RegExp(`${PREFIX}\\w*`, 'g'), PREFIX).slice(0, LONGEST_LOGGED)
