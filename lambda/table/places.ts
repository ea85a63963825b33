import { isDay } from '../domain/dates.ts'
import { ALWAYS } from '../domain/listings.ts'
import { typeOfId } from '../domain/nouns.ts'
import { idOf, position, sortOf } from './keys.ts'

// What a cursor may mark: the sort keys that the functions above make, and nothing else. A stranger can make a cursor.

const isInstant = (text: string): boolean => {
  const time = Date.parse(text)
  return isDay(text.slice(0, 10)) && !Number.isNaN(time) && new Date(time).toISOString() === text
}

/** Whether a change can stand in the feed at a place. */
export const isPlaceOfChange = (place: string): boolean => {
  const [at = '', id = '', revision = '', ...more] = place.split('#')
  return isInstant(at) && typeOfId(id) !== null && /^\d{9}$/.test(revision) && more.length === 0
}

/** Whether an API key can stand among all of them at a place. */
export const isPlaceOfApiKey = (place: string): boolean => {
  const [at = '', id = '', ...more] = place.split('#')
  return isInstant(at) && /^[0-9A-Za-z]{12}$/.test(id) && more.length === 0
}

const isPlaceOf = (place: string, isSort: (sort: string) => boolean): boolean => {
  const [sort, id] = [sortOf(place), idOf(place)]
  return position(sort, id) === place && typeOfId(id) !== null && isSort(sort)
}

/** Whether a record can stand in a timeline at a place: on a day, at an hour of it, or without a date. */
export const isPlaceInTime = (place: string): boolean =>
  isPlaceOf(place, (sort) => sort === '' || sort === ALWAYS || isDay(sort.replace(/T\d{6}$/, '')))

/** Whether a record can stand at a place in a listing by name, or by where in a document a passage is. */
export const isPlaceByText = (place: string): boolean =>
  isPlaceOf(place, (sort) => /^[\p{L}\p{N}\p{M} ~_-]*$/u.test(sort))
