import { badInput } from '../errors.ts'
import type { IdentifierInput } from '../generated/types.ts'
import type { ListingName } from './listings.ts'
import { isLonger, problemOfText } from './texts.ts'

const LONGEST_VALUE = 200

/** The problems of an identifier, each with the field that it is about. */
export const problemsOfIdentifier = ({ scheme, value }: IdentifierInput): [keyof IdentifierInput, string][] => {
  const found: [keyof IdentifierInput, string][] = []
  if (!/^[a-z0-9_-]{1,40}$/.test(scheme))
    found.push(['scheme', 'A scheme must be 1 to 40 characters of a-z, 0-9, "-" and "_".'])
  const isForm = value !== '' && !isLonger(value, LONGEST_VALUE) && !/[\s\p{Default_Ignorable_Code_Point}]/u.test(value)
  const problem = isForm
    ? problemOfText(value)
    : `A value must be 1 to ${LONGEST_VALUE} characters, without spaces or invisible characters.`
  if (problem !== null) found.push(['value', problem])
  return found
}

/** Where another record with one of these identifiers has an entry. */
export const sameIdentifier = (name: ListingName, given: readonly IdentifierInput[] | null | undefined) =>
  (given ?? []).map((identifier, index) => ({
    listing: { name, of: identifierKey(identifier) },
    field: ['identifiers', index],
    what: `the identifier ${identifier.scheme} ${identifier.value}`,
  }))

/** An identifier as the key of its listing. A stored identifier has no space, so the two fields cannot run together. */
export const identifierKey = ({ scheme, value }: IdentifierInput): string => `${scheme} ${value}`

/**
 * The key of the listing for an identifier in a filter; the case of the scheme does not matter. Throws BAD_USER_INPUT
 * if the identifier is not valid.
 */
export const identifierSought = ({ scheme, value }: IdentifierInput): string => {
  const sought = { scheme: scheme.length > 40 ? scheme : scheme.toLowerCase(), value }
  for (const [field, problem] of problemsOfIdentifier(sought)) throw badInput(`\`identifier.${field}\`: ${problem}`)
  return identifierKey(sought)
}
