import { createHash } from 'node:crypto'
import { Busy } from '../table/errors.ts'
import { tokenBucketKey } from '../table/keys.ts'
import { type Table } from '../table/table.ts'
import { ShownError } from '../errors.ts'
import type { Caller } from './caller.ts'
import { networksOf } from './networks.ts'

/** The limit of a caller without a key, in cost points per minute. */
export const ANYONE_PER_MINUTE = 60_000
/** The limit of a key that was issued without a rate of its own, in cost points per minute. */
export const KEY_PER_MINUTE = 300_000
/**
 * How much an instance lets a caller use, in points, before it reports that to the others through the table, while the
 * operation that uses it is already running. Each instance may let a caller exceed their limit by one block and the
 * operations that are running at the time. A block is at most a thirtieth of the limit.
 */
export const blockOf = (limit: number): number => Math.min(2000, limit / 30)
/** The most callers whose usage is kept in memory at once. */
const MOST_CALLERS = 10_000
const MINUTE = 60_000
/** Several instances together may let a caller use a little more than a full bucket: the table stores at most two. */
const LONGEST_DEBT = 2 * MINUTE

/** A caller's limit, and what is left of it. */
export interface RateLimit {
  /** The points that a full bucket holds. */
  limit: number
  remaining: number
  /** The points that are restored per second. */
  restoreRate: number
  /** When the bucket will be full again, in milliseconds since 1970. */
  resetAt: number
}

/** The token bucket of a request's caller. */
export interface TokenBucket {
  /** Takes points. If fewer are left, takes none and throws RATE_LIMITED; COST_LIMIT_EXCEEDED if it never holds so many. */
  take(points: number): void
  /** Takes points that have been used already, even if fewer are left. */
  charge(points: number): void
  /** The error that says when that many points will be available, or that they never are. */
  refusal(points: number): ShownError
  /** Returns points that were taken and not used. */
  refund(points: number): void
  /** Resolves when pending reports to the other instances have been made. */
  settled: () => Promise<void>
  now: () => RateLimit
}

interface Account {
  /** When all points used here, and as far as known elsewhere, will be restored, in milliseconds since 1970. */
  spentUntil: number
  /** What was used or refunded here and not yet reported to the table, in milliseconds of the rate. */
  unreported: number
  /** The report under way. Only one at a time, since a late response to one would undo what another reported. */
  reporting: Promise<void> | null
}

/** The name and limit of a bucket. */
interface Bucket {
  name: string
  /** Points per minute. */
  limit: number
}

const bucketsOf = ({ key }: Caller, address: string): [Bucket, ...Bucket[]] => {
  if (key) return [{ name: `key-${key.id}`, limit: key.pointsPerMinute ?? KEY_PER_MINUTE }]
  const [own, ...wider] = networksOf(address).map(({ name, times }): Bucket => {
    const digest = createHash('sha256').update(name).digest()
    return { name: `net-${digest.toString('base64url', 0, 16)}`, limit: ANYONE_PER_MINUTE * times }
  })
  return [own!, ...wider]
}

/** Opens the rate limiter: one token bucket per caller, shared by all instances through the table, reported in blocks. */
export const openRateLimiter = (table: Table) => {
  const accounts = new Map<string, Account>()

  const accountOf = (name: string): Account => {
    const account = accounts.get(name) ?? { spentUntil: 0, unreported: 0, reporting: null }
    accounts.delete(name)
    accounts.set(name, account) // moves the last used to the end
    if (accounts.size > MOST_CALLERS) {
      const [oldest] = accounts.keys()
      if (oldest !== undefined) accounts.delete(oldest)
    }
    return account
  }

  const open = ({ name, limit }: Bucket): TokenBucket => {
    const account = accountOf(name)
    const timeOf = (points: number) => (points / limit) * MINUTE
    /** Capped at one bucket: else a clock set back would refuse everybody until it has caught up. */
    const spentUntil = () => Math.max(Date.now(), Math.min(account.spentUntil, Date.now() + MINUTE))

    const now = (): RateLimit => {
      const owed = spentUntil() - Date.now()
      const remaining = Math.max(0, Math.floor(limit - (owed / MINUTE) * limit))
      return { limit, remaining, restoreRate: limit / 60, resetAt: spentUntil() }
    }
    const report = async () => {
      const reported = account.unreported
      account.unreported = 0
      try {
        const everywhere = await table.spend(tokenBucketKey(name), reported, LONGEST_DEBT)
        account.spentUntil = everywhere + account.unreported
      } catch (error) {
        if (!(error instanceof Busy)) throw error
        account.unreported += reported // the table is busy: this is reported with the next block
      } finally {
        account.reporting = null
      }
    }

    let reporting = Promise.resolve()
    const charge = (points: number) => {
      account.spentUntil = spentUntil() + timeOf(points)
      account.unreported += timeOf(points)
      if (account.unreported < timeOf(blockOf(limit))) return
      reporting = account.reporting ??= report()
      reporting.catch(() => undefined) // whoever awaits `settled` gets the error
    }
    /** How long until that many points are available, in milliseconds; not positive if they already are. */
    const lacking = (points: number) => spentUntil() + timeOf(points) - Date.now() - MINUTE
    const refusal = (points: number) => {
      if (points > limit) {
        const sentence = `This requires ${points} points, more than the ${limit} that you have in a minute: request less at once.`
        return new ShownError('COST_LIMIT_EXCEEDED', sentence, 400)
      }
      const seconds = Math.max(1, Math.ceil(lacking(points) / 1000))
      const left = now().remaining
      const sentence = `This requires ${points} points and ${left} are left: try again in ${seconds} s, or request less.`
      return new ShownError('RATE_LIMITED', sentence, 429, seconds)
    }
    return {
      now,
      settled: () => reporting,
      charge,
      refusal,
      take(points) {
        if (lacking(points) > 0) throw refusal(points)
        charge(points)
      },
      refund(points) {
        const time = Math.min(timeOf(points), spentUntil() - Date.now())
        account.spentUntil -= time
        account.unreported -= time
      },
    }
  }

  return (caller: Caller, address: string): TokenBucket => {
    const [own, ...wider] = bucketsOf(caller, address).map(open)
    if (!own || wider.length === 0) return own!
    const all = [own, ...wider]
    const tightest = (points: number) => all.find((one) => one.now().remaining < points) ?? own
    return {
      now: () => all.map((one) => one.now()).reduce((least, one) => (one.remaining < least.remaining ? one : least)),
      settled: async () => {
        for (const one of all) await one.settled()
      },
      charge(points) {
        for (const one of all) one.charge(points)
      },
      refusal: (points) => tightest(points).refusal(points),
      take(points) {
        const lacks = tightest(points)
        if (lacks.now().remaining < points) throw lacks.refusal(points)
        for (const one of all) one.charge(points)
      },
      refund(points) {
        for (const one of all) one.refund(points)
      },
    }
  }
}
