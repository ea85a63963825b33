import { isDeepStrictEqual } from 'node:util'
import {
  type AttributeValue,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { audit, type Finding } from '../../lambda/tools/verify.ts'
import { checksumOf } from '../../lambda/table/bodies.ts'
import { entryWrites } from '../../lambda/table/entries.ts'
import { changeKey, type Key, recordKey, revisionKey } from '../../lambda/table/keys.ts'
import { pack } from '../../lambda/table/packing.ts'
import type { Table, Write } from '../../lambda/table/table.ts'
import { exportLines } from '../../lambda/tools/export.ts'
import { type Answered, type Api, openApi, sampleLines } from '../support/archive.ts'
import { textOfBody } from '../support/table.ts'
import { meeting, openDesk, stakeholder, statement } from '../support/writing.ts'

let api: Api
let table: Table
let client: DynamoDBClient
beforeAll(async () => {
  api = await openApi(await sampleLines())
  table = api.table
  client = new DynamoDBClient({ endpoint: api.endpoint })
})
afterAll(() => api.stop())

const findings = async (repair: boolean): Promise<Finding[]> => {
  const found: Finding[] = []
  for await (const step of audit(table, { repair })) found.push(...step.findings)
  return found
}

test('an archive that was written only through its own code is consistent', async () => {
  expect(await findings(false)).toEqual([])
})

type Stored = { [name: string]: AttributeValue }
const toKey = ({ PK, SK }: Key): Stored => ({ PK: { S: PK }, SK: { S: SK } })

/** Past the code that keeps an archive right, straight to the engine. */
const stored = async (key: Key): Promise<Stored> => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: 'readout', Key: toKey(key), ConsistentRead: true }),
  )
  if (!Item) throw new Error(`There is no ${key.PK} ${key.SK}.`)
  return Item
}
const store = (Item: Stored) => client.send(new PutItemCommand({ TableName: 'readout', Item }))
const drop = (key: Key) => client.send(new DeleteItemCommand({ TableName: 'readout', Key: toKey(key) }))
const give = async (key: Key, attributes: Stored) => store({ ...(await stored(key)), ...attributes })
const moved = async (from: Key, to: Key) => store({ ...(await stored(from)), ...toKey(to) })
const edit = async (key: Key, change: (body: string) => string) => {
  const { body } = await stored(key)
  await give(key, { body: { S: change(textOfBody(body)) } })
}
type Json = { [name: string]: any } // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever is kept
/** Changes the bytes of a body, packed if it was not. */
const editPacked = async (key: Key, change: (packed: Uint8Array) => Uint8Array) => {
  const { body } = await stored(key)
  await give(key, { body: { B: change(pack(textOfBody(body))) } })
}
const cutPacked = (packed: Uint8Array) => packed.slice(0, -5)
const flipped = (packed: Uint8Array) => packed.map((byte, place) => (place === 9 ? byte ^ 4 : byte))
const ofFormat = (format: number) => (packed: Uint8Array) => packed.map((byte, place) => (place === 0 ? format : byte))
const ofDictionary = (number: number) => (packed: Uint8Array) =>
  packed.map((byte, place) => (place === 1 ? number : byte))
const rewrite = (key: Key, change: (body: Json) => void) =>
  edit(key, (text) => {
    const body = JSON.parse(text) as Json
    change(body)
    return JSON.stringify(body)
  })
const lose = async (key: Key, name: string) => {
  await store(Object.fromEntries(Object.entries(await stored(key)).filter(([one]) => one !== name)))
}
/** Falsifies a body and the checksum along with it. */
const forge = async (key: Key, change: (body: Json) => void) => {
  await rewrite(key, change)
  const { body } = await stored(key)
  await give(key, { checksum: { S: checksumOf({ ...key, body: textOfBody(body) }) ?? '' } })
}

