import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Idempotency } from '../writing/idempotency.ts'
import { ShownError } from '../errors.ts'
import type { Caller } from './caller.ts'

/** A sending with which a secret can be kept, so that nobody reads it but whoever sends the same again. */
export interface SealedIdempotency extends Idempotency {
  seal(text: string): string
  /** Opens what was sealed; null where that was for a caller who presented another secret. */
  unseal(sealed: string): string | null
}

/**
 * Tells the sending of one field of an operation by its name in the answer and what it asks for; undefined for a request
 * that its caller does not want to tell again, or without a key. Throws BAD_REQUEST where the `Idempotency-Key` is none.
 */
export type IdempotencyOf = (path: string | number, asks: unknown) => SealedIdempotency | undefined

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url')

const CIPHER = 'aes-256-gcm'
const IV = 12 // bytes
const TAG = 16

const seal = (key: Buffer, text: string): string => {
  const iv = randomBytes(IV)
  const cipher = createCipheriv(CIPHER, key, iv)
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

const unseal = (key: Buffer, sealed: string): string | null => {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV)).setAuthTag(bytes.subarray(-TAG))
  const text = decipher.update(bytes.subarray(IV, -TAG))
  try {
    return Buffer.concat([text, decipher.final()]).toString()
  } catch {
    return null // the tag does not fit the key
  }
}

/**
 * Opens the sendings of a request.
 * @param header its `Idempotency-Key`: 1 to 255 visible ASCII characters, in quotes or not.
 *   https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 * @param secret what its caller presented: what is sealed is opened by nothing else
 */
export const openIdempotency =
  (header: string | undefined, { key }: Caller, secret: string | null): IdempotencyOf =>
  (path, asks) => {
    if (header === undefined || key === null || secret === null) return undefined
    const given = header.trim().replace(/^"(.*)"$/, '$1')
    if (!/^[!-~]{1,255}$/.test(given))
      throw new ShownError(
        'BAD_REQUEST',
        '`Idempotency-Key` is 1 to 255 visible ASCII characters, such as a UUID.',
        400,
      )
    const name = hash([key.id, given, path])
    const sealing = () => Buffer.from(hkdfSync('sha256', secret, given, `readout answer ${name}`, 32))
    return {
      name,
      asks: hash(asks),
      seal: (text) => seal(sealing(), text),
      unseal: (sealed) => unseal(sealing(), sealed),
    }
  }
