import { readFileSync } from 'node:fs'
import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from '../context.ts'
import { ShownError } from '../errors.ts'
import type { Caller } from './caller.ts'

/** The registered operations of a deployment, and the callers who may send no others. */
export interface Registered {
  /** The texts of the operations, by the ids that the file gives them and that clients send. */
  documents: ReadonlyMap<string, string>
  /** Ids of keys, and `anyone` for all callers without a key. */
  only: ReadonlySet<string>
}

export const NONE_REGISTERED: Registered = { documents: new Map(), only: new Set() }

/**
 * Reads a deployment's registered operations.
 * @param path of a JSON file of texts by their ids, as GraphQL Code Generator and Relay write it; if empty, there are none
 * @param only ids of keys, or `anyone`, separated by commas
 * @throws an Error that says what is wrong with the file, or that the settings would let some callers send nothing at all
 */
export const readRegistered = (path: string | undefined, only: string | undefined): Registered => {
  const callers = new Set(only?.split(',').flatMap((name) => name.trim() || []))
  if (!path) {
    if (callers.size)
      throw new Error('REGISTERED_ONLY is set without REGISTERED_DOCUMENTS: those callers could send nothing.')
    return NONE_REGISTERED
  }
  const texts: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts))
    throw new Error(`${path} is not a JSON object of texts by their ids.`)
  const documents = new Map<string, string>()
  for (const [id, text] of Object.entries(texts)) {
    if (typeof text !== 'string') throw new Error(`${path}: \`${id}\` is not the text of an operation.`)
    documents.set(id, text)
  }
  return { documents, only: callers }
}

/** The persisted query of a request. Makes its hash a text, since Apollo Server does not check that it is one. */
const hashIn = (sent: unknown): { sha256Hash: string } | null => {
  if (typeof sent !== 'object' || sent === null) return null
  const asked = sent as { sha256Hash?: unknown } // any property of an object may be read
  const sha256Hash = typeof asked.sha256Hash === 'string' ? asked.sha256Hash : ''
  return Object.assign(asked, { sha256Hash })
}

/** Runs registered operations that are sent by id only, as automatic persisted queries; refuses others to some callers. */
export const registering = ({ documents, only }: Registered): ApolloServerPlugin<Context> => {
  const texts = new Set(documents.values())
  const isHeldToThem = ({ key }: Caller) => only.has(key?.id ?? 'anyone')
  return {
    requestDidStart({ request }) {
      const asked = hashIn(request.extensions?.persistedQuery)
      if (asked && request.query === undefined && documents.has(asked.sha256Hash)) {
        request.query = documents.get(asked.sha256Hash)
        delete request.extensions?.persistedQuery
      }
      return Promise.resolve({
        didResolveOperation({ source, contextValue: { caller } }) {
          if (!isHeldToThem(caller) || texts.has(source)) return Promise.resolve()
          const who = caller.key ? 'This key' : 'A caller without a key'
          throw new ShownError('FORBIDDEN', `${who} may only send registered operations, by their ids.`, 403)
        },
      })
    },
  }
}
