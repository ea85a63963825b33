import type { MeetingKind } from '../generated/types.ts'
import type { Occasion } from './sayings.ts'
import type { Mention } from './spans.ts'
import { groupStart, phraseAfter, subjectBefore } from './english-clauses.ts'
import { countryOf } from './english-countries.ts'
import type { Token } from './english-tokens.ts'

/** What somebody held: "held talks with". */
const HELD: { [noun: string]: MeetingKind } = {
  meeting: 'MEETING',
  talk: 'MEETING',
  talks: 'MEETING',
  consultation: 'MEETING',
  discussion: 'MEETING',
  call: 'CALL',
  conversation: 'CALL',
  conference: 'CONFERENCE',
  dialogue: 'MEETING',
}

const mention = (text: string, tokens: readonly Token[], from: number, to: number): Mention => {
  const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end]
  return { start, end, text: text.slice(start, end) }
}

/** The place behind "in" or "at", from a place in the sentence on: a name that is no date. */
const placeIn = (text: string, tokens: readonly Token[], from: number): Mention | null => {
  for (let at = from; at < tokens.length - 1; at += 1) {
    if (!/^(in|at)$/.test(tokens[at]!.lower) || tokens[at + 1]!.pos !== 'PROPN') continue
    if (
      /^(january|february|march|april|may|june|july|august|september|october|november|december)$/.test(
        tokens[at + 1]!.lower,
      )
    )
      continue
    let to = at + 1
    while (
      tokens[to]?.pos === 'PROPN' ||
      (tokens[to]?.text === ',' && /^(D\.C\.?|West)$/.test(tokens[to + 1]?.text ?? ''))
    )
      to += 1
    return mention(text, tokens, at + 1, to)
  }
  return null
}

/** The meetings, calls and visits that a sentence tells of. */
export const occasionsIn = (text: string, tokens: readonly Token[]): Occasion[] => {
  const found: Occasion[] = []
  const add = (kind: MeetingKind, mentions: Mention[], from: number, state: Occasion['state']): void => {
    const place = placeIn(text, tokens, from)
    const seat = place ? countryOf(place.text.replace(/,.*/u, '')) : null
    const stop = tokens.findIndex(({ lower, pos }, at) => at > from && lower === 'to' && pos === 'PART')
    const last = tokens[(stop > 0 ? stop : tokens.length) - 1]!
    const isMarked = /^[.;,]$/.test(last.text)
    const end = isMarked ? last.start : last.end
    found.push({
      start: tokens[0]!.start,
      end,
      kind,
      state,
      mentions,
      place,
      country: seat && seat.by !== 'ADJECTIVE' ? seat.country : null,
    })
  }
  for (const [at, token] of tokens.entries()) {
    if (token.quote) continue
    const group = groupStart(tokens, at)
    const isPlanned = tokens.slice(group, at).some(({ lower }) => /^(will|would|to|should|plans?)$/.test(lower))
    if (
      token.pos === 'VERB' &&
      /^(meet|speak|talk|host|receive|visit|hold|have|confer)$/.test(token.lemma) &&
      !/ing$/.test(token.lower)
    ) {
      const subject = subjectBefore(tokens, group)
      if (!subject) continue
      const mentions = [mention(text, tokens, subject.from, subject.to)]
      let kind: MeetingKind =
        token.lemma === 'speak' || token.lemma === 'talk' ? 'CALL' : token.lemma === 'visit' ? 'VISIT' : 'MEETING'
      let from = at + 1
      if (/^(hold|have)$/.test(token.lemma)) {
        const noun = tokens.findIndex(({ lower }, place) => place > at && place < at + 6 && Object.hasOwn(HELD, lower))
        if (noun < 0) continue
        kind = HELD[tokens[noun]!.lower]!
        from = noun + 1
      }
      if (/^(host|receive)$/.test(token.lemma)) {
        const guest = phraseAfter(tokens, from)
        if (!guest || tokens[guest.from]!.pos === 'NUM') continue
        mentions.push(mention(text, tokens, guest.from, guest.to))
      } else if (token.lemma !== 'visit') {
        const withAt = tokens.findIndex(({ lower }, place) => place >= from && place < from + 14 && lower === 'with')
        const guest = withAt > 0 ? phraseAfter(tokens, withAt + 1) : null
        if (guest) mentions.push(mention(text, tokens, guest.from, guest.to))
        else if (/^(speak|talk|confer)$/.test(token.lemma) || !/\band\b|s$/u.test(mentions[0]!.text)) continue
        const between = tokens.slice(at, (guest?.from ?? at) + 1).map(({ lower }) => lower)
        if (between.some((word) => /^(phone|telephone|video|call)$/.test(word))) kind = 'CALL'
      }
      add(kind, mentions, at, isPlanned ? 'PLANNED' : 'HELD')
      continue
    }
    // "at a March 4 meeting between A and B"
    if (
      token.pos === 'NOUN' &&
      Object.hasOwn(HELD, token.lower) &&
      /^(between|with)$/.test(tokens[at + 1]?.lower ?? '')
    ) {
      const guests = phraseAfter(tokens, at + 2)
      if (!guests || tokens[at + 1]!.lower === 'with') continue
      add(HELD[token.lower]!, [mention(text, tokens, guests.from, guests.to)], at, isPlanned ? 'PLANNED' : 'HELD')
    }
  }
  return found.filter(({ mentions }) => mentions.some((one) => /\p{Lu}/u.test(one.text)))
}
