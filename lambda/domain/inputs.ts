import { createHash } from 'node:crypto'
import { INPUTS } from '../generated/records.ts'
import type { RecordInput } from '../generated/types.ts'
import { storedBounds } from './dates.ts'
import { NOUNS, typeOf, typeOfId } from './nouns.ts'
import type { Named } from './noun.ts'
import { type AnyRecord, fieldOf, type Kept, type TypedInput, type TypeName, TYPES } from './records.ts'

type Dictionary = { [name: string]: unknown }

/** The type of record that an input describes, and its content. Throws if the input has none. */
export const typeOfInput = (input: RecordInput): TypedInput => {
  for (const type of TYPES) {
    const content = input[fieldOf(type)]
    if (content) return { type, content } as TypedInput // the field is that of the type
  }
  throw new Error('The input names no record.')
}

// The content must be of the type: the compiler cannot check that from a computed name.
/** The content of an input of a type, as a RecordInput. */
export const inputOf = (type: TypeName, content: object): RecordInput => {
  const input: object = { [fieldOf(type)]: content }
  return input as RecordInput
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An id in the form of a ULID, made from a hash of the content: a retry gets the same id and never makes a duplicate. */
const idOfContent = ({ type, content }: TypedInput): string => {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const number = BigInt(`0x${digest}`)
  const digits = Array.from({ length: 25 }, (_, place) => CROCKFORD[Number((number >> BigInt(5 * place)) & 31n)])
  return `${NOUNS[type].prefix}0${digits.join('')}`
}

/** An input in its canonical form, with an id: the one given, or one made from its content. */
export const withId = (input: RecordInput): { input: RecordInput; id: string; type: TypeName } => {
  const said = canonical(input)
  const typed = typeOfInput(said)
  const { type, content } = typed
  const id = content.id ?? idOfContent(typed)
  return { id, type, input: content.id ? said : inputOf(type, { id, ...content }) }
}

/** The lists that are kept even if they are empty; each noun checks whether they may be. */
const REQUIRED_LISTS = new Set(
  Object.values(INPUTS).flatMap((fields) =>
    Object.entries(fields).flatMap(([name, { required, list }]) => (required && list ? [name] : [])),
  ),
)

/** An input in its canonical form: without nulls, and without empty lists that may be left out. */
export const canonical = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(canonical) as Value
  if (typeof value !== 'object' || value === null) return value
  const said = Object.entries(value).filter(
    ([name, member]) =>
      member !== null &&
      member !== undefined &&
      (REQUIRED_LISTS.has(name) || !Array.isArray(member) || member.length > 0),
  )
  return Object.fromEntries(said.map(([name, member]) => [name, canonical(member)])) as Value
}

/** The content of an input, with their bounds added to its dates. */
const dated = ({ type, content }: TypedInput): Dictionary => {
  const withBounds = (date: { edtf: string }) => ({ ...date, ...storedBounds(date.edtf) })
  const record: Dictionary = { ...content }
  for (const [name, { of }] of Object.entries(INPUTS[type] ?? {})) {
    if (of !== 'PartialDate' || record[name] == null) continue
    const given = record[name] as { edtf: string } | { edtf: string }[] // as the schema says of the field
    record[name] = Array.isArray(given) ? given.map(withBounds) : withBounds(given)
  }
  return record
}

const derived = <Type extends TypeName>({ type, content }: TypedInput<Type>, named: Named): object =>
  NOUNS[type].derive(content, named)

/**
 * The record that a valid input makes, beside what the archive keeps of every record.
 * @param named the records that it refers to, as far as they are known
 */
export const toRecord = (input: RecordInput, kept: Kept, named: Named = () => null): AnyRecord => {
  const typed = typeOfInput(input)
  const record: unknown = { ...dated(typed), ...derived(typed, named), ...kept }
  if (isRecordUnder(kept.id, record)) return record
  throw new Error('The input was not checked before it was stored.')
}

/** The fields that every record of a type has, and whether each is a list. */
const needed = (type: TypeName): [string, boolean][] =>
  Object.entries(INPUTS[type] ?? {}).flatMap(([name, { required, list = false, absent }]) =>
    required && absent === undefined ? [[name, list]] : [],
  )
const NEEDED = new Map(TYPES.map((type) => [type, needed(type)]))

/** Whether a value read from the table is the record with this id, with every field that its type requires. */
export const isRecordUnder = (id: string, value: unknown): value is AnyRecord => {
  const type = typeOfId(id)
  if (type === null || typeof value !== 'object' || value === null) return false
  const record = value as Dictionary // any property of an object may be read
  return (
    record.id === id &&
    typeof record.revision === 'number' &&
    typeof record.status === 'string' &&
    NEEDED.get(type)!.every(([name, list]) => (list ? Array.isArray(record[name]) : record[name] !== undefined))
  )
}

/** The content of a record, field by field, with its status. */
export const snapshotOf = (record: AnyRecord): Dictionary => {
  const { status, statusReason, supersededBy } = record
  return {
    ...toInput(record),
    status,
    ...(statusReason ? { statusReason } : {}),
    ...(supersededBy ? { supersededBy } : {}),
  }
}

const KEPT = new Set([
  'revision',
  'status',
  'statusReason',
  'supersededBy',
  'createdAt',
  'updatedAt',
  'frozen',
  'span',
  'inherited',
])
const BOUNDS = new Set(['earliest', 'latest'])

const without = (value: unknown, names: ReadonlySet<string>): unknown => {
  if (Array.isArray(value)) return value.map((member) => without(member, BOUNDS))
  if (typeof value !== 'object' || value === null) return value
  const left = Object.entries(value).filter(([name, member]) => !names.has(name) && member !== undefined)
  return Object.fromEntries(left.map(([name, member]) => [name, without(member, BOUNDS)]))
}

/** The input that a record was made from, in its canonical form. Exports consist of these. */
export const toInput = (record: AnyRecord): Dictionary => without(record, KEPT) as Dictionary // an object stays one

/** The RecordInput that a record was made from. */
export const toRecordInput = (record: AnyRecord): RecordInput => inputOf(typeOf(record), toInput(record))
