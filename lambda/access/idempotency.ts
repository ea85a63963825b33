import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Idempotency } from '../writing/idempotency.ts'
import { ShownError } from '../errors.ts'
import type { Caller } from './caller.ts'

/** An idempotency key that can also encrypt a secret for storage, so that only a retry by the same caller can read it. */
export interface SealedIdempotency extends Idempotency {
  seal(text: string): string
  /** Decrypts what `seal` returned. Null if it was sealed for a caller who presented another secret. */
  unseal(sealed: string): string | null
}

/**
 * Returns the idempotency key of one field of an operation, from the field's path in the response and its arguments.
 * Undefined if the request has no `Idempotency-Key` or its caller no API key. Throws BAD_REQUEST if the `Idempotency-Key`
 * is not valid.
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
    return null // the authentication tag does not match the key
  }
}

/**
 * Opens the idempotency keys of a request.
 * @param header its `Idempotency-Key`: 1 to 255 visible ASCII characters, with or without quotes.
 *   https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 * @param secret the API key's secret that its caller presented: nothing else opens what was sealed
 */
export const openIdempotency =
  (header: string | undefined, { key }: Caller, secret: string | null): IdempotencyOf =>
  (path, asks) => {
    if (header === undefined || key === null || secret === null) return undefined
    const given = header.trim().replace(/^"(.*)"$/, '$1')
    if (!/^[!-~]{1,255}$/.test(given))
      throw new ShownError(
        'BAD_REQUEST',
        '`Idempotency-Key` must be 1 to 255 visible ASCII characters, such as a UUID.',
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
