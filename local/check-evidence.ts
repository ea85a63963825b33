/**
 * `npm run check-evidence -- DOCUMENT FILE`: says for every passage of a document that records cite whether it is in the
 * text of the file, and where.
 */
import { readFile } from 'node:fs/promises'
import { openArchive } from '../lambda/archive.ts'
import { checkingAgainst } from '../lambda/domain/evidence.ts'
import { isOf } from '../lambda/domain/nouns.ts'
import { hashOfText } from '../lambda/domain/texts.ts'
import { notUtf8, readUtf8 } from '../lambda/domain/utf8.ts'
import { citationsOf } from '../lambda/reading/citing.ts'
import { asCommand, openLocalArchive, Refused } from './data-folder.ts'
import { optionsOf } from './options.ts'

await asCommand(async () => {
  const [id, file, ...more] = optionsOf('npm run check-evidence --', []).rest
  if (id === undefined || file === undefined || more.length)
    throw new Refused('Name the document and the file with its text: npm run check-evidence -- DOCUMENT FILE')
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Refused(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  })
  const read = readUtf8(bytes)
  if ('broken' in read) throw new Refused(`${file}: ${notUtf8(read.broken)}`)
  if (read.text.trim() === '') throw new Refused(`${file} is empty.`)
  const { table, close } = await openLocalArchive({ guest: true })
  try {
    const archive = openArchive(table)
    const document = await archive.find(id)
    if (!document || !isOf(document, 'Document')) throw new Refused(`There is no document \`${id}\`.`)
    if (document.textSha256 && document.textSha256 !== hashOfText(read.text))
      console.error('The text is not the one whose SHA-256 the document has: it was edited, or is another one.')
    const check = checkingAgainst(read.text)
    const counts = new Map<string, number>()
    for (const { record, index, evidence } of await citationsOf(archive, id)) {
      const { state, start, end, countedInUtf16 } = check(evidence)
      counts.set(state, (counts.get(state) ?? 0) + 1)
      const place = start === null ? '' : ` ${start} to ${end ?? start}`
      const from = state === 'MOVED' && evidence.start != null ? `, not ${evidence.start}` : ''
      const why = countedInUtf16 ? ' (the record counts UTF-16)' : ''
      console.log(`${record.id} evidence ${index}: ${state}${place}${from}${why}`)
    }
    console.log([...counts].map(([state, count]) => `${count} ${state}`).join(', ') || 'No record cites the document.')
    if (['MOVED', 'CHANGED', 'ORPHANED'].some((state) => counts.has(state))) process.exitCode = 1
  } finally {
    await close()
  }
})
