import { csvFormat } from 'd3-dsv'

/** A row of a table, for a spreadsheet. */
export type Row = { [column: string]: string | number | boolean | null | undefined }

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. https://owasp.org/www-community/attacks/CSV_Injection */
const defused = (cell: Row[string]): string =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell ?? '')

/** Rows as CSV. Columns are those of any row, in the order in which they come. */
export const toCsv = (rows: readonly Row[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = rows.map((row) => Object.fromEntries(columns.map((column) => [column, defused(row[column])])))
  return csvFormat(lines, columns)
}

/** Saves a text as a file on the reader's machine. */
export const save = (name: string, type: string, text: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
