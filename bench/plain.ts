import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  paginateScan,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'

/** An item in the form of the AWS SDK. */
export interface PlainItem {
  [name: string]: AttributeValue
}

/** The parameters of a Query. */
export interface PlainQuery {
  range: { PK: string; low: string; high: string }
  backward: boolean
  limit: number
}

/** A table through the bare AWS SDK, the baseline of all comparisons. */
export const openPlain = (endpoint: string, TableName = 'readout') => {
  const client = new DynamoDBClient({ endpoint })
  client.middlewareStack.remove('loggerMiddleware') // as ours does
  const inputOf = ({ range: { PK, low, high }, backward }: PlainQuery) => ({
    TableName,
    KeyConditionExpression: 'PK = :partition AND SK BETWEEN :low AND :high',
    ExpressionAttributeValues: { ':partition': { S: PK }, ':low': { S: low }, ':high': { S: high } },
    ScanIndexForward: !backward,
  })
  return {
    /** Every item, a page at a time. */
    async *scan(): AsyncGenerator<PlainItem[]> {
      for await (const { Items } of paginateScan({ client, pageSize: 1000 }, { TableName })) yield Items ?? []
    },
    /** Items by their keys, 100 at once. */
    async get(keys: readonly { PK: string; SK: string }[]) {
      const chunks = Array.from({ length: Math.ceil(keys.length / 100) }, (_, chunk) =>
        keys.slice(chunk * 100, (chunk + 1) * 100),
      )
      await Promise.all(
        chunks.map((chunk) => {
          const Keys = chunk.map(({ PK, SK }) => ({ PK: { S: PK }, SK: { S: SK } }))
          return client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }))
        }),
      )
    },
    /** One item by its key, by GetItem. */
    async getOne({ PK, SK }: { PK: string; SK: string }): Promise<PlainItem | undefined> {
      const { Item } = await client.send(new GetItemCommand({ TableName, Key: { PK: { S: PK }, SK: { S: SK } } }))
      return Item
    },
    /** A range of a partition. */
    async query(asked: PlainQuery): Promise<PlainItem[]> {
      const { Items } = await client.send(new QueryCommand({ ...inputOf(asked), Limit: asked.limit }))
      return Items ?? []
    },
    /** A range of a partition, a page at a time. */
    async *pages(asked: PlainQuery): AsyncGenerator<PlainItem[]> {
      for await (const { Items } of paginateQuery({ client, pageSize: asked.limit }, inputOf(asked))) yield Items ?? []
    },
    /** Puts items in one transaction, without a condition. */
    async transact(items: readonly PlainItem[]) {
      await client.send(
        new TransactWriteItemsCommand({ TransactItems: items.map((Item) => ({ Put: { TableName, Item } })) }),
      )
    },
    /** Puts at most 25 items by BatchWriteItem. */
    async batch(items: readonly PlainItem[]) {
      for (let left = items.map((Item) => ({ PutRequest: { Item } })); left.length;) {
        const { UnprocessedItems } = await client.send(
          new BatchWriteItemCommand({ RequestItems: { [TableName]: left } }),
        )
        left = (UnprocessedItems?.[TableName] ?? []) as typeof left // only puts were sent
      }
    },
  }
}
