import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where files are put, each in whole or not at all: a folder, or a bucket. Names have folders, as `days/2026-11-28.ndjson.gz`. */
export interface Shelf {
  /** A folder on this machine in which files are made. */
  scratch: string
  /** The text of a file. Null if there is none. */
  read(name: string): Promise<string | null>
  /** Moves a file here from the scratch folder, in place of one of that name. */
  put(name: string, path: string, mediaType: string): Promise<void>
  /** Removes all files in a folder, or a file. */
  remove(name: string): Promise<void>
  /** The names of what stands in a folder: files and folders. */
  list(folder: string): Promise<string[]>
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'

/** Opens a folder as a shelf, and makes it if necessary. */
export const openFolder = async (folder: string): Promise<Shelf> => {
  const scratch = join(folder, '.making')
  await rm(scratch, { recursive: true, force: true })
  await mkdir(scratch, { recursive: true })
  return {
    scratch,
    async read(name) {
      try {
        return await readFile(join(folder, name), 'utf8')
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async put(name, path) {
      const target = join(folder, name)
      await mkdir(dirname(target), { recursive: true })
      await rename(path, target)
    },
    remove: (name) => rm(join(folder, name), { recursive: true, force: true }),
    async list(name) {
      const path = join(folder, name)
      return (await stat(path).catch(() => null))?.isDirectory() ? readdir(path) : []
    },
  }
}
