/** The key attributes of the table, as the CDK stack deploys it and the local server creates it. */
export const TABLE_SHAPE = { partitionKey: 'PK', sortKey: 'SK', timeToLive: 'expiresAt' } as const

/**
 * The shape of the data that this version writes and reads. Raise it if items that an older version wrote would be
 * misread, or not found, until `npm run reindex` has upgraded them. A marker in the table records the shape.
 * 1: no marker, no checksums. 2: the marker, checksums, how far the feed was shown, results of writes for retries.
 * 3: names are listed by other forms, addresses by their normal form, dates with their hours. 4: bodies are packed.
 * 5: records are listed by their words.
 */
export const SHAPE = 5

/** The shape from which on bodies are packed. */
export const PACKED_FROM = 4

/** The shape from which on all records are listed by their words. */
export const WORDS_FROM = 5

/**
 * The oldest shape that this version serves as it is. A table of shape 3 is written as the release before reads it, so
 * that a fleet may be half old and half new, until `npm run reindex` packs what stands. Until then nothing is searched.
 */
export const OLDEST_SHAPE = 3
