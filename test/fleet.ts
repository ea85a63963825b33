/**
 * `npm run test:fleet`: lets the release before, taken from git, and this version read and write one table at the same
 * time, as a fleet does that is half deployed. Fails if either answers with an error, or if the table is not consistent
 * after the upgrade. It needs the history of the repository, which `npm test` does not.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type * as Handlers from '../lambda/handler.ts'
import type * as Tables from '../lambda/table/dynamodb.ts'
import { openHandler } from '../lambda/handler.ts'
import { shapeKey } from '../lambda/table/keys.ts'
import { openTable } from '../lambda/table/dynamodb.ts'
import { checkShape } from '../lambda/table/shape-check.ts'
import { audit } from '../lambda/tools/verify.ts'
import { importLines } from '../lambda/tools/import.ts'
import { event, KEY, openTestDoor, sampleLines } from './support/archive.ts'
import { freshTable } from './support/table.ts'

/** The last commit that does not list records by their words. */
const RELEASE_BEFORE = '0ebb69b'
const TURNS = 60

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'readout-before-'))
const fresh = await freshTable()
try {
  const archived = execFileSync('git', ['archive', RELEASE_BEFORE, 'lambda', 'package.json'], {
    cwd: root,
    maxBuffer: 2 ** 28,
  })
  execFileSync('tar', ['-x', '-C', folder], { input: archived })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const before = (path: string): Promise<unknown> => import(pathToFileURL(join(folder, 'lambda', path)).href)
  const oldTables = (await before('table/dynamodb.ts')) as typeof Tables
  const oldHandlers = (await before('handler.ts')) as typeof Handlers

  await fresh.table.transact([{ put: { ...shapeKey, body: '{"shape":4}' } }])
  await checkShape(fresh.table)
  await importLines(fresh.table, await sampleLines(), { by: 'import' })
  await openTestDoor(fresh.table) // makes the key
  const settings = { origins: ['*'], log: () => undefined }
  const newTable = openTable('readout', fresh.endpoint)
  await checkShape(newTable)
  const doors = {
    before: oldHandlers.openHandler(oldTables.openTable('readout', fresh.endpoint), settings),
    now: openHandler(newTable, settings),
  }
  const failures: string[] = []
  const ask = async (who: keyof typeof doors, query: string, variables: object = {}) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': KEY }
    const answer = await doors[who](event('POST', { headers, body: JSON.stringify({ query, variables }) }))
    const { errors, data } = JSON.parse(answer.body ?? '') as {
      errors?: unknown
      data?: { came?: { userErrors: unknown[] } }
    }
    if (errors || data?.came?.userErrors.length) failures.push(`${who}: ${answer.body ?? ''}`)
    return answer.body
  }
  const record = (who: keyof typeof doors, input: object, expectedRevision?: number) =>
    ask(
      who,
      `mutation ($input: StatementInput!, $expectedRevision: Int) {
        came: recordStatement(input: $input, expectedRevision: $expectedRevision) { statement { id } userErrors { code message } }
      }`,
      { input, expectedRevision },
    )
  const said = (place: number, text: string) => ({
    id: `stm_fleet-${place}`,
    act: 'STATED',
    mode: 'INDIRECT',
    parts: [{ text: `${text}: both sides will go on as they have begun.`, verbatim: false }],
    parties: [{ stakeholder: 'stk_yang-yanyi', function: 'SPEAKER', basis: 'EXPLICIT' }],
    topics: ['top_ukraine'],
    saidOn: { edtf: '2022-03-04', basis: 'EXPLICIT' },
  })
  const sides = ['before', 'now'] as const
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [one, other] = [sides[turn % 2]!, sides[(turn + 1) % 2]!]
    await Promise.all([record(one, said(turn, 'First')), record(other, said(turn + TURNS, 'First'))])
    await record(other, said(turn, 'Second'), 1)
    const query = `{ statement(id: "stm_fleet-${turn}") { text revision revisions { nodes { number by } } }
      statements(filter: { speaker: "stk_yang-yanyi", topic: "top_ukraine" }, first: 100) { nodes { text } } }`
    const [read, readToo] = await Promise.all([ask('before', query), ask('now', query)])
    const dataOf = (body = '') => JSON.stringify((JSON.parse(body) as { data: unknown }).data)
    if (dataOf(read) !== dataOf(readToo)) failures.push(`The two disagree in turn ${turn}.`)
  }
  let mended = 0
  for await (const { findings } of audit(newTable, { repair: true })) mended += findings.length
  let found = 0
  for await (const { findings } of audit(newTable, { repair: false })) {
    found += findings.length
    failures.push(...findings.map(({ id, what }) => `${id}: ${what}`))
  }
  // What the release before wrote is found by its words, too.
  for (const [word, count] of [
    ['second', TURNS],
    ['first', TURNS],
  ] as const) {
    const body = await ask('now', `{ search(text: "${word} begun ") { totalCount { value } } }`)
    if (!body?.includes(`"value":${count}`)) failures.push(`"${word}" finds ${body ?? 'nothing'}, not ${count}.`)
  }
  for (const failure of failures.slice(0, 20)) console.error(failure)
  console.log(
    `${TURNS} turns, ${failures.length} failures; the upgrade mended ${mended} records and left ${found} disagreements.`,
  )
  process.exitCode = failures.length ? 1 : 0
} finally {
  await fresh.stop()
  await rm(folder, { recursive: true })
}
process.exit()