/** Puts a record's own item back to its second revision. */
const fallBack = async (id: string) => {
  const { body } = await stored(revisionKey(id, 2))
  const text = JSON.stringify((JSON.parse(textOfBody(body)) as Json).record)
  const checksum = checksumOf({ ...recordKey(id), body: text }) ?? ''
  await give(recordKey(id), { body: { S: text }, revision: { N: '2' }, checksum: { S: checksum } })
}
const cutOff = async (id: string) => {
  await give(recordKey(id), { pending: { N: '2' } })
  await store(toKey({ PK: 'PENDING', SK: id }))
  await drop({ PK: 'TOPICS', SK: `third#${id}` })
}

const raw = async (): Promise<Map<string, Stored>> => {
  const found = new Map<string, Stored>()
  for (let from: Stored | undefined, first = true; first || from; first = false) {
    const answer = await client.send(new ScanCommand({ TableName: 'readout', ExclusiveStartKey: from, Limit: 1000 }))
    for (const one of answer.Items ?? []) found.set(`${one.PK?.S ?? ''} ${one.SK?.S ?? ''}`, one)
    from = answer.LastEvaluatedKey
  }
  return found
}
const restore = async (before: Map<string, Stored>) => {
  const now = await raw()
  for (const [name, { PK, SK }] of now) if (!before.has(name)) await drop({ PK: PK?.S ?? '', SK: SK?.S ?? '' })
  for (const [name, kept] of before) if (!isDeepStrictEqual(now.get(name), kept)) await store(kept)
}

const revision = revisionKey
const entry = (id: string): Key => ({ PK: 'TOPICS', SK: `third#${id}` })
const change = async (id: string, number: number) => {
  const { body } = await stored(revision(id, number))
  const { at } = JSON.parse(textOfBody(body)) as { at: string }
  return changeKey(at, id, number)
}
const cutShort = (text: string) => text.slice(0, 40)

/**
 * What is done to a record that was written thrice, as `first`, `second` and `third`, and what comes of mending it: it
 * is as it was, or mended otherwise, or what is left is said.
 */
