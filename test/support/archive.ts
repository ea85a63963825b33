import { readFile } from 'node:fs/promises'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { hashOfSecret, newKeyId, newSecret } from '../../lambda/access/secrets.ts'
import { findApiKey, keepApiKey } from '../../lambda/access/stored-keys.ts'
import type { Table } from '../../lambda/table/table.ts'
import type { Scope } from '../../lambda/generated/types.ts'
import { type HandlerSettings, openHandler } from '../../lambda/handler.ts'
import { importLines } from '../../lambda/tools/import.ts'
import { freshTable } from './table.ts'

/** The sample record, line by line. */
export const sampleLines = async (): Promise<string[]> =>
  (await readFile(new URL('../../samples/ministers-meeting-2022-03-04.ndjson', import.meta.url), 'utf8'))
    .trim()
    .split('\n')

/** A response of the API, as clients get it. */
export interface Answered {
  status: number
  /** Undefined if there are no data; tests assert the shape that they expect. */
  data: any // eslint-disable-line @typescript-eslint/no-explicit-any -- a test asserts what it finds
  extensions?: { cost: { requested: number; actual: number; limit: number; remaining: number; restoreRate: number } }
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[]
}

let asked = 0
/** Every request comes from another address, so that the points per minute do not limit the tests. */
const nextAddress = () => `10.${(asked += 1) >> 16}.${(asked >> 8) & 255}.${asked & 255}`

/** An event of API Gateway's HTTP API (payload format 2.0). */
export const event = (
  method: string,
  {
    path = '/graphql',
    search = '',
    headers = {},
    body,
    address = nextAddress(),
  }: { path?: string; search?: string; headers?: { [name: string]: string }; body?: string; address?: string },
): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: search,
  headers,
  body,
  isBase64Encoded: false,
  requestContext: {
    accountId: 'local',
    apiId: 'local',
    domainName: 'localhost',
    domainPrefix: 'localhost',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: address, userAgent: 'test' },
    requestId: 'test',
    routeKey: '$default',
    stage: '$default',
    time: '',
    timeEpoch: 0,
  },
})

const keyWith = (scopes: Scope[]) => {
  const id = newKeyId()
  const secret = newSecret(id)
  const kept = {
    id,
    revision: 1,
    name: 'Tests',
    label: 'Tests',
    organization: null,
    scopes,
    createdAt: new Date().toISOString(),
    expiresAt: null,
    revokedAt: null,
    pointsPerMinute: 10_000_000,
    secrets: [{ hash: hashOfSecret(secret), until: null }],
  }
  return { id, secret, kept }
}

const ADMIN = keyWith(['READ', 'WRITE', 'ADMIN'])
/** A key with every scope, which exists in every API that a test opens. */
export const KEY = ADMIN.secret

/** The signature of what is written with that key. */
export const SIGNED = `Tests (rdo_${ADMIN.id})`

/** Makes a key that may only read: it is looked up once a minute, an administrator's with every request. */
export const makeReadKey = async (table: Table): Promise<string> => {
  const { secret, kept } = keyWith(['READ'])
  await keepApiKey(table, kept)
  return secret
}

/** Opens a handler over a table, in which the administrator's key exists. */
export const openTestDoor = async (table: Table, settings: Partial<HandlerSettings> = {}) => {
  if (!(await findApiKey(table, ADMIN.id))) await keepApiKey(table, ADMIN.kept)
  return openHandler(table, { origins: ['*'], log: () => undefined, ...settings })
}

/** The API over its own table with these records; every request goes through the Lambda handler. */
export const openApi = async (lines: readonly string[], settings: Partial<HandlerSettings> = {}) => {
  const { table, endpoint, stop } = await freshTable()
  const imported = await importLines(table, lines, { by: 'import' })
  const log: string[] = []
  const door = await openTestDoor(table, { log: (line) => log.push(JSON.stringify(line)), ...settings })
  const ask = async (query: string, variables?: object, key?: string): Promise<Answered> => {
    const headers = { 'content-type': 'application/json', ...(key && { 'x-api-key': key }) }
    const answer = await door(event('POST', { headers, body: JSON.stringify({ query, variables }) }))
    return { status: answer.statusCode ?? 0, ...(JSON.parse(answer.body ?? '') as Omit<Answered, 'status'>) }
  }
  await ask('{ __typename }') // so that the server has started
  /** Sends an operation with the administrator's key. */
  const write = (query: string, variables?: object) => ask(query, variables, KEY)
  return { table, endpoint, stop, imported, door, log, key: KEY, ask, write }
}

export type Api = Awaited<ReturnType<typeof openApi>>

/** The commands of a query, its round trips, and its read units. */
export const costOf = async (table: Table, run: () => Promise<unknown>) => {
  const { commands, readUnits, roundTrips } = { ...table.usage }
  await run()
  return {
    commands: table.usage.commands - commands,
    roundTrips: table.usage.roundTrips - roundTrips,
    readUnits: table.usage.readUnits - readUnits,
  }
}
