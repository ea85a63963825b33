import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decideRecord, decideStatus, type Decision, type StatusChange } from '../../lambda/domain/changes.ts'
import type { AnyRecord } from '../../lambda/domain/records.ts'
import type { RecordInput, RecordStatus } from '../../lambda/generated/types.ts'

const ID = 'top_a'
const topic = (text: string): RecordInput => ({ topic: { id: ID, labels: [{ text }] } })

const decided = (before: AnyRecord | null, decision: Decision): AnyRecord | null => {
  if ('next' in decision) return decision.next('2022-03-04T00:00:00.000Z')
  return 'stands' in decision ? decision.stands : before
}
const codesOf = (decision: Decision) => ('problems' in decision ? decision.problems.map(({ code }) => code) : [])

/** One write that an editor may make of the one record: what it says, or its status. */
type Step = { text: string } | { status: Exclude<RecordStatus, 'MERGED'>; reason: string }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ text: fc.constantFrom('Mekong', 'Tonle Sap') }),
  fc.record({
    status: fc.constantFrom('CURRENT' as const, 'DISPUTED' as const, 'RETRACTED' as const),
    reason: fc.constantFrom('It is so', 'The sources say so'),
  }),
)
const taken = (before: AnyRecord, one: Step, expectedRevision: number): Decision =>
  'text' in one
    ? decideRecord(topic(one.text), ID, before, { mode: 'AMEND', expectedRevision })
    : decideStatus({ id: ID, ...one, expectedRevision }, before, null)

test('a retry of a committed write returns the current record, whatever came before it', () => {
  fc.assert(
    fc.property(fc.array(step), step, (earlier, last) => {
      let record = decided(null, decideRecord(topic('Mekong'), ID, null, { mode: 'CREATE' }))!
      for (const one of earlier) record = decided(record, taken(record, one, record.revision))!
      const { revision } = record
      const landed = decided(record, taken(record, last, revision))!
      expect(taken(landed, last, revision)).toEqual({ stands: landed })
    }),
  )
})

test('once something else has followed it, it is a CONFLICT', () => {
  fc.assert(
    fc.property(step, fc.array(step, { minLength: 1 }), (first, later) => {
      const made = decided(null, decideRecord(topic('Mekong'), ID, null, { mode: 'CREATE' }))!
      let record = decided(made, taken(made, first, 1))!
      fc.pre(record.revision === 2)
      for (const one of later) record = decided(record, taken(record, one, record.revision))!
      fc.pre(record.revision > 2)
      expect(codesOf(taken(record, first, 1))).toEqual(['CONFLICT'])
    }),
  )
})

test('other content or another reason for the same revision is a CONFLICT', () => {
  const made = decided(null, decideRecord(topic('Mekong'), ID, null, { mode: 'CREATE' }))!
  const amended = decided(made, taken(made, { text: 'Tonle Sap' }, 1))!
  expect(codesOf(taken(amended, { text: 'Mekong' }, 1))).toEqual(['CONFLICT'])
  const change = { id: ID, status: 'RETRACTED', reason: 'It is so', expectedRevision: 1 } satisfies StatusChange
  const retracted = decided(made, decideStatus(change, made, null))!
  expect(codesOf(decideStatus({ ...change, reason: 'The sources say so' }, retracted, null))).toEqual(['CONFLICT'])
  expect(codesOf(decideStatus({ ...change, status: 'DISPUTED' }, retracted, null))).toEqual(['CONFLICT'])
})
