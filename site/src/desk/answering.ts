import { type Json, type JsonObject, objectsOf, textsOf } from './json.ts'
import { openOffsets, passageAt } from './offsets.ts'
import { modeOf, partiesOf, partInput, partsOf, partyInput, spanOf, typeOfId } from './records.ts'
import { capacityOf, type Change, type Desk, type DeskRecord, type Question } from './state.ts'

/** The fields of parties that take ids. */
const PARTY = 'parties'

/** The parties with the one that is not known yet being somebody: whom nobody names, or else the first who speaks. */
const withSomebody = (desk: Desk, record: DeskRecord, id: string, words: string): Json => {
  const parties = partiesOf(record.input.parties)
  const isMeant = (asStated: string | null) => asStated !== null && asStated === words
  const at = [
    parties.findIndex(({ stakeholder, asStated }) => stakeholder === null && isMeant(asStated)),
    parties.findIndex(({ asStated }) => isMeant(asStated)),
    parties.findIndex(({ stakeholder }) => stakeholder === null),
    parties.findIndex((party) => party.function === 'SPEAKER'),
  ].find((place) => place >= 0)
  const before = at === undefined ? undefined : parties[at]
  const somebody = {
    ...(before ?? { function: record.type === 'meeting' ? ('PARTICIPANT' as const) : ('SPEAKER' as const) }),
    asStated: before?.asStated ?? (words === '' ? null : words),
    basis: before?.basis ?? ('EXPLICIT' as const),
    stakeholder: id,
    naming: 'NAMED' as const,
    ...capacityOf(desk, id),
  }
  const next = at === undefined ? [...parties, somebody] : parties.map((one, place) => (place === at ? somebody : one))
  return next.map(partyInput)
}

const wordsAsked = ({ source }: Desk, { start, end }: Question): string =>
  start === null || end === null ? '' : passageAt(source, openOffsets(source), start, end).exact

/** What answers a question with a record: it takes the place that the question is about. */
export const answered = (desk: Desk, place: number, id: string): Change[] => {
  const question = desk.questions[place]
  const record = question?.record ? desk.records[question.record] : undefined
  const done: Change = { do: 'answer', question: place, isAnswered: true }
  if (!question) return []
  if (!record) return [done]
  const { field } = question
  // Without a field, or one that is the record's own name, the question is which record of the archive it is.
  if (field === null || field === 'id' || field === 'names')
    return typeOfId(id) === record.type && id !== record.id ? [{ do: 'replace', id: record.id, by: id }, done] : [done]
  if (field === PARTY) {
    const parties = withSomebody(desk, record, id, wordsAsked(desk, question))
    return [{ do: 'edit', id: record.id, fields: { parties } }, done]
  }
  if (record.type === 'statement' && field === 'meeting')
    return [{ do: 'own', id: record.id, settings: { meeting: id } }, done]
  const before = record.input[field]
  const isMany = Array.isArray(before) || ['topics', 'about', 'anticipates', 'outcomes', 'derivedFrom'].includes(field)
  const value: Json = isMany ? [...new Set([...textsOf(before), id])] : id
  return [{ do: 'edit', id: record.id, fields: { [field]: value } }, done]
}

/** What answers the question whose words they are: for the parts that the text leaves open, or else all quoted ones. */
export const answeredWords = (desk: Desk, place: number, whose: 'SPEAKER' | 'REPORTER' | 'UNCLEAR'): Change[] => {
  const question = desk.questions[place]
  const record = question?.record ? desk.records[question.record] : undefined
  if (!question || !record) return []
  const asked = wordsAsked(desk, question)
  const parts = partsOf(record.input)
  const isAsked = (text: string) => asked !== '' && (asked.includes(text.trim()) || text.includes(asked))
  const some = parts.some(({ verbatim, text }) => verbatim && isAsked(text))
  const next = parts.map((part) =>
    part.verbatim && (!some || isAsked(part.text)) ? { ...part, wordsOf: whose } : part,
  )
  const fields: JsonObject = { parts: next.map(partInput), mode: modeOf(next, record.input.mode) }
  return [
    { do: 'edit', id: record.id, fields },
    { do: 'answer', question: place, isAnswered: true },
  ]
}

/** Whether a question asks whose words something is: it is about all of a statement, and not where a quotation ends. */
export const asksWords = (desk: Desk, { field, record, choices, start, end }: Question): boolean => {
  const input = record === null ? undefined : desk.records[record]?.input
  if (!input || choices.length > 0 || field !== 'parts' || !partsOf(input).some(({ verbatim }) => verbatim))
    return false
  const span = spanOf(input, desk.document)
  return span === null || start === null || end === null || (start <= span.start && end >= span.end)
}

/** What one types to answer a question without choices: a name, a date, or somebody. Null where it takes more. */
export const asksFor = (desk: Desk, { field, record, choices }: Question): 'name' | 'date' | 'somebody' | null => {
  if (record === null || !desk.records[record] || choices.length > 0) return null
  if (field === 'issued' || field === 'when' || field === 'saidOn') return 'date'
  if (field === 'names' || field === 'title') return 'name'
  return field === PARTY || field === 'publisher' ? 'somebody' : null
}

/** What answers a question with what was typed. */
export const answeredByText = (desk: Desk, place: number, text: string): Change[] => {
  const question = desk.questions[place]
  const record = question?.record ? desk.records[question.record] : undefined
  const typed = text.trim()
  if (!question || !record || typed === '') return []
  const { id, input } = record
  const done: Change = { do: 'answer', question: place, isAnswered: true }
  if (question.field === 'names') {
    // What the text has stays, as another name.
    const old = objectsOf(input.names).map((one) => ({ ...one, kind: one.kind === 'PREFERRED' ? 'ALIAS' : one.kind }))
    return [{ do: 'edit', id, fields: { names: [{ text: typed, kind: 'PREFERRED' }, ...old] } }, done]
  }
  const value: Json = asksFor(desk, question) === 'date' ? { edtf: typed } : typed
  if (question.field === 'saidOn' && record.type === 'statement')
    return [{ do: 'own', id, settings: { saidOn: { edtf: typed } } }, done]
  return [{ do: 'edit', id, fields: { [question.field ?? '']: value } }, done]
}
