import { likeness, nameWords } from '../domain/likeness.ts'
import type { RecordOf } from '../domain/records.ts'
import { heldOn } from '../domain/roles.ts'
import type { PartyInput } from '../generated/types.ts'
import type { Candidate } from '../reading/candidates.ts'
import { countryName } from './english-countries.ts'
import type { Lookup } from './lookup.ts'
import { oneLine } from './passages.ts'
import type { Actor } from './people.ts'
import { type Proposing, slug } from './proposing.ts'
import type { Text } from './reading.ts'
import type { Part } from './resolving.ts'

/** The least that a candidate scores who may be meant. */
const PERHAPS = 60

/** How much a title of the archive is like one of the text, of 100. */
const LIKE = 60

/** Titles whose holders act for a state. */
const OF_STATE =
  /minister|president|secretary|chancellor|premier|ambassador|envoy|king|queen|emir|spokes|representative|外长|主席|总理|总统|首相|部长|大臣|大使|委员|特使|代表|发言人/iu

/** Whether a title without a country is one of the publisher's own: a ministry writes "the Secretary" of its own only. */
const isHomely = (actor: Actor, { form, relay, issuers }: Text): boolean => {
  if (actor.kind === 'PUBLIC_BODY') return true
  if (actor.kind !== 'PERSON' || actor.titles.length === 0) return false
  const isOf = (parts: readonly Part[]): boolean => parts.some((part) => part.actor === actor)
  return isOf(relay) || isOf(issuers) || (form.relay !== null && actor.titles.some(({ country }) => country === null))
}

/** The one of several candidates who bears on a day a title that the text has. */
const byTitle = async (
  candidates: readonly Candidate[],
  actor: Actor,
  day: string | null,
  lookup: Lookup,
): Promise<Candidate | undefined> => {
  if (actor.titles.length === 0) return undefined
  const held = await Promise.all(candidates.slice(0, 3).map(({ stakeholder }) => lookup.roles(stakeholder.id)))
  const bearing = candidates
    .slice(0, 3)
    .filter((_, at) =>
      held[at]!.some(
        (role) =>
          (day === null || heldOn(role, day) || role.span === undefined) &&
          actor.titles.some(({ title }) => likeness(nameWords(role.title), nameWords(title)) >= LIKE),
      ),
    )
  return bearing.length === 1 ? bearing[0] : undefined
}

/** Whom the actors of a text are in the draft. */
export interface Cast {
  idOf: (actor: Actor) => string
  countryOf: (actor: Actor) => string | null
  /** The government that somebody acts for. */
  governmentOf: (actor: Actor) => string | null
  /** Somebody as a party, with the roles that the text gives them. */
  partyOf: (part: Part, does: PartyInput['function'], isConcluded?: boolean) => PartyInput
}

/** A party that the source does not name. */
export const unnamed = (does: PartyInput['function'], words: string): PartyInput => ({
  naming: 'UNNAMED',
  function: does,
  asStated: oneLine(words),
  basis: 'EXPLICIT',
})

/**
 * Proposes those who take part, or names them in the archive, and the roles that the text gives them.
 * @param used who takes part
 * @param day the day of the text, on which its roles are attested
 * @param country that of the publisher
 */
