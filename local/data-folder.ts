import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { openTable, type Table } from '../lambda/data/table.ts'
import { answers, type Engine, startEngine } from './engine.ts'

/** Something that the person at the keyboard can mend: shown as one sentence. */
export class Refused extends Error {}

interface Running {
  endpoint: string
  enginePid: number
  ownerPid: number
}

const folder = () => process.env.READOUT_DATA_DIR ?? '.readout'
const note = () => join(folder(), 'engine.json')

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The engine that another process of ours runs on the data folder; null where none answers. */
const running = async (): Promise<Running | null> => {
  const text = await readFile(note(), 'utf8').catch(() => null) // no note, no engine
  if (text === null) return null
  const found = JSON.parse(text) as Running
  return isAlive(found.enginePid) && (await answers(found.endpoint)) ? found : null
}

const ended = async (pid: number) => {
  process.kill(pid, 'SIGTERM')
  for (let tries = 0; isAlive(pid) && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 25))
}

const begin = async (): Promise<Engine> => {
  try {
    await mkdir(folder(), { recursive: true })
    const engine = await startEngine(join(folder(), 'archive.db'))
    const mine: Running = { endpoint: engine.endpoint, enginePid: engine.pid, ownerPid: process.pid }
    await writeFile(note(), JSON.stringify(mine))
    return engine
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Refused(`The data folder ${folder()} cannot be used: ${why}`)
  }
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
 * Throws Refused.
 */
export const openLocalArchive = async ({ guest }: { guest: boolean }): Promise<LocalArchive> => {
  let close = () => Promise.resolve()
  if (!process.env.AWS_ENDPOINT_URL_DYNAMODB) {
    const found = await running()
    const owned = found && isAlive(found.ownerPid)
    if (owned && !guest)
      throw new Refused(
        `The data folder ${folder()} is in use by process ${found.ownerPid}: stop it, or set READOUT_DATA_DIR to another folder.`,
      )
    if (found && !owned) await ended(found.enginePid) // its owner was killed
    if (owned) process.env.AWS_ENDPOINT_URL_DYNAMODB = found.endpoint
    else {
      const engine = await begin()
      process.env.AWS_ENDPOINT_URL_DYNAMODB = engine.endpoint
      close = async () => {
        await rm(note(), { force: true })
        await engine.stop()
      }
    }
    process.env.AWS_REGION = 'local'
    process.env.AWS_ACCESS_KEY_ID = 'local'
    process.env.AWS_SECRET_ACCESS_KEY = 'local'
  }
  process.env.TABLE_NAME ??= 'readout'
  const table = openTable(new DynamoDBClient(), process.env.TABLE_NAME)
  try {
    await table.create()
  } catch (error) {
    await close()
    const why = error instanceof Error ? error.message : String(error)
    throw new Refused(`The database at ${process.env.AWS_ENDPOINT_URL_DYNAMODB} gives no table: ${why}`)
  }
  return { table, close }
}

/** Runs a command of the local tools: what it refuses is one sentence and a non-zero exit. */
export const asCommand = async (run: () => Promise<void>): Promise<void> => {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
