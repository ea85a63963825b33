import type { Resolvers } from '../generated/resolvers.ts'
import { byAnyId } from './records.ts'
import { authorOf } from './writing.ts'

export const proposalResolvers: Resolvers = {
  Query: {
    proposals: (_, { record, open, ...page }, { proposals, caller }) => proposals.list(caller, { record, open }, page),
    proposal: (_, { id }, { proposals, caller }) => proposals.find(caller, id),
  },
  Mutation: {
    proposeRevision: (_, given, { proposals, caller }) => proposals.propose(caller, given),
    decideProposal: (_, given, context) => context.proposals.decide(given, authorOf(context)),
    withdrawProposal: (_, { id }, { proposals, caller }) => proposals.withdraw(caller, id),
  },
  Proposal: {
    record: ({ recordId }, _, context, info) => byAnyId(recordId, context, info),
    proposed: ({ input }) => input,
    changes: (proposal, _, { proposals }) => proposals.changesOf(proposal),
    isOutdated: (proposal, _, { proposals }) => proposals.isOutdated(proposal),
    decidedAt: ({ decision }) => decision?.at ?? null,
    decidedBy: ({ decision }) => decision?.by ?? null,
    decisionReason: ({ decision }) => decision?.reason ?? null,
    takenAs: ({ decision }) => decision?.takenAs ?? null,
  },
}
