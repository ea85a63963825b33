import { badInput } from '../errors.ts'
import type { ChangeAction } from '../generated/types.ts'
import { Damaged, valueIn } from '../table/bodies.ts'
import { answerKey } from '../table/keys.ts'
import type { Item, Table } from '../table/table.ts'

/** A write that its sender can tell again by a key that they chose, as hashes. */
export interface Idempotency {
  /** Who sent it, by which key, for which field of the operation. */
  name: string
  /** What the field asks for. */
  asks: string
}

/** What a write was answered with: a record at a revision and what had been done to it, or an API key and its sealed secret. */
export interface Answer {
  revision?: number
  action?: ChangeAction | null
  apiKey?: string
  secret?: string
}

/** The answer to a write is kept for so long, in milliseconds. docs/errors.md and the schema say so. */
export const ANSWER_KEPT_FOR = 24 * 3_600_000

/** The sending of one record of an import. */
export const partOf = ({ name, asks }: Idempotency, id: string): Idempotency => ({ name: `${name} ${id}`, asks })

/** What keeps the answer to a sending. It is put in the same transaction as what was written. */
export const answerItem = ({ clock }: Table, { name, asks }: Idempotency, answer: Answer): Item => ({
  ...answerKey(name),
  body: JSON.stringify({ asks, answer }),
  expiresAt: Math.ceil((clock.now() + ANSWER_KEPT_FOR) / 1000),
})

/**
 * The answer that a sending had before, from the item that was read at its key; null where it had none in the last 24
 * hours. Throws BAD_USER_INPUT where it asked for something else then.
 */
export const answerOf = ({ clock }: Table, { asks }: Idempotency, item: Item | null): Answer | null => {
  // DynamoDB deletes what has expired some time later, the local engine never.
  if (item?.body === undefined || (item.expiresAt ?? 0) * 1000 <= clock.now()) return null
  const kept = valueIn(item) as { asks: string; answer: Answer } | undefined // as answerItem wrote it
  if (!kept) throw new Damaged('Idempotency-Key', 'the answer that was kept for it')
  if (kept.asks === asks) return kept.answer
  throw badInput('This `Idempotency-Key` came with another write in the last 24 hours: give each write one of its own.')
}

/** Reads the answer that a sending had before, as `answerOf` tells it. */
export const findAnswer = async (table: Table, sending: Idempotency): Promise<Answer | null> => {
  const [item = null] = await table.get([answerKey(sending.name)], { consistent: true })
  return answerOf(table, sending, item)
}
