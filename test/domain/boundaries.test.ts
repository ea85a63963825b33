import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { problemsOf } from '../../lambda/domain/problems.ts'
import { toRecord, typeOfInput } from '../../lambda/domain/inputs.ts'
import { commitments } from '../../lambda/domain/commitments.ts'
import { edtfBounds } from '../../lambda/domain/dates.ts'
import { documents } from '../../lambda/domain/documents.ts'
import { queryOf } from '../../lambda/domain/queries.ts'
import type { RecordOf } from '../../lambda/domain/records.ts'
import type { RecordInput } from '../../lambda/generated/types.ts'

const KEPT = { revision: 1, status: 'CURRENT' as const, createdAt: '', updatedAt: '' }
const kept = (input: RecordInput) => toRecord(input, { ...KEPT, id: typeOfInput(input).content.id ?? '' })

describe('a document', () => {
  const HASH = 'a'.repeat(64)
  const document = kept({
    document: {
      id: 'doc_x',
      kind: 'OTHER',
      held: true,
      textSha256: HASH,
      publisher: 'stk_x',
      url: 'https://example.org/',
    },
  }) as RecordOf['Document']

  test.each([{ textSha256: HASH }, { publisher: 'stk_x' }, { url: 'https://example.org/' }, {}])(
    'is listed where a filter looks for it: %j',
    (filter) => {
      const listed = documents.entries(document).map(({ name, of }) => `${name} ${of ?? ''}`)
      for (const group of queryOf(documents, filter).groups)
        expect(group.some(({ name, of }) => listed.includes(`${name} ${of ?? ''}`))).toBe(true)
    },
  )
})

describe('a commitment', () => {
  const due = (edtf: string) =>
    kept({
      commitment: {
        id: 'com_x',
        summary: 'x',
        by: ['stk_x'],
        statements: ['stm_x'],
        state: 'OPEN',
        due: { edtf, basis: 'EXPLICIT' },
      },
    }) as RecordOf['Commitment']
  const isDueBefore = (day: string, edtf: string) =>
    queryOf(commitments, { dueBefore: day }).matches?.(due(edtf), {
      sort: '',
      isOne: () => false,
      found: () => null,
    }) ?? true

  test.each([
    ['2022-03-04', '2022-03-05', true],
    ['2022-03-05', '2022-03-05', false],
    ['2022-03', '2022-03-02', true],
    ['2022-03', '2022-03-01', false],
    ['2022-02-28', '2022-03-01', true],
  ])('due %s is due before %s: %s', (edtf, day, expected) => {
    expect(isDueBefore(day, edtf)).toBe(expected)
    // The listing is read no further than its last day that counts.
    expect(queryOf(commitments, { dueBefore: day }).to).toBe(
      new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10),
    )
  })

  test('is listed by its state, its makers and those it was made toward', () => {
    const names = commitments.entries(due('2022')).map(({ name }) => name)
    expect(names).toEqual(['COMMITMENTS', 'COMMITMENT_STATE', 'COMMITTED', 'COMMITMENTS_BY_STATEMENT'])
  })
})

describe('the length of a list', () => {
  const about = (members: number): RecordInput => ({
    statement: {
      id: 'stm_x',
      act: 'NOTED',
      mode: 'INDIRECT',
      parts: [{ text: 'x', verbatim: false }],
      parties: [{ stakeholder: 'stk_x', function: 'SPEAKER', basis: 'EXPLICIT' }],
      about: Array.from({ length: members }, (_, n) => `stk_${n}`),
    },
  })
  test.each([
    [999, []],
    [1000, []],
    [1001, ['TOO_LARGE']],
  ])('of %i members', (members, codes) => {
    expect(problemsOf(about(members)).map(({ code }) => code)).toEqual(codes)
  })
})

test.each([
  [500, []],
  [501, ['TOO_LARGE']],
])('names of %i words in the index', (words, codes) => {
  const texts = Array.from({ length: 51 }, (_, n) =>
    Array.from({ length: n < 50 ? 10 : words - 500 }, (_, word) => `w${n}x${word}`).join(' '),
  )
  const names = texts
    .filter((text) => text)
    .map((text, n) => ({ text, kind: n ? ('ALIAS' as const) : ('PREFERRED' as const) }))
  expect(problemsOf({ stakeholder: { id: 'stk_x', kind: 'PERSON', names } }).map(({ code }) => code)).toEqual(codes)
})

test('the bounds of a day are itself, those of a month all of it', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      expect(edtfBounds(day)).toEqual({ earliest: day, latest: day })
      const month = edtfBounds(day.slice(0, 7))!
      expect(month.earliest! <= day && day <= month.latest!).toBe(true)
    }),
  )
})
