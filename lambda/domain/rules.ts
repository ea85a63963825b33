import { createHash } from 'node:crypto'
import type {
  EvidenceInput,
  NameInput,
  PartialDateInput,
  PartyInput,
  RecordInput,
  StakeholderInput,
  StatementInput,
  UserErrorCode,
} from '../generated/types.ts'
import { INPUT_FIELDS } from '../generated/fields.ts'
import { edtfBounds } from './dates.ts'
import { problemsOfIdentifier } from './identifiers.ts'
import { LONGEST_NAME, MOST_TAILS, nameTails } from './names.ts'
import { fieldOf, PREFIXES, type TypeName, typeOfId, typeOfInput } from './records.ts'
import { isLonger, isSha256, isVisible, lengthOf, problemOfText, refusedIn, shown } from './texts.ts'

/** Something that is wrong with what is to be written: where, and a sentence that says what and what to do. */
export interface Problem {
  code: UserErrorCode
  field: string[]
  message: string
}

/** A record that another one names, and where it does. */
export interface Reference {
  field: string[]
  id: string
  type: TypeName
  /** Whether the record stands under the other one, so that it cannot come to stand under itself. */
  above?: boolean
}

type Check = (problem: boolean, field: (string | number)[], message: string, code?: UserErrorCode) => void

const LIST_LIMIT = 1000

/** The fields that hold words of a source or prose, which may go over several lines; every other text is one line. */
const OF_SEVERAL_LINES = new Set<string | number>(['asStated', 'cue', 'exact', 'prefix', 'suffix', 'summary'])

const list = (given: readonly unknown[], field: (string | number)[], check: Check) => {
  const message = `The list has ${given.length} members: it takes at most ${LIST_LIMIT}.`
  check(given.length > LIST_LIMIT, field, message, 'TOO_LARGE')
}

const everyText = (value: unknown, field: (string | number)[], check: Check): void => {
  if (typeof value === 'string') {
    const problem = problemOfText(value, { lines: OF_SEVERAL_LINES.has(field.at(-1) ?? '') })
    check(problem !== null, field, problem ?? '')
  } else if (Array.isArray(value)) {
    list(value, field, check)
    value.forEach((member, index) => {
      everyText(member, [...field, index], check)
    })
  } else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) everyText(member, [...field, name], check)
}

const names = (given: readonly NameInput[], field: string, check: Check) => {
  const preferred = given.filter((name) => name.kind === 'PREFERRED').map((name) => name.lang ?? '')
  check(preferred.length === 0, [field], 'One name must be PREFERRED: it is the one that is shown.')
  check(
    new Set(preferred).size < preferred.length,
    [field],
    'Two names are PREFERRED in one language: keep one of them.',
  )
  given.forEach((name, index) => {
    check(isLonger(name.text, LONGEST_NAME), [field, index, 'text'], `A name has at most ${LONGEST_NAME} characters.`)
  })
  const words = nameTails(given).length
  const message = `The names can be found by ${words} different words and what follows them: it may be ${MOST_TAILS} in all.`
  check(words > MOST_TAILS, [field], message, 'TOO_LARGE')
}

const identifiers = (given: NonNullable<StakeholderInput['identifiers']>, check: Check) => {
  list(given, ['identifiers'], check)
  given.forEach((identifier, index) => {
    for (const [field, message] of problemsOfIdentifier(identifier)) check(true, ['identifiers', index, field], message)
  })
}

const date = (given: PartialDateInput | null | undefined, field: (string | number)[], check: Check) => {
  if (given) edtf(given.edtf, [...field, 'edtf'], check)
}

const edtf = (given: string | null | undefined, field: (string | number)[], check: Check) => {
  check(given != null && edtfBounds(given) === null, field, 'The year is outside 0001 to 9999.')
}

const hash = (given: string | null | undefined, field: (string | number)[], check: Check) => {
  check(given != null && !isSha256(given), field, 'A SHA-256 is 64 hexadecimal digits in lower case.')
}

