import { setTimeout as wait } from 'node:timers/promises'
import { type Caller, mustHave, ownKey } from '../access/caller.ts'
import { randomLetters } from '../access/secrets.ts'
import { differing } from '../domain/changes.ts'
import type { Problem } from '../domain/checks.ts'
import { toInput, toRecord, typeOfInput, withId } from '../domain/inputs.ts'
import { typeOfId } from '../domain/nouns.ts'
import { problemsOf } from '../domain/problems.ts'
import { badInput } from '../errors.ts'
import { type AnyRecord, fieldOf } from '../domain/records.ts'
import { referencesOf } from '../domain/references.ts'
import type { Author } from '../domain/revisions.ts'
import { isLonger, problemOfText, quoted } from '../domain/texts.ts'
import type { MutationDecideProposalArgs, MutationProposeRevisionArgs } from '../generated/types.ts'
import type { Page } from '../reading/pages.ts'
import { findWhole, revisionIn } from '../table/bodies.ts'
import { ConditionFailed } from '../table/errors.ts'
import { type Key, recordKey, revisionKey } from '../table/keys.ts'
import { isProposalId } from '../table/places.ts'
import type { Table } from '../table/table.ts'
import { LARGEST_ITEM } from '../writing/drafts.ts'
import type { Outcome } from '../writing/records.ts'
import {
  findProposal,
  keepProposal,
  type KeptProposal,
  type Listed,
  listProposals,
  openOf,
  proposalsAbout,
} from './stored.ts'

/** The most proposals of one API key that wait for a decision. */
export const MOST_OPEN = 100
/** How many proposals about a record are looked through for one that says the same. */
const LOOKED_THROUGH = 1000
const LONGEST_REASON = 2000
/** The longest wait before a change is tried again, in milliseconds. */
const RETRY_AFTER = 100

/** What came of proposing, deciding or withdrawing: the proposal, or the problems. */
export interface Proposed {
  proposal: KeptProposal | null
  userErrors: Problem[]
}

/** A field in which a proposal differs from the revision that it is based on. Values are as in the input of the record; null for none. */
export interface ProposedChange {
  field: string
  before: unknown
  proposed: unknown
  /** What stands now. */
  current: unknown
}

/** What amends a record, when a proposal is taken. */
interface Amending {
  /** Amends it as an author, who has to be allowed to. */
  amend(
    change: { id: string; expectedRevision: number; set: { [field: string]: unknown } },
    author: Author,
  ): Promise<Outcome>
}

/** The proposals, as one request reads and changes them. */
export interface Proposals {
  /** Those of the caller's API key; with the scope WRITE, all. */
  list(
    caller: Caller,
    listed: Omit<Listed, 'owner'>,
    page: { first: number; after?: string | null },
  ): Promise<Page<KeptProposal>>
  find(caller: Caller, id: string): Promise<KeptProposal | null>
  propose(caller: Caller, given: MutationProposeRevisionArgs): Promise<Proposed>
  decide(given: MutationDecideProposalArgs, author: Author): Promise<Proposed>
  withdraw(caller: Caller, id: string): Promise<Proposed>
  /** The fields that a proposal changes. Empty if the record was erased. */
  changesOf(proposal: KeptProposal): Promise<ProposedChange[]>
  /** Whether the record was changed since the revision that an open proposal is based on. */
  isOutdated(proposal: KeptProposal): Promise<boolean>
}

const isEditor = ({ scopes }: Caller) => scopes.includes('WRITE')
const refused = (...userErrors: Problem[]): Proposed => ({ proposal: null, userErrors })
const invalid = (field: string[], message: string): Problem => ({ code: 'INVALID', field, message })
const unknown = (id: string) =>
  refused({ code: 'NOT_FOUND', field: ['id'], message: `There is no proposal ${quoted(id.slice(0, 150))} for you.` })

const problemsOfReason = (reason: string): Problem[] => {
  if (reason.trim() === '') return [invalid(['reason'], 'Give the reason in a sentence.')]
  if (isLonger(reason, LONGEST_REASON))
    return [invalid(['reason'], `A reason has at most ${LONGEST_REASON} characters.`)]
  const problem = problemOfText(reason, { lines: true })
  return problem === null ? [] : [invalid(['reason'], problem)]
}

