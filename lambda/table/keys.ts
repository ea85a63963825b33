import { LISTINGS } from '../domain/listings.ts'

/** The primary key of an item: its partition key and its sort key. */
export interface Key {
  PK: string
  SK: string
}

/** A key as one text, for comparisons. */
export const nameOfKey = ({ PK, SK }: Key): string => `${PK} ${SK}`

/** The record itself, as of its current revision. */
export const recordKey = (id: string): Key => ({ PK: id, SK: 'RECORD' })

const digits = (revision: number) => revision.toString().padStart(9, '0')

/** One revision of a record. Nine digits keep revisions in order. */
export const revisionKey = (id: string, revision: number): Key => ({ PK: id, SK: `REV#${digits(revision)}` })

/** The number of a revision, from its key. */
export const numberOfRevision = ({ SK }: Key): number => Number(SK.slice(SK.indexOf('#') + 1))

/** A change in the feed, which is sorted by the instants of the changes. */
export const changeKey = (at: string, id: string, revision: number): Key => ({
  PK: 'CHANGES',
  SK: `${at}#${id}#${digits(revision)}`,
})

/** The shape of the data in the table. */
export const shapeKey: Key = { PK: 'SHAPE', SK: 'SHAPE' }

/** The instant of the last erasure. */
export const erasedKey: Key = { PK: 'ERASED', SK: 'LAST' }

/** How far the change feed has been shown. */
export const shownKey: Key = { PK: 'SHOWN', SK: 'CHANGES' }

/** The bulk files that were made last. */
export const bulkKey: Key = { PK: 'BULK', SK: 'NEWEST' }

/** The result of a write, kept for retries, by the name of its idempotency key. */
export const answerKey = (name: string): Key => ({ PK: `SENDING#${name}`, SK: 'ANSWER' })

/** The parts of the key of a change. */
export const partsOfChange = ({ SK }: Key): { at: string; id: string; revision: number } => {
  const [at = '', id = '', revision] = SK.split('#')
  return { at, id, revision: Number(revision) }
}

/** The marker of a record whose entries are still being written, or removed. */
export const pendingKey = (id: string): Key => ({ PK: 'PENDING', SK: id })

/** An API key, by its id; its entry in the listing of all keys; and its last use. */
export const apiKeyKey = (id: string): Key => ({ PK: `KEY#${id}`, SK: 'KEY' })
export const apiKeyPlace = (createdAt: string, id: string): Key => ({ PK: 'KEYS', SK: `${createdAt}#${id}` })
export const apiKeyUseKey = (id: string): Key => ({ PK: `KEY#${id}`, SK: 'USED' })

/** How much of a webhook's id its key is: `whk_`, its API key's id and its number there. The rest tells it from earlier ones. */
const WEBHOOK_PLACE = 18

/** A webhook, by its id; and an attempt to deliver to it. */
export const webhookKey = (id: string): Key => ({ PK: 'WEBHOOKS', SK: id.slice(0, WEBHOOK_PLACE) })
export const deliveryKey = (webhook: string, at: string, message: string): Key => ({
  PK: `DELIVERIES#${webhook}`,
  SK: `${at}#${message}`,
})

/** A proposal, by the id of its record and its own; and its entry in a listing of proposals, by when it was last changed. */
export const proposalKey = (record: string, id: string): Key => ({ PK: `PROPOSED#${record}`, SK: id })
export const proposalPlace = (listing: string, changedAt: string, id: string): Key => ({
  PK: `PROPOSALS#${listing}`,
  SK: `${changedAt}#${id}`,
})

/** The token bucket of a caller. */
export const tokenBucketKey = (caller: string): Key => ({ PK: `ALLOWANCE#${caller}`, SK: 'SPENT' })

/** The range of sort keys of all revisions of a record. */
export const REVISIONS = { low: 'REV#', high: 'REV$' }

/** The sort key of an index entry: the text that it sorts by, and the id that breaks ties. */
export const position = (sort: string, id: string): string => `${sort}#${id}`

/** The sort text of a position. Ids do not contain `#`. */
export const sortOf = (at: string): string => at.slice(0, at.lastIndexOf('#'))

/** The id of a position. */
export const idOf = (at: string): string => at.slice(at.lastIndexOf('#') + 1)

/** Whether an item belongs to the public record, and not to callers (keys, token buckets, stored results, webhooks, proposals) or to the table itself. */
export const isOfTheRecord = ({ PK }: Key): boolean =>
  !/^(KEYS?|ALLOWANCE|SENDING|SHAPE|SHOWN|ERASED|WEBHOOKS|DELIVERIES|BULK|PROPOSED|PROPOSALS)(#|$)/.test(PK)

/** Whether an item of the public record is a record, a revision, a change, a marker or (below) an index entry. */
export const isRecord = ({ SK }: Key): boolean => SK === recordKey('').SK
export const isRevision = ({ SK }: Key): boolean => SK.startsWith(REVISIONS.low)
export const isChange = ({ PK }: Key): boolean => PK === changeKey('', '', 0).PK
export const isMarker = ({ PK }: Key): boolean => PK === pendingKey('').PK

const NAMES: ReadonlySet<string> = new Set(LISTINGS)
export const isIndexEntry = ({ PK }: Key): boolean => NAMES.has(/^[A-Z_]+/.exec(PK)?.[0] ?? '')
