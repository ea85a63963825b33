import type { ProposalState } from '../generated/types.ts'
import { pageOfItems } from '../reading/items.ts'
import type { Page } from '../reading/pages.ts'
import { isObject, valueIn } from '../table/bodies.ts'
import { proposalKey, proposalPlace, recordKey } from '../table/keys.ts'
import { isPlaceOfProposal } from '../table/places.ts'
import { EVERYTHING } from '../table/ranges.ts'
import type { Item, Table, Write } from '../table/table.ts'

/** A proposal as it is stored. Instants are in UTC, as `2026-11-24T09:30:00.000Z`. */
export interface KeptProposal {
  /** `prp_`, the id of the record, a dot and 12 random letters. */
  id: string
  revision: number
  recordId: string
  /** The revision of the record that it is based on. */
  baseRevision: number
  /** The whole input of the record as proposed, in its canonical form. */
  input: { [field: string]: unknown }
  reason: string
  /** The id and the public name of the API key that proposed it. */
  owner: string
  by: string
  createdAt: string
  /** When it was made or decided, whichever is later. */
  changedAt: string
  state: ProposalState
  decision: { at: string; by: string; reason: string; takenAs: number | null } | null
}

const proposalIn = (item: Item | null | undefined): KeptProposal | null => {
  if (!item) return null
  const kept = valueIn(item)
  if (isObject(kept) && isObject(kept.input) && typeof kept.recordId === 'string')
    return { ...(kept as object as KeptProposal), revision: item.revision ?? 0 }
  console.error(`The proposal ${item.SK} is damaged in the archive.`)
  return null
}

/** The record that a proposal is about, by its id. */
const recordOf = (id: string) => id.slice('prp_'.length, id.lastIndexOf('.'))
const keyOf = (id: string) => proposalKey(recordOf(id), id)

/** A proposal by its id. Null if there is none. */
export const findProposal = async (table: Table, id: string): Promise<KeptProposal | null> => {
  const [item] = await table.get([keyOf(id)], { consistent: true })
  return proposalIn(item)
}

/** The proposals about a record, at most `count`, in no order that matters. */
export const proposalsAbout = async (table: Table, recordId: string, count: number): Promise<KeptProposal[]> => {
  const range = { ...EVERYTHING, PK: proposalKey(recordId, '').PK }
  const { items } = await table.query(range, { backward: false, limit: count, consistent: true })
  return items.flatMap((item) => proposalIn(item) ?? [])
}

/** The listings in which a proposal stands: of all, of those about its record, of those of its owner, and of the open ones. */
const placesOf = ({ id, owner, recordId, changedAt, state }: KeptProposal) =>
  ['ALL', `OF#${recordId}`, `BY#${owner}`, ...(state === 'OPEN' ? ['OPEN'] : [])].map((listing) =>
    proposalPlace(listing, changedAt, id),
  )

/**
 * Stores the next revision of a proposal. Throws ConditionFailed if the one before it is not the stored one, or the
 * record is being erased: nothing of that must be left.
 */
export const keepProposal = async (
  table: Table,
  proposal: KeptProposal,
  before: KeptProposal | null,
): Promise<KeptProposal> => {
  const { revision, ...content } = proposal
  const next = revision + 1
  const writes: Write[] = [
    {
      update: keyOf(proposal.id),
      set: { body: JSON.stringify(content), revision: next },
      when: before ? { revision } : { exists: false },
    },
    { check: recordKey(proposal.recordId), when: { exists: true, without: ['closed'] } },
    ...(before ? placesOf(before).map((place) => ({ remove: place })) : []),
    ...placesOf(proposal).map((place) => ({ put: place })),
  ]
  await table.transact(writes)
  return { ...proposal, revision: next }
}

/** Which proposals to list: those about a record, those of an API key, or all; only open ones if `open`. */
export interface Listed {
  record?: string | null
  owner?: string | null
  open: boolean
}

/** A page of proposals, the last changed first. It may come short where two conditions hold together, or a record was erased. */
export const listProposals = (
  table: Table,
  { record, owner, open }: Listed,
  page: { first: number; after?: string | null },
): Promise<Page<KeptProposal>> => {
  const listing = record != null ? `OF#${record}` : owner != null ? `BY#${owner}` : open ? 'OPEN' : 'ALL'
  return pageOfItems(
    table,
    {
      name: `proposals ${listing} ${open}`,
      range: { ...EVERYTHING, PK: proposalPlace(listing, '', '').PK },
      backward: true,
      isPlace: isPlaceOfProposal,
      nodesOf: async (entries) => {
        const ids = entries.map(({ SK }) => SK.slice(SK.indexOf('#') + 1))
        const found = (await table.get(ids.map(keyOf), { consistent: true })).map(proposalIn)
        return found.map((one) =>
          one && (!open || one.state === 'OPEN') && (owner == null || one.owner === owner) ? one : null,
        )
      },
    },
    page,
  )
}

/** How many open proposals an API key has, at most `most`. */
export const openOf = async (table: Table, owner: string, most: number): Promise<number> => {
  const range = { ...EVERYTHING, PK: proposalPlace(`BY#${owner}`, '', '').PK }
  let count = 0
  let high = range.high
  for (let more = true; more && count < most;) {
    const slice = await table.query({ ...range, high }, { backward: true, limit: most + 1, consistent: true })
    const ids = slice.items.filter(({ SK }) => SK !== high).map(({ SK }) => SK.slice(SK.indexOf('#') + 1))
    const found = (await table.get(ids.map(keyOf), { consistent: true })).map(proposalIn)
    count += found.filter((one) => one?.state === 'OPEN').length
    high = slice.items.at(-1)?.SK ?? high
    more = slice.more && ids.length > 0
  }
  return Math.min(count, most)
}
