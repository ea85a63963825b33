/**
 * `npm run bulk -- DIR [--url URL]`: writes the whole archive and the changes of each day into a folder, as NDJSON, CSV,
 * Popolo and schema.org, with a manifest. Run again, it goes on: days that are complete stand. `--url` is the address at
 * which the folder is published; the field `bulk` then tells the addresses of the files.
 */
import { parseArgs } from 'node:util'
import { makeBulk } from '../lambda/bulk/making.ts'
import { openFolder } from '../lambda/bulk/shelf.ts'
import { asCommand, openLocalArchive, Refused } from './data-folder.ts'

const USAGE =
  'Name a folder, and the address at which it is published, if it is: npm run bulk -- DIR [--url https://…/]'

const given = (): { folder: string; address: string | null } => {
  try {
    const { values, positionals } = parseArgs({ options: { url: { type: 'string' } }, allowPositionals: true })
    const [folder, ...more] = positionals
    const { url } = values
    if (folder === undefined || more.length || (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')))
      throw new Refused(USAGE)
    return { folder, address: url === undefined ? null : url.replace(/\/*$/, '/') }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(USAGE)
  }
}

/** What is wrong with the folder, in a sentence; null if the error is another one. */
const problemOf = (folder: string, error: unknown): string | null => {
  if (!(error instanceof Error) || !('code' in error)) return null
  const why = {
    ENOSPC: 'the disk is full',
    EFBIG: 'a file would be too large',
    EACCES: 'it must not be written',
    EROFS: 'it is read-only',
  }[String(error.code)]
  return why
    ? `${folder} cannot be written: ${why}. What was complete stands; run the command again when that is mended.`
    : null
}

await asCommand(async () => {
  const { folder, address } = given()
  const { table, close } = await openLocalArchive({ guest: true })
  try {
    const shelf = await openFolder(folder)
    const begun = performance.now()
    const progress = ({ done, records }: { done: string; records: number }) => {
      console.error(`${done}: ${records}`)
    }
    const { records, full, days } = await makeBulk(table, shelf, { address, progress })
    const count = Object.values(records).reduce((sum, some) => sum + some, 0)
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    console.error(
      `${count} records in ${full.length} files, ${days.length} days, in ${seconds} s: ${folder}/manifest.json`,
    )
  } catch (error) {
    const why = problemOf(folder, error)
    throw why === null ? error : new Refused(why)
  } finally {
    await close()
  }
})
