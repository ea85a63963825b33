import type { Bounds } from '../domain/dates.ts'
import { indexEntriesOf } from '../domain/index-entries.ts'
import { distinct, isInRange, type Listing, type ListingName } from '../domain/listings.ts'
import { initial } from '../domain/names.ts'
import { isOf } from '../domain/nouns.ts'
import type { AnyRecord, RecordOf, TypeName } from '../domain/records.ts'
import { type Clause, type Match, matchOf, type Sought } from '../domain/search.ts'
import { saidWhen } from '../domain/statements.ts'
import { END, partOf, termsOf, wordsOf } from '../domain/words.ts'
import { copyIn, type Damaged, findWhole } from '../table/bodies.ts'
import { idOf, sortOf } from '../table/keys.ts'
import { type Range, ranges } from '../table/ranges.ts'
import type { Item } from '../table/table.ts'
import type { Reads } from './batches.ts'
import { readingUnlessDamaged } from './damage.ts'
import { isShown, withMerged } from './walk.ts'

// Each word is listed, by date. The first entries of all that is sought are read side by side: usually those of one word
// end there, and only its records can match. Their records are then compared with the whole search. If no word's entries
// end there, more are read, and what all of them have in common is compared: what is found then need not be all.

/** The types of records that are searched. */
export type SearchedType = Extract<TypeName, 'Meeting' | 'Statement' | 'Stakeholder' | 'Topic' | 'Document'>

/** How many entries of a word are read at first, and how many if those of no word end there. */
const FIRST_ENTRIES = 200
const MOST_ENTRIES = 1000

/** How many records are compared with a search: the latest that may match. */
const MOST_COMPARED = 100

/** How many of those who are named in a search are looked at under their other names, and how many of those names. */
const MOST_PEOPLE = 3
const MOST_NAMES = 10

/** What is sought, and where. */
export interface Search {
  sought: Sought
  types: readonly SearchedType[]
  /** The listings in which a record must be, one of each group, by its type. A type that has no groups is not searched. */
  groups: ReadonlyMap<SearchedType, readonly Listing[][]>
  from?: string | null
  to?: string | null
  /** What else a record must be. */
  accepts?: (record: AnyRecord) => boolean | Promise<boolean>
  order: 'RELEVANCE' | 'NEWEST_FIRST' | 'OLDEST_FIRST'
  /** In an order by date, the place after which to go on. */
  after?: string | null
}

/** A record that matches a search. `place` is its place in an order by date. */
export interface SearchHit extends Match {
  record: AnyRecord
  place: string
}

/**
 * What a search finds, in its order. If that is not all, `reach` is the place in the order by date up to which it is, and
 * after which the search can go on; null if it cannot.
 */
export interface SearchResult {
  hits: SearchHit[]
  isAll: boolean
  reach: string | null
}

/**
 * The records that may match a part of a search: their places by their ids, and whether there are no more. If there are,
 * `reach` is the place up to which they were read; null if they were not read in the order of places.
 */
interface Source {
  places: Map<string, string>
  isComplete: boolean
  reach: string | null
}

const WORDS: { [type in SearchedType]: ListingName } = {
  Statement: 'STATEMENT_WORD',
  Meeting: 'MEETING_WORD',
  Document: 'DOCUMENT_WORD',
  Stakeholder: 'NAME',
  Topic: 'LABEL',
}
const LISTED_BY_NAME: ReadonlySet<SearchedType> = new Set(['Stakeholder', 'Topic'])

/** The listings of what somebody took part in. */
const INVOLVING: { [type in SearchedType]?: readonly ListingName[] } = {
  Statement: ['SPEAKER', 'ABOUT', 'ADDRESSEE'],
  Meeting: ['PARTICIPANT'],
}

const HIGHEST = '\u{10FFFF}'

/** The date by which a record is found. */
const dateOf = (record: AnyRecord): Bounds | null => {
  if (isOf(record, 'Statement')) return saidWhen(record)
  if (isOf(record, 'Meeting')) return record.when ?? null
  return isOf(record, 'Document') ? (record.issued ?? null) : null
}

