import { Damaged } from '../table/bodies.ts'

/**
 * Returns a function that reads something, and gives null where that is damaged.
 * @param leaveOut receives what cannot be read
 */
export const readingUnlessDamaged =
  (leaveOut: (error: Damaged) => void) =>
  async <Found>(read: () => Promise<Found | null>): Promise<Found | null> => {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      leaveOut(error)
      return null
    }
  }
