import { type Actor, openRegister } from './people.ts'
import type { Form, Language, Saying } from './sayings.ts'
import type { Mention } from './spans.ts'

/** Somebody who takes part in a saying: who it is, and how the text puts it. */
export interface Part {
  mention: Mention
  /** Null if the text does not tell who it is. */
  actor: Actor | null
  /** The text names them here; else it was concluded. */
  isNamed: boolean
}

/** Whether a saying's words are those of the first person: "we", "I". */
export const isFirstPerson = (language: Language, { sources }: Saying): boolean =>
  sources.some((source) => {
    const described = language.describe(source.text)
    return described.is === 'PRONOUN' && described.person === 1
  })

/** Opens the finding out of whom mentions mean, which is told of them in the order of the text. */
export const openResolving = (language: Language, form: Form) => {
  const register = openRegister()
  const known = new Map<string, Part[]>()
  let lastMany: readonly Actor[] = []
  let lastSource: Actor | null = null
  let lastPerson: Actor | null = null
  let paper: Actor | null = null
  let speaking: readonly Part[] = []
  /** Who met: the first two persons whom the text gives titles. */
  const parties = (): Actor[] => {
    const people = register.actors.filter(
      (actor) => actor.kind === 'PERSON' && actor.titles.length > 0 && !isRelay(actor),
    )
    return people.slice(0, 2)
  }

  const isRelay = (actor: Actor): boolean => form.relay !== null && actor.first.start === form.relay.by.start
  const many = (mention: Mention): Part[] => {
    // "the Ministers" are the ministers whom the text has named as one: "the Ministers of the Coalition"
    const last = mention.text.toLowerCase().split(/\s+/u).at(-1) ?? ''
    const whole = register.recent.findLast(
      ({ kind, name }) =>
        (kind === 'DELEGATION' || kind === 'GROUP') &&
        name
          .toLowerCase()
          .split(/[\s,]+/u)
          .includes(last),
    )
    if (whole) return [{ mention, actor: whole, isNamed: false }]
    const sides = lastMany.length ? lastMany : parties()
    return sides.length > 1
      ? sides.map((actor) => ({ mention, actor, isNamed: false }))
      : [{ mention, actor: null, isNamed: false }]
  }

  const resolve = (mention: Mention): Part[] => {
    const both = several(mention, true)
    if (both) return both
    const described = language.describe(mention.text)
    const one = (actor: Actor | null, isNamed = false): Part[] => {
      if (actor) register.seen(actor)
      return [{ mention, actor, isNamed: isNamed && actor !== null }]
    }
    switch (described.is) {
      case 'NAME':
        return one(register.named(described, mention), true)
      case 'PRONOUN': {
        if (described.person === 1)
          return speaking.length ? speaking.map(({ actor }) => ({ mention, actor, isNamed: false })) : one(null)
        if (described.isMany) return many(mention)
        if (described.gender === null) return one(lastSource)
        const fits = (actor: Actor | null): actor is Actor =>
          actor?.kind === 'PERSON' && (actor.gender === null || actor.gender === described.gender)
        const actor = fits(lastPerson) ? lastPerson : register.lastPeople(described.gender)
        if (actor) actor.gender ??= described.gender
        return one(actor)
      }
      case 'ORDER': {
        const people = register.recent.filter(({ kind }) => kind === 'PERSON').slice(-2)
        return one((described.isFirst ? people[0] : people[1]) ?? null)
      }
      case 'SIDES':
        return many(mention)
      case 'PAPER':
        return one(
          paper ??
            register.recent.findLast(({ kind }) => kind === 'PUBLIC_BODY' || kind === 'INTERNATIONAL_ORGANIZATION') ??
            null,
        )
      case 'TITLE': {
        const actor = register.titled(described.words, described.country)
        if (actor) return one(actor)
        return several(mention) ?? one(null)
      }
      case 'SOMEBODY':
        return several(mention) ?? one(null)
    }
  }
  /** @param isStrict whether each of them must have a name, so that a name with "and" in it stays one */
  const several = (mention: Mention, isStrict = false): Part[] | null => {
    const parts = language.split(mention.text)
    if (parts.length < 2) return null
    const areNames = parts.every((part) => language.describe(part).is === 'NAME')
    if (isStrict && !areNames) return null
    let from = mention.start
    const found = parts.flatMap((text) => {
      const start = mention.start + mention.text.indexOf(text, from - mention.start)
      from = start + text.length
      const described = language.describe(text)
      return described.is === 'NAME' || described.is === 'TITLE' ? resolve({ start, end: from, text }) : []
    })
    return found.length > 1 ? found : null
  }
  /** Whom a mention means; a mention is told once. */
  const whom = (mention: Mention): Part[] => {
    const place = `${mention.start}-${mention.end}`
    const before = known.get(place)
    if (before) return before
    const parts = resolve(mention)
    known.set(place, parts)
    return parts
  }
  return {
    whom,
    /** Whom a mention names. A single word may be anything: it is a person's name if it has a title, or the text has named them. */
    name: (mention: Mention): Part[] => {
      const described = language.describe(mention.text)
      if (described.is !== 'NAME') return []
      const isClear = described.kind !== 'PERSON' || described.titles.length > 0 || /\s/u.test(described.name)
      return isClear || register.isKnown(described.name) ? whom(mention) : []
    },
    /** Tells whose the first person is from here on. */
    speak: (parts: readonly Part[]) => {
      speaking = parts
    },
    /** Notes who met. */
    meet: (parts: readonly Part[]) => {
      const actors = [...new Set(parts.flatMap(({ actor }) => actor ?? []))]
      if (actors.length > 1) lastMany = actors
      if (actors[0]?.kind === 'PERSON') lastPerson = actors[0]
    },
    /** Notes who was the source of a saying. */
    heard: (parts: readonly Part[], said: Saying, text: string) => {
      const actors = parts.flatMap(({ actor }) => actor ?? [])
      if (actors.length > 1) lastMany = actors
      if (actors.length === 1) lastSource = actors[0]!
      if (actors.length === 1 && actors[0]!.kind === 'PERSON') lastPerson = actors[0]!
      if (
        actors.length === 1 &&
        actors[0]!.kind !== 'PERSON' &&
        language.goesOnInPaper(text.slice(said.at.end, said.at.end + 60))
      )
        paper = actors[0]!
    },
  }
}

/** Whom the mentions of a text mean, so far. */
export type Resolving = ReturnType<typeof openResolving>