/** The place of a record in an order by date: what has no date comes last, whichever the order. */
const placeOf = (day: string, id: string, order: Search['order']): string =>
  `${day || (order === 'OLDEST_FIRST' ? '~' : '')}#${id}`

/** Whether a text can be such a place. */
export const isSearchPlace = (text: string): boolean => /^(\d{4}-\d\d-\d\d|~?)#[a-z]{3}_[0-9A-Za-z-]+$/.test(text)

/** A range of a listing; whether its entries are not in the order of places. */
interface SearchedRange extends Range {
  isUnordered?: boolean
}

/** The day in the sort key of an entry, of a word's listing or a timeline. Empty if there is none. */
const dayIn = (SK: string): string => /(?:^|~)(\d{4}-\d\d-\d\d)[^~]*$/.exec(sortOf(SK))?.[1] ?? ''

/** The day a year before: a date that began earlier is too wide to be looked for from its beginning on. */
const yearBefore = (day: string): string => `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`

/** Which of two places comes first in an order by date; null if one of them is unknown. Undefined counts for nothing. */
const nearer = (
  order: Search['order'],
  a: string | null | undefined,
  b: string | null | undefined,
): string | null | undefined => {
  if (a === undefined || b === undefined) return a ?? b
  if (a === null || b === null) return null
  return a < b === (order === 'OLDEST_FIRST') ? a : b
}

/** Somebody who is named in a search, and the clauses that name them. */
interface Named {
  stakeholder: RecordOf['Stakeholder']
  clauses: readonly Clause[]
  /** The words of their other names. */
  otherNames: string[][]
}

/**
 * Opens the search of one request.
 * @param leaveOut receives every record that is left out because it cannot be read
 */
