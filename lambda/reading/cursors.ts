import { createHash } from 'node:crypto'
import { badInput } from '../errors.ts'

const MARK = 6
/** A place is a sort key, of at most 1,024 bytes of UTF-8, or has a sign before it; DynamoDB takes no longer one. */
const LONGEST_PLACE = 1025
const LONGEST_CURSOR = Math.ceil(((MARK + LONGEST_PLACE) * 4) / 3)

// The mark is no signature: it finds cursors that were cut short, or taken from another listing. docs/decisions/0015
const mark = (listing: string, place: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([listing, place]))
    .digest()
    .subarray(0, MARK)

/** The opaque cursor of a place in a listing. `listing` is a text that tells this listing, filter and order from every other. */
export const toCursor = (listing: string, place: string): string =>
  Buffer.concat([mark(listing, place), Buffer.from(place)]).toString('base64url')

/**
 * The place that a cursor of this listing marks. Throws BAD_USER_INPUT for one of another listing, and for one that marks
 * what cannot be a place.
 * @param isPlace whether something can stand in the listing at a place
 */
export const fromCursor = (listing: string, cursor: string, isPlace: (place: string) => boolean): string => {
  const bytes = Buffer.from(cursor.slice(0, LONGEST_CURSOR + 1), 'base64url')
  const place = bytes.subarray(MARK).toString()
  if (cursor.length <= LONGEST_CURSOR && toCursor(listing, place) === cursor && isPlace(place)) return place
  throw badInput(
    'The cursor is not one of this listing. Take it from `pageInfo` or `edges` of the same field with the same filter and order.',
  )
}
