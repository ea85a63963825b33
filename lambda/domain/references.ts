import { type InputField, INPUTS, type TypeName } from '../generated/records.ts'
import { fieldOf } from './records.ts'

/** A reference to a record, and the path of the field that holds it. */
export interface Reference {
  field: string[]
  id: string
  type: TypeName
  /** Whether references of this kind must not form a cycle. */
  acyclic: boolean
}

/** The fields of each input that hold references, directly or at any depth. */
const REFERRING = new Map<string, [string, InputField][]>()
const referring = (input: string): [string, InputField][] => {
  const known = REFERRING.get(input)
  if (known) return known
  const found = Object.entries(INPUTS[input] ?? {}).filter(
    ([, { refersTo, of }]) => refersTo !== undefined || (of !== undefined && referring(of).length > 0),
  )
  REFERRING.set(input, found)
  return found
}

const collect = (input: string, value: object, path: string[], found: Reference[]) => {
  const members = new Map<string, unknown>(Object.entries(value))
  for (const [name, { refersTo, of, acyclic: always = false, acyclicFor = [] }] of referring(input)) {
    const given = members.get(name)
    const acyclic = always || acyclicFor.some((kind) => kind === members.get('kind'))
    const read = (one: unknown, field: string[]) => {
      if (refersTo !== undefined && typeof one === 'string') found.push({ field, id: one, type: refersTo, acyclic })
      if (of !== undefined && typeof one === 'object' && one !== null) collect(of, one, field, found)
    }
    if (Array.isArray(given))
      given.forEach((one, index) => {
        read(one, [...path, name, String(index)])
      })
    else read(given, [...path, name])
  }
}

/**
 * Every reference in a record, by the fields that the schema marks with `@refersTo`.
 * @param value the record or its input: both have ids in the same fields
 */
export const referencesOf = (type: TypeName, value: object): Reference[] => {
  const found: Reference[] = []
  collect(type, value, [fieldOf(type)], found)
  return found
}