export const openSearch = (reads: Reads, leaveOut: (error: Damaged) => void) => {
  const orNull = readingUnlessDamaged(leaveOut)

  /** Reads some entries of each range. */
  const sourceOf = async (
    all: readonly SearchedRange[],
    { order }: Search,
    limit: number,
    see: (item: Item) => void = () => undefined,
  ): Promise<Source> => {
    const slices = await Promise.all(
      all.map((range) => reads.query(range, { backward: order !== 'OLDEST_FIRST', limit })),
    )
    const places = new Map<string, string>()
    let isComplete = true
    let reach: string | null | undefined
    slices.forEach(({ items, more }, index) => {
      const found = items.map(({ SK }) => placeOf(dayIn(SK), idOf(SK), order))
      items.forEach((item, at) => {
        see(item)
        places.set(idOf(item.SK), found[at]!)
      })
      if (!more) return
      isComplete = false
      reach = nearer(order, reach, all[index]!.isUnordered ? null : (found.at(-1) ?? null))
    })
    return { places, isComplete, reach: reach ?? null }
  }

  /** The parts of a word's listing to read: all of it, or what comes after a place in an order by date. */
  const datedRanges = (PK: string, term: string, { order, after, from, to }: Search): Range[] => {
    const start = `${term}${END}`
    const end = `${to ?? ''}${HIGHEST}`
    if (order !== 'OLDEST_FIRST') {
      const isBefore = order === 'NEWEST_FIRST' && after && after < end
      return [{ PK, low: start, high: start + (isBefore ? after : end) }]
    }
    const first = from ? yearBefore(from) : '0'
    const dated = { PK, low: start + (after && after > first ? after : first), high: start + end }
    return from || to ? [dated] : [dated, { PK, low: `${start}#`, high: `${start}#${HIGHEST}` }]
  }

  /** The parts of the listing of somebody, a topic or a country to read. Within a day its order is not that of places. */
  const listingRanges = (listing: Listing, search: Search, type: SearchedType): SearchedRange[] => {
    const all = ranges(listing, {})
    if (LISTED_BY_NAME.has(type)) return all.map((range) => ({ ...range, isUnordered: true }))
    const { order, after, to } = search
    const day = after?.split('#')[0]
    if (order === 'OLDEST_FIRST') return all.map((range) => (day && day !== '~' ? { ...range, low: day } : range))
    const last = order === 'NEWEST_FIRST' && after != null ? day || '#' : to
    return all.map((range) => (last ? { ...range, high: last + HIGHEST } : range))
  }

  const wordRanges = (search: Search, type: SearchedType, clause: Clause, at: number): SearchedRange[] => {
    const { folded } = clause.words[at]!
    const name = WORDS[type]
    const rangeOf = (of: string, prefix: string) =>
      ranges({ name, of }, { prefix }).map((range) => ({ ...range, isUnordered: true }))
    if (LISTED_BY_NAME.has(type)) return rangeOf(initial(folded), folded)
    const isLong = Array.from(folded).length >= 2
    return [
      ...[...clause.terms[at]!].flatMap((term) => datedRanges(`${name}#${partOf(term)}`, term, search)),
      ...(clause.isPrefix && isLong ? rangeOf(partOf(folded), folded) : []),
    ]
  }

  /** What all sources have in common. Only those whose entries all were read tell that a record cannot match. */
  const inCommon = (sources: readonly Source[], { order }: Search, isEnough: (source: Source) => boolean): Source => {
    const used = sources.filter(isEnough).sort((a, b) => a.places.size - b.places.size)
    const [first, ...others] = used
    const places = new Map([...(first?.places ?? [])].filter(([id]) => others.every((other) => other.places.has(id))))
    const isComplete = used.some((one) => one.isComplete)
    const reach = used.reduce<string | null | undefined>((so, one) => nearer(order, so, one.reach), undefined)
    return { places, isComplete, reach: isComplete ? null : (reach ?? null) }
  }

  /** Who is named in a search, by all the words of one of their names in a row. */
  const namedIn = (clauses: readonly Clause[], stakeholders: readonly RecordOf['Stakeholder'][]): Named[] => {
    const sought = clauses.map(({ words, isPhrase }) => (isPhrase ? '' : words[0]!.folded))
    const named = stakeholders.flatMap((stakeholder): Named[] => {
      const names = stakeholder.names.map(({ text }) => wordsOf(text).map(({ folded }) => folded))
      const found = names.flatMap((name) =>
        name.length === 0
          ? []
          : sought.flatMap((_, start) =>
              name.every((word, at) => sought[start + at] === word) ? [clauses.slice(start, start + name.length)] : [],
            ),
      )
      const longest = found.sort((a, b) => b.length - a.length)[0]
      if (!longest) return []
      const said = new Set(longest.map(({ words }) => words[0]!.folded))
      const otherNames = names.filter((name) => name.length > 0 && name.some((word) => !said.has(word)))
      return [{ stakeholder, clauses: longest, otherNames: otherNames.slice(0, MOST_NAMES) }]
    })
    return named.sort((a, b) => b.clauses.length - a.clauses.length).slice(0, MOST_PEOPLE)
  }

  /** The records of a type that involve somebody, or have another of their names. */
  const involving = async (search: Search, type: SearchedType, { stakeholder, otherNames }: Named): Promise<Source> => {
    const listings = (INVOLVING[type] ?? []).map((name) => ({ name, of: stakeholder.id }))
    const byName = otherNames.flatMap((name) => {
      const [word] = wordsOf(name.reduce((a, b) => (b.length > a.length ? b : a)))
      return word ? termsOf(word).flatMap((term) => datedRanges(`${WORDS[type]}#${partOf(term)}`, term, search)) : []
    })
    const read = (involved: readonly Listing[]) =>
      sourceOf([...involved.flatMap((one) => listingRanges(one, search, type)), ...byName], search, FIRST_ENTRIES)
    // Read together with what was merged into them, which is seldom anything: this saves a round trip.
    const [merged] = await Promise.all([Promise.all(listings.map((one) => withMerged(reads, one))), read(listings)])
    return read(merged.flat())
  }

  /** Searches one type of record. */
  const searchType = async (search: Search, type: SearchedType, people: Promise<Named[]>): Promise<SearchResult> => {
    const { sought, order, after, from, to, accepts } = search
    const { clauses } = sought
    const compares = order === 'OLDEST_FIRST' ? 1 : -1
    const groups = search.groups.get(type)!
    const listedIn = async (group: readonly Listing[]): Promise<Listing[]> =>
      (await Promise.all(group.map((one) => withMerged(reads, one)))).flat()
    const sourceOfClause = async (clause: Clause, limit: number): Promise<Source> => {
      const words = await Promise.all(
        clause.words.flatMap((_, at) =>
          clause.terms[at]!.size ? [sourceOf(wordRanges(search, type, clause, at), search, limit)] : [],
        ),
      )
      const exact = words.some(({ isComplete }) => isComplete)
      return words.length
        ? inCommon(words, search, ({ isComplete }) => !exact || isComplete)
        : { places: new Map(), isComplete: false, reach: null }
    }
    const sourceOfGroup = async (group: readonly Listing[], limit: number): Promise<Source> => {
      const read = (listings: readonly Listing[]) =>
        sourceOf(
          listings.flatMap((listing) => listingRanges(listing, search, type)),
          search,
          limit,
        )
      // As above, the listings themselves are read with what was merged into what they are about.
      const [listings] = await Promise.all([listedIn(group), read(group)])
      return read(listings)
    }
    const read = async (limit: number) => {
      const [byClause, byGroup, named] = await Promise.all([
        Promise.all(clauses.map((clause) => sourceOfClause(clause, limit))),
        Promise.all(groups.map((group) => sourceOfGroup(group, limit))),
        INVOLVING[type] ? people : [],
      ])
      const others = await Promise.all(named.map(async (one) => [one, await involving(search, type, one)] as const))
      const widened = byClause.map((source, index): Source => {
        const more = others.filter(([one]) => one.clauses.includes(clauses[index]!)).map(([, found]) => found)
        const all = [source, ...more]
        const reaches = all.filter((one) => !one.isComplete).map(({ reach }) => reach)
        const reach = reaches.reduce<string | null | undefined>((so, one) => nearer(order, so, one), undefined)
        return {
          places: new Map(all.flatMap((one) => [...one.places])),
          isComplete: all.every((one) => one.isComplete),
          reach: reach ?? null,
        }
      })
      return { widened, sources: [...widened, ...byGroup], named }
    }
    const isListed = clauses.map(({ terms }) => terms.some(({ size }) => size > 0))
    let { widened, sources, named } = await read(FIRST_ENTRIES)
    if (!sources.some(({ isComplete }) => isComplete) && sources.length > 1)
      ({ widened, sources, named } = await read(MOST_ENTRIES))
    const exact = sources.some(({ isComplete }) => isComplete)
    const candidates = inCommon(
      sources.filter((_, index) => isListed[index] ?? true),
      search,
      ({ isComplete }) => !exact || isComplete,
    )
    const isBeyond = (place: string) => !after || (order === 'OLDEST_FIRST' ? place > after : place < after)
    const chosen = [...candidates.places]
      .filter(([, place]) => order === 'RELEVANCE' || isBeyond(place))
      .sort(([, a], [, b]) => (a < b ? -1 : 1) * compares)
    const compared = chosen.slice(0, MOST_COMPARED)

    const rarities = new Map(
      clauses.map((clause, index) => [clause, Math.log(1 + MOST_ENTRIES / (1 + widened[index]!.places.size))]),
    )
    const meets = (record: AnyRecord) => {
      if (named.length === 0) return () => false
      const entries = new Set(indexEntriesOf(record).map(({ name, of }) => `${name} ${of ?? ''}`))
      const about = named.filter(({ otherNames }, index) => {
        const words = new Set(
          isOf(record, 'Statement')
            ? record.parts.flatMap(({ text }) => wordsOf(text).map(({ folded }) => folded))
            : [],
        )
        return (
          involved[index]!.some(({ name, of }) => entries.has(`${name} ${of ?? ''}`)) ||
          otherNames.some((name) => name.every((word) => words.has(word)))
        )
      })
      return (clause: Clause) => about.some((one) => one.clauses.includes(clause))
    }
    const listed = await Promise.all(groups.map(listedIn))
    const involved = await Promise.all(
      named.map(({ stakeholder: { id } }) => listedIn((INVOLVING[type] ?? []).map((name) => ({ name, of: id })))),
    )
    const hitOf = async ([id, place]: [string, string]): Promise<SearchHit | null> => {
      const found = await orNull(() => findWhole(id, (key) => reads.get(key)))
      const into = found?.status === 'MERGED' && LISTED_BY_NAME.has(type) ? found.supersededBy : null
      const record = into ? await orNull(() => findWhole(into, (key) => reads.get(key))) : found
      if (!found || !record || !isShown(record) || !isInRange(dateOf(record), { from, to })) return null
      const entries = new Set(indexEntriesOf(record).map((entry) => `${entry.name} ${entry.of ?? ''}`))
      if (!listed.every((group) => group.some(({ name, of }) => entries.has(`${name} ${of ?? ''}`)))) return null
      const match = matchOf(found, sought, (clause) => rarities.get(clause)!, meets(record))
      return match && (await accepts?.(record)) !== false ? { ...match, record, place } : null
    }
    const hits = await Promise.all(compared.map(hitOf))
    const last = compared.length < chosen.length ? compared.at(-1)?.[1] : undefined
    const reach = candidates.isComplete ? (last ?? null) : (nearer(order, candidates.reach, last) ?? null)
    return {
      hits: hits.filter((hit) => hit !== null),
      isAll: candidates.isComplete && last === undefined,
      reach,
    }
  }

  /** Reads the stakeholders who may be named in a search. */
  const peopleIn = async (search: Search): Promise<Named[]> => {
    const found = new Map<string, RecordOf['Stakeholder']>()
    const { clauses } = search.sought
    const see = (item: Item) => {
      if (item.body === undefined) return
      const record = copyIn(item)
      if (isOf(record, 'Stakeholder') && record.status !== 'RETRACTED') found.set(record.id, record)
    }
    const all = clauses.flatMap((clause) => (clause.isPhrase ? [] : wordRanges(search, 'Stakeholder', clause, 0)))
    await orNull(() => sourceOf(all, { ...search, order: 'OLDEST_FIRST' }, FIRST_ENTRIES, see))
    return namedIn(clauses, [...found.values()])
  }

  /** Searches. What is found is in the order of the search, each record once. */
  const search = async (asked: Search): Promise<SearchResult> => {
    const types = asked.types.filter((type) => asked.groups.has(type))
    const people = types.some((type) => INVOLVING[type]) ? peopleIn(asked) : Promise.resolve([])
    const results = await Promise.all(types.map((type) => searchType(asked, type, people)))
    const byPlace = (a: SearchHit, b: SearchHit) =>
      (a.place < b.place ? -1 : 1) * (asked.order === 'OLDEST_FIRST' ? 1 : -1)
    const hits = results
      .flatMap((one) => one.hits)
      .sort((a, b) => (asked.order === 'RELEVANCE' && a.score !== b.score ? b.score - a.score : byPlace(a, b)))
    const shown = new Set(distinct(hits.map(({ record }) => record.id)))
    const once = hits.filter(({ record }) => shown.delete(record.id))
    const partly = results.filter(({ isAll }) => !isAll)
    if (partly.length === 0) return { hits: once, isAll: true, reach: null }
    const reach = partly.reduce<string | null | undefined>((so, one) => nearer(asked.order, so, one.reach), undefined)
    // Beyond the reach, records of another type may be missing.
    const isWithin = ({ place }: SearchHit) =>
      asked.order === 'RELEVANCE' || reach == null || place === reach || nearer(asked.order, place, reach) === place
    return { hits: once.filter(isWithin), isAll: false, reach: reach ?? null }
  }
  return { search }
}

export type Searching = ReturnType<typeof openSearch>
