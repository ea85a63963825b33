import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readRegistered } from '../../lambda/access/registered.ts'
import { newSecret } from '../../lambda/access/secrets.ts'
import { type Api, event, KEY, openApi, openTestDoor, sampleLines } from '../support/archive.ts'

let api: Api
let folder: string
beforeAll(async () => {
  api = await openApi(await sampleLines())
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
})
afterAll(async () => {
  await api.stop()
  await rm(folder, { recursive: true })
})

const CHINA = 'query China { stakeholder(id: "stk_china") { name } }'
const ANSWER = { stakeholder: { name: 'China' } }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const post = async (body: object, door = api.door, key?: string) => {
  const headers = { 'content-type': 'application/json', ...(key && { 'x-api-key': key }) }
  const answer = await door(event('POST', { headers, body: JSON.stringify(body) }))
  const { data, errors } = JSON.parse(answer.body ?? '')
  return { status: answer.statusCode, data, code: errors?.[0].extensions.code as string | undefined }
}
const byHash = (hash: unknown, version: unknown = 1) => ({
  extensions: { persistedQuery: { version, sha256Hash: hash } },
})

describe('automatic persisted queries', () => {
  test('a query that was sent with its hash can be sent by the hash, by POST and by a GET that can be cached', async () => {
    const ask = byHash(sha256(CHINA))
    expect(await post(ask)).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND', data: undefined })
    expect(await post({ query: CHINA, ...ask })).toMatchObject({ status: 200, data: ANSWER })
    expect(await post(ask)).toMatchObject({ status: 200, data: ANSWER })
    const search = `extensions=${encodeURIComponent(JSON.stringify(ask.extensions))}`
    const got = await api.door(event('GET', { search }))
    expect(JSON.parse(got.body ?? '')).toMatchObject({ data: ANSWER })
    expect(got.headers?.['cache-control']).toContain('public')
  })

  test.each([
    ['a hash of another text', { query: CHINA, ...byHash(sha256('other')) }, 400, 'BAD_REQUEST'],
    ['a version that is none', { query: CHINA, ...byHash(sha256(CHINA), 2) }, 400, 'BAD_REQUEST'],
    ['a hash that is no text', byHash({ toString: 1 }), 200, 'PERSISTED_QUERY_NOT_FOUND'],
    ['a hash named as a prototype', byHash('__proto__'), 200, 'PERSISTED_QUERY_NOT_FOUND'],
    ['nothing at all', { extensions: {} }, 400, 'BAD_REQUEST'],
  ])('%s is refused with a code', async (_, body, status, code) => {
    expect(await post(body)).toMatchObject({ status, code })
  })

  test('an invalid query is not stored', async () => {
    const broken = '{ nothing }'
    expect((await post({ query: broken, ...byHash(sha256(broken)) })).code).toBe('GRAPHQL_VALIDATION_FAILED')
    expect((await post(byHash(sha256(broken)))).code).toBe('PERSISTED_QUERY_NOT_FOUND')
  })
})

describe('registered operations', () => {
  const OTHER = '{ topics { nodes { id } } }'
  const registered = { documents: new Map([['china-1', CHINA]]), only: new Set(['anyone']) }

  test('are sent by their ids, without having been sent before', async () => {
    const door = await openTestDoor(api.table, { registered })
    expect(await post(byHash('china-1'), door)).toMatchObject({ status: 200, data: ANSWER })
    const search = `extensions=${encodeURIComponent(JSON.stringify(byHash('china-1').extensions))}`
    expect((await door(event('GET', { search }))).headers?.['cache-control']).toContain('public')
  })

  test('are all that restricted callers may send; others may send anything', async () => {
    const door = await openTestDoor(api.table, { registered })
    expect(await post({ query: CHINA }, door)).toMatchObject({ status: 200, data: ANSWER })
    const refused = { status: 403, code: 'FORBIDDEN', data: undefined }
    expect(await post({ query: OTHER }, door)).toMatchObject(refused)
    expect(await post({ query: OTHER, ...byHash(sha256(OTHER)) }, door)).toMatchObject(refused)
    expect(await post(byHash(sha256(OTHER)), door)).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' })
    expect(await post({ query: OTHER, extensions: { costOnly: true } }, door)).toMatchObject(refused)
    expect(await post({ query: OTHER }, door, KEY)).toMatchObject({ status: 200 })
  })

  test('a single key can be restricted to them', async () => {
    const { data } = await api.write(
      'mutation ($input: ApiKeyInput!) { issueApiKey(input: $input) { apiKey { id } secret } }',
      {
        input: { name: 'Front end', scopes: ['READ'] },
      },
    )
    const { apiKey, secret } = data.issueApiKey
    const door = await openTestDoor(api.table, { registered: { ...registered, only: new Set([apiKey.id]) } })
    expect(await post({ query: OTHER }, door, secret)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    expect(await post(byHash('china-1'), door, secret)).toMatchObject({ status: 200, data: ANSWER })
    expect(await post({ query: OTHER }, door)).toMatchObject({ status: 200 })
    expect((await post({ query: OTHER }, door, newSecret(apiKey.id))).status).toBe(401)
  })

  test('are read from a file as client tools write it; an invalid one gives an error message', async () => {
    const written = async (text: string) => {
      const path = join(folder, 'documents.json')
      await writeFile(path, text)
      return path
    }
    const read = readRegistered(await written(JSON.stringify({ 'china-1': CHINA })), ' anyone, AbC ')
    expect([...read.documents, ...read.only]).toEqual([['china-1', CHINA], 'anyone', 'AbC'])
    expect(readRegistered(undefined, '').only.size).toBe(0)
    expect(() => readRegistered(undefined, 'anyone')).toThrow('REGISTERED_DOCUMENTS')
    for (const text of ['[1]', '{"a":1}', 'null', '"x"', '{'])
      expect(readRegistered.bind(null, await written(text), '')).toThrow()
  })
})
