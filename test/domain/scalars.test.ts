import { describe, expect, test } from '@jest/globals'
import {
  parseCountryCode,
  parseDate,
  parseDateTime,
  parseEdtf,
  parseLanguageTag,
  parseUrl,
} from '../../lambda/domain/scalars.ts'

describe('scalars accept', () => {
  test.each([
    [parseDate, '2024-02-29', '2024-02-29'],
    [parseDateTime, '2022-03-04T10:00:00+07:00', '2022-03-04T03:00:00.000Z'],
    [parseEdtf, '2022-03/..', '2022-03/..'],
    [parseLanguageTag, 'ZH-hant', 'zh-Hant'],
    [parseUrl, 'https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    [parseUrl, "https://example.org/@o'brien/%22a%0A", "https://example.org/@o'brien/%22a%0A"],
    [parseUrl, 'https://ភាសា.example/ខ្មែរ', 'https://ភាសា.example/ខ្មែរ'],
    [parseUrl, `https://a.example/${'é'.repeat(1982)}`, `https://a.example/${'é'.repeat(1982)}`],
    [parseLanguageTag, 'de-1996-x-aaaaaaaa-bbbbbbbb-ccccccc', 'de-1996-x-aaaaaaaa-bbbbbbbb-ccccccc'],
  ])('%# valid values', (parse, value, expected) => {
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
  ])('%# invalid values', (parse, values) => {
    for (const value of values) expect(() => parse(value)).toThrow(/ is not a valid /)
  })
})

describe('scalars say why', () => {
  test.each([
    [parseUrl, 'https://user:pass@good.example@evil.example/', 'leave out the user'],
    [parseUrl, 'https://@example.org/', 'leave out the user'],
    [parseUrl, 'https://good.example\\@evil.example/', 'U+005C at character 21'],
    [parseUrl, 'https://g\u200bood.example/', 'U+200B at character 10'],
    [parseUrl, 'https://a.example/"><script>', 'U+0022 at character 19'],
    [parseUrl, 'https://a.example/\u202egpj.exe', 'U+202E at character 19'],
    [parseUrl, 'https://a.example/\u001b', 'U+001B at character 19'],
    [parseUrl, 'https://a.example/\ue000', 'U+E000 at character 19'],
    [parseUrl, 'https://a.example/%00', 'leave out %00'],
    [parseUrl, 'https:///example.org', 'and a host'],
    [parseUrl, `https://a.example/${'é'.repeat(1983)}`, 'is longer than 2000 characters'],
    [parseLanguageTag, `en-x${'-aaaaaaaa'.repeat(20_000)}`, 'is longer than 35 characters'],
    [parseDate, '2'.repeat(1_000_000), 'is longer than 10 characters'],
    [parseDateTime, `2022-03-04T00:00:00.${'1'.repeat(1_000_000)}Z`, 'is longer than 40 characters'],
    [parseDateTime, '9999-12-31T23:59:59-23:59', 'in UTC it must be in the years 0001 to 9999'],
    [parseEdtf, `2022${'X'.repeat(1_000_000)}`, 'is longer than 60 characters'],
    [parseCountryCode, 'K'.repeat(1_000_000), 'is longer than 4 characters'],
    [parseCountryCode, '\u202e', '"\\u202e"'],
    [parseCountryCode, ['KH'], 'A list is not a valid'],
  ])('%# invalid values', (parse, value, why) => {
    expect(() => parse(value)).toThrow(why)
  })
})
