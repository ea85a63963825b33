/**
 * `npm run bench -- bulk`: what the bulk files of an archive cost: time, memory, units, as a table in Markdown.
 * `-- --sizes 10000,100000` sets the numbers of records.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { openTable } from '../lambda/table/dynamodb.ts'
import { openFolder } from '../lambda/bulk/shelf.ts'
import { makeBulk } from '../lambda/bulk/making.ts'
import { filledTable } from './filled.ts'
import { shown, toTable, whereAndWhen } from './measure.ts'

process.env.AWS_REGION = 'local'
process.env.AWS_ACCESS_KEY_ID = 'local'
process.env.AWS_SECRET_ACCESS_KEY = 'local'

const { values, positionals } = parseArgs({
  options: { sizes: { type: 'string', default: '10000,100000' } },
  allowPositionals: true,
})

/** Makes the files of a table in this process, and prints what that cost. */
const measureHere = async (endpoint: string, folder: string) => {
  const table = openTable('readout', endpoint)
  const begun = performance.now()
  const { full, days, records } = await makeBulk(table, await openFolder(folder), { address: null })
  const seconds = (performance.now() - begun) / 1000
  const bytes = [...full, ...days].reduce((sum, file) => sum + file.bytes, 0)
  const count = Object.values(records).reduce((sum, some) => sum + some, 0)
  const { readUnits, writeUnits, roundTrips } = table.usage
  // Not `resourceUsage().maxRSS`, which begins with what the parent process had.
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '') // only Linux has it
  const memory = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) / 1024
  console.log(JSON.stringify([count, seconds, memory, readUnits, writeUnits, roundTrips, bytes / 1e6]))
}

/** The cells of an archive with a number of records, measured in a process of its own. */
const measure = async (size: number): Promise<string[]> => {
  const filled = await filledTable(size)
  const folder = await mkdtemp(join(tmpdir(), 'readout-bulk-'))
  const given = [fileURLToPath(import.meta.url), filled.endpoint, folder]
  const { stdout } = await promisify(execFile)(process.execPath, given)
  await rm(folder, { recursive: true })
  await filled.stop()
  return (JSON.parse(stdout) as number[]).map((number) => shown(number))
}

const [endpoint, folder] = positionals
if (endpoint !== undefined && folder !== undefined) await measureHere(endpoint, folder)
else {
  const rows: string[][] = []
  for (const size of values.sizes.split(',').map(Number)) rows.push(await measure(size))
  const heads = ['records', 'seconds', 'memory, MB', 'read units', 'write units', 'round trips', 'files, MB']
  console.log([whereAndWhen(), toTable(heads, rows)].join('\n\n'))
}
