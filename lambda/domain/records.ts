import { RECORD_TYPES, type TypeName } from '../generated/records.ts'
import type {
  CommitmentState,
  EvidenceInput,
  NameInput,
  PartialDateInput,
  PartInput,
  PartyInput,
  RecordInput,
  RecordStatus,
  RelayInput,
} from '../generated/types.ts'
import type { Bounds } from './dates.ts'

export { RECORD_TYPES, type TypeName }

/** The types of record, in the order that is used everywhere. */
export const TYPES = Object.keys(RECORD_TYPES) as TypeName[] // the keys are those of the type

/** The field of a RecordInput for records of this type. The path of every problem begins with it. */
export const fieldOf = <Type extends TypeName>(type: Type): Uncapitalize<Type> =>
  (type.charAt(0).toLowerCase() + type.slice(1)) as Uncapitalize<Type> // Uncapitalize does to the type what this does to the text

/** The input for a record of a type. */
export type InputOf<Type extends TypeName> = NonNullable<RecordInput[Uncapitalize<Type>]>

/** The input for a record, with its type. */
export type TypedInput<Type extends TypeName = TypeName> = {
  [Each in Type]: { type: Each; content: InputOf<Each> }
}[Type]

/** The input for a record of any type. */
export type Content = InputOf<TypeName>

/** A date as it is stored: the input, and the earliest and latest day that it may mean. */
export type KeptDate = PartialDateInput & Bounds

export type KeptParty = PartyInput
export type KeptEvidence = EvidenceInput
export type KeptRelay = RelayInput
export type KeptPart = PartInput
export type KeptName = NameInput

/** What the archive adds to the input of every record. */
export interface Kept {
  id: string
  revision: number
  status: RecordStatus
  statusReason?: string
  supersededBy?: string
  createdAt: string
  updatedAt: string
}

type Dated<Value> = Value extends PartialDateInput
  ? KeptDate
  : Value extends readonly PartialDateInput[]
    ? KeptDate[]
    : Value

/** The fields of a record that its input may leave out, or that are derived from it. */
export interface DerivedOf {
  /** The earliest and latest day of its period. */
  Role: { span?: Bounds }
  Document: { held: boolean }
  /** What a statement at a meeting takes from that, if it has no date of its own, and from its first document: when it was issued. */
  Statement: { inherited?: { date?: KeptDate; issued?: string } }
  Commitment: { state: CommitmentState }
}

/** A record as it is stored: its input, with the bounds of its dates, and what the archive adds. */
export type RecordOf = {
  [Type in TypeName]: { [Field in keyof Omit<InputOf<Type>, 'id'>]: Dated<InputOf<Type>[Field]> } & Kept &
    (Type extends keyof DerivedOf ? DerivedOf[Type] : unknown)
}

export type AnyRecord = RecordOf[TypeName]

/** A record of which one revision was asked for: it is shown under an id of its own. Never stored. */
export type Frozen = AnyRecord & { frozen: true }

/** One revision of a record, frozen. */
export const frozen = (record: AnyRecord): Frozen => ({ ...record, frozen: true })

/** Whether a record is one revision, frozen. */
export const isFrozen = (record: object): boolean => 'frozen' in record

/** The id under which a record is shown: that of a frozen revision ends in `@` and its number. */
export const shownId = (record: { id: string; revision?: number }): string =>
  isFrozen(record) ? `${record.id}@${record.revision ?? ''}` : record.id

/** The record and the revision that an id names; the revision is undefined unless the id is a frozen one. */
export const partsOfId = (id: string): { id: string; revision?: number } => {
  const [, own, revision] = /^(.+)@([1-9]\d{0,8})$/.exec(id) ?? []
  return own === undefined ? { id } : { id: own, revision: Number(revision) }
}

/** A record of which only the id was requested: it is not read from the table. */
export interface IdOnly {
  id: string
}

/** What a resolver may return for a type: for a record, its id alone is enough. */
export type Resolved<Value> = Value extends AnyRecord ? Value | IdOnly : Value
