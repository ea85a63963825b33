import { canonical, isObject, isSame, type Json, type JsonObject, objectsOf, textsWithin, withTexts } from './json.ts'
import { openOffsets, type Passage, passageAt } from './offsets.ts'
import {
  modeOf,
  partInput,
  partiesOf,
  partsOf,
  partsOfPassage,
  passageIndex,
  type RecordType,
  spanOf,
  withEvidence,
} from './records.ts'

/** What is said once for the whole text, and inherited by each of its statements. */
export interface Settings {
  saidOn: JsonObject | null
  meeting: string | null
  /** Who is addressed: whoever speaks in a statement, and their own side, are left out there. */
  addressees: readonly JsonObject[]
  chain: readonly JsonObject[]
}
export const SETTINGS = ['saidOn', 'meeting', 'addressees', 'chain'] as const
export type Setting = (typeof SETTINGS)[number]

/** A record on the desk. */
export interface DeskRecord {
  type: RecordType
  id: string
  /** As it is to be recorded, but for what it inherits. */
  input: JsonObject
  /** As the archive has it. Null for a new one. */
  before: JsonObject | null
  /** The revision at which the archive has it. Null for a new one. */
  revision: number | null
  confidence: number | null
  reasons: readonly string[]
  /** What a statement inherits from the whole text: its input then lacks it. */
  follows: readonly Setting[]
  removed: boolean
}

/** What the rules could not decide. */
export interface Question {
  message: string
  start: number | null
  end: number | null
  choices: readonly Known[]
  record: string | null
  field: string | null
  isAnswered: boolean
}

/** A record of which the desk knows the name. */
export interface Known {
  id: string
  name: string
  kind?: string
}

/** What the editor works on. Every change of it can be undone. */
export interface Desk {
  /** The text as it is being put in. */
  text: string
  /** The text of which the draft was made: positions are those in it. */
  source: string
  /** The fields of the text's document, before there is a draft. */
  fields: JsonObject
  /** The id of the text's document, once there is a draft. */
  document: string | null
  settings: Settings
  records: { readonly [id: string]: DeskRecord }
  /** The records in the order in which they were proposed. */
  order: readonly string[]
  questions: readonly Question[]
}

export const EMPTY: Desk = {
  text: '',
  source: '',
  fields: { kind: 'PRESS_RELEASE', held: true },
  document: null,
  settings: { saidOn: null, meeting: null, addressees: [], chain: [] },
  records: {},
  order: [],
  questions: [],
}

/** A proposed record, as a draft has it. */
export interface Proposed {
  type: RecordType
  id: string
  input: JsonObject
  revision: number | null
  confidence: number | null
  reasons: readonly string[]
}

export type Change =
  | { do: 'text'; text: string }
  | { do: 'fields'; fields: JsonObject }
  | { do: 'draft'; records: readonly Proposed[]; questions: readonly Question[] }
  | { do: 'set'; settings: Partial<Settings> }
  | { do: 'own'; id: string; settings: Partial<Settings> }
  | { do: 'follow'; id: string; setting: Setting }
  | { do: 'edit'; id: string; fields: JsonObject }
  | { do: 'move'; id: string; start: number; end: number }
  | { do: 'remove'; id: string; removed: boolean }
  | { do: 'add'; record: DeskRecord }
  | { do: 'replace'; id: string; by: string }
  | { do: 'base'; id: string; revision: number; stands: JsonObject; input: JsonObject }
  | { do: 'answer'; question: number; isAnswered: boolean }
  | { do: 'restore'; desk: Desk }
  | { do: 'clear' }

/** The records that stand, or with `type` those of one type, in the order of the text. */
export const recordsOf = (desk: Desk, type?: RecordType): DeskRecord[] =>
  desk.order.flatMap((id) => {
    const record = desk.records[id]
    return record && (type === undefined || record.type === type) ? [record] : []
  })

/** The statements in the order of their passages, the longer first where two begin at the same place. */
export const statementsOf = (desk: Desk): DeskRecord[] => {
  const placed = recordsOf(desk, 'statement').map((record) => ({ record, span: spanOf(record.input, desk.document) }))
  const at = (span: { start: number } | null) => span?.start ?? Infinity
  // Infinity less Infinity is no number: those without a passage stay in their order, at the end.
  return placed
    .sort((a, b) => (at(a.span) === at(b.span) ? (b.span?.end ?? 0) - (a.span?.end ?? 0) : at(a.span) - at(b.span)))
    .map(({ record }) => record)
}

