import type { ChangeAction, RecordInput, UserErrorCode } from '../../lambda/generated/types.ts'
import { type Ask, dataOf } from './asking.ts'

/** The types of record by the prefixes of their ids. */
const TYPES = {
  top: 'Topic',
  stk: 'Stakeholder',
  rol: 'Role',
  doc: 'Document',
  mtg: 'Meeting',
  stm: 'Statement',
  com: 'Commitment',
} as const

/** The type of the record that an id names. Undefined for another text. */
export const typeOfId = (id: string): (typeof TYPES)[keyof typeof TYPES] | undefined =>
  TYPES[/^([a-z]{3})_/.exec(id)?.[1] as keyof typeof TYPES]

/** The id of the record itself, of a frozen revision as well: `mtg_x` of `mtg_x@3`. */
export const ownId = (id: string): string => id.replace(/@\d+$/, '')

/** What is wrong with a record that was to be written. */
export interface Wrong {
  code: UserErrorCode
  message: string
  field?: readonly string[] | null
  differs?: readonly string[] | null
}

/** A record to import: the input alone, or with what it is based on and why it is written. */
export type Importable = RecordInput | { record: RecordInput; expectedRevision?: number; reason?: string }

/** What came of one record of an import. */
export interface Imported {
  /** Its place among those that were given, from 0. */
  index: number
  id: string | null
  revision: number | null
  /** Null if it stood like this already, or was refused. */
  action: ChangeAction | null
  userErrors: readonly Wrong[]
}

export interface ImportOptions {
  /** Whether records without an `expectedRevision` replace what stands with other content. Defaults to false. */
  overwrite?: boolean
  /** The number of records of one request, at most 100, which is the default. */
  chunk?: number
  /** Called after every request. */
  onProgress?: (done: number, of: number) => void
  /** The ids, or places, that an earlier run has written: they are passed over. */
  done?: ReadonlySet<string | number>
  signal?: AbortSignal
}

const IMPORT = `mutation ($records: [RecordInput!]!, $bases: [ImportBaseInput], $overwrite: Boolean) {
  importRecords(records: $records, bases: $bases, overwrite: $overwrite) {
    results { id revision action userErrors { code message field differs } }
    userErrors { code message field }
  }
}`
/** Requests may have 4 MiB; what is measured here is not quite all of one. */
const LARGEST = 3_000_000

interface ImportData {
  importRecords: { results: Omit<Imported, 'index'>[]; userErrors: Wrong[] }
}

interface Item {
  index: number
  record: RecordInput
  base: { expectedRevision?: number; reason?: string } | null
  id: string | undefined
}

const contentOf = (record: RecordInput) => Object.values(record)[0] as { id?: string | null }

/** The texts in a value that are ids of other records to import. */
const referredTo = (value: unknown, known: ReadonlyMap<string, Item>, found: Item[] = []): Item[] => {
  if (typeof value === 'string') found.push(...(known.has(value) ? [known.get(value)!] : []))
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) referredTo(member, known, found)
  return found
}

/** The items with what they refer to before them, so that it is in the same request or in one before. */
const inOrder = (items: readonly Item[]): Item[] => {
  const known = new Map(items.flatMap((item) => (item.id === undefined ? [] : [[item.id, item] as const])))
  const ordered = new Set<Item>()
  const entered = new Set<Item>()
  for (const start of items) {
    const stack = [start]
    while (stack.length) {
      const item = stack.at(-1)!
      const before = entered.has(item) ? [] : referredTo(item.record, known).filter((one) => !entered.has(one))
      entered.add(item)
      if (before.length) stack.push(...new Set(before))
      else ordered.add(stack.pop()!)
    }
  }
  return [...ordered]
}

/** Imports records in any number and order, and tells what came of each. A run that was cut off may be made again. */
export async function* importing(
  ask: Ask,
  records: Iterable<Importable> | AsyncIterable<Importable>,
  { overwrite = false, chunk = 100, onProgress, done = new Set(), signal }: ImportOptions = {},
): AsyncGenerator<Imported> {
  const items: Item[] = []
  let index = 0
  for await (const given of records) {
    const { record, ...base } = 'record' in given ? given : { record: given }
    const id = contentOf(record).id ?? undefined
    if (!done.has(index) && !(id !== undefined && done.has(id)))
      items.push({ index, record, base: 'record' in given ? base : null, id })
    index += 1
  }
  const ordered = inOrder(items)
  for (let start = 0; start < ordered.length;) {
    const part: Item[] = []
    for (let size = 0; part.length < chunk && start + part.length < ordered.length;) {
      const next = ordered[start + part.length]!
      size += JSON.stringify(next.record).length
      if (part.length && size > LARGEST) break
      part.push(next)
    }
    const variables = { records: part.map(({ record }) => record), bases: part.map(({ base }) => base), overwrite }
    const options = { signal, idempotencyKey: crypto.randomUUID() }
    const { importRecords } = dataOf(await ask<ImportData>(IMPORT, variables, options))
    for (const [place, item] of part.entries())
      yield {
        ...(importRecords.results[place] ?? {
          id: null,
          revision: null,
          action: null,
          userErrors: importRecords.userErrors,
        }),
        index: item.index,
      }
    start += part.length
    onProgress?.(start, ordered.length)
  }
}

interface EditData {
  made: { record: { revision: number } | null; userErrors: Wrong[] }
}

/** What came of an edit: the record as it stands, or what is wrong. */
export interface Edited {
  revision: number | null
  userErrors: readonly Wrong[]
}

/**
 * Changes a record: reads it in the shape of its input, lets a function change that, and writes it. If somebody else has
 * changed it meanwhile, it is read again, and the function is asked again.
 * @param change returns the changed input; it may change the one that it is given
 */
export const editing = async <Input = { [field: string]: unknown }>(
  ask: Ask,
  given: string,
  change: (input: Input) => Input | Promise<Input>,
  { reason, tries = 3 }: { reason?: string; tries?: number } = {},
): Promise<Edited> => {
  const id = ownId(given)
  const type = typeOfId(id)
  if (type === undefined) throw new Error(`\`${id}\` is not the id of a record.`)
  const read = `query ($id: ID!) { node(id: $id) { ... on Record { revision input } } }`
  const write = `mutation ($input: ${type}Input!, $expectedRevision: Int!, $reason: String) {
    made: record${type}(input: $input, expectedRevision: $expectedRevision, reason: $reason) {
      record: ${type.toLowerCase()} { revision } userErrors { code message field differs }
    }
  }`
  for (let attempt = 1; ; attempt += 1) {
    const { node } = dataOf(await ask<{ node: { revision: number; input: Input } | null }>(read, { id }))
    if (!node) throw new Error(`There is no \`${id}\`.`)
    const input = await change(node.input)
    const variables = { input, expectedRevision: node.revision, reason }
    const { made } = dataOf(await ask<EditData>(write, variables, { idempotencyKey: crypto.randomUUID() }))
    const isConflict = made.userErrors.some(({ code }) => code === 'CONFLICT')
    if (!isConflict || attempt === tries)
      return { revision: made.record?.revision ?? null, userErrors: made.userErrors }
  }
}
