import type { StakeholderFilter } from '../generated/types.ts'
import { checkEdtf, checkNames } from './checks.ts'
import { identifierKey, identifierSought, sameIdentifier } from './identifiers.ts'
import { distinct } from './listings.ts'
import { initial, nameSort, nameTails, preferredName } from './names.ts'
import { type FilteredNoun, knownBy, nameBegins, oneOf } from './noun.ts'

export const stakeholders: FilteredNoun<'Stakeholder', StakeholderFilter> = {
  type: 'Stakeholder',
  prefix: 'stk_',
  all: 'STAKEHOLDERS',
  order: 'BY_SORT',
  derive: () => ({}),
  check(stakeholder, check) {
    checkNames(stakeholder.names, 'names', check)
    checkEdtf(stakeholder.existence, ['existence'], check)
  },
  lookAlikes: ({ identifiers }) => sameIdentifier('STAKEHOLDER_IDENTIFIER', identifiers),
  entries(stakeholder) {
    const sort = nameSort(preferredName(stakeholder.names))
    return [
      { name: 'STAKEHOLDERS', sort },
      ...(stakeholder.country ? [{ name: 'STAKEHOLDER_COUNTRY' as const, of: stakeholder.country, sort }] : []),
      ...distinct(stakeholder.predecessors ?? []).map((of) => ({ name: 'SUCCESSORS' as const, of, sort })),
      ...nameTails(stakeholder.names).map((tail) => ({ name: 'NAME' as const, of: initial(tail), sort: tail })),
      ...(stakeholder.identifiers ?? []).map((identifier) => ({
        name: 'STAKEHOLDER_IDENTIFIER' as const,
        of: identifierKey(identifier),
        sort,
      })),
    ]
  },
  criteria: {
    identifier: knownBy('STAKEHOLDER_IDENTIFIER', identifierSought),
    name: nameBegins('NAME', (stakeholder) => stakeholder.names),
    country: (country) => ({
      fallback: { listings: [{ name: 'STAKEHOLDER_COUNTRY', of: country }] },
      matches: (stakeholder) => stakeholder.country === country,
    }),
    kinds: oneOf((stakeholder) => stakeholder.kind),
  },
}
