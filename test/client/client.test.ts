import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { isObjectType, isScalarType, isSpecifiedScalarType } from 'graphql'
import { connections, embeddedTypes, keys, possibleTypes, typePolicies } from '../../client/src/cache.ts'
import * as documents from '../../client/src/documents.ts'
import { dataOf, openReadout, ownId, showDate, type SyncedRecord, typeOfId } from '../../client/src/index.ts'
import { mocks } from '../../client/src/mocks.ts'
import { scalars } from '../../client/src/scalars.ts'
import type { RecordInput } from '../../lambda/generated/types.ts'
import { schema } from '../../lambda/schema.ts'
import { type Api, event, openApi, sampleLines } from '../support/archive.ts'
import { openDesk, topic } from '../support/writing.ts'

/** A fetch that goes straight to the handler. */
const fetchOf =
  (api: Api): typeof fetch =>
  async (_, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers).entries())
    const answer = await api.door(event('POST', { headers, body: init?.body as string }))
    return new Response(answer.body, {
      status: answer.statusCode,
      headers: answer.headers as { [name: string]: string },
    })
  }
const clientOf = (api: Api, key?: string) =>
  openReadout({ url: 'http://readout.test/graphql', fetch: fetchOf(api), key })
const all = async <Value>(values: AsyncIterable<Value>): Promise<Value[]> => {
  const found: Value[] = []
  for await (const value of values) found.push(value)
  return found
}

let api: Api
beforeAll(async () => {
  api = await openApi(await sampleLines())
})
afterAll(() => api.stop())

describe('ask', () => {
  test('gives data, or data with errors, or errors, and says which', async () => {
    const { ask } = clientOf(api)
    expect(await ask('{ topic(id: "top_ukraine") { id } }')).toEqual({
      kind: 'ok',
      data: { topic: { id: 'top_ukraine' } },
    })
    expect(await ask('{ topics(first: 0) { nodes { id } } topic(id: "top_ukraine") { id } }')).toMatchObject({
      kind: 'partial',
      code: 'BAD_USER_INPUT',
      data: { topics: null, topic: { id: 'top_ukraine' } },
    })
    expect(await ask('{ nothing }')).toMatchObject({ kind: 'failed', code: 'GRAPHQL_VALIDATION_FAILED', status: 400 })
    expect(() => dataOf({ kind: 'failed', code: 'TIMEOUT', status: 200, errors: [{ message: 'Late' }] })).toThrow(
      'Late',
    )
  })

  const answers = (...given: (object | Error | string)[]) => {
    const queue = [...given]
    const sent: RequestInit[] = []
    const fake = ((_: unknown, init: RequestInit) => {
      sent.push(init)
      const next = queue.shift()
      if (next instanceof Error) return Promise.reject(next)
      return Promise.resolve(new Response(typeof next === 'string' ? next : JSON.stringify(next)))
    }) as typeof fetch
    return { sent, ask: openReadout({ url: 'x', fetch: fake, key: 'rdo_x' }).ask }
  }
  const limited = { errors: [{ message: 'Wait', extensions: { code: 'RATE_LIMITED', retryAfter: 0.01 } }] }
  const done = { data: { made: true } }

  test('tries again when it makes sense, after as long as it is told', async () => {
    const { ask, sent } = answers(limited, limited, done)
    expect(await ask('{ made }')).toEqual({ kind: 'ok', data: { made: true } })
    expect(sent.length).toBe(3)
    expect(new Headers(sent[0]?.headers).get('authorization')).toBe('Bearer rdo_x')
  })

  test('sends a query again after a lost connection, and a mutation only with an idempotency key', async () => {
    const lost = new Error('socket hang up')
    expect(await answers(lost, done).ask('{ made }')).toMatchObject({ kind: 'ok' })
    const without = answers(lost, done)
    expect(await without.ask('mutation { made }')).toMatchObject({ kind: 'failed', code: 'NO_RESPONSE' })
    expect(without.sent.length).toBe(1)
    const safe = answers(lost, done)
    expect(await safe.ask('mutation { made }', {}, { idempotencyKey: 'one' })).toMatchObject({ kind: 'ok' })
    expect(safe.sent.map(({ headers }) => new Headers(headers).get('idempotency-key'))).toEqual(['one', 'one'])
  })

  test('says so if the address is not that of an API, and ends with the signal', async () => {
    expect(await answers('<html>').ask('{ made }')).toMatchObject({ kind: 'failed', code: 'NOT_GRAPHQL' })
    const signal = AbortSignal.abort(new Error('Enough'))
    await expect(answers(new Error('aborted')).ask('{ made }', {}, { signal })).rejects.toThrow('Enough')
  })
})

