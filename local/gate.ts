import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { hashOfSecret, sameHash } from '../lambda/access/secrets.ts'

/** A proxy through which other commands of the same user reach the engine. */
export interface Gate {
  endpoint: string
  /** The access key id that a request must be signed with. */
  accessKeyId: string
  close(): void
}

/** The access key id that a request is signed with. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html */
const accessKeyIdOf = ({ headers }: IncomingMessage): string =>
  /\bCredential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1] ?? ''

/**
 * Opens a proxy in front of an engine that accepts any signature and lets every web page read its responses: the proxy
 * passes on only requests that are signed with the secret of this run, and none from a browser's page.
 */
export const openGate = async (engine: string): Promise<Gate> => {
  const accessKeyId = randomBytes(20).toString('hex')
  const wanted = hashOfSecret(accessKeyId)
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.origin !== undefined || !sameHash(hashOfSecret(accessKeyIdOf(request)), wanted)) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end('Only the commands of Readout may use this.\n')
      return
    }
    const { method, url, headers } = request
    const onward = send(new URL(url ?? '/', engine), { method, headers })
    await Promise.all([
      pipeline(request, onward),
      once(onward, 'response').then(async ([answer]: IncomingMessage[]) => {
        response.writeHead(answer!.statusCode ?? 502, answer!.headers)
        await pipeline(answer!, response)
      }),
    ])
  }
  const server = createServer((request, response) => {
    // If a connection breaks on one side, it is closed on the other too, and the client retries.
    pass(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy listens on no port.')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    accessKeyId,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
