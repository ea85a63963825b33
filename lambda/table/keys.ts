import { LISTINGS } from '../domain/listings.ts'

/** Where an item is: its partition and its place in it. */
export interface Key {
  PK: string
  SK: string
}

/** A key as one text, to compare by. */
export const nameOfKey = ({ PK, SK }: Key): string => `${PK} ${SK}`

/** The current revision of a record. */
export const recordKey = (id: string): Key => ({ PK: id, SK: 'RECORD' })

const digits = (revision: number) => revision.toString().padStart(9, '0')

/** One revision of a record. Nine digits keep them in order. */
export const revisionKey = (id: string, revision: number): Key => ({ PK: id, SK: `REV#${digits(revision)}` })

/** The number of a revision, by its key. */
export const numberOfRevision = ({ SK }: Key): number => Number(SK.slice(SK.indexOf('#') + 1))

/** A change in the feed, in which changes stand by their instant. */
export const changeKey = (at: string, id: string, revision: number): Key => ({
  PK: 'CHANGES',
  SK: `${at}#${id}#${digits(revision)}`,
})

/** Which shape the table has. */
export const shapeKey: Key = { PK: 'SHAPE', SK: 'SHAPE' }

/** When something was last erased. */
export const erasedKey: Key = { PK: 'ERASED', SK: 'LAST' }

/** How far the feed of changes has been shown. */
export const shownKey: Key = { PK: 'SHOWN', SK: 'CHANGES' }

/** The answer to a write that may be sent again, by the name of its sending. */
export const answerKey = (name: string): Key => ({ PK: `SENDING#${name}`, SK: 'ANSWER' })

/** What the key of a change says. */
export const partsOfChange = ({ SK }: Key): { at: string; id: string; revision: number } => {
  const [at = '', id = '', revision] = SK.split('#')
  return { at, id, revision: Number(revision) }
}

/** The mark of a record whose entries are still being written, or removed. */
export const pendingKey = (id: string): Key => ({ PK: 'PENDING', SK: id })

/** An API key by its id; where it stands among all of them; and when it was last used. */
export const apiKeyKey = (id: string): Key => ({ PK: `KEY#${id}`, SK: 'KEY' })
export const apiKeyPlace = (createdAt: string, id: string): Key => ({ PK: 'KEYS', SK: `${createdAt}#${id}` })
export const apiKeyUseKey = (id: string): Key => ({ PK: `KEY#${id}`, SK: 'USED' })

/** What a caller has spent of what they may ask for. */
export const tokenBucketKey = (caller: string): Key => ({ PK: `ALLOWANCE#${caller}`, SK: 'SPENT' })

/** The range of sort keys of all revisions of a record. */
export const REVISIONS = { low: 'REV#', high: 'REV$' }

/** What an index entry sorts by, and the id that breaks ties. */
export const position = (sort: string, id: string): string => `${sort}#${id}`

/** The sort text of a position. Ids hold no `#`. */
export const sortOf = (at: string): string => at.slice(0, at.lastIndexOf('#'))

/** The id of a position. */
export const idOf = (at: string): string => at.slice(at.lastIndexOf('#') + 1)

/** Whether an item belongs to the record at all, and is no key, allowance or answer of a caller, nor what the table says of itself. */
export const isOfTheRecord = ({ PK }: Key): boolean => !/^(KEYS?|ALLOWANCE|SENDING|SHAPE|SHOWN|ERASED)(#|$)/.test(PK)

/** Whether an item of the record is a record, a revision, a change, a mark or an index entry. */
export const isRecord = ({ SK }: Key): boolean => SK === recordKey('').SK
export const isRevision = ({ SK }: Key): boolean => SK.startsWith(REVISIONS.low)
export const isChange = ({ PK }: Key): boolean => PK === changeKey('', '', 0).PK
export const isMark = ({ PK }: Key): boolean => PK === pendingKey('').PK

const NAMES: ReadonlySet<string> = new Set(LISTINGS)
export const isIndexEntry = ({ PK }: Key): boolean => NAMES.has(/^[A-Z_]+/.exec(PK)?.[0] ?? '')
