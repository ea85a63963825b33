import { createHash } from 'node:crypto'
import { badInput } from '../errors.ts'

const MARK = 6
/** In bytes. A place is a sort key, for which DynamoDB allows 1,024 bytes of UTF-8, with or without a sign before it. */
const LONGEST_PLACE = 1025
const LONGEST_CURSOR = Math.ceil(((MARK + LONGEST_PLACE) * 4) / 3)

// The mark is not a signature: it detects cursors that were truncated or are of another listing. docs/decisions/0015
const mark = (listing: string, place: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([listing, place]))
    .digest()
    .subarray(0, MARK)

/** The opaque cursor of a place in a listing. `listing` is a text that identifies this listing, filter and order. */
export const toCursor = (listing: string, place: string): string =>
  Buffer.concat([mark(listing, place), Buffer.from(place)]).toString('base64url')

/**
 * The place of a cursor of this listing. Throws BAD_USER_INPUT if the cursor is of another listing, or if its place is not
 * valid.
 * @param isPlace whether a text can be a place in this listing
 */
export const fromCursor = (listing: string, cursor: string, isPlace: (place: string) => boolean): string => {
  const bytes = Buffer.from(cursor.slice(0, LONGEST_CURSOR + 1), 'base64url')
  const place = bytes.subarray(MARK).toString()
  if (cursor.length <= LONGEST_CURSOR && toCursor(listing, place) === cursor && isPlace(place)) return place
  throw badInput(
    'The cursor is not one of this listing. Take it from `pageInfo` or `edges` of the same field with the same filter and order.',
  )
}
