import { isSame } from './json.ts'
import { idFor, nameOf, type RecordType } from './records.ts'
import { type Change, type Desk, type DeskRecord, type Known, recordsOf, sidesOf } from './state.ts'

/** What a picker offers. */
export interface Offer {
  /** What is shown. */
  label: string
  /** Where it is from, shown beside it. */
  from: 'draft' | 'archive' | 'new' | null
  ids: readonly string[]
  /** What has to be on the desk for it. */
  changes: readonly Change[]
  /** A party that the text does not name. */
  unnamed?: string
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether each word of what was typed begins a word of a name. */
export const isLike = (typed: string, name: string): boolean => {
  const words = fold(name).split(/[^\p{L}\p{N}]+/u)
  const isBegun = (part: string) => words.some((word) => word.startsWith(part))
  return fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .every(isBegun)
}

const BOTH_SIDES = /^(both|the two|the 2|les deux)( (sides|parties|part[iy]e?s|camps|c[oô]t[ée]s))?$/i

/** Whether what was typed means the parties of the meeting, such as "both sides". */
export const meansBothSides = (typed: string): boolean => BOTH_SIDES.test(typed.trim())

/** A new record of a name. */
export const newRecord = (desk: Desk, type: 'stakeholder' | 'topic', name: string): DeskRecord => {
  const id = idFor(type, name, (one) => one in desk.records)
  const names = [{ text: name, kind: 'PREFERRED' }]
  return {
    type,
    id,
    input: type === 'topic' ? { id, labels: names } : { id, kind: 'PERSON', names },
    before: null,
    revision: null,
    confidence: null,
    reasons: [],
    follows: [],
    removed: false,
  }
}

/** What is on the desk under a name that begins as typed: who is in the meeting first. */
export const offersOfDesk = (
  desk: Desk,
  known: { readonly [id: string]: Known },
  type: RecordType,
  typed: string,
  lang: string,
): Offer[] => {
  const own = recordsOf(desk, type).flatMap((record) => {
    const name = record.removed ? null : nameOf(type, record.input, lang)
    return name === null
      ? []
      : [{ id: record.id, name, all: JSON.stringify(record.input.names ?? record.input.labels) }]
  })
  const prefix = type === 'topic' ? 'top_' : 'stk_'
  const others = Object.values(known)
    .filter(({ id }) => id.startsWith(prefix) && !(id in desk.records))
    .map(({ id, name }) => ({ id, name, all: name }))
  const sides = sidesOf(desk)
  const rank = (id: string) => (sides.includes(id) ? 0 : 1)
  return [...own, ...others]
    .filter(({ name, all }) => typed === '' || isLike(typed, name) || isLike(typed, all))
    .sort((a, b) => rank(a.id) - rank(b.id))
    .slice(0, 8)
    .map(({ id, name }) => ({ label: name, from: 'draft', ids: [id], changes: [] }))
}

/** Offers without those of the same records. */
export const withoutTwins = (offers: readonly Offer[]): Offer[] =>
  offers.filter(
    (offer, place) =>
      offer.ids.length === 0 || offers.findIndex((other) => isSame([...other.ids], [...offer.ids])) === place,
  )