/** Opens the proposals of a table. */
export const openProposals = (table: Table, records: Amending): Proposals => {
  const get = async (key: Key) => (await table.get([key], { consistent: true }))[0]

  const find = async (caller: Caller, id: string): Promise<KeptProposal | null> => {
    const owner = ownKey(caller)
    const proposal = isProposalId(id) ? await findProposal(table, id) : null
    return proposal && (proposal.owner === owner || isEditor(caller)) ? proposal : null
  }

  /** What a record was at the revision that a proposal is based on; null if that is gone. */
  const baseOf = async ({ recordId, baseRevision }: KeptProposal): Promise<AnyRecord | null> => {
    const item = await get(revisionKey(recordId, baseRevision))
    return item ? revisionIn(item).record : null
  }

  /** The names of the fields that a proposal changes. */
  const fieldsOf = (base: AnyRecord, input: { [field: string]: unknown }): string[] => {
    const before = toInput(base)
    return [...new Set([...Object.keys(before), ...Object.keys(input)])].filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(input[name]),
    )
  }

  const problemsOfProposal = async (
    current: AnyRecord,
    { record, expectedRevision }: MutationProposeRevisionArgs,
  ): Promise<Problem[]> => {
    const { input } = withId(record)
    const { type, content } = typeOfInput(input)
    const problems = problemsOf(input)
    if (problems.length) return problems
    const references = referencesOf(type, content)
    const items = await table.get(
      references.map(({ id }) => recordKey(id)),
      { consistent: true },
    )
    const missing = references.filter((_, index) => items[index]?.body === undefined)
    if (missing.length)
      return missing.map(({ field, id }): Problem => ({
        code: 'NOT_FOUND',
        field,
        message: `There is no ${quoted(id)}.`,
      }))
    const { id, revision, status, createdAt, updatedAt } = current
    const next = toRecord(input, { id, revision, status, createdAt, updatedAt }, () => null)
    const differs = differing(current, next)
    if (current.revision !== expectedRevision) {
      const message = `\`${id}\` is at revision ${current.revision}, not ${expectedRevision}: read it again, then propose.`
      return [{ code: 'CONFLICT', field: ['expectedRevision'], message, current, differs }]
    }
    return differs.length
      ? []
      : [invalid(['record'], `This is what stands at revision ${revision}: it proposes no change.`)]
  }

  const decided = (proposal: KeptProposal, change: Pick<KeptProposal, 'state' | 'decision'>) =>
    keepProposal(table, { ...proposal, ...change, changedAt: new Date(table.clock.now()).toISOString() }, proposal)

  const settled = ({ id, state, decision }: KeptProposal): Proposed => {
    const when = decision ? ` at ${decision.at}` : ''
    return refused({ code: 'CONFLICT', field: ['id'], message: `\`${id}\` is ${state} already${when}.` })
  }

  /** Runs a change of a proposal, and again if it was changed meanwhile. */
  const again = async (run: () => Promise<Proposed>): Promise<Proposed> => {
    for (;;)
      try {
        return await run()
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
        await wait(RETRY_AFTER * Math.random()) // others changed it, or the record is being erased
      }
  }

  return {
    find,
    list: (caller, listed, page) => {
      const owner = ownKey(caller)
      if (listed.record != null && typeOfId(listed.record) === null)
        throw badInput(`\`record\`: ${quoted(listed.record)} is not the id of a record.`)
      return listProposals(table, { ...listed, owner: isEditor(caller) ? null : owner }, page)
    },
    propose: (caller, given) =>
      again(async () => {
        const owner = ownKey(caller)
        const { record, expectedRevision, reason } = given
        const { input, id } = withId(record)
        const { type, content } = typeOfInput(input)
        const at = [fieldOf(type), 'id']
        const current = await findWhole(id, get)
        if (!current) return refused({ code: 'NOT_FOUND', field: at, message: `There is no ${quoted(id)} to revise.` })
        const problems = [...problemsOfReason(reason), ...(await problemsOfProposal(current, given))]
        if (problems.length) return refused(...problems)
        const proposed = { ...content }
        const same = (await proposalsAbout(table, id, LOOKED_THROUGH)).find(
          (one) =>
            one.owner === owner && one.state === 'OPEN' && JSON.stringify(one.input) === JSON.stringify(proposed),
        )
        if (same) return { proposal: same, userErrors: [] }
        if ((await openOf(table, owner, MOST_OPEN)) >= MOST_OPEN) {
          const message = `${MOST_OPEN} proposals of this key wait for a decision, which is the most: wait, or withdraw some.`
          return refused(invalid(['record'], message))
        }
        const now = new Date(table.clock.now()).toISOString()
        const proposal: KeptProposal = {
          id: `prp_${id}.${randomLetters(12)}`,
          revision: 0,
          recordId: id,
          baseRevision: expectedRevision,
          input: proposed,
          reason,
          owner,
          by: caller.name,
          createdAt: now,
          changedAt: now,
          state: 'OPEN',
          decision: null,
        }
        const size = Buffer.byteLength(JSON.stringify(proposal))
        if (size > LARGEST_ITEM) {
          const message = `The proposal takes ${size} bytes, which is more than the ${LARGEST_ITEM} that it may take.`
          return refused({ code: 'TOO_LARGE', field: ['record'], message })
        }
        return { proposal: await keepProposal(table, proposal, null), userErrors: [] }
      }),
    decide: ({ id, decision, reason, expectedRevision }, author) =>
      again(async () => {
        const proposal = isProposalId(id) ? await findProposal(table, id) : null
        if (!proposal) return unknown(id)
        const problems = problemsOfReason(reason)
        if (problems.length) return refused(...problems)
        const state = decision === 'TAKE' ? 'TAKEN' : 'DECLINED'
        if (proposal.state !== 'OPEN')
          return proposal.state === state ? { proposal, userErrors: [] } : settled(proposal)
        const made = { at: new Date(table.clock.now()).toISOString(), by: author.by, reason }
        if (decision === 'DECLINE')
          return { proposal: await decided(proposal, { state, decision: { ...made, takenAs: null } }), userErrors: [] }
        const base = await baseOf(proposal)
        if (!base) return unknown(id)
        const set = Object.fromEntries(
          fieldsOf(base, proposal.input).map((name) => [name, proposal.input[name] ?? null]),
        )
        const outcome = await records.amend(
          { id: proposal.recordId, expectedRevision: expectedRevision ?? proposal.baseRevision, set },
          { ...author, reason: `${reason} Proposed by ${proposal.by}: ${proposal.reason}` },
        )
        if (outcome.problems.length) return refused(...outcome.problems)
        const takenAs = outcome.record?.revision ?? null
        return { proposal: await decided(proposal, { state, decision: { ...made, takenAs } }), userErrors: [] }
      }),
    withdraw: (caller, id) =>
      again(async () => {
        const proposal = await find(caller, id)
        if (!proposal) return unknown(id)
        if (proposal.owner !== ownKey(caller)) mustHave('ADMIN', caller)
        if (proposal.state === 'WITHDRAWN') return { proposal, userErrors: [] }
        if (proposal.state !== 'OPEN') return settled(proposal)
        return { proposal: await decided(proposal, { state: 'WITHDRAWN', decision: null }), userErrors: [] }
      }),
    async changesOf(proposal) {
      const [base, current] = await Promise.all([baseOf(proposal), findWhole(proposal.recordId, get)])
      if (!base) return []
      const [before, now] = [toInput(base), current ? toInput(current) : {}]
      return fieldsOf(base, proposal.input).map((field) => ({
        field,
        before: before[field] ?? null,
        proposed: proposal.input[field] ?? null,
        current: now[field] ?? null,
      }))
    },
    async isOutdated({ recordId, baseRevision, state }) {
      if (state !== 'OPEN') return false
      const item = await get(recordKey(recordId))
      return item?.revision !== baseRevision
    },
  }
}
