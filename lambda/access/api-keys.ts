import {
  type KeyEvent,
  changeApiKey,
  eventsWith,
  findApiKey,
  keepApiKey,
  type KeptApiKey,
  listApiKeys,
  type ShownApiKey,
} from './stored-keys.ts'
import type { Problem } from '../domain/checks.ts'
import { ConditionFailed } from '../table/errors.ts'
import { apiKeyKey } from '../table/keys.ts'
import { PREFIXES } from '../domain/nouns.ts'
import type { Page } from '../reading/pages.ts'
import { answerItem, findAnswer } from '../writing/idempotency.ts'
import { type Table, type Write } from '../table/table.ts'
import { isLonger, isVisible, problemOfText } from '../domain/texts.ts'
import { badInput, ShownError } from '../errors.ts'
import type { ApiKeyInput } from '../generated/types.ts'
import { hashOfSecret, newKeyId, newSecret } from './secrets.ts'
import type { SealedIdempotency } from './idempotency.ts'

/** A key with its secret, which is shown only now; or the problems of the request. */
export interface Issued {
  apiKey: ShownApiKey | null
  secret: string | null
  userErrors: Problem[]
}

/**
 * Issues, rotates and revokes keys. `by` is the administrator's key; null for the operator's command. A retry with the
 * same idempotency key returns the same secret again. Changes to a key throw UNAUTHENTICATED if `by` itself was changed
 * since the request began.
 */
export interface ApiKeys {
  list(page: { first: number; after?: string | null }): Promise<Page<ShownApiKey>>
  issue(input: ApiKeyInput, by: ShownApiKey | null, idempotency?: SealedIdempotency): Promise<Issued>
  rotate(id: string, overlapHours: number, by: ShownApiKey | null, idempotency?: SealedIdempotency): Promise<Issued>
  revoke(id: string, by: ShownApiKey | null): Promise<{ apiKey: ShownApiKey | null; userErrors: Problem[] }>
}

const LONGEST_NAME = 100
const LONGEST_ORGANIZATION = 200
const LONGEST_OVERLAP = 720
const LEAST_POINTS = 1000
const MOST_POINTS = 10_000_000
const HOUR = 3_600_000

const isText = (text: string, longest: number) =>
  isVisible(text) && !isLonger(text, longest) && problemOfText(text, { lines: false }) === null

const MOST_PREFIXES = 100
/** The start of a record's id: the prefix of its type, and the start of a slug. */
const ID_PREFIX = new RegExp(`^(${Object.values(PREFIXES).join('|')})[a-z0-9-]{0,96}$`)

const problemsOf = (input: ApiKeyInput): Problem[] => {
  const { name, label, organization, scopes, expiresAt, pointsPerMinute: points, types, idPrefixes } = input
  const found: Problem[] = []
  const check = (wrong: boolean, field: string, message: string) => {
    if (wrong) found.push({ code: 'INVALID', field: ['input', field], message })
  }
  check(!isText(name, LONGEST_NAME), 'name', `A name must be 1 to ${LONGEST_NAME} characters on one line.`)
  check(
    organization != null && !isText(organization, LONGEST_ORGANIZATION),
    'organization',
    `An organization must be 1 to ${LONGEST_ORGANIZATION} characters on one line.`,
  )
  check(
    label != null && !isText(label, LONGEST_NAME),
    'label',
    `A label must be 1 to ${LONGEST_NAME} characters on one line.`,
  )
  check(types?.length === 0, 'types', 'Name at least one type, or leave `types` out to allow all.')
  check(
    idPrefixes != null && (idPrefixes.length === 0 || idPrefixes.length > MOST_PREFIXES),
    'idPrefixes',
    `Name 1 to ${MOST_PREFIXES} prefixes, or leave \`idPrefixes\` out to allow all ids.`,
  )
  for (const prefix of idPrefixes ?? [])
    check(
      !ID_PREFIX.test(prefix),
      'idPrefixes',
      `${JSON.stringify(prefix.slice(0, 100))} is not a valid start of an id: use one such as \`stm_reuters-\`.`,
    )
  check(scopes.length === 0, 'scopes', 'A key must have at least one scope.')
  check(expiresAt != null && expiresAt <= new Date().toISOString(), 'expiresAt', 'A key must expire in the future.')
  check(
    points != null && (points < LEAST_POINTS || points > MOST_POINTS),
    'pointsPerMinute',
    `The points per minute must be from ${LEAST_POINTS} to ${MOST_POINTS}.`,
  )
  return found
}

const failed = (code: Problem['code'], field: string, message: string) => ({
  apiKey: null,
  userErrors: [{ code, field: [field], message }],
})
const unknown = (id: string) => failed('NOT_FOUND', 'id', `There is no key \`${id.slice(0, 100)}\`.`)

/** The most secrets that keep working beside the new one. */
const MOST_BEFORE = 3

/** Whether a text is a valid key id, and so may be part of a primary key of the table. */
const isKeyId = (id: string) => /^[0-9A-Za-z]{12}$/.test(id)

/** The result of an earlier request to issue or rotate with the same idempotency key. Null if there was none. */
const answeredBefore = async (table: Table, idempotency: SealedIdempotency | undefined): Promise<Issued | null> => {
  const answer = idempotency && (await findAnswer(table, idempotency))
  if (answer?.apiKey === undefined) return null
  const secret = idempotency?.unseal(answer.secret ?? '')
  if (secret == null)
    throw badInput(
      `An earlier request made the secret of \`${answer.apiKey}\`, which is only returned to the key that requested it.`,
    )
  return { apiKey: await findApiKey(table, answer.apiKey), secret, userErrors: [] }
}

