import { statSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openTable } from '../lambda/table/dynamodb.ts'
import { openApiKeys } from '../lambda/access/api-keys.ts'
import { opensWith } from '../lambda/access/authentication.ts'
import { hashOfSecret, idOfSecret } from '../lambda/access/secrets.ts'
import { findApiKey } from '../lambda/access/stored-keys.ts'
import { lastErased } from '../lambda/writing/erasing.ts'
import { recordKey } from '../lambda/table/keys.ts'
import { checkShape } from '../lambda/table/shape-check.ts'
import { type Table } from '../lambda/table/table.ts'
import { ShownError } from '../lambda/errors.ts'
import { compact } from './compact.ts'
import { type Engine, startEngine, type Watching } from './engine.ts'
import { type Gate, openGate } from './gate.ts'
import { lock } from './lock.ts'

/** An error that the user can fix: shown as one sentence. */
export class Refused extends Error {}

/** What the owner of the data folder tells other commands of the same user: its process id, and how to reach the engine. */
interface Note {
  ownerPid: number
  engine?: { endpoint: string; accessKeyId: string; pid: number }
}

const folder = () => process.env.READOUT_DATA_DIR || '.readout'
const file = (name: string) => join(folder(), name)
const note = () => file('engine.json')
const ARCHIVE = 'archive.db'

const isNote = (value: unknown): value is Note =>
  typeof value === 'object' && value !== null && 'ownerPid' in value && typeof value.ownerPid === 'number'

/** The note of the owner of the data folder; null while the owner starts or ends. It is never read if the folder has no owner. */
const readNote = async (): Promise<Note | null> => {
  const text = await readFile(note(), 'utf8').catch(() => 'null') // not yet written, or already removed
  try {
    const found: unknown = JSON.parse(text)
    return isNote(found) ? found : null
  } catch {
    return null // damaged: its owner writes it atomically
  }
}

const write = async (mine: Note) => {
  await writeFile(`${note()}.new`, JSON.stringify(mine), { mode: 0o600 })
  await rename(`${note()}.new`, note())
}

