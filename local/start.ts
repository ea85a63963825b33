/** `npm start`: Readout on this machine: the engine, the table, the sample record if the table is empty, the API and the explorer. */
import { readFile } from 'node:fs/promises'
import { finishAllPending } from '../lambda/data/records.ts'
import type { Table } from '../lambda/data/table.ts'
import { exportLines } from '../lambda/export.ts'
import { importLines } from '../lambda/import.ts'
import { asCommand, openLocalArchive, Refused } from './data-folder.ts'
import { openHttpDoor } from './door.ts'

const SAMPLE = new URL('../samples/ministers-meeting-2022-03-04.ndjson', import.meta.url)

const loadSampleIfEmpty = async (table: Table) => {
  const { done } = await exportLines(table).next()
  if (!done) return
  const lines = (await readFile(SAMPLE, 'utf8')).split('\n')
  const { wrong } = await importLines(table, lines, {
    by: 'import',
    at: new Date().toISOString(),
    reason: 'The sample',
  })
  if (wrong.length) throw new Error(`The sample record has wrong lines: ${JSON.stringify(wrong)}`)
}

const portAsked = (): number => {
  const text = process.env.PORT ?? '4000'
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Refused(`PORT is "${text}": it must be a number from 0 to 65535.`)
  return port
}

await asCommand(async () => {
  const port = portAsked()
  const { table, close } = await openLocalArchive({ guest: false })
  try {
    await finishAllPending(table)
    await loadSampleIfEmpty(table)
    const server = await openHttpDoor(port).catch((error: unknown) => {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      throw taken ? new Refused(`Port ${port} is taken: set PORT to another one, or to 0 for a free one.`) : error
    })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
    const root = `http://127.0.0.1:${address.port}`
    console.log(`Readout is ready: explorer ${root}/ · API ${root}/graphql`)
    await new Promise((resolve) => {
      process.once('SIGINT', resolve)
      process.once('SIGTERM', resolve)
    })
    server.close()
    server.closeAllConnections()
  } finally {
    await close()
  }
})
