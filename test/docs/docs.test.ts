import { readdir, readFile, stat } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { isEnumType } from 'graphql'
import { ANYONE_PER_MINUTE, blockOf, KEY_PER_MINUTE } from '../../lambda/access/rate-limiter.ts'
import { KEY_KEPT_FOR } from '../../lambda/access/authentication.ts'
import { DEEPEST, MOST_ALIASES, MOST_DIRECTIVES, MOST_TOKENS } from '../../lambda/access/limits.ts'
import { LARGEST_ANSWER, MOST_POINTS, OPERATION_TIME } from '../../lambda/access/meter.ts'
import { LARGEST_BODY, LARGEST_BODY_WITHOUT_KEY } from '../../lambda/http/bodies.ts'
import { schema } from '../../lambda/schema.ts'

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')

/** The codes that the rows of a table begin with. */
const rowsOf = (text: string) => [...text.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code!)

describe('docs/errors.md', () => {
  const BY_APOLLO = [
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'INTERNAL_SERVER_ERROR',
    'OPERATION_RESOLUTION_FAILURE',
    'PERSISTED_QUERY_NOT_FOUND',
  ]
  test('explains every code that an error can have, and no other', async () => {
    const [errors = ''] = (await read('docs/errors.md')).split('## What is wrong with a record')
    const codes = [...(await read('lambda/errors.ts')).matchAll(/^ {2}\| '([A-Z_]+)'$/gm)].map(([, code]) => code!)
    expect(codes.length).toBeGreaterThan(10)
    expect(rowsOf(errors).sort()).toEqual([...codes, ...BY_APOLLO].sort())
  })

  test('explains every code that a userError can have, and no other', async () => {
    const [, userErrors = ''] = (await read('docs/errors.md')).split('## What is wrong with a record')
    const type = schema.getType('UserErrorCode')
    expect(rowsOf(userErrors).sort()).toEqual(
      isEnumType(type)
        ? type
            .getValues()
            .map(({ name }) => name)
            .sort()
        : null,
    )
  })
})

test('docs/limits.md says what the code does', async () => {
  const text = (await read('docs/limits.md')).replaceAll(/\s+/g, ' ')
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
  const files = await readdir(new URL('../../docs', import.meta.url), { recursive: true })
  const pages = ['README.md', ...files.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)]
  const lacking: string[] = []
  for (const page of pages)
    for (const [, target = ''] of (await read(page)).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      const there = await stat(new URL(target, new URL(`../../${page}`, import.meta.url))).catch(() => null) // it is told below
      if (!there) lacking.push(`${page}: ${target}`)
    }
  expect(lacking).toEqual([])
})
