import { NOUNS } from '../domain/nouns.ts'
import { type AnyRecord, type TypeName, TYPES } from '../domain/records.ts'
import { RECORD_TYPES } from '../generated/records.ts'
import type { Resolvers } from '../generated/resolvers.ts'

/** The types whose listing is by name; the others are by date. */
const BY_NAME: ReadonlySet<TypeName> = new Set(['Topic', 'Stakeholder'])

export const suspectResolvers: Resolvers = {
  Query: {
    async suspects(_, { type: wanted, first, after }, { data }) {
      const type = TYPES.find((one) => RECORD_TYPES[one] === wanted)!
      const { nodes, pageInfo } = await data.page<AnyRecord>(
        {
          groups: [[{ name: NOUNS[type].all }]],
          order: BY_NAME.has(type) ? 'BY_SORT' : 'NEWEST_FIRST',
          name: `suspects ${type}`,
        },
        { first, after },
      )
      const found = (await Promise.all(nodes.map((record) => data.suspectsOf(record)))).flat()
      // Each pair is found from both of its records.
      const once = found.filter(({ record, other }) => record.id < other.id)
      return { nodes: once.map((pair) => ({ ...pair, field: pair.field.map(String) })), pageInfo }
    },
  },
}