const refuse = (error: unknown): never => {
  throw new Refused(
    `The data folder ${folder()} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
  )
}

/** Makes the data folder, restricts it and its files to the current user, and takes its lock; null if another process has it. */
const own = async (): Promise<(() => void) | null> => {
  try {
    process.umask(0o077)
    await mkdir(folder(), { recursive: true, mode: 0o700 })
    await chmod(folder(), 0o700)
    for (const name of await readdir(folder())) await chmod(file(name), 0o600).catch(() => undefined) // it belongs to another user, or is gone
    return lock(file('lock'))
  } catch (error) {
    return refuse(error)
  }
}

/** The archive on this machine, or wherever AWS_ENDPOINT_URL_DYNAMODB says. */
export interface LocalArchive {
  table: Table
  /** Whether no other process has the archive open. */
  alone: boolean
  /** Ends the engine, if this process started it. */
  close: () => Promise<void>
  /** Why no write can be acknowledged any more, because of the engine or its file; null if all is well. */
  lost: () => string | null
  /** Settled when `lost` returns a reason. */
  untilLost: Promise<null>
}

/** Opens the data folder with its engine, for the process that owns it. */
const openOwned = async (release: () => void) => {
  let why: string | null = null
  const { promise: untilLost, resolve: tell } = Promise.withResolvers<null>()
  const lose = (sentence: string) => {
    why ??= sentence
    tell(null)
  }
  const archive = file(ARCHIVE)
  const watching: Watching = {
    again: (pid) => {
      console.error('The database engine ended, and was restarted.')
      if (mine.engine) void write({ ...mine, engine: { ...mine.engine, pid } }).catch(lose)
    },
    lost: lose,
  }
  const mine: Note = { ownerPid: process.pid }
  let gate: Gate | undefined
  const take = async () => {
    await rm(note(), { force: true })
    gate?.close()
    await engine.stop()
  }
  const begin = async () => {
    engine = await startEngine(archive, watching)
    gate = await openGate(engine.endpoint)
    mine.engine = { endpoint: gate.endpoint, accessKeyId: gate.accessKeyId, pid: engine.pid }
    await write(mine)
  }
  let engine: Engine
  try {
    await begin()
  } catch (error) {
    release()
    return refuse(error)
  }
  // DynamoDB Local uses a file with another name.
  const before = await stat(archive).catch(() => null)
  return {
    endpoint: () => engine.endpoint,
    untilLost,
    lost: () => {
      if (before && statSync(archive, { throwIfNoEntry: false })?.ino !== before.ino)
        lose(`The data folder ${folder()} was moved or removed: what is written now would be lost.`)
      return why
    },
    /** When something was last erased, if the engine's file has not been compacted since; null otherwise. */
    async compactFor(table: Table): Promise<string | null> {
      const erased = await lastErased(table)
      const done = await readFile(file('compacted'), 'utf8').catch(() => null) // never yet
      return erased === null || erased === done || !before ? null : erased
    },
    async compactNow(erased: string, goOn: boolean) {
      await take()
      compact(archive)
      await writeFile(file('compacted'), erased)
      if (goOn) await begin()
    },
    async close() {
      await take()
      release()
    },
  }
}

/** Issues a key with every scope, and returns its secret. */
export const issueAdminKey = async (table: Table, name: string): Promise<string> => {
  const { secret } = await openApiKeys(table).issue({ name, label: name, scopes: ['READ', 'WRITE', 'ADMIN'] }, null)
  if (secret === null) throw new Error('No key was issued to the administrator.')
  return secret
}

/** Whether a key is valid in the archive. */
const opensArchive = async (table: Table, secret: string): Promise<boolean> => {
  const id = idOfSecret(secret)
  const key = id === null ? null : await findApiKey(table, id)
  return key !== null && opensWith(key, hashOfSecret(secret))
}

/**
 * Keeps the administrator's key of this machine in the data folder, readable only by its owner: the existing one, or a
 * new one if that is not valid in the archive.
 * @returns the path of the file
 */
export const keepAdminKey = async (table: Table): Promise<string> => {
  const path = file('admin-key')
  const held = await readFile(path, 'utf8').catch(() => null) // the first start
  const opens = await opensArchive(table, held?.trim() ?? '')
  if (opens) return path
  const secret = await issueAdminKey(table, 'admin')
  await mkdir(folder(), { recursive: true }).catch(refuse)
  await rm(path, { force: true })
  await writeFile(path, `${secret}\n`, { mode: 0o600 }).catch(refuse)
  return path
}

/** Opens the archive of the own data folder. Erased data is removed from the engine's file at the end, or at the next start after a kill. */
const openOwnArchive = async (release: () => void): Promise<LocalArchive> => {
  const owned = await openOwned(release)
  const opened = () => {
    process.env.AWS_ENDPOINT_URL_DYNAMODB = owned.endpoint()
    useLocalCredentials(owned.endpoint())
    return openTable((process.env.TABLE_NAME ??= 'readout'))
  }
  let table = opened()
  try {
    await table.create()
    const erased = await owned.compactFor(table)
    if (erased !== null) {
      await owned.compactNow(erased, true)
      table = opened()
    }
  } catch (error) {
    await owned.close()
    return refuse(error)
  }
  return {
    table,
    alone: true,
    lost: owned.lost,
    untilLost: owned.untilLost,
    async close() {
      // If the engine is gone already, this happens at the next start.
      const erased = owned.lost() === null ? await owned.compactFor(table).catch(() => null) : null
      if (erased !== null) await owned.compactNow(erased, false)
      await owned.close()
    },
  }
}

const NOTHING_LOST = { lost: () => null, untilLost: new Promise<null>(() => undefined), close: () => Promise.resolve() }

/** The archive that another process owns, or that the environment names. */
const openOthersArchive = async (endpoint: string): Promise<LocalArchive> => {
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint
  useLocalCredentials(endpoint)
  const table = openTable((process.env.TABLE_NAME ??= 'readout'))
  try {
    // Beyond this machine, a missing table means that its name is wrong.
    await (isLocal(endpoint) ? table.create() : table.get([recordKey('none')]))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Refused(`The table cannot be opened at ${endpoint}: ${why}`)
  }
  return { table, alone: false, ...NOTHING_LOST }
}

const open = async (guest: boolean): Promise<LocalArchive> => {
  if (process.env.AWS_ENDPOINT_URL_DYNAMODB) return openOthersArchive(process.env.AWS_ENDPOINT_URL_DYNAMODB)
  const release = await own()
  if (release) return openOwnArchive(release)
  const owner = await readNote()
  const who = owner ? `process ${owner.ownerPid}` : 'another process'
  if (!guest)
    throw new Refused(
      `The data folder ${folder()} is in use by ${who}: stop it, or set READOUT_DATA_DIR to another folder.`,
    )
  if (!owner?.engine)
    throw new Refused(`The data folder ${folder()} is being opened or closed by ${who}: try again in a moment.`)
  process.env.AWS_ACCESS_KEY_ID = owner.engine.accessKeyId
  return openOthersArchive(owner.engine.endpoint)
}

/**
 * Opens the archive, and makes its table if necessary. Unless the environment names an engine, the one of the data folder
 * is started. If it is already running, a `guest` uses it; for others the folder is in use.
 * @param options.older whether an archive of an older shape is accepted
 * @throws Refused; OtherShape if the archive has another shape
 */
export const openLocalArchive = async ({
  guest,
  older,
}: {
  guest: boolean
  older?: boolean
}): Promise<LocalArchive> => {
  const archive = await open(guest)
  try {
    await checkShape(archive.table, { older })
  } catch (error) {
    await archive.close()
    throw error
  }
  return archive
}

const isLocal = (endpoint = ''): boolean =>
  /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(URL.parse(endpoint)?.hostname ?? '')

/** An engine on this machine accepts any credentials, but the AWS SDK requires some. */
const useLocalCredentials = (endpoint: string) => {
  if (!isLocal(endpoint)) return
  process.env.AWS_REGION ??= 'local'
  process.env.AWS_ACCESS_KEY_ID ??= 'local'
  process.env.AWS_SECRET_ACCESS_KEY ??= 'local'
}

const causeOf = ({ cause }: Error): string => (cause instanceof Error ? `(${cause.message})` : '')

/** Runs a command of the local tools. If it throws Refused or ShownError, prints one sentence and exits with 1. */
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
