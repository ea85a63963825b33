import { isIP } from 'node:net'
import { holdsKey } from '../access/secrets.ts'
import { isLonger } from '../domain/texts.ts'

const LONGEST = 2000

/** Whether the host of a URL is this machine's own. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)

/**
 * What is wrong with the address of a receiver by its text alone, in a sentence; null if nothing is. What its name
 * resolves to is checked with every delivery.
 * @param loopback whether receivers on this machine are allowed, for trying them out
 */
export const problemOfAddress = (text: string, loopback: boolean): string | null => {
  const url = URL.parse(text)
  if (!url || isLonger(text, LONGEST)) return `An address must be an https URL of at most ${LONGEST} characters.`
  if (holdsKey(text)) return 'An API key in an address ends up in logs: rotate this key.'
  if (url.username || url.password || url.hash) return 'An address must have no user, password or fragment.'
  if (loopback && isLoopback(url)) return null
  if (url.protocol !== 'https:') return 'An address must begin with `https://`.'
  if (url.port !== '') return 'An address must have no port: only 443 is used.'
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) || !url.hostname.includes('.'))
    return 'An address must have a public name, such as `hooks.example.org`.'
  return null
}
