import { stringify } from 'csv-stringify/sync'
import {
  getNamedType,
  getNullableType,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { toInput } from '../domain/inputs.ts'
import { type AnyRecord, fieldOf, type TypeName, TYPES } from '../domain/records.ts'
import { INPUTS } from '../generated/records.ts'
import { describeSchema, schema } from '../schema.ts'
import type { KeptFile } from '../reading/bulk.ts'

// A type of record becomes a table; each list in it, at any depth, a table of its own, whose rows say the record and
// their place. So every value of the record has one cell, and nothing is joined into one by commas.

/** A column: its name, where its value is found, and what the data dictionary says of it. */
interface Column {
  name: string
  path: string[]
  type: 'string' | 'integer' | 'boolean'
  description: string
  required: boolean
  values?: string[]
  /** The table whose ids are in it. */
  refersTo?: string
}

/** A table: of a type of record, or of a list in it. */
export interface BulkTable {
  name: string
  description: string
  /** The fields that lead from a record to the list, each a list itself. */
  lists: string[]
  columns: Column[]
}

const snake = (name: string) => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase()
const plural = (word: string) => (word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`)

/** The name of the table of a type. */
export const tableOf = (type: TypeName): string => plural(snake(type))

const typeOfScalar = (name: string): Column['type'] =>
  name === 'Int' ? 'integer' : name === 'Boolean' ? 'boolean' : 'string'

const columnOf = (field: GraphQLInputField, refersTo: TypeName | undefined, path: string[], name: string): Column => {
  const named = getNamedType(field.type)
  return {
    name,
    path,
    type: typeOfScalar(named.name),
    description: field.description ?? '',
    required: isNonNullType(field.type) && path.length === 1,
    ...(isEnumType(named) && { values: named.getValues().map((value) => value.name) }),
    ...(refersTo && { refersTo: tableOf(refersTo) }),
  }
}

/** The columns of an input, and the tables of the lists in it. */
const flatten = (input: string, table: BulkTable, path: string[], tables: BulkTable[]) => {
  const type = schema.getType(`${input}Input`)
  if (!isInputObjectType(type)) throw new Error(`There is no input ${input}.`)
  for (const field of Object.values(type.getFields())) {
    const { of, refersTo } = INPUTS[input]?.[field.name] ?? {}
    const within = [...path, field.name]
    if (isListType(getNullableType(field.type))) {
      const list: BulkTable = {
        name: `${table.name}_${within.map(snake).join('_')}`,
        description: field.description ?? '',
        lists: [...table.lists, within.join('.')],
        columns: [],
      }
      tables.push(list)
      if (of === undefined) list.columns.push(columnOf(field, refersTo, [], 'value'))
      else flatten(of, list, [], tables)
    } else if (of === undefined) table.columns.push(columnOf(field, refersTo, within, within.map(snake).join('_')))
    else flatten(of, table, within, tables)
  }
}

const kept = (name: string, description: string, path: string, more: Partial<Column> = {}): Column => ({
  name,
  path: [path],
  type: 'string',
  description,
  required: false,
  ...more,
})
/** What the archive adds to every record. */
const KEPT: Column[] = [
  kept('revision', 'The number of its revision, from 1.', 'revision', { type: 'integer', required: true }),
  kept('status', 'Whether the archive stands by it.', 'status', {
    required: true,
    values: ['CURRENT', 'DISPUTED', 'RETRACTED', 'MERGED'],
  }),
  kept('status_reason', 'Why it has its status.', 'statusReason'),
  kept('superseded_by', 'The id of the record that it became.', 'supersededBy'),
  kept('created_at', 'When it was first recorded, in UTC.', 'createdAt', { required: true }),
  kept('updated_at', 'When its revision was made, in UTC.', 'updatedAt', { required: true }),
]

/** The tables of a type: its own first, then those of its lists. */
export const tablesOf = (type: TypeName): BulkTable[] => {
  describeSchema()
  const name = tableOf(type)
  const own: BulkTable = { name, description: schema.getType(type)?.description ?? '', lists: [], columns: [] }
  const tables = [own]
  flatten(type, own, [], tables)
  own.columns.push(...KEPT)
  return tables
}

/** The columns by which a row of a list is found: its record, and its place in each list that leads to it, from 0. */
const placesOf = ({ lists }: BulkTable, type: TypeName): string[] =>
  lists.length === 0
    ? []
    : [`${snake(fieldOf(type))}_id`, ...lists.map((list) => `${snake(list.split('.').at(-1)!)}_index`)]

const headsOf = (table: BulkTable, type: TypeName): string[] => [
  ...placesOf(table, type),
  ...table.columns.map(({ name }) => name),
]

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? (inner as { [name: string]: unknown })[name] : undefined,
    value,
  )

const cellOf = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null

/**
 * Rows as CSV (RFC 4180). A text that a spreadsheet would take for a formula begins with an apostrophe.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const toCsv = (rows: readonly (string | number | boolean | null)[][]): string =>
  stringify(rows as (string | number | boolean | null)[][], {
    cast: { boolean: String },
    escape_formulas: true,
    record_delimiter: '\r\n',
  })

/** The first line of a table. */
export const headOf = (table: BulkTable, type: TypeName): string => toCsv([headsOf(table, type)])

/** The rows of a record in a table, as lines of CSV, and how many they are. */
export const rowsOf = (table: BulkTable, record: AnyRecord): { text: string; rows: number } => {
  const input = { ...record, ...toInput(record) }
  let found: { places: (string | number)[]; value: unknown }[] = [
    { places: table.lists.length ? [record.id] : [], value: input },
  ]
  for (const list of table.lists)
    found = found.flatMap(({ places, value }) => {
      const members = valueAt(value, list.split('.'))
      return Array.isArray(members)
        ? members.map((member: unknown, index) => ({ places: [...places, index], value: member }))
        : []
    })
  const rows = found.map(({ places, value }) => [
    ...places,
    ...table.columns.map(({ path }) => cellOf(valueAt(value, path))),
  ])
  return { text: rows.length ? toCsv(rows) : '', rows: rows.length }
}

/** The data dictionary: a data package whose resources are the tables. https://specs.frictionlessdata.io/tabular-data-package/ */
export const dataPackageOf = (files: readonly KeptFile[], at: string): object => {
  const fileOf = new Map(files.map((file) => [/([^/]+)\.csv\.gz$/.exec(file.name)?.[1], file]))
  const resources = TYPES.flatMap((type) =>
    tablesOf(type).flatMap((table) => {
      const file = fileOf.get(table.name)
      if (!file) return []
      const places = placesOf(table, type)
      const foreign = (name: string, resource: string) => ({ fields: name, reference: { resource, fields: 'id' } })
      return {
        name: table.name,
        description: table.description,
        path: `${table.name}.csv.gz`,
        profile: 'tabular-data-resource',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        compression: 'gz',
        bytes: file.bytes,
        hash: `sha256:${file.sha256}`,
        schema: {
          fields: [
            ...places.map((name, index) => ({
              name,
              type: index === 0 ? 'string' : 'integer',
              description: index === 0 ? 'The id of the record.' : 'The place in the list, from 0.',
              constraints: { required: true },
            })),
            ...table.columns.map(({ name, type: kind, description, required, values }) => ({
              name,
              type: name === 'id' ? 'string' : kind,
              description,
              constraints: {
                ...(required || name === 'id' ? { required: true } : {}),
                ...(values && { enum: values }),
              },
            })),
          ],
          primaryKey: places.length ? places : 'id',
          foreignKeys: [
            ...(places[0] === undefined ? [] : [foreign(places[0], tableOf(type))]),
            ...table.columns.flatMap(({ name, refersTo }) => (refersTo ? [foreign(name, refersTo)] : [])),
          ],
        },
      }
    }),
  )
  return {
    profile: 'tabular-data-package',
    name: 'readout',
    title: 'Readout: the public record of diplomacy',
    created: at,
    resources,
  }
}
