/**
 * `npm run bench:reads`: what questions cost, as a table in Markdown. `-- --records 10000` is the size of the made-up
 * archive that is asked.
 */
import { parseArgs } from 'node:util'
import { whereAndWhen } from './measure.ts'
import { benchReading } from './reading.ts'

const { values } = parseArgs({ options: { records: { type: 'string', default: '10000' } } })
console.log(whereAndWhen())
console.log(await benchReading(Number(values.records)))