const evidence = (given: readonly EvidenceInput[] | null | undefined, fields: readonly string[], check: Check) => {
  given?.forEach(({ start, end, exact, spanSha256, supports }, index) => {
    const field = ['evidence', index]
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
    hash(spanSha256, [...field, 'spanSha256'], check)
    if (exact != null && spanSha256 != null && isSha256(spanSha256))
      check(
        createHash('sha256').update(exact).digest('hex') !== spanSha256,
        [...field, 'spanSha256'],
        'This is not the SHA-256 of `exact`.',
      )
    supports?.forEach((name, place) => {
      check(!fields.includes(name), [...field, 'supports', place], `The record has no field \`${name}\`.`)
    })
  })
}

const statement = (given: StatementInput, check: Check) => {
  const verbatim = given.parts.some((part) => part.verbatim)
  const quoted = given.mode === 'DIRECT' || given.mode === 'MIXED'
  check(given.parts.length === 0, ['parts'], 'A statement has at least one part.')
  check(quoted && !verbatim, ['parts'], `The mode ${given.mode} needs a part that is verbatim.`)
  check(!quoted && verbatim, ['mode'], `The mode ${given.mode} takes no verbatim part: write DIRECT or MIXED.`)
  given.parts.forEach((part, index) => {
    check(
      !!part.verbatim && !part.wordsOf,
      ['parts', index, 'wordsOf'],
      'Say whose words a verbatim part is in; UNCLEAR where it cannot be told.',
    )
    check(
      !part.verbatim && !!part.wordsOf,
      ['parts', index, 'wordsOf'],
      "Only a verbatim part is in somebody's words: leave `wordsOf` out.",
    )
  })
  check(
    !given.parties.some((party) => party.function === 'SPEAKER'),
    ['parties'],
    'A statement has at least one SPEAKER.',
  )
  given.parties.forEach((party, index) => {
    const fits = party.function === 'SPEAKER' || party.function === 'ADDRESSEE'
    check(!fits, ['parties', index, 'function'], 'A party of a statement is a SPEAKER or an ADDRESSEE.')
  })
}

/** Everything that is wrong with a record taken by itself. */
export const problemsOf = (input: RecordInput): Problem[] => {
  const { type, content } = typeOfInput(input)
  const found: Problem[] = []
  const check: Check = (wrong, field, message, code = 'INVALID') => {
    if (wrong) found.push({ code, field: [fieldOf(type), ...field.map(String)], message })
  }
  if (content.id != null)
    check(
      typeOfId(content.id) !== type,
      ['id'],
      `The id of a ${type} is \`${PREFIXES[type]}\` and a slug of a-z, 0-9 and single hyphens, or a ULID.`,
    )
  // Parts and identifiers have rules of their own.
  everyText({ ...content, parts: [], identifiers: [] }, [], check)
  if ('evidence' in content) evidence(content.evidence, INPUT_FIELDS[type], check)
  if ('identifiers' in content) identifiers(content.identifiers ?? [], check)
  if (input.stakeholder) names(input.stakeholder.names, 'names', check)
  if (input.topic) names(input.topic.labels, 'labels', check)
  if (input.role) {
    edtf(input.role.period, ['period'], check)
    input.role.attestedOn?.forEach((day, index) => {
      date(day, ['attestedOn', index], check)
    })
  }
  if (input.document) {
    date(input.document.issued, ['issued'], check)
    hash(input.document.textSha256, ['textSha256'], check)
  }
  if (input.meeting) {
    date(input.meeting.when, ['when'], check)
    input.meeting.parties.forEach((party, index) => {
      const fits = party.function !== 'SPEAKER' && party.function !== 'ADDRESSEE'
      check(
        !fits,
        ['parties', index, 'function'],
        'A party of a meeting takes part, hosts, visits or organizes: it is no SPEAKER or ADDRESSEE.',
      )
    })
  }
  if (input.statement) {
    date(input.statement.saidOn, ['saidOn'], check)
    statement(input.statement, check)
    list(input.statement.parts, ['parts'], check)
    input.statement.parts.forEach((part, index) => {
      // A part may be a space that joins two others.
      check(part.text === '', ['parts', index, 'text'], 'The part is empty.')
      const refused = refusedIn(part.text, { lines: true })
      check(refused !== null, ['parts', index, 'text'], refused ?? '')
    })
    const { parts } = input.statement
    const isSilent = parts.every(({ text }) => text !== '' && !isVisible(text))
    check(parts.length > 0 && isSilent, ['parts'], 'The parts together hold nothing that can be seen.')
  }
  if (input.commitment) {
    date(input.commitment.due, ['due'], check)
    check(input.commitment.by.length === 0, ['by'], 'A commitment is made by somebody.')
    check(input.commitment.statements.length === 0, ['statements'], 'A commitment is made by a statement.')
  }
  for (const { field: whole, id, type: wanted, above } of referencesOf(input)) {
    const field = whole.slice(1)
    check(
      typeOfId(id) !== wanted,
      field,
      `${shown(id)} is no id of a ${wanted}: it begins with \`${PREFIXES[wanted]}\`.`,
    )
    check(!!above && id === content.id, field, 'A record cannot stand under itself.')
  }
  return found
}