type Damage = [name: string, damage: (id: string) => Promise<unknown>, then: 'as it was' | 'mended' | RegExp]
const damages: Damage[] = [
  ['an entry removed', (id) => drop(entry(id)), 'as it was'],
  ['an entry cut short', (id) => edit(entry(id), cutShort), 'as it was'],
  ['an entry packed and cut short', (id) => editPacked(entry(id), cutPacked), 'as it was'],
  ['an entry of an unknown format', (id) => editPacked(entry(id), ofFormat(9)), 'as it was'],
  ['the last revision packed and cut short', (id) => editPacked(revision(id, 3), cutPacked), 'mended'],
  ['the record packed and cut short', (id) => editPacked(recordKey(id), cutPacked), 'as it was'],
  ['the record with a bit flipped', (id) => editPacked(recordKey(id), flipped), 'as it was'],
  ['the record of an unknown format', (id) => editPacked(recordKey(id), ofFormat(2)), 'as it was'],
  ['the record of an unknown dictionary', (id) => editPacked(recordKey(id), ofDictionary(200)), 'as it was'],
  ['an entry of nothing', (id) => edit(entry(id), () => '{}'), 'as it was'],
  ['an entry out of date', (id) => edit(entry(id), (text) => text.replace('third', 'second')), 'as it was'],
  ['an entry doubled at another place', (id) => moved(entry(id), { PK: 'TOPICS', SK: `second#${id}` }), 'as it was'],
  ['an entry in a listing that is no more', (id) => moved(entry(id), { PK: 'OLD', SK: `x#${id}` }), 'as it was'],
  ['the last revision removed', (id) => drop(revision(id, 3)), 'mended'],
  ['the last revision cut short', (id) => edit(revision(id, 3), cutShort), 'mended'],
  ['the last revision rotten', (id) => edit(revision(id, 3), (text) => text.replace('third', 'ROTTEN')), 'as it was'],
  ['a revision doubled under another number', (id) => moved(revision(id, 3), revision(id, 4)), 'as it was'],
  [
    'a revision doubled, with another number',
    async (id) => {
      await moved(revision(id, 3), revision(id, 4))
      await rewrite(revision(id, 4), (body) => {
        body.number = 4
        body.record.revision = 4
      })
    },
    'as it was',
  ],
  ['the record cut short', (id) => edit(recordKey(id), cutShort), 'as it was'],
  ['the record rotten', (id) => edit(recordKey(id), (text) => text.replace('third', 'ROTTEN')), 'as it was'],
  ['the record without a field', (id) => rewrite(recordKey(id), (body) => delete body.labels), 'as it was'],
  ['the record without a body', (id) => lose(recordKey(id), 'body'), 'as it was'],
  ['the record removed', (id) => drop(recordKey(id)), 'as it was'],
  ['the record numbered otherwise', (id) => give(recordKey(id), { revision: { N: '7' } }), 'as it was'],
  ['the record not numbered', (id) => lose(recordKey(id), 'revision'), 'as it was'],
  ['the record behind its last revision', (id) => fallBack(id), 'as it was'],
  ['a write that was cut off', (id) => cutOff(id), 'as it was'],
  ['pending without a mark', (id) => give(recordKey(id), { pending: { N: '2' } }), 'as it was'],
  ['a mark without anything pending', (id) => store(toKey({ PK: 'PENDING', SK: id })), 'as it was'],
  ['a mark that is no JSON', (id) => store({ ...toKey({ PK: 'PENDING', SK: id }), body: { S: '{"by' } }), 'as it was'],
  ['closed, and not being erased', (id) => give(recordKey(id), { closed: { BOOL: true } }), 'as it was'],
  ['a change removed', async (id) => drop(await change(id, 2)), 'as it was'],
  ['a change cut short', async (id) => edit(await change(id, 2), (text) => text.slice(0, 6)), 'as it was'],
  ['a change of something else', async (id) => edit(await change(id, 2), () => '{"action":"MERGED"}'), 'as it was'],
  [
    'a change doubled at another instant',
    async (id) => moved(await change(id, 2), changeKey('2026-01-01T00:00:00.000Z', id, 2)),
    'as it was',
  ],
  [
    'a change of a revision that is not there',
    (id) => store({ ...toKey(changeKey('2026-01-01T00:00:00.000Z', id, 9)), body: { S: '{"action":"AMENDED"}' } }),
    'as it was',
  ],
  ['merged, as its item alone says', (id) => give(recordKey(id), { merged: { S: 'top_ukraine' } }), 'as it was'],
  ['absorbing what is not there', (id) => give(recordKey(id), { absorbed: { SS: ['top_ghost'] } }), 'as it was'],
  ['no checksum', (id) => lose(recordKey(id), 'checksum'), 'as it was'],
  [
    'an older revision rotten',
    (id) => edit(revision(id, 2), (text) => text.replaceAll('second', 'FALSE')),
    /^its revision 2 is damaged.*backup$/,
  ],
  [
    'an older revision forged, with its checksum',
    (id) => forge(revision(id, 2), (body) => (body.record.identifiers = [{ scheme: 'x', value: 'y' }])),
    /its revision 2 does not follow from the one before/,
  ],
  [
    'an older revision without a checksum, and falsified',
    async (id) => {
      await rewrite(revision(id, 2), (body) => (body.changed = []))
      await lose(revision(id, 2), 'checksum')
    },
    /^its revision 2 does not follow from the one before/,
  ],
  ['a revision removed from the middle', (id) => drop(revision(id, 2)), /^its revision 2 is missing.*backup$/],
  [
    'record and revision cut short',
    async (id) => {
      await edit(recordKey(id), cutShort)
      await edit(revision(id, 3), cutShort)
      await edit(entry(id), cutShort)
    },
    /^the record cannot be read.*backup$/,
  ],
  [
    'the record forged, with its checksum',
    (id) => forge(recordKey(id), (body) => (body.labels = [{ text: 'forged' }])),
    /^the record and its revision 3 differ, and both have a valid checksum: amend it/,
  ],
  [
    'record and revision without checksums, and at odds',
    async (id) => {
      await lose(revision(id, 3), 'checksum')
      await edit(recordKey(id), (text) => text.replace('third', 'ROTTEN'))
      await lose(recordKey(id), 'checksum')
    },
    /^the record and its revision 3 differ, and neither has a checksum: amend it/,
  ],
]

