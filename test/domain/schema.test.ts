import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isInterfaceType,
  printSchema,
  validateSchema,
} from 'graphql'
import { describeSchema, schema as served } from '../../lambda/schema.ts'

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))

describe('the schema', () => {
  test('is valid', () => {
    expect(validateSchema(schema)).toEqual([])
  })

  test('is served as it is, with every description', () => {
    describeSchema()
    expect(printSchema(served)).toBe(printSchema(schema))
  })

  test('documents every type, field, argument and enum value', () => {
    const missing: string[] = []
    const note = (at: string, { description }: { description?: string | null }) => {
      if (!description?.trim()) missing.push(at)
    }
    for (const type of Object.values(schema.getTypeMap())) {
      if (isIntrospectionType(type) || ['ID', 'String', 'Int', 'Boolean'].includes(type.name)) continue
      note(type.name, type)
      if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value)
      if (isInputObjectType(type))
        for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field)
      if (isObjectType(type) || isInterfaceType(type))
        for (const field of Object.values(type.getFields())) {
          note(`${type.name}.${field.name}`, field)
          for (const argument of field.args) note(`${type.name}.${field.name}(${argument.name})`, argument)
        }
    }
    expect(missing).toEqual([])
  })
})
