import type {
  Act,
  Basis,
  DocumentKind,
  MeetingKind,
  MeetingState,
  Mode,
  Naming,
  PartyFunction,
  StakeholderKind,
  WordsOf,
} from '../../../lambda/generated/types.ts'
import { isObject, type Json, type JsonObject, listOf, numberOf, objectsOf, oneOf, textOf, textsOf } from './json.ts'

export const RECORD_TYPES = [
  ...(['document', 'stakeholder', 'role', 'topic', 'meeting', 'statement', 'commitment'] as const),
] as const
export type RecordType = (typeof RECORD_TYPES)[number]

const PREFIXES: { [type in RecordType]: string } = {
  document: 'doc_',
  stakeholder: 'stk_',
  role: 'rol_',
  topic: 'top_',
  meeting: 'mtg_',
  statement: 'stm_',
  commitment: 'com_',
}

/** The type of the record that an id names. */
export const typeOfId = (id: string): RecordType | null =>
  RECORD_TYPES.find((type) => id.startsWith(PREFIXES[type])) ?? null

/** The values that the desk offers. A union's values are not there at run time; `satisfies` holds them against it. */
export const ACTS = [
  ...(['STATED', 'EMPHASIZED', 'REITERATED', 'REAFFIRMED', 'NOTED', 'THANKED', 'WELCOMED', 'PRAISED'] as const),
  ...(['CONGRATULATED', 'SUPPORTED', 'PLEDGED', 'AGREED', 'ANNOUNCED', 'EXPLAINED', 'BRIEFED', 'ASSESSED'] as const),
  ...(['URGED', 'REQUESTED', 'DEMANDED', 'PROPOSED', 'INVITED', 'ASKED', 'EXPRESSED_CONCERN', 'CAUTIONED'] as const),
  ...(['CRITICIZED', 'CONDEMNED', 'ACCUSED', 'THREATENED', 'REJECTED', 'DENIED', 'CORRECTED', 'CONDOLED'] as const),
  ...(['APOLOGIZED', 'DECLINED_TO_COMMENT', 'OTHER'] as const),
] as const satisfies readonly Act[]
export const MODES = ['INDIRECT', 'MIXED', 'DIRECT', 'FREE_INDIRECT'] as const satisfies readonly Mode[]
export const WORDS_OF = ['UNCLEAR', 'SPEAKER', 'REPORTER'] as const satisfies readonly WordsOf[]
export const BASES = ['EXPLICIT', 'INFERRED'] as const satisfies readonly Basis[]
export const NAMINGS = ['NAMED', 'UNNAMED', 'ON_BACKGROUND'] as const satisfies readonly Naming[]
export const STAKEHOLDER_KINDS = [
  ...(['PERSON', 'GOVERNMENT', 'PUBLIC_BODY', 'INTERNATIONAL_ORGANIZATION', 'GROUP', 'DELEGATION'] as const),
  ...(['MEDIA', 'COMPANY', 'THINK_TANK', 'UNIVERSITY', 'OTHER'] as const),
] as const satisfies readonly StakeholderKind[]
export const DOCUMENT_KINDS = [
  ...(['PRESS_RELEASE', 'READOUT', 'JOINT_STATEMENT', 'TRANSCRIPT', 'BRIEFING', 'SPEECH', 'NEWS_ARTICLE'] as const),
  ...(['INTERVIEW', 'BROADCAST', 'SOCIAL_POST', 'LETTER', 'AGREEMENT', 'RESOLUTION', 'COURT_DECISION'] as const),
  'OTHER' as const,
] as const satisfies readonly DocumentKind[]
export const MEETING_KINDS = [
  ...(['MEETING', 'CALL', 'VISIT', 'CONFERENCE', 'SESSION', 'SIGNING', 'OTHER'] as const),
] as const satisfies readonly MeetingKind[]
export const MEETING_STATES = [
  ...(['HELD', 'PLANNED', 'PROPOSED', 'POSTPONED', 'CANCELLED'] as const),
] as const satisfies readonly MeetingState[]
const FUNCTIONS = [
  ...(['SPEAKER', 'ADDRESSEE', 'PARTICIPANT', 'HOST', 'VISITOR', 'ORGANIZER', 'INTERPRETER'] as const),
  ...(['SIGNATORY', 'MEDIATOR'] as const),
] as const satisfies readonly PartyFunction[]

/** Somebody with a function in a meeting or a statement. */
export interface Party {
  function: PartyFunction
  stakeholder: string | null
  naming: Naming
  roles: readonly string[]
  onBehalfOf: readonly string[]
  asStated: string | null
  basis: Basis
}

const partyOf = (value: JsonObject): Party => ({
  function: oneOf(FUNCTIONS, value.function),
  stakeholder: textOf(value.stakeholder),
  naming: oneOf(NAMINGS, value.naming),
  roles: textsOf(value.roles),
  onBehalfOf: textsOf(value.onBehalfOf),
  asStated: textOf(value.asStated),
  basis: oneOf(BASES, value.basis),
})

/** The parties of a record's input. */
export const partiesOf = (value: Json | undefined): Party[] => objectsOf(value).map(partyOf)

/** A party as an input has it, without what is so anyway. */
export const partyInput = (party: Party): JsonObject => ({
  ...(party.stakeholder !== null && { stakeholder: party.stakeholder }),
  ...(party.naming !== 'NAMED' && { naming: party.naming }),
  function: party.function,
  ...(party.roles.length > 0 && { roles: party.roles }),
  ...(party.onBehalfOf.length > 0 && { onBehalfOf: party.onBehalfOf }),
  ...(party.asStated !== null && { asStated: party.asStated }),
  ...(party.basis !== 'EXPLICIT' && { basis: party.basis }),
})

