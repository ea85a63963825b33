import type { EvidenceInput, PartyInput } from '../generated/types.ts'
import type { Check, Warn } from './checks.ts'
import { type Bounds, isAfter } from './dates.ts'
import { supports } from './evidence.ts'
import { distinct } from './listings.ts'
import type { Beside } from './noun.ts'

/** The stakeholders that a party brings to a meeting: itself and those it is there for. */
export const attending = ({ stakeholder, onBehalfOf }: PartyInput): string[] =>
  distinct([stakeholder, ...(onBehalfOf ?? [])])

/** Whether a party speaks, or signs what is said. */
export const speaks = ({ function: does }: PartyInput): boolean => does === 'SPEAKER' || does === 'SIGNATORY'

/** The stakeholders of parties, each once, in the order of their ids. */
export const participantsOf = (parties: readonly PartyInput[]): string[] =>
  distinct(parties.map(({ stakeholder }) => stakeholder)).sort()

/** Checks that each party says who it is, or how the source speaks of it. */
export const checkParties = (parties: readonly PartyInput[], check: Check): void => {
  parties.forEach(({ stakeholder, naming, asStated }, index) => {
    const isNamed = (naming ?? 'NAMED') === 'NAMED'
    check(
      isNamed && stakeholder == null,
      ['parties', index, 'stakeholder'],
      'Say who it is; if the source does not, set `naming` to ON_BACKGROUND or UNNAMED and give its words in `asStated`.',
    )
    check(
      !isNamed && asStated == null,
      ['parties', index, 'asStated'],
      'Give the words of the source for a party that it does not name, such as "a senior official" or "it was noted that".',
    )
  })
}

/** Warns of parties that do not fit: a role of somebody else, a party given twice, one that speaks for or to itself. */
export const warnOfParties = (parties: readonly PartyInput[], { named }: Beside, warn: Warn): void => {
  const seen = new Map<string, string[]>()
  parties.forEach(({ stakeholder, function: does, roles, onBehalfOf }, index) => {
    const field = ['parties', index]
    roles?.forEach((id, place) => {
      const holder = named(id, 'Role')?.holder
      const isOther = holder !== undefined && stakeholder != null && holder !== stakeholder
      warn(isOther, 'ROLE_OF_ANOTHER', [...field, 'roles', place], `\`${id}\` is a role of \`${holder ?? ''}\`.`)
    })
    if (stakeholder == null) return
    warn(
      onBehalfOf?.includes(stakeholder) ?? false,
      'PARTY_TWICE',
      [...field, 'onBehalfOf'],
      `\`${stakeholder}\` is there for itself: leave \`onBehalfOf\` out.`,
    )
    const functions = seen.get(stakeholder) ?? []
    warn(functions.includes(does), 'PARTY_TWICE', field, `\`${stakeholder}\` is given as ${does} before.`)
    const other = does === 'SPEAKER' ? 'ADDRESSEE' : 'SPEAKER'
    const toItself = (does === 'SPEAKER' || does === 'ADDRESSEE') && functions.includes(other)
    warn(toItself, 'PARTY_TWICE', field, `\`${stakeholder}\` speaks to itself.`)
    seen.set(stakeholder, [...functions, does])
  })
}

/** Warns of an event that comes after a document that reports it. */
export const warnOfReports = (
  date: (Bounds & { edtf: string }) | null | undefined,
  evidence: readonly EvidenceInput[],
  { named }: Beside,
  warn: Warn,
): void => {
  evidence.forEach((passage, index) => {
    const { document } = passage
    const issued = named(document, 'Document')?.issued
    const message = `\`${document}\`, issued ${issued?.edtf ?? ''}, reports what is dated ${date?.edtf ?? ''}.`
    warn(supports(passage) && isAfter(date, issued), 'AFTER_ITS_REPORT', ['evidence', index], message)
  })
}
