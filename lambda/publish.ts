import { openBucket } from './bulk/bucket.ts'
import { makeBulk } from './bulk/making.ts'
import { withMetrics } from './http/request-log.ts'
import { openTable } from './table/dynamodb.ts'
import { checkShape } from './table/shape-check.ts'

/** What the names of the files begin with in the bucket, and their addresses at the edge. */
const PREFIX = 'bulk/'

/**
 * What Lambda calls once a day: makes the bulk files in the bucket BULK_BUCKET, which the edge at BULK_ADDRESS serves. One
 * that ran out of time is called again, and goes on.
 */
export const handler = async (): Promise<void> => {
  const { TABLE_NAME, BULK_BUCKET, BULK_ADDRESS, STAGE } = process.env
  if (BULK_BUCKET === undefined || BULK_ADDRESS === undefined)
    throw new Error('BULK_BUCKET and BULK_ADDRESS are not set.')
  const table = openTable(TABLE_NAME ?? 'readout')
  await checkShape(table)
  const shelf = await openBucket({ bucket: BULK_BUCKET, prefix: PREFIX, scratch: '/tmp/bulk' })
  const { records, days } = await makeBulk(table, shelf, { address: `${BULK_ADDRESS}/${PREFIX}` })
  const bulkRecords = Object.values(records).reduce((sum, some) => sum + some, 0)
  process.stdout.write(`${withMetrics({}, STAGE ?? 'local', { bulkRecords, bulkDays: days.length })}\n`)
}
