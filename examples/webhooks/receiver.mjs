// Receives the messages of a webhook of Readout: node receiver.mjs [port]. Its secret is in WEBHOOK_SECRET.
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'

const webhook = new Webhook(process.env.WEBHOOK_SECRET)

createServer(async (request, response) => {
  let message
  try {
    message = webhook.verify(await text(request), request.headers)
  } catch {
    return response.writeHead(401).end() // not signed with the secret, changed on its way, or older than five minutes
  }
  // Put what came where it is safe before you answer: the answer moves the cursor. A message may come twice.
  for (const { recordId, revision, action } of message.data.changes ?? []) console.log(action, recordId, revision)
  response.writeHead(204).end()
}).listen(process.argv[2] ?? 3000, '127.0.0.1')