/** Every record that a record names, with the field that does. */
export const referencesOf = (input: RecordInput): Reference[] => {
  const { content, type } = typeOfInput(input)
  const of = fieldOf(type)
  const found: Reference[] = []
  const on = (wanted: TypeName, id: string | null | undefined, ...field: (string | number)[]) => {
    if (id != null) found.push({ field: [of, ...field.map(String)], id, type: wanted })
  }
  const all = (type: TypeName, ids: readonly string[] | null | undefined, ...field: (string | number)[]) => {
    ids?.forEach((id, index) => {
      on(type, id, ...field, index)
    })
  }
  const above = (id: string | null | undefined, ...field: (string | number)[]) => {
    if (id != null) found.push({ field: [of, ...field.map(String)], id, type, above: true })
  }
  const parties = (given: readonly PartyInput[]) => {
    given.forEach((party, index) => {
      on('Stakeholder', party.stakeholder, 'parties', index, 'stakeholder')
      all('Role', party.roles, 'parties', index, 'roles')
      all('Stakeholder', party.onBehalfOf, 'parties', index, 'onBehalfOf')
    })
  }
  const { topic, stakeholder, role, document, meeting, statement, commitment } = input
  above(topic?.broader, 'broader')
  on('Document', topic?.instrument, 'instrument')
  above(stakeholder?.parent, 'parent')
  on('Stakeholder', role?.holder, 'holder')
  on('Stakeholder', role?.organization, 'organization')
  on('Stakeholder', role?.onBehalfOf, 'onBehalfOf')
  on('Stakeholder', document?.publisher, 'publisher')
  document?.derivedFrom?.forEach((id, index) => {
    above(id, 'derivedFrom', index)
  })
  parties(meeting?.parties ?? statement?.parties ?? [])
  all('Topic', meeting?.topics ?? statement?.topics, 'topics')
  above(meeting?.partOf, 'partOf')
  all('Stakeholder', statement?.about, 'about')
  on('Meeting', statement?.meeting, 'meeting')
  all('Meeting', statement?.anticipates, 'anticipates')
  all('Stakeholder', commitment?.by, 'by')
  all('Stakeholder', commitment?.toward, 'toward')
  all('Statement', commitment?.statements, 'statements')
  all('Meeting', commitment?.realizedBy, 'realizedBy')
  if ('evidence' in content)
    content.evidence?.forEach((passage, index) => {
      on('Document', passage.document, 'evidence', index, 'document')
      passage.chain?.forEach((relay, link) => {
        on('Stakeholder', relay.by, 'evidence', index, 'chain', link, 'by')
        on('Document', relay.document, 'evidence', index, 'chain', link, 'document')
      })
    })
  return found
}
