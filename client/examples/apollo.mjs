// Every statement about somebody, with Apollo Client, whose cache joins the pages: node apollo.mjs URL ID
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'
import { possibleTypes, typePolicies } from 'readout-client/cache'

const [, , url, about] = process.argv

const client = new ApolloClient({
  link: new HttpLink({ uri: url }),
  cache: new InMemoryCache({ possibleTypes, typePolicies: typePolicies(relayStylePagination) }),
})

const ABOUT = gql`
  query About($about: ID!, $after: String) {
    statements(filter: { about: $about }, first: 5, after: $after) {
      edges {
        cursor
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

const statements = client.watchQuery({ query: ABOUT, variables: { about } })
const watching = statements.subscribe(() => {}) // a component would show what comes
let { data } = await client.query({ query: ABOUT, variables: { about } })
while (data.statements.pageInfo.hasNextPage)
  ({ data } = await statements.fetchMore({ variables: { after: data.statements.pageInfo.endCursor } }))
watching.unsubscribe()

for (const { node } of client.readQuery({ query: ABOUT, variables: { about } }).statements.edges)
  console.log(`${node.speakers.map(({ name }) => name).join(', ')}: ${node.text}`)
