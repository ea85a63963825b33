import type { Table } from './data/table.ts'
import { type Author, writeRecord } from './data/records.ts'
import { typeOfInput } from './domain/records.ts'
import { type Problem, referencesOf } from './domain/rules.ts'
import type { RecordInput } from './generated/types.ts'
import { recordKey } from './data/keys.ts'
import { readRecordInput } from './schema.ts'

/** What came of an import. Lines are counted from 1. */
export interface Imported {
  written: number
  unchanged: number
  wrong: { line: number; problems: Problem[] }[]
}

interface Line {
  number: number
  input: RecordInput
  id: string
}

const SIDE_BY_SIDE = 16

const readLine = (text: string, number: number): Line | { number: number; problems: Problem[] } => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { number, problems: [{ field: [], message: 'The line is not JSON.' }] }
  }
  const { input, problems } = readRecordInput(value)
  if (!input) return { number, problems }
  const { type, content } = typeOfInput(input)
  const { id } = content
  return id
    ? { number, input, id }
    : {
        number,
        problems: [
          {
            field: [type.toLowerCase(), 'id'],
            message: 'An imported record has an id: so importing it twice changes nothing.',
          },
        ],
      }
}

const absentFrom = async (table: Table, ids: Iterable<string>): Promise<Set<string>> => {
  const keys = [...ids].map(recordKey)
  const found = await table.get(keys, true)
  return new Set(keys.filter((_, index) => !found[index]).map((key) => key.PK))
}

/** The references of a line that neither the archive has nor any line still standing brings. */
const dangling = (line: Line, absent: ReadonlySet<string>, brought: ReadonlySet<string>) =>
  referencesOf(line.input).filter(({ id }) => absent.has(id) && !brought.has(id))

/**
 * Imports records, one `RecordInput` as JSON a line, in any order: a line may name records that come after it. What is
 * wrong is left out, with everything that names it; the rest lands. The same lines again change nothing.
 * @param progress told how many lines are done, of how many
 */
export const importLines = async (
  table: Table,
  texts: readonly string[],
  author: Author,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<Imported> => {
  const imported: Imported = { written: 0, unchanged: 0, wrong: [] }
  let lines: Line[] = []
  texts.forEach((text, index) => {
    if (text.trim() === '') return
    const line = readLine(text, index + 1)
    if ('id' in line) lines.push(line)
    else imported.wrong.push({ line: line.number, problems: line.problems })
  })
  const absent = await absentFrom(table, new Set(lines.flatMap(({ input }) => referencesOf(input).map(({ id }) => id))))
  for (let before = -1; before !== lines.length;) {
    before = lines.length
    const brought = new Set(lines.map(({ id }) => id))
    lines = lines.filter((line) => {
      const problems = dangling(line, absent, brought).map(({ field, id, type }) => ({
        field,
        message: `There is no ${type} \`${id}\`, neither in the archive nor in what is imported.`,
      }))
      if (problems.length) imported.wrong.push({ line: line.number, problems })
      return problems.length === 0
    })
  }

  let done = imported.wrong.length
  const total = lines.length + done
  const left = new Map<string, Line[]>()
  for (const line of lines) left.set(line.id, [...(left.get(line.id) ?? []), line])
  while (left.size) {
    const waits = (line: Line) =>
      referencesOf(line.input).some(({ id }) => id !== line.id && absent.has(id) && left.has(id))
    const ready = [...left.values()].filter((sameId) => !sameId.some(waits))
    // Records that name each other in a circle: each vouches for the others.
    const circle = ready.length === 0
    const batch = (circle ? [...left.values()] : ready).slice(0, SIDE_BY_SIDE)
    const vouched = circle ? new Set(left.keys()) : new Set<string>()
    await Promise.all(
      batch.map(async (sameId) => {
        for (const { number, input } of sameId) {
          const { written, problems } = await writeRecord(table, input, author, vouched)
          if (problems.length) imported.wrong.push({ line: number, problems })
          else if (written) imported.written += 1
          else imported.unchanged += 1
          progress((done += 1), total)
        }
      }),
    )
    for (const [line] of batch) if (line) left.delete(line.id)
  }
  imported.wrong.sort((a, b) => a.line - b.line)
  return imported
}
