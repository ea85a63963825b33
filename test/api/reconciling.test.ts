import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Api, event, KEY, openApi, sampleLines } from '../support/archive.ts'
import { environment, start, stop } from '../support/running.ts'
import { openDesk } from '../support/writing.ts'

let api: Api
let desk: ReturnType<typeof openDesk>
beforeAll(async () => {
  const us = await readFile(new URL('../../samples/us-statements-2021-2022.ndjson', import.meta.url), 'utf8')
  api = await openApi([...(await sampleLines()), ...us.trim().split('\n')])
  desk = openDesk(api)
}, 60_000)
afterAll(() => api.stop())

const candidatesFor = async (...names: object[]) =>
  (
    await desk.ask(
      'query ($names: [NameSoughtInput!]!) { candidates(names: $names) { name score isMatch stakeholder { id } } }',
      { names },
    )
  ).candidates

describe('candidates', () => {
  test.each([
    ['Prak Sokhonn', 'stk_prak-sokhonn', true],
    ['sokhonn prak', 'stk_prak-sokhonn', true],
    ['Blinken, A. J.', 'stk_antony-blinken', false],
    ['Hun Senn', 'stk_hun-sen', false],
    ['Beijing', 'stk_china', true],
  ])('of %s are led by %s', async (name, id, isMatch) => {
    const [[best]] = await candidatesFor({ name })
    expect([best.stakeholder.id, best.isMatch]).toEqual([id, isMatch])
  })

  test('are none for nobody, and keep the order of the names', async () => {
    const [none, some] = await candidatesFor({ name: 'Zzyzx Qwfp' }, { name: 'Hun Sen' })
    expect(none).toEqual([])
    expect(some[0].stakeholder.id).toBe('stk_hun-sen')
    expect(await candidatesFor({ name: '' })).toEqual([[]])
  })

  test('are of the kind and, rather, of the country that is known', async () => {
    const person = (id: string, country: string) => ({
      stakeholder: { id, kind: 'PERSON', country, names: [{ text: 'Jo Twin' }] },
    })
    await desk.lay([person('stk_twin-fr', 'FR'), person('stk_twin-us', 'US')])
    expect((await candidatesFor({ name: 'Jo Twin' }))[0].map(({ isMatch }: { isMatch: boolean }) => isMatch)).toEqual([
      false,
      false,
    ])
    const [[best, other]] = await candidatesFor({ name: 'Jo Twin', country: 'FR' })
    expect([best.stakeholder.id, best.isMatch, other.score]).toEqual(['stk_twin-fr', true, 70])
    expect(await candidatesFor({ name: 'Jo Twin', kind: 'MEDIA' })).toEqual([[]])
    await desk.changeStatus({ id: 'stk_twin-us', status: 'MERGED', supersededBy: 'stk_twin-fr', expectedRevision: 1 })
    const [merged] = await candidatesFor({ name: 'Jo Twin' })
    expect(merged.map(({ stakeholder }: { stakeholder: { id: string } }) => stakeholder.id)).toEqual(['stk_twin-fr'])
  })

  test.each([
    ['51 names', Array.from({ length: 51 }, () => ({ name: 'x' })), /at most 50/],
    ['no candidates', [{ name: 'x', first: 0 }], /from 1 to 20/],
    ['a name of 5,000 letters', [{ name: 'x'.repeat(5000) }], /500 characters/],
  ])('%s are refused', async (_, names, message) => {
    const query = 'query ($names: [NameSoughtInput!]!) { candidates(names: $names) { score } }'
    const { errors } = await api.ask(query, { names })
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

describe('/reconcile', () => {
  const post = async (body: string, headers: { [name: string]: string } = {}) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded', ...headers }
    const answer = await api.door(event('POST', { path: '/reconcile', headers: type, body }))
    return { ...answer, body: JSON.parse(answer.body ?? '') }
  }
  const form = (queries: object) => `queries=${encodeURIComponent(JSON.stringify(queries))}`

  test('says what it is', async () => {
    const {
      statusCode,
      body = '',
      headers,
    } = await api.door(event('GET', { path: '/reconcile', headers: { origin: 'https://refine.example' } }))
    expect([statusCode, headers?.['access-control-allow-origin']]).toEqual([200, '*'])
    expect(JSON.parse(body)).toMatchObject({
      versions: ['0.2'],
      name: expect.any(String),
      identifierSpace: expect.stringMatching(/^urn:/),
      schemaSpace: expect.stringMatching(/^urn:/),
      defaultTypes: expect.arrayContaining([{ id: 'PERSON', name: 'Person' }]),
    })
  })

  test('answers a batch, each name under its key, by POST and by GET', async () => {
    const queries = {
      q0: { query: 'Prak Sokhonn', type: 'PERSON', limit: 1 },
      q1: { query: 'Phnom Penh', properties: [{ pid: 'country', v: 'KH' }] },
    }
    const { statusCode, body } = await post(form(queries))
    expect(statusCode).toBe(200)
    expect(body.q0.result).toEqual([
      {
        id: 'stk_prak-sokhonn',
        name: 'Prak Sokhonn',
        type: [{ id: 'PERSON', name: 'Person' }],
        score: 100,
        match: true,
      },
    ])
    expect(body.q1.result[0]).toMatchObject({
      id: 'stk_cambodia',
      name: 'Cambodia',
      description: 'also known as Phnom Penh',
    })
    const got = await api.door(event('GET', { path: '/reconcile', search: form(queries), headers: { accept: '*/*' } }))
    expect(JSON.parse(got.body ?? '')).toEqual(body)
  })

  test('is charged like the API, and takes keys', async () => {
    const { headers } = await post(form({ q0: { query: 'Hun Sen' } }), { 'x-api-key': KEY })
    expect(String(headers?.['ratelimit-policy'])).toContain('10000000')
  })

  test.each([
    [
      'a batch of 10,000 names',
      form(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`q${n}`, { query: 'x' }]))),
      413,
    ],
    [
      'a batch of 51 names',
      form(Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`q${n}`, { query: 'x' }]))),
      413,
    ],
    ['no JSON', 'queries={', 400],
    ['a list', 'queries=[]', 400],
    ['a query without a text', form({ q0: { type: 'PERSON' } }), 400],
    ['nothing', '', 400],
  ])('%s is refused with the reason', async (_, body, status) => {
    const { statusCode, body: answer } = await post(body)
    expect(statusCode).toBe(status)
    expect(answer.errors).toMatchObject([{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }])
  })

  test('another method or type is refused', async () => {
    expect((await api.door(event('PUT', { path: '/reconcile' }))).statusCode).toBe(405)
    expect((await post('{}', { 'content-type': 'application/json' })).statusCode).toBe(415)
  })
})

