import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  CreateTableCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  QueryCommand,
  type ConsumedCapacity,
  ScanCommand,
  TransactWriteItemsCommand,
  type TransactWriteItem,
  type TransactWriteItemsCommandOutput,
  UpdateItemCommand,
  waitUntilTableExists,
  ResourceInUseException,
  TransactionCanceledException,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb'
import { ShownError } from '../errors.ts'
import { checksumOf } from './bodies.ts'
import { type Clock, openClock } from './clock.ts'
import { withTimeout } from './within.ts'
import type { Key, Range } from './keys.ts'
import { TABLE_SHAPE } from './shape.ts'

/** What an item holds beside its key. An index entry has no more than a body, or nothing: then it points to a record by its id. */
export interface Attributes {
  /** As JSON text, what the item holds. A record without it was erased. */
  body?: string
  /** Of the body. The table makes it wherever a body is written; only index entries, whose bodies are copies, have none. */
  checksum?: string
  /** Of a record: its current revision. */
  revision?: number
  /** Of a revision: the write that made it. */
  token?: string
  /** Of a record: the number of a write that goes on in several transactions; negative once its revision is made. */
  pending?: number
  /** Of a record: it takes no new references, because it is being erased or was. */
  closed?: boolean
  /** Of a record: the id of the record that it became. */
  merged?: string
  /** Of a record: the id of the key that made it. */
  madeBy?: string
  /** Of a record: the ids of the records that became it. */
  absorbed?: string[]
  /** Of the feed of changes: the latest instant that it has shown. */
  shown?: string
  /** Of the feed of changes: the instant of the latest change that was made by a clock behind what it has shown. */
  lifted?: string
  /** Of a caller's allowance: the instant, in milliseconds, at which all that was spent will have come back. */
  spentUntil?: number
  /** When DynamoDB may delete the item, in seconds since 1970. */
  expiresAt?: number
}

/** An item of the table. */
export interface Item extends Key, Attributes {}

/** What must be true of an item for a transaction to be carried out. */
export interface Condition {
  exists?: boolean
  with?: (keyof Attributes)[]
  revision?: number
  pending?: number
  without?: (keyof Attributes)[]
  /** It has shown nothing as late as this. */
  shownBefore?: string
  /** Null where it has none. */
  lifted?: string | null
  /** There is none, or it has expired by then, in seconds since 1970. */
  expiredBy?: number
}

/** One change of a transaction, or a check alone. */
export type Write =
  { put: Item; when?: Condition } | { remove: Key; when?: Condition } | { check: Key; when: Condition } | Update

/** A change of some attributes of an item. */
export interface Update {
  update: Key
  set?: Omit<Attributes, 'absorbed'>
  unset?: (keyof Attributes)[]
  absorb?: string
  release?: string
  when: Condition
}

/** What a table has been asked so far. */
export interface Usage {
  commands: number
  /** How often a command was sent while none was under way: the sequential round trips, where one request runs alone. */
  roundTrips: number
  readUnits: number
  writeUnits: number
}

/** How to read: `consistent` sees every write that was acknowledged; `signal` gives up. */
export interface ReadOptions {
  consistent?: boolean
  signal?: AbortSignal
}

/** The table: the only thing in Readout that speaks to AWS. Every method throws Busy where the table does not answer in time. */
export interface Table {
  /** What this table has been asked so far, by all who use it. */
  usage: Usage
  /** Held to the time of the table, as its answers tell it. */
  clock: Clock
  /**
   * The same table, whose commands are counted in a usage of their own as well: those of one request, whatever runs
   * beside it.
   * @param observe told whenever units were consumed
   */
  observed(own: Usage, observe?: () => void): Table
  get(keys: Key[], options?: ReadOptions): Promise<(Item | null)[]>
  query(
    range: Range,
    options: ReadOptions & { backward: boolean; limit: number },
  ): Promise<{ items: Item[]; more: boolean }>
  /** All or nothing, at most 100 writes. Throws ConditionFailed where nothing was written because a condition did not hold. */
  transact(writes: Write[], options?: { token?: string; signal?: AbortSignal }): Promise<void>
  /** One change of one item. Throws ConditionFailed where the condition did not hold. */
  update(write: Update): Promise<void>
  /**
   * Moves the instant until which a caller has spent, by milliseconds from the later of it and now; back, for what was
   * not used. All who do so at the same time add up.
   * @param longest from now on, in milliseconds: an instant beyond is not true, and is taken for that
   * @returns the instant, in milliseconds
   */
  spend(key: Key, by: number, longest: number): Promise<number>
  /** Every item of the table, in no order, a page at a time. For operators' tools, never for a request. */
  scan(): AsyncGenerator<Item[]>
  create(): Promise<void>
}

