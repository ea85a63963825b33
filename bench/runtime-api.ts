import { spawn } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import { once } from 'node:events'

/** The times of a fresh process, in milliseconds from its start. */
export interface Started {
  /** Until it requested its first event: the runtime has started and the module is loaded. */
  ready: number
  /** Until its first response. */
  answered: number
  /** The response. */
  answer: string
}

/** How to start a function. */
export interface Start {
  /** The path of the runtime interface client, a Node.js program. */
  client: string
  folder: string
  /** In Lambda's form: the file, a dot, and the function's name. */
  handler: string
  environment: { [name: string]: string }
  event: object
}

const NEXT = '/2018-06-01/runtime/invocation/next'

/**
 * Starts a function in a fresh process as Lambda does, sends it one event through Lambda's runtime API, and ends it.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export const startCold = async ({ client, folder, handler, environment, event }: Start): Promise<Started> => {
  const times = { ready: 0, answered: 0 }
  let answer = ''
  let begun = 0
  const waiting: ServerResponse[] = []
  const { promise, resolve, reject } = Promise.withResolvers<Started>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      if (request.url === NEXT && times.ready === 0) {
        times.ready = performance.now() - begun
        response.writeHead(200, {
          'content-type': 'application/json',
          'lambda-runtime-aws-request-id': 'cold',
          'lambda-runtime-deadline-ms': String(Date.now() + 30_000),
          'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:local:123456789012:function:cold',
        })
        response.end(JSON.stringify(event))
      } else if (request.url === NEXT)
        waiting.push(response) // there is no second event
      else {
        times.answered = performance.now() - begun
        answer = text
        response.writeHead(202).end()
        if (request.url?.endsWith('/response')) resolve({ ...times, answer })
        else reject(new Error(`The function failed: ${text}`))
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
  begun = performance.now()
  const child = spawn(process.execPath, [client, handler], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${address.port}`,
      AWS_LAMBDA_FUNCTION_NAME: 'cold',
      AWS_LAMBDA_FUNCTION_VERSION: '1',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1769',
      AWS_LAMBDA_LOG_GROUP_NAME: 'cold',
      AWS_LAMBDA_LOG_STREAM_NAME: 'cold',
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: handler,
      ...environment,
    },
  })
  const ended = once(child, 'exit').then(([code]) => {
    reject(new Error(`The function ended with ${String(code)} before it answered.`))
  })
  try {
    return await promise
  } finally {
    child.kill('SIGKILL')
    await ended
    for (const response of waiting) response.destroy()
    server.closeAllConnections()
    server.close()
  }
}
