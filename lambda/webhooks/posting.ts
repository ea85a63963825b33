import { Agent as PlainAgent, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { Webhook } from 'standardwebhooks'
import { isLoopback } from './addresses.ts'

/** How long a receiver may take to answer, in milliseconds, the look-up of its name and the connection included. */
const ANSWER_TIME = 10_000
/** The most bytes of an answer that are read. They are thrown away: the status says it all. */
const LARGEST_ANSWER = 65_536

/** What a message is sent with. */
export interface Message {
  id: string
  body: string
  /** The secrets that it is signed with. */
  secrets: readonly string[]
}

/** What a receiver answered: the HTTP status, null if there was none; and why the message was not taken, null if it was. */
export interface Answered {
  status: number | null
  failure: string | null
}

const LOOPBACK = ['127.0.0.0/8', '::1/128']

/** What is said of a connection that failed: the code of Node.js or OpenSSL, without what others could put into it. */
const reasonOf = ({ message, code = 'no code' }: NodeJS.ErrnoException): string => {
  if (message.includes('is not allowed')) return 'The name resolves to an address that is not public.'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `The name does not resolve (${code}).`
  return /CERT|TLS|SSL|SIGNATURE|SIGNED/.test(code)
    ? `The TLS certificate is not valid (${code}).`
    : `The connection failed (${code}).`
}

const failureOf = (status: number): string | null => {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return `The receiver answered ${status}: redirects are not followed.`
  return `The receiver answered ${status}.`
}

/** Signs a message for every secret. https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const headersOf = ({ id, body, secrets }: Message, at: Date) => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': Buffer.byteLength(body),
  'user-agent': 'Readout-Webhooks/1',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
})

/**
 * Posts a signed message. The name is resolved for this connection, and the connection goes to the address that was
 * checked: only to public ones. Redirects are not followed. Never throws.
 * @param loopback whether receivers on this machine are allowed, with any port and without TLS
 */
export const post = (address: string, message: Message, { loopback }: { loopback: boolean }): Promise<Answered> =>
  new Promise((resolve) => {
    const url = new URL(address)
    const isSecure = url.protocol === 'https:'
    const allowIPAddressList = loopback && isLoopback(url) ? LOOPBACK : []
    const Agent = isSecure ? RequestFilteringHttpsAgent : RequestFilteringHttpAgent
    const agent: PlainAgent = new Agent({ keepAlive: false, allowIPAddressList })
    const signal = AbortSignal.timeout(ANSWER_TIME)
    const sent = (isSecure ? requestSecure : requestPlain)(
      url,
      { method: 'POST', agent, signal, headers: headersOf(message, new Date()) },
      (response) => {
        const status = response.statusCode ?? 0
        const done = () => {
          resolve({ status, failure: failureOf(status) })
          sent.destroy()
        }
        let read = 0
        response.on('data', ({ length }: Buffer) => {
          if ((read += length) > LARGEST_ANSWER) done()
        })
        response.on('close', done)
      },
    )
    sent.on('error', (error) => {
      const late = `There was no answer within ${ANSWER_TIME / 1000} seconds.`
      resolve({ status: null, failure: signal.aborted ? late : reasonOf(error) })
    })
    sent.end(message.body)
  })