/** A condition of a transaction did not hold: nothing was written. */
export class ConditionFailed extends Error {}

/** What the local engine says, within a message of its own, where it has no place to write to. */
const DISK_FULL = 'disk is full'

/** The table is too busy or out of reach. What was to be written may have been written or not. */
export class Busy extends ShownError {
  constructor(cause: unknown) {
    const isFull = cause instanceof Error && cause.message.includes(DISK_FULL)
    super(
      'UNAVAILABLE',
      isFull
        ? 'The disk of the archive is full: nothing can be written until there is room on it.'
        : 'The archive is too busy to answer. Try again in a few seconds.',
    )
    this.cause = cause
  }
}

/** Items of one page of a scan: without a limit, the local engine reads the whole table for every page. */
const SCANNED = 1000
/** DynamoDB takes so many keys in one BatchGetItem. */
const BATCH = 100
/** How often keys that DynamoDB left unprocessed are asked for, and what it cancelled for another transaction is sent. */
const ATTEMPTS = 6
/** What a caller has spent is kept for so many seconds after it has come back. */
const KEPT_FOR = 600
/** After so many milliseconds, with the SDK's own retries, a command is given up. DynamoDB answers in some ten. */
const COMMAND_TIME = 5000

const toItem = ({
  PK,
  SK,
  body,
  checksum,
  revision,
  token,
  pending,
  closed,
  merged,
  absorbed,
  madeBy,
  shown,
  lifted,
  expiresAt,
}: ItemOf): Item => ({
  PK: PK?.S ?? '',
  SK: SK?.S ?? '',
  body: body?.S,
  checksum: checksum?.S,
  revision: revision?.N === undefined ? undefined : Number(revision.N),
  token: token?.S,
  pending: pending?.N === undefined ? undefined : Number(pending.N),
  closed: closed?.BOOL,
  merged: merged?.S,
  absorbed: absorbed?.SS,
  madeBy: madeBy?.S,
  shown: shown?.S,
  lifted: lifted?.S,
  expiresAt: expiresAt?.N === undefined ? undefined : Number(expiresAt.N),
})

type ItemOf = { [name in keyof Item]?: AttributeValue } & { [name: string]: AttributeValue }

const toKey = ({ PK, SK }: Key) => ({ PK: { S: PK }, SK: { S: SK } })

const toAttribute = (value: string | number | boolean | string[]): AttributeValue => {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  return typeof value === 'boolean' ? { BOOL: value } : { SS: value }
}

const said = (attributes: Attributes) =>
  Object.entries(attributes).filter(
    (pair): pair is [string, string | number | boolean | string[]] => pair[1] !== undefined,
  )

// `token` is a reserved word of DynamoDB: every name goes by `#name`.
const toExpressions = (when: Condition | undefined, set: Attributes = {}, more: string[] = []) => {
  const values: { [name: string]: AttributeValue } = {}
  const names: { [name: string]: string } = {}
  const named = (name: string) => {
    names[`#${name}`] = name
    return `#${name}`
  }
  const compared = (
    name: 'revision' | 'pending' | 'shown' | 'lifted' | 'expiresAt',
    sign: string,
    value: number | string,
  ) => {
    values[`:if_${name}`] = toAttribute(value)
    return `${named(name)} ${sign} :if_${name}`
  }
  const absent = (name: string) => `attribute_not_exists(${named(name)})`
  const conditions = when && [
    ...(when.exists === undefined ? [] : [`attribute_${when.exists ? 'exists' : 'not_exists'}(${named('PK')})`]),
    ...(when.revision === undefined ? [] : [compared('revision', '=', when.revision)]),
    ...(when.pending === undefined ? [] : [compared('pending', '=', when.pending)]),
    ...(when.with ?? []).map((name) => `attribute_exists(${named(name)})`),
    ...(when.without ?? []).map(absent),
    ...(when.shownBefore === undefined ? [] : [`(${absent('shown')} OR ${compared('shown', '<', when.shownBefore)})`]),
    ...(when.expiredBy === undefined ? [] : [`(${absent('PK')} OR ${compared('expiresAt', '<=', when.expiredBy)})`]),
    ...(when.lifted === undefined
      ? []
      : [when.lifted === null ? absent('lifted') : compared('lifted', '=', when.lifted)]),
  ]
  const sets = said(set).map(([name, value]) => {
    values[`:${name}`] = toAttribute(value)
    return `${named(name)} = :${name}`
  })
  return {
    values,
    names,
    condition: conditions?.length ? conditions.join(' AND ') : undefined,
    update: [...(sets.length ? [`SET ${sets.join(', ')}`] : []), ...more].join(' '),
    named,
  }
}

