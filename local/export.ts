/**
 * `npm run export`: writes the whole archive, as it stands now, to standard output as NDJSON, one RecordInput a line, as
 * import reads it. Where others may be writing it begins after 5 seconds.
 */
import { once } from 'node:events'
import { exportLines } from '../lambda/tools/export.ts'
import { asCommand, openLocalArchive } from './data-folder.ts'

await asCommand(async () => {
  process.stdout.once('error', () => process.exit(1)) // whoever read it has read enough
  const { table, alone, close } = await openLocalArchive({ guest: true })
  try {
    for await (const line of exportLines(table, { beside: !alone }))
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
  } finally {
    await close()
  }
})