const isAddressee = (party: JsonObject) => party.function === 'ADDRESSEE'

/** What a statement has of its own of something that it could inherit. */
const ownOf = (input: JsonObject, setting: Setting, document: string | null): Json => {
  if (setting === 'addressees') return objectsOf(input.parties).filter(isAddressee)
  if (setting === 'chain') return objectsOf(objectsOf(input.evidence)[passageIndex(input, document)]?.chain)
  return input[setting] ?? null
}

/** A statement's input with something of its own that it could inherit; with null, without it. */
const withOwn = (input: JsonObject, setting: Setting, value: Json, document: string | null): JsonObject => {
  if (setting === 'addressees')
    return { ...input, parties: [...objectsOf(input.parties).filter((one) => !isAddressee(one)), ...objectsOf(value)] }
  if (setting === 'chain') {
    const chain = objectsOf(value)
    return withEvidence(input, passageIndex(input, document), { chain: chain.length > 0 ? chain : undefined })
  }
  return { ...input, [setting]: value ?? undefined }
}

/** What a statement inherits of something: as addressees, whoever is on another side than its speakers. */
const inherited = (settings: Settings, input: JsonObject, setting: Setting): Json => {
  if (setting !== 'addressees') return settings[setting]
  const others = partiesOf(input.parties).filter((party) => party.function !== 'ADDRESSEE')
  const side = new Set(others.flatMap(({ stakeholder, onBehalfOf }) => [stakeholder ?? '', ...onBehalfOf]))
  return settings.addressees.filter((party) => {
    const [addressee] = partiesOf([party])
    return ![addressee?.stakeholder ?? null, ...(addressee?.onBehalfOf ?? [])].some((id) => id !== null && side.has(id))
  })
}

/** A record's input in full: with what it inherits. */
export const wholeInput = (desk: Desk, { input, follows }: DeskRecord): JsonObject =>
  follows.reduce(
    (whole, setting) => withOwn(whole, setting, inherited(desk.settings, input, setting), desk.document),
    input,
  )

/** A statement as the record with the same content inherits what it can of it. */
const following = (record: DeskRecord, settings: Settings, document: string | null): DeskRecord => {
  // The archive's own record is what it is, whatever is said of this text.
  if (record.type !== 'statement' || record.revision !== null) return record
  const follows = SETTINGS.filter(
    (setting) =>
      !(setting === 'chain' && passageIndex(record.input, document) < 0) &&
      isSame(ownOf(record.input, setting, document), inherited(settings, record.input, setting)),
  )
  const input = follows.reduce((rest, setting) => withOwn(rest, setting, null, document), record.input)
  return { ...record, input, follows }
}

/** The value that most have; of several, the first. */
const commonest = <Value extends Json>(values: readonly Value[]): Value | null => {
  const counts = new Map<string, { value: Value; count: number }>()
  for (const value of values) {
    const name = canonical(value)
    counts.set(name, { value, count: (counts.get(name)?.count ?? 0) + 1 })
  }
  let best: { value: Value; count: number } | null = null
  for (const one of counts.values()) if (one.count > (best?.count ?? 0)) best = one
  return best?.value ?? null
}

const withFunction = (parties: readonly JsonObject[], as: string): JsonObject[] =>
  parties.map((party) => ({ ...party, function: as }))

/** What most statements of a draft have in common. */
const settingsFrom = (
  statements: readonly DeskRecord[],
  records: Desk['records'],
  document: string | null,
): Settings => {
  const inputs = statements.filter(({ revision }) => revision === null).map(({ input }) => input)
  const common = (setting: Setting) => commonest(inputs.map((input) => ownOf(input, setting, document)))
  const meeting = commonest(inputs.flatMap((input) => (typeof input.meeting === 'string' ? [input.meeting] : [])))
  const saidOn = commonest(inputs.flatMap((input) => objectsOf([input.saidOn ?? null])))
  // Whoever met addressed each other, if that is what more statements say than any single list of addressees.
  const met = withFunction(objectsOf(meeting === null ? [] : records[meeting]?.input.parties), 'ADDRESSEE')
  const concluded = met.map((party) => ({ ...party, basis: 'INFERRED' }))
  const choices = [objectsOf(common('addressees')), met, concluded]
  const settings = { saidOn, meeting, chain: objectsOf(common('chain')) }
  const fits = (addressees: readonly JsonObject[]) =>
    inputs.filter((input) =>
      isSame(ownOf(input, 'addressees', document), inherited({ ...settings, addressees }, input, 'addressees')),
    ).length
  return { ...settings, addressees: choices.reduce((best, one) => (fits(one) > fits(best) ? one : best)) }
}

