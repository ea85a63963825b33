import {
  type AttributeValue,
  BatchWriteItemCommand,
  DynamoDBClient,
  paginateScan,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'

/** An item as the AWS SDK has it. */
export interface PlainItem {
  [name: string]: AttributeValue
}

/** A table by nothing but the AWS SDK: what everything else is compared against. */
export const openPlain = (endpoint: string, TableName = 'readout') => {
  const client = new DynamoDBClient({ endpoint })
  return {
    /** Every item, a page at a time. */
    async *scan(): AsyncGenerator<PlainItem[]> {
      for await (const { Items } of paginateScan({ client, pageSize: 1000 }, { TableName })) yield Items ?? []
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
        left = (UnprocessedItems?.[TableName] ?? []) as typeof left // puts alone were sent
      }
    },
  }
}
