import type { Problem, Warning } from '../domain/checks.ts'
import { toInput } from '../domain/inputs.ts'
import { typeOf, typeOfId } from '../domain/nouns.ts'
import { type AnyRecord, fieldOf } from '../domain/records.ts'
import type { KeptRevision } from '../domain/revisions.ts'
import type { ChangeAction, RecordInput, RecordStatus } from '../generated/types.ts'
import { isObject } from '../table/bodies.ts'
import { readRecordInput } from '../schema.ts'

/** What a line says of a record beside its input. */
export interface Envelope {
  /** The revision that the line is based on. */
  revision?: number
  /** Its status, unless that is CURRENT; why it has it; and what it became. */
  status?: RecordStatus
  statusReason?: string
  supersededBy?: string
  /** Every revision, the oldest first: of a line of a whole archive. */
  history?: KeptRevision[]
}

/** A record that was erased: its id, and its changes in the feed, the last of which is that. Of a line of a whole archive. */
export interface Tombstone {
  erased: string
  changes: { revision: number; at: string; action: ChangeAction }[]
}

/** A line that can be imported. */
export interface Importable {
  number: number
  input: RecordInput
  envelope: Envelope
}

/** What came of an import. Lines are counted from 1. */
export interface Imported {
  written: number
  unchanged: number
  wrong: { line: number; problems: Problem[] }[]
  warned: { line: number; warnings: Warning[] }[]
}

const STATUSES: readonly string[] = ['CURRENT', 'DISPUTED', 'RETRACTED', 'MERGED'] satisfies RecordStatus[]

/** How the parts of an envelope must be. */
const PARTS: { [part in keyof Required<Envelope>]: (value: unknown) => boolean } = {
  revision: (value) => Number.isInteger(value) && Number(value) > 0,
  status: (value) => typeof value === 'string' && STATUSES.includes(value),
  statusReason: (value) => typeof value === 'string',
  supersededBy: (value) => typeof value === 'string' && typeOfId(value) !== null,
  history: (value) => Array.isArray(value) && value.length > 0,
}

/** A line of an import file as it is read. */
export type Line = { input: RecordInput; envelope: Envelope } | { tombstone: Tombstone } | { problems: Problem[] }

const isChange = (value: unknown): boolean =>
  isObject(value) && PARTS.revision(value.revision) && typeof value.at === 'string' && typeof value.action === 'string'

const isTombstone = (said: { [name: string]: unknown }): said is { [name: string]: unknown } & Tombstone =>
  typeof said.erased === 'string' &&
  typeOfId(said.erased) !== null &&
  Array.isArray(said.changes) &&
  said.changes.length > 0 &&
  said.changes.every(isChange)

const invalid = (field: string[], message: string): { problems: Problem[] } => ({
  problems: [{ code: 'INVALID', field, message }],
})

/** Reads a line of an import file: a RecordInput as JSON, with what an export adds beside it. */
export const readLine = (text: string): Line => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return invalid([], 'The line is not JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return readInput(value, {})
  const said = value as { [name: string]: unknown } // of an object, any property may be asked for
  if ('erased' in said)
    return isTombstone(said) ? { tombstone: said } : invalid(['erased'], 'The tombstone is not what an export writes.')
  const input: { [name: string]: unknown } = {}
  const envelope: { [name: string]: unknown } = {}
  for (const [name, part] of Object.entries(said)) {
    if (!(name in PARTS)) input[name] = part
    else if (PARTS[name as keyof Envelope](part))
      envelope[name] = part // it is one of the names
    else return invalid([name], `\`${name}\` is not what an export writes there.`)
  }
  return readInput(input, envelope) // every part was looked at
}

const readInput = (value: unknown, envelope: Envelope): Line => {
  const { input, problems } = readRecordInput(value)
  return input ? { input, envelope } : { problems }
}

/** The line of a record: its input, with its status unless that is CURRENT. */
export const lineOf = (record: AnyRecord, more: Envelope = {}): string => {
  const { status, statusReason, supersededBy } = record
  const envelope: Envelope = {
    ...more,
    ...(status !== 'CURRENT' && { status }),
    ...(statusReason && { statusReason }),
    ...(supersededBy && { supersededBy }),
  }
  return JSON.stringify({ [fieldOf(typeOf(record))]: toInput(record), ...envelope })
}
