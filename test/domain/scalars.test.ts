import { describe, expect, test } from '@jest/globals'
import { parseDate, parseDateTime, parseEdtf, parseLanguageTag, parseUrl } from '../../lambda/domain/scalars.ts'

describe('scalars take', () => {
  test.each([
    [parseDate, '2024-02-29', '2024-02-29'],
    [parseDateTime, '2022-03-04T10:00:00+07:00', '2022-03-04T03:00:00.000Z'],
    [parseEdtf, '2022-03/..', '2022-03/..'],
    [parseLanguageTag, 'ZH-hant', 'zh-Hant'],
    [parseUrl, 'https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ])('%# what is right', (parse, value, expected) => {
    expect(parse(value)).toBe(expected)
  })
})

describe('scalars refuse', () => {
  test.each([
    [parseDate, ['2022-02-29', '2022-13-01', '2022-3-4', '0000-01-01', '', 20220304, null]],
    [parseDateTime, ['2022-02-30T00:00:00Z', '2022-03-04', '2022-03-04T25:00:00Z', '2022-03-04T10:00:00', 1]],
    [parseEdtf, ['2022-02-30', 'March', '', 2022]],
    [parseLanguageTag, ['english', 'e', 'en--US', 'x-private', '', 1]],
    [parseUrl, ['javascript:alert(1)', 'ftp://example.org', '//example.org', 'https://', 'http://a b', '', 1]],
  ])('%# what is wrong', (parse, values) => {
    for (const value of values) expect(() => parse(value)).toThrow(/ is no /)
  })
})
