import { createHash } from 'node:crypto'
import { Busy } from '../table/errors.ts'
import { tokenBucketKey } from '../table/keys.ts'
import { type Table } from '../table/table.ts'
import { ShownError } from '../errors.ts'
import type { Caller } from './caller.ts'
import { networksOf } from './networks.ts'

/** What a caller without a key may ask for in a minute, in cost points. */
export const ANYONE_PER_MINUTE = 60_000
/** What a key lets its bearer ask for in a minute where it was issued with no rate of its own. */
export const KEY_PER_MINUTE = 300_000
/**
 * What an instance spends, in points, before it tells the others through the table, while the operation that spends it
 * is already running. So much, and the operations that are running just then, may every instance let a caller have
 * beyond their limit. A caller with a small limit has smaller blocks: a thirtieth of it.
 */
export const blockOf = (limit: number): number => Math.min(2000, limit / 30)
/** The most callers whose spending is remembered at once. */
const MOST_CALLERS = 10_000
const MINUTE = 60_000
/** What several instances let a caller have at once may be a bucket and somewhat more: the table takes no more than two for true. */
const LONGEST_DEBT = 2 * MINUTE

/** How much a caller may still ask for. */
export interface RateLimit {
  /** The points that a full bucket holds. */
  limit: number
  remaining: number
  /** Points that come back in a second. */
  restoreRate: number
  /** When the bucket is full again, in milliseconds since 1970. */
  resetAt: number
}

/** What one request may spend. */
export interface TokenBucket {
  /** Takes points. Throws RATE_LIMITED where not so many are left: then none is taken. */
  take(points: number): void
  /** Takes points that were used already, also where not so many are left. */
  charge(points: number): void
  /** The error that says when there will be so many points again. */
  refusal(points: number): ShownError
  /** Gives back points that were taken and not used. */
  refund(points: number): void
  /** Until what was to be told to the other instances has been told. */
  settled: () => Promise<void>
  now: () => RateLimit
}

interface Account {
  /** When all that was spent, here and as far as known elsewhere, will have come back, in milliseconds since 1970. */
  spentUntil: number
  /** What was spent here, or given back, and is not yet told to the table, in milliseconds of the rate. */
  untold: number
  /** What is being told just now: one after another, since an answer that comes late would take back what another told. */
  telling: Promise<void> | null
}

/** What points are counted under. */
interface Bucket {
  name: string
  /** The points of a minute. */
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

/** Opens the allowances of callers: a bucket each, shared by all instances through the table, told in blocks. */
export const openRateLimiter = (table: Table) => {
  const accounts = new Map<string, Account>()

  const accountOf = (name: string): Account => {
    const account = accounts.get(name) ?? { spentUntil: 0, untold: 0, telling: null }
    accounts.delete(name)
    accounts.set(name, account) // the last used stands last
    if (accounts.size > MOST_CALLERS) {
      const [oldest] = accounts.keys()
      if (oldest !== undefined) accounts.delete(oldest)
    }
    return account
  }

  const open = ({ name, limit }: Bucket): TokenBucket => {
    const account = accountOf(name)
    const timeOf = (points: number) => (points / limit) * MINUTE
    /** Nobody owes more than a bucket: else a clock that goes back would shut everybody out until it is where it was. */
    const spentUntil = () => Math.max(Date.now(), Math.min(account.spentUntil, Date.now() + MINUTE))

    const now = (): RateLimit => {
      const owed = spentUntil() - Date.now()
      const remaining = Math.max(0, Math.floor(limit - (owed / MINUTE) * limit))
      return { limit, remaining, restoreRate: limit / 60, resetAt: spentUntil() }
    }
    const tell = async () => {
      const told = account.untold
      account.untold = 0
      try {
        const everywhere = await table.spend(tokenBucketKey(name), told, LONGEST_DEBT)
        account.spentUntil = everywhere + account.untold
      } catch (error) {
        if (!(error instanceof Busy)) throw error
        account.untold += told // the table is busy: it is told with the next block
      } finally {
        account.telling = null
      }
    }

    let telling = Promise.resolve()
    const charge = (points: number) => {
      account.spentUntil = spentUntil() + timeOf(points)
      account.untold += timeOf(points)
      if (account.untold < timeOf(blockOf(limit))) return
      telling = account.telling ??= tell()
      telling.catch(() => undefined) // thrown to whoever waits until it is settled
    }
    /** How long it takes until so many points are there, in milliseconds. */
    const lacking = (points: number) => spentUntil() + timeOf(points) - Date.now() - MINUTE
    const refusal = (points: number) => {
      const seconds = Math.max(1, Math.ceil(lacking(points) / 1000))
      const left = now().remaining
      const sentence = `This asks for ${points} points and ${left} are left: try again in ${seconds} s, or ask for less.`
      return new ShownError('RATE_LIMITED', sentence, 429, { 'retry-after': String(seconds) })
    }
    return {
      now,
      settled: () => telling,
      charge,
      refusal,
      take(points) {
        if (lacking(points) > 0) throw refusal(points)
        charge(points)
      },
      refund(points) {
        const time = Math.min(timeOf(points), spentUntil() - Date.now())
        account.spentUntil -= time
        account.untold -= time
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
