import type { Usage } from '../table/usage.ts'
import { ShownError } from '../errors.ts'
import type { RateLimit, TokenBucket } from './rate-limiter.ts'

/** The most that one operation may cost, in points. */
export const MOST_POINTS = 25_000
/** The largest response that is sent, in bytes. Lambda delivers at most 6,291,556. */
export const LARGEST_ANSWER = 5_000_000
/** How long a query may run, in milliseconds, before it is stopped. API Gateway waits for 30 seconds. */
export const OPERATION_TIME = 10_000

/**
 * The points for what an operation uses besides the table. An object or a value takes about 2 µs of processor time, so
 * the points of a caller without a key for a minute (60,000) pay for about 6 s of it and 120 MB of responses.
 */
const POINTS_A_FIELD = 1 / 50
const POINTS_A_BYTE = 1 / 2000
/** The points for the body of an answer that no operation made. */
export const pointsOfAnswer = (body = ''): number => Math.ceil(Buffer.byteLength(body) * POINTS_A_BYTE)
/** The points for a request that is longer than most: to refuse a document of 10,000 tokens takes about 150 ms. */
const TOKENS_A_POINT = 10
const USUAL_TOKENS = 100
const BODY_BYTES_A_POINT = 1024

/** How many points are counted between two checks of the limits. */
const POINTS_A_LOOK = 25

/** Counts what one request uses, and charges it to its caller's token bucket. */
export interface Meter {
  /** Charges for the size of a request, before it is processed any further. Throws RATE_LIMITED. */
  admit(sent: { bytes?: number; tokens?: number }): void
  /**
   * Charges, before an operation runs, what it can cost by the sizes that it requests. Throws RATE_LIMITED. A mutation
   * that has begun is not stopped for its units or its time: its caller must learn what was written.
   */
  reserve(points: number, kind: 'query' | 'mutation'): void
  /** Charges for the commands that were sent to the table. */
  consumed: () => void
  /** Throws the error that the operation was stopped with, if it was. Called before a field is resolved. */
  proceed(): void
  /**
   * Counts the value that a field resolved to.
   * @returns whether it is time to check the limits, with `look`
   */
  count(points: number, fields: number, bytes: number): boolean
  /**
   * Charges for what was counted, and throws if that stops the operation.
   * @param where returns the path of the field, for the error
   */
  look(where: () => string): void
  /** The error that the operation was stopped with, for its limit, its time or the size of its response. Null if it was not. */
  stopped(): ShownError | null
  /** The cost of the request, in points: the largest of its points, units, fields, bytes and the size of the request. */
  actual(): number
  /** Charges what it cost beyond what was reserved, or refunds what it did not use. */
  settle(): void
  /** Resolves when pending reports to the other instances have been made. */
  settled: () => Promise<void>
  /** The caller's rate limit, and what is left of it. */
  rateLimit: () => RateLimit
  /** Aborted when the operation is stopped. Its reason is the error. */
  signal: AbortSignal
  /** Stops the timer. */
  close(): void
}

/** The error for a response that is too large to send; `where` is the path of the field that exceeded the limit, if known. */
export const tooLarge = (where?: string): ShownError =>
  new ShownError(
    'RESPONSE_TOO_LARGE',
    `The response is larger than ${LARGEST_ANSWER / 1_000_000} MB${where ? `, which it exceeded at \`${where}\`` : ''}: request fewer records at once, or fewer fields of each.`,
  )

const tooCostly = () =>
  new ShownError(
    'COST_LIMIT_EXCEEDED',
    `The operation was stopped at ${MOST_POINTS} points, the most that one may cost: its lists were longer than their usual size. Request less at once, level by level.`,
  )

const tooLong = () => new ShownError('TIMEOUT', 'The operation took too long and was stopped: request less at once.')

/**
 * Opens the meter of one request.
 * @param bucket the caller's
 * @param usage what the request has used of the table so far
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
  // A command takes 0.25 ms of processor time, even if it finds nothing and uses half a unit.
  const asked = () => Math.max(usage.readUnits + usage.writeUnits, usage.commands)
  const actual = () => Math.ceil(Math.max(1, sentWith, resolved(), asked()))
  /** Charges what was used beyond what was taken, even if the caller has too few points left: it has been used. */
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
