import { newUsage } from '../lambda/table/usage.ts'
import type { TokenBucket } from '../lambda/access/rate-limiter.ts'
import { type Meter, openMeter } from '../lambda/access/meter.ts'
import { ShownError } from '../lambda/errors.ts'

const nothing = () => undefined

/** What a caller has who may ask for anything. */
const UNLIMITED: TokenBucket = {
  take: nothing,
  charge: nothing,
  refund: nothing,
  settled: () => Promise.resolve(),
  refusal: () => new ShownError('RATE_LIMITED', 'Nobody is limited here.'),
  now: () => ({ limit: 1, remaining: 1, restoreRate: 1, resetAt: 0 }),
}

/** The meter of one request that nothing limits but what limits every operation, and no clock. */
export const unlimited = (): Meter => {
  const meter = openMeter(UNLIMITED, newUsage())
  meter.close()
  return meter
}
