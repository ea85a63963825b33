import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { ESLint, Linter } from 'eslint'
import ts from 'typescript'
import tseslint from 'typescript-eslint'
import { stronglyConnected } from '../../lambda/domain/cycles.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const eslint = new ESLint({ cwd: root })
const RULE = 'no-restricted-imports'

/** What the linter says of an import, if a file had it. */
const complaintsOf = async (file: string, imported: string): Promise<string[]> => {
  const { rules } = (await eslint.calculateConfigForFile(join(root, file))) as { rules: Linter.RulesRecord } // of a file that is linted
  const config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser as Linter.Parser },
    rules: { [RULE]: rules[RULE] ?? 'off' },
  }
  return new Linter()
    .verify(`import { x } from ${JSON.stringify(imported)}`, [config], file)
    .map(({ message }) => message)
}

/** For each rule of the layout, an import that breaks it and one that keeps it, by a file that could have either. */
const RULES = [
  { file: 'lambda/domain/x.ts', breaks: '../table/keys.ts', keeps: '../errors.ts' },
  { file: 'lambda/domain/x.ts', breaks: '../reading/pages.ts', keeps: './nouns.ts' },
  { file: 'lambda/domain/x.ts', breaks: '../schema.ts', keeps: '../generated/types.ts' },
  { file: 'lambda/domain/x.ts', breaks: 'node:fs', keeps: 'node:crypto' },
  { file: 'lambda/domain/x.ts', breaks: 'graphql', keeps: 'edtf' },
  { file: 'lambda/table/x.ts', breaks: '../reading/batches.ts', keeps: '../domain/listings.ts' },
  { file: 'lambda/table/x.ts', breaks: '../writing/records.ts', keeps: './keys.ts' },
  { file: 'lambda/table/x.ts', breaks: '@aws-sdk/client-dynamodb', keeps: 'node:crypto' },
  { file: 'lambda/reading/x.ts', breaks: '../writing/records.ts', keeps: '../table/keys.ts' },
  { file: 'lambda/reading/x.ts', breaks: '@aws-sdk/client-dynamodb', keeps: 'dataloader' },
  { file: 'lambda/writing/x.ts', breaks: '../access/caller.ts', keeps: '../reading/feed.ts' },
  { file: 'lambda/writing/x.ts', breaks: '../resolvers/records.ts', keeps: '../domain/nouns.ts' },
  { file: 'lambda/access/x.ts', breaks: '../resolvers/records.ts', keeps: '../context.ts' },
  { file: 'lambda/access/x.ts', breaks: '../schema.ts', keeps: '../writing/idempotency.ts' },
  { file: 'lambda/proposals/x.ts', breaks: '../resolvers/records.ts', keeps: '../writing/records.ts' },
  { file: 'lambda/webhooks/x.ts', breaks: '../writing/records.ts', keeps: '../reading/feed.ts' },
  { file: 'lambda/webhooks/x.ts', breaks: '../resolvers/records.ts', keeps: 'standardwebhooks' },
  { file: 'lambda/resolvers/x.ts', breaks: '../handler.ts', keeps: '../access/secrets.ts' },
  { file: 'lambda/resolvers/x.ts', breaks: '../tools/export.ts', keeps: '../reading/pages.ts' },
  { file: 'lambda/citing/x.ts', breaks: '../table/keys.ts', keeps: '../domain/dates.ts' },
  { file: 'lambda/drafting/x.ts', breaks: '../writing/records.ts', keeps: 'wink-nlp' },
  { file: 'lambda/http/x.ts', breaks: '../resolvers/records.ts', keeps: '../access/secrets.ts' },
  { file: 'lambda/http/x.ts', breaks: '../reading/pages.ts', keeps: '../domain/utf8.ts' },
  { file: 'lambda/bulk/x.ts', breaks: '../access/caller.ts', keeps: '../tools/lines.ts' },
  { file: 'lambda/bulk/x.ts', breaks: '@aws-sdk/client-s3', keeps: 'csv-stringify/sync' },
  { file: 'lambda/tools/x.ts', breaks: '../access/caller.ts', keeps: '../schema.ts' },
  { file: 'lambda/tools/x.ts', breaks: '../../infra/data.ts', keeps: '../writing/records.ts' },
  { file: 'lambda/handler.ts', breaks: '@aws-sdk/client-dynamodb', keeps: './table/dynamodb.ts' },
  { file: 'local/x.ts', breaks: '@aws-sdk/client-dynamodb', keeps: '../lambda/handler.ts' },
  { file: 'infra/x.ts', breaks: '../lambda/domain/nouns.ts', keeps: '../lambda/table/shape.ts' },
]

describe('the linter', () => {
  test.each(RULES)('finds that $file imports $breaks', async ({ file, breaks, keeps }) => {
    expect(await complaintsOf(file, breaks)).toEqual([expect.stringContaining(breaks)])
    expect(await complaintsOf(file, keeps)).toEqual([])
  })
})

describe('the imports of lambda/', () => {
  const leadsTo = new Map<string, string[]>()
  beforeAll(async () => {
    const lambda = join(root, 'lambda')
    const files = (await readdir(lambda, { recursive: true })).filter((name) => name.endsWith('.ts'))
    for (const file of files) {
      const { importedFiles } = ts.preProcessFile(await readFile(join(lambda, file), 'utf8'), true, true)
      const own = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'))
      leadsTo.set(
        file,
        own.map((name) => relative(lambda, join(lambda, dirname(file), name))),
      )
    }
  })

  test('are found, those of types included', () => {
    expect(leadsTo.get('domain/noun.ts')).toContain('domain/listings.ts')
    expect(leadsTo.size).toBeGreaterThan(80)
  })

  test('have no cycle', () => {
    const groups = stronglyConnected([...leadsTo.keys()], (file) => leadsTo.get(file) ?? [])
    expect(groups.filter((group) => group.length > 1)).toEqual([])
  })

  test('each room has a rule', () => {
    const rooms = [...leadsTo.keys()].filter((file) => file.includes('/')).map((file) => dirname(file))
    for (const room of new Set(rooms))
      if (room !== 'generated') expect(RULES.map(({ file }) => dirname(file))).toContain(`lambda/${room}`)
  })
})
