import type { RecordType } from '../generated/types.ts'
import type { Problem } from './checks.ts'
import { typeOfId } from './nouns.ts'
import { RECORD_TYPES } from './records.ts'

/** What a key may write; null or false if it is not restricted. */
export interface Restrictions {
  types: readonly RecordType[] | null
  idPrefixes: readonly string[] | null
  ownRecordsOnly: boolean
}

/**
 * Why a key may not write a record, or merge another record into it; empty if it may.
 * @param isOwn whether the key made the record, or is about to make it
 * @param field the path of the id in the input
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
  if (type && types && !types.includes(RECORD_TYPES[type])) refuse(`This key may not write a ${type}.`)
  if (idPrefixes && !idPrefixes.some((prefix) => id.startsWith(prefix))) {
    const begins = idPrefixes.map((prefix) => `\`${prefix}\``).join(', ')
    refuse(`This key may only write records whose id begins with ${begins}.`)
  }
  if (ownRecordsOnly && !isOwn)
    refuse(`This key may only change records that it made, and \`${id}\` was made by another.`)
  return found
}
