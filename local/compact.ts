import { DatabaseSync } from 'node:sqlite'

/**
 * Rewrites the engine's file without deleted data, while no engine runs on it: SQLite would otherwise keep the bytes in
 * free pages and in its log. https://www.sqlite.org/lang_vacuum.html
 */
export const compact = (file: string): void => {
  const database = new DatabaseSync(file)
  try {
    database.exec('PRAGMA secure_delete = ON; PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
}
