/** A part of the internet that is taken for one caller: what its points are counted under, and how many times as many as an address it has. */
export interface Network {
  name: string
  times: number
}

/** A whole /48 has so many times what one of the /64 in it has: some give each of their customers one, some all of it. */
const SITE = 10

/**
 * The eight groups of an IPv6 address in any spelling, in hexadecimal digits without zeros before them; null for what
 * is none. The URL standard says how a host is read and written: https://url.spec.whatwg.org/#concept-ipv6-parser
 */
const groupsOf = (address: string): string[] | null => {
  const [plain = ''] = address.split('%') // without the zone, which means something on the machine alone
  const host = plain.includes(':') ? URL.parse(`http://[${plain}]/`)?.hostname : undefined
  if (host === undefined) return null
  const [before = '', after] = host.slice(1, -1).split('::')
  const [first, last] = [before, after ?? ''].map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array<string>(8 - first!.length - last!.length).fill('0')
  return [...first!, ...zeros, ...last!]
}

/** The IPv4 address that stands in an IPv6 address (RFC 4291, section 2.5.5.2), as it is usually written. */
const mappedIn = (groups: readonly string[]): string | null => {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null
  const [high, low] = groups.slice(6).map((group) => parseInt(group, 16))
  return [high! >> 8, high! & 255, low! >> 8, low! & 255].join('.')
}

/**
 * The networks that an address is in, in any spelling, the smallest first: of IPv4 the address itself; of IPv6, of
 * which a subscriber has at least a /64 and at most, as a rule, a /48 (RFC 6177), both.
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
