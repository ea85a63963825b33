import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { checksumOf } from './bodies.ts'
import type { Key } from './keys.ts'
import { isPackable, pack, unpack } from './packing.ts'
import type { Attributes, Condition, Item, Update, Write, Writing } from './table.ts'

/** What stands for a packed body that cannot be unpacked: no JSON, so that whoever reads it finds its record damaged. */
const UNREADABLE = ''

export const toItem = ({
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
  body: body?.B ? (unpack(body.B) ?? UNREADABLE) : body?.S,
  isPlain: body?.S !== undefined && isPackable({ PK: PK?.S ?? '', SK: SK?.S ?? '' }, body.S) ? true : undefined,
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

type ItemOf = { [name in Exclude<keyof Item, 'isPlain'>]?: AttributeValue } & { [name: string]: AttributeValue }

export const toKey = ({ PK, SK }: Key) => ({ PK: { S: PK }, SK: { S: SK } })

const toAttribute = (value: string | number | boolean | string[]): AttributeValue => {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  return typeof value === 'boolean' ? { BOOL: value } : { SS: value }
}

/** The attributes of an item that have a value, as DynamoDB takes them. */
export const toAttributes = (key: Key, attributes: Attributes, { packed }: Writing): [string, AttributeValue][] =>
  Object.entries(attributes).flatMap(([name, value]: [string, string | number | boolean | string[] | undefined]) => {
    if (value === undefined || name === 'isPlain') return []
    const isPacked = packed && name === 'body' && typeof value === 'string' && isPackable(key, value)
    return [[name, isPacked ? { B: pack(value) } : toAttribute(value)]]
  })

// `token` is a reserved word of DynamoDB, so every attribute is written as `#name`.
const toExpressions = (when: Condition | undefined, set: [string, AttributeValue][] = []) => {
  const values: { [name: string]: AttributeValue } = {}
  const names: { [name: string]: string } = {}
  const named = (name: string) => {
    names[`#${name}`] = name
    return `#${name}`
  }
  const compared = (
    name: 'body' | 'revision' | 'pending' | 'shown' | 'lifted' | 'expiresAt',
    sign: string,
    value: number | string,
  ) => {
    values[`:if_${name}`] = toAttribute(value)
    return `${named(name)} ${sign} :if_${name}`
  }
  const absent = (name: string) => `attribute_not_exists(${named(name)})`
  const conditions = when && [
    ...(when.exists === undefined ? [] : [`attribute_${when.exists ? 'exists' : 'not_exists'}(${named('PK')})`]),
    ...(when.plainBody === undefined ? [] : [compared('body', '=', when.plainBody)]),
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
  const sets = set.map(([name, value]) => {
    values[`:${name}`] = value
    return `${named(name)} = :${name}`
  })
  return {
    values,
    names,
    condition: conditions?.length ? conditions.join(' AND ') : undefined,
    update: sets.length ? `SET ${sets.join(', ')}` : '',
    named,
  }
}

const orNothing = <Value extends object>(value: Value): Value | undefined =>
  Object.keys(value).length ? value : undefined

export const toUpdate = (
  TableName: string,
  { update, set, unset = [], absorb, release, when }: Update,
  writing: Writing,
) => {
  const attributes = toAttributes(update, { ...set, checksum: checksumOf({ ...update, ...set }) }, writing)
  const expressions = toExpressions(when, attributes)
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

export const toTransactItem = (TableName: string, write: Write, writing: Writing): TransactWriteItem => {
  if ('remove' in write) return { Delete: { TableName, Key: toKey(write.remove), ...toCondition(write.when) } }
  if ('check' in write) {
    const condition = { ...toCondition(write.when), ConditionExpression: toExpressions(write.when).condition ?? '' }
    return { ConditionCheck: { TableName, Key: toKey(write.check), ...condition } }
  }
  if ('put' in write) {
    const Item = Object.fromEntries(toAttributes(write.put, { ...write.put, checksum: checksumOf(write.put) }, writing))
    return { Put: { TableName, Item, ...toCondition(write.when) } }
  }
  return { Update: toUpdate(TableName, write, writing) }
}
