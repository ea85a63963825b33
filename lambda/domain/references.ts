import { type InputField, INPUTS, type TypeName } from '../generated/records.ts'
import { fieldOf } from './records.ts'

/** A record that another one refers to, and where it does. */
export interface Reference {
  field: string[]
  id: string
  type: TypeName
  /** Whether following such references must never lead back to the same record. */
  acyclic: boolean
}

/** Of an input, the fields that hold references, themselves or deeper. */
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
 * Every record that a record refers to, with the field that does, as the schema says by `@refersTo`.
 * @param value the record or its input: both hold ids in the same fields
 */
export const referencesOf = (type: TypeName, value: object): Reference[] => {
  const found: Reference[] = []
  collect(type, value, [fieldOf(type)], found)
  return found
}
