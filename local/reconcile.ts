/**
 * `npm run -s reconcile -- FILE.csv --column NAME > OUT.csv`: writes beside each row of a table who of the archive may be
 * meant by the name in a column.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { CsvError, parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import { openArchive } from '../lambda/archive.ts'
import { asCommand, openLocalArchive, Refused } from './data-folder.ts'

const USAGE = 'Name the file and the column of the names: npm run -s reconcile -- FILE.csv --column NAME'

/** How many candidates a row shows: the best by itself, the others in one column. */
const SHOWN = 4
const HEADS = ['readout_id', 'readout_name', 'readout_score', 'readout_match', 'readout_others']

const given = () => {
  try {
    const { values, positionals } = parseArgs({ options: { column: { type: 'string' } }, allowPositionals: true })
    const [file, ...more] = positionals
    if (file === undefined || more.length || values.column === undefined) throw new Refused(USAGE)
    return { file, column: values.column }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(USAGE)
  }
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. https://owasp.org/www-community/attacks/CSV_Injection */
const defused = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

await asCommand(async () => {
  const { file, column } = given()
  if (!(await stat(file).catch(() => null))?.isFile()) throw new Refused(`There is no file ${file}.`)
  const { table, close } = await openLocalArchive({ guest: true })
  const counts = { rows: 0, matches: 0 }
  try {
    let place = -1
    const rows = createReadStream(file).pipe(parse({ bom: true, relax_column_count: true }))
    for await (const cells of rows as AsyncIterable<string[]>) {
      if (place < 0) {
        place = cells.indexOf(column)
        if (place < 0) throw new Refused(`${file} has no column "${column}". It has ${cells.join(', ')}.`)
        process.stdout.write(stringify([[...cells, ...HEADS]]))
        continue
      }
      const name = cells[place]?.trim() ?? ''
      const found = name === '' ? [] : await openArchive(table).candidates({ name, first: SHOWN })
      const [best, ...others] = found.map(({ stakeholder: { id }, ...one }) => ({ id, ...one }))
      counts.rows += 1
      if (best?.isMatch) counts.matches += 1
      const shown = best ? [best.id, best.name, String(best.score), best.isMatch ? 'yes' : 'no'] : ['', '', '', '']
      const rest = others.map(({ id, name: other, score }) => `${id} (${other}, ${score})`).join('; ')
      process.stdout.write(stringify([[...cells, ...shown.map(defused), defused(rest)]]))
    }
    if (place < 0) throw new Refused(`${file} is empty.`)
    console.error(`${counts.rows} rows, ${counts.matches} matches.`)
  } catch (error) {
    if (error instanceof CsvError) throw new Refused(`${file} is no table of CSV: ${error.message}`)
    throw error
  } finally {
    await close()
  }
})
