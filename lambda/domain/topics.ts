import type { TopicFilter } from '../generated/types.ts'
import { checkNames } from './checks.ts'
import { identifierKey, identifierSought, sameIdentifier } from './identifiers.ts'
import { initial, nameSort, nameTails, preferredName } from './names.ts'
import { type FilteredNoun, knownBy, listedBy, nameBegins } from './noun.ts'

export const topics: FilteredNoun<'Topic', TopicFilter> = {
  type: 'Topic',
  prefix: 'top_',
  all: 'TOPICS',
  order: 'BY_SORT',
  derive: () => ({}),
  check(topic, check) {
    checkNames(topic.labels, 'labels', check)
  },
  lookAlikes: ({ identifiers }) => sameIdentifier('TOPIC_IDENTIFIER', identifiers),
  entries(topic) {
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
  },
  criteria: {
    identifier: knownBy('TOPIC_IDENTIFIER', identifierSought),
    broader: listedBy('NARROWER'),
    label: nameBegins('LABEL', (topic) => topic.labels),
  },
}
