/** What changes are timed by. Instants are in milliseconds since 1970. */
export interface Clock {
  /** The instant. Within a process it never goes back. */
  now(): number
  /** Takes note of what time the table has, by an answer of its that took so many milliseconds. */
  hear(date: number, took: number): void
  /** Takes note of an instant that lies behind: from now on the clock is never before it. */
  passed(instant: number): void
}

/** The `Date` of an answer is in whole seconds. https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats */
const SECOND = 1000

/**
 * Opens a clock. It shows the machine's own time, held to that of the table, which all machines hear with every answer:
 * so they differ by a second and the time an answer takes. Where even that time goes back, or others have shown a later
 * one, the clock goes on from where it was at half speed, until time has caught up with it.
 * @param wall the machine's time, which may be set at any moment
 * @param ticks milliseconds from some moment on, which nobody sets
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
