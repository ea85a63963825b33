import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { checksumOf } from './bodies.ts'
import type { Key } from './keys.ts'
import type { Attributes, Condition, Item, Update, Write } from './table.ts'

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

export const toKey = ({ PK, SK }: Key) => ({ PK: { S: PK }, SK: { S: SK } })

const toAttribute = (value: string | number | boolean | string[]): AttributeValue => {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  return typeof value === 'boolean' ? { BOOL: value } : { SS: value }
}

const said = (attributes: Attributes) =>
  Object.entries(attributes).filter(
    (pair): pair is [string, string | number | boolean | string[]] => pair[1] !== undefined,
  )

// `token` is a reserved word of DynamoDB, so every attribute is written as `#name`.
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

const orNothing = <Value extends object>(value: Value): Value | undefined =>
  Object.keys(value).length ? value : undefined

export const toUpdate = (TableName: string, { update, set, unset = [], absorb, release, when }: Update) => {
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

export const toTransactItem = (TableName: string, write: Write): TransactWriteItem => {
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
