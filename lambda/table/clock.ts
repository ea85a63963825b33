/** The clock that gives changes their instants. Instants are in milliseconds since 1970. */
export interface Clock {
  /** The current instant. Within a process it never goes back. */
  now(): number
  /**
   * Takes the table's time into account.
   * @param date the `Date` of a response
   * @param took how long the response took, in milliseconds
   */
  hear(date: number, took: number): void
  /** Takes an instant into account that has passed: from now on the clock is never before it. */
  passed(instant: number): void
}

/** The `Date` of a response is in whole seconds. https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats */
const SECOND = 1000

/**
 * Opens a clock. It shows the machine's own time, corrected by the table's, which every machine gets with every response:
 * so clocks differ by at most a second and the time of a response. If even that time goes back, or another clock has shown
 * a later instant, this clock goes on at half speed from where it was, until time has caught up with it.
 * @param wall the machine's time, which may be set at any moment
 * @param ticks a monotonic time in milliseconds, from any start, which nobody can set
 */
export const openClock = (wall = () => Date.now(), ticks = () => performance.now()): Clock => {
  let correction = 0
  let last = -Infinity
  let at = ticks()
  const now = () => {
    const tick = ticks()
    last = Math.max(wall() + correction, last + (tick - at) / 2)
    at = tick
    return Math.floor(last)
  }
  return {
    now,
    hear(date, took) {
      const own = wall()
      correction = Math.max(date, Math.min(own, date + SECOND + took)) - own
    },
    passed(instant) {
      last = Math.max(now(), instant)
    },
  }
}
