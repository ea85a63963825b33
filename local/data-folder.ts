import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openApiKeys } from '../lambda/access/apiKeys.ts'
import { opensWith } from '../lambda/access/callers.ts'
import { hashOfSecret, idOfSecret } from '../lambda/access/secrets.ts'
import { findApiKey } from '../lambda/data/apiKeys.ts'
import { recordKey } from '../lambda/data/keys.ts'
import { checkShape } from '../lambda/data/shapeMark.ts'
import { openTable, type Table } from '../lambda/data/table.ts'
import { ShownError } from '../lambda/errors.ts'
import { answers, type Engine, startEngine } from './engine.ts'

/** Something that the person at the keyboard can mend: shown as one sentence. */
export class Refused extends Error {}

/** Who runs an engine on the data folder, and which; the engine is absent until it is ready. */
interface Running {
  ownerPid: number
  engine?: { endpoint: string; pid: number }
}

const folder = () => process.env.READOUT_DATA_DIR || '.readout'
const note = () => join(folder(), 'engine.json')

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const isRunning = (value: unknown): value is Running =>
  typeof value === 'object' && value !== null && 'ownerPid' in value && typeof value.ownerPid === 'number'

/** Who runs an engine on the data folder; null where nobody does, or where the note is damaged. */
const running = async (): Promise<Running | null> => {
  const text = await readFile(note(), 'utf8').catch(() => 'null') // no note, no engine
  try {
    const found: unknown = JSON.parse(text)
    return isRunning(found) && isAlive(found.ownerPid) ? found : found && isRunning(found) ? await cleared(found) : null
  } catch {
    return null // cut off while it was written, by a process that is gone
  }
}

