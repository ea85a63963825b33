/** JSON as it is read: a draft's records, and what this browser has kept. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json | undefined
}

/** Whether a value read from JSON is an object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: unknown): value is readonly Json[] => Array.isArray(value)

/** A text, or null for anything else. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** A number, or null for anything else. */
export const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** The items of a list; none of anything else. */
export const listOf = (value: unknown): readonly Json[] => (isList(value) ? value : [])

/** The objects of a list. */
export const objectsOf = (value: unknown): readonly JsonObject[] => listOf(value).filter(isObject)

/** The texts of a list. */
export const textsOf = (value: unknown): readonly string[] => listOf(value).filter((item) => typeof item === 'string')

/** One of some values, or the first of them. */
export const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value => {
  const found = values.find((one) => one === value) ?? values[0]
  if (found === undefined) throw new Error('There is nothing to choose from.')
  return found
}

/** What a field means if it is left out: a record that says so is the same as one that does not. */
const DEFAULTS: { [name: string]: Json } = {
  basis: 'EXPLICIT',
  naming: 'NAMED',
  stance: 'SUPPORTS',
  verbatim: false,
  translated: false,
  held: false,
}

const isLeftOut = (name: string, value: Json | undefined) =>
  value === undefined || value === null || value === DEFAULTS[name] || (isList(value) && value.length === 0)

const plain = (value: Json): Json => {
  if (isList(value)) return value.map(plain)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([name, item]) => !isLeftOut(name, item))
  const sorted = kept.sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(sorted.map(([name, item]) => [name, plain(item ?? null)]))
}

/** A value without what makes no difference: the order of fields, and fields that say what is so without them. */
export const canonical = (value: Json | undefined): string => JSON.stringify(plain(value ?? null))

/** Whether two values say the same. A list without items is no list. */
export const isSame = (one: Json | undefined, other: Json | undefined): boolean =>
  canonical(isList(one) && one.length === 0 ? null : one) ===
  canonical(isList(other) && other.length === 0 ? null : other)

/** Every text within a value, such as the ids to which a record refers. */
export const textsWithin = (value: Json | undefined): string[] => {
  if (typeof value === 'string') return [value]
  if (isList(value)) return value.flatMap(textsWithin)
  return isObject(value) ? Object.values(value).flatMap(textsWithin) : []
}

/**
 * A value with some of the texts within it replaced; with null, taken out. A text that a list has then twice is there
 * once, and a field without a value is left out.
 */
export const withTexts = (value: Json, change: (text: string) => string | null): Json => {
  if (typeof value === 'string') return change(value)
  if (isList(value)) {
    const changed = value.map((item) => withTexts(item, change)).filter((item) => item !== null)
    return changed.filter((item, index) => typeof item !== 'string' || changed.indexOf(item) === index)
  }
  if (!isObject(value)) return value
  const changed = Object.entries(value).map(([name, item]) => [name, withTexts(item ?? null, change)] as const)
  return Object.fromEntries(changed.filter(([, item]) => item !== null))
}
