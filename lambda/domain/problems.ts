import { INPUTS } from '../generated/records.ts'
import type { RecordInput } from '../generated/types.ts'
import { type Check, checkDates, checkEvidence, checkIdentifiers, checkTexts, type Problem } from './checks.ts'
import { typeOfInput } from './inputs.ts'
import { mismatchOf, NOUNS, typeOfId } from './nouns.ts'
import { fieldOf, type TypedInput, type TypeName } from './records.ts'
import { referencesOf } from './references.ts'

const checkNoun = <Type extends TypeName>({ type, content }: TypedInput<Type>, check: Check) => {
  NOUNS[type].check?.(content, check)
}

/** Every problem of an input that can be found without reading other records. */
export const problemsOf = (input: RecordInput): Problem[] => {
  const typed = typeOfInput(input)
  const { type, content } = typed
  const found: Problem[] = []
  const check: Check = (wrong, field, message, code = 'INVALID') => {
    if (wrong) found.push({ code, field: [fieldOf(type), ...field.map(String)], message })
  }
  if (content.id != null)
    check(
      typeOfId(content.id) !== type,
      ['id'],
      `The id of a ${type} must be \`${NOUNS[type].prefix}\` and a slug of a-z, 0-9 and single hyphens, or a ULID.`,
    )
  checkTexts(content, [], check)
  if ('evidence' in content) checkEvidence(content.evidence ?? [], Object.keys(INPUTS[type] ?? {}), check)
  if ('identifiers' in content) checkIdentifiers(content.identifiers ?? [], check)
  checkDates(type, content, [], check)
  checkNoun(typed, check)
  for (const { field: whole, id, type: wanted, acyclic } of referencesOf(type, content)) {
    const field = whole.slice(1)
    const mismatch = mismatchOf(id, wanted)
    check(mismatch !== null, field, mismatch ?? '')
    check(acyclic && id === content.id, field, 'A record cannot be its own parent.')
  }
  return found
}
