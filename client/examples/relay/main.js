// The page of the example: ?url=…&about=…
import { createElement as h, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { RelayEnvironmentProvider } from 'react-relay'
import { Environment, Network, RecordSource, Store } from 'relay-runtime'
import { Statements } from './Statements.js'

const asked = new URLSearchParams(location.search)

const environment = new Environment({
  store: new Store(new RecordSource()),
  network: Network.create(async ({ text }, variables) => {
    const response = await fetch(asked.get('url'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: text, variables }),
    })
    return response.json()
  }),
})

createRoot(document.body.appendChild(document.createElement('div'))).render(
  h(
    RelayEnvironmentProvider,
    { environment },
    h(Suspense, { fallback: 'Loading' }, h(Statements, { about: asked.get('about') })),
  ),
)
