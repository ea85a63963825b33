import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { bundle } from '../../infra/bundle.ts'
import { ANYONE_PER_MINUTE } from '../../lambda/access/rate-limiter.ts'
import { hashOfSecret } from '../../lambda/access/secrets.ts'
import { pendingKey, recordKey } from '../../lambda/table/keys.ts'
import { importLines } from '../../lambda/tools/import.ts'
import { event, KEY, openTestDoor, sampleLines } from '../support/archive.ts'
import { freshTable } from '../support/table.ts'

let folder: string
let fresh: Awaited<ReturnType<typeof freshTable>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
  await bundle(folder)
  fresh = await freshTable()
  await importLines(fresh.table, await sampleLines(), { by: 'import' })
})
afterAll(async () => {
  await fresh.stop()
  await rm(folder, { recursive: true })
})

/** Runs what a file of the bundle exports as Lambda does, in a process of its own. @returns the lines that it writes */
const run = async (file: string, sent: object | null, more: object = {}): Promise<string[]> => {
  const code = `const { handler } = await import(${JSON.stringify(join(folder, file))})
    console.log(JSON.stringify(await handler(${JSON.stringify(sent)})) ?? 'nothing')`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
    env: {
      PATH: process.env.PATH,
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: fresh.endpoint,
      AWS_LAMBDA_FUNCTION_NAME: 'readout',
      TABLE_NAME: 'readout',
      ...more,
    },
  })
  return stdout.trim().split('\n')
}
const question = (headers: object = {}) =>
  event('POST', {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ stakeholder(id: "stk_china") { name } }' }),
  })

test('it is small, and contains neither the explorer nor tools', async () => {
  expect((await stat(join(folder, 'handler.mjs'))).size).toBeLessThan(700 * 1024)
  expect((await stat(join(folder, 'sweep.mjs'))).size).toBeLessThan(300 * 1024)
  const text = await readFile(join(folder, 'handler.mjs'), 'utf8')
  expect(text).not.toMatch(/[^\x00-\x7f]/) // else V8 keeps it as two bytes a sign
  expect(text).not.toMatch(/graphiql|cli-progress|usage-reporting-protobuf/i)
})

test('it responds, and logs a line from which CloudWatch makes metrics', async () => {
  const [line = '', answer = ''] = await run('handler.mjs', question(), { STAGE: 'dev' })
  const { statusCode, body } = JSON.parse(answer)
  expect([statusCode, JSON.parse(body).data]).toEqual([200, { stakeholder: { name: 'China' } }])
  const { _aws, ...written } = JSON.parse(line)
  expect(written).toMatchObject({ status: 200, stage: 'dev', coldStart: 1, failed: 0, rateLimited: 0 })
  const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics
  expect([Namespace, Dimensions]).toEqual(['Readout', [['stage']]])
  for (const { Name } of Metrics) expect(typeof written[Name]).toBe('number')
})

test('it serves only requests through the edge, which it recognises by hashes', async () => {
  const ORIGIN_HASHES = ['of the edge', 'before'].map(hashOfSecret).join()
  const ask = async (headers: object) =>
    JSON.parse((await run('handler.mjs', question(headers), { ORIGIN_HASHES })).at(-1) ?? '')
  for (const sent of [undefined, '', 'of the edg', 'of the edge,before', ORIGIN_HASHES, hashOfSecret('before')]) {
    const { statusCode, body } = await ask(sent === undefined ? {} : { 'x-origin-secret': sent })
    expect([statusCode, JSON.parse(body).errors[0].extensions]).toEqual([
      403,
      { code: 'FORBIDDEN', help: '/docs/errors/FORBIDDEN/' },
    ])
  }
  for (const secret of ['of the edge', 'before'])
    expect((await ask({ 'x-origin-secret': secret })).statusCode).toBe(200)
})

test('callers are identified by the addresses that the edge reports', async () => {
  const door = await openTestDoor(fresh.table, { originHashes: [hashOfSecret('of the edge')] })
  const from = async (address: string, key?: string) => {
    const headers = {
      'content-type': 'application/json',
      'x-origin-secret': 'of the edge',
      'cloudfront-viewer-address': address,
      ...(key && { 'x-api-key': key }),
    }
    const body = JSON.stringify({ query: '{ __typename }' })
    const answer = await door(event('POST', { headers, body, address: '192.0.2.1' }))
    return JSON.parse(answer.body ?? '').extensions?.cost.remaining as number
  }
  // Wrong keys cost whoever tries them.
  for (let guess = 0; guess < 100; guess += 1) await from('2001:db8:1:2::1:46532', 'rdo_wrong')
  expect(await from('2001:db8:1:2::9:1025')).toBeLessThan(ANYONE_PER_MINUTE - 1000)
  expect(await from('203.0.113.7:46532')).toBeGreaterThan(ANYONE_PER_MINUTE - 100)
  for (let guess = 0; guess < 100; guess += 1) await from('203.0.113.7:46532', 'rdo_wrong')
  expect(await from('203.0.113.7:1025')).toBeLessThan(ANYONE_PER_MINUTE - 1000)
})

test('it returns the descriptions of its schema', async () => {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ query: '{ __type(name: "Meeting") { description } }' })
  const lines = await run('handler.mjs', event('POST', { headers, body }))
  expect(JSON.parse(JSON.parse(lines.at(-1) ?? '').body).data.__type.description).toMatch(/\w+/)
})

test('it parses dates with the file beside it', async () => {
  await openTestDoor(fresh.table) // the key is known
  const query = `mutation { recordMeeting(input: { id: "mtg_interval", kind: MEETING, title: "x", state: HELD,
    when: { edtf: "2022-03/2022-04", basis: EXPLICIT }, parties: [] }) { meeting { when { edtf } } userErrors { message } } }`
  const headers = { 'content-type': 'application/json', 'x-api-key': KEY }
  const lines = await run('handler.mjs', event('POST', { headers, body: JSON.stringify({ query }) }))
  expect(JSON.parse(JSON.parse(lines.at(-1) ?? '').body).data.recordMeeting).toEqual({
    meeting: { when: { edtf: '2022-03/2022-04' } },
    userErrors: [],
  })
})

test('it cites with the file beside it', async () => {
  const query = '{ statement(id: "stm_yang-broaden-cooperation") { citation } }'
  const headers = { 'content-type': 'application/json' }
  const lines = await run('handler.mjs', event('POST', { headers, body: JSON.stringify({ query }) }))
  expect(JSON.parse(JSON.parse(lines.at(-1) ?? '').body).data.statement.citation).toMatch(
    /^Yang Yanyi, .*Readout, stm_yang/,
  )
})

test('the sweep completes interrupted writes, and reports how many', async () => {
  const cutOff = 'stk_china'
  const finished = async () => {
    const [line = '', answer] = await run('sweep.mjs', {}, { STAGE: 'dev' })
    return [JSON.parse(line).finished, answer]
  }
  await fresh.table.transact([
    { update: recordKey(cutOff), set: { pending: 0 }, when: { exists: true } },
    { put: pendingKey(cutOff) },
  ])
  expect(await finished()).toEqual([1, 'nothing'])
  expect(await finished()).toEqual([0, 'nothing'])
  const [record] = await fresh.table.get([recordKey(cutOff)])
  expect(record).not.toHaveProperty('pending', 0)
})
