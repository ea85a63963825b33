import type { RecordType } from '../generated/types.ts'
import type { Problem } from './checks.ts'
import { typeOfId } from './nouns.ts'
import { RECORD_TYPES } from './records.ts'

/** What a key is held to when it writes; null or false where it is not. */
export interface Restrictions {
  types: readonly RecordType[] | null
  idPrefixes: readonly string[] | null
  ownRecordsOnly: boolean
}

/**
 * What is wrong with a key's writing of a record, or its merging of another one into it; none where it may.
 * @param isOwn whether the key made the record, or is about to make it
 * @param field where the id was given
 */
export const forbidden = (
  { types, idPrefixes, ownRecordsOnly }: Restrictions,
  id: string,
  isOwn: boolean,
  field: string[],
): Problem[] => {
  const type = typeOfId(id)
  const found: Problem[] = []
  const refuse = (message: string) => found.push({ code: 'FORBIDDEN', field, message })
  if (type && types && !types.includes(RECORD_TYPES[type])) refuse(`This key writes no ${type}.`)
  if (idPrefixes && !idPrefixes.some((prefix) => id.startsWith(prefix))) {
    const begins = idPrefixes.map((prefix) => `\`${prefix}\``).join(', ')
    refuse(`This key writes only what it gives an id that begins with ${begins}.`)
  }
  if (ownRecordsOnly && !isOwn) refuse(`This key changes only what it made itself, and \`${id}\` was made by another.`)
  return found
}
