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

/** A key with its secret text, which is shown now and never again; or what is wrong. */
export interface Issued {
  apiKey: ShownApiKey | null
  secret: string | null
  userErrors: Problem[]
}

/**
 * The keys, as administrators issue and withdraw them. `by` is the key of who does; null for the operator's command.
 * With a `sending` that came before, a secret is told again. What changes a key throws UNAUTHENTICATED where `by` was
 * itself changed since the request began.
 */
export interface ApiKeys {
  list(ask: { first: number; after?: string | null }): Promise<Page<ShownApiKey>>
  issue(input: ApiKeyInput, by: ShownApiKey | null, sending?: SealedIdempotency): Promise<Issued>
  rotate(id: string, overlapHours: number, by: ShownApiKey | null, sending?: SealedIdempotency): Promise<Issued>
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
/** The beginning of a record's id: the prefix of its type and a part of a slug. */
const ID_PREFIX = new RegExp(`^(${Object.values(PREFIXES).join('|')})[a-z0-9-]{0,96}$`)

const problemsOf = (input: ApiKeyInput): Problem[] => {
  const { name, label, organization, scopes, expiresAt, pointsPerMinute: points, types, idPrefixes } = input
  const found: Problem[] = []
  const check = (wrong: boolean, field: string, message: string) => {
    if (wrong) found.push({ code: 'INVALID', field: ['input', field], message })
  }
  check(!isText(name, LONGEST_NAME), 'name', `A name is 1 to ${LONGEST_NAME} characters on one line.`)
  check(
    organization != null && !isText(organization, LONGEST_ORGANIZATION),
    'organization',
    `An organization is 1 to ${LONGEST_ORGANIZATION} characters on one line.`,
  )
  check(
    label != null && !isText(label, LONGEST_NAME),
    'label',
    `A label is 1 to ${LONGEST_NAME} characters on one line.`,
  )
  check(types?.length === 0, 'types', 'Name at least one type, or leave it out for all.')
  check(
    idPrefixes != null && (idPrefixes.length === 0 || idPrefixes.length > MOST_PREFIXES),
    'idPrefixes',
    `Name 1 to ${MOST_PREFIXES} prefixes, or leave them out for all ids.`,
  )
  for (const prefix of idPrefixes ?? [])
    check(
      !ID_PREFIX.test(prefix),
      'idPrefixes',
      `${JSON.stringify(prefix.slice(0, 100))} begins no id: write one such as \`stm_reuters-\`.`,
    )
  check(scopes.length === 0, 'scopes', 'A key has at least one scope.')
  check(expiresAt != null && expiresAt <= new Date().toISOString(), 'expiresAt', 'A key expires in the future.')
  check(
    points != null && (points < LEAST_POINTS || points > MOST_POINTS),
    'pointsPerMinute',
    `The points of a minute are from ${LEAST_POINTS} to ${MOST_POINTS}.`,
  )
  return found
}

const failed = (code: Problem['code'], field: string, message: string) => ({
  apiKey: null,
  userErrors: [{ code, field: [field], message }],
})
const unknown = (id: string) => failed('NOT_FOUND', 'id', `There is no key \`${id.slice(0, 100)}\`.`)

/** A key's id that may stand in the table's keys. */
const isKeyId = (id: string) => /^[0-9A-Za-z]{12}$/.test(id)

/** What issuing or rotating was answered with when it was sent before; null where it was not. */
const answeredBefore = async (table: Table, sending: SealedIdempotency | undefined): Promise<Issued | null> => {
  const answer = sending && (await findAnswer(table, sending))
  if (answer?.apiKey === undefined) return null
  const secret = sending?.unseal(answer.secret ?? '')
  if (secret == null)
    throw badInput(
      `This made the secret of \`${answer.apiKey}\` before, which is told to nobody but the key that asked for it.`,
    )
  return { apiKey: await findApiKey(table, answer.apiKey), secret, userErrors: [] }
}

/** What keeps the answer for who sends the same again, unless another one was kept meanwhile. */
const answerWrites = (table: Table, sending: SealedIdempotency | undefined, apiKey: string, secret: string): Write[] =>
  sending
    ? [
        {
          put: answerItem(table, sending, { apiKey, secret: sending.seal(secret) }),
          when: { expiredBy: Math.floor(table.clock.now() / 1000) },
        },
      ]
    : []

/** Tries again what another one of the same sending came between, which then finds that one's answer. */
const unlessAnswered = async (
  table: Table,
  sending: SealedIdempotency | undefined,
  run: () => Promise<Issued>,
): Promise<Issued> => {
  for (;;) {
    const before = await answeredBefore(table, sending)
    if (before) return before
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof ConditionFailed) || !sending) throw error
    }
  }
}

/**
 * What holds a change to a key to the right of who makes it: the key by which it is made is still as it was when the
 * request began, and so not revoked. A key that changes itself is held to that by its own revision.
 */
const stillBy = (by: ShownApiKey | null, id: string): Write[] =>
  by && by.id !== id ? [{ check: apiKeyKey(by.id), when: { revision: by.revision } }] : []

/**
 * Carries out what changes a key, again where others come between, unless somebody else is to see to that. Throws
 * UNAUTHENTICATED where the key by which it is made was itself changed.
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
        throw new ShownError('UNAUTHENTICATED', 'The key was changed meanwhile: send the request again.', 401)
      if (!again) throw error
    }
}

/**
 * Opens the keys of a table.
 * @param changed told of every key that is changed
 */
export const openApiKeys = (table: Table, changed: (id: string) => void = () => undefined): ApiKeys => {
  const event = (action: KeyEvent['action'], by: ShownApiKey | null): KeyEvent => ({
    at: new Date().toISOString(),
    action,
    by: by?.id ?? null,
  })
  return {
    list: (ask) => listApiKeys(table, ask),
    issue: (input, by, sending) =>
      unlessAnswered(table, sending, () => {
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
          await keepApiKey(table, key, [...answerWrites(table, sending, id, secret), ...stillBy(by, id)])
          return { apiKey: { ...key, lastUsedAt: null }, secret, userErrors: [] }
        }
        return asBy(table, by, run, !sending)
      }),
    rotate: (id, overlapHours, by, sending) =>
      unlessAnswered(table, sending, () => {
        const run = async () => {
          if (overlapHours < 0 || overlapHours > LONGEST_OVERLAP)
            return {
              secret: null,
              ...failed('INVALID', 'overlapHours', `The overlap is from 0 to ${LONGEST_OVERLAP} hours.`),
            }
          const secret = newSecret(id)
          const until = new Date(Date.now() + overlapHours * HOUR).toISOString()
          const renewed = (key: KeptApiKey): KeptApiKey => {
            const before = key.secrets.slice(0, 1).map((last) => ({ ...last, until }))
            return key.revokedAt === null
              ? {
                  ...key,
                  events: eventsWith(key.events, event('ROTATED', by)),
                  secrets: [{ hash: hashOfSecret(secret), until: null }, ...before],
                }
              : key
          }
          const along = (key: KeptApiKey) => [
            ...(key.revokedAt === null ? answerWrites(table, sending, id, secret) : []),
            ...stillBy(by, id),
          ]
          const apiKey = isKeyId(id) ? await changeApiKey(table, id, renewed, along) : null
          changed(id)
          if (!apiKey) return { secret: null, ...unknown(id) }
          if (apiKey.revokedAt !== null)
            return { secret: null, ...failed('CONFLICT', 'id', 'The key was revoked: issue another one.') }
          return { apiKey, secret, userErrors: [] }
        }
        return asBy(table, by, run, !sending)
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
