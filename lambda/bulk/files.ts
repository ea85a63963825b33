import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import { Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { BulkFormat } from '../generated/types.ts'
import type { KeptFile } from '../reading/bulk.ts'
import type { Shelf } from './shelf.ts'

const MEDIA_TYPES: { [ending: string]: string } = {
  '.ndjson.gz': 'application/x-ndjson',
  '.csv.gz': 'text/csv',
  '.json.gz': 'application/json',
  '.json': 'application/json',
}
const mediaTypeOf = (name: string): string =>
  Object.entries(MEDIA_TYPES).find(([ending]) => name.endsWith(ending))?.[1] ?? 'application/octet-stream'

/** A compressed file that is being made. */
export interface OpenFile {
  /** Adds text, which holds so many records. */
  write(text: string, records?: number): Promise<void>
  /** Puts the file where it belongs. */
  close(): Promise<KeptFile>
  /** Gives the file up. */
  abandon(): void
}

/** Begins a file, compressed by gzip. */
export const openFile = (shelf: Shelf, name: string, format: BulkFormat, day?: string): OpenFile => {
  const path = join(shelf.scratch, name.replaceAll('/', '-'))
  const hash = createHash('sha256')
  let bytes = 0
  let records = 0
  const counting = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const gzip = createGzip()
  const file = createWriteStream(path)
  gzip.pipe(counting).pipe(file)
  // A full disk ends the file: whoever writes or closes next hears of it.
  const ended = finished(file).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error('The file cannot be written.', { cause: error })),
  )
  let failure: Error | null = null
  void ended.then((error) => {
    failure = error
    gzip.destroy()
  })
  const throwFailure = () => {
    if (failure !== null) throw failure
  }
  return {
    async write(text, count = 1) {
      throwFailure()
      records += count
      if (!gzip.write(text)) await Promise.race([once(gzip, 'drain').catch(() => undefined), ended])
      throwFailure()
    },
    async close() {
      gzip.end()
      failure = await ended
      throwFailure()
      const mediaType = mediaTypeOf(name)
      await shelf.put(name, path, mediaType)
      return { name, format, mediaType, bytes, sha256: hash.digest('hex'), records, ...(day && { day }) }
    },
    abandon() {
      gzip.destroy()
      file.destroy()
    },
  }
}

/** Puts a small file of JSON, as it is. */
export const putJson = async (shelf: Shelf, name: string, value: unknown): Promise<KeptFile> => {
  const path = join(shelf.scratch, name.replaceAll('/', '-'))
  const text = `${JSON.stringify(value, null, 2)}\n`
  await writeFile(path, text)
  const mediaType = mediaTypeOf(name)
  await shelf.put(name, path, mediaType)
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { name, format: 'DICTIONARY', mediaType, bytes: Buffer.byteLength(text), sha256, records: 0 }
}
