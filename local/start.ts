/** `npm start`: Readout on this machine: the engine, the table, the samples if the table is empty, the API and the site. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { finishAllPending } from '../lambda/writing/erasing.ts'
import type { Table } from '../lambda/table/table.ts'
import { exportLines } from '../lambda/tools/export.ts'
import { importLines } from '../lambda/tools/import.ts'
import { openSender } from '../lambda/webhooks/sending.ts'
import { asCommand, keepAdminKey, type LocalArchive, openLocalArchive, Refused } from './data-folder.ts'
import { openHttpDoor } from './http-server.ts'

const SAMPLES = ['ministers-meeting-2022-03-04', 'us-statements-2021-2022']

const loadSamplesIfEmpty = async (table: Table) => {
  const { done } = await exportLines(table).next()
  if (!done) return
  const files = SAMPLES.map((name) => new URL(`../samples/${name}.ndjson`, import.meta.url))
  const lines = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).flatMap((text) => text.split('\n'))
  const { wrong } = await importLines(table, lines, {
    by: 'import',
    reason: 'The samples',
  })
  if (wrong.length) throw new Error(`The samples have wrong lines: ${JSON.stringify(wrong)}`)
}

const portAsked = (): number => {
  const text = process.env.PORT ?? '4000'
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Refused(`PORT is "${text}": it must be a number from 0 to 65535.`)
  return port
}

const serve = async ({ table, lost }: LocalArchive, port: number): Promise<Server> => {
  await finishAllPending(table)
  await loadSamplesIfEmpty(table)
  const server = await openHttpDoor(port, lost).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error
    const why = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${String(error.code)})`
    throw new Refused(`Port ${port} ${why}: set PORT to another one, or to 0 for a free one.`)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
  const root = `http://127.0.0.1:${address.port}`
  process.env.ADDRESS ??= root // the handler reads it with the first request
  const site = existsSync(new URL('../site/dist/index.html', import.meta.url))
    ? `site ${root}/`
    : 'no site (`npm run prepare` builds it, with the development dependencies)'
  console.log(`Readout is ready: ${site} · API ${root}/graphql · admin key in ${await keepAdminKey(table)}`)
  return server
}

/** Tells the webhooks of changes, as a function does every minute on AWS, until the signal. */
const tellWebhooks = ({ table }: LocalArchive, signal: AbortSignal): Promise<void> =>
  openSender(table, { loopback: Boolean(process.env.WEBHOOKS_TO_LOOPBACK) }).until(signal)

await asCommand(async () => {
  const port = portAsked()
  const stopped = new Promise<null>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.once(signal, () => {
        resolve(null)
      })
  })
  const archive = await openLocalArchive({ guest: false })
  const stop = new AbortController()
  try {
    const ended = Promise.race([stopped, archive.untilLost])
    const server = await Promise.race([serve(archive, port), ended])
    if (server) void tellWebhooks(archive, stop.signal)
    await ended
    stop.abort()
    server?.close()
    server?.closeAllConnections()
    const why = archive.lost()
    if (why !== null) throw new Refused(why)
  } finally {
    await archive.close()
  }
})

// Reads and writes still in progress would wait for an engine that has ended.
process.exit()