test('each gives every node of a connection, once, in order', async () => {
  const readout = clientOf(api)
  const query =
    'query ($after: String, $first: Int) { statements(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }'
  interface Data {
    statements: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  }
  const paged = await all(readout.each<{ id: string }, Data>(query, (data) => data.statements, { first: 2 }))
  const { statements } = dataOf(await readout.ask<Data>(query, { first: 100 }))
  expect(paged).toEqual(statements.nodes)
})

test('importAll writes records in any order, says what came of each, and may be made again', async () => {
  const fresh = await openApi([])
  try {
    const readout = clientOf(fresh, fresh.key)
    const records = (await sampleLines()).map((line) => JSON.parse(line) as RecordInput).reverse()
    const wrong = { topic: { id: 'top_wrong', labels: [] } }
    const progress: string[] = []
    const options = { chunk: 7, onProgress: (done: number, of: number) => progress.push(`${done}/${of}`) }
    const results = await all(readout.importAll([...records, wrong], options))
    expect(results.length).toBe(records.length + 1)
    expect(new Set(results.map(({ index }) => index)).size).toBe(results.length)
    const refused = results.filter(({ userErrors }) => userErrors.length)
    expect(refused).toMatchObject([{ index: records.length, id: 'top_wrong', userErrors: [{ code: 'INVALID' }] }])
    expect(progress.at(-1)).toBe(`${results.length}/${results.length}`)
    expect((await all(readout.importAll(records))).filter(({ action }) => action !== null)).toEqual([])
    const done = new Set(results.filter(({ action }) => action).map(({ index }) => index))
    expect((await all(readout.importAll([...records, wrong], { done }))).map(({ index }) => index)).toEqual([
      records.length,
    ])
  } finally {
    await fresh.stop()
  }
})

test('edit changes a record by its input, and again if somebody else was faster', async () => {
  const readout = clientOf(api, api.key)
  const desk = openDesk(api)
  await desk.record('topic', topic('top_edited').topic)
  let turns = 0
  const { revision, userErrors } = await readout.edit<{ labels: { text: string }[] }>(
    'top_edited',
    async (input) => {
      turns += 1
      if (turns === 1)
        await desk.record('topic', topic('top_edited', { broader: 'top_ukraine' }).topic, { expectedRevision: 1 })
      return { ...input, labels: [{ text: 'Edited' }] }
    },
    { reason: 'By a test' },
  )
  expect([turns, revision, userErrors]).toEqual([2, 3, []])
  const { topic: found } = await desk.ask(
    '{ topic(id: "top_edited") { label broader { id } revisions(first: 1) { nodes { reason } } } }',
  )
  expect(found).toEqual({
    label: 'Edited',
    broader: { id: 'top_ukraine' },
    revisions: { nodes: [{ reason: 'By a test' }] },
  })
  await expect(readout.edit('top_none', (input) => input)).rejects.toThrow('There is no `top_none`')
  await expect(readout.edit('nothing', (input) => input)).rejects.toThrow('not the id of a record')
})

test('current finds what stands, for a frozen revision as well', async () => {
  const readout = clientOf(api)
  expect(
    await readout.current<{ id: string; label: string }>({ id: 'top_edited@1' }, '... on Topic { label }'),
  ).toEqual({
    id: 'top_edited',
    label: 'Edited',
  })
  expect(await readout.current({ id: 'top_none@4' })).toBeNull()
  expect([ownId('mtg_x@3'), ownId('mtg_x'), typeOfId('stm_x'), typeOfId('x')]).toEqual([
    'mtg_x',
    'mtg_x',
    'Statement',
    undefined,
  ])
})

test('sync keeps a copy of what stands, and removes what was erased', async () => {
  const desk = openDesk(api)
  await desk.record('topic', topic('top_erased').topic)
  await desk.erase('top_erased')
  await new Promise((resolve) => setTimeout(resolve, 6000))
  const copy = new Map<string, SyncedRecord>()
  let kept: string | null = null
  const store = {
    cursor: () => kept,
    put: (record: SyncedRecord) => void copy.set(record.id, record),
    remove: (id: string) => void copy.delete(id),
    save: (cursor: string) => void (kept = cursor),
  }
  const readout = clientOf(api)
  expect(await readout.sync(store)).toBeGreaterThan(60)
  const lines = (await desk.exported()).split('\n').map((line) => Object.values(JSON.parse(line) as object)[0])
  const inputs = [...copy.values()].map(({ input }) => input)
  const byId = (a: { id?: unknown }, b: { id?: unknown }) => (String(a.id) < String(b.id) ? -1 : 1)
  expect(inputs.sort(byId)).toEqual(lines.sort(byId))
  expect(copy.has('top_erased')).toBe(false)
  expect(await readout.sync(store)).toBe(0)
}, 30_000)

