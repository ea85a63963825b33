/** `npm run export`: writes the whole archive to standard output as NDJSON, one RecordInput a line, as import reads it. */
import { once } from 'node:events'
import { exportLines } from '../lambda/export.ts'
import { asCommand, openLocalArchive } from './data-folder.ts'

await asCommand(async () => {
  process.stdout.once('error', () => process.exit(1)) // whoever read it has read enough
  const { table, close } = await openLocalArchive({ guest: true })
  try {
    for await (const line of exportLines(table))
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
  } finally {
    await close()
  }
})
