import { createHash } from 'node:crypto'
import { allowanceKey } from '../data/keys.ts'
import { Busy, type Table } from '../data/table.ts'
import { ShownError } from '../errors.ts'
import type { Caller } from './callers.ts'

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

/** How much a caller may still ask for. */
export interface Allowance {
  /** The points that a full bucket holds. */
  limit: number
  remaining: number
  /** Points that come back in a second. */
  restoreRate: number
  /** When the bucket is full again, in milliseconds since 1970. */
  resetAt: number
}

/** What one request may spend. */
export interface Purse {
  /** Takes points. Throws RATE_LIMITED where not so many are left: then none is taken. */
  take(points: number): void
  /** Takes points that were used already, also where not so many are left. */
  charge(points: number): void
  /** The error that says when there will be so many points again. */
  refusal(points: number): ShownError
  /** Gives back points that were taken and not used. */
  giveBack(points: number): void
  /** Until what was to be told to the other instances has been told. */
  settled: () => Promise<void>
  now: () => Allowance
}

interface Account {
  /** When all that was spent, here and as far as known elsewhere, will have come back, in milliseconds since 1970. */
  spentUntil: number
  /** What was spent here, or given back, and is not yet told to the table, in milliseconds of the rate. */
  untold: number
}

/** The network that an address is in: a subscriber of IPv6 has a whole /64. */
const networkOf = (address: string): string =>
  address.includes(':') ? address.split(':').slice(0, 4).join(':') : address

const nameOf = ({ key }: Caller, address: string): string =>
  key ? `key-${key.id}` : `net-${createHash('sha256').update(networkOf(address)).digest().toString('base64url', 0, 16)}`

/** Opens the allowances of callers: a bucket each, shared by all instances through the table, told in blocks. */
export const openAllowances = (table: Table) => {
  const accounts = new Map<string, Account>()

  const accountOf = (name: string): Account => {
    const account = accounts.get(name) ?? { spentUntil: 0, untold: 0 }
    accounts.delete(name)
    accounts.set(name, account) // the last used stands last
    if (accounts.size > MOST_CALLERS) {
      const [oldest] = accounts.keys()
      if (oldest !== undefined) accounts.delete(oldest)
    }
    return account
  }

  return (caller: Caller, address: string): Purse => {
    const name = nameOf(caller, address)
    const account = accountOf(name)
    const limit = caller.key ? (caller.key.pointsPerMinute ?? KEY_PER_MINUTE) : ANYONE_PER_MINUTE
    const timeOf = (points: number) => (points / limit) * MINUTE

    const now = (): Allowance => {
      const owed = Math.max(0, account.spentUntil - Date.now())
      const remaining = Math.max(0, Math.floor(limit - (owed / MINUTE) * limit))
      return { limit, remaining, restoreRate: limit / 60, resetAt: Math.max(Date.now(), account.spentUntil) }
    }
    const spend = (time: number) => {
      account.spentUntil = Math.max(account.spentUntil, Date.now()) + time
      account.untold += time
    }
    const tell = async () => {
      const told = account.untold
      account.untold = 0
      try {
        const everywhere = await table.spend(allowanceKey(name), told)
        account.spentUntil = everywhere + account.untold
      } catch (error) {
        if (!(error instanceof Busy)) throw error
        account.untold += told // the table is busy: it is told with the next block
      }
    }

    let telling = Promise.resolve()
    const charge = (points: number) => {
      spend(timeOf(points))
      if (account.untold >= timeOf(blockOf(limit))) telling = tell()
      telling.catch(() => undefined) // thrown to whoever waits until it is settled
    }
    /** How long it takes until so many points are there, in milliseconds. */
    const lacking = (points: number) => Math.max(account.spentUntil, Date.now()) + timeOf(points) - Date.now() - MINUTE
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
      giveBack(points) {
        const time = Math.min(timeOf(points), Math.max(0, account.spentUntil - Date.now()))
        account.spentUntil -= time
        account.untold -= time
      },
    }
  }
}
