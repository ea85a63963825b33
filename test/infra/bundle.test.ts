import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { bundle } from '../../infra/bundle.ts'
import { importLines } from '../../lambda/import.ts'
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

test('it is small, and has neither the explorer nor tools in it', async () => {
  expect((await stat(join(folder, 'handler.mjs'))).size).toBeLessThan(700 * 1024)
  expect((await stat(join(folder, 'sweep.mjs'))).size).toBeLessThan(300 * 1024)
  const text = await readFile(join(folder, 'handler.mjs'), 'utf8')
  expect(text).not.toMatch(/[^\x00-\x7f]/) // else V8 keeps it as two bytes a sign
  expect(text).not.toMatch(/graphiql|cli-progress|usage-reporting-protobuf/i)
})

test('it answers, and writes a line of which CloudWatch makes metrics', async () => {
  const [line = '', answer = ''] = await run('handler.mjs', question(), { STAGE: 'dev' })
  const { statusCode, body } = JSON.parse(answer)
  expect([statusCode, JSON.parse(body).data]).toEqual([200, { stakeholder: { name: 'China' } }])
  const { _aws, ...written } = JSON.parse(line)
  expect(written).toMatchObject({ status: 200, stage: 'dev', coldStart: 1, failed: 0, rateLimited: 0, roundTrips: 1 })
  const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics
  expect([Namespace, Dimensions]).toEqual(['Readout', [['stage']]])
  for (const { Name } of Metrics) expect(typeof written[Name]).toBe('number')
})

test('it answers what comes through the edge alone, and knows callers by the addresses that the edge tells', async () => {
  const ask = async (headers: object) =>
    JSON.parse((await run('handler.mjs', question(headers), { ORIGIN_SECRET: 'of the edge' })).at(-1) ?? '')
  for (const headers of [{}, { 'x-origin-secret': 'of the edg' }]) {
    const { statusCode, body } = await ask(headers)
    expect([statusCode, JSON.parse(body).errors[0].extensions]).toEqual([403, { code: 'FORBIDDEN' }])
  }
  const through = { 'x-origin-secret': 'of the edge', 'cloudfront-viewer-address': '2001:db8::1:46532' }
  expect((await ask(through)).statusCode).toBe(200)
})

test('it tells what its schema means', async () => {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ query: '{ __type(name: "Meeting") { description } }' })
  const lines = await run('handler.mjs', event('POST', { headers, body }))
  expect(JSON.parse(JSON.parse(lines.at(-1) ?? '').body).data.__type.description).toMatch(/\w+/)
})

test('it reads dates by what is put beside it', async () => {
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

test('the sweep finishes what was cut off, and says how much', async () => {
  const [line = '', answer] = await run('sweep.mjs', {}, { STAGE: 'dev' })
  expect([JSON.parse(line).finished, answer]).toEqual([0, 'nothing'])
})
