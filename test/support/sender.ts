/** Tells the webhooks of a table until it is killed: `sender.ts <endpoint>`. */
import { openTable } from '../../lambda/table/dynamodb.ts'
import { openSender } from '../../lambda/webhooks/sending.ts'

process.env.AWS_REGION = 'local'
process.env.AWS_ACCESS_KEY_ID = 'local'
process.env.AWS_SECRET_ACCESS_KEY = 'local'
await openSender(openTable('readout', process.argv[2]), { loopback: true }).until(new AbortController().signal)