export const draftActors = async (
  proposing: Proposing,
  used: ReadonlySet<Actor>,
  day: string | null,
  country: string | null,
): Promise<Cast> => {
  const { read, lookup, tag, ask, freeId, propose, recognize } = proposing
  const { language } = read
  const ids = new Map<Actor, string>()
  const known = new Map<Actor, RecordOf['Stakeholder']>()
  const governments = new Map<string, string>()
  const countryOf = (actor: Actor): string | null =>
    actor.country ?? known.get(actor)?.country ?? (isHomely(actor, read) ? country : null)

  /** The government of a country; it is proposed when somebody acts for it. */
  const government = async (code: string): Promise<string> => {
    const before = governments.get(code)
    if (before !== undefined) return before
    const name = language.countryName(code)
    const candidates = await lookup.candidates(name, 'GOVERNMENT', code)
    const match =
      candidates.find(({ stakeholder }) => stakeholder.country === code) ?? candidates.find(({ isMatch }) => isMatch)
    const id = match?.stakeholder.id ?? (await freeId('stk_', countryName(code)))
    governments.set(code, id)
    if (match) recognize(match.stakeholder, 0.95, `The archive knows the government of ${name}.`)
    else
      propose(
        {
          stakeholder: {
            id,
            kind: 'GOVERNMENT',
            names: [{ text: name, lang: tag, kind: 'PREFERRED' }],
            country: code,
            // a code for private use, such as Kosovo's, is none of ISO's
            ...(code.startsWith('X') ? {} : { identifiers: [{ scheme: 'iso3166', value: code }] }),
          },
        },
        0.9,
        [`The text names ${name}, or somebody who acts for it.`],
      )
    return id
  }

  const actors = [...used].filter(({ kind, country: code }) => kind !== 'GOVERNMENT' || code === null)
  const candidates = new Map(
    await Promise.all(
      actors.map(async (actor) => {
        const found = await lookup.candidates(actor.name, null, countryOf(actor))
        const words = nameWords(actor.name)
        const has = ({ name }: Candidate): boolean => words.every((word) => nameWords(name).includes(word))
        const fitting = found.filter(
          (one) =>
            (actor.kind === 'PERSON') === (one.stakeholder.kind === 'PERSON') &&
            (one.score >= PERHAPS || (actor.kind !== 'PERSON' && has(one))),
        )
        const match = fitting.find(({ isMatch }) => isMatch) ?? (await byTitle(fitting, actor, day, lookup))
        return [actor, { fitting, match }] as const
      }),
    ),
  )
  for (const actor of used) {
    if (actor.kind === 'GOVERNMENT' && actor.country !== null) {
      ids.set(actor, await government(actor.country))
      continue
    }
    const { fitting, match } = candidates.get(actor)!
    if (match) {
      ids.set(actor, match.stakeholder.id)
      known.set(actor, match.stakeholder)
      recognize(
        match.stakeholder,
        match.isMatch ? 0.95 : 0.7,
        `"${actor.name}" is ${match.name} in the archive (${match.score} of 100).`,
      )
      continue
    }
    const id = await freeId('stk_', actor.name)
    ids.set(actor, id)
    const code = countryOf(actor)
    const isShort = actor.kind === 'PERSON' && nameWords(actor.name).length === 1
    propose(
      {
        stakeholder: {
          id,
          kind: actor.kind,
          names: [{ text: actor.name, lang: tag, kind: 'PREFERRED' }],
          ...(code ? { country: code } : {}),
        },
      },
      fitting.length > 0 || isShort ? 0.5 : 0.8,
      [
        `The text names "${actor.first.text}".`,
        ...(code && !actor.country ? ['The country is that of the publisher.'] : []),
      ],
    )
    const choices = fitting.map(({ stakeholder }) => stakeholder)
    if (choices.length)
      ask(`Is "${actor.name}" somebody whom the archive knows?`, actor.first, { choices, record: id, field: 'id' })
    else if (isShort) ask(`What is the full name of "${actor.name}"?`, actor.first, { record: id, field: 'names' })
  }

  const roles = new Map<Actor, string[]>()
  const actsFor = new Map<Actor, string>()
  const held = new Map(
    await Promise.all([...known].map(async ([actor, { id }]) => [actor, await lookup.roles(id)] as const)),
  )
  for (const actor of actors) {
    if (actor.kind !== 'PERSON') continue
    const [id, code] = [ids.get(actor)!, countryOf(actor)]
    const isOfState = actor.titles.some(({ title }) => OF_STATE.test(title))
    if (isOfState && code) actsFor.set(actor, await government(code))
    if (isOfState && !code && !known.has(actor))
      ask(`Which country does "${actor.name}" act for?`, actor.first, { record: id, field: 'country' })
    const fullest = actor.titles.filter(
      ({ title }) =>
        !actor.titles.some((other) => other.title !== title && other.title.toLowerCase().includes(title.toLowerCase())),
    )
    for (const { title, at } of fullest) {
      const words = nameWords(title)
      const same = held.get(actor)?.find(({ title: other }) => {
        const own = nameWords(other)
        return likeness(own, words) >= 80 || words.every((word) => own.includes(word))
      })
      const roleId = same?.id ?? (await freeId('rol_', `${slug(actor.name, 30)} ${slug(title, 28)}`))
      roles.set(actor, [...(roles.get(actor) ?? []), roleId])
      if (same) recognize(same, day && heldOn(same, day) ? 0.95 : 0.75, `The archive has "${same.title}" for it.`)
      else
        propose(
          {
            role: {
              id: roleId,
              holder: id,
              title: oneLine(title),
              ...(actsFor.has(actor) ? { onBehalfOf: actsFor.get(actor)! } : {}),
              ...(day ? { attestedOn: [{ edtf: day, basis: 'INFERRED' }] } : {}),
            },
          },
          0.7,
          [
            `The text has "${title}" with the name: "${at.text}".`,
            ...(day ? ['It is attested on the day of the text.'] : []),
          ],
        )
    }
  }

  return {
    idOf: (actor) => ids.get(actor)!,
    countryOf,
    governmentOf: (actor) => actsFor.get(actor) ?? null,
    partyOf: ({ actor, mention, isNamed }, does, isConcluded = false) => {
      if (!actor) return unnamed(does, mention.text)
      const described = language.describe(mention.text)
      const isOther = nameWords(mention.text).join(' ') !== nameWords(actor.name).join(' ')
      return {
        stakeholder: ids.get(actor)!,
        function: does,
        ...(roles.has(actor) ? { roles: [...new Set(roles.get(actor))] } : {}),
        ...(actsFor.has(actor) ? { onBehalfOf: [actsFor.get(actor)!] } : {}),
        ...(isOther && !isConcluded && described.is !== 'PRONOUN' ? { asStated: oneLine(mention.text) } : {}),
        basis: isNamed && !isConcluded ? 'EXPLICIT' : 'INFERRED',
      }
    },
  }
}
