/**
 * `npm run bench:shell`: what keys, costs and limits add to a warm request, and how honest clients fare beside hostile
 * ones, as tables in Markdown. `-- --seconds 60` is how long each load lasts.
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchLoad } from './load.ts'
import { benchShell } from './overhead.ts'

process.env.AWS_REGION = 'local'
process.env.AWS_ACCESS_KEY_ID = 'local'
process.env.AWS_SECRET_ACCESS_KEY = 'local'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })

const [cpu] = cpus()
const day = new Date().toISOString().slice(0, 10)
console.log(
  `${day}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, Node.js ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}\n`,
)
console.log(`## A warm request\n\n${await benchShell()}\n`)
console.log(`## Honest and hostile clients\n\n${await benchLoad(Number(values.seconds))}`)
