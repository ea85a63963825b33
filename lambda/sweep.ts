import { openTable } from './table/dynamodb.ts'
import { finishAllPending } from './writing/erasing.ts'
import { checkShape } from './table/shape-check.ts'
import { withMetrics } from './http/request-log.ts'

/** What Lambda calls every few minutes: finishes the writes and erasures that an instance began and was cut off from. */
export const handler = async (): Promise<void> => {
  const table = openTable(process.env.TABLE_NAME ?? 'readout')
  await checkShape(table)
  const finished = await finishAllPending(table)
  process.stdout.write(`${withMetrics({}, process.env.STAGE ?? 'local', { finished })}\n`)
}
