import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, Kind, visit } from 'graphql'
import type { Context } from './context.ts'
import { LARGEST_IMPORT } from './resolvers/writing.ts'
import { readRecordInput } from './schema.ts'

/** The variables that hold the records of imports. */
const variablesOfImports = (document: DocumentNode): string[] => {
  const found: string[] = []
  visit(document, {
    Field({ name, arguments: given }) {
      if (name.value !== 'importRecords') return
      const records = given?.find((argument) => argument.name.value === 'records')?.value
      if (records?.kind === Kind.VARIABLE) found.push(records.name.value)
    },
  })
  return found
}

/**
 * Sets aside the records of an import that are wrong by the schema, before variables are coerced: one value that its
 * type does not allow then refuses its record, not the request.
 */
export const settingAside: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ document, source, request, contextValue: { setAside } }) {
        if (!source.includes('importRecords')) return Promise.resolve()
        for (const name of variablesOfImports(document)) {
          const given: unknown = request.variables?.[name]
          // A longer list is refused as a whole: to look through it first would cost more than its refusal.
          if (!Array.isArray(given) || given.length > LARGEST_IMPORT || setAside.has(name)) continue
          const wrong = given.flatMap((value: unknown, place) => {
            const { problems } = readRecordInput(value)
            return problems.length ? [[place, problems] as const] : []
          })
          const places = new Map(wrong)
          setAside.set(name, places)
          if (places.size)
            request.variables = { ...request.variables, [name]: given.filter((_, place) => !places.has(place)) }
        }
        return Promise.resolve()
      },
    }),
}
