import { isObject, type Json, type JsonObject, listOf, numberOf, objectsOf, textOf, textsOf } from './json.ts'
import { RECORD_TYPES } from './records.ts'
import type { Sent } from './sending.ts'
import { type Desk, type DeskRecord, EMPTY, type Known, type Question, SETTINGS } from './state.ts'

/** The name under which this browser keeps the desk. A key is never kept. */
export const KEPT = 'readout:desk'
/** The shape of what is kept: what another one kept is not read. */
const VERSION = 1

/** All that is kept until it is sent. */
export interface Kept {
  desk: Desk
  known: { readonly [id: string]: Known }
  sent: { readonly [id: string]: Sent }
}

const NOTHING: Kept = { desk: EMPTY, known: {}, sent: {} }

const objectOr = (value: Json | undefined, or: JsonObject): JsonObject => (isObject(value) ? value : or)

const recordOf = (value: JsonObject): DeskRecord | null => {
  const id = textOf(value.id)
  const type = RECORD_TYPES.find((one) => one === value.type)
  if (id === null || type === undefined || !isObject(value.input)) return null
  return {
    type,
    id,
    input: value.input,
    before: isObject(value.before) ? value.before : null,
    revision: numberOf(value.revision),
    confidence: numberOf(value.confidence),
    reasons: textsOf(value.reasons),
    follows: SETTINGS.filter((setting) => listOf(value.follows).includes(setting)),
    removed: value.removed === true,
  }
}

const knownOf = (value: JsonObject): Known | null => {
  const [id, name, kind] = [textOf(value.id), textOf(value.name), textOf(value.kind)]
  return id === null || name === null ? null : { id, name, ...(kind !== null && { kind }) }
}

const questionOf = (value: JsonObject): Question => ({
  message: textOf(value.message) ?? '',
  start: numberOf(value.start),
  end: numberOf(value.end),
  choices: objectsOf(value.choices).flatMap((one) => knownOf(one) ?? []),
  record: textOf(value.record),
  field: textOf(value.field),
  isAnswered: value.isAnswered === true,
})

const deskOf = (value: JsonObject): Desk => {
  const records = Object.values(objectOr(value.records, {})).flatMap((one) =>
    isObject(one) ? (recordOf(one) ?? []) : [],
  )
  const settings = objectOr(value.settings, {})
  const known = new Set(records.map(({ id }) => id))
  return {
    text: textOf(value.text) ?? '',
    source: textOf(value.source) ?? '',
    fields: objectOr(value.fields, EMPTY.fields),
    document: textOf(value.document),
    settings: {
      saidOn: isObject(settings.saidOn) ? settings.saidOn : null,
      meeting: textOf(settings.meeting),
      addressees: objectsOf(settings.addressees),
      chain: objectsOf(settings.chain),
    },
    records: Object.fromEntries(records.map((record) => [record.id, record])),
    order: textsOf(value.order).filter((id) => known.has(id)),
    questions: objectsOf(value.questions).map(questionOf),
  }
}

/** What was kept, from its text. What is no desk of this version is nothing. */
export const keptFrom = (text: string | null): Kept => {
  let value: unknown
  try {
    value = JSON.parse(text ?? 'null')
  } catch {
    return NOTHING
  }
  if (!isObject(value) || value.version !== VERSION || !isObject(value.desk)) return NOTHING
  const known = Object.values(objectOr(value.known, {})).flatMap((one) => (isObject(one) ? (knownOf(one) ?? []) : []))
  const sent = Object.entries(objectOr(value.sent, {})).flatMap(([id, one]) =>
    isObject(one) && isObject(one.input) && typeof one.revision === 'number'
      ? [[id, { revision: one.revision, input: one.input }] as const]
      : [],
  )
  return {
    desk: deskOf(value.desk),
    known: Object.fromEntries(known.map((one) => [one.id, one])),
    sent: Object.fromEntries(sent),
  }
}

/** The text by which a desk is kept. */
export const keptText = (kept: Kept): string => JSON.stringify({ version: VERSION, ...kept })

/** Keeps the desk in this browser. False if it has no room for it, or keeps nothing. */
export const keep = (storage: Pick<Storage, 'setItem' | 'removeItem'>, kept: Kept): boolean => {
  try {
    if (kept.desk.text === '' && kept.desk.order.length === 0) storage.removeItem(KEPT)
    else storage.setItem(KEPT, keptText(kept))
    return true
  } catch {
    return false
  }
}

/** What this browser has kept. */
export const readKept = (storage: Pick<Storage, 'getItem'>): Kept => {
  try {
    return keptFrom(storage.getItem(KEPT))
  } catch {
    return NOTHING
  }
}
