import { setTimeout as wait } from 'node:timers/promises'
import { Busy, ConditionFailed } from '../table/errors.ts'

/** Writing is tried again for so long, in milliseconds: what comes between two clients passes in some tens. */
export const RETRY_TIME = 8000

/** Tries something again for as long as others come between or the table is busy. Throws Busy when it gives up. */
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
