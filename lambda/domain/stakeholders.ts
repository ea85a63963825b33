import type { StakeholderFilter } from '../generated/types.ts'
import { checkNames } from './checks.ts'
import { identifierKey, identifierSought } from './identifiers.ts'
import { initial, nameSort, nameTails, preferredName } from './names.ts'
import { type FilteredNoun, listedBy, nameBegins, oneOf } from './noun.ts'

export const stakeholders: FilteredNoun<'Stakeholder', StakeholderFilter> = {
  type: 'Stakeholder',
  prefix: 'stk_',
  all: 'STAKEHOLDERS',
  order: 'BY_SORT',
  derive: () => ({}),
  check(stakeholder, check) {
    checkNames(stakeholder.names, 'names', check)
  },
  entries(stakeholder) {
    const sort = nameSort(preferredName(stakeholder.names))
    return [
      { name: 'STAKEHOLDERS', sort },
      ...(stakeholder.country ? [{ name: 'STAKEHOLDER_COUNTRY' as const, of: stakeholder.country, sort }] : []),
      ...nameTails(stakeholder.names).map((tail) => ({ name: 'NAME' as const, of: initial(tail), sort: tail })),
      ...(stakeholder.identifiers ?? []).map((identifier) => ({
        name: 'STAKEHOLDER_IDENTIFIER' as const,
        of: identifierKey(identifier),
        sort,
      })),
    ]
  },
  criteria: {
    identifier: listedBy('STAKEHOLDER_IDENTIFIER', identifierSought),
    name: nameBegins('NAME', (stakeholder) => stakeholder.names),
    country: (country) => ({
      fallback: { listings: [{ name: 'STAKEHOLDER_COUNTRY', of: country }] },
      matches: (stakeholder) => stakeholder.country === country,
    }),
    kinds: oneOf((stakeholder) => stakeholder.kind),
  },
}
