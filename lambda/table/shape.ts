/** The key attributes of the table, as the CDK stack deploys it and the local server creates it. */
export const TABLE_SHAPE = { partitionKey: 'PK', sortKey: 'SK', timeToLive: 'expiresAt' } as const

/**
 * The shape of what the table holds, as this version writes and reads it. It is raised where items that an older version
 * wrote would be misread, or not found, until `npm run reindex` has brought them up. The table says which it has.
 * 1: no mark, no checksums. 2: the mark, checksums, how far the feed was shown, answers to writes that are sent again.
 * 3: names are listed by other forms, addresses by their normal form, dates with their hours.
 */
export const SHAPE = 3
