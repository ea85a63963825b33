import type {
  CommitmentInput,
  CommitmentState,
  DocumentInput,
  EvidenceInput,
  MeetingInput,
  NameInput,
  PartialDateInput,
  PartInput,
  PartyInput,
  RecordInput,
  RecordStatus,
  RecordType,
  RelayInput,
  RoleInput,
  StakeholderInput,
  StatementInput,
  TopicInput,
} from '../generated/types.ts'
import { createHash } from 'node:crypto'
import { type Bounds, edtfBounds } from './dates.ts'

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

/** The types of record as the schema's enum names them. */
export const RECORD_TYPES: { [type in TypeName]: RecordType } = {
  Topic: 'TOPIC',
  Stakeholder: 'STAKEHOLDER',
  Role: 'ROLE',
  Document: 'DOCUMENT',
  Meeting: 'MEETING',
  Statement: 'STATEMENT',
  Commitment: 'COMMITMENT',
}

/** A date as it is kept: the input and the days between which it may lie. */
export type KeptDate = PartialDateInput & Bounds

export type KeptParty = PartyInput
export type KeptEvidence = EvidenceInput
export type KeptRelay = RelayInput
export type KeptPart = PartInput
export type KeptName = NameInput

export interface Kept {
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

/** What an input of a record says, without its id. */
export type Content = NonNullable<RecordInput[keyof RecordInput]>

/** The type of record that an input is of, and its content. */
export const typeOfInput = (input: RecordInput): { type: TypeName; content: Content } => {
  for (const type of TYPES) {
    const content = input[fieldOf(type)]
    if (content) return { type, content }
  }
  throw new Error('The input names no record.')
}

/** The field of a RecordInput that holds a record of this type: every path of a problem begins with it. */
export const fieldOf = (type: TypeName): Lowercase<TypeName> => type.toLowerCase() as Lowercase<TypeName>

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID's form with the content's hash in it: the same content again has the same id, so that a retry never doubles it. */
const idOfContent = (type: TypeName, content: Content): string => {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const number = BigInt(`0x${digest}`)
  const digits = Array.from({ length: 25 }, (_, place) => CROCKFORD[Number((number >> BigInt(5 * place)) & 31n)])
  return `${PREFIXES[type]}0${digits.join('')}`
}

// The content is of the type: the compiler cannot tell from a computed name.
const inputOf = (type: TypeName, content: object): RecordInput => {
  const input: object = { [fieldOf(type)]: content }
  return input as RecordInput
}

/** An input in its canonical form, with an id: its own, or one made of its content. */
export const withId = (input: RecordInput): { input: RecordInput; id: string; type: TypeName } => {
  const said = canonical(input)
  const { type, content } = typeOfInput(said)
  const id = content.id ?? idOfContent(type, content)
  return { id, type, input: content.id ? said : inputOf(type, { id, ...content }) }
}

const bounds = (edtf: string): Bounds => {
  const found = edtfBounds(edtf)
  if (!found) throw new Error('The date was not checked before it was kept.')
  return found
}

const withBounds = (date: PartialDateInput): KeptDate => ({ ...date, ...bounds(date.edtf) })

/** The lists that must be there, also when they are empty: whether they may be is a rule. */
const REQUIRED_LISTS = new Set(['names', 'labels', 'parties', 'parts', 'by', 'statements'])

/** An input in its one canonical form: nothing that is null, and no empty list that could be left out. */
export const canonical = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(canonical) as Value
  if (typeof value !== 'object' || value === null) return value
  const said = Object.entries(value).filter(
    ([name, member]) =>
      member !== null &&
      member !== undefined &&
      (REQUIRED_LISTS.has(name) || !Array.isArray(member) || member.length > 0),
  )
  return Object.fromEntries(said.map(([name, member]) => [name, canonical(member)])) as Value
}

/** The record that a valid input makes, beside what the archive keeps of every record. */
export const toRecord = (input: RecordInput, kept: Kept): AnyRecord => {
  const { topic, stakeholder, role, document, meeting, statement, commitment } = input
  const date = (given: PartialDateInput | null | undefined) => (given ? withBounds(given) : undefined)
  if (role) {
    const span = role.period == null ? undefined : bounds(role.period)
    return { ...role, attestedOn: role.attestedOn?.map(withBounds), span, ...kept }
  }
  if (document) return { ...document, issued: date(document.issued), held: document.held ?? false, ...kept }
  if (meeting) return { ...meeting, when: date(meeting.when), ...kept }
  if (statement) return { ...statement, saidOn: date(statement.saidOn), ...kept }
  if (commitment) return { ...commitment, due: date(commitment.due), state: commitment.state ?? 'OPEN', ...kept }
  return { ...(topic ?? stakeholder), ...kept }
}

/** The fields that every record of a type has. */
const NEEDED: { [Type in TypeName]: readonly (keyof RecordOf[Type])[] } = {
  Topic: ['labels'],
  Stakeholder: ['kind', 'names'],
  Role: ['holder', 'title'],
  Document: ['kind', 'held'],
  Meeting: ['kind', 'title', 'state', 'parties'],
  Statement: ['act', 'mode', 'parts', 'parties'],
  Commitment: ['summary', 'by', 'statements', 'state'],
}

/** Whether something that was read is a record of this id, with what every record of its type has. */
export const isRecordUnder = (id: string, value: unknown): value is AnyRecord => {
  const type = typeOfId(id)
  if (type === null || typeof value !== 'object' || value === null) return false
  const record = value as Dictionary
  return (
    record.id === id &&
    typeof record.revision === 'number' &&
    typeof record.status === 'string' &&
    NEEDED[type].every((name) => (REQUIRED_LISTS.has(name) ? Array.isArray(record[name]) : record[name] !== undefined))
  )
}

/** What a record says beside its id, field by field, with its status. */
export const snapshotOf = (record: AnyRecord): Dictionary => {
  const { status, statusReason, supersededBy } = record
  return {
    ...toInput(record),
    status,
    ...(statusReason ? { statusReason } : {}),
    ...(supersededBy ? { supersededBy } : {}),
  }
}

const KEPT = new Set(['revision', 'status', 'statusReason', 'supersededBy', 'createdAt', 'updatedAt', 'span'])
const BOUNDS = new Set(['earliest', 'latest'])

const without = (value: unknown, names: ReadonlySet<string>): unknown => {
  if (Array.isArray(value)) return value.map((member) => without(member, BOUNDS))
  if (typeof value !== 'object' || value === null) return value
  const left = Object.entries(value).filter(([name, member]) => !names.has(name) && member !== undefined)
  return Object.fromEntries(left.map(([name, member]) => [name, without(member, BOUNDS)]))
}

/** The input that a record was made of, in its canonical form: what is exported. */
export const toInput = (record: AnyRecord): Dictionary => without(record, KEPT) as Dictionary

/** A record as the RecordInput that it was made of. */
export const toRecordInput = (record: AnyRecord): RecordInput => {
  const type = typeOfId(record.id)
  if (type === null) throw new Error('The record has no id of a known type.')
  return inputOf(type, toInput(record))
}

type Dictionary = { [name: string]: unknown }
