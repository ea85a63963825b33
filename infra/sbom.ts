/** `npm run -s sbom`: writes the software bill of materials of what Lambda runs to standard output, as CycloneDX JSON. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { bomOf } from './notices.ts'

const folder = await mkdtemp(join(tmpdir(), 'readout-'))
try {
  process.stdout.write(await bomOf([await bundle(folder)]))
} finally {
  await rm(folder, { recursive: true })
}
