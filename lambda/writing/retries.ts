import { setTimeout as wait } from 'node:timers/promises'
import { Busy, ConditionFailed } from '../table/errors.ts'

/** How long a write is retried, in milliseconds. A conflict between two clients passes within some tens of them. */
export const RETRY_TIME = 8000

/**
 * Runs a function, and retries it after a concurrent write or while the table is busy.
 * @param time how long, in milliseconds
 * @throws Busy if it still fails after that
 */
export const withRetries = async <Result>(once: () => Promise<Result>, time = RETRY_TIME): Promise<Result> => {
  const giveUp = performance.now() + time
  for (let attempt = 1; ; attempt += 1)
    try {
      return await once()
    } catch (error) {
      if (!(error instanceof ConditionFailed) && !(error instanceof Busy)) throw error
      const pause = Math.random() * Math.min(1000, 20 * 2 ** attempt)
      if (performance.now() + pause > giveUp) throw error instanceof Busy ? error : new Busy(error)
      await wait(pause)
    }
}
