import { createHash } from 'node:crypto'
import { badInput } from '../errors.ts'

const MARK = 6

const mark = (listing: string, place: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([listing, place]))
    .digest()
    .subarray(0, MARK)

/** The opaque cursor of a place in a listing. `listing` is a text that tells this listing, filter and order from every other. */
export const toCursor = (listing: string, place: string): string =>
  Buffer.concat([mark(listing, place), Buffer.from(place)]).toString('base64url')

/** The place that a cursor of this listing marks. Throws BAD_USER_INPUT for one of another listing or a made-up one. */
export const fromCursor = (listing: string, cursor: string): string => {
  const bytes = Buffer.from(cursor, 'base64url')
  const place = bytes.subarray(MARK).toString()
  if (bytes.length > MARK && toCursor(listing, place) === cursor) return place
  throw badInput(
    'The cursor is not one of this listing. Take it from `pageInfo` or `edges` of the same field with the same filter and order.',
  )
}
