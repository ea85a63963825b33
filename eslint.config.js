import tseslint from 'typescript-eslint'

// Which rooms of lambda/ a room may import, beside itself. docs/architecture.md says what each room is for.
const ROOMS = {
  domain: ['errors', 'generated'],
  table: ['domain', 'errors', 'generated'],
  reading: ['table', 'domain', 'errors', 'generated'],
  writing: ['reading', 'table', 'domain', 'errors', 'generated'],
  access: ['writing', 'reading', 'table', 'domain', 'context', 'errors', 'generated'],
  webhooks: ['access', 'reading', 'table', 'domain', 'errors', 'generated'],
  proposals: ['access', 'writing', 'reading', 'table', 'domain', 'errors', 'generated'],
  citing: ['domain', 'generated'],
  drafting: ['archive', 'reading', 'domain', 'errors', 'generated'],
  resolvers: [
    'access',
    'citing',
    'drafting',
    'proposals',
    'webhooks',
    'domain',
    'context',
    'errors',
    'generated',
    'reading',
    'writing',
    'table',
  ],
  http: ['access', 'domain', 'table', 'context', 'errors', 'schema'],
  bulk: ['tools', 'reading', 'table', 'domain', 'schema', 'errors', 'generated'],
  tools: ['writing', 'reading', 'table', 'domain', 'schema', 'errors', 'generated'],
}

/** The files of lambda/table/ that use the AWS SDK; so do bulk/bucket.ts, and plain.ts of bench/. */
const SPEAKS_TO_AWS = ['client', 'dynamodb', 'expressions', 'failures', 'spending']

const aws = { group: ['@aws-sdk/*'], message: 'Only the files named below speak to AWS.' }
const outside = { regex: '^(\\.\\./){2}', message: 'Code of lambda/ imports nothing outside it.' }
const restrict = (files, patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } })
/** A flat config replaces an earlier block's rule: so each block names all that a file may not import. */
const room = (name, files = `lambda/${name}/**`, more = [aws]) => {
  const allowed = ROOMS[name].map((other) => `${other}(?:/|\\.ts$)`).join('|')
  const message = `lambda/${name}/ imports ${ROOMS[name].join(', ')} alone.`
  return restrict([files], [{ regex: `^\\.\\./(?!\\.\\./|${allowed})`, message }, outside, ...more])
}

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'cdk.out',
      'site/dist',
      'docs/dist',
      'lambda/generated',
      'client/dist',
      'client/examples',
      'examples',
      'client/src/cache.ts',
      'client/src/documents.ts',
      'site/src/documents.ts',
      'site/src/desk/documents.ts',
      '.readout',
      'bench/.installed',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.js', 'test/*.js', 'site/*.js', 'site/explore/*.js', 'docs/site/*.js'],
        },
      },
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
  room('domain', undefined, [
    aws,
    {
      regex: '^(?![.]|node:crypto$|edtf$|@orama/stem|@orama/stop)',
      message: 'The domain has no input or output: of Node.js it uses hashes alone.',
    },
  ]),
  ...Object.keys(ROOMS)
    .filter((name) => name !== 'domain')
    .map((name) => room(name)),
  room('bulk', 'lambda/bulk/bucket.ts', []),
  ...SPEAKS_TO_AWS.map((file) => room('table', `lambda/table/${file}.ts`, [])),
  restrict(['lambda/*.ts', 'local/**', 'site/**', 'bench/**'], [aws]),
  restrict(['bench/plain.ts'], []),
  restrict(
    ['infra/**'],
    [{ regex: 'lambda/(?!table/shape)', message: "Infrastructure imports nothing of lambda but the table's shape." }],
  ),
)
