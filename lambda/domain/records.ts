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

/** The types of record, in the order in which they are listed everywhere. */
export const TYPES = Object.keys(RECORD_TYPES) as TypeName[] // the keys are those of the type

/** The field of a RecordInput that holds a record of this type. Every path of a problem begins with it. */
export const fieldOf = <Type extends TypeName>(type: Type): Uncapitalize<Type> =>
  (type.charAt(0).toLowerCase() + type.slice(1)) as Uncapitalize<Type> // what the type says of a text

/** The input of a record of a type. */
export type InputOf<Type extends TypeName> = NonNullable<RecordInput[Uncapitalize<Type>]>

/** An input of a record, with its type. */
export type TypedInput<Type extends TypeName = TypeName> = {
  [Each in Type]: { type: Each; content: InputOf<Each> }
}[Type]

/** What the input of a record of any type says. */
export type Content = InputOf<TypeName>

/** A date as it is kept: the input and the days between which it may lie. */
export type KeptDate = PartialDateInput & Bounds

export type KeptParty = PartyInput
export type KeptEvidence = EvidenceInput
export type KeptRelay = RelayInput
export type KeptPart = PartInput
export type KeptName = NameInput

/** What the archive keeps of every record, beside what its input says. */
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

/** What a record of a type always has although its input may leave it out, or what is derived from its input. */
export interface DerivedOf {
  /** The days between which it was held, by its period. */
  Role: { span?: Bounds }
  Document: { held: boolean }
  /** What a statement takes from its meeting, if it has no date of its own, and from its first document: when that was issued. */
  Statement: { inherited?: { date?: KeptDate; issued?: string } }
  Commitment: { state: CommitmentState }
}

/** A record of a type as it is kept: its input, with the bounds of its dates, and what the archive adds. */
export type RecordOf = {
  [Type in TypeName]: { [Field in keyof Omit<InputOf<Type>, 'id'>]: Dated<InputOf<Type>[Field]> } & Kept &
    (Type extends keyof DerivedOf ? DerivedOf[Type] : unknown)
}

export type AnyRecord = RecordOf[TypeName]

/** A record of which nothing but the id was asked for: it is not read. */
export interface IdOnly {
  id: string
}

/** What a resolver returns for a type: for a record, also its id alone. */
export type Resolved<Value> = Value extends AnyRecord ? Value | IdOnly : Value
