import type {
  CommitmentInput,
  CommitmentState,
  DocumentInput,
  MeetingInput,
  PartialDateInput,
  RecordStatus,
  RoleInput,
  StakeholderInput,
  StatementInput,
  TopicInput,
} from '../generated/types.ts'
import type { Bounds } from './dates.ts'

/** The types of record and the prefix of their ids. */
export const PREFIXES = {
  Topic: 'top_',
  Stakeholder: 'stk_',
  Role: 'rol_',
  Document: 'doc_',
  Meeting: 'mtg_',
  Statement: 'stm_',
  Commitment: 'com_',
} as const

export type TypeName = keyof typeof PREFIXES

/** The types of record, in the order in which they are listed everywhere. */
export const TYPES: readonly TypeName[] = [
  'Topic',
  'Stakeholder',
  'Role',
  'Document',
  'Meeting',
  'Statement',
  'Commitment',
]

/** A date as it is kept: the input and the days between which it may lie. */
export type KeptDate = PartialDateInput & Bounds

interface Kept {
  id: string
  revision: number
  status: RecordStatus
  statusReason?: string
  supersededBy?: string
  createdAt: string
  updatedAt: string
}

type Record_<Input, Dates = unknown> = Omit<Input, 'id' | keyof Dates> & Dates & Kept

export type TopicRecord = Record_<TopicInput>
export type StakeholderRecord = Record_<StakeholderInput>
export type RoleRecord = Record_<RoleInput, { attestedOn?: KeptDate[]; span?: Bounds }>
export type DocumentRecord = Record_<DocumentInput, { issued?: KeptDate; held: boolean }>
export type MeetingRecord = Record_<MeetingInput, { when?: KeptDate }>
export type StatementRecord = Record_<StatementInput, { saidOn?: KeptDate }>
export type CommitmentRecord = Record_<CommitmentInput, { due?: KeptDate; state: CommitmentState }>

/** Which record a type name stands for. */
export interface RecordOf {
  Topic: TopicRecord
  Stakeholder: StakeholderRecord
  Role: RoleRecord
  Document: DocumentRecord
  Meeting: MeetingRecord
  Statement: StatementRecord
  Commitment: CommitmentRecord
}

export type AnyRecord = RecordOf[TypeName]

/** A slug of lower-case letters and digits joined by hyphens, or a ULID; 100 characters in all at the most. */
const ID = /^(top|stk|rol|doc|mtg|stm|com)_(?:[a-z0-9]+(?:-[a-z0-9]+)*|[0-7][0-9A-HJKMNP-TV-Z]{25})$/

/** The type that an id names by its prefix, or null where the text is no id. */
export const typeOfId = (id: string): TypeName | null => {
  const prefix = id.length <= 100 ? ID.exec(id)?.[1] : undefined
  return TYPES.find((type) => PREFIXES[type] === `${prefix}_`) ?? null
}
