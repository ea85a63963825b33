import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Shelf } from './shelf.ts'

/** How long caches may keep a file, in seconds: a day's file is made again, and what was erased has to go. */
const KEPT_FOR = 300

/**
 * Opens a bucket as a shelf.
 * @param prefix what the names of its objects begin with, as `bulk/`
 * @param scratch a folder on this machine
 */
export const openBucket = async (
  { bucket, prefix, scratch }: { bucket: string; prefix: string; scratch: string },
  client = new S3Client({}),
): Promise<Shelf> => {
  await rm(scratch, { recursive: true, force: true })
  await mkdir(scratch, { recursive: true })
  const keysUnder = async (name: string): Promise<string[]> => {
    const keys: string[] = []
    for (let token: string | undefined; ;) {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix + name, ContinuationToken: token }),
      )
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []))
      token = page.NextContinuationToken
      if (token === undefined) return keys
    }
  }
  return {
    scratch,
    async read(name) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: prefix + name }))
        return (await Body?.transformToString()) ?? null
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    async put(name, path, mediaType) {
      const { size } = await stat(path)
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: prefix + name,
          Body: createReadStream(path),
          ContentLength: size,
          ContentType: mediaType,
          CacheControl: `public, max-age=${KEPT_FOR}`,
        }),
      )
      await rm(path)
    },
    async remove(name) {
      // A folder is what stands under its name and a slash; a file is itself.
      const keys = (await keysUnder(name)).filter((key) => key === prefix + name || key.startsWith(`${prefix}${name}/`))
      for (let start = 0; start < keys.length; start += 1000) {
        const Objects = keys.slice(start, start + 1000).map((Key) => ({ Key }))
        await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }))
      }
    },
    async list(folder) {
      const under = `${prefix}${folder}/`
      const keys = await keysUnder(`${folder}/`)
      return [...new Set(keys.map((key) => key.slice(under.length).split('/')[0]!))]
    },
  }
}
