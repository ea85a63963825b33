/**
 * `npm run bench:writes`: what writing costs, as tables in Markdown. `-- --records 5000` imports 5,000 records instead of
 * 100,000, `--on-disk` into a file instead of memory; `--rounds 9` measures single writes more often.
 */
import { parseArgs } from 'node:util'
import { whereAndWhen } from './measure.ts'
import { benchImporting } from './importing.ts'
import { benchRecording } from './recording.ts'
import { benchUnits } from './units.ts'

process.env.AWS_REGION = 'local'
process.env.AWS_ACCESS_KEY_ID = 'local'
process.env.AWS_SECRET_ACCESS_KEY = 'local'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    'on-disk': { type: 'boolean', default: false },
  },
})

let told = 0
const progress = (text: string) => {
  if (!process.stderr.isTTY || Date.now() - told < 100) return
  told = Date.now()
  process.stderr.write(`\r${text} `)
}
console.log(whereAndWhen())
console.log(`## Import\n\n${await benchImporting(Number(values.records), values['on-disk'], progress)}\n`)
console.log(`## One record at a time\n\n${await benchRecording(Number(values.rounds))}\n`)
console.log(`## Units\n\n${await benchUnits()}`)
