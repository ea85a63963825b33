import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/**
 * A fault of a request: refused with an error of DynamoDB; answered for only a part of its keys; interrupted before the
 * engine received it, after the engine executed it, or in the middle of the response; delayed by a number of milliseconds
 * on the way there or back; never answered.
 */
export type Fault =
  | 'ProvisionedThroughputExceededException'
  | 'ThrottlingException'
  | 'InternalServerError'
  | 'TransactionConflict'
  | 'UnprocessedKeys'
  | 'cut before'
  | 'cut after'
  | 'cut short'
  | 'silence'
  | { there: number }
  | { back: number }

/** A request to the engine. */
export interface Passing {
  /** The operation, such as `TransactWriteItems`. */
  command: string
  body: string
  /** The number of requests before it since the plan was set. */
  index: number
}

/** Decides the fault of each request; null for none. It may wait, or do something else first. */
export type Plan = (request: Passing) => Fault | null | Promise<Fault | null>

export interface FaultyEngine {
  endpoint: string
  /** Sets the plan for further requests. Requests in flight keep their fault. */
  plan(plan: Plan): void
  /** The number of requests with a fault since the plan was set, by fault. */
  suffered(): { [fault: string]: number }
  stop(): Promise<void>
}

interface Answer {
  status: number
  headers: { [name: string]: string | string[] | undefined }
  body: Buffer
}

const TYPE = 'com.amazonaws.dynamodb.v20120810#'

const answerOf = (status: number, body: object): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify(body)),
})

const refusal = (status: number, name: string, more: object = {}) =>
  answerOf(status, { __type: `${TYPE}${name}`, message: `${name}, by the plan of a test`, ...more })

/** The transactions of two writers conflict: DynamoDB reports that for each action, and executes none. */
const conflict = (body: string): Answer => {
  const { TransactItems } = JSON.parse(body) as { TransactItems: unknown[] }
  const reasons = TransactItems.map((_, index) => ({ Code: index === 0 ? 'TransactionConflict' : 'None' }))
  return refusal(400, 'TransactionCanceledException', { CancellationReasons: reasons })
}

interface KeysAsked {
  RequestItems: { [table: string]: { Keys: object[] } }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const nameOf = (fault: Fault) => (typeof fault === 'string' ? fault : 'there' in fault ? 'late there' : 'late back')

/** Opens a proxy to an engine, which adds faults according to a plan. */
export const openFaults = async (engine: string): Promise<FaultyEngine> => {
  const agent = new Agent({ keepAlive: true })
  let current: Plan = () => null
  let index = 0
  let suffered: { [fault: string]: number } = {}

  const forward = async ({ headers }: IncomingMessage, body: string): Promise<Answer> => {
    const onward = send(engine, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    onward.end(body)
    const [answer] = (await once(onward, 'response')) as [IncomingMessage]
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) }
  }

  /** Half of the keys are looked up, at least one; the others are returned as unprocessed. */
  const forwardHalf = async (request: IncomingMessage, body: string): Promise<Answer> => {
    const asked = JSON.parse(body) as KeysAsked
    const [[table, { Keys: keys, ...how }]] = Object.entries(asked.RequestItems) as [[string, { Keys: object[] }]]
    const [now, later] = [keys.slice(0, Math.ceil(keys.length / 2)), keys.slice(Math.ceil(keys.length / 2))]
    const part = { ...asked, RequestItems: { [table]: { ...how, Keys: now } } }
    const answer = await forward(request, JSON.stringify(part))
    const found = JSON.parse(answer.body.toString()) as object
    return answerOf(answer.status, {
      ...found,
      UnprocessedKeys: later.length ? { [table]: { ...how, Keys: later } } : {},
    })
  }

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = (await buffer(request)).toString()
    const command = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const give = ({ status, headers, body }: Answer, bytes = body.length) => {
      response.writeHead(status, { ...headers, 'content-length': body.length })
      response.write(body.subarray(0, bytes), () => (bytes === body.length ? response.end() : request.socket.destroy()))
    }
    const asked = current
    const fault = await asked({ command, body, index: index++ })
    const fits =
      fault === 'TransactionConflict'
        ? command === 'TransactWriteItems'
        : fault !== 'UnprocessedKeys' || command === 'BatchGetItem'
    if (fault === null || !fits) {
      give(await forward(request, body))
      return
    }
    suffered[nameOf(fault)] = (suffered[nameOf(fault)] ?? 0) + 1
    if (typeof fault === 'object') {
      if ('there' in fault) await wait(fault.there) // it arrives, even after the client has timed out
      const answer = await forward(request, body)
      if ('back' in fault) await wait(fault.back)
      give(answer)
    } else if (fault === 'TransactionConflict') give(conflict(body))
    else if (fault === 'UnprocessedKeys') give(await forwardHalf(request, body))
    else if (fault === 'InternalServerError') give(refusal(500, fault))
    else if (fault === 'cut before') request.socket.destroy()
    else if (fault === 'cut after') {
      await forward(request, body)
      request.socket.destroy()
    } else if (fault === 'cut short') {
      const answer = await forward(request, body)
      give(answer, Math.floor(answer.body.length / 2))
    } else if (fault !== 'silence') give(refusal(400, fault))
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined) // the engine is gone
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy listens on no port.')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    plan(plan) {
      current = plan
      index = 0
      suffered = {}
    },
    suffered: () => suffered,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      agent.destroy()
      await closed
    },
  }
}
