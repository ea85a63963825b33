import { execFile } from 'node:child_process'
import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { openTable } from '../../lambda/table/dynamodb.ts'
import { audit, type Finding } from '../../lambda/tools/verify.ts'
import { recordKey, shapeKey } from '../../lambda/table/keys.ts'
import { SHAPE } from '../../lambda/table/shape.ts'
import { checkShape, OtherShape, openShapeCheck } from '../../lambda/table/shape-check.ts'
import { type Api, event, openApi, openTestDoor, sampleLines } from '../support/archive.ts'
import { freshTable, textOfBody } from '../support/table.ts'

let api: Api
let client: DynamoDBClient
beforeAll(async () => {
  api = await openApi(await sampleLines())
  client = new DynamoDBClient({ endpoint: api.endpoint })
})
afterAll(() => api.stop())

type Stored = { [name: string]: AttributeValue }
const MARK = { PK: { S: shapeKey.PK }, SK: { S: shapeKey.SK } }
const store = (Item: Stored) => client.send(new PutItemCommand({ TableName: 'readout', Item }))
const mark = (body: string) => store({ ...MARK, body: { S: body } })
const unmark = () => client.send(new DeleteItemCommand({ TableName: 'readout', Key: MARK }))
const everything = async (): Promise<Stored[]> =>
  (await client.send(new ScanCommand({ TableName: 'readout' }))).Items?.filter(
    ({ PK }) => !/^(KEY|ALLOWANCE)/.test(PK?.S ?? ''),
  ) ?? []

const byKey = (items: Stored[]) => new Map(items.map((item) => [`${item.PK?.S ?? ''} ${item.SK?.S ?? ''}`, item]))

/** Takes away what an archive of the first shape did not have. */
const makeOld = async () => {
  for (const { checksum, ...item } of await everything()) if (checksum) await store(item)
  await unmark()
}
const reindex = async (): Promise<Finding[]> => {
  const found: Finding[] = []
  for await (const { findings } of audit(api.table, { repair: true })) found.push(...findings)
  return found
}

test('a table without records gets its shape marker, and keeps it', async () => {
  const { table, endpoint, stop } = await freshTable()
  try {
    const item = async () => (await table.get([shapeKey]))[0]?.body
    expect(await item()).toBe(JSON.stringify({ shape: SHAPE }))
    await expect(checkShape(openTable('readout', endpoint))).resolves.toBeUndefined()
  } finally {
    await stop()
  }
})

test('a table with a shape marker is checked in one read', async () => {
  const before = api.table.usage.commands
  await checkShape(api.table)
  expect(api.table.usage.commands - before).toBe(1)
})

test.each([
  ['older', () => makeOld(), /has shape 1, and this version of Readout reads shape 5: .*`npm run reindex`/],
  ['newer', () => mark('{"shape":7}'), /has shape 7, and this version of Readout reads shape 5: use the newer version/],
  ['damaged', () => mark('{"sha'), /`npm run reindex`/],
])(
  'an archive of %s shape is refused with one sentence, and reindex brings up what it can',
  async (name, make, message) => {
    const whole = await everything()
    await make()
    await expect(checkShape(api.table)).rejects.toThrow(message)
    const older = checkShape(api.table, { older: true })
    if (name === 'newer') await expect(older).rejects.toThrow(OtherShape)
    else await expect(older).resolves.toBeUndefined()
    for (const item of whole) await store(item)
    await checkShape(api.table)
  },
)

test('reindexing adds checksums, can be interrupted, and records the shape at the end', async () => {
  const whole = byKey(await everything())
  await makeOld()
  for await (const { records } of audit(api.table, { repair: true })) if (records) break
  await expect(checkShape(api.table)).rejects.toThrow(OtherShape)
  expect((await reindex()).every(({ mended }) => mended)).toBe(true)
  await checkShape(api.table)
  expect(await reindex()).toEqual([])
  expect(byKey(await everything())).toEqual(whole)
})

test('reindexing never vouches for a body that its revision contradicts', async () => {
  const whole = await everything()
  await makeOld()
  const id = 'top_ukraine'
  const item = (await everything()).find(({ PK, SK }) => PK?.S === id && SK?.S === recordKey(id).SK)!
  const rotten = { ...item, body: { S: textOfBody(item.body).replace('Ukraine', 'ROTTEN') } }
  expect(rotten).not.toEqual(item)
  await store(rotten)
  const left = (await reindex()).filter(({ mended }) => !mended)
  expect(left).toEqual([
    {
      id,
      what: 'the record and its revision 1 differ, and neither has a checksum: amend it to the right content',
      mended: false,
    },
  ])
  const after = (await everything()).find(({ PK, SK }) => PK?.S === id && SK?.S === recordKey(id).SK)
  expect(after).toEqual(rotten)
  await checkShape(api.table) // what is left does not keep the archive shut
  for (const one of whole) await store(one)
})

test('local commands refuse an archive of an older shape, and work once it is reindexed', async () => {
  const whole = await everything()
  await makeOld()
  const run = (...args: string[]) =>
    new Promise<{ code: number | null; out: string; told: string }>((resolve) => {
      const env = { ...process.env, AWS_ENDPOINT_URL_DYNAMODB: api.endpoint, TABLE_NAME: 'readout' }
      const child = execFile(process.execPath, args, { env }, (_, out, told) => {
        resolve({ code: child.exitCode, out, told })
      })
    })
  for (const command of ['local/export.ts', 'local/verify.ts']) {
    const { code, out, told } = await run(command)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(told).toMatch(/^The data in the table has shape 1, .*npm run reindex`\.\n$/)
  }
  const { code, out } = await run('local/verify.ts', '--repair')
  expect(code).toBe(0)
  expect(out).toMatch(/ disagreements, 61 mended\n$/)
  expect((await run('local/verify.ts')).out).toMatch(/^61 records, \d+ items, 0 disagreements\n$/)
  expect(byKey(await everything())).toEqual(byKey(whole))
}, 30_000)

test('a function with another shape refuses every request, logs the reason once, and works after the upgrade', async () => {
  await mark('{"shape":1}')
  const log = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  jest.useFakeTimers({ now: Date.now(), doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'] })
  try {
    const door = await openTestDoor(api.table, { ready: openShapeCheck(api.table) })
    const headers = { 'content-type': 'application/json' }
    const ask = () => door(event('POST', { headers, body: '{"query":"{ topic(id: \\"top_ukraine\\") { id } }"}' }))
    for (let asked = 0; asked < 3; asked += 1) {
      const { statusCode, body = '' } = await ask()
      expect(statusCode).toBe(503)
      expect(JSON.parse(body).errors).toMatchObject([
        { message: expect.stringMatching(/upgraded/), extensions: { code: 'UNAVAILABLE', retryAfter: 30 } },
      ])
    }
    expect(log.mock.calls).toEqual([[expect.stringMatching(/shape 1.*npm run reindex/)]])
    await mark(JSON.stringify({ shape: SHAPE }))
    jest.advanceTimersByTime(5000)
    expect((await ask()).statusCode).toBe(200)
    const before = api.table.usage.commands
    expect((await ask()).statusCode).toBe(200)
    expect(api.table.usage.commands - before).toBe(1) // the record alone
  } finally {
    jest.useRealTimers()
    log.mockRestore()
  }
})
