import type { ApolloServerPlugin } from '@apollo/server'
import { getDirectiveValues } from 'graphql'
import type { Context } from '../context.ts'
import type { Scope } from '../generated/types.ts'
import { mustHave, ownKey } from './caller.ts'
import { rootFields } from './root-fields.ts'

/**
 * Checks the scopes that `@needs` requires for the root fields of an operation, before any of them runs and before its
 * variables are read: if one field is refused, nothing is executed.
 */
export const authorizing: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ schema, document, operation, request, contextValue: { caller } }) {
        const needs = schema.getDirective('needs')
        const fields = operation && schema.getRootType(operation.operation)?.getFields()
        if (!needs || !fields) return Promise.resolve()
        for (const { name } of rootFields(document, operation, request.variables)) {
          const declared = fields[name.value]?.astNode
          const needed = declared && getDirectiveValues(needs, declared)
          if (!needed) continue
          mustHave(needed.scope as Scope, caller) // Scope is generated from the enum of this argument
          if (needed.key === true) ownKey(caller)
        }
        return Promise.resolve()
      },
    }),
}
