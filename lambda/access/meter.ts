import type { Usage } from '../table/usage.ts'
import { ShownError } from '../errors.ts'
import type { RateLimit, TokenBucket } from './rate-limiter.ts'

/** What one operation may cost at the most, in points. */
export const MOST_POINTS = 25_000
/** An answer larger than this, in bytes, is not sent: Lambda delivers 6,291,556. */
export const LARGEST_ANSWER = 5_000_000
/** After so long, in milliseconds, a query is stopped: API Gateway itself waits for 30 seconds. */
export const OPERATION_TIME = 10_000

/**
 * How much of what else an operation takes is one point. An object or a value takes some 2 µs of processor time, so
 * what a caller without a key has for a minute (60,000 points) is some 6 s of it and 120 MB of answers.
 */
const POINTS_A_FIELD = 1 / 50
const POINTS_A_BYTE = 1 / 2000
/** And of what it is asked with, beyond what most are: a document of 10,000 tokens that is refused takes some 150 ms. */
const TOKENS_A_POINT = 10
const USUAL_TOKENS = 100
const BODY_BYTES_A_POINT = 1024

/** After so many points that were counted, it is looked whether the operation goes on. */
const POINTS_A_LOOK = 25

/** What one request has used so far, against what its caller may spend. */
export interface Meter {
  /** Charges what a request is sent with, before it is read any further. Throws RATE_LIMITED. */
  admit(sent: { bytes?: number; tokens?: number }): void
  /**
   * Charges, before it runs, what an operation can cost by the sizes that it asks for. Throws RATE_LIMITED. A mutation
   * that has begun is not stopped for its units or its time: whoever sent it is told what was written.
   */
  reserve(points: number, kind: 'query' | 'mutation'): void
  /** Charges what the table was asked. */
  consumed: () => void
  /** Throws what the operation was stopped for, if it was. Called before a field is resolved. */
  proceed(): void
  /**
   * Counts what a field was resolved to.
   * @returns whether it is time to look whether the operation goes on
   */
  count(points: number, fields: number, bytes: number): boolean
  /** Charges what was counted, and throws where the operation is stopped for it. */
  look(where: () => string): void
  /** What the operation was stopped for: its limit, its time, or the size of its answer. */
  stopped(): ShownError | null
  /** What the request costs, in points: whatever is most of points, units, fields, bytes and what it was sent with. */
  actual(): number
  /** Charges what it costs beyond what was reserved, or gives back what it did not use. */
  settle(): void
  /** Until what was to be told to the other instances has been told. */
  settled: () => Promise<void>
  /** What the caller has left. */
  rateLimit: () => RateLimit
  /** Aborted when the operation is stopped. Its reason is the error. */
  signal: AbortSignal
  /** Ends the clock. */
  close(): void
}

/** The error for an answer that is larger than can be sent; `where` is the field at which it became so, if that is known. */
export const tooLarge = (where?: string): ShownError =>
  new ShownError(
    'RESPONSE_TOO_LARGE',
    `The answer is larger than ${LARGEST_ANSWER / 1_000_000} MB${where ? `, which it passed at \`${where}\`` : ''}: ask for fewer records at once, or for fewer fields of each.`,
  )

const tooCostly = () =>
  new ShownError(
    'COST_LIMIT_EXCEEDED',
    `The operation was stopped at ${MOST_POINTS} points, which is all that one may cost: there was more in its lists than their usual size. Ask for less at once, level by level.`,
  )

const tooLong = () => new ShownError('TIMEOUT', 'This took too long and was given up: ask for less at once.')

/**
 * Opens the meter of one request.
 * @param bucket of the caller
 * @param usage what the request has asked of the table so far
 */
export const openMeter = (bucket: TokenBucket, usage: Usage): Meter => {
  let points = 0
  let fields = 0
  let bytes = 0
  let sentWith = 0
  let taken = 0
  let load = 0
  let nextLook = POINTS_A_LOOK
  let mutates = false
  let stopped: ShownError | null = null
  const deadline = performance.now() + OPERATION_TIME
  const giveUp = new AbortController()

  const stop = (error: ShownError) => {
    stopped ??= error
    giveUp.abort(stopped)
  }
  const expire = () => {
    if (mutates) giveUp.abort(tooLong())
    else stop(tooLong())
  }
  const timer = setTimeout(expire, OPERATION_TIME)

  const resolved = () => Math.max(points, fields * POINTS_A_FIELD, bytes * POINTS_A_BYTE)
  // A command takes a quarter of a millisecond of processor time, also where it finds nothing and takes half a unit.
  const asked = () => Math.max(usage.readUnits + usage.writeUnits, usage.commands)
  const actual = () => Math.ceil(Math.max(1, sentWith, resolved(), asked()))
  /** Charges what was used beyond what was taken, whether the caller has it or not: it was read. */
  const charge = () => {
    const over = actual() - taken
    if (over <= 0) return
    bucket.charge(over)
    taken += over
    if ((mutates ? resolved() : taken) > MOST_POINTS) stop(tooCostly())
    else if (!mutates && bucket.now().remaining <= 0) stop(bucket.refusal(over))
  }
  const proceed = () => {
    if (stopped) throw stopped
  }
  const take = (upTo: number) => {
    if (upTo <= taken) return
    bucket.take(upTo - taken)
    taken = upTo
  }

  return {
    signal: giveUp.signal,
    admit({ bytes: body = 0, tokens = 0 }) {
      sentWith = Math.max(sentWith, Math.floor(body / BODY_BYTES_A_POINT), (tokens - USUAL_TOKENS) / TOKENS_A_POINT)
      take(Math.ceil(Math.max(1, sentWith)))
    },
    reserve(upTo, kind) {
      mutates = kind === 'mutation'
      take(upTo)
    },
    consumed: charge,
    proceed,
    count(morePoints, moreFields, moreBytes) {
      if (stopped) return true
      points += morePoints
      fields += moreFields
      bytes += moreBytes
      load += morePoints + moreFields * POINTS_A_FIELD + moreBytes * POINTS_A_BYTE
      return load > nextLook
    },
    look(where) {
      nextLook = load + POINTS_A_LOOK
      proceed()
      if (bytes > LARGEST_ANSWER) stop(tooLarge(where()))
      if (!mutates && performance.now() > deadline) expire()
      charge()
      proceed()
    },
    stopped: () => stopped,
    actual,
    settle() {
      charge()
      if (taken > actual()) bucket.refund(taken - actual())
      taken = actual()
    },
    settled: bucket.settled,
    rateLimit: bucket.now,
    close() {
      clearTimeout(timer)
    },
  }
}
