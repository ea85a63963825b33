/** A network that counts as one caller: the name of its token bucket, and its limit as a multiple of that of an address. */
export interface Network {
  name: string
  times: number
}

/** The limit of a /48, as a multiple of that of a /64 in it: some providers give each customer a /64, some a whole /48. */
const SITE = 10

/**
 * The eight groups of an IPv6 address in any spelling, in hexadecimal digits without leading zeros. Null if the text is
 * not an IPv6 address. Parsed and written by the URL standard: https://url.spec.whatwg.org/#concept-ipv6-parser
 */
const groupsOf = (address: string): string[] | null => {
  const [plain = ''] = address.split('%') // without the zone, which only has a meaning on one machine
  const host = plain.includes(':') ? URL.parse(`http://[${plain}]/`)?.hostname : undefined
  if (host === undefined) return null
  const [before = '', after] = host.slice(1, -1).split('::')
  const [first, last] = [before, after ?? ''].map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array<string>(8 - first!.length - last!.length).fill('0')
  return [...first!, ...zeros, ...last!]
}

/** The IPv4 address in an IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2), in dotted decimal. Null for any other. */
const mappedIn = (groups: readonly string[]): string | null => {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null
  const [high, low] = groups.slice(6).map((group) => parseInt(group, 16))
  return [high! >> 8, high! & 255, low! >> 8, low! & 255].join('.')
}

/**
 * The networks that an address is in, in any spelling, the smallest first. For IPv4, the address itself; for IPv6, its
 * /64 and its /48, the least that a subscriber has and, as a rule, the most (RFC 6177).
 */
export const networksOf = (address: string): Network[] => {
  const groups = groupsOf(address)
  if (!groups) return [{ name: address, times: 1 }]
  const mapped = mappedIn(groups)
  if (mapped !== null) return [{ name: mapped, times: 1 }]
  return [
    { name: `${groups.slice(0, 4).join(':')}::/64`, times: 1 },
    { name: `${groups.slice(0, 3).join(':')}::/48`, times: SITE },
  ]
}