/** Ends the engine of an owner who was killed. */
const cleared = async ({ engine }: Running): Promise<null> => {
  if (engine && isAlive(engine.pid) && (await answers(engine.endpoint))) {
    process.kill(engine.pid, 'SIGTERM')
    for (let tries = 0; isAlive(engine.pid) && tries < 200; tries += 1) await wait(25)
  }
  return null
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const write = async (mine: Running) => {
  await writeFile(`${note()}.${process.pid}`, JSON.stringify(mine))
  await rename(`${note()}.${process.pid}`, note())
}

const refuse = (error: unknown): never => {
  throw new Refused(
    `The data folder ${folder()} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
  )
}

/** Starts the engine on the data folder. Throws Refused, also where another process was faster. */
const begin = async (): Promise<Engine> => {
  const claim = () => writeFile(note(), JSON.stringify({ ownerPid: process.pid }), { flag: 'wx' })
  try {
    await mkdir(folder(), { recursive: true })
    await claim().catch(async (error: unknown) => {
      if (await running()) throw error
      await rm(note(), { force: true }) // left by a process that is gone
      await claim()
    })
  } catch (error) {
    return refuse(error)
  }
  try {
    const engine = await startEngine(join(folder(), 'archive.db'))
    await write({ ownerPid: process.pid, engine: { endpoint: engine.endpoint, pid: engine.pid } })
    return engine
  } catch (error) {
    await rm(note(), { force: true })
    return refuse(error)
  }
}

/** Issues a key that may do everything. */
export const issueAdminKey = async (table: Table, name: string): Promise<string> => {
  const { secret } = await openApiKeys(table).issue({ name, label: name, scopes: ['READ', 'WRITE', 'ADMIN'] }, null)
  if (secret === null) throw new Error('The administrator was issued no key.')
  return secret
}

/** Whether the archive knows a key. */
const opensArchive = async (table: Table, secret: string): Promise<boolean> => {
  const id = idOfSecret(secret)
  const key = id === null ? null : await findApiKey(table, id)
  return key !== null && opensWith(key, hashOfSecret(secret))
}

/**
 * Keeps the administrator's key of this machine in the data folder, for nobody but its owner to read: the one that is
 * there, or a new one where the archive does not know it.
 * @returns the file
 */
export const keepAdminKey = async (table: Table): Promise<string> => {
  const file = join(folder(), 'admin-key')
  const held = await readFile(file, 'utf8').catch(() => null) // the first start
  const opens = await opensArchive(table, held?.trim() ?? '')
  if (opens) return file
  const secret = await issueAdminKey(table, 'admin')
  await mkdir(folder(), { recursive: true }).catch(refuse)
  await rm(file, { force: true })
  await writeFile(file, `${secret}\n`, { mode: 0o600 }).catch(refuse)
  return file
}

/** The archive on this machine, or wherever AWS_ENDPOINT_URL_DYNAMODB says. */
export interface LocalArchive {
  table: Table
  /** Ends the engine, if this process started it. */
  close: () => Promise<void>
}

/**
 * Opens the archive, its table made if need be. Without an engine named by the environment, the one on the data folder
 * is started; for a `guest` an engine that runs there already will do, for others it means that the folder is in use.
 * Throws Refused,
 * and OtherShape, unless the archive is `older` and that will do.
 */
export const openLocalArchive = async ({
  guest,
  older,
}: {
  guest: boolean
  older?: boolean
}): Promise<LocalArchive> => {
  let close = () => Promise.resolve()
  if (process.env.AWS_ENDPOINT_URL_DYNAMODB) useLocalCredentials(process.env.AWS_ENDPOINT_URL_DYNAMODB)
  else {
    const found = await running()
    if (found && !guest)
      throw new Refused(
        `The data folder ${folder()} is in use by process ${found.ownerPid}: stop it, or set READOUT_DATA_DIR to another folder.`,
      )
    if (found && !found.engine)
      throw new Refused(`Process ${found.ownerPid} is starting on the data folder ${folder()}: try again in a moment.`)
    if (found?.engine) process.env.AWS_ENDPOINT_URL_DYNAMODB = found.engine.endpoint
    else {
      const engine = await begin()
      process.env.AWS_ENDPOINT_URL_DYNAMODB = engine.endpoint
      close = async () => {
        await rm(note(), { force: true })
        await engine.stop()
      }
    }
    useLocalCredentials(process.env.AWS_ENDPOINT_URL_DYNAMODB)
  }
  process.env.TABLE_NAME ??= 'readout'
  const table = openTable(process.env.TABLE_NAME)
  try {
    // Elsewhere than here a table that is not there is a name mistyped.
    await (isLocal(process.env.AWS_ENDPOINT_URL_DYNAMODB) ? table.create() : table.get([recordKey('none')]))
  } catch (error) {
    await close()
    const why = error instanceof Error ? error.message : String(error)
    throw new Refused(`The database at ${process.env.AWS_ENDPOINT_URL_DYNAMODB} gives no table: ${why}`)
  }
  try {
    await checkShape(table, { older })
  } catch (error) {
    await close()
    throw error
  }
  return { table, close }
}

const isLocal = (endpoint = ''): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])$/.test(URL.parse(endpoint)?.hostname ?? '')

/** An engine on this machine takes any credentials, but the AWS SDK wants some. */
const useLocalCredentials = (endpoint: string) => {
  if (!isLocal(endpoint)) return
  process.env.AWS_REGION ??= 'local'
  process.env.AWS_ACCESS_KEY_ID ??= 'local'
  process.env.AWS_SECRET_ACCESS_KEY ??= 'local'
}

const causeOf = ({ cause }: Error): string => (cause instanceof Error ? `(${cause.message})` : '')

/** Runs a command of the local tools: what it refuses is one sentence and a non-zero exit. */
export const asCommand = async (run: () => Promise<void>): Promise<void> => {
  try {
    await run()
  } catch (error) {
    if (error instanceof Refused) console.error(error.message)
    else if (error instanceof ShownError) console.error(`${error.message} ${causeOf(error)}`.trim())
    else throw error
    process.exitCode = 1
  }
}
