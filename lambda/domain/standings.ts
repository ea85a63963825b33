import { commitmentStandings } from './commitments.ts'
import { documentStandings } from './documents.ts'
import { distinct, type Standing } from './listings.ts'
import { meetingStandings } from './meetings.ts'
import type { AnyRecord, RecordOf, TypeName } from './records.ts'
import { toRecordInput, typeOfId } from './records.ts'
import { roleStandings } from './roles.ts'
import { referencesOf } from './rules.ts'
import { stakeholderStandings } from './stakeholders.ts'
import { statementStandings } from './statements.ts'
import { topicStandings } from './topics.ts'

const BY_TYPE: { [Type in TypeName]: (record: RecordOf[Type]) => Standing[] } = {
  Topic: topicStandings,
  Stakeholder: stakeholderStandings,
  Role: roleStandings,
  Document: documentStandings,
  Meeting: meetingStandings,
  Statement: statementStandings,
  Commitment: commitmentStandings,
}

/** Every place at which a record stands in the listings. */
export const standingsOf = (record: AnyRecord): Standing[] => {
  const type = typeOfId(record.id)
  if (type === null) throw new Error('The record has no id of a known type.')
  const standings = BY_TYPE[type] as (record: AnyRecord) => Standing[] // the id's prefix is the record's type
  const own = standings(record)
  // Whatever a record names lists it, in one of the noun's own listings or in this one: so erasing finds who names it.
  const listed = new Set(own.map(({ of }) => of))
  const others = distinct(referencesOf(toRecordInput(record)).map(({ id }) => id)).filter((id) => !listed.has(id))
  return [...own, ...others.map((of): Standing => ({ name: 'NAMED', of, sort: '', bare: true }))]
}
