// Every statement about somebody, with urql and its normalized cache: node urql.mjs URL ID
import { Client, fetchExchange, gql } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { keys } from 'readout-client/cache'

const [, , url, about] = process.argv

const client = new Client({
  url,
  preferGetMethod: true, // answers to GET can be cached on their way
  exchanges: [cacheExchange({ keys, resolvers: { Query: { statements: relayPagination() } } }), fetchExchange],
})

const ABOUT = gql`
  query About($about: ID!, $after: String) {
    statements(filter: { about: $about }, first: 5, after: $after) {
      edges {
        node {
          id
          text
          speakers {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`

let after = null
let all = []
do {
  const { data, error } = await client.query(ABOUT, { about, after })
  if (error) throw error
  all = data.statements.edges // the cache joins the pages
  const { hasNextPage, endCursor } = data.statements.pageInfo
  after = hasNextPage ? endCursor : null
} while (after)

for (const { node } of all) console.log(`${node.speakers.map(({ name }) => name).join(', ')}: ${node.text}`)
