import { createServer, type Server } from 'node:http'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { S3Client } from '@aws-sdk/client-s3'
import { openBucket } from '../../lambda/bulk/bucket.ts'
import { makeBulk } from '../../lambda/bulk/making.ts'
import { openFolder, type Shelf } from '../../lambda/bulk/shelf.ts'
import { freshTable } from '../support/table.ts'

// No engine of S3 comes with npm. This server keeps what is put, in the protocol that the SDK speaks.
const objects = new Map<string, { body: Buffer; type?: string }>()
let server: Server
let shelf: Shelf
let folder: string
beforeAll(async () => {
  server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      const key = decodeURIComponent(url.pathname).replace(/^\/files\/?/, '')
      if (request.method === 'PUT') {
        objects.set(key, { body: unchunked(body, request.headers), type: request.headers['content-type'] })
        response.end()
      } else if (request.method === 'POST') {
        for (const [, one] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g)) objects.delete(one!)
        response.end('<DeleteResult></DeleteResult>')
      } else if (key === '') {
        const prefix = url.searchParams.get('prefix') ?? ''
        const found = [...objects.keys()].filter((name) => name.startsWith(prefix)).sort()
        const start = Number(url.searchParams.get('continuation-token') ?? 0)
        const more = start + 3 < found.length // pages of three, so that there are several
        const contents = found.slice(start, start + 3).map((name) => `<Contents><Key>${name}</Key></Contents>`)
        const token = more ? `<NextContinuationToken>${start + 3}</NextContinuationToken>` : ''
        response.end(
          `<ListBucketResult><IsTruncated>${more}</IsTruncated>${contents.join('')}${token}</ListBucketResult>`,
        )
      } else if (objects.has(key)) response.end(objects.get(key)!.body)
      else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  folder = await mkdtemp(join(tmpdir(), 'readout-'))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new S3Client({ endpoint, forcePathStyle: true, region: 'local', credentials })
  shelf = await openBucket({ bucket: 'files', prefix: 'bulk/', scratch: join(folder, 'scratch') }, client)
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

/** The body of a PUT that came in chunks with a checksum behind them. */
const unchunked = (body: Buffer, headers: { [name: string]: string | string[] | undefined }): Buffer => {
  if (!String(headers['content-encoding'] ?? '').includes('aws-chunked')) return body
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at)
    const size = parseInt(body.subarray(at, end).toString(), 16)
    if (!size) return Buffer.concat(parts)
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

test('a bucket is a shelf as a folder is one', async () => {
  const other = await openFolder(join(folder, 'folder'))
  for (const one of [shelf, other]) {
    for (const name of [
      'full/1/a.json',
      'full/1/b.json',
      'full/12/a.json',
      'full/2/c.json',
      'full/3',
      'manifest.json',
    ]) {
      const path = join(one.scratch, 'made')
      await writeFile(path, `"${name}"`)
      await one.put(name, path, 'application/json')
      await expect(readFile(path)).rejects.toThrow()
    }
    expect(await one.read('manifest.json')).toBe('"manifest.json"')
    expect(await one.read('nothing.json')).toBeNull()
    expect((await one.list('full')).sort()).toEqual(['1', '12', '2', '3'])
    expect(await one.list('nothing')).toEqual([])
    for (const name of ['full/1', 'full/3', 'manifest.json', 'nothing']) await one.remove(name)
    expect((await one.list('full')).sort()).toEqual(['12', '2'])
    expect([await one.read('full/1/b.json'), await one.read('manifest.json')]).toEqual([null, null])
  }
  objects.clear()
})

test('the bulk files are made in a bucket', async () => {
  const { table, stop } = await freshTable()
  const manifest = await makeBulk(table, shelf, { address: 'https://readout.example/bulk/' })
  expect(JSON.parse(objects.get('bulk/manifest.json')!.body.toString())).toEqual(manifest)
  for (const { name, bytes, mediaType } of manifest.full) {
    const { body, type } = objects.get(`bulk/${name}`)!
    expect([name, body.length, type]).toEqual([name, bytes, mediaType])
  }
  expect(objects.has('bulk/run.json')).toBe(false)
  await stop()
}, 30_000)
