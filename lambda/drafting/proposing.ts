import { toRecordInput } from '../domain/inputs.ts'
import { fold } from '../domain/names.ts'
import type { AnyRecord } from '../domain/records.ts'
import { hashOfText } from '../domain/texts.ts'
import type { DocumentInput, RecordInput } from '../generated/types.ts'
import type { Lookup } from './lookup.ts'
import { openPassages } from './passages.ts'
import type { Text } from './reading.ts'
import type { Span } from './spans.ts'

/** A record that a text proposes. */
export interface DraftedRecord {
  input: RecordInput
  existing: AnyRecord | null
  confidence: number
  reasons: string[]
}

/** What an editor has to decide. */
export interface DraftedQuestion {
  message: string
  start: number | null
  end: number | null
  choices: AnyRecord[]
  record: string | null
  field: string | null
}

/** A name as a part of an id: letters without accents and digits, joined by hyphens. */
export const slug = (text: string, longest = 48): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, longest)
    .replace(/-$/, '')

/** The last word of a name, as a part of an id. */
export const surnameSlug = (name: string): string => slug(name).split('-').at(-1) ?? ''

/** Opens the proposing of records of one text: what is proposed, what is asked, and the ids that are still free. */
export const openProposing = (text: string, given: DocumentInput, tag: string, read: Text, lookup: Lookup) => {
  const records: DraftedRecord[] = []
  const questions: DraftedQuestion[] = []
  const taken = new Set<string>()
  const textSha256 = hashOfText(text)
  const passages = openPassages(text, given.held === true)
  return {
    text,
    given,
    tag,
    read,
    lookup,
    textSha256,
    passages,
    records,
    questions,
    taken,
    /** Proposes a new record. */
    propose: (input: RecordInput, confidence: number, reasons: string[]): void => {
      records.push({ input, existing: null, confidence, reasons })
    },
    /** Names a record of the archive that the text means. */
    recognize: (record: AnyRecord, confidence: number, reason: string): void => {
      records.push({ input: toRecordInput(record), existing: record, confidence, reasons: [reason] })
    },
    ask: (message: string, at: Span | null, more: Partial<DraftedQuestion> = {}): void => {
      const place = at ? passages.placeOf(at) : { start: null, end: null }
      questions.push({ message, ...place, choices: [], record: null, field: null, ...more })
    },
    /** An id that nothing has: made of a name, and if that is taken, of the hash of the text too. */
    freeId: async (prefix: string, name: string): Promise<string> => {
      const base = prefix + (slug(name, 60) || hashOfText(name).slice(0, 12))
      for (const id of [base, `${base}-${textSha256.slice(0, 8)}`])
        if (!taken.has(id) && !(await lookup.isTaken(id))) {
          taken.add(id)
          return id
        }
      const id = `${base}-${hashOfText(`${textSha256} ${taken.size}`).slice(0, 12)}`
      taken.add(id)
      return id
    },
  }
}

export type Proposing = ReturnType<typeof openProposing>
