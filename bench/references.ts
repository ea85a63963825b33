/**
 * `npm run bench:references`: what an instance's memory of the records that others refer to saves, by how many requests a
 * second the instance answers, as a table in Markdown. Readers without a key ask for a page of 50 statements with the
 * names of speakers: half of them for the newest, half for those of somebody, chosen by Zipf's law as the archive names
 * people. The time of the memory is simulated; the units are the engine's.
 */
import { parseArgs } from 'node:util'
import { openArchive } from '../lambda/archive.ts'
import { type Memory, openMemory } from '../lambda/reading/memory.ts'
import { queryOf } from '../lambda/domain/queries.ts'
import { statements, withFunction } from '../lambda/domain/statements.ts'
import { newUsage } from '../lambda/table/usage.ts'
import { countsOf, idOf } from './archive.ts'
import { filledTable } from './filled.ts'
import { randomOf } from '../test/support/random.ts'
import { median, shown, toTable, whereAndWhen } from './measure.ts'

const RATES = [1, 10, 100]
/** The seconds that are simulated, and from which on they count. */
const SECONDS = 30
const WARM = 12

const { values } = parseArgs({ options: { records: { type: 'string', default: '17241' } } })
const records = Number(values.records)
const people = countsOf(records).Stakeholder

process.env.AWS_REGION = 'local'
process.env.AWS_ACCESS_KEY_ID = 'local'
process.env.AWS_SECRET_ACCESS_KEY = 'local'

const filled = await filledTable(records)

/** The read units of pages, each with the names of its speakers. */
const unitsOf = async (count: number, seed: number, memoryAt: (request: number) => Memory | undefined) => {
  const { next } = randomOf(seed)
  const units: number[] = []
  for (let request = 0; request < count; request += 1) {
    const usage = newUsage()
    const archive = openArchive(filled.table.observed(usage), { memory: memoryAt(request), recalls: true })
    const filter = next() < 0.5 ? {} : { speaker: idOf('Stakeholder', Math.floor(people ** next()) - 1) }
    const listed = { ...queryOf(statements, filter), order: 'NEWEST_FIRST' as const, name: JSON.stringify(filter) }
    const { nodes } = await archive.page(listed, { first: 50 })
    const speakers = new Set(nodes.flatMap((node) => withFunction(node, 'SPEAKER')))
    await Promise.all([...speakers].map((id) => archive.became(id)))
    units.push(usage.readUnits)
  }
  return units
}

const row = (what: string | number, units: number[]) => [
  what,
  units.length,
  shown(units.reduce((sum, one) => sum + one, 0) / units.length),
  shown(median(units)),
]

try {
  const rows = [row('without memory', await unitsOf(200, 7, () => undefined))]
  for (const rate of RATES) {
    let now = 0
    const memory = openMemory(() => now)
    const units = await unitsOf(rate * SECONDS, rate, (request) => {
      now = (request / rate) * 1000
      return memory
    })
    rows.push(row(rate, units.slice(rate * WARM)))
  }
  console.log(`${whereAndWhen()}\n${shown(records)} records, ${shown(people)} stakeholders\n`)
  console.log(toTable(['requests a second', 'pages measured', 'read units a page, mean', 'median'], rows))
} finally {
  await filled.stop()
}
