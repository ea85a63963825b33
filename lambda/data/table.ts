import {
  BatchGetItemCommand,
  CreateTableCommand,
  type DynamoDBClient,
  QueryCommand,
  TransactWriteItemsCommand,
  waitUntilTableExists,
  ResourceInUseException,
  TransactionCanceledException,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb'
import { ShownError } from '../errors.ts'
import type { Key, Range } from './keys.ts'
import { TABLE_SHAPE } from './shape.ts'

/** An item of the table: its key and, as JSON text, what it holds. An entry without `body` points to a record by its id. */
export interface Item extends Key {
  body?: string
}

/** One change of a transaction. */
export type Write =
  { put: Item; ifAbsent?: boolean; ifRevision?: number; revision?: number } | { remove: Key } | { mustExist: Key }

/** What a table has been asked so far. */
export interface Usage {
  commands: number
  /** How often a command was sent while none was under way: the sequential round trips, where one request runs alone. */
  waves: number
  readUnits: number
  writeUnits: number
}

/** The table: the only thing in Readout that speaks to AWS. */
export interface Table {
  usage: Usage
  get(keys: Key[], consistent?: boolean): Promise<(Item | null)[]>
  query(range: Range, options: { backward: boolean; limit: number }): Promise<{ items: Item[]; more: boolean }>
  transact(writes: Write[], token?: string): Promise<void>
  create(): Promise<void>
}

/** A condition of a transaction did not hold, or another transaction came between: nothing was written. */
export class ConditionFailed extends Error {}

/** DynamoDB takes so many keys in one BatchGetItem. */
const BATCH = 100
/** How often keys that DynamoDB left unprocessed are asked for again. */
const ATTEMPTS = 6

const text = (item: Record<string, AttributeValue>, name: string): string | undefined => item[name]?.S

const toItem = (item: Record<string, AttributeValue>): Item => ({
  PK: text(item, 'PK') ?? '',
  SK: text(item, 'SK') ?? '',
  body: text(item, 'body'),
})

const toKey = ({ PK, SK }: Key) => ({ PK: { S: PK }, SK: { S: SK } })

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Opens a table by its name. All reads that belong together are to be asked for together; the caller arranges that. */
export const openTable = (client: DynamoDBClient, name: string): Table => {
  const usage: Usage = { commands: 0, waves: 0, readUnits: 0, writeUnits: 0 }
  let underWay = 0
  const counted = async <Answer>(command: Promise<Answer>): Promise<Answer> => {
    usage.commands += 1
    if (underWay === 0) usage.waves += 1
    underWay += 1
    return command.finally(() => (underWay -= 1))
  }

  const getBatch = async (keys: Key[], consistent: boolean): Promise<Map<string, Item>> => {
    const found = new Map<string, Item>()
    let asked = keys.map(toKey) as Record<string, AttributeValue>[]
    for (let attempt = 0; asked.length; attempt += 1) {
      if (attempt === ATTEMPTS)
        throw new ShownError('UNAVAILABLE', 'The archive is too busy to answer. Try again in a few seconds.')
      if (attempt) await wait(2 ** attempt * 25 * Math.random())
      const command = new BatchGetItemCommand({
        RequestItems: { [name]: { Keys: asked, ConsistentRead: consistent } },
        ReturnConsumedCapacity: 'TOTAL',
      })
      const answer = await counted(client.send(command))
      usage.readUnits += answer.ConsumedCapacity?.[0]?.CapacityUnits ?? 0
      for (const item of answer.Responses?.[name] ?? [])
        found.set(`${text(item, 'PK')} ${text(item, 'SK')}`, toItem(item))
      asked = answer.UnprocessedKeys?.[name]?.Keys ?? []
    }
    return found
  }

  return {
    usage,
    async get(keys, consistent = false) {
      const chunks: Key[][] = []
      for (let start = 0; start < keys.length; start += BATCH) chunks.push(keys.slice(start, start + BATCH))
      const found = await Promise.all(chunks.map((chunk) => getBatch(chunk, consistent)))
      return keys.map(({ PK, SK }, index) => found[Math.floor(index / BATCH)]?.get(`${PK} ${SK}`) ?? null)
    },
    async query({ PK, low, high }, { backward, limit }) {
      const command = new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'PK = :partition AND SK BETWEEN :low AND :high',
        ExpressionAttributeValues: { ':partition': { S: PK }, ':low': { S: low }, ':high': { S: high } },
        ScanIndexForward: !backward,
        Limit: limit,
        ReturnConsumedCapacity: 'TOTAL',
      })
      const answer = await counted(client.send(command))
      usage.readUnits += answer.ConsumedCapacity?.CapacityUnits ?? 0
      return { items: (answer.Items ?? []).map(toItem), more: answer.LastEvaluatedKey !== undefined }
    },
    async transact(writes, token) {
      const command = new TransactWriteItemsCommand({
        ClientRequestToken: token,
        ReturnConsumedCapacity: 'TOTAL',
        TransactItems: writes.map((write) => {
          if ('remove' in write) return { Delete: { TableName: name, Key: toKey(write.remove) } }
          if ('mustExist' in write)
            return {
              ConditionCheck: {
                TableName: name,
                Key: toKey(write.mustExist),
                ConditionExpression: 'attribute_exists(PK)',
              },
            }
          const { put, ifAbsent, ifRevision, revision } = write
          return {
            Put: {
              TableName: name,
              Item: {
                ...toKey(put),
                ...(put.body === undefined ? {} : { body: { S: put.body } }),
                ...(revision === undefined ? {} : { revision: { N: String(revision) } }),
              },
              ...(ifAbsent ? { ConditionExpression: 'attribute_not_exists(PK)' } : {}),
              ...(ifRevision === undefined
                ? {}
                : {
                    ConditionExpression: 'revision = :revision',
                    ExpressionAttributeValues: { ':revision': { N: String(ifRevision) } },
                  }),
            },
          }
        }),
      })
      const answer = await counted(client.send(command)).catch((error: unknown) => {
        throw error instanceof TransactionCanceledException ? new ConditionFailed(error.message) : error
      })
      usage.writeUnits += answer.ConsumedCapacity?.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0) ?? 0
    },
    async create() {
      try {
        await client.send(
          new CreateTableCommand({
            TableName: name,
            BillingMode: 'PAY_PER_REQUEST',
            AttributeDefinitions: [TABLE_SHAPE.partitionKey, TABLE_SHAPE.sortKey].map((AttributeName) => ({
              AttributeName,
              AttributeType: 'S' as const,
            })),
            KeySchema: [
              { AttributeName: TABLE_SHAPE.partitionKey, KeyType: 'HASH' },
              { AttributeName: TABLE_SHAPE.sortKey, KeyType: 'RANGE' },
            ],
          }),
        )
      } catch (error) {
        if (!(error instanceof ResourceInUseException)) throw error
      }
      await waitUntilTableExists({ client, maxWaitTime: 30 }, { TableName: name })
    },
  }
}