/** The document whose passages a draft's records are: that which most refer to, or else the first. */
const documentOf = (records: readonly Proposed[]): string | null => {
  const documents = records.filter(({ type }) => type === 'document').map(({ id }) => id)
  const referred = records.flatMap(({ input }) => objectsOf(input.evidence).map((one) => one.document ?? null))
  return commonest(referred.flatMap((id) => (typeof id === 'string' ? [id] : []))) ?? documents[0] ?? null
}

const drafted = (desk: Desk, proposed: readonly Proposed[], questions: readonly Question[]): Desk => {
  const document = documentOf(proposed)
  const all = proposed.map((one): DeskRecord => ({
    ...one,
    before: one.revision === null ? null : one.input,
    follows: [],
    removed: false,
  }))
  const records = Object.fromEntries(all.map((record) => [record.id, record]))
  const settings = settingsFrom(
    all.filter(({ type }) => type === 'statement'),
    records,
    document,
  )
  return {
    ...desk,
    source: desk.text,
    document,
    settings,
    records: Object.fromEntries(all.map((record) => [record.id, following(record, settings, document)])),
    order: all.map(({ id }) => id),
    questions,
  }
}

const withRecord = (desk: Desk, id: string, change: (record: DeskRecord) => DeskRecord): Desk => {
  const record = desk.records[id]
  return record ? { ...desk, records: { ...desk.records, [id]: change(record) } } : desk
}

/** A passage as evidence has it: what is around it is left out where nothing is, such as at the end of the text. */
const evidenceFields = ({ prefix, suffix, ...passage }: Passage): JsonObject => ({
  ...passage,
  prefix: prefix.trim() === '' ? undefined : prefix,
  suffix: suffix.trim() === '' ? undefined : suffix,
})

/** A statement moved to another passage. Its parts are those of the passage, unless they were written by somebody. */
const moved = (desk: Desk, id: string, start: number, end: number): Desk =>
  withRecord(desk, id, (record) => {
    const index = passageIndex(record.input, desk.document)
    const old = objectsOf(record.input.evidence)[index]
    if (!old) return record
    const passage = passageAt(desk.source, openOffsets(desk.source), start, end)
    // Of a text that may not be kept, the draft gives no words; the hash of the earlier passage is wrong for this one.
    const words = typeof old.exact === 'string' ? evidenceFields(passage) : { start, end }
    const input = withEvidence(record.input, index, { ...words, spanSha256: undefined })
    const parts = partsOf(record.input)
    const wordsOf = parts.find(({ verbatim }) => verbatim)?.wordsOf ?? 'UNCLEAR'
    const asFound = typeof old.exact === 'string' ? partsOfPassage(old.exact, wordsOf) : []
    const isFound = isSame(asFound.map(partInput), parts.map(partInput))
    if (!isFound) return { ...record, input }
    const found = partsOfPassage(passage.exact, wordsOf)
    return { ...record, input: { ...input, parts: found.map(partInput), mode: modeOf(found, input.mode) } }
  })

/** The desk with every reference to a record leading to another one, and the record gone. */
const replaced = (desk: Desk, id: string, by: string): Desk => {
  const change = (text: string) => (text === id ? by : text)
  const within = (value: JsonObject): JsonObject => {
    const changed = withTexts(value, change)
    return isObject(changed) ? changed : value
  }
  const kept = Object.values(desk.records).filter((record) => record.id !== id)
  return {
    ...desk,
    document: desk.document === id ? by : desk.document,
    settings: {
      saidOn: desk.settings.saidOn,
      meeting: desk.settings.meeting === id ? by : desk.settings.meeting,
      addressees: desk.settings.addressees.map(within),
      chain: desk.settings.chain.map(within),
    },
    records: Object.fromEntries(kept.map((record) => [record.id, { ...record, input: within(record.input) }])),
    order: desk.order.filter((one) => one !== id),
    questions: desk.questions.map((one) => (one.record === id ? { ...one, record: by } : one)),
  }
}

