import { badInput } from '../errors.ts'
import type { IdentifierInput } from '../generated/types.ts'
import type { ListingName } from './listings.ts'
import { isLonger, problemOfText } from './texts.ts'

const LONGEST_VALUE = 200

/** What is wrong with an identifier, by its two fields. */
export const problemsOfIdentifier = ({ scheme, value }: IdentifierInput): [keyof IdentifierInput, string][] => {
  const found: [keyof IdentifierInput, string][] = []
  if (!/^[a-z0-9_-]{1,40}$/.test(scheme)) found.push(['scheme', 'A scheme is 1 to 40 of a-z, 0-9, "-" and "_".'])
  const isForm = value !== '' && !isLonger(value, LONGEST_VALUE) && !/[\s\p{Default_Ignorable_Code_Point}]/u.test(value)
  const problem = isForm
    ? problemOfText(value)
    : `An identifier is 1 to ${LONGEST_VALUE} characters, none of them a space or invisible.`
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

/** An identifier as one text, to list by. No identifier that is kept holds a space. */
export const identifierKey = ({ scheme, value }: IdentifierInput): string => `${scheme} ${value}`

/**
 * What an identifier that is looked for is listed by; the case of the scheme does not matter. Throws BAD_USER_INPUT for
 * what is no identifier.
 */
export const identifierSought = ({ scheme, value }: IdentifierInput): string => {
  const sought = { scheme: scheme.length > 40 ? scheme : scheme.toLowerCase(), value }
  for (const [field, problem] of problemsOfIdentifier(sought)) throw badInput(`\`identifier.${field}\`: ${problem}`)
  return identifierKey(sought)
}
