import tseslint from 'typescript-eslint'

// Which room may import what. Each block below is complete: in a flat config a later block replaces an earlier one's rule.
const aws = { group: ['@aws-sdk/*'], message: 'Only lambda/data/table.ts speaks to AWS, and bench/plain.ts.' }
const rooms = (files, patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } })
const not = (group, message) => ({ group, message })

export default tseslint.config(
  { ignores: ['node_modules', 'cdk.out', 'explorer/dist', 'lambda/generated', '.readout', 'bench/.installed'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js', 'test/*.js', 'explorer/*.js'] } },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  {
    // Tests assert what they find in an answer's JSON, whose type only the question tells.
    files: ['test/**'],
    rules: Object.fromEntries(
      ['assignment', 'member-access', 'call', 'argument', 'return'].map((what) => [
        `@typescript-eslint/no-unsafe-${what}`,
        'off',
      ]),
    ),
  },
  rooms(
    ['lambda/domain/**'],
    [
      not(
        ['**/data/**', '**/resolvers/**', '**/access/**', '@*/*', 'node:*', '!node:crypto'],
        'The domain is pure: it imports errors, generated types and hashes.',
      ),
      aws,
    ],
  ),
  rooms(['lambda/data/**'], [not(['**/resolvers/**', '**/access/**'], 'Data is below the resolvers.'), aws]),
  rooms(['lambda/data/table.ts'], []),
  rooms(['lambda/resolvers/**'], [not(['**/data/table.ts'], 'Resolvers read through context.data.'), aws]),
  rooms(['lambda/*.ts', 'lambda/access/**', 'local/**', 'explorer/**', 'bench/**'], [aws]),
  rooms(['bench/plain.ts'], []),
  rooms(
    ['infra/**'],
    [{ regex: 'lambda/(?!data/shape)', message: "Infrastructure imports nothing of lambda but the table's shape." }],
  ),
)
