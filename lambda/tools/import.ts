import type { Problem } from '../domain/checks.ts'
import { decideRecord, differing, problemsOfStatus } from '../domain/changes.ts'
import { withId } from '../domain/inputs.ts'
import { typeOfId } from '../domain/nouns.ts'
import { problemsOf } from '../domain/problems.ts'
import { referencesOf } from '../domain/references.ts'
import { fieldOf } from '../domain/records.ts'
import type { Author } from '../domain/revisions.ts'
import { findWhole } from '../table/bodies.ts'
import type { Table } from '../table/table.ts'
import { importRecords } from '../writing/importing.ts'
import { type Outcome, statusIntent, writeTogether } from '../writing/records.ts'
import { type Importable, type Imported, readLine, type Tombstone } from './lines.ts'
import { restoreArchive } from './restore.ts'

/** How lines are imported. */
export interface ImportOptions {
  /** Whether records that stand with other content are amended, whatever their revision. */
  overwrite?: boolean
  /** Whether lists that grow are added to. */
  merge?: boolean
  /** Whether warnings refuse a record. */
  strict?: boolean
  /** Told how many lines are done, of how many. */
  progress?: (done: number, of: number) => void
}

/** How long a throttled table is waited for, in milliseconds: whoever imports a file has time. */
const PATIENCE = 120_000

/** The lines of an import, and what is wrong with the others. Blank lines are passed over. */
const readLines = (texts: readonly string[]) => {
  const lines: Importable[] = []
  const tombstones: (Tombstone & { number: number })[] = []
  const wrong: Imported['wrong'] = []
  texts.forEach((text, index) => {
    const number = index + 1
    if (text.trim() === '') return
    const line = readLine(text)
    if ('problems' in line) wrong.push({ line: number, problems: line.problems })
    else if ('tombstone' in line) tombstones.push({ ...line.tombstone, number })
    else lines.push({ number, ...line })
  })
  return { lines, tombstones, wrong }
}

/** Gives records the statuses that their lines say; what became others first, so that nothing is merged into it then. */
const importStatuses = async (
  table: Table,
  lines: readonly Importable[],
  outcomes: readonly Outcome[],
  author: Author,
  overwrite: boolean,
) => {
  const problems = new Map<number, Problem[]>()
  let left = lines.flatMap(({ envelope }, index) => {
    const { record, action } = outcomes[index]!
    const { status, supersededBy, statusReason, revision } = envelope
    const isKnown = action !== null || overwrite || revision === record?.revision
    const differs = record && (record.status !== status || record.supersededBy !== supersededBy)
    if (!record || status === undefined || !differs) return []
    if (!isKnown) {
      const message = `\`${record.id}\` has the status ${record.status} at revision ${record.revision}: import with \`--overwrite\` to change that.`
      problems.set(index, [{ code: 'CONFLICT', field: ['status'], message }])
      return []
    }
    const change = {
      id: record.id,
      status,
      reason: statusReason ?? 'Imported so.',
      supersededBy,
      expectedRevision: record.revision,
    }
    return [{ index, change }]
  })
  while (left.length) {
    const targets = new Set(left.map(({ change }) => change.supersededBy))
    const ready = left.filter(({ change }) => !targets.has(change.id))
    for (const { index, change } of ready.length ? ready : left) {
      const [outcome] = await writeTogether(table, [statusIntent(change, problemsOfStatus(change))], author, PATIENCE)
      if (outcome?.problems.length) problems.set(index, outcome.problems)
    }
    left = ready.length ? left.filter((one) => !ready.includes(one)) : []
  }
  return problems
}

/**
 * Imports records, one a line, in any order. What is wrong is left out, with everything that names it; the rest lands.
 * The same lines again change nothing, and an older file takes nothing back: a record that stands with other content is a
 * CONFLICT, unless the line is based on its revision or the options say otherwise.
 * @throws Busy if the table does not answer: what has landed by then stands, and importing again does the rest
 */
export const importLines = async (
  table: Table,
  texts: readonly string[],
  author: Author,
  { progress = () => undefined, overwrite = false, merge, strict }: ImportOptions = {},
): Promise<Imported> => {
  const { lines, tombstones, wrong } = readLines(texts)
  if (tombstones.length || lines.some(({ envelope }) => envelope.history))
    return restoreArchive(table, lines, tombstones, wrong)
  const imported: Imported = { written: 0, unchanged: 0, wrong, warned: [] }
  let done = wrong.length
  const total = lines.length + done
  const outcomes = await importRecords(
    table,
    lines.map(({ input }) => input),
    author,
    {
      modeAt: (place) => ({ mode: 'IMPORT', overwrite, merge, base: lines[place]?.envelope.revision }),
      strict,
      patience: PATIENCE,
      done() {
        progress((done += 1), total)
      },
    },
  )
  const ofStatus = await importStatuses(table, lines, outcomes, author, overwrite)
  outcomes.forEach(({ action, problems, warnings }, index) => {
    const line = lines[index]!.number
    const found = [...problems, ...(ofStatus.get(index) ?? [])]
    if (warnings.length) imported.warned.push({ line, warnings })
    if (found.length) imported.wrong.push({ line, problems: found })
    else if (action) imported.written += 1
    else imported.unchanged += 1
  })
  imported.wrong.sort((a, b) => a.line - b.line)
  return imported
}

/** What an import would do with one line. */
export interface Planned {
  line: number
  id: string | null
  action: 'record' | 'amend' | 'leave' | 'refuse'
  /** The fields that it would amend. */
  fields: string[]
  problems: Problem[]
}

/** Says what an import of lines would do, and writes nothing. */
export async function* planImport(
  table: Table,
  texts: readonly string[],
  { overwrite, merge }: ImportOptions = {},
): AsyncGenerator<Planned> {
  const { lines, wrong } = readLines(texts)
  for (const { line, problems } of wrong) yield { line, id: null, action: 'refuse', fields: [], problems }
  const find = (id: string) => findWhole(id, async (key) => (await table.get([key], { consistent: true }))[0])
  const along = new Set(lines.map(({ input }) => withId(input).id))
  for (const { number: line, input: given, envelope } of lines) {
    const { id, type, input } = withId(given)
    const before = typeOfId(id) === null ? null : await find(id)
    const problems = problemsOf(input)
    const content = input[fieldOf(type)]
    for (const { field, id: named, type: wanted } of content ? referencesOf(type, content) : [])
      if (typeOfId(named) === wanted && !along.has(named) && !(await find(named)))
        problems.push({ code: 'NOT_FOUND', field, message: `There is no ${wanted} \`${named}\`.` })
    const decision = decideRecord(input, id, before, { mode: 'IMPORT', overwrite, merge, base: envelope.revision })
    const refused = problems.length ? problems : 'problems' in decision ? decision.problems : []
    if (refused.length) yield { line, id, action: 'refuse', fields: [], problems: refused }
    else if ('stands' in decision) yield { line, id, action: 'leave', fields: [], problems: [] }
    else if ('next' in decision && before)
      yield { line, id, action: 'amend', fields: differing(before, decision.next(before.updatedAt)), problems: [] }
    else yield { line, id, action: 'record', fields: [], problems: [] }
  }
}
