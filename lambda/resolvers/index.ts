import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { fieldOf, type TypeName, TYPES } from '../domain/records.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { badInput } from '../errors.ts'
import { accessResolvers } from './access.ts'
import { candidateResolvers } from './candidates.ts'
import { changeResolvers } from './changes.ts'
import { commitmentResolvers } from './commitments.ts'
import { commonResolvers, recordFields } from './common.ts'
import { documentResolvers } from './documents.ts'
import { draftResolvers } from './drafts.ts'
import { evidenceResolvers } from './evidence.ts'
import { meetingResolvers } from './meetings.ts'
import { typeOf } from '../domain/nouns.ts'
import { proposalResolvers } from './proposals.ts'
import { byAnyId, byId, type RecordArguments } from './records.ts'
import { pictureResolvers } from './pictures.ts'
import { searchResolvers } from './search.ts'
import { stakeholderResolvers } from './stakeholders.ts'
import { statementResolvers } from './statements.ts'
import { suspectResolvers } from './suspects.ts'
import { topicResolvers } from './topics.ts'
import { webhookResolvers } from './webhooks.ts'
import { type AmendArguments, amendOne, recordOne, type RecordOneArguments, writingResolvers } from './writing.ts'

const MOST_NODES = 100

const nodeResolvers: Resolvers = {
  Node: { __resolveType: typeOf },
  Record: { __resolveType: typeOf },
  Query: {
    node: (_, { id }, context, info) => byAnyId(id, context, info),
    nodes: (_, { ids }, context, info) => {
      if (ids.length > MOST_NODES) throw badInput(`\`ids\` has ${ids.length} members: it takes at most ${MOST_NODES}.`)
      return ids.map((id) => byAnyId(id, context, info))
    },
  },
}

/** What every noun has: a field of Query that finds a record by its id, a mutation that records one, and the fields of every record. */
const resolversOfNoun = (type: TypeName): Resolvers => ({
  Query: {
    [fieldOf(type)]: (_: object, given: RecordArguments, context: Context, info: GraphQLResolveInfo) =>
      byId(type, given, context, info),
  },
  Mutation: {
    [`record${type}`]: (_: object, given: RecordOneArguments, context: Context, info: GraphQLResolveInfo) =>
      recordOne(type, given, context, info),
    [`amend${type}`]: (_: object, given: AmendArguments, context: Context, info: GraphQLResolveInfo) =>
      amendOne(type, given, context, info),
  },
  [type]: recordFields,
})

/** All resolvers that are written by hand, and those that every noun has. */
export const allResolvers: Resolvers[] = [
  ...TYPES.map(resolversOfNoun),
  nodeResolvers,
  commonResolvers,
  topicResolvers,
  stakeholderResolvers,
  documentResolvers,
  draftResolvers,
  meetingResolvers,
  statementResolvers,
  commitmentResolvers,
  changeResolvers,
  candidateResolvers,
  suspectResolvers,
  searchResolvers,
  pictureResolvers,
  evidenceResolvers,
  writingResolvers,
  accessResolvers,
  webhookResolvers,
  proposalResolvers,
]
