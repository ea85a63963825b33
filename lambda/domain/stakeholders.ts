import type { StakeholderFilter } from '../generated/types.ts'
import { identifierKey, identifierSought } from './identifiers.ts'
import type { Listing, ListingQuery, Standing } from './listings.ts'
import { initial, matchesName, nameSort, nameTails, preferredName, searchKey } from './names.ts'
import type { StakeholderRecord } from './records.ts'

/** The listings in which a stakeholder stands. */
export const stakeholderStandings = (stakeholder: StakeholderRecord): Standing[] => {
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
}

/** The question that a filter asks. */
export const stakeholderQuestion = (filter: StakeholderFilter): ListingQuery<StakeholderRecord> => {
  const key = filter.name == null ? null : searchKey(filter.name)
  const groups: Listing[][] = []
  if (filter.identifier) groups.push([{ name: 'STAKEHOLDER_IDENTIFIER', of: identifierSought(filter.identifier) }])
  const byName = key !== null && groups.length === 0
  if (byName) groups.push([{ name: 'NAME', of: initial(key) }])
  const country = groups.length === 0 ? filter.country : null
  if (country) groups.push([{ name: 'STAKEHOLDER_COUNTRY', of: country }])
  return {
    groups: groups.length ? groups : [[{ name: 'STAKEHOLDERS' }]],
    prefix: byName ? key : undefined,
    sieve: !!(filter.kinds ?? (country ? null : filter.country) ?? (byName ? null : filter.name)),
    repeats: byName,
    matches: (stakeholder, sort) =>
      (!filter.kinds || filter.kinds.includes(stakeholder.kind)) &&
      (!filter.country || filter.country === stakeholder.country) &&
      (key === null || matchesName(stakeholder.names, key, byName ? sort : undefined)),
  }
}
