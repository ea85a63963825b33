import type { HeaderMap } from '@apollo/server'
import type { readUtf8 } from '../domain/utf8.ts'
import { notUtf8 } from '../domain/utf8.ts'
import { type Answer, type Converted, refusal } from './answers.ts'

// The protocol of the W3C Entity Reconciliation Community Group, version 0.2, over the field `candidates`:
// https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/

/** Where the protocol is served. */
export const RECONCILE = '/reconcile'

/** The most names of one request; the schema takes no more. */
const BATCH = 50

const KINDS = [
  ['PERSON', 'Person'],
  ['GOVERNMENT', 'Government'],
  ['PUBLIC_BODY', 'Public body'],
  ['INTERNATIONAL_ORGANIZATION', 'International organization'],
  ['THINK_TANK', 'Think tank'],
  ['UNIVERSITY', 'University'],
  ['MEDIA', 'Media'],
  ['COMPANY', 'Company'],
  ['DELEGATION', 'Delegation'],
  ['GROUP', 'Group'],
  ['OTHER', 'Other'],
] as const
const NAMES = new Map<string, string>(KINDS)

const MANIFEST = {
  versions: ['0.2'],
  name: 'Readout: stakeholders',
  identifierSpace: 'urn:readout:stakeholder',
  schemaSpace: 'urn:readout:kind',
  defaultTypes: KINDS.map(([id, name]) => ({ id, name })),
  batchSize: BATCH,
}

/** What the service is, for clients that ask for it without names. */
export const manifest = (): Answer => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=300' },
  body: JSON.stringify(MANIFEST),
})

const wrong = (message: string): { refused: Answer } => ({ refused: refusal(400, 'BAD_REQUEST', message) })

const isObject = (value: unknown): value is { [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const QUERY = `query ($names: [NameSoughtInput!]!) {
  candidates(names: $names) { name score isMatch stakeholder { id name kind } }
}`

const soughtIn = (given: unknown): { [field: string]: unknown } | null => {
  if (!isObject(given) || typeof given.query !== 'string') return null
  const type = Array.isArray(given.type) ? (given.type as unknown[])[0] : given.type
  const properties = Array.isArray(given.properties) ? (given.properties as unknown[]) : []
  const country = properties.find((one) => isObject(one) && one.pid === 'country')
  const value = isObject(country) ? country.v : undefined
  return {
    name: given.query,
    ...(typeof type === 'string' && NAMES.has(type) && { kind: type }),
    ...(typeof value === 'string' && /^[A-Z]{2}$/.test(value) && { country: value }),
    ...(typeof given.limit === 'number' && { first: Math.min(20, Math.max(1, Math.floor(given.limit))) }),
  }
}

/**
 * Reads a batch of the protocol: the parameter `queries` of a form or an address.
 * @param search the query string of a GET; null for a POST
 */
export const readBatch = (
  headers: HeaderMap,
  read: ReturnType<typeof readUtf8>,
  search: string | null,
): Converted | { refused: Answer } => {
  const isForm = headers.get('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded')
  if (search === null && !isForm)
    return {
      refused: refusal(
        415,
        'BAD_REQUEST',
        'Send `queries` as a form, with `content-type: application/x-www-form-urlencoded`.',
      ),
    }
  if ('broken' in read) return wrong(notUtf8(read.broken))
  const text = new URLSearchParams(search ?? read.text).get('queries')
  let given: unknown
  try {
    given = JSON.parse(text ?? '')
  } catch {
    return wrong('`queries` is not JSON: send an object such as {"q0": {"query": "Prak Sokhonn"}}.')
  }
  if (!isObject(given)) return wrong('`queries` is not an object: send such as {"q0": {"query": "Prak Sokhonn"}}.')
  const entries = Object.entries(given)
  if (entries.length > BATCH)
    return {
      refused: refusal(
        413,
        'BAD_REQUEST',
        `A batch has at most ${BATCH} names, and this one ${entries.length}: divide it.`,
      ),
    }
  const names = entries.map(([, one]) => soughtIn(one))
  const lacking = names.indexOf(null)
  if (lacking >= 0) return wrong(`\`queries.${entries[lacking]![0].slice(0, 40)}\` has no text \`query\`.`)
  const keys = entries.map(([key]) => key)
  return { body: { query: QUERY, variables: { names } }, toAnswer: (answer) => toReconciled(keys, answer) }
}

interface Data {
  candidates?: {
    name: string
    score: number
    isMatch: boolean
    stakeholder: { id: string; name: string; kind: string }
  }[][]
}

/** The answer of the protocol to a batch, from what the API answers; an error is passed on as it is. */
const toReconciled = (keys: readonly string[], answer: Answer): Answer => {
  const { data } = JSON.parse(answer.body ?? '{}') as { data?: Data | null } // as the operation selects it
  const found = data?.candidates
  if (!found) return answer
  const results = keys.map((key, index) => [
    key,
    {
      result: found[index]!.map(({ name, score, isMatch, stakeholder: { id, name: preferred, kind } }) => ({
        id,
        name: preferred,
        ...(name !== preferred && { description: `also known as ${name}` }),
        type: [{ id: kind, name: NAMES.get(kind) ?? kind }],
        score,
        match: isMatch,
      })),
    },
  ])
  return { ...answer, body: JSON.stringify(Object.fromEntries(results)) }
}