/** The desk after a change. */
export const changed = (desk: Desk, change: Change): Desk => {
  switch (change.do) {
    case 'text':
      return { ...desk, text: change.text }
    case 'fields': {
      const next = { ...desk, fields: { ...desk.fields, ...change.fields } }
      // What is said of the document before another draft is said of the one on the desk.
      const document = desk.records[desk.document ?? '']
      if (!document || document.revision !== null) return next
      return withRecord(next, document.id, (record) => ({ ...record, input: { ...record.input, ...change.fields } }))
    }
    case 'draft':
      return drafted(desk, change.records, change.questions)
    case 'set':
      return { ...desk, settings: { ...desk.settings, ...change.settings } }
    case 'own':
      return withRecord(desk, change.id, (record) => {
        const own = SETTINGS.filter((setting) => change.settings[setting] !== undefined)
        return {
          ...record,
          input: own.reduce(
            (input, setting) => withOwn(input, setting, change.settings[setting] ?? null, desk.document),
            record.input,
          ),
          follows: record.follows.filter((setting) => !own.includes(setting)),
        }
      })
    case 'follow':
      return withRecord(desk, change.id, (record) => ({
        ...record,
        input: withOwn(record.input, change.setting, null, desk.document),
        follows: [...new Set([...record.follows, change.setting])],
      }))
    case 'edit':
      return withRecord(
        change.id === desk.document ? { ...desk, fields: { ...desk.fields, ...change.fields } } : desk,
        change.id,
        (record) => ({ ...record, input: { ...record.input, ...change.fields } }),
      )
    case 'move':
      return moved(desk, change.id, change.start, change.end)
    case 'remove':
      return withRecord(desk, change.id, (record) => ({ ...record, removed: change.removed }))
    case 'add':
      return {
        ...desk,
        records: { ...desk.records, [change.record.id]: change.record },
        order: [...desk.order.filter((id) => id !== change.record.id), change.record.id],
      }
    case 'replace':
      return replaced(desk, change.id, change.by)
    case 'base':
      return withRecord(desk, change.id, (record) => ({
        ...record,
        revision: change.revision,
        before: change.stands,
        input: change.input,
        follows: [],
      }))
    case 'answer':
      return {
        ...desk,
        questions: desk.questions.map((one, place) =>
          place === change.question ? { ...one, isAnswered: change.isAnswered } : one,
        ),
      }
    case 'restore':
      return change.desk
    case 'clear':
      return EMPTY
  }
}

/** The desk, with what it was before and what was undone. */
export interface History {
  past: readonly Desk[]
  now: Desk
  next: readonly Desk[]
  /** What the last change was of: another of the same is one step with it, such as each letter of a name. */
  last: string | null
}

export const opened = (desk: Desk): History => ({ past: [], now: desk, next: [], last: null })

/** How many changes can be undone. */
const STEPS = 300

const stepOf = (change: Change): string | null => {
  if (change.do === 'text') return 'text'
  if (change.do === 'fields') return `fields ${Object.keys(change.fields).join()}`
  if (change.do === 'set') return `set ${Object.keys(change.settings).join()}`
  if (change.do === 'own') return `own ${change.id} ${Object.keys(change.settings).join()}`
  if (change.do === 'edit') return `edit ${change.id} ${Object.keys(change.fields).join()}`
  return change.do === 'move' ? `move ${change.id}` : null
}

/** Changes that belong together, such as an answer with what it changes: undone in one step. */
export type Step = Change | readonly Change[] | 'undo' | 'redo'

/** The reducer of the desk. */
export const stepped = (history: History, step: Step): History => {
  const { past, now, next } = history
  if (step === 'undo') {
    const before = past.at(-1)
    return before ? { past: past.slice(0, -1), now: before, next: [now, ...next], last: null } : history
  }
  if (step === 'redo') {
    const [after, ...rest] = next
    return after ? { past: [...past, now], now: after, next: rest, last: null } : history
  }
  const changes: readonly Change[] = 'do' in step ? [step] : step
  const desk = changes.reduce(changed, now)
  if (desk === now) return history
  const [only] = changes
  const name = changes.length === 1 && only ? stepOf(only) : null
  const isSameStep = name !== null && name === history.last && past.length > 0
  return { past: isSameStep ? past : [...past, now].slice(-STEPS), now: desk, next: [], last: name }
}

/** Whether a question is still to be answered: what was taken out raises none. */
export const isOpen = (desk: Desk, { isAnswered, record }: Question): boolean =>
  !isAnswered && !(record !== null && desk.records[record]?.removed === true)

