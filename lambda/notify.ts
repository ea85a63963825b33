import { withMetrics } from './http/request-log.ts'
import { openTable } from './table/dynamodb.ts'
import { checkShape } from './table/shape-check.ts'
import { openSender } from './webhooks/sending.ts'

/** How long one run serves the webhooks at most, in milliseconds: the next one begins a minute after this one did. */
const RUN_TIME = 50_000

/** What Lambda calls every minute: tells the webhooks of the changes that they have not been told. */
export const handler = async (): Promise<void> => {
  const table = openTable(process.env.TABLE_NAME ?? 'readout')
  await checkShape(table)
  const sender = openSender(table, { loopback: false })
  await sender.untilIdle(AbortSignal.timeout(RUN_TIME))
  const { delivered, failed, changes, lag } = sender.sent
  const metrics = { webhooksDelivered: delivered, webhooksFailed: failed, webhookChanges: changes, webhookLag: lag }
  process.stdout.write(`${withMetrics({}, process.env.STAGE ?? 'local', metrics)}\n`)
}
