import { commitments } from './commitments.ts'
import { documents } from './documents.ts'
import { meetings } from './meetings.ts'
import type { Noun } from './noun.ts'
import { type AnyRecord, partsOfId, type RecordOf, type TypeName, TYPES } from './records.ts'
import { roles } from './roles.ts'
import { stakeholders } from './stakeholders.ts'
import { statements } from './statements.ts'
import { quoted } from './texts.ts'
import { topics } from './topics.ts'

/** Every noun, by its type. It does not compile if a type of the schema is missing. */
export const NOUNS: { [Type in TypeName]: Noun<Type> } = {
  Topic: topics,
  Stakeholder: stakeholders,
  Role: roles,
  Document: documents,
  Meeting: meetings,
  Statement: statements,
  Commitment: commitments,
}

/** The prefixes of ids, in the order of the types. */
export const PREFIXES = Object.fromEntries(TYPES.map((type) => [type, NOUNS[type].prefix])) as {
  [Type in TypeName]: string // every type has one
}

/** A prefix, then a slug of lower-case letters and digits joined by hyphens, or a ULID; at most 100 characters in all. */
const ID = new RegExp(
  `^(${Object.values(PREFIXES).join('|')})(?:[a-z0-9]+(?:-[a-z0-9]+)*|[0-7][0-9A-HJKMNP-TV-Z]{25})$`,
)
const LONGEST_ID = 100

const TYPE_OF_PREFIX: ReadonlyMap<string | undefined, TypeName> = new Map(
  TYPES.map((type) => [NOUNS[type].prefix, type]),
)

/** The type of record that an id names, by its prefix. Null if the text is not a valid id. */
export const typeOfId = (id: string): TypeName | null =>
  (id.length <= LONGEST_ID && TYPE_OF_PREFIX.get(ID.exec(id)?.[1])) || null

/** The type of a record. Throws if its id is not valid. */
export const typeOf = ({ id }: { id: string }): TypeName => {
  const type = typeOfId(id)
  if (type === null) throw new Error('The id of the record is not of a known type.')
  return type
}

/** Whether a record is of a type, by its id. */
export const isOf = <Type extends TypeName>(record: AnyRecord, type: Type): record is RecordOf[Type] =>
  typeOfId(record.id) === type

/** Why an id is not one of a record of this type, as a sentence. Null if it is one. */
export const mismatchOf = (id: string, type: TypeName): string | null => {
  if (typeOfId(id) === type) return null
  const { id: own, revision } = partsOfId(id)
  return revision !== undefined && typeOfId(own) === type
    ? `\`${id}\` is the id of one revision, frozen: here the record itself is meant, \`${own}\`.`
    : `${quoted(id)} is not the id of a ${type}: those begin with \`${NOUNS[type].prefix}\`.`
}

type Use<Result> = <Type extends TypeName>(noun: Noun<Type>, record: RecordOf[Type]) => Result

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it ties the noun to the record
const useBy = <Type extends TypeName, Result>(type: Type, record: AnyRecord, use: Use<Result>): Result => {
  if (isOf(record, type)) return use(NOUNS[type], record)
  throw new Error('The record is not of the type that its id names.')
}

/** Uses a record together with its noun. Throws if the record's id is not valid. */
export const withNoun = <Result>(record: AnyRecord, use: Use<Result>): Result => useBy(typeOf(record), record, use)
