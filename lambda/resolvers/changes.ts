import type { Resolvers } from '../generated/resolvers.ts'

export const changeResolvers: Resolvers = {
  Query: { changes: (_, ask, { data }) => data.changes(ask) },
  Change: { record: ({ recordId }, _, { data }) => data.find(recordId) },
}
