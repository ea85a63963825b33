import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A message as a receiver gets it. */
export interface Received {
  headers: { [name: string]: string }
  body: string
}

/** A receiver of webhooks on this machine. */
export interface Receiver {
  url: string
  received: Received[]
  close(): Promise<void>
}

/**
 * Starts a receiver.
 * @param answer answers a message; by default with 204
 * @param port the port; a free one by default
 */
export const startReceiver = async (
  answer: (response: ServerResponse, request: IncomingMessage) => void = (response) => response.writeHead(204).end(),
  port = 0,
): Promise<Receiver> => {
  const received: Received[] = []
  const server: Server = createServer((request, response) => {
    void text(request)
      .then((body) => {
        received.push({ headers: request.headers as Received['headers'], body })
        answer(response, request)
      })
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