const nameOf = ({ PK, SK }: Key) => `${PK} ${SK}`

const orNothing = <Value extends object>(value: Value): Value | undefined =>
  Object.keys(value).length ? value : undefined

const toUpdate = (TableName: string, { update, set, unset = [], absorb, release, when }: Update) => {
  const expressions = toExpressions(when, { ...set, checksum: checksumOf({ ...update, ...set }) })
  const { named, values } = expressions
  const parts = [expressions.update]
  if (unset.length) parts.push(`REMOVE ${unset.map(named).join(', ')}`)
  const members = (verb: string, id: string) => {
    values[`:${verb}`] = { SS: [id] }
    parts.push(`${verb} ${named('absorbed')} :${verb}`)
  }
  if (absorb !== undefined) members('ADD', absorb)
  if (release !== undefined) members('DELETE', release)
  return {
    TableName,
    Key: toKey(update),
    UpdateExpression: parts.join(' '),
    ConditionExpression: expressions.condition,
    ExpressionAttributeNames: orNothing(expressions.names),
    ExpressionAttributeValues: orNothing(values),
  }
}

const toCondition = (when: Condition | undefined) => {
  const { condition, names, values } = toExpressions(when)
  return {
    ConditionExpression: condition,
    ExpressionAttributeNames: orNothing(names),
    ExpressionAttributeValues: orNothing(values),
  }
}

const toTransactItem = (TableName: string, write: Write): TransactWriteItem => {
  if ('remove' in write) return { Delete: { TableName, Key: toKey(write.remove), ...toCondition(write.when) } }
  if ('check' in write) {
    const condition = { ...toCondition(write.when), ConditionExpression: toExpressions(write.when).condition ?? '' }
    return { ConditionCheck: { TableName, Key: toKey(write.check), ...condition } }
  }
  if ('put' in write) {
    const Item = Object.fromEntries(
      said({ ...write.put, checksum: checksumOf(write.put) }).map(([name, value]) => [name, toAttribute(value)]),
    )
    return { Put: { TableName, Item, ...toCondition(write.when) } }
  }
  return { Update: toUpdate(TableName, write) }
}

/** What DynamoDB says of a request that may succeed when it is sent again. */
const PASSING = new Set([
  'InternalServerError',
  'LimitExceededException',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ThrottlingError',
  'ThrottlingException',
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
])

const translated = (error: unknown): unknown => {
  if (error instanceof ConditionalCheckFailedException) return new ConditionFailed(error.message)
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
    if (codes.includes('ConditionalCheckFailed')) return new ConditionFailed(error.message)
    return codes.some((code) => PASSING.has(code)) ? new Busy(error) : error
  }
  if (error instanceof DynamoDBServiceException)
    return PASSING.has(error.name) || (error.$metadata.httpStatusCode ?? 0) >= 500 ? new Busy(error) : error
  // The SDK names no class for what is no answer at all: a connection that broke, a time that ran out.
  const lost =
    error instanceof Error && ('code' in error || error.name === 'AbortError' || error.name === 'TimeoutError')
  return lost || (error instanceof Error && '$metadata' in error) ? new Busy(error) : error
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The `Date` of an HTTP answer, as the SDK hands it on. */
const dateOf = (response: unknown): number => {
  const { headers } = response as { headers?: { date?: string } } // the SDK says no more of it than that it is unknown
  return Date.parse(headers?.date ?? '')
}

/**
 * Opens a table by its name, at the endpoint and with the credentials that the environment tells the AWS SDK.
 * @param clock what changes are timed by; it hears what time the table has
 */
export const openTable = (name: string, endpoint?: string, clock = openClock()): Table => {
  const client = new DynamoDBClient({ ...(endpoint && { endpoint }), maxAttempts: 4 })
  // It copies every answer for a logger that there is not: a twentieth of the processor time of a page.
  client.middlewareStack.remove('loggerMiddleware')
  client.middlewareStack.add(
    (next) => async (request) => {
      const begun = performance.now()
      const answer = await next(request)
      const date = dateOf(answer.response)
      if (!Number.isNaN(date)) clock.hear(date, performance.now() - begun)
      return answer
    },
    { step: 'deserialize', priority: 'low', name: 'hearingTheTime' },
  )
  return countingIn(client, name, clock, [{ usage: newUsage(), underWay: 0 }])
}

/** A usage in which commands are counted, and how many of them are under way. */
interface Counter {
  usage: Usage
  underWay: number
  observe?: () => void
}

