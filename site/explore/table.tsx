import { save, toCsv } from '../src/csv.ts'

type Cell = string | number | boolean | null

/** The first list of objects in an answer, wherever it is: what a reader means by its rows. */
const listIn = (value: unknown): object[] | null => {
  if (Array.isArray(value))
    return value.length > 0 && value.every((one) => typeof one === 'object' && one !== null)
      ? (value as object[])
      : null
  if (typeof value !== 'object' || value === null) return null
  for (const member of Object.values(value)) {
    const found = listIn(member)
    if (found) return found
  }
  return null
}

/** The values of an object by their paths; those of a list in one cell. */
const cellsOf = (value: unknown, path: string, cells: { [path: string]: Cell }) => {
  if (Array.isArray(value)) {
    const members = value.map((member: unknown) => {
      const inner: { [path: string]: Cell } = {}
      cellsOf(member, '', inner)
      return Object.values(inner).join(', ')
    })
    cells[path] = members.join('; ')
  } else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) cellsOf(member, path ? `${path}.${name}` : name, cells)
  else cells[path] = value as Cell
}

/** An answer as a table, which can be saved as CSV. */
export const AnswerTable = ({ data, close }: { data: object; close: () => void }) => {
  const rows = (listIn(data) ?? [data]).map((one) => {
    const cells: { [path: string]: Cell } = {}
    cellsOf(one, '', cells)
    return cells
  })
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return (
    <div className="answer-table" role="region" aria-label="The answer as a table" tabIndex={0}>
      <p>
        {rows.length} {rows.length === 1 ? 'row' : 'rows'}{' '}
        <button
          type="button"
          onClick={() => {
            save('answer.csv', 'text/csv', toCsv(rows))
          }}
        >
          Download as CSV
        </button>{' '}
        <button type="button" onClick={close}>
          Close
        </button>
      </p>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column}>{String(row[column] ?? '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
