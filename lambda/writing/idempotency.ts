import { badInput } from '../errors.ts'
import type { ChangeAction } from '../generated/types.ts'
import { Damaged, valueIn } from '../table/bodies.ts'
import { answerKey } from '../table/keys.ts'
import type { Item, Table } from '../table/table.ts'

/** The idempotency key of a write, as hashes. */
export interface Idempotency {
  /** Identifies the API key that sent it, the idempotency key, and the field of the operation. */
  name: string
  /** Identifies what the field requests. */
  asks: string
}

/** The stored result of a write: the revision of a record and what was done to it, or an API key and its sealed secret. */
export interface Answer {
  revision?: number
  action?: ChangeAction | null
  apiKey?: string
  secret?: string
}

/** How long the result of a write is stored, in milliseconds. docs/errors.md and the schema state it. */
export const ANSWER_KEPT_FOR = 24 * 3_600_000

/** The idempotency key of one record of an import. */
export const partOf = ({ name, asks }: Idempotency, id: string): Idempotency => ({ name: `${name} ${id}`, asks })

/** The item that stores the result of a write. It must be put in the transaction that makes the write. */
export const answerItem = ({ clock }: Table, { name, asks }: Idempotency, answer: Answer): Item => ({
  ...answerKey(name),
  body: JSON.stringify({ asks, answer }),
  expiresAt: Math.ceil((clock.now() + ANSWER_KEPT_FOR) / 1000),
})

/**
 * The result of an earlier write with an idempotency key, from the item that was read for it. Null if there was none in
 * the last 24 hours. Throws BAD_USER_INPUT if that write requested something else.
 */
export const answerOf = ({ clock }: Table, { asks }: Idempotency, item: Item | null): Answer | null => {
  // DynamoDB deletes expired items only some time later, and the local engine never does.
  if (item?.body === undefined || (item.expiresAt ?? 0) * 1000 <= clock.now()) return null
  const kept = valueIn(item) as { asks: string; answer: Answer } | undefined // as answerItem wrote it
  if (!kept) throw new Damaged('Idempotency-Key', 'the result that was stored for it')
  if (kept.asks === asks) return kept.answer
  throw badInput(
    'This `Idempotency-Key` was used for another write in the last 24 hours: use a new one for each write.',
  )
}

/** Reads the result of an earlier write with an idempotency key, as `answerOf` does. */
export const findAnswer = async (table: Table, idempotency: Idempotency): Promise<Answer | null> => {
  const [item = null] = await table.get([answerKey(idempotency.name)], { consistent: true })
  return answerOf(table, idempotency, item)
}