/** A meeting of whoever speaks in the text, on the day on which they do. */
export const newMeeting = (desk: Desk, id: string, title: string): DeskRecord => {
  const speakers = statementsOf(desk)
    .filter(({ removed }) => !removed)
    .flatMap(({ input }) => objectsOf(input.parties).filter((party) => party.function === 'SPEAKER'))
    .filter(
      (party, place, all) =>
        party.stakeholder !== undefined && all.findIndex((other) => other.stakeholder === party.stakeholder) === place,
    )
  const parties = speakers.map(({ stakeholder, roles, onBehalfOf }) => ({
    ...{ stakeholder, function: 'PARTICIPANT', roles, onBehalfOf },
  }))
  return {
    type: 'meeting',
    id,
    input: { id, kind: 'MEETING', title, state: 'HELD', when: desk.settings.saidOn ?? undefined, parties },
    before: null,
    revision: null,
    confidence: null,
    reasons: [],
    follows: [],
    removed: false,
  }
}

/** The texts within the records that stand, other than their own ids: among them the ids to which they refer. */
export const referencesIn = (desk: Desk): Set<string> =>
  new Set(
    Object.values(desk.records)
      .filter(({ removed }) => !removed)
      .flatMap((record) => textsWithin(wholeInput(desk, record)).filter((text) => text !== record.id)),
  )

/** How somebody takes part here, wherever the desk knows them from: in which roles, and for whom. */
export const capacityOf = (
  desk: Desk,
  stakeholder: string,
): { roles: readonly string[]; onBehalfOf: readonly string[] } => {
  const places = [...recordsOf(desk, 'meeting'), ...recordsOf(desk, 'statement')].filter(({ removed }) => !removed)
  const found = places
    .flatMap(({ input }) => partiesOf(input.parties))
    .find((party) => party.stakeholder === stakeholder && party.onBehalfOf.length + party.roles.length > 0)
  return { roles: found?.roles ?? [], onBehalfOf: found?.onBehalfOf ?? [] }
}

/** Who "both sides" are: the parties of the text's meeting, or for whom they are there. */
export const sidesOf = (desk: Desk): string[] => {
  const meeting = desk.settings.meeting ?? recordsOf(desk, 'meeting').find(({ removed }) => !removed)?.id
  const parties = partiesOf(meeting === undefined ? [] : desk.records[meeting]?.input.parties)
  const sides = parties
    .filter((party) => party.function !== 'INTERPRETER')
    .flatMap(({ stakeholder, onBehalfOf }) => (onBehalfOf.length > 0 ? onBehalfOf : stakeholder ? [stakeholder] : []))
  return [...new Set(sides)]
}

/** A statement of a passage, as the statement before it is: by the same speakers, with the same act. */
export const newStatement = (desk: Desk, id: string, span: { start: number; end: number }): DeskRecord => {
  const before = statementsOf(desk).findLast((record) => {
    const place = spanOf(record.input, desk.document)
    return !record.removed && place !== null && place.start <= span.start
  })
  const input = before?.input ?? {}
  const wordsOf = partsOf(input).find(({ verbatim }) => verbatim)?.wordsOf ?? 'UNCLEAR'
  const passage = passageAt(desk.source, openOffsets(desk.source), span.start, span.end)
  const parts = partsOfPassage(passage.exact, wordsOf)
  // Of a text that the editors do not hold, the record has the words that are quoted, and no others.
  const isHeld = desk.records[desk.document ?? '']?.input.held === true
  const isKept = isHeld || parts.some(({ verbatim }) => verbatim)
  const others = objectsOf(input.parties).filter((party) => !isAddressee(party))
  return {
    type: 'statement',
    id,
    input: {
      id,
      act: 'STATED',
      mode: modeOf(parts, null),
      parts: parts.map(partInput),
      parties: others,
      topics: input.topics,
      evidence: [
        { document: desk.document, ...(isKept ? evidenceFields(passage) : { start: span.start, end: span.end }) },
      ],
    },
    before: null,
    revision: null,
    confidence: null,
    reasons: [],
    follows: SETTINGS,
    removed: false,
  }
}

/** What makes a statement of the desk further evidence for one that the archive has. */
export const sameAs = (
  desk: Desk,
  record: DeskRecord,
  stands: { id: string; revision: number; input: JsonObject },
): Change[] => {
  const whole = wholeInput(desk, record)
  const passage = objectsOf(whole.evidence)[passageIndex(whole, desk.document)]
  const { id, revision, input } = stands
  const amended: DeskRecord = {
    ...record,
    ...{ id, revision, before: input, follows: [], confidence: null, reasons: [] },
    input: { ...input, evidence: [...objectsOf(input.evidence), ...(passage ? [passage] : [])] },
  }
  return [
    { do: 'replace', id: record.id, by: id },
    { do: 'add', record: amended },
  ]
}
