import type { Resolvers } from '../generated/resolvers.ts'
import { badInput } from '../errors.ts'
import { accessResolvers } from './access.ts'
import { changeResolvers } from './changes.ts'
import { commitmentResolvers } from './commitments.ts'
import { commonResolvers } from './common.ts'
import { documentResolvers } from './documents.ts'
import { meetingResolvers } from './meetings.ts'
import { typeOf } from '../domain/nouns.ts'
import { byAnyId } from './records.ts'
import { roleResolvers } from './roles.ts'
import { stakeholderResolvers } from './stakeholders.ts'
import { statementResolvers } from './statements.ts'
import { topicResolvers } from './topics.ts'
import { writingResolvers } from './writing.ts'

const MOST_NODES = 100

/** Listings that need no more of a record than its id: they may be read before the record has come. */
export const LISTINGS: { [type: string]: readonly string[] } = {
  Stakeholder: ['roles', 'holders', 'meetings', 'statements', 'mentions', 'commitments', 'revisions'],
  Topic: ['narrower', 'meetings', 'statements', 'revisions'],
  Role: ['revisions'],
  Document: ['statements', 'revisions'],
  Meeting: ['parts', 'statements', 'revisions'],
  Statement: ['commitments', 'revisions'],
  Commitment: ['revisions'],
}

const nodeResolvers: Resolvers = {
  Node: { __resolveType: typeOf },
  Record: { __resolveType: typeOf },
  Query: {
    node: (_, ask, context, info) => byAnyId(ask, context, info),
    nodes: (_, { ids }, context, info) => {
      if (ids.length > MOST_NODES) throw badInput(`\`ids\` has ${ids.length} members: it takes at most ${MOST_NODES}.`)
      return ids.map((id) => byAnyId({ id }, context, info))
    },
  },
}

/** The resolvers of every noun. */
export const allResolvers: Resolvers[] = [
  nodeResolvers,
  commonResolvers,
  topicResolvers,
  stakeholderResolvers,
  roleResolvers,
  documentResolvers,
  meetingResolvers,
  statementResolvers,
  commitmentResolvers,
  changeResolvers,
  writingResolvers,
  accessResolvers,
]
