import { isDay } from '../domain/dates.ts'
import { ALWAYS } from '../domain/listings.ts'
import { typeOfId } from '../domain/nouns.ts'
import { idOf, position, sortOf } from './keys.ts'

// The sort keys that a cursor may contain: those that keys.ts makes, and no others, since anyone can forge a cursor.

const isInstant = (text: string): boolean => {
  const time = Date.parse(text)
  return isDay(text.slice(0, 10)) && !Number.isNaN(time) && new Date(time).toISOString() === text
}

/** Whether a text can be the sort key of a change in the feed. */
export const isPlaceOfChange = (place: string): boolean => {
  const [at = '', id = '', revision = '', ...more] = place.split('#')
  return isInstant(at) && typeOfId(id) !== null && /^\d{9}$/.test(revision) && more.length === 0
}

/** Whether a text can be a place in the feed: that of a change, or an instant. */
export const isPlaceInFeed = (place: string): boolean => isPlaceOfChange(place) || isInstant(place)

/** Whether a text can be the sort key of an API key in the listing of all keys. */
export const isPlaceOfApiKey = (place: string): boolean => {
  const [at = '', id = '', ...more] = place.split('#')
  return isInstant(at) && /^[0-9A-Za-z]{12}$/.test(id) && more.length === 0
}

/** Whether a text can be the id of a webhook: `whk_`, the id of its API key, its number there, and 8 random letters. */
export const isWebhookId = (id: string): boolean => /^whk_[0-9A-Za-z]{12}\d\d[0-9A-Za-z]{8}$/.test(id)

/** Whether a text can be the sort key of a webhook: its id without the random letters. */
export const isPlaceOfWebhook = (place: string): boolean => /^whk_[0-9A-Za-z]{12}\d\d$/.test(place)

/** Whether a text can be the id of a proposal: `prp_`, the id of its record, a dot and 12 random letters. */
export const isProposalId = (id: string): boolean => {
  const [, record = ''] = /^prp_(.+)\.[0-9A-Za-z]{12}$/.exec(id) ?? []
  return typeOfId(record) !== null
}

/** Whether a text can be the sort key of a proposal in a listing. */
export const isPlaceOfProposal = (place: string): boolean => {
  const [at = '', id = '', ...more] = place.split('#')
  return isInstant(at) && isProposalId(id) && more.length === 0
}

/** Whether a text can be the sort key of a delivery of a webhook. */
export const isPlaceOfDelivery = (place: string): boolean => {
  const [at = '', message = '', ...more] = place.split('#')
  return isInstant(at) && /^msg_[0-9a-f]{24}$/.test(message) && more.length === 0
}

const isPlaceOf = (place: string, isSort: (sort: string) => boolean): boolean => {
  const [sort, id] = [sortOf(place), idOf(place)]
  return position(sort, id) === place && typeOfId(id) !== null && isSort(sort)
}

/** Whether a record can stand in a timeline at a place: on a day, at an hour of it, or without a date. */
export const isPlaceInTime = (place: string): boolean =>
  isPlaceOf(place, (sort) => sort === '' || sort === ALWAYS || isDay(sort.replace(/T\d{6}$/, '')))

/** Whether a text can be the sort key of an entry in a listing by name, or by the position of a passage in a document. */
export const isPlaceByText = (place: string): boolean =>
  isPlaceOf(place, (sort) => /^[\p{L}\p{N}\p{M} ~_-]*$/u.test(sort))
