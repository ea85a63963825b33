import { type Ask, openAsk, type Outcome } from '../../../client/src/asking.ts'
import type { DeskStrings } from '../strings/desk-en.ts'
import { Draft, type DraftQuery, type NamedFragment, Send, type SendMutation } from './documents.ts'
import { isObject, type JsonObject } from './json.ts'
import { RECORD_TYPES } from './records.ts'
import type { Planned } from './sending.ts'
import type { Known, Proposed, Question } from './state.ts'

/** Opens `ask` with a key, or as anybody. */
export const openDeskAsk = (key: string): Ask =>
  openAsk({ url: '/graphql', ...(key !== '' && { key }), retries: 1, longestWait: 3 })

/** A record by what the desk shows of it. */
export const knownFrom = (record: NamedFragment): Known => {
  switch (record.__typename) {
    case 'Stakeholder':
      return { id: record.id, name: record.name, kind: record.kind }
    case 'Topic':
      return { id: record.id, name: record.label }
    case 'Document':
      return { id: record.id, name: record.heading ?? record.id }
    case 'Meeting':
      return { id: record.id, name: record.when ? `${record.title} (${record.when.edtf})` : record.title }
    case 'Role':
      return { id: record.id, name: record.roleTitle }
    case 'Statement':
      return { id: record.id, name: record.text }
    case 'Commitment':
      return { id: record.id, name: record.summary }
  }
}

type Drafted = NonNullable<DraftQuery['draft']>

/** A record of a draft. Null if it is none that the desk knows how to show. */
const proposedFrom = ({ input, existing, confidence, reasons }: Drafted['records'][number]): Proposed | null => {
  if (!isObject(input)) return null
  const type = RECORD_TYPES.find((one) => isObject(input[one]))
  const record = type && input[type]
  if (!type || !isObject(record)) return null
  const id = existing?.id ?? record.id
  if (typeof id !== 'string') return null
  return { type, id, input: { ...record, id }, revision: existing?.revision ?? null, confidence, reasons }
}

/** A draft as the desk takes it. */
export const draftFrom = ({ records, questions }: Drafted): { records: Proposed[]; questions: Question[] } => ({
  records: records.flatMap((record) => proposedFrom(record) ?? []),
  questions: questions.map((question) => ({
    ...question,
    choices: question.choices.map(knownFrom),
    isAnswered: false,
  })),
})

/** Asks for the draft of a text. */
export const askDraft = (ask: Ask, text: string, document: JsonObject, lang: string): Promise<Outcome<DraftQuery>> =>
  // By its text: what an editor has typed need not be what the API takes, and the API says what is wrong with it.
  ask<DraftQuery>(Draft.toString(), { text, document, lang })

export type SendResult = SendMutation['importRecords']['results'][number]

/** Sends some records, each on the revision that it is based on. */
export const send = (ask: Ask, batch: readonly Planned[]): Promise<Outcome<SendMutation>> =>
  ask<SendMutation>(
    Send.toString(),
    {
      records: batch.map(({ type, input }) => ({ [type]: input })),
      bases: batch.map(({ revision }) => (revision === null ? null : { expectedRevision: revision })),
    },
    // If the connection is lost, it is sent again by the same name: it is not carried out twice.
    { idempotencyKey: crypto.randomUUID() },
  )

/** What is the matter, and what can be done about it. */
export const failureText = (
  { code, errors }: Extract<Outcome<unknown>, { code: string }>,
  t: DeskStrings['failed'],
): string => {
  const [first] = errors
  if (code === 'UNAUTHENTICATED') return t.unauthenticated
  if (code === 'FORBIDDEN') return t.forbidden
  if (code === 'RATE_LIMITED') return t.limited(Math.ceil(first?.extensions?.retryAfter ?? 10))
  if (code === 'NO_RESPONSE' || code === 'UNAVAILABLE' || code === 'NOT_GRAPHQL') return t.away
  return t.other(first?.message ?? code)
}
