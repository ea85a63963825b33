import { DatabaseSync } from 'node:sqlite'

/** SQLite's result code for what another process has locked. https://www.sqlite.org/rescode.html#busy */
const BUSY = 5

/**
 * Takes a file for this process alone, for as long as it lives or until the lock is released: the kernel drops it with
 * its holder, however that ends, and it holds between containers that share the folder. A process number tells neither.
 * @returns what releases it; null where another process has it
 * @throws an Error where the file cannot be used
 */
export const lock = (file: string): (() => void) | null => {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return null
    throw error
  }
  return () => {
    database.close()
  }
}
