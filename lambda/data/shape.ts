/** The shape of the one table: what the CDK stack deploys and what the local run creates. */
export const TABLE_SHAPE = { partitionKey: 'PK', sortKey: 'SK', timeToLive: 'expiresAt' } as const
