import { INPUTS } from '../generated/records.ts'
import type { EvidenceInput, IdentifierInput, NameInput, UserErrorCode, WarningCode } from '../generated/types.ts'
import { edtfBounds } from './dates.ts'
import { problemsOfIdentifier } from './identifiers.ts'
import { LONGEST_NAME, MOST_TAILS, nameTails } from './names.ts'
import type { AnyRecord } from './records.ts'
import { hashOfText, isLonger, isSha256, lengthOf, problemOfText } from './texts.ts'

/** A problem with an input: its field, and a sentence that says what is wrong and how to correct it. */
export interface Problem {
  code: UserErrorCode
  field: string[]
  message: string
  /** Of a CONFLICT: the record that stands. */
  current?: AnyRecord
  /** Of a CONFLICT: the fields in which it differs from what was to be written. */
  differs?: string[]
}

/** Something about a record that may be right and seldom is. */
export interface Warning {
  code: WarningCode
  field: string[]
  message: string
}

/** The path of a value in an input. */
export type Path = (string | number)[]

/** Records a problem of a field if `wrong` is true. */
export type Check = (wrong: boolean, field: Path, message: string, code?: UserErrorCode) => void

/** Notes a warning about a field, if there is one. */
export type Warn = (odd: boolean, code: WarningCode, field: Path, message: string) => void

const LIST_LIMIT = 1000

/** Checks that a list has at most 1,000 members. */
export const checkList = (given: readonly unknown[], field: Path, check: Check): void => {
  const message = `The list has ${given.length} members: it may have at most ${LIST_LIMIT}.`
  check(given.length > LIST_LIMIT, field, message, 'TOO_LARGE')
}

/** The fields that hold words of a source or prose, which may have several lines; any other text must be one line. */
const OF_SEVERAL_LINES = new Set<string | number>([
  'asStated',
  'condition',
  'cue',
  'exact',
  'prefix',
  'suffix',
  'summary',
])
/** The fields whose texts are checked by rules of their own. */
const APART = new Set(['parts', 'identifiers'])

/** Checks every text and list in a value, at any depth. */
export const checkTexts = (value: unknown, field: Path, check: Check): void => {
  if (typeof value === 'string') {
    const problem = problemOfText(value, { lines: OF_SEVERAL_LINES.has(field.at(-1) ?? '') })
    check(problem !== null, field, problem ?? '')
  } else if (Array.isArray(value)) {
    checkList(value, field, check)
    value.forEach((member, index) => {
      checkTexts(member, [...field, index], check)
    })
  } else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value))
      if (!APART.has(name)) checkTexts(member, [...field, name], check)
}

/** Checks the dates in an input: every field whose type in the schema is a partial date. */
export const checkDates = (input: string, value: object, field: Path, check: Check): void => {
  const members = new Map<string, unknown>(Object.entries(value))
  for (const [name, { of }] of Object.entries(INPUTS[input] ?? {})) {
    const given = members.get(name)
    if (of !== 'PartialDate' || given == null) continue
    const dates = Array.isArray(given) ? given : [given]
    dates.forEach(({ edtf }: { edtf: string }, index) => {
      checkEdtf(edtf, [...field, name, ...(Array.isArray(given) ? [index] : []), 'edtf'], check)
    })
  }
}

/** Checks that a date is in the years that the listings can sort, 0001 to 9999. */
export const checkEdtf = (given: string | null | undefined, field: Path, check: Check): void => {
  check(given != null && edtfBounds(given) === null, field, 'The year must be from 0001 to 9999.')
}

/** Checks the names of a record. */
export const checkNames = (given: readonly NameInput[], field: string, check: Check): void => {
  const preferred = given.filter((name) => name.kind === 'PREFERRED').map((name) => name.lang ?? '')
  check(preferred.length === 0, [field], 'At least one name must be PREFERRED: it is the one that is shown.')
  check(
    new Set(preferred).size < preferred.length,
    [field],
    'Two names in the same language are PREFERRED: keep one of them.',
  )
  given.forEach((name, index) => {
    checkEdtf(name.period, [field, index, 'period'], check)
    check(
      isLonger(name.text, LONGEST_NAME),
      [field, index, 'text'],
      `A name may have at most ${LONGEST_NAME} characters.`,
    )
  })
  const words = nameTails(given).length
  const message = `The names have ${words} different tails (from a word to the end of the name): they may have at most ${MOST_TAILS}.`
  check(words > MOST_TAILS, [field], message, 'TOO_LARGE')
}

/** Checks the identifiers that a record has in other data sets. */
export const checkIdentifiers = (given: readonly IdentifierInput[], check: Check): void => {
  checkList(given, ['identifiers'], check)
  given.forEach((identifier, index) => {
    for (const [field, message] of problemsOfIdentifier(identifier)) check(true, ['identifiers', index, field], message)
  })
}

/** Checks a SHA-256. */
export const checkHash = (given: string | null | undefined, field: Path, check: Check): void => {
  check(given != null && !isSha256(given), field, 'A SHA-256 must be 64 lower-case hexadecimal digits.')
}

/**
 * Checks the evidence for a record.
 * @param fields the fields that a record of this type can have
 */
export const checkEvidence = (given: readonly EvidenceInput[], fields: readonly string[], check: Check): void => {
  given.forEach(({ start, end, exact, spanSha256, supports, stance }, index) => {
    const field = ['evidence', index]
    check(
      stance === 'OMITS' && [start, end, exact, spanSha256].some((given) => given != null),
      [...field, 'stance'],
      'What a document omits has no passage in it: leave `start`, `end`, `exact` and `spanSha256` out.',
    )
    check(
      (start == null) !== (end == null),
      [...field, start == null ? 'start' : 'end'],
      '`start` and `end` must be given together.',
    )
    if (start != null && end != null) {
      check(start < 0, [...field, 'start'], '`start` is counted from 0 and must not be negative.')
      check(end <= start, [...field, 'end'], `The passage ends at ${end}, which must be after its start at ${start}.`)
      if (exact != null && end > start)
        check(
          lengthOf(exact) !== end - start,
          [...field, 'exact'],
          `\`exact\` has ${lengthOf(exact)} code points, but \`start\` and \`end\` span ${end - start}.`,
        )
    }
    checkHash(spanSha256, [...field, 'spanSha256'], check)
    if (exact != null && spanSha256 != null && isSha256(spanSha256))
      check(hashOfText(exact) !== spanSha256, [...field, 'spanSha256'], 'This is not the SHA-256 of `exact`.')
    supports?.forEach((name, place) => {
      check(!fields.includes(name), [...field, 'supports', place], `The record has no field \`${name}\`.`)
    })
  })
}
