import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { openTable } from '../../lambda/table/dynamodb.ts'
import { checkShape } from '../../lambda/table/shape-check.ts'
import { unpack } from '../../lambda/table/packing.ts'
import { type Table } from '../../lambda/table/table.ts'
import { startEngine } from '../../local/engine.ts'

process.env.AWS_REGION = 'local'
process.env.AWS_ACCESS_KEY_ID = 'local'
process.env.AWS_SECRET_ACCESS_KEY = 'local'

/** An empty table on its own engine, in memory; `pid` is the engine's, `stop` ends it. */
export const freshTable = async (): Promise<{
  table: Table
  endpoint: string
  pid: number
  stop: () => Promise<void>
}> => {
  const engine = await startEngine()
  const table = openTable('readout', engine.endpoint)
  await table.create()
  await checkShape(table)
  return { table, endpoint: engine.endpoint, pid: engine.pid, stop: () => engine.stop() }
}

/** The text of a body as it stands in the table, packed or plain. Throws if it cannot be unpacked. */
export const textOfBody = (body: AttributeValue | undefined): string => {
  const text = body?.B ? unpack(body.B) : (body?.S ?? '')
  if (text === null) throw new Error('The body cannot be unpacked.')
  return text
}
