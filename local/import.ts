/** `npm run import FILE…`: imports NDJSON, one RecordInput a line; `-` reads standard input. */
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { SingleBar } from 'cli-progress'
import { importLines } from '../lambda/tools/import.ts'
import { asCommand, openLocalArchive, Refused } from './data-folder.ts'

const readLines = async (file: string): Promise<{ file: string; number: number; line: string }[]> => {
  const content = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch((error: unknown) => {
    throw new Refused(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  })
  return content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ file, number: index + 1, line }))
}

await asCommand(async () => {
  const files = process.argv.slice(2)
  if (files.length === 0) throw new Refused('Name the files to import, `-` for standard input: npm run import FILE…')
  const lines = (await Promise.all(files.map(readLines))).flat()
  const { table, close } = await openLocalArchive({ guest: true })
  const bar = new SingleBar({ clearOnComplete: true, noTTYOutput: false })
  if (process.stderr.isTTY) bar.start(lines.length, 0)
  try {
    const author = { by: 'import' }
    const { written, unchanged, wrong } = await importLines(
      table,
      lines.map(({ line }) => line),
      author,
      (done, of) => {
        bar.setTotal(of)
        bar.update(done)
      },
    )
    bar.stop()
    for (const { line, problems } of wrong) {
      const at = lines[line - 1]
      for (const { field, message } of problems)
        console.error(
          `${at?.file ?? ''}:${at?.number ?? line}: ${field.length ? `${field.join('.')}: ` : ''}${message}`,
        )
    }
    console.log(`${written} written, ${unchanged} unchanged, ${wrong.length} wrong`)
    if (wrong.length) process.exitCode = 1
  } finally {
    bar.stop()
    await close()
  }
})
