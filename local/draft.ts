/**
 * `npm run -s draft -- FILE [--document FILE.json] [--lang TAG]`: proposes the records of a text as NDJSON, which `import` takes.
 * What the archive has already is left out; questions go to standard error.
 */
import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { canonical } from '../lambda/domain/inputs.ts'
import { readUtf8 } from '../lambda/domain/utf8.ts'
import { draft } from '../lambda/drafting/draft.ts'
import { openLookup } from '../lambda/drafting/lookup.ts'
import type { DocumentInput } from '../lambda/generated/types.ts'
import { openArchive } from '../lambda/archive.ts'
import { problemsOf } from '../lambda/domain/problems.ts'
import { readRecordInput } from '../lambda/schema.ts'
import { ShownError } from '../lambda/errors.ts'
import { asCommand, openLocalArchive, Refused } from './data-folder.ts'

const USAGE = 'Name the text: npm run -s draft -- FILE [--document FILE.json] [--lang TAG]'

/** Larger files are no texts of one document; they are not read. */
const LARGEST_FILE = 4 * 1024 * 1024

const given = () => {
  try {
    const { values, positionals } = parseArgs({
      options: { document: { type: 'string' }, lang: { type: 'string' } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length) throw new Refused(USAGE)
    return { file, ...values }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(USAGE)
  }
}

const readText = async (file: string): Promise<string> => {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new Refused(`There is no file ${file}.`)
  if (found.size > LARGEST_FILE)
    throw new Refused(`${file} has ${found.size} bytes: a text has at most ${LARGEST_FILE}.`)
  const read = readUtf8(await readFile(file))
  if ('broken' in read)
    throw new Refused(`${file} is no text in UTF-8: line ${read.broken.line}, byte ${read.broken.byte}.`)
  return read.text
}

/** What is known of the document: its fields as `DocumentInput` has them, alone or as a line of an import. */
const readDocument = async (file: string | undefined): Promise<DocumentInput> => {
  if (file === undefined) return { kind: 'OTHER', held: false }
  let read: unknown
  try {
    read = JSON.parse(await readText(file))
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const line = typeof read === 'object' && read !== null && 'document' in read ? read : { document: read }
  const { input, problems } = readRecordInput(line)
  const [problem] = problems.length || !input ? problems : problemsOf(input)
  if (problem) throw new Refused(`${file}: ${problem.field.join('.')}: ${problem.message}`)
  if (!input?.document) throw new Refused(`${file} has no document.`)
  return input.document
}

await asCommand(async () => {
  const { file, document: about, lang } = given()
  const [text, document] = [await readText(file), await readDocument(about)]
  const { table, close } = await openLocalArchive({ guest: true })
  try {
    const { records, questions } = await draft(text, document, lang ?? null, openLookup(openArchive(table)))
    for (const { input, existing } of records) if (!existing) console.log(JSON.stringify(canonical(input)))
    for (const { message, start, end } of questions)
      console.error(start === null ? message : `${start}-${end ?? ''}: ${message}`)
    const existing = records.filter((one) => one.existing).length
    console.error(
      `${records.length - existing} records proposed, ${existing} are in the archive, ${questions.length} questions.`,
    )
  } catch (error) {
    if (error instanceof ShownError) throw new Refused(error.message)
    throw error
  } finally {
    await close()
  }
})
