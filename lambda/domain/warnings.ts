import type { Problem, Warning } from './checks.ts'
import { typeOfInput } from './inputs.ts'
import type { Beside, LookAlike, Named } from './noun.ts'
import { isOf, NOUNS, withNoun } from './nouns.ts'
import { type AnyRecord, fieldOf, type TypedInput, type TypeName } from './records.ts'
import type { RecordInput } from '../generated/types.ts'

/** Reads the records that another one refers to, of the type that is asked for. */
export const namedBy =
  (read: (id: string) => AnyRecord | null): Named =>
  (id, type) => {
    const record = id == null ? null : read(id)
    return record && isOf(record, type) ? record : null
  }

const besideNoun = <Type extends TypeName>({ type, content }: TypedInput<Type>, beside: Beside): Problem[] => {
  const found: Problem[] = []
  NOUNS[type].checkBeside?.(content, beside, (wrong, field, message, code = 'INVALID') => {
    if (wrong) found.push({ code, field: [fieldOf<TypeName>(type), ...field.map(String)], message })
  })
  return found
}

/** What is wrong with a record beside the records that it refers to. */
export const problemsBeside = (input: RecordInput, beside: Beside): Problem[] => besideNoun(typeOfInput(input), beside)

/** What about a record may be right and seldom is. */
export const warningsOf = (record: AnyRecord, beside: Beside): Warning[] => {
  const found: Warning[] = []
  withNoun(record, (noun, one) =>
    noun.warn?.(one, beside, (odd, code, field, message) => {
      if (odd) found.push({ code, field: [fieldOf<TypeName>(noun.type), ...field.map(String)], message })
    }),
  )
  return found
}

const alikeBy = <Type extends TypeName>({ type, content }: TypedInput<Type>): LookAlike<Type>[] =>
  NOUNS[type].lookAlikes?.(content) ?? []

/** A listing in which a record that may be the same has an entry, whatever its type. */
export interface AnyLookAlike extends Omit<LookAlike<TypeName>, 'isAlike'> {
  isAlike: (record: AnyRecord) => boolean
}

/** The listings in which records that may be the same as this one have an entry. */
export const lookAlikesOf = (input: RecordInput): AnyLookAlike[] => {
  const typed = typeOfInput(input)
  return alikeBy(typed).map(({ isAlike, field, ...rest }) => ({
    ...rest,
    field: [fieldOf(typed.type), ...field],
    isAlike: (record) => isOf(record, typed.type) && (isAlike?.(record) ?? true),
  }))
}
