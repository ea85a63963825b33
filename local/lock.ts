import { DatabaseSync } from 'node:sqlite'

/** SQLite's result code if another process holds the lock. https://www.sqlite.org/rescode.html#busy */
const BUSY = 5

/**
 * Locks a file exclusively, until this process ends or the lock is released. The kernel releases the lock when its
 * holder ends, however that happens, and the lock works between containers that share the folder. A process id in a file
 * offers neither.
 * @returns a function that releases the lock; null if another process holds it
 * @throws an Error if the file cannot be used
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
