import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { entryKeys, ranges } from '../../lambda/table/ranges.ts'
import { overlaps } from '../../lambda/domain/dates.ts'
import { inTimeline } from '../../lambda/domain/listings.ts'

const DAY = 86_400_000
const days = fc.integer({ min: 0, max: 4000 }).map((count) => new Date(Date.UTC(2015, 0, 1) + count * DAY))
const textOf = (day: Date) => day.toISOString().slice(0, 10)

/** Spans whose width is at every edge of what index entries tell apart: a day, two, a month, a year and more. */
const spans = fc
  .tuple(days, fc.constantFrom(1, 2, 3, 30, 31, 32, 365, 366, 367, 1000), fc.boolean(), fc.boolean())
  .map(([first, width, open, unknown]) => ({
    earliest: unknown ? null : textOf(first),
    latest: open ? null : textOf(new Date(first.getTime() + (width - 1) * DAY)),
  }))
const asked = fc.tuple(fc.option(days), fc.option(days), fc.constantFrom(0, 1, 2, 31, 366)).map(([from, to, wide]) => {
  const start = from && textOf(from)
  const end = from && to ? textOf(new Date(from.getTime() + wide * DAY)) : to && textOf(to)
  return { from: start, to: end }
})

test('the entry of a date that overlaps a range of days is in one of its ranges', () => {
  fc.assert(
    fc.property(spans, asked, (span, range) => {
      const keys = entryKeys(inTimeline(span)('SPEAKER', 'stk_x'), 'stm_x')
      const inRanges = ranges({ name: 'SPEAKER', of: 'stk_x' }, range).some(({ PK, low, high }) =>
        keys.some((key) => key.PK === PK && low <= key.SK && key.SK <= high),
      )
      if (overlaps(span, range.from, range.to)) expect(inRanges).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('a day has an entry only in its timeline, two days also in the timeline of their width', () => {
  const partitions = (latest: string) =>
    entryKeys(inTimeline({ earliest: '2022-03-04', latest })('SPEAKER', 'stk_x'), 'stm_x').map(({ PK }) => PK)
  expect(partitions('2022-03-04')).toEqual(['SPEAKER#stk_x'])
  expect(partitions('2022-03-05')).toEqual(['SPEAKER#stk_x', 'SPEAKER/31#stk_x'])
  expect(partitions('2022-04-03')).toEqual(['SPEAKER#stk_x', 'SPEAKER/31#stk_x'])
  expect(partitions('2022-04-04')).toEqual(['SPEAKER#stk_x', 'SPEAKER/366#stk_x'])
  expect(partitions('2023-03-04')).toEqual(['SPEAKER#stk_x', 'SPEAKER/366#stk_x'])
  expect(partitions('2023-03-05')).toEqual(['SPEAKER#stk_x', 'SPEAKER/Infinity#stk_x'])
})
