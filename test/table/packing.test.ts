import { hash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { type AttributeValue, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DICTIONARIES } from '../../lambda/table/dictionaries.ts'
import { recordKey, shapeKey } from '../../lambda/table/keys.ts'
import { isPackable, pack, unpack } from '../../lambda/table/packing.ts'
import { checkShape } from '../../lambda/table/shape-check.ts'
import { audit } from '../../lambda/tools/verify.ts'
import { type Api, openApi, sampleLines } from '../support/archive.ts'
import { textOfBody } from '../support/table.ts'
import { openDesk, topic } from '../support/writing.ts'

test('every text is unpacked as it was packed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (text) => {
      expect(unpack(pack(text))).toBe(text.toWellFormed())
    }),
  )
})

test('no bytes that anybody may have stored make it throw', () => {
  const bytes = fc.uint8Array({ maxLength: 500 })
  const almost = fc
    .tuple(bytes, fc.integer({ min: 0, max: 255 }))
    .map(([data, number]) => Uint8Array.of(1, number, ...data))
  fc.assert(
    fc.property(fc.oneof(bytes, almost), (packed) => {
      expect(['string', 'object']).toContain(typeof unpack(packed))
    }),
  )
})

test('what a few bytes would inflate to is bounded', () => {
  const dictionary = Buffer.from(DICTIONARIES[0] ?? '')
  const bomb = Buffer.concat([Buffer.of(1, 1), deflateRawSync('a'.repeat(5_000_000), { dictionary })])
  expect(bomb.length).toBeLessThan(10_000)
  expect(unpack(bomb)).toBeNull()
})

// What an archive was packed with must never change: every version of Readout reads every body.
test.each([
  [1, '34005d0effabcdb96d7590ddf0d384bef64ff0751d3da47badaf8b1ec88d787e', 'AQFD8k8pfCId0yPhiUWoc+0U+qIWAA=='],
])('dictionary %i is the one that bodies were packed with', (number, digest, packed) => {
  expect(hash('sha256', DICTIONARIES[number - 1] ?? '', 'hex')).toBe(digest)
  expect(unpack(Buffer.from(packed, 'base64'))).toBe(
    '{"id":"top_ukraine","labels":[{"text":"War in Ukraine","lang":"en","kind":"PREFERRED"}],"revision":1,"status":"CURRENT"}',
  )
})

describe('an archive that the release before wrote', () => {
  let api: Api
  let client: DynamoDBClient
  const everything = async (): Promise<{ [name: string]: AttributeValue }[]> =>
    (await client.send(new ScanCommand({ TableName: 'readout' }))).Items ?? []
  const store = (Item: { [name: string]: AttributeValue }) =>
    client.send(new PutItemCommand({ TableName: 'readout', Item }))
  const packedOf = (items: { [name: string]: AttributeValue }[]) => items.filter(({ body }) => body?.B)
  const plainOf = (items: { [name: string]: AttributeValue }[]) =>
    items.filter(
      ({ PK, SK, body }) => body?.S !== undefined && isPackable({ PK: PK?.S ?? '', SK: SK?.S ?? '' }, body.S),
    )

  beforeAll(async () => {
    api = await openApi(await sampleLines())
    client = new DynamoDBClient({ endpoint: api.endpoint })
    for (const item of packedOf(await everything())) await store({ ...item, body: { S: textOfBody(item.body) } })
    await store({ PK: { S: shapeKey.PK }, SK: { S: shapeKey.SK }, body: { S: '{"shape":3}' } })
    await checkShape(api.table)
  })
  afterAll(() => api.stop())

  const check = async (repair: boolean) => {
    const findings: string[] = []
    let packed = 0
    for await (const step of audit(api.table, { repair })) {
      findings.push(...step.findings.map(({ id, what }) => `${id}: ${what}`))
      packed += step.packed
    }
    return { findings, packed }
  }

  test('is read, found whole and written in the way of before', async () => {
    const desk = openDesk(api)
    expect(await check(false)).toEqual({ findings: [], packed: 0 })
    const input = topic('top_new').topic
    expect((await desk.record('topic', input)).userErrors).toEqual([])
    expect((await desk.ask('{ topic(id: "top_new") { label } topics { nodes { label } } }')).topic.label).toBe(
      'top_new',
    )
    expect(packedOf(await everything())).toEqual([])
  })

  test('is packed by reindex, except for a body that is damaged, and reads as before', async () => {
    const desk = openDesk(api)
    const before = await desk.exported()
    const items = await everything()
    const damaged = items.find(({ PK, SK }) => PK?.S === 'top_ukraine' && SK?.S?.startsWith('REV#'))!
    const wrong = { ...damaged, body: { S: `${damaged.body?.S ?? ''} ` } }
    await store(wrong)
    const plain = plainOf(items).length
    const { findings, packed } = await check(true)
    // Its record proves what the revision was.
    expect(findings).toEqual([expect.stringContaining('top_ukraine')])
    expect(packed).toBeGreaterThan(plain - 3)
    const after = await everything()
    expect(plainOf(after)).toEqual([])
    expect(await desk.exported()).toBe(before)
    expect(await check(true)).toEqual({ findings: [], packed: 0 })
  })

  test('gets no valid checksum for a body that nothing proves', async () => {
    const key = recordKey('top_ukraine')
    const items = await everything()
    const own = items.filter(({ PK }) => PK?.S === key.PK)
    for (const item of own) await store({ ...item, body: { S: textOfBody(item.body).replace('Ukraine', 'ROTTEN') } })
    await check(true)
    const rotten = (await everything()).filter(({ PK }) => PK?.S === key.PK)
    expect(packedOf(rotten)).toEqual([])
    for (const item of items) await store(item)
    await check(true)
  })
})
