import { newUsage } from '../lambda/table/usage.ts'
import type { TokenBucket } from '../lambda/access/rate-limiter.ts'
import { type Meter, openMeter } from '../lambda/access/meter.ts'
import { ShownError } from '../lambda/errors.ts'

const nothing = () => undefined

/** The points of a caller without limits. */
const UNLIMITED: TokenBucket = {
  take: nothing,
  charge: nothing,
  refund: nothing,
  settled: () => Promise.resolve(),
  refusal: () => new ShownError('RATE_LIMITED', 'Nobody is limited here.'),
  now: () => ({ limit: 1, remaining: 1, restoreRate: 1, resetAt: 0 }),
}

/** The meter of one request, with only the limits of every operation, and without a timeout. */
export const unlimited = (): Meter => {
  const meter = openMeter(UNLIMITED, newUsage())
  meter.close()
  return meter
}
