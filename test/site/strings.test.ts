import { expect, test } from '@jest/globals'
import { isEnumType } from 'graphql'
import { schema } from '../../lambda/schema.ts'
import { fr } from '../../site/src/strings/fr.ts'

/** The enums whose values the site shows. */
const SHOWN = [
  ...['Act', 'MeetingKind', 'MeetingState', 'StakeholderKind', 'DocumentKind', 'RelationKind', 'CommitmentState'],
  ...['PartyFunction', 'SearchType'],
]

test('every value that the site shows has a name in French', () => {
  for (const name of SHOWN) {
    const type = schema.getType(name)
    if (!isEnumType(type)) throw new Error(`There is no enum ${name}.`)
    const lacking = type.getValues().filter((value) => !(value.name in fr.kinds))
    expect([name, lacking.map((value) => value.name)]).toEqual([name, []])
  }
})
