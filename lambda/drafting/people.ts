import type { StakeholderKind } from '../generated/types.ts'
import type { Mention } from './spans.ts'

/** What a mention says of whom it means, as the rules of a language read it. */
export type Described =
  /** "she", "they", "we". */
  | { is: 'PRONOUN'; person: 1 | 3; isMany: boolean; gender: 'F' | 'M' | null }
  /** "the latter". */
  | { is: 'ORDER'; isFirst: boolean }
  /** "both sides", "the two leaders". */
  | { is: 'SIDES' }
  /** "the minister", "the Japanese side": somebody whom the text has named before. */
  | { is: 'TITLE'; words: readonly string[]; country: string | null }
  /** A paper that stands for who issued it: "the release". */
  | { is: 'PAPER'; word: string }
  | {
      is: 'NAME'
      kind: StakeholderKind
      name: string
      /** The titles that stand before or behind the name, as they are written. */
      titles: readonly string[]
      country: string | null
      gender: 'F' | 'M' | null
    }
  /** Nobody who can be told from others: "officials". */
  | { is: 'SOMEBODY' }

/** Somebody of the text: a person, a government, a body. */
export interface Actor {
  kind: StakeholderKind
  /** The fullest name of the text. */
  name: string
  names: Set<string>
  titles: { title: string; country: string | null; at: Mention }[]
  country: string | null
  gender: 'F' | 'M' | null
  /** Where it is named first. */
  first: Mention
}

const folded = (name: string): string[] =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

const isNameOf = (short: readonly string[], long: readonly string[]): boolean => {
  if (short.length === 0 || short.length > long.length) return false
  // initials aside, all words of the short name are of the long one; a single word is the first or the last
  if (short.length === 1) return short[0] === long[0] || short[0] === long.at(-1)
  return short.filter((word) => word.length > 1).every((word) => long.includes(word))
}

/** Opens the register of who is named in a text, which is told of mentions in the order of the text. */
export const openRegister = () => {
  const actors: Actor[] = []
  /** Those who were mentioned, the latest last. */
  const recent: Actor[] = []
  const seen = (actor: Actor): void => {
    const at = recent.indexOf(actor)
    if (at >= 0) recent.splice(at, 1)
    recent.push(actor)
  }

  const named = (described: Extract<Described, { is: 'NAME' }>, mention: Mention): Actor => {
    const words = folded(described.name)
    const isPerson = described.kind === 'PERSON'
    const known = actors.findLast((actor) => {
      if ((actor.kind === 'PERSON') !== isPerson) return false
      if (!isPerson) {
        if (actor.kind === 'GOVERNMENT' && described.kind === 'GOVERNMENT') return actor.country === described.country
        return [...actor.names].some((name) => folded(name).join(' ') === words.join(' '))
      }
      if (described.gender && actor.gender && described.gender !== actor.gender) return false
      const own = folded(actor.name)
      return isNameOf(words, own) || (own.length === 1 && words.length > 1 && isNameOf(own, words))
    })
    const actor: Actor = known ?? {
      kind: described.kind,
      name: described.name,
      names: new Set(),
      titles: [],
      country: described.country,
      gender: described.gender,
      first: mention,
    }
    if (!known) actors.push(actor)
    if (isPerson && words.length > folded(actor.name).length) actor.name = described.name
    actor.names.add(described.name)
    actor.country ??= described.country
    actor.gender ??= described.gender
    for (const title of described.titles)
      if (!actor.titles.some((one) => one.title.toLowerCase() === title.toLowerCase()))
        actor.titles.push({ title, country: described.country, at: mention })
    seen(actor)
    return actor
  }

  /** Who bears a title that the text has given somebody. */
  const titled = (words: readonly string[], country: string | null): Actor | null => {
    const wanted = words.flatMap(folded)
    const fits = recent.filter(
      (actor) =>
        (country === null || actor.country === null || actor.country === country) &&
        (actor.titles.some(({ title }) => {
          const own = folded(title)
          return wanted.every((word) => own.includes(word))
        }) ||
          (actor.kind !== 'PERSON' && wanted.every((word) => folded(actor.name).includes(word)))),
    )
    // a title is exactly somebody's before it is a part of somebody's: "the Secretary" is no Deputy Secretary
    const score = (actor: Actor): number =>
      Math.max(
        0,
        ...actor.titles.map(({ title }) => {
          const own = folded(title)
          return own[0] === wanted[0] ? 2 - own.length / 100 : 1 - own.length / 100
        }),
      )
    return fits.reduce<Actor | null>(
      (best, actor) => (best === null || score(actor) >= score(best) ? actor : best),
      null,
    )
  }

  const lastPeople = (gender: 'F' | 'M' | null): Actor | null =>
    recent.findLast(
      (actor) => actor.kind === 'PERSON' && (gender === null || actor.gender === null || actor.gender === gender),
    ) ?? null

  return {
    actors,
    recent,
    named,
    titled,
    lastPeople,
    /** Whether a name is that of a person whom the text has named. */
    isKnown: (name: string): boolean =>
      actors.some((actor) => actor.kind === 'PERSON' && isNameOf(folded(name), folded(actor.name))),
    seen,
  }
}
