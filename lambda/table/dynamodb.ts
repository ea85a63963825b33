import {
  type AttributeValue,
  BatchGetItemCommand,
  CreateTableCommand,
  type DynamoDBClient,
  QueryCommand,
  ResourceInUseException,
  ScanCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandOutput,
  UpdateItemCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { setTimeout as wait } from 'node:timers/promises'
import { openClient } from './client.ts'
import { type Clock, openClock } from './clock.ts'
import { Busy } from './errors.ts'
import { toItem, toKey, toTransactItem, toUpdate } from './expressions.ts'
import { type Key, nameOfKey } from './keys.ts'
import { TABLE_SHAPE } from './shape.ts'
import { openSpending } from './spending.ts'
import type { Item, ReadOptions, Table, Writing } from './table.ts'
import { COMMAND_TIME, consume, countedIn, type Counter, newUsage } from './usage.ts'

/** The most items per page of a scan. Without a limit, the local engine reads the whole table for every page. */
const SCANNED = 1000
/** The most keys of one BatchGetItem. */
const BATCH = 100
/** How often to request keys that DynamoDB left unprocessed, and to send a transaction that it cancelled for a conflict. */
const ATTEMPTS = 6

/**
 * Opens a table by its name, with the region and credentials that the AWS SDK finds in the environment.
 * @param endpoint defaults to the one that the AWS SDK chooses
 * @param clock gives changes their instants; it receives the table's time
 */
export const openTable = (name: string, endpoint?: string, clock = openClock()): Table =>
  tableOf(openClient(endpoint, clock), name, clock, { packed: true, words: true }, [{ usage: newUsage(), inFlight: 0 }])

/** The table, with its commands counted by all of these counters. The first one counts the commands of all requests. */
const tableOf = (
  client: DynamoDBClient,
  name: string,
  clock: Clock,
  writing: Writing,
  counters: [Counter, ...Counter[]],
): Table => {
  const send = countedIn(counters)

  const getBatch = async (keys: Key[], { consistent, signal }: ReadOptions): Promise<Map<string, Item>> => {
    const found = new Map<string, Item>()
    let asked = keys.map(toKey) as { [name: string]: AttributeValue }[]
    for (let attempt = 0; asked.length; attempt += 1) {
      if (attempt === ATTEMPTS) throw new Busy('Keys were left unprocessed.')
      if (attempt) await wait(2 ** attempt * 25 * Math.random())
      const command = new BatchGetItemCommand({
        RequestItems: { [name]: { Keys: asked, ConsistentRead: consistent ?? false } },
        ReturnConsumedCapacity: 'TOTAL',
      })
      const answer = await send((options) => client.send(command, options), signal)
      consume(counters, 'readUnits', answer.ConsumedCapacity?.[0]?.CapacityUnits)
      for (const item of answer.Responses?.[name] ?? []) {
        const one = toItem(item)
        found.set(nameOfKey(one), one)
      }
      asked = answer.UnprocessedKeys?.[name]?.Keys ?? []
    }
    return found
  }

  return {
    usage: counters[0].usage,
    clock,
    writing,
    observed: (usage, observe) => tableOf(client, name, clock, writing, [...counters, { usage, inFlight: 0, observe }]),
    async get(keys, options = {}) {
      // DynamoDB refuses a request with the same key twice.
      const each = [...new Map(keys.map((key) => [nameOfKey(key), key])).values()]
      const chunks: Key[][] = []
      for (let start = 0; start < each.length; start += BATCH) chunks.push(each.slice(start, start + BATCH))
      const found = await Promise.all(chunks.map((chunk) => getBatch(chunk, options)))
      const byName = new Map(found.flatMap((items) => [...items]))
      return keys.map((key) => byName.get(nameOfKey(key)) ?? null)
    },
    async query({ PK, low, high }, { backward, limit, consistent, signal }) {
      const command = new QueryCommand({
        TableName: name,
        KeyConditionExpression: 'PK = :partition AND SK BETWEEN :low AND :high',
        ExpressionAttributeValues: { ':partition': { S: PK }, ':low': { S: low }, ':high': { S: high } },
        ScanIndexForward: !backward,
        Limit: limit,
        ConsistentRead: consistent ?? false,
        ReturnConsumedCapacity: 'TOTAL',
      })
      const answer = await send((options) => client.send(command, options), signal)
      consume(counters, 'readUnits', answer.ConsumedCapacity?.CapacityUnits)
      return { items: (answer.Items ?? []).map(toItem), more: answer.LastEvaluatedKey !== undefined }
    },
    async transact(writes, { signal = AbortSignal.timeout(COMMAND_TIME) } = {}) {
      const command = new TransactWriteItemsCommand({
        ReturnConsumedCapacity: 'TOTAL',
        TransactItems: writes.map((write) => toTransactItem(name, write, writing)),
      })
      const attempted = async (attempt = 1): Promise<TransactWriteItemsCommandOutput> => {
        try {
          return await send((options) => client.send(command, options), signal)
        } catch (error) {
          // The SDK does not retry a transaction that DynamoDB cancelled for a conflict with another one.
          const cancelled = error instanceof Busy && error.cause instanceof TransactionCanceledException
          if (!cancelled || attempt === ATTEMPTS) throw error
          await wait(2 ** attempt * 25 * Math.random())
          return attempted(attempt + 1)
        }
      }
      const answer = await attempted()
      consume(
        counters,
        'writeUnits',
        answer.ConsumedCapacity?.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0),
      )
    },
    async update(write) {
      const command = new UpdateItemCommand({ ...toUpdate(name, write, writing), ReturnConsumedCapacity: 'TOTAL' })
      const answer = await send((options) => client.send(command, options))
      consume(counters, 'writeUnits', answer.ConsumedCapacity?.CapacityUnits)
    },
    spend: openSpending(client, name, send, counters),
    async *scan() {
      for (let from: { [name: string]: AttributeValue } | undefined, first = true; first || from; first = false) {
        const command = new ScanCommand({
          TableName: name,
          ExclusiveStartKey: from,
          Limit: SCANNED,
          ReturnConsumedCapacity: 'TOTAL',
        })
        const answer = await send((options) => client.send(command, options))
        consume(counters, 'readUnits', answer.ConsumedCapacity?.CapacityUnits)
        yield (answer.Items ?? []).map(toItem)
        from = answer.LastEvaluatedKey
      }
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
