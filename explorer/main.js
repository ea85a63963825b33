import 'graphiql/style.css'
import { GraphiQL } from 'graphiql'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { examples } from './examples.js'
import { keepNoKeys } from './storage.js'

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(`/${label === 'json' || label === 'graphql' ? label : 'editor'}.worker.js`),
}

const fetcher = async (question, { headers } = {}) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(question),
  })
  return response.json()
}

const isWide = matchMedia('(min-width: 900px)').matches

/** The query that a link from the documentation opens, in a tab of its own. */
const linked = new URLSearchParams(location.search).get('query')

createRoot(document.getElementById('explorer')).render(
  createElement(GraphiQL, {
    fetcher,
    storage: keepNoKeys(localStorage),
    shouldPersistHeaders: false, // and GraphiQL shows no setting for it
    schemaDescription: true,
    initialQuery: linked ?? undefined,
    defaultTabs: [...(linked ? [linked] : []), ...examples].map((query) => ({ query, headers: null, variables: null })),
    defaultEditorToolsVisibility: false,
    // Show the documentation beside the query if there is room for both.
    visiblePlugin: isWide ? 'Documentation Explorer' : null,
  }),
)
