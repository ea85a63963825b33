import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { ConditionFailed } from './errors.ts'
import { toKey } from './expressions.ts'
import type { Key } from './keys.ts'
import { consume, type Counter, type Send } from './usage.ts'

/** How long the item of a token bucket is kept after the bucket is full again, in seconds. */
const KEPT_FOR = 600

/** Opens `Table.spend`. */
export const openSpending =
  (client: DynamoDBClient, table: string, send: Send, counters: readonly Counter[]) =>
  async (key: Key, by: number, longest: number): Promise<number> => {
    const now = Date.now()
    const move = async (value: string, condition: string) => {
      const command = new UpdateItemCommand({
        TableName: table,
        Key: toKey(key),
        UpdateExpression: `SET spentUntil = ${value}, expiresAt = :expiresAt`,
        ConditionExpression: condition,
        ExpressionAttributeValues: {
          ...(value.includes(':by') && { ':by': { N: String(by) } }),
          ...(condition.includes(':now') && { ':now': { N: String(now) } }),
          ...(condition.includes(':most') && { ':most': { N: String(now + longest) } }),
          ':expiresAt': { N: String(Math.ceil((now + Math.abs(by)) / 1000) + KEPT_FOR) },
        },
        ReturnValues: 'UPDATED_NEW',
        ReturnConsumedCapacity: 'TOTAL',
      })
      const answer = await send((options) => client.send(command, options))
      consume(counters, 'writeUnits', answer.ConsumedCapacity?.CapacityUnits)
      return Number(answer.Attributes?.spentUntil?.N)
    }
    // Adds to what others have used; or starts from now if all of that has been restored; or caps an instant that is too
    // late to be true, after a clock was set back. One of the three conditions holds, unless others write in between.
    const moves = [
      { value: 'spentUntil + :by', condition: 'spentUntil BETWEEN :now AND :most' },
      { value: ':now + :by', condition: 'attribute_not_exists(spentUntil) OR spentUntil < :now' },
      { value: ':most', condition: 'spentUntil > :most' },
    ]
    for (;;)
      for (const { value, condition } of moves)
        try {
          return await move(value, condition)
        } catch (error) {
          if (!(error instanceof ConditionFailed)) throw error
        }
  }
