import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { hashOfSecret, sameHash } from '../lambda/access/secrets.ts'

/** A way to the engine for other commands of the same user. */
export interface Gate {
  endpoint: string
  /** By which a request is let through, as its access key id. */
  accessKeyId: string
  close(): void
}

/** The access key id that a request is signed with. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html */
const accessKeyIdOf = ({ headers }: IncomingMessage): string =>
  /\bCredential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1] ?? ''

/**
 * Opens a gate in front of an engine that takes any signature and lets every web page read its answers: only who knows
 * this run's secret comes through, and no page of a browser does.
 */
export const openGate = async (engine: string): Promise<Gate> => {
  const accessKeyId = randomBytes(20).toString('hex')
  const wanted = hashOfSecret(accessKeyId)
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.origin !== undefined || !sameHash(hashOfSecret(accessKeyIdOf(request)), wanted)) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end('This is for the commands of Readout alone.\n')
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
    // A connection that breaks on either side is broken on the other, and whoever asked asks again.
    pass(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The gate listens on no port.')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    accessKeyId,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
