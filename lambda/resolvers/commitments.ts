import { commitments } from '../domain/commitments.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { listingPage } from './listings.ts'

export const commitmentResolvers: Resolvers = {
  Query: {
    commitments: (_, args, context) => listingPage(context, 'commitments', commitments, args),
  },
}
