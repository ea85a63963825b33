import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openFolder } from '../../lambda/bulk/shelf.ts'
import { makeBulk, type Manifest } from '../../lambda/bulk/making.ts'
import type { Table } from '../../lambda/table/table.ts'
import { exportAs } from '../../lambda/tools/export.ts'
import { lineOf } from '../../lambda/tools/lines.ts'

/** Makes the bulk files in a folder. */
export const bulkIn = async (
  folder: string,
  table: Table,
  how: Partial<Parameters<typeof makeBulk>[2]> = {},
): Promise<Manifest> => makeBulk(table, await openFolder(folder), { address: null, ...how })

/** The lines of a compressed file. */
export const linesOf = async (folder: string, name: string): Promise<string[]> =>
  gunzipSync(await readFile(join(folder, name)))
    .toString()
    .split('\n')
    .filter(Boolean)

/** What a copy holds: lines by ids. */
export type Copy = Map<string, string>

const idIn = (line: string): string => {
  const [content] = Object.values(JSON.parse(line) as { [name: string]: { id: string } })
  return content!.id
}

/** The copy that the full files make. */
export const fullCopy = async (folder: string, { full }: Manifest): Promise<Copy> => {
  const copy: Copy = new Map()
  for (const { name, format } of full)
    if (format === 'RECORDS') for (const line of await linesOf(folder, name)) copy.set(idIn(line), line)
  return copy
}

/** Applies the file of a day to a copy. */
export const applyDay = async (copy: Copy, folder: string, name: string): Promise<void> => {
  for (const line of await linesOf(folder, name)) {
    const { erased } = JSON.parse(line) as { erased?: string }
    if (erased === undefined) copy.set(idIn(line), line)
    else copy.delete(erased)
  }
}

/** The archive as of an instant, as a copy should hold it. */
export const archiveAt = async (table: Table, instant: string): Promise<Copy> => {
  const copy: Copy = new Map()
  const shape = (record: Parameters<typeof lineOf>[0]) => lineOf(record, { revision: record.revision })
  for await (const line of exportAs(table, { instant, shape })) copy.set(idIn(line), line)
  return copy
}

/** Whether every file is what the manifest says, and there is no other. */
export const flawsIn = async (folder: string, { full, days }: Manifest): Promise<string[]> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const names = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const known = new Map([...full, ...days].map((file) => [file.name, file]))
  const flaws = names
    .filter((name) => !known.has(name) && name !== 'manifest.json')
    .map((name) => `${name} is not named`)
  for (const { name, bytes, sha256, format, records } of known.values()) {
    const content = await readFile(join(folder, name))
    const hash = createHash('sha256').update(content).digest('hex')
    if (content.length !== bytes || hash !== sha256) flaws.push(`${name} is not what the manifest says`)
    if (['RECORDS', 'SCHEMA_ORG', 'DAY'].includes(format) && (await linesOf(folder, name)).length !== records)
      flaws.push(`${name} has not ${records} records`)
  }
  return flaws
}
