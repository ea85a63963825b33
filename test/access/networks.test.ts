import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { ANYONE_PER_MINUTE, openRateLimiter } from '../../lambda/access/rate-limiter.ts'
import { ANYONE } from '../../lambda/access/caller.ts'
import { networksOf } from '../../lambda/access/networks.ts'
import { holdsKey, loggable, newKeyId, newSecret } from '../../lambda/access/secrets.ts'
import type { Table } from '../../lambda/table/table.ts'
import { freshTable } from '../support/table.ts'

const groups = fc.array(fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
  minLength: 8,
  maxLength: 8,
})
const full = (address: readonly number[]) => address.map((group) => group.toString(16).padStart(4, '0')).join(':')
const short = (address: readonly number[]) => address.map((group) => group.toString(16)).join(':')
/** The same address with its zeros left out, from each place at which there are some. */
const compressed = (address: readonly number[]) =>
  address.flatMap((group, start) => {
    if (group !== 0) return []
    let end = start
    while (address[end] === 0) end += 1
    return end - start > 1 ? [`${short(address.slice(0, start))}::${short(address.slice(end))}`] : []
  })
const isMapped = (address: readonly number[]) => address.slice(0, 5).every((group) => group === 0)

describe('the networks of an address', () => {
  test('are the same in every spelling of it', () => {
    fc.assert(
      fc.property(groups, (address) => {
        const networks = networksOf(full(address))
        for (const spelling of [
          short(address),
          full(address).toUpperCase(),
          `${short(address)}%eth0`,
          ...compressed(address),
        ])
          expect(networksOf(spelling)).toEqual(networks)
      }),
    )
  })

  test('are shared within a /64 and within a /48, and by no other addresses', () => {
    fc.assert(
      fc.property(groups, groups, fc.integer({ min: 0, max: 7 }), (address, other, from) => {
        const mixed = [...address.slice(0, from), ...other.slice(from)]
        fc.pre(!isMapped(address) && !isMapped(mixed))
        const [own, site] = networksOf(full(address))
        const [theirs, their] = networksOf(full(mixed))
        const same = (count: number) => address.slice(0, count).join() === mixed.slice(0, count).join()
        expect([own!.name === theirs!.name, site!.name === their!.name]).toEqual([same(4), same(3)])
      }),
    )
  })

  test.each(['192.0.2.1', '::ffff:192.0.2.1', '::FFFF:c000:201', '0:0:0:0:0:ffff:192.0.2.1'])(
    'of IPv4 are the address: %s',
    (address) => {
      expect(networksOf(address)).toEqual([{ name: '192.0.2.1', times: 1 }])
    },
  )

  test.each(['', 'no address', '1::2::3', ':::'])('of an invalid address are the text itself: %j', (address) => {
    expect(networksOf(address)).toEqual([{ name: address, times: 1 }])
  })
})

describe('points', () => {
  let table: Table
  let stop: () => Promise<void>
  beforeAll(async () => {
    ;({ table, stop } = await freshTable())
  })
  afterAll(() => stop())

  test('of a site are ten times those of one of its networks, for any address', async () => {
    const open = openRateLimiter(table)
    const taken = (address: string) => {
      const bucket = open(ANYONE, address)
      let points = 0
      for (; points < 20 * ANYONE_PER_MINUTE; points += 10_000)
        try {
          bucket.take(10_000)
        } catch {
          break // RATE_LIMITED
        }
      return bucket.settled().then(() => points)
    }
    const begun = performance.now()
    /** What has come back since, at a rate of so many points a minute, and the step by which they are taken. */
    const beyond = (limit: number) => ((performance.now() - begun) / 60_000) * limit + 10_000
    const first = await taken('2001:db8:1:1::1')
    const same = first + (await taken('2001:DB8:1:1:2:3:4:5'))
    expect(first).toBeGreaterThanOrEqual(ANYONE_PER_MINUTE)
    expect(same).toBeLessThanOrEqual(ANYONE_PER_MINUTE + beyond(ANYONE_PER_MINUTE))
    let site = same
    for (let network = 2; network < 20; network += 1) site += await taken(`2001:db8:1:${network}::1`)
    expect(site).toBeGreaterThanOrEqual(9.5 * ANYONE_PER_MINUTE)
    expect(site).toBeLessThanOrEqual(10 * ANYONE_PER_MINUTE + beyond(10 * ANYONE_PER_MINUTE))
    expect(await taken('2001:db8:2:1::1')).toBeGreaterThanOrEqual(ANYONE_PER_MINUTE)
  })

  test('are available again after the clock went back', async () => {
    const key = { PK: 'ALLOWANCE#clock', SK: 'SPENT' }
    const hour = 3_600_000
    const first = await table.spend(key, hour, 2 * hour)
    expect(first).toBeGreaterThan(Date.now() + hour - 1000)
    const capped = await table.spend(key, 1000, 60_000)
    expect(capped).toBeLessThanOrEqual(Date.now() + 60_000)
    expect(await table.spend(key, 500, 61_000)).toBe(capped + 500)
  })

  test('that one instance has counted come back within a minute after its clock went back', () => {
    const bucket = openRateLimiter(table)(ANYONE, '192.0.2.7')
    bucket.take(1000)
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
    try {
      expect(bucket.now().resetAt - Date.now()).toBeLessThanOrEqual(60_000)
    } finally {
      clock.mockRestore()
    }
  })
})

describe('a key', () => {
  const secret = newSecret(newKeyId())
  const encoded = (text: string) => text.replaceAll(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
  test.each([
    ['plain', `key=${secret}`],
    ['in part', `key=%72do_${secret.slice(4)}`],
    ['whole', encoded(secret)],
    ['twice', encoded(encoded(secret))],
    ['in capitals', `/graphql/${encoded(secret).toUpperCase()}`],
  ])('is detected in a URL, encoded %s', (_, address) => {
    expect(holdsKey(address)).toBe(true)
  })
  test('is not detected if there is none', () => {
    for (const address of ['', 'query=%7B__typename%7D', '%', '%zz', '100%25']) expect(holdsKey(address)).toBe(false)
  })
  test('is left out of the log line, which is short', () => {
    expect(loggable(`A${secret}`)).toBe('Ardo_')
    expect(loggable('x'.repeat(1_000_000))).toHaveLength(100)
    expect(loggable('Meetings')).toBe('Meetings')
  })
})
