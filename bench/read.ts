/**
 * `npm run bench:reads`: what questions cost, as a table in Markdown. `-- --records 10000` is the size of the made-up
 * archive that is asked.
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchReading } from './reading.ts'

process.env.AWS_REGION = 'local'
process.env.AWS_ACCESS_KEY_ID = 'local'
process.env.AWS_SECRET_ACCESS_KEY = 'local'

const { values } = parseArgs({ options: { records: { type: 'string', default: '10000' } } })
const [cpu] = cpus()
const day = new Date().toISOString().slice(0, 10)
console.log(
  `${day}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, Node.js ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}\n`,
)
console.log(await benchReading(Number(values.records)))