/** The writes that store the result for retries, on condition that no other result has been stored since. */
const answerWrites = (
  table: Table,
  idempotency: SealedIdempotency | undefined,
  apiKey: string,
  secret: string,
): Write[] =>
  idempotency
    ? [
        {
          put: answerItem(table, idempotency, { apiKey, secret: idempotency.seal(secret) }),
          when: { expiredBy: Math.floor(table.clock.now() / 1000) },
        },
      ]
    : []

/** Returns the result of an earlier request, else runs this one. If a concurrent one wins, the retry finds its result. */
const unlessAnswered = async (
  table: Table,
  idempotency: SealedIdempotency | undefined,
  run: () => Promise<Issued>,
): Promise<Issued> => {
  for (;;) {
    const before = await answeredBefore(table, idempotency)
    if (before) return before
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof ConditionFailed) || !idempotency) throw error
    }
  }
}

/**
 * A condition for changes to a key: the administrator's own key is still as it was when the request began, and so not
 * revoked. If a key changes itself, the condition on its own revision does that.
 */
const stillBy = (by: ShownApiKey | null, id: string): Write[] =>
  by && by.id !== id ? [{ check: apiKeyKey(by.id), when: { revision: by.revision } }] : []

/**
 * Runs a change to a key, and retries it after a concurrent change. Throws UNAUTHENTICATED if the administrator's own key
 * was changed.
 * @param again whether to retry; if not, it throws ConditionFailed, and the caller retries
 */
const asBy = async <Result>(
  table: Table,
  by: ShownApiKey | null,
  run: () => Promise<Result>,
  again = true,
): Promise<Result> => {
  for (;;)
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (by && (await findApiKey(table, by.id))?.revision !== by.revision)
        throw new ShownError('UNAUTHENTICATED', 'This key was changed during the request: send the request again.', 401)
      if (!again) throw error
    }
}

/**
 * Opens the keys of a table.
 * @param changed called with the id of every key that is changed
 */
export const openApiKeys = (table: Table, changed: (id: string) => void = () => undefined): ApiKeys => {
  const event = (action: KeyEvent['action'], by: ShownApiKey | null): KeyEvent => ({
    at: new Date().toISOString(),
    action,
    by: by?.id ?? null,
  })
  return {
    list: (page) => listApiKeys(table, page),
    issue: (input, by, idempotency) =>
      unlessAnswered(table, idempotency, () => {
        const run = async () => {
          const problems = problemsOf(input)
          if (problems.length) return { apiKey: null, secret: null, userErrors: problems }
          const id = newKeyId()
          const secret = newSecret(id)
          const issued = event('ISSUED', by)
          const key: KeptApiKey = {
            id,
            revision: 1,
            name: input.name,
            label: input.label ?? null,
            organization: input.organization ?? null,
            scopes: [...new Set(input.scopes)],
            createdAt: issued.at,
            expiresAt: input.expiresAt ?? null,
            revokedAt: null,
            pointsPerMinute: input.pointsPerMinute ?? null,
            types: input.types ?? null,
            idPrefixes: input.idPrefixes ?? null,
            ownRecordsOnly: input.ownRecordsOnly ?? false,
            events: [issued],
            secrets: [{ hash: hashOfSecret(secret), until: null }],
          }
          await keepApiKey(table, key, [...answerWrites(table, idempotency, id, secret), ...stillBy(by, id)])
          return { apiKey: { ...key, lastUsedAt: null }, secret, userErrors: [] }
        }
        return asBy(table, by, run, !idempotency)
      }),
    rotate: (id, overlapHours, by, idempotency) =>
      unlessAnswered(table, idempotency, () => {
        const run = async () => {
          if (overlapHours < 0 || overlapHours > LONGEST_OVERLAP)
            return {
              secret: null,
              ...failed('INVALID', 'overlapHours', `The overlap must be from 0 to ${LONGEST_OVERLAP} hours.`),
            }
          const secret = newSecret(id)
          const until = new Date(Date.now() + overlapHours * HOUR).toISOString()
          const renewed = (key: KeptApiKey): KeptApiKey => {
            // Also the one before: the answer with the last one may have been lost, and then nobody has it.
            const before = key.secrets
              .slice(0, MOST_BEFORE)
              .map((one) => ({ ...one, until: one.until !== null && one.until < until ? one.until : until }))
              .filter((one) => one.until > new Date().toISOString())
            return key.revokedAt === null
              ? {
                  ...key,
                  events: eventsWith(key.events, event('ROTATED', by)),
                  secrets: [{ hash: hashOfSecret(secret), until: null }, ...before],
                }
              : key
          }
          const along = (key: KeptApiKey) => [
            ...(key.revokedAt === null ? answerWrites(table, idempotency, id, secret) : []),
            ...stillBy(by, id),
          ]
          const apiKey = isKeyId(id) ? await changeApiKey(table, id, renewed, along) : null
          changed(id)
          if (!apiKey) return { secret: null, ...unknown(id) }
          if (apiKey.revokedAt !== null)
            return { secret: null, ...failed('CONFLICT', 'id', 'The key was revoked: issue a new one.') }
          return { apiKey, secret, userErrors: [] }
        }
        return asBy(table, by, run, !idempotency)
      }),
    revoke: (id, by) =>
      asBy(table, by, async () => {
        const revoked = event('REVOKED', by)
        const withdrawn = (key: KeptApiKey): KeptApiKey =>
          key.revokedAt === null
            ? { ...key, revokedAt: revoked.at, events: eventsWith(key.events, revoked), secrets: [] }
            : key
        const apiKey = isKeyId(id) ? await changeApiKey(table, id, withdrawn, () => stillBy(by, id)) : null
        changed(id)
        return apiKey ? { apiKey, userErrors: [] } : unknown(id)
      }),
  }
}
