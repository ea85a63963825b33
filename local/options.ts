import { parseArgs } from 'node:util'
import { Refused } from './data-folder.ts'

/**
 * The options of a command and what else it was given. Throws Refused for an option that it does not have.
 * @param command how it is called, for the message
 * @param names its options, each of which is there or not
 */
export const optionsOf = <Name extends string>(
  command: string,
  names: readonly Name[],
): { options: { [name in Name]: boolean }; rest: string[] } => {
  const known = Object.fromEntries(names.map((name) => [name, { type: 'boolean' as const }]))
  try {
    const { values, positionals } = parseArgs({ options: known, allowPositionals: true })
    const options = Object.fromEntries(names.map((name) => [name, values[name] === true])) as {
      [name in Name]: boolean
    } // one of each
    return { options, rest: positionals }
  } catch (error) {
    const message = error instanceof Error ? error.message.split('. ')[0] : String(error)
    const taken = names.map((name) => `--${name}`).join(', ') || 'no options'
    throw new Refused(`${message}: ${command} takes ${taken}.`)
  }
}
