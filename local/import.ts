/**
 * `npm run import FILE…`: imports NDJSON, one RecordInput a line; `-` reads standard input. `-- --dry-run` says what it
 * would do; `--overwrite` amends what stands with other content, `--merge` adds to its lists, `--strict` refuses what
 * looks odd.
 */
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { SingleBar } from 'cli-progress'
import type { Problem, Warning } from '../lambda/domain/checks.ts'
import { readUtf8 } from '../lambda/domain/utf8.ts'
import { importLines, planImport } from '../lambda/tools/import.ts'
import type { Table } from '../lambda/table/table.ts'
import { asCommand, openLocalArchive, Refused } from './data-folder.ts'
import { optionsOf } from './options.ts'

interface FileLine {
  file: string
  number: number
  line: string
}

const readLines = async (file: string): Promise<FileLine[]> => {
  const bytes = await (file === '-' ? buffer(process.stdin) : readFile(file)).catch((error: unknown) => {
    throw new Refused(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  })
  const read = readUtf8(bytes)
  if ('broken' in read) {
    const { line, column, byte } = read.broken
    throw new Refused(
      `${file}:${line}:${column}: This is not UTF-8 (byte ${byte}): nothing was imported. Save the file in UTF-8.`,
    )
  }
  return read.text.split(/\r?\n/).map((line, index) => ({ file, number: index + 1, line }))
}

/** A problem or warning of a line, as people read it. */
const told = (at: FileLine | undefined, line: number, kind: string, { field, message }: Problem | Warning) => {
  const where = field.length ? `${field.join('.')}: ` : ''
  return `${at?.file ?? ''}:${at?.number ?? line}: ${kind}${where}${message}`
}

const plan = async (table: Table, lines: readonly FileLine[], options: { overwrite: boolean; merge: boolean }) => {
  const counts = { record: 0, amend: 0, leave: 0, refuse: 0 }
  const texts = lines.map(({ line }) => line)
  for await (const { line, id, action, fields, problems } of planImport(table, texts, options)) {
    counts[action] += 1
    if (action === 'record') console.log(`record ${id ?? ''}`)
    if (action === 'amend') console.log(`amend ${id ?? ''}: ${fields.join(', ')}`)
    for (const problem of problems) console.error(told(lines[line - 1], line, '', problem))
  }
  const { record, amend, leave, refuse } = counts
  console.log(`${record} to record, ${amend} to amend, ${leave} unchanged, ${refuse} wrong; nothing was written`)
  if (refuse) process.exitCode = 1
}

await asCommand(async () => {
  const { options, rest: files } = optionsOf('npm run import', ['dry-run', 'overwrite', 'merge', 'strict'])
  if (files.length === 0) throw new Refused('Name the files to import, `-` for standard input: npm run import FILE…')
  const { 'dry-run': isDry, ...how } = options
  const lines = (await Promise.all(files.map(readLines))).flat()
  const { table, close } = await openLocalArchive({ guest: true })
  const bar = new SingleBar({ clearOnComplete: true, noTTYOutput: false })
  try {
    if (isDry) {
      await plan(table, lines, how)
      return
    }
    if (process.stderr.isTTY) bar.start(lines.length, 0)
    const texts = lines.map(({ line }) => line)
    const progress = (done: number, of: number) => {
      bar.setTotal(of)
      bar.update(done)
    }
    const { written, unchanged, wrong, warned } = await importLines(
      table,
      texts,
      { by: 'import' },
      { ...how, progress },
    )
    bar.stop()
    for (const { line, warnings } of warned)
      for (const warning of warnings) console.error(told(lines[line - 1], line, 'warning: ', warning))
    for (const { line, problems } of wrong)
      for (const problem of problems) console.error(told(lines[line - 1], line, '', problem))
    const odd = warned.length ? `, ${warned.length} with warnings` : ''
    console.log(`${written} written, ${unchanged} unchanged, ${wrong.length} wrong${odd}`)
    if (wrong.length) process.exitCode = 1
  } finally {
    bar.stop()
    await close()
  }
})
