import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { buildSchema, BreakingChangeType, findBreakingChanges } from 'graphql'
import { schema } from '../../lambda/schema.ts'

const released = await readFile(new URL('../../docs/released.graphql', import.meta.url), 'utf8')

test('nothing that a client of the last release uses has been broken', () => {
  expect(findBreakingChanges(buildSchema(released), schema).map(({ description }) => description)).toEqual([])
})

test('a break would be seen', () => {
  const found = findBreakingChanges(schema, buildSchema(released.replace(/ {2}isFrozen: Boolean!\n/g, '')))
  expect(found.map(({ type }) => type)).toContain(BreakingChangeType.FIELD_REMOVED)
})
