import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkingAgainst } from '../../lambda/domain/evidence.ts'
import { hashOfText } from '../../lambda/domain/texts.ts'

const DOCUMENT = 'doc_x'
const check = (text: string, evidence: object) =>
  checkingAgainst(text)({ document: DOCUMENT, stance: 'SUPPORTS', ...evidence })
const found = (state: string, start: number | null, end: number | null, countedInUtf16 = false) => ({
  state,
  start,
  end,
  countedInUtf16,
})

const TEXT = 'He said yes.\n\n“We will sign,” he said 🎉. She said yes to the plan. They will talk.'

describe('a passage of a text', () => {
  test.each([
    ['where it is', { start: 8, end: 11, exact: 'yes' }, found('INTACT', 8, 11)],
    ['by its hash alone', { start: 8, end: 11, spanSha256: hashOfText('yes') }, found('INTACT', 8, 11)],
    ['behind a character of two UTF-16 units', { start: 41, end: 49, exact: 'She said' }, found('INTACT', 41, 49)],
    ['counted in UTF-16', { start: 42, end: 50, exact: 'She said' }, found('MOVED', 41, 49, true)],
    ['ten characters off', { start: 25, end: 37, exact: 'We will sign' }, found('MOVED', 15, 27)],
    ['beyond the end', { start: 5000, end: 5012, exact: 'We will sign' }, found('MOVED', 15, 27)],
    ['without offsets', { exact: 'They will talk.' }, found('INTACT', 67, 82)],
    ['by its suffix, of two', { start: 1, end: 4, exact: 'yes', suffix: ' to the plan' }, found('MOVED', 50, 53)],
    ['by its prefix, of two', { start: 60, end: 63, exact: 'yes', prefix: 'He said ' }, found('MOVED', 8, 11)],
    ['nearest to its place, of two', { start: 52, end: 55, exact: 'yes' }, found('MOVED', 50, 53)],
    ['with other white space', { start: 0, end: 3, exact: 'said yes.\n“We' }, found('MOVED', 3, 17)],
    [
      'that reads otherwise now',
      { start: 15, end: 26, exact: 'We may sign', prefix: '“', suffix: ',” he said' },
      found('CHANGED', 15, 27),
    ],
    ['that is gone', { start: 8, end: 11, exact: 'never' }, found('ORPHANED', null, null)],
    ['of which nothing is known', { start: 8, end: 11 }, found('NOT_LOCATED', null, null)],
  ])('%s', (_, evidence, expected) => {
    expect(check(TEXT, evidence)).toEqual(expected)
  })

  test('is found whatever its signs mean in a pattern', () => {
    const passage = 'expert-led (Q&A) [1/2] *.* a+b? $5 ^{x} \\d | end'
    expect(check(`So: ${passage}.`, { start: 0, end: 3, exact: passage })).toMatchObject({ state: 'MOVED', start: 4 })
    const signs = fc.string({
      unit: fc.constantFrom(...Array.from('-/\\^$.*+?()[]{}|&~#%@!<>=,:;"\'')),
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(signs, signs, (exact, prefix) => {
        const text = `before ${prefix} ${exact} behind`
        const moved = check(text, { start: 0, end: 1, exact, prefix, suffix: ' behind' })
        expect(moved.state).toMatch(/^(MOVED|INTACT)$/)
        expect(check(text, { exact: `${exact}-gone`, prefix, suffix: ' behind' }).state).toMatch(/^(CHANGED|ORPHANED)$/)
      }),
    )
  })

  test('that was taken out from between its prefix and its suffix is gone', () => {
    expect(check('one three', { exact: 'two', prefix: 'one ', suffix: ' three' }).state).toBe('ORPHANED')
  })

  test('that is long, or occurs thousands of times, is found all the same', () => {
    const long = 'a'.repeat(90_000)
    expect(check(`b${long}`, { start: 9, end: 99, exact: `b${long}` })).toMatchObject({ state: 'MOVED', start: 0 })
    expect(check(long, { start: 5, end: 6, exact: 'b', prefix: long, suffix: long }).state).toBe('ORPHANED')
    expect(check(`${long}b`, { start: 0, end: 2, exact: 'a', prefix: long, suffix: long })).toMatchObject({
      state: 'MOVED',
    })
  })

  test('is found wherever it is cut from a text, in code points, and moves with what is put before it', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', '🎉', '漢', 'é'),
      minLength: 5,
      maxLength: 60,
    })
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.nat(),
        fc.string({ unit: fc.constantFrom('x', '🎉'), maxLength: 5 }),
        (text, from, length, before) => {
          const points = Array.from(text)
          const start = from % points.length
          const end = Math.min(points.length, start + 1 + (length % 10))
          const exact = points.slice(start, end).join('')
          expect(check(text, { start, end, exact })).toEqual(found('INTACT', start, end))
          if (before === '' || exact.trim() === '') return
          const moved = check(before + text, { start, end, exact })
          expect(['MOVED', 'INTACT']).toContain(moved.state)
          const at = Array.from(before + text)
            .slice(moved.start!, moved.end!)
            .join('')
          expect(at.replaceAll(/\s+/g, ' ').trim()).toBe(exact.replaceAll(/\s+/g, ' ').trim())
        },
      ),
    )
  })
})