describe('damage', () => {
  const damaged = damages.map(([name, damage, then], index) => ({
    name,
    damage,
    then,
    id: `top_damaged-${index.toString().padStart(2, '0')}`,
  }))
  const idOf = (name: string) => damaged.find((one) => one.name === name)!.id
  /** Nothing can be written over these. */
  const STUCK = [
    'the record behind its last revision',
    'the record removed',
    'the record numbered otherwise',
    'the record not numbered',
    'merged, as its item alone says',
    'record and revision cut short',
  ]
  const GHOSTS = ['top_ghost-entry', 'top_ghost-mark', 'HELLO WORLD']
  const of = (items: Map<string, Stored>, id: string) =>
    new Map([...items].filter(([name]) => name.split(/[ #]/).includes(id)))
  const said = (all: Finding[], id: string) => all.filter((finding) => finding.id === id)
  let whole: Map<string, Stored>
  let before: Map<string, Stored>
  let answer: Answered
  let refused: Answered
  const exported: string[] = []
  let notExported = ''
  let logged: string[]
  let found: Finding[]
  let mending: Finding[]
  let left: Finding[]
  let after: Map<string, Stored>

  beforeAll(async () => {
    whole = await raw()
    for (const text of ['first', 'second', 'third'])
      await openDesk(api).lay(damaged.map(({ id }) => ({ topic: { id, labels: [{ text }] } })))
    before = await raw()
    await Promise.all(damaged.map(({ damage, id }) => damage(id)))
    await store(toKey({ PK: 'TOPICS', SK: 'third#top_ghost-entry' }))
    await store(toKey({ PK: 'PENDING', SK: 'top_ghost-mark' }))
    await store({ ...toKey({ PK: 'HELLO', SK: 'WORLD' }), body: { S: 'x' } })
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    answer = await api.ask(`{
      topics(filter: { label: "thi" }, first: 100) { nodes { id revision label } }
      nodes(ids: ${JSON.stringify(damaged.map(({ id }) => id))}) { id ... on Topic { label } }
      changes(first: 100) { nodes { recordId revision action } }
      old: topic(id: "${idOf('an older revision rotten')}") { revisions { nodes { number } } }
    }`)
    refused = await api.write(
      `mutation ($records: [RecordInput!]!) {
        importRecords(records: $records) { results { id action userErrors { code message } } }
        changeStatus(
          id: "top_regional-peace", status: MERGED, reason: "The same", expectedRevision: 1,
          supersededBy: "${idOf('merged, as its item alone says')}"
        ) { userErrors { code message } }
      }`,
      { records: [...STUCK.map(idOf), 'top_whole'].map((id) => ({ topic: { id, labels: [{ text: 'fourth' }] } })) },
    )
    try {
      for await (const line of exportLines(table)) exported.push(line)
    } catch (error) {
      notExported = String(error)
    }
    logged = log.mock.calls.map(String)
    log.mockRestore()
    found = await findings(false)
    mending = await findings(true)
    left = await findings(false)
    after = await raw()
  }, 60_000)
  afterAll(() => restore(whole))

  test.each(damaged)('$name: it is found, and repaired or reported', ({ id, then }) => {
    expect(said(found, id).length).toBeGreaterThan(0)
    // What was called mended is not found again, and what was not is.
    expect(said(left, id)).toEqual(said(mending, id).filter(({ mended }) => !mended))
    if (then instanceof RegExp) expect(said(left, id)[0]?.what).toMatch(then)
    else expect(said(left, id)).toEqual([])
    if (then === 'as it was') expect(of(after, id)).toEqual(of(before, id))
  })

  test.each(GHOSTS)('%s is found', (id) => {
    expect(said(found, id)).toHaveLength(1)
    expect(said(left, id)).toHaveLength(id === 'HELLO WORLD' ? 1 : 0)
  })

  test('nothing else is found, and nothing else is changed', () => {
    const ids = new Set([...damaged.map(({ id }) => id), ...GHOSTS])
    expect(found.filter(({ id }) => !ids.has(id))).toEqual([])
    for (const [name, item] of whole) if (!name.startsWith('ALLOWANCE')) expect(after.get(name)).toEqual(item)
  })

  test('readers get correct data, and an error that names what cannot be read', () => {
    const [gone, unreadable] = ['the record removed', 'record and revision cut short'].map(idOf)
    const { data, errors } = answer
    const shown = (id: string) => ({ id, revision: 3, label: 'third' })
    expect(data.topics.nodes).toEqual(expect.arrayContaining(damaged.slice(1).map(({ id }) => shown(id))))
    const readable = damaged.map(({ id }) => (id === gone || id === unreadable ? null : id))
    expect(data.nodes.map((node: { id: string } | null) => node && node.id)).toEqual(readable)
    expect(data.old.revisions.nodes).toEqual([{ number: 3 }, { number: 1 }])
    expect(errors?.map(({ extensions, path }) => ({ ...extensions, path }))).toMatchObject([
      { code: 'DAMAGED', id: unreadable, path: ['nodes', readable.lastIndexOf(null)] },
      { code: 'DAMAGED', id: idOf('an older revision rotten') },
    ])
    for (const id of [unreadable, idOf('the record rotten')])
      expect(logged).toContainEqual(expect.stringContaining(id!))
  })

  test('an export contains everything that can be read, and reports at the end what cannot', () => {
    const unreadable = idOf('record and revision cut short')
    const ids = exported.map((line) => /"id":"([^"]+)"/.exec(line)?.[1])
    // What does not stand in the listing of its type is not found by it.
    const unlisted = ['an entry removed'].map(idOf)
    for (const { id } of damaged) expect(ids.includes(id)).toBe(id !== unreadable && !unlisted.includes(id))
    expect(notExported).toMatch(new RegExp(`lacks what cannot be read: \`${unreadable}\`\\.`))
  })

  test('what cannot be overwritten is refused with a message, and the rest is written', () => {
    const { results } = refused.data.importRecords
    for (const [index, name] of STUCK.entries())
      expect(results[index]).toEqual({
        id: idOf(name),
        action: null,
        userErrors: [{ code: 'DAMAGED', message: expect.stringContaining(idOf(name)) }],
      })
    expect(refused.data.changeStatus.userErrors).toEqual([
      { code: 'DAMAGED', message: expect.stringContaining(idOf('merged, as its item alone says')) },
    ])
    expect(results.at(-1)).toEqual({ id: 'top_whole', action: 'RECORDED', userErrors: [] })
  })
})

test('what the records cannot prove is found and left to an editor', async () => {
  const before = await raw()
  for (const [, { PK, SK }] of before) if (PK?.S === 'top_ukraine') await drop({ PK: PK.S, SK: SK?.S ?? '' })
  const found = await findings(false)
  expect(found).toContainEqual(expect.objectContaining({ what: 'it refers to `top_ukraine`, which does not exist' }))
  await restore(before)
  expect(await findings(false)).toEqual([])
})

test('listings of another shape are rebuilt while they are read and written, without any errors', async () => {
  const old: Write[] = []
  for await (const page of table.scan())
    for (const { PK, SK, body } of page)
      if (PK.startsWith('SPEAKER#'))
        old.push({ remove: { PK, SK } }, { put: { PK: PK.replace('SPEAKER', 'OLD'), SK, body } })
  for (let start = 0; start < old.length; start += 100) await table.transact(old.slice(start, start + 100))
  let over = false
  const reading = async () => {
    for (let reads = 0; ; reads += 1) {
      if (over) return reads
      const { errors } = await api.ask(
        '{ statements(first: 100) { nodes { text speakers { name statements { nodes { id } } } } } }',
      )
      expect(errors).toBeUndefined()
    }
  }
  const readers = reading()
  const writing = api.write(
    'mutation { recordTopic(input: { id: "top_meanwhile", labels: [{ text: "Meanwhile" }] }) { userErrors { message } } }',
  )
  const found = await findings(true)
  over = true
  expect(found.every(({ mended }) => mended)).toBe(true)
  expect((await writing).errors).toBeUndefined()
  expect(await readers).toBeGreaterThan(0)
  expect(await findings(false)).toEqual([])
  const { data } = await api.ask('{ stakeholder(id: "stk_prak-sokhonn") { statements { nodes { id } } } }')
  expect(data.stakeholder.statements.nodes).toHaveLength(4)
})

test('records that have an identifier in common are told as what may be one, and count as no disagreement', async () => {
  const other = await openApi([])
  const identifiers = [{ scheme: 'wikidata', value: 'Q7600' }]
  await openDesk(other).lay([
    ...['a', 'b', 'c'].map((name) => stakeholder(`stk_${name}`, { identifiers })),
    stakeholder('stk_d', { identifiers: [{ scheme: 'wikidata', value: 'Q1' }] }),
  ])
  const change = { id: 'stk_c', status: 'MERGED', supersededBy: 'stk_a', expectedRevision: 1 }
  await openDesk(other).changeStatus(change)
  const [found, alike]: [Finding[], object[]] = [[], []]
  for await (const step of audit(other.table, { repair: false })) {
    found.push(...step.findings)
    alike.push(...step.alike)
  }
  expect({ found, alike }).toEqual({ found: [], alike: [{ ids: ['stk_a', 'stk_b'], identifier: 'wikidata Q7600' }] })
  await other.stop()
})

test('a statement that took its date from a meeting before that was dated anew is found, and takes it again', async () => {
  const other = await openApi([])
  const otherDesk = openDesk(other)
  await otherDesk.lay([
    stakeholder('stk_a'),
    meeting('mtg_a', { when: { edtf: '2022-03-04' } }),
    statement('stm_a', 'stk_a', { meeting: 'mtg_a' }),
    statement('stm_b', 'stk_a', { meeting: 'mtg_a', saidOn: { edtf: '2022-03-01' } }),
  ])
  // As an archive of before has it, and one whose process ended before the statement followed its meeting.
  const [item] = await other.table.get([recordKey('stm_a')])
  const { inherited, ...old } = JSON.parse(item!.body!)
  expect(inherited.date.edtf).toBe('2022-03-04')
  const revision = await other.table.get([revisionKey('stm_a', 1)])
  const kept = JSON.parse(revision[0]!.body!)
  await other.table.transact([
    ...entryWrites(JSON.parse(item!.body!), old),
    { update: recordKey('stm_a'), set: { body: JSON.stringify(old) }, when: {} },
    { put: { ...revision[0]!, body: JSON.stringify({ ...kept, record: old }) } },
  ])
  const run = async (repair: boolean) => {
    const found: Finding[] = []
    for await (const { findings } of audit(other.table, { repair })) found.push(...findings)
    return found
  }
  const what = 'it is listed by another date than its meeting or its first document has'
  expect(await run(false)).toEqual([{ id: 'stm_a', what, mended: false }])
  expect(await run(true)).toEqual([{ id: 'stm_a', what, mended: true }])
  expect(await run(false)).toEqual([])
  const { statements } = await otherDesk.ask('{ statements(filter: { from: "2022-03-04" }) { nodes { id } } }')
  expect(statements.nodes).toEqual([{ id: 'stm_a' }])
  await other.stop()
})
