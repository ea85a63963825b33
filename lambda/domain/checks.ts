import { INPUTS } from '../generated/records.ts'
import type { EvidenceInput, IdentifierInput, NameInput, UserErrorCode, WarningCode } from '../generated/types.ts'
import { edtfBounds } from './dates.ts'
import { problemsOfIdentifier } from './identifiers.ts'
import { LONGEST_NAME, MOST_TAILS, nameTails } from './names.ts'
import { hashOfText, isLonger, isSha256, lengthOf, problemOfText } from './texts.ts'

/** Something that is wrong with what is to be written: where, and a sentence that says what and what to do. */
export interface Problem {
  code: UserErrorCode
  field: string[]
  message: string
}

/** Something about a record that may be right and seldom is. */
export interface Warning {
  code: WarningCode
  field: string[]
  message: string
}

/** Where in an input something is. */
export type Path = (string | number)[]

/** Notes a problem of a field, if there is one. */
export type Check = (wrong: boolean, field: Path, message: string, code?: UserErrorCode) => void

/** Notes a warning about a field, if there is one. */
export type Warn = (odd: boolean, code: WarningCode, field: Path, message: string) => void

const LIST_LIMIT = 1000

/** Checks that a list is not too long. */
export const checkList = (given: readonly unknown[], field: Path, check: Check): void => {
  const message = `The list has ${given.length} members: it takes at most ${LIST_LIMIT}.`
  check(given.length > LIST_LIMIT, field, message, 'TOO_LARGE')
}

/** The fields that hold words of a source or prose, which may go over several lines; every other text is one line. */
const OF_SEVERAL_LINES = new Set<string | number>([
  'asStated',
  'condition',
  'cue',
  'exact',
  'prefix',
  'suffix',
  'summary',
])
/** The fields whose texts have rules of their own. */
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

/** Checks the dates in an input, at any depth: every field that the schema says takes a date. */
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

/** Checks that a date lies in years that the archive can list. */
export const checkEdtf = (given: string | null | undefined, field: Path, check: Check): void => {
  check(given != null && edtfBounds(given) === null, field, 'The year is outside 0001 to 9999.')
}

/** Checks the names of a record. */
export const checkNames = (given: readonly NameInput[], field: string, check: Check): void => {
  const preferred = given.filter((name) => name.kind === 'PREFERRED').map((name) => name.lang ?? '')
  check(preferred.length === 0, [field], 'One name must be PREFERRED: it is the one that is shown.')
  check(
    new Set(preferred).size < preferred.length,
    [field],
    'Two names are PREFERRED in one language: keep one of them.',
  )
  given.forEach((name, index) => {
    checkEdtf(name.period, [field, index, 'period'], check)
    check(isLonger(name.text, LONGEST_NAME), [field, index, 'text'], `A name has at most ${LONGEST_NAME} characters.`)
  })
  const words = nameTails(given).length
  const message = `The names can be found by ${words} different words and what follows them: it may be ${MOST_TAILS} in all.`
  check(words > MOST_TAILS, [field], message, 'TOO_LARGE')
}

/** Checks the identifiers of a record in other data sets. */
export const checkIdentifiers = (given: readonly IdentifierInput[], check: Check): void => {
  checkList(given, ['identifiers'], check)
  given.forEach((identifier, index) => {
    for (const [field, message] of problemsOfIdentifier(identifier)) check(true, ['identifiers', index, field], message)
  })
}

/** Checks a SHA-256. */
export const checkHash = (given: string | null | undefined, field: Path, check: Check): void => {
  check(given != null && !isSha256(given), field, 'A SHA-256 is 64 hexadecimal digits in lower case.')
}

/**
 * Checks the passages that bear on a record.
 * @param fields those that the record can have
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
      '`start` and `end` are given together.',
    )
    if (start != null && end != null) {
      check(start < 0, [...field, 'start'], '`start` is counted from 0.')
      check(end <= start, [...field, 'end'], `The passage ends at ${end}, before it has begun at ${start}.`)
      if (exact != null && end > start)
        check(
          lengthOf(exact) !== end - start,
          [...field, 'exact'],
          `The passage has ${lengthOf(exact)} code points; \`start\` and \`end\` say ${end - start}.`,
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
