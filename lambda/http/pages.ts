import { printedSchema } from '../schema.ts'
import type { Answer } from './answers.ts'

/** How long caches may keep these pages, in seconds: they change with a deployment. */
const KEPT_FOR = 300

const page = (body: string): Answer => ({
  statusCode: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': `public, max-age=${KEPT_FOR}` },
  body,
})

const WHERE = `Readout: the public record of diplomacy.

/graphql         the API: POST {"query": "..."} as JSON, or GET ?query=...
/schema.graphql  its schema, with every description and directive
/reconcile       matches names with records, for OpenRefine: the Entity Reconciliation API 0.2
/feeds/...       what changed, as Atom: /feeds/changes.atom, or of a stakeholder or topic by its id
`

/**
 * The pages beside the API, by their paths: where things are, and the schema in full, with the directives that
 * introspection does not tell. Null for other paths.
 */
export const pageAt = (path: string): Answer | null => {
  if (path === '/') return page(WHERE)
  return path === '/schema.graphql' ? page(printedSchema()) : null
}
