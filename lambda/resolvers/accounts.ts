import type { Context } from '../context.ts'
import { supports } from '../domain/evidence.ts'
import { isOf } from '../domain/nouns.ts'
import type { AnyRecord, RecordOf } from '../domain/records.ts'
import { readable } from './records.ts'

/** How far upwards it is looked whose body a publisher is. */
const MOST_PARENTS = 10

/** One side's account of a meeting, or that of everybody else. */
export interface Account {
  /** The id of the side; null for the account of others. */
  side: string | null
  documents: string[]
  statements: RecordOf['Statement'][]
  onlyHere: RecordOf['Statement'][]
}

type Meeting = RecordOf['Meeting']
type Statement = RecordOf['Statement']

/** For everybody who took part, and for whom they did, the side that they are of: for whom they spoke, or themselves. */
const sidesOf = ({ parties }: Meeting): Map<string, string> => {
  const sides = new Map<string, string>()
  for (const { stakeholder, onBehalfOf } of parties) {
    for (const one of onBehalfOf ?? []) sides.set(one, one)
    const side = onBehalfOf?.[0] ?? stakeholder
    if (stakeholder && side && !sides.has(stakeholder)) sides.set(stakeholder, side)
  }
  return sides
}

/** Whose accounts a statement is in: where each of its passages was first written down, and the side that wrote it. */
const tellersOf = async (
  { evidence }: Statement,
  sideOf: (publisher: string | null) => Promise<string | null>,
  read: (id: string) => Promise<AnyRecord | null>,
): Promise<{ side: string | null; document: string }[]> =>
  Promise.all(
    (evidence ?? []).filter(supports).map(async ({ document: carrier, chain }) => {
      const last = chain?.at(-1)
      const document = last?.document ?? carrier
      const record = await read(document)
      const publisher = last?.by ?? (record && isOf(record, 'Document') ? record.publisher : null) ?? null
      return { side: await sideOf(publisher), document }
    }),
  )

/** Statements that say the same, by what repeats what, each by the id that stands for all of them. */
const alikeIn = (statements: readonly Statement[]): ((id: string) => string) => {
  const leads = new Map<string, string>()
  const lead = (id: string): string => {
    const next = leads.get(id)
    return next === undefined ? id : lead(next)
  }
  for (const { id, relations } of statements)
    for (const { kind, statement } of relations ?? [])
      if (kind === 'REPEATS' && lead(id) !== lead(statement)) leads.set(lead(id), lead(statement))
  return lead
}

/**
 * The accounts of a meeting, the sides in the order in which they took part, then that of others. An account is a side's
 * own if where a passage was first written down is published by the side, or by a body of it.
 */
export const accountsOf = async (meeting: Meeting, context: Context): Promise<Account[]> => {
  const sides = sidesOf(meeting)
  const read = (id: string) => readable(context, () => context.data.find(id))
  const sideOf = async (publisher: string | null): Promise<string | null> => {
    let at = publisher
    for (let step = 0; at !== null && step < MOST_PARENTS; step += 1) {
      const side = sides.get(at)
      if (side !== undefined) return side
      const record: AnyRecord | null = await read(at)
      at = record && isOf(record, 'Stakeholder') ? (record.parent ?? null) : null
    }
    return null
  }
  const listed = await context.data.whole<Statement>({
    groups: [[{ name: 'MEETING_STATEMENTS', of: meeting.id }]],
    order: 'BY_SORT',
    name: 'accounts',
  })
  const lead = alikeIn(listed)
  const told = await Promise.all(listed.map((statement) => tellersOf(statement, sideOf, read)))
  /** By what was said, the sides that tell it. */
  const tellers = new Map<string, Set<string | null>>()
  for (const [index, { id }] of listed.entries()) {
    const by = tellers.get(lead(id)) ?? new Set()
    for (const { side } of told[index] ?? []) by.add(side)
    tellers.set(lead(id), by)
  }
  return [...new Set([...sides.values(), null])].flatMap((side): Account[] => {
    const documents = new Set<string>()
    const statements = listed.filter((_, index) => {
      const own = (told[index] ?? []).filter((one) => one.side === side)
      for (const { document } of own) documents.add(document)
      return own.length > 0
    })
    const onlyHere = statements.filter(({ id }) => tellers.get(lead(id))?.size === 1)
    return statements.length ? [{ side, documents: [...documents], statements, onlyHere }] : []
  })
}
