/**
 * `npm run export`: writes the whole archive, as it stands now, to standard output as NDJSON, one RecordInput a line, as
 * import reads it, with the status of a record that is not CURRENT. `-- --revisions` adds the revision that a line is
 * based on, `-- --history` every revision and what was erased. If others may be writing it begins after 5 seconds.
 */
import { once } from 'node:events'
import { exportLines } from '../lambda/tools/export.ts'
import { asCommand, openLocalArchive } from './data-folder.ts'
import { optionsOf } from './options.ts'

await asCommand(async () => {
  const { options } = optionsOf('npm run export --', ['revisions', 'history'])
  process.stdout.once('error', () => process.exit(1)) // whoever read it has read enough
  const { table, alone, close } = await openLocalArchive({ guest: true })
  try {
    for await (const line of exportLines(table, { ...options, beside: !alone }))
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
  } finally {
    await close()
  }
})
