import { translated } from './failures.ts'
import { withTimeout } from './timeouts.ts'

/** What was used of a table. */
export interface Usage {
  commands: number
  /** How often a command was sent while none was in flight: the sequential round trips of a request that runs alone. */
  roundTrips: number
  readUnits: number
  writeUnits: number
}

/** A new usage, with all counts at 0. */
export const newUsage = (): Usage => ({ commands: 0, roundTrips: 0, readUnits: 0, writeUnits: 0 })

/** A usage to which commands are added, and how many commands are in flight. */
export interface Counter {
  usage: Usage
  inFlight: number
  /** Called whenever units were consumed. */
  observe?: () => void
}

/** How long a command may take, in milliseconds, with the SDK's own retries. DynamoDB takes about ten. */
export const COMMAND_TIME = 5000

/** Sends a command. Throws Busy if there is no response, ConditionFailed if a condition did not hold. */
export type Send = <Answer>(
  command: (options: { abortSignal: AbortSignal }) => Promise<Answer>,
  signal?: AbortSignal,
) => Promise<Answer>

/** Returns a function that sends commands and counts them in all of these counters. */
export const countedIn =
  (counters: readonly Counter[]): Send =>
  async (command, signal) => {
    for (const counter of counters) {
      counter.usage.commands += 1
      if (counter.inFlight === 0) counter.usage.roundTrips += 1
      counter.inFlight += 1
    }
    try {
      return await withTimeout(COMMAND_TIME, (abortSignal) => command({ abortSignal }), signal)
    } catch (error) {
      throw translated(error)
    } finally {
      for (const counter of counters) counter.inFlight -= 1
    }
  }

/** Adds the units that a command consumed to all these counters. */
export const consume = (counters: readonly Counter[], kind: 'readUnits' | 'writeUnits', units = 0): void => {
  for (const { usage, observe } of counters) {
    usage[kind] += units
    observe?.()
  }
}
