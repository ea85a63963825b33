import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'

/** A running DynamoDB-compatible engine. */
export interface Engine {
  endpoint: string
  pid: number
  stop(): Promise<void>
}

const require = createRequire(import.meta.url)

const binary = (): string => {
  if (process.env.READOUT_ENGINE) return process.env.READOUT_ENGINE
  try {
    return require.resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`)
  } catch {
    throw new Error(
      `No local database engine comes for ${process.platform}-${process.arch}: set AWS_ENDPOINT_URL_DYNAMODB to one that runs.`,
    )
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
    (response) => response.ok,
    () => false, // nobody listens there yet
  )

const ready = async (child: ChildProcess, endpoint: string): Promise<boolean> => {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
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
    const child = spawn(
      binary(),
      ['--host', '127.0.0.1', '--port', String(port), ...(file ? ['--db-path', file] : [])],
      {
        stdio: 'ignore',
      },
    )
    if ((await ready(child, endpoint)) && child.pid !== undefined) {
      const ended = once(child, 'exit')
      return {
        endpoint,
        pid: child.pid,
        async stop() {
          child.kill('SIGTERM')
          await ended
        },
      }
    }
    child.kill('SIGKILL')
  }
  throw new Error(
    `The local database engine does not start${file ? ` on ${file}: the file may be broken or in use` : ''}.`,
  )
}
