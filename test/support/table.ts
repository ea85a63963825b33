import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { openTable, type Table } from '../../lambda/data/table.ts'
import { startEngine } from '../../local/engine.ts'

/** An empty table on an engine of its own, in memory; `stop` ends the engine. */
export const freshTable = async (): Promise<{ table: Table; stop: () => Promise<void> }> => {
  const engine = await startEngine()
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const table = openTable(client, 'readout')
  await table.create()
  return { table, stop: () => engine.stop() }
}
