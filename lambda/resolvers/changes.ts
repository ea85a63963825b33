import type { Context } from '../context.ts'
import { Damaged } from '../table/bodies.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { ShownChange } from '../reading/feed.ts'
import { cutAfter, LARGEST_PAGE_TEXT, type Page } from '../reading/pages.ts'
import { selectsOfNodes } from './selection.ts'

/** A page of changes that ends early if the records that they are shown with would be more than an answer can hold. */
const deliverable = async (page: Page<ShownChange>, { data }: Context): Promise<Page<ShownChange>> => {
  const sizeOf = async ({ recordId }: ShownChange) => {
    try {
      return JSON.stringify(await data.find(recordId)).length
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      return 0 // reported where the record is resolved
    }
  }
  let characters = 0
  const sizes = await Promise.all(page.nodes.map(sizeOf))
  const fitting = sizes.findIndex((size) => (characters += size) > LARGEST_PAGE_TEXT)
  return fitting < 0 ? page : cutAfter(page, Math.max(1, fitting))
}

export const changeResolvers: Resolvers = {
  Query: {
    bulk: (_, __, { data }) => data.bulk(),
    async changes(_, { types, filter, ...place }, context, info) {
      const page = await context.data.changes({ ...place, filter: filter ?? (types ? { types } : null) })
      return selectsOfNodes(info, 'record') ? deliverable(page, context) : page
    },
  },
  Bulk: {
    records: ({ records }) => Object.values(records).reduce((sum, count) => sum + count, 0),
    manifestUrl: ({ address }) => address && `${address}manifest.json`,
    files: ({ full, address }) => full.map((file) => ({ ...file, address })),
    days: ({ days, address }) => days.map((file) => ({ ...file, address })),
  },
  BulkFile: {
    url: ({ name, address }) => address && address + name,
    day: ({ day }) => day ?? null,
  },
  Change: { record: ({ recordId }, _, { data }) => data.find(recordId) },
}