/** A part of a statement's text. */
export interface Part {
  text: string
  verbatim: boolean
  wordsOf: WordsOf | null
}

/** The parts of a statement's input. */
export const partsOf = (input: JsonObject): (Part & { rest: JsonObject })[] =>
  objectsOf(input.parts).map((part) => {
    const verbatim = part.verbatim === true
    const { text, ...rest } = part
    return { text: textOf(text) ?? '', verbatim, wordsOf: verbatim ? oneOf(WORDS_OF, part.wordsOf) : null, rest }
  })

/** A part as an input has it. Its language, and whether it is translated, stay as they are. */
export const partInput = ({ text, verbatim, wordsOf, rest = {} }: Part & { rest?: JsonObject }): JsonObject => ({
  ...rest,
  text,
  verbatim,
  wordsOf: verbatim ? (wordsOf ?? 'UNCLEAR') : undefined,
})

/** How words are given, by which of the parts are quoted. Free indirect speech cannot be told from them, and stays. */
export const modeOf = (parts: readonly Part[], before: unknown): Mode => {
  const said = parts.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  if (said.length > 0 && said.every(({ verbatim }) => verbatim)) return 'DIRECT'
  if (said.some(({ verbatim }) => verbatim)) return 'MIXED'
  return before === 'FREE_INDIRECT' ? before : 'INDIRECT'
}

const QUOTED = /“([^”]*)”|"([^"]*)"|«\s*([^»]*?)\s*»|「([^」]*)」|『([^』]*)』/g

/** A passage in parts: what it puts between quotation marks is verbatim. */
export const partsOfPassage = (passage: string, wordsOf: WordsOf): Part[] => {
  const parts: Part[] = []
  const retell = (text: string) => {
    if (text !== '') parts.push({ text, verbatim: false, wordsOf: null })
  }
  let end = 0
  for (const match of passage.matchAll(QUOTED)) {
    retell(passage.slice(end, match.index))
    const text = match.slice(1).join('') // of which one is there
    if (text !== '') parts.push({ text, verbatim: true, wordsOf })
    end = match.index + match[0].length
  }
  retell(passage.slice(end))
  return parts
}

/** A date as a form has it. */
export interface DateSaid {
  edtf: string
  asStated: string | null
  basis: Basis
}

/** The date of an input. Null if there is none. */
export const dateOf = (value: Json | undefined): DateSaid | null =>
  isObject(value) && textOf(value.edtf) !== null
    ? { edtf: textOf(value.edtf) ?? '', asStated: textOf(value.asStated), basis: oneOf(BASES, value.basis) }
    : null

/** A date as an input has it. */
export const dateInput = ({ edtf, asStated, basis }: DateSaid): JsonObject => ({
  edtf,
  ...(asStated !== null && asStated !== '' && { asStated }),
  ...(basis !== 'EXPLICIT' && { basis }),
})

/** Through whom words reached the document. */
export interface Relay {
  by: string | null
  document: string | null
  cue: string | null
  basis: Basis
}

/** The links of a chain. */
export const chainOf = (value: Json | undefined): Relay[] =>
  objectsOf(value).map((link) => ({
    by: textOf(link.by),
    document: textOf(link.document),
    cue: textOf(link.cue),
    basis: oneOf(BASES, link.basis),
  }))

/** A link as an input has it. */
export const relayInput = ({ by, document, cue, basis }: Relay): JsonObject => ({
  ...(by !== null && { by }),
  ...(document !== null && { document }),
  ...(cue !== null && cue !== '' && { cue }),
  ...(basis !== 'EXPLICIT' && { basis }),
})

/** Where a record's passage of a document stands in its evidence. -1 if it has none. */
export const passageIndex = (input: JsonObject, document: string | null): number =>
  listOf(input.evidence).findIndex((one) => isObject(one) && one.document === document && numberOf(one.start) !== null)

/** From where to where a record's passage of a document goes, in code points. */
export const spanOf = (input: JsonObject, document: string | null): { start: number; end: number } | null => {
  const passage = listOf(input.evidence)[passageIndex(input, document)]
  if (!isObject(passage)) return null
  const [start, end] = [numberOf(passage.start), numberOf(passage.end)]
  return start === null || end === null ? null : { start, end }
}

/** An input with other evidence at a place. */
export const withEvidence = (input: JsonObject, index: number, fields: JsonObject): JsonObject => ({
  ...input,
  evidence: listOf(input.evidence).map((one, place) =>
    place === index && isObject(one) ? { ...one, ...fields } : one,
  ),
})

/** The name by which an input is shown: of several, the preferred one in a language. */
export const nameOf = (type: RecordType, input: JsonObject, lang: string): string | null => {
  if (type === 'stakeholder' || type === 'topic') {
    const names = objectsOf(type === 'stakeholder' ? input.names : input.labels)
    const preferred = names.filter(({ kind }) => kind === undefined || kind === 'PREFERRED')
    const best = preferred.find((name) => name.lang === lang) ?? preferred[0] ?? names[0]
    return best ? textOf(best.text) : null
  }
  if (type === 'statement')
    return (
      partsOf(input)
        .map(({ text }) => text)
        .join('')
        .trim() || null
    )
  return textOf(type === 'commitment' ? input.summary : input.title)
}

/** An id for a new record, made of words that tell what it is; `isTaken` says which are. */
export const idFor = (type: RecordType, words: string, isTaken: (id: string) => boolean): string => {
  const slug = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-|-$/g, '')
  // Words of another script leave no slug: some figures then tell such records apart.
  const base = PREFIXES[type] + (slug || `${type}-${Math.floor(Math.random() * 1e9).toString(36)}`)
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`
    if (!isTaken(id)) return id
  }
}
