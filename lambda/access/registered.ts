import { readFileSync } from 'node:fs'
import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from '../context.ts'
import { ShownError } from '../errors.ts'
import type { Caller } from './caller.ts'

/** The operations that a deployment knows beforehand, and who may ask no others. */
export interface Registered {
  /** Texts by the ids that clients ask for them with: the names that the file gives them. */
  documents: ReadonlyMap<string, string>
  /** Ids of keys, and `anyone` for all who have none. */
  only: ReadonlySet<string>
}

export const NONE_REGISTERED: Registered = { documents: new Map(), only: new Set() }

/**
 * Reads what a deployment was set to.
 * @param path of a JSON file with texts by their ids, as GraphQL Code Generator and Relay write it; none without it
 * @param only ids of keys, or `anyone`, with commas between
 * @throws an Error that names what is wrong with the file, or with a setting that would shut somebody out altogether
 */
export const readRegistered = (path: string | undefined, only: string | undefined): Registered => {
  const callers = new Set(only?.split(',').flatMap((name) => name.trim() || []))
  if (!path) {
    if (callers.size) throw new Error('REGISTERED_ONLY is set without REGISTERED_DOCUMENTS: nothing could be asked.')
    return NONE_REGISTERED
  }
  const texts: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts))
    throw new Error(`${path} is no JSON object of texts by their ids.`)
  const documents = new Map<string, string>()
  for (const [id, text] of Object.entries(texts)) {
    if (typeof text !== 'string') throw new Error(`${path}: \`${id}\` is no text of an operation.`)
    documents.set(id, text)
  }
  return { documents, only: callers }
}

/** What a request says of a persisted query, its hash made a text: Apollo Server takes it for one, whatever was sent. */
const hashIn = (sent: unknown): { sha256Hash: string } | null => {
  if (typeof sent !== 'object' || sent === null) return null
  const asked = sent as { sha256Hash?: unknown } // of an object, any property may be asked for
  const sha256Hash = typeof asked.sha256Hash === 'string' ? asked.sha256Hash : ''
  return Object.assign(asked, { sha256Hash })
}

/** Answers operations by their ids alone, in the form of automatic persisted queries; and nothing else to whom it is set so. */
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
          const who = caller.key ? 'This key' : 'Who has no key'
          throw new ShownError('FORBIDDEN', `${who} may ask registered operations alone here, by their ids.`, 403)
        },
      })
    },
  }
}
