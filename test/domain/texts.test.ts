import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { problemOfText, refusedIn, quoted } from '../../lambda/domain/texts.ts'

describe('a text may be', () => {
  test.each([
    ['Persian with a non-joiner', 'فارسی\u200cزبان'],
    ['Sinhala with a joiner', 'ශ්\u200dරී ලංකා'],
    ['an emoji of three people', '👩\u200d👩\u200d👧'],
    ['a heart with a variation selector', 'I \u2764\ufe0f it'],
    ['a name in an ideographic variant', '\u845b\u{E0100}\u57ce'],
    ['the flag of Scotland', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
    ['Khmer with zero-width spaces', 'ក្រសួង\u200bការបរទេស'],
    ['a word with a soft hyphen', 'Zusammen\u00adarbeit'],
    ['Arabic between marks of direction', '\u200fمحمد اشتية\u200e'],
    ['Arabic after an Arabic letter mark', '\u061c2022'],
    ['marks over marks', 'x\u0323\u0307'],
    ['markup, which is text here', '<b>=1</b>'],
    ['a sign', '☮'],
  ])('%s', (_, text) => {
    expect(problemOfText(text)).toBeNull()
  })
})

describe('a text is refused, with the position, for', () => {
  test.each([
    ['a NUL', 'cut\0off', 'U+0000 at character 4'],
    ['an escape', 'Hun\u001b[2J', 'U+001B at character 4'],
    ['a delete', 'Hun\u007f', 'U+007F at character 4'],
    ['a control of C1', 'Hun\u009b31m', 'U+009B at character 4'],
    ['an override of the direction', 'Hun \u202eneS', 'U+202E at character 5'],
    ['an isolate', '\u2067Hun', 'U+2067 at character 1'],
    ['half of a surrogate pair', '🎉\ud83d', 'U+D83D at character 2'],
    ['a noncharacter', 'a\uffff', 'U+FFFF at character 2'],
    ['a noncharacter of plane 16', '\u{10ffff}a', 'U+10FFFF at character 1'],
    ['a private use', '\ue000', 'U+E000 at character 1'],
    ['a private use of plane 15', 'a\u{f0000}', 'U+F0000 at character 2'],
    ['a tag', '🎉a\u{e0041}\u{e0042}', 'U+E0041 at character 3'],
    ['tags after a black flag', '🏴\u{e0068}\u{e0069}', 'U+E0068 at character 2'],
    [
      'a tag behind the flag of Scotland',
      '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}\u{E0041}',
      'U+E0041 at character 8',
    ],
    ['a row of variation selectors', '☮\ufe0f\u{e0100}', 'U+E0100 at character 3'],
    ['an interlinear annotation', 'a\ufff9b', 'U+FFF9 at character 2'],
    ['a line feed in one line', 'Hun\nSen', 'U+000A at character 4'],
    ['a line separator in one line', 'Hun\u2028Sen', 'U+2028 at character 4'],
    ['a tab in one line', 'Hun\tSen', 'U+0009 at character 4'],
  ])('%s', (_, text, named) => {
    expect(problemOfText(text)).toContain(`The text contains ${named}: `)
  })

  test.each([['\u200d'], ['\u0301\u0302'], ['\u00ad \u200b'], ['\u3164'], ['\u2800'], ['\u200f']])(
    'nothing to see: %j',
    (text) => {
      expect(problemOfText(text)).toContain('no visible characters')
    },
  )
})

test('multi-line texts may contain line feeds, tabs and carriage returns before line feeds, and no other control characters', () => {
  expect(problemOfText('a\n\tb\r\nc\u2028d', { lines: true })).toBeNull()
  expect(problemOfText('a\rb', { lines: true })).toContain('U+000D at character 2')
  expect(problemOfText('a\vb', { lines: true })).toContain('U+000B at character 2')
})

test('characters are code points', () => {
  expect(problemOfText('𝔘'.repeat(500), { longest: 500 })).toBeNull()
  expect(problemOfText('𝔘'.repeat(501), { longest: 500 })).toBe('The text is longer than 500 characters.')
})

test('a refused character has a position, and without it the text is not refused for it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const [, code, place] = /U\+([0-9A-F]+) at character (\d+)/.exec(refusedIn(text) ?? '') ?? []
      if (code === undefined) return
      const characters = Array.from(text)
      expect(characters[Number(place) - 1]).toBe(String.fromCodePoint(parseInt(code, 16)))
      expect(refusedIn(characters.slice(0, Number(place) - 1).join(''))).toBeNull()
    }),
  )
})

test('a message shows a value shortened, and without anything that affects a screen', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud83d', '\u202e', '\u001b')) }),
      (text) => {
        expect(quoted(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
        expect(quoted(text).length).toBeLessThan(400)
        if (text.length <= 60) expect(JSON.parse(quoted(text))).toBe(text)
      },
    ),
  )
  expect([quoted(['x']), quoted({}), quoted(5), quoted(null)]).toEqual(['A list', 'An object', '5', 'null'])
})
