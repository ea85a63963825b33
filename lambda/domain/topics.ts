import type { TopicFilter } from '../generated/types.ts'
import { identifierKey, identifierSought } from './identifiers.ts'
import type { Listing, ListingQuery, Standing } from './listings.ts'
import { initial, matchesName, nameSort, nameTails, preferredName, searchKey } from './names.ts'
import type { TopicRecord } from './records.ts'

/** The listings in which a topic stands. */
export const topicStandings = (topic: TopicRecord): Standing[] => {
  const sort = nameSort(preferredName(topic.labels))
  return [
    { name: 'TOPICS', sort },
    ...(topic.broader ? [{ name: 'NARROWER' as const, of: topic.broader, sort }] : []),
    ...nameTails(topic.labels).map((tail) => ({ name: 'LABEL' as const, of: initial(tail), sort: tail })),
    ...(topic.identifiers ?? []).map((identifier) => ({
      name: 'TOPIC_IDENTIFIER' as const,
      of: identifierKey(identifier),
      sort,
    })),
  ]
}

/** The question that a filter asks. */
export const topicQuestion = (filter: TopicFilter): ListingQuery<TopicRecord> => {
  const key = filter.label == null ? null : searchKey(filter.label)
  const groups: Listing[][] = []
  if (filter.identifier) groups.push([{ name: 'TOPIC_IDENTIFIER', of: identifierSought(filter.identifier) }])
  if (filter.broader) groups.push([{ name: 'NARROWER', of: filter.broader }])
  const byLabel = key !== null && groups.length === 0
  if (byLabel) groups.push([{ name: 'LABEL', of: initial(key) }])
  return {
    groups: groups.length ? groups : [[{ name: 'TOPICS' }]],
    prefix: byLabel ? key : undefined,
    sieve: !!filter.label && !byLabel,
    repeats: byLabel,
    matches: (topic, sort) => key === null || matchesName(topic.labels, key, byLabel ? sort : undefined),
  }
}
