import {
  changeApiKey,
  findApiKey,
  keepApiKey,
  type KeptApiKey,
  listApiKeys,
  type ShownApiKey,
} from '../data/apiKeys.ts'
import type { Page } from '../data/listings.ts'
import { answerItem, findAnswer } from '../data/sendings.ts'
import { ConditionFailed, type Table, type Write } from '../data/table.ts'
import type { Problem } from '../domain/rules.ts'
import { badInput } from '../errors.ts'
import type { ApiKeyInput } from '../generated/types.ts'
import { hashOfSecret, newKeyId, newSecret } from './secrets.ts'
import type { SecretSending } from './sendings.ts'

/** A key with its secret text, which is shown now and never again; or what is wrong. */
export interface Issued {
  apiKey: ShownApiKey | null
  secret: string | null
  userErrors: Problem[]
}

/** The keys, as administrators issue and withdraw them. With a `sending` that came before, a secret is told again. */
export interface ApiKeys {
  list(ask: { first: number; after?: string | null }): Promise<Page<ShownApiKey>>
  issue(input: ApiKeyInput, sending?: SecretSending): Promise<Issued>
  rotate(id: string, overlapHours: number, sending?: SecretSending): Promise<Issued>
  revoke(id: string): Promise<{ apiKey: ShownApiKey | null; userErrors: Problem[] }>
}

const LONGEST_NAME = 100
const LONGEST_ORGANIZATION = 200
const LONGEST_OVERLAP = 720
const LEAST_POINTS = 1000
const MOST_POINTS = 10_000_000
const HOUR = 3_600_000

const isText = (text: string, longest: number) =>
  text.trim() !== '' && text.length <= longest && !/\p{Cc}/u.test(text) && text.isWellFormed()

const problemsOf = ({ name, organization, scopes, expiresAt, pointsPerMinute: points }: ApiKeyInput): Problem[] => {
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
const answeredBefore = async (table: Table, sending: SecretSending | undefined): Promise<Issued | null> => {
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
const answerWrites = (table: Table, sending: SecretSending | undefined, apiKey: string, secret: string): Write[] =>
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
  sending: SecretSending | undefined,
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

/** Opens the keys of a table. */
export const openApiKeys = (table: Table): ApiKeys => ({
  list: (ask) => listApiKeys(table, ask),
  issue: (input, sending) =>
    unlessAnswered(table, sending, async () => {
      const problems = problemsOf(input)
      if (problems.length) return { apiKey: null, secret: null, userErrors: problems }
      const id = newKeyId()
      const secret = newSecret(id)
      const key: KeptApiKey = {
        id,
        revision: 1,
        name: input.name,
        organization: input.organization ?? null,
        scopes: [...new Set(input.scopes)],
        createdAt: new Date().toISOString(),
        expiresAt: input.expiresAt ?? null,
        revokedAt: null,
        pointsPerMinute: input.pointsPerMinute ?? null,
        secrets: [{ hash: hashOfSecret(secret), until: null }],
      }
      await keepApiKey(table, key, answerWrites(table, sending, id, secret))
      return { apiKey: { ...key, lastUsedAt: null }, secret, userErrors: [] }
    }),
  rotate: (id, overlapHours, sending) =>
    unlessAnswered(table, sending, async () => {
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
          ? { ...key, secrets: [{ hash: hashOfSecret(secret), until: null }, ...before] }
          : key
      }
      const along = (key: KeptApiKey) => (key.revokedAt === null ? answerWrites(table, sending, id, secret) : [])
      const apiKey = isKeyId(id) ? await changeApiKey(table, id, renewed, sending && along) : null
      if (!apiKey) return { secret: null, ...unknown(id) }
      if (apiKey.revokedAt !== null)
        return { secret: null, ...failed('CONFLICT', 'id', 'The key was revoked: issue another one.') }
      return { apiKey, secret, userErrors: [] }
    }),
  async revoke(id) {
    const now = new Date().toISOString()
    const apiKey = isKeyId(id)
      ? await changeApiKey(table, id, (key) => ({ ...key, revokedAt: key.revokedAt ?? now, secrets: [] }))
      : null
    return apiKey ? { apiKey, userErrors: [] } : unknown(id)
  },
})
