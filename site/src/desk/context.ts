import { createContext, useContext } from 'react'
import type { Ask } from '../../../client/src/asking.ts'
import type { DeskStrings } from '../strings/desk-en.ts'
import type { Desk, Known, Step } from './state.ts'

/** What every part of the desk works with. */
export interface DeskTools {
  desk: Desk
  step: (step: Step) => void
  /** The records of the archive of which the desk knows the name. */
  known: { readonly [id: string]: Known }
  learn: (known: readonly Known[]) => void
  /** The name of a record: on the desk, or of the archive. */
  name: (id: string) => string
  ask: Ask
  t: DeskStrings
  tag: string
}

export const DeskContext = createContext<DeskTools | null>(null)

export const useDesk = (): DeskTools => {
  const tools = useContext(DeskContext)
  if (!tools) throw new Error('There is no desk around this.')
  return tools
}
