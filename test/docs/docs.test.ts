import { readdir, stat } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { isEnumType } from 'graphql'
import { ANYONE_PER_MINUTE, blockOf, KEY_PER_MINUTE } from '../../lambda/access/rate-limiter.ts'
import { KEY_KEPT_FOR } from '../../lambda/access/authentication.ts'
import { DEEPEST, MOST_ALIASES, MOST_DIRECTIVES, MOST_TOKENS } from '../../lambda/access/limits.ts'
import { LARGEST_ANSWER, MOST_POINTS, OPERATION_TIME } from '../../lambda/access/meter.ts'
import { LARGEST_BODY, LARGEST_BODY_WITHOUT_KEY } from '../../lambda/http/bodies.ts'
import { schema } from '../../lambda/schema.ts'
import { pages, read } from '../support/examples.ts'

describe('docs/errors/', () => {
  const BY_APOLLO = [
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'INTERNAL_SERVER_ERROR',
    'OPERATION_RESOLUTION_FAILURE',
    'PERSISTED_QUERY_NOT_FOUND',
  ]
  const inCode = async () => [
    ...[...(await read('lambda/errors.ts')).matchAll(/^ {2}\| '([A-Z_]+)'$/gm)].map(([, code]) => code!),
    ...BY_APOLLO,
  ]
  const ofUserErrors = () => {
    const type = schema.getType('UserErrorCode')
    return isEnumType(type) ? type.getValues().map(({ name }) => name) : []
  }
  /** The codes that the rows of a table begin with. */
  const rowsOf = (text = '') => [...text.matchAll(/^\| \[`([A-Z_]+)`\]\(errors\/\1\.md\)/gm)].map(([, code]) => code!)

  test('has a page for every code, and for no other', async () => {
    const pages = (await readdir(new URL('../../docs/errors', import.meta.url))).map((name) => name.replace('.md', ''))
    expect(pages.sort()).toEqual([...new Set([...(await inCode()), ...ofUserErrors()])].sort())
  })

  test('docs/errors.md lists them all', async () => {
    const [errors, userErrors] = (await read('docs/errors.md')).split('## What is wrong with a record')
    expect(rowsOf(errors).sort()).toEqual((await inCode()).sort())
    expect(rowsOf(userErrors).sort()).toEqual(ofUserErrors().sort())
  })
})

test('the docs of limits and keys say what the code does', async () => {
  const text = `${await read('docs/limits.md')} ${await read('docs/keys.md')}`.replaceAll(/\s+/g, ' ')
  const number = (value: number) => value.toLocaleString('en-US')
  for (const said of [
    `At most ${number(MOST_TOKENS)} tokens, ${DEEPEST} fields deep, ${MOST_ALIASES} aliases and ${MOST_DIRECTIVES} directives`,
    `a body of ${LARGEST_BODY / 1024 / 1024} MiB, without a key of ${LARGEST_BODY_WITHOUT_KEY / 1024} KiB`,
    `${OPERATION_TIME / 1000} seconds`,
    `its answer ${LARGEST_ANSWER / 1_000_000} MB`,
    `An operation may cost ${number(MOST_POINTS)} points`,
    number(ANYONE_PER_MINUTE),
    number(KEY_PER_MINUTE),
    `every ${number(blockOf(KEY_PER_MINUTE))} points`,
    `everywhere within ${KEY_KEPT_FOR / 1000} seconds`,
  ])
    expect(text).toContain(said)
})

test('every page that the docs link to exists', async () => {
  const lacking: string[] = []
  for (const page of await pages())
    for (const [, target = ''] of (await read(page)).matchAll(/\]\((?!https?:|[#/])([^)#]+)/g)) {
      const there = await stat(new URL(target, new URL(`../../${page}`, import.meta.url))).catch(() => null) // it is told below
      if (!there) lacking.push(`${page}: ${target}`)
    }
  expect(lacking).toEqual([])
})