/** Nothing asked yet. */
export const newUsage = (): Usage => ({ commands: 0, roundTrips: 0, readUnits: 0, writeUnits: 0 })

/** The table with its commands counted in all of these, the first of which is everybody's. */
const countingIn = (client: DynamoDBClient, name: string, clock: Clock, counters: [Counter, ...Counter[]]): Table => {
  const counted = async <Answer>(
    send: (options: { abortSignal: AbortSignal }) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> => {
    for (const counter of counters) {
      counter.usage.commands += 1
      if (counter.underWay === 0) counter.usage.roundTrips += 1
      counter.underWay += 1
    }
    try {
      return await withTimeout(COMMAND_TIME, (abortSignal) => send({ abortSignal }), signal)
    } catch (error) {
      throw translated(error)
    } finally {
      for (const counter of counters) counter.underWay -= 1
    }
  }
  const consume = (kind: 'readUnits' | 'writeUnits', units = 0) => {
    for (const { usage, observe } of counters) {
      usage[kind] += units
      observe?.()
    }
  }
  const read = (consumed: ConsumedCapacity | undefined) => {
    consume('readUnits', consumed?.CapacityUnits)
  }

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
      const answer = await counted((options) => client.send(command, options), signal)
      read(answer.ConsumedCapacity?.[0])
      for (const item of answer.Responses?.[name] ?? []) {
        const read = toItem(item)
        found.set(nameOf(read), read)
      }
      asked = answer.UnprocessedKeys?.[name]?.Keys ?? []
    }
    return found
  }

  return {
    usage: counters[0].usage,
    clock,
    observed: (usage, observe) => countingIn(client, name, clock, [...counters, { usage, underWay: 0, observe }]),
    async get(keys, options = {}) {
      // DynamoDB refuses a key that is asked for twice.
      const each = [...new Map(keys.map((key) => [nameOf(key), key])).values()]
      const chunks: Key[][] = []
      for (let start = 0; start < each.length; start += BATCH) chunks.push(each.slice(start, start + BATCH))
      const found = await Promise.all(chunks.map((chunk) => getBatch(chunk, options)))
      const byName = new Map(found.flatMap((items) => [...items]))
      return keys.map((key) => byName.get(nameOf(key)) ?? null)
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
      const answer = await counted((options) => client.send(command, options), signal)
      read(answer.ConsumedCapacity)
      return { items: (answer.Items ?? []).map(toItem), more: answer.LastEvaluatedKey !== undefined }
    },
    async transact(writes, { token, signal = AbortSignal.timeout(COMMAND_TIME) } = {}) {
      const command = new TransactWriteItemsCommand({
        ClientRequestToken: token,
        ReturnConsumedCapacity: 'TOTAL',
        TransactItems: writes.map((write) => toTransactItem(name, write)),
      })
      const send = async (attempt = 1): Promise<TransactWriteItemsCommandOutput> => {
        try {
          return await counted((options) => client.send(command, options), signal)
        } catch (error) {
          // What DynamoDB cancels for another transaction on the same items, the SDK does not send again by itself.
          const cancelled = error instanceof Busy && error.cause instanceof TransactionCanceledException
          if (!cancelled || attempt === ATTEMPTS) throw error
          await wait(2 ** attempt * 25 * Math.random())
          return send(attempt + 1)
        }
      }
      const answer = await send()
      consume(
        'writeUnits',
        answer.ConsumedCapacity?.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0),
      )
    },
    async update(write) {
      const command = new UpdateItemCommand({ ...toUpdate(name, write), ReturnConsumedCapacity: 'TOTAL' })
      const answer = await counted((options) => client.send(command, options))
      consume('writeUnits', answer.ConsumedCapacity?.CapacityUnits)
    },
    async spend(key, by, longest) {
      const now = Date.now()
      const move = async (value: string, condition: string) => {
        const command = new UpdateItemCommand({
          TableName: name,
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
        const answer = await counted((options) => client.send(command, options))
        consume('writeUnits', answer.ConsumedCapacity?.CapacityUnits)
        return Number(answer.Attributes?.spentUntil?.N)
      }
      // What was spent is added to what others have spent; or stands alone where all of that has come back; or, where
      // the clock has gone back since it was written, cannot be true. One of the three holds, unless others come between.
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
    },
    async *scan() {
      for (let from: { [name: string]: AttributeValue } | undefined, first = true; first || from; first = false) {
        const command = new ScanCommand({
          TableName: name,
          ExclusiveStartKey: from,
          Limit: SCANNED,
          ReturnConsumedCapacity: 'TOTAL',
        })
        const answer = await counted((options) => client.send(command, options))
        read(answer.ConsumedCapacity)
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