test('`npm run reconcile` writes candidates beside each row', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-'))
  const data = join(folder, 'data')
  const running = await start(data)
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['local/reconcile.ts', ...args], { env: environment(data) })
  try {
    const file = join(folder, 'names.csv')
    await writeFile(file, 'who,note\n"Sokhonn, Prak","said ""yes"""\nHun Sen,=1+1\nnobody at all,\n')
    const { stdout, stderr } = await run(file, '--column', 'who')
    expect(stdout).toBe(
      [
        'who,note,readout_id,readout_name,readout_score,readout_match,readout_others',
        '"Sokhonn, Prak","said ""yes""",stk_prak-sokhonn,Prak Sokhonn,98,yes,',
        'Hun Sen,=1+1,stk_hun-sen,Hun Sen,100,yes,',
        'nobody at all,,,,,,',
        '',
      ].join('\n'),
    )
    expect(stderr).toContain('3 rows, 2 matches.')
    for (const [args, message] of [
      [[file, '--column', 'none'], /has no column "none"/],
      [[file], /Name the file and the column/],
      [[join(folder, 'none.csv'), '--column', 'who'], /There is no file/],
    ] as const)
      await expect(run(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(message) })
  } finally {
    await stop(running.child)
    await rm(folder, { recursive: true })
  }
}, 60_000)
