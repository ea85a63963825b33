import type { Problem } from '../domain/checks.ts'
import type { Author } from '../domain/revisions.ts'
import { importRecords } from '../writing/importing.ts'
import type { Table } from '../table/table.ts'
import type { RecordInput } from '../generated/types.ts'
import { readRecordInput } from '../schema.ts'

/** What came of an import. Lines are counted from 1. */
export interface Imported {
  written: number
  unchanged: number
  wrong: { line: number; problems: Problem[] }[]
}

/** A table that is throttled for so long, in milliseconds, is waited for: whoever imports a file has time, and no one waits for an answer. */
const PATIENCE = 120_000

const readLine = (text: string): { input?: RecordInput; problems: Problem[] } => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problems: [{ code: 'INVALID', field: [], message: 'The line is not JSON.' }] }
  }
  return readRecordInput(value)
}

/**
 * Imports records, one `RecordInput` as JSON a line, in any order. What is wrong is left out, with everything that
 * names it; the rest lands. The same lines again change nothing.
 * @param progress told how many lines are done, of how many
 * @throws Busy where the table did not answer: what has landed by then stands, and importing again does the rest
 */
export const importLines = async (
  table: Table,
  texts: readonly string[],
  author: Author,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<Imported> => {
  const imported: Imported = { written: 0, unchanged: 0, wrong: [] }
  const lines: { number: number; input: RecordInput }[] = []
  texts.forEach((text, index) => {
    if (text.trim() === '') return
    const { input, problems } = readLine(text)
    if (input) lines.push({ number: index + 1, input })
    else imported.wrong.push({ line: index + 1, problems })
  })
  let done = imported.wrong.length
  const total = lines.length + done
  const inputs = lines.map(({ input }) => input)
  const count = () => {
    progress((done += 1), total)
  }
  const outcomes = await importRecords(table, inputs, author, { done: count, patience: PATIENCE })
  outcomes.forEach(({ action, problems }, index) => {
    if (problems.length) imported.wrong.push({ line: lines[index]!.number, problems })
    else if (action) imported.written += 1
    else imported.unchanged += 1
  })
  imported.wrong.sort((a, b) => a.line - b.line)
  return imported
}