test.each([
  ['2022-03-04', '4 March 2022'],
  ['2022-03', 'March 2022'],
  ['2022', '2022'],
  ['2022-03-04~', '≈ 4 March 2022'],
  ['2022?', '2022 (?)'],
  ['2022-03/..', 'March 2022 –'],
  ['2022-03-04/2022-03-06', '4 March 2022 – 6 March 2022'],
  ['2022-21', '2022-21'],
  ['[2021,2022]', '[2021,2022]'],
])('the date %s is shown as %s', (edtf, shown) => {
  expect(showDate(edtf, { locale: 'en-GB' })).toBe(shown)
})

describe('what other clients need to know', () => {
  test('of caches is what the schema says', () => {
    const objects = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith('__'),
    )
    for (const type of objects) {
      if (!isObjectType(type) || ['Query', 'Mutation'].includes(type.name)) continue
      expect([type.name, embeddedTypes.includes(type.name)]).toEqual([type.name, !type.getFields().id])
    }
    expect(possibleTypes.Node).toEqual(expect.arrayContaining(['Meeting', 'Statement']))
    expect(connections.Query?.statements).toEqual(['filter', 'order'])
    expect(keys.PartialDate?.()).toBeNull()
    expect(typePolicies((keyArgs) => ({ keyArgs })).Meeting?.fields?.statements?.keyArgs).toEqual([])
  })

  test('of scalars is every one', () => {
    const used = Object.values(schema.getTypeMap()).flatMap((type) =>
      isScalarType(type) && !isSpecifiedScalarType(type) ? [type.name] : [],
    )
    expect(Object.keys(scalars).sort()).toEqual(used.sort())
  })
})

test('of mocks is every scalar, with a value that it takes', () => {
  expect(Object.keys(mocks).sort()).toEqual(Object.keys(scalars).sort())
  for (const [name, mock] of Object.entries(mocks)) {
    const type = schema.getType(name)
    if (!isScalarType(type)) throw new Error(`${name} is no scalar.`)
    expect(type.parseValue(mock())).toEqual(mock())
  }
})

test('its documents are answered whole', async () => {
  const { ask } = clientOf(api)
  const meeting = dataOf(await ask(documents.Meeting, { id: 'mtg_sokhonn-yang-2022-03-04' })).meeting
  expect(meeting?.statements.nodes[0]?.parties[0]?.stakeholder?.name).toBeTruthy()
  const statement = dataOf(await ask(documents.Statement, { id: 'stm_yang-constructive-role' })).statement
  expect(statement?.evidence[0]?.chain.map(({ by }) => by.id)).toEqual(['stk_phnom-penh-post', 'stk_mfaic-cambodia'])
  expect(dataOf(await ask(documents.Meetings, {})).meetings?.nodes.length).toBe(4)
  const { statements } = dataOf(await ask(documents.Statements, { filter: { speaker: 'stk_yang-yanyi' }, first: 2 }))
  expect(statements?.nodes.map(({ parties }) => parties[0]?.function)).toEqual(['SPEAKER', 'SPEAKER'])
  expect(dataOf(await ask(documents.Stakeholder, { id: 'stk_hun-sen' })).stakeholder?.roles.length).toBe(2)
  const named = dataOf(await ask(documents.StakeholdersNamed, { name: 'hun' }))
  expect(named.stakeholders?.nodes.map(({ id }) => id)).toEqual(['stk_hun-sen'])
  expect(dataOf(await ask(documents.Commitments, {})).commitments?.nodes.length).toBe(5)
  expect(dataOf(await ask(documents.Changes, {})).changes?.pageInfo).toBeTruthy()
})

test('the client takes less than 6 KB compressed, and needs nothing of Node.js', async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../client/src/index.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'neutral',
  })
  expect(gzipSync(outputFiles[0]!.contents, { level: 9 }).length).toBeLessThan(6 * 1024)
})
